"""A release made by hand: every state, rule and reason, and words that would break a careless writer."""

from datetime import UTC, date, datetime
from decimal import Decimal
from hashlib import sha256
from string import Formatter

from outputs.release_content import ReleaseContent
from outputs.words.wording import render
from schemas.agency import Agency, AgencyRegistry
from schemas.figure import (
    AgencyDelivery,
    AgencyFigure,
    CitedDocument,
    Consolidation,
    Contribution,
    Exclusion,
    Figure,
    FigureState,
    Reason,
    Rule,
    SelectedSubmission,
    Unclassed,
    WordedSum,
)
from schemas.finding import Finding, finding, finding_kinds
from schemas.interval import Interval, Qualifier, total
from schemas.place import CellPlace, LinePlace, PagePlace, ParagraphPlace, Source
from schemas.request import Indicator, Office, Request, RequestedBy, Signer
from schemas.submission import AgencyState, Failure, Submission, SubmissionState

HOSTILE = "<script>alert('05')</script> 05 lớp"
FORMULA = "=cmd|'/C calc'!A0"
PLACES = (
    "thành phố Cao Lãnh",
    "thành phố Sa Đéc",
    "thị xã Hồng Ngự",
    "huyện Tân Hồng",
    "huyện Hồng Ngự",
    "huyện Tam Nông",
    "huyện Tháp Mười",
    "huyện Cao Lãnh",
    "huyện Thanh Bình",
    "huyện Lấp Vò",
    "huyện Lai Vung",
    "huyện Châu Thành",
)
DISTRICTS = (
    "vhtt-thanh-pho-cao-lanh",
    "vhtt-sa-dec",
    "vhtt-thi-xa-hong-ngu",
    "vhtt-tan-hong",
    "vhtt-huyen-hong-ngu",
    "vhtt-tam-nong",
    "vhtt-thap-muoi",
    "vhtt-huyen-cao-lanh",
    "vhtt-thanh-binh",
    "vhtt-lap-vo",
    "vhtt-lai-vung",
    "vhtt-chau-thanh",
)
MISSING, FAILED, LATE = "vhtt-lai-vung", "vhtt-tam-nong", "vhtt-thap-muoi"
SUBJECT = (
    "Tuyên truyền thực hiện công tác cai nghiện ma túy và quản lý sau cai nghiện ma túy giai đoạn 2016-2020"
)

REGISTRY = AgencyRegistry(
    agency=(
        Agency(id="so-tttt", name="Sở Thông tin và Truyền thông", group="office"),
        Agency(id="bao-dong-thap", name="Báo Đồng Tháp", group="press"),
        Agency(id="dai-ptth-dong-thap", name="Đài Phát thanh và Truyền hình Đồng Tháp", group="press"),
        *(
            Agency(id=id, name=f"Phòng Văn hóa và Thông tin {place}", group="district")
            for id, place in zip(DISTRICTS, PLACES, strict=True)
        ),
    )
)
REQUEST = Request(
    id="cai-nghien-2016-2020", subject=SUBJECT, kind="thematic", period="2016/2020", due=date(2020, 7, 31),
    requested_by=RequestedBy(symbol="1058/SLĐTBMXH-BTPCTNXH", date=date(2020, 7, 10),
                             issuer="Sở Lao động - Thương binh và Xã hội"),
    expects=("so-tttt", "@press", "@district"),
    indicators=(
        Indicator(id="lop-tap-huan", label="Lớp tập huấn tuyên truyền", unit="lớp", counts=("lớp",),
                  phrase="tổ chức {figure} tập huấn tuyên truyền"),
        Indicator(id="hoc-vien", label="Người được tập huấn", unit="học viên", counts=("học viên",),
                  phrase="tập huấn cho {figure}"),
        Indicator(id="tin-bai", label="Tin, bài, phóng sự, ghi nhận, tiểu phẩm", unit="tin, bài",
                  counts=("tin", "bài"), phrase="đăng, phát {figure}"),
        Indicator(id="buoi-tuyen-truyen", label="Buổi tuyên truyền trực tiếp", unit="buổi", counts=("buổi",),
                  phrase="tổ chức {figure} tuyên truyền trực tiếp"),
        Indicator(id="to-roi", label="Tờ rơi, tờ gấp", unit="tờ rơi", counts=("tờ rơi",)),
        Indicator(id="chieu-phim", label="Buổi chiếu phim lưu động", unit="buổi", counts=("buổi chiếu phim",)),
        Indicator(id="tin-bai-moi-dai", label="Tin, bài trung bình mỗi Đài truyền thanh một năm",
                  unit="tin, bài/năm", counts=("tin",), combine="list"),
    ),
)  # fmt: skip
OFFICE = Office(
    province="Đồng Tháp", parent="Ủy ban nhân dân tỉnh Đồng Tháp", issuer="Sở Thông tin và Truyền thông",
    symbol="STTTT", unit="BCXB", place="Đồng Tháp", signer=Signer(position="Giám đốc", name="Trần Minh Khoa"),
)  # fmt: skip

# Agency -> figure -> (number, qualifier); an agency that reports but is not named here is silent.
_EXACT, _OVER, _ABOUT = Qualifier.EXACT, Qualifier.OVER, Qualifier.ABOUT
_REPORTED: dict[str, dict[str, tuple[int, Qualifier]]] = {
    "lop-tap-huan": {
        "so-tttt": (6, _EXACT), "vhtt-thanh-pho-cao-lanh": (12, _EXACT), "vhtt-sa-dec": (6, _EXACT),
        "vhtt-thi-xa-hong-ngu": (6, _EXACT), "vhtt-tan-hong": (4, _EXACT), "vhtt-chau-thanh": (0, _EXACT),
    },
    "hoc-vien": {
        "so-tttt": (1250, _ABOUT), "vhtt-thanh-pho-cao-lanh": (603, _EXACT), "vhtt-sa-dec": (285, _EXACT),
        "vhtt-thi-xa-hong-ngu": (295, _EXACT), "vhtt-chau-thanh": (0, _EXACT),
    },
    "tin-bai": {
        "so-tttt": (15, _EXACT), "bao-dong-thap": (145, _EXACT), "dai-ptth-dong-thap": (1200, _OVER),
        "vhtt-thanh-pho-cao-lanh": (215, _EXACT), "vhtt-sa-dec": (142, _EXACT), "vhtt-lap-vo": (96, Qualifier.NEARLY),
        "vhtt-thap-muoi": (88, _EXACT), "vhtt-chau-thanh": (0, _EXACT),
    },
    "buoi-tuyen-truyen": {
        "vhtt-thanh-pho-cao-lanh": (65, _EXACT), "vhtt-sa-dec": (24, _EXACT), "vhtt-thi-xa-hong-ngu": (40, _EXACT),
        "vhtt-thanh-binh": (18, Qualifier.AT_LEAST), "vhtt-chau-thanh": (0, _EXACT),
    },
    "to-roi": {"vhtt-thanh-pho-cao-lanh": (6500, _EXACT), "vhtt-sa-dec": (4500, _EXACT)},
    "chieu-phim": {"vhtt-chau-thanh": (0, _EXACT)},
    "tin-bai-moi-dai": {"so-tttt": (36, Qualifier.MEAN), "vhtt-lap-vo": (48, Qualifier.MEAN)},
}  # fmt: skip


def _sha(agency: str) -> str:
    return sha256(agency.encode()).hexdigest()


def _file(agency: str) -> str:
    return f"{agency}/Báo cáo (mới nhất).{'pdf' if 'hong-ngu' in agency else 'docx'}"


def _place(agency: str) -> Source:
    if agency == "vhtt-thi-xa-hong-ngu":
        return PagePlace(page=2, bbox=((80.0, 120.0, 200.0, 132.0), (60.0, 134.0, 90.0, 146.0)))
    if agency == "vhtt-thanh-pho-cao-lanh":
        return ParagraphPlace(part="body", paragraph=41, table=2, row=3, column=1)
    if agency == "vhtt-chau-thanh":
        return (LinePlace(line=12), LinePlace(line=13))
    if agency == "vhtt-lap-vo":
        return CellPlace(sheet="Tháng 6", cell="C7", member=("thu.zip", "bao-cao.xlsx"))
    return ParagraphPlace(part="body", paragraph=14)


def _mention(agency: str, indicator: Indicator, number: Interval) -> dict[str, object]:
    quote = render(number, indicator.unit)
    context = (
        f"- Trong giai đoạn 2016-2020, đơn vị đã thực hiện được {quote} theo kế hoạch.\n2. Kết quả thực hiện"
    )
    return {
        "fact": sha256(f"{agency}{indicator.id}{quote}".encode()).hexdigest()[:16], "agency": agency,
        "submission": f"sub-{agency}", "file": _file(agency), "sha256": _sha(agency), "quote": quote,
        "context": context, "value": number.value, "low": number.low, "high": number.high,
        "qualifier": number.qualifier, "unit": indicator.unit, "source": _place(agency),
    }  # fmt: skip


def _agency_figure(indicator: Indicator, agency: str) -> AgencyFigure:
    reported = _REPORTED[indicator.id].get(agency)
    if agency in {MISSING, FAILED}:
        state = FigureState.MISSING if agency == MISSING else FigureState.FAILED
        return AgencyFigure(rendered="chưa có số liệu", state=state)
    if reported is None:
        return AgencyFigure(rendered="chưa có số liệu", state=FigureState.SILENT)
    number = Interval.worded(Decimal(reported[0]), reported[1])
    state = FigureState.ZERO if number.is_zero else FigureState.REPORTED
    return AgencyFigure(**number.model_dump(), rendered=render(number, indicator.unit), state=state)


def _sum(indicator: Indicator, agencies: tuple[str, ...]) -> Interval | None:
    reported = _REPORTED[indicator.id]
    parts = [Interval.worded(Decimal(n), q) for a, (n, q) in reported.items() if a in agencies]
    return total(parts) if parts and indicator.combine != "list" else None


def _worded(indicator: Indicator, number: Interval) -> WordedSum:
    return WordedSum(**number.model_dump(), rendered=render(number, indicator.unit))


def _excluded(indicator: Indicator) -> tuple[Exclusion, ...]:
    if indicator.id != "lop-tap-huan":
        return ()
    part = _mention("vhtt-sa-dec", indicator, Interval.worded(Decimal(4)))
    hostile = _mention("vhtt-tan-hong", indicator, Interval.worded(Decimal(5)))
    hostile |= {"quote": HOSTILE, "context": f"{FORMULA} {HOSTILE}\x00", "fact": "hostile"}
    return (
        Exclusion(**part, reason=Reason.PART_OF_TOTAL, of=str(part["fact"])),
        Exclusion(**hostile, reason=Reason.PLAN),
    )


def _figure(indicator: Indicator) -> Figure:
    everyone = tuple(agency.id for agency in REGISTRY.agency)
    sum_ = _sum(indicator, everyone)
    by_group = {
        group: _worded(indicator, part)
        for group in REGISTRY.groups
        if (part := _sum(indicator, tuple(a.id for a in REGISTRY.agency if a.group == group)))
    }
    contributions = tuple(
        Contribution(
            **_mention(agency, indicator, Interval.worded(Decimal(number), qualifier)),
            rule=Rule.TABLE_TOTAL if agency == "vhtt-thanh-pho-cao-lanh" else Rule.STATED_TOTAL,
        )
        for agency, (number, qualifier) in _REPORTED[indicator.id].items()
    )
    number = sum_.model_dump() if sum_ else {"value": None, "low": None, "high": None, "qualifier": None}
    return Figure(
        id=indicator.id, label=indicator.label, unit=indicator.unit, combine=indicator.combine, **number,
        rendered=render(sum_, indicator.unit) if sum_ else "chưa có số liệu", complete=False, by_group=by_group,
        by_agency={agency: _agency_figure(indicator, agency) for agency in everyone},
        contributions=contributions, excluded=_excluded(indicator),
    )  # fmt: skip


def _submission(agency: str, **other: object) -> Submission:
    fields = {
        "id": f"sub-{agency}", "request": REQUEST.id, "agency": agency, "file": _file(agency), "sha256": _sha(agency),
        "received": datetime(2020, 8 if agency == LATE else 7, 3, 9, 30, tzinfo=UTC), "size": 24_310,
    }  # fmt: skip
    return Submission.model_validate(fields | other)


def _failure() -> Failure:
    values = {"file": _file(FAILED), "cause": "File is not a zip file"}
    return Failure(code="damaged-file", values=values, since=datetime(2020, 8, 1, tzinfo=UTC), attempts=2)


def _delivery(agency: Agency) -> AgencyDelivery:
    state = {MISSING: AgencyState.MISSING, FAILED: AgencyState.FAILED, LATE: AgencyState.LATE}.get(
        agency.id, AgencyState.DELIVERED
    )
    held = []
    if state is not AgencyState.MISSING:
        counted = SubmissionState.FAILED if agency.id == FAILED else SubmissionState.COUNTED
        failure = _failure() if agency.id == FAILED else None
        late = agency.id == LATE
        held.append(
            SelectedSubmission(submission=_submission(agency.id), state=counted, late=late, failure=failure)
        )
    if agency.id == "vhtt-sa-dec":
        twin = _submission(agency.id, id="sub-twin", file="vhtt-sa-dec/87-BC-PVHTT.pdf")
        held.append(
            SelectedSubmission(submission=twin, state=SubmissionState.DUPLICATE_FILE, of="sub-vhtt-sa-dec")
        )
    return AgencyDelivery(agency=agency.id, name=agency.name, group=agency.group, expected=True, state=state,
                          submissions=tuple(held))  # fmt: skip


def _cited() -> tuple[CitedDocument, ...]:
    rows = (
        ("1058/SLĐTBMXH-BTPCTNXH", "Công văn", "2020-07-10", ("so-tttt", "vhtt-sa-dec", "bao-dong-thap")),
        ("91/KH-STTTT", "Kế hoạch", "2019-04-26", ("so-tttt", "vhtt-tan-hong")),
        ("228/KH-STTTT", "Kế hoạch", "2018-11-28", ("so-tttt",)),
        ("554/STTTT-TTBCXB", "Công văn", "2019-08-22", ("so-tttt",)),
        ("364/STTTT-TTBCXB", "Công văn", "2029-05-23", ("so-tttt",)),
        ("40/STTTT-TTBCXB", "Công văn", "2019-01-10", ("so-tttt",)),
        ("35/KH-UBND", "Kế hoạch", None, ("vhtt-thanh-pho-cao-lanh",)),
    )
    return tuple(
        CitedDocument(symbol=symbol, type=type_, date=day, cited_by=by, quotes=(symbol,))
        for symbol, type_, day, by in rows
    )


def _unclassed() -> tuple[Unclassed, ...]:
    money = Indicator(id="kinh-phi", label="Kinh phí", unit="triệu đồng", counts=("đồng",))
    first = _mention("vhtt-thanh-pho-cao-lanh", money, Interval.worded(Decimal(186)))
    second = _mention("vhtt-lap-vo", money, Interval.worded(Decimal(48)))
    return (
        Unclassed(**(first | {"quote": FORMULA, "context": f"{FORMULA} là kinh phí"})),
        Unclassed(**(second | {"quote": "48 tin, ảnh"}), reason=Reason.MIXED_KINDS),
    )


def _findings() -> tuple[Finding, ...]:
    future = finding("date-in-future", ParagraphPlace(part="footnote", paragraph=3), quote="23/5/2029",
                     document_date="01/8/2020")  # fmt: skip
    stranger = finding("agency-unknown", **_values("agency-unknown"))
    return (
        future.model_copy(update={"agency": "so-tttt", "submission": "sub-so-tttt"}),
        stranger,
        finding("date-in-future", quote=HOSTILE, document_date=FORMULA).model_copy(
            update={"agency": "vhtt-tan-hong", "submission": "sub-vhtt-tan-hong", "figure": "lop-tap-huan"}
        ),
    )


def _values(code: str) -> dict[str, str]:
    """Fill every placeholder of a code's words, whatever they are."""
    kind = finding_kinds()[code]
    words = " ".join((kind.vi, kind.en, kind.remedy_vi, kind.remedy_en))
    return {name: "Báo cáo.docx" for _, name, _, _ in Formatter().parse(words) if name}


def example() -> ReleaseContent:
    """Return the release."""
    consolidation = Consolidation(
        request=REQUEST.id, period=REQUEST.window, figures=tuple(_figure(i) for i in REQUEST.indicators),
        unclassed=_unclassed(), findings=_findings(), deliveries=tuple(_delivery(a) for a in REGISTRY.agency),
        cited=_cited(),
    )  # fmt: skip
    return ReleaseContent(
        consolidation=consolidation, request=REQUEST, office=OFFICE, agencies=REGISTRY,
        release=f"{REQUEST.id}-0003", time=datetime(2020, 8, 4, 19, 0, 12, tzinfo=UTC),
        ledger_head=sha256(b"head").hexdigest(),
    )  # fmt: skip
