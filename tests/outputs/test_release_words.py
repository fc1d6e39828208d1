"""Dates, periods, places and names as officials write them; office files that settle to the same bytes."""

import io
import json
import zipfile
from dataclasses import replace
from datetime import date
from enum import StrEnum

import pytest

from outputs import figures_file
from outputs.office_files import settled
from outputs.release_content import ReleaseContent
from outputs.words.agency_names import group_name, names, shared_words, short_name
from outputs.words.place_words import place_words
from outputs.words.written import day, in_period, listed, lowered, period, printable
from schemas.agency import Agency, AgencyRegistry
from schemas.catalogue import LANGUAGES, keys, wording
from schemas.figure import FigureState, Reason, Rule
from schemas.finding import Severity
from schemas.interval import Qualifier
from schemas.period import UNKNOWN_PERIOD, Period
from schemas.place import CellPlace, LinePlace, PagePlace, ParagraphPlace, Source
from schemas.submission import AgencyState, SubmissionState

BOX = (1.0, 2.0, 3.0, 4.0)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param(date(2020, 8, 5), "05/8/2020", id="day padded, month not"),
        pytest.param(date(2020, 1, 31), "31/01/2020", id="January padded"),
        pytest.param(date(2020, 12, 10), "10/12/2020", id="nothing padded"),
    ],
)
def test_days(written: date, expected: str) -> None:
    assert day(written) == expected


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2016/2020", "giai đoạn 2016-2020"),
        ("2020", "năm 2020"),
        ("2020-Q3", "quý III năm 2020"),
        ("2020-H1", "6 tháng đầu năm 2020"),
        ("2020-H2", "6 tháng cuối năm 2020"),
        ("2020-01/2020-09", "9 tháng đầu năm 2020"),
        ("2020-01/2020-03", "quý I năm 2020"),
        ("2020-02", "tháng 02 năm 2020"),
        ("2020-03/2020-07", "từ tháng 3 đến tháng 7 năm 2020"),
        ("2020-06-15/2020-09-14", "từ ngày 15/6/2020 đến ngày 14/9/2020"),
    ],
)
def test_periods(edtf: str, expected: str) -> None:
    assert period(Period.from_edtf(edtf)) == expected


def test_periods_in_a_sentence() -> None:
    assert in_period(Period.years(2020)) == "trong năm 2020"
    assert in_period(Period.from_edtf("2020-06-15/2020-09-14")).startswith("từ ngày")
    assert period(UNKNOWN_PERIOD) == "không rõ kỳ"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param(PagePlace(page=2, bbox=BOX), "trang 2", id="page"),
        pytest.param((PagePlace(page=2, bbox=BOX), PagePlace(page=3, bbox=BOX)), "trang 2–3", id="over a page"),
        pytest.param((PagePlace(page=2, bbox=BOX), PagePlace(page=2, bbox=BOX)), "trang 2", id="two boxes of a page"),
        pytest.param(ParagraphPlace(part="body", paragraph=14), "đoạn 14", id="paragraph"),
        pytest.param(ParagraphPlace(part="body", paragraph=9, table=2, row=3, column=1), "bảng 2, hàng 3, cột 1", id="cell"),
        pytest.param(ParagraphPlace(part="footnote", paragraph=3), "chú thích cuối trang, đoạn 3", id="footnote"),
        pytest.param(CellPlace(sheet="T6", cell="C7"), "trang tính “T6”, ô C7", id="spreadsheet"),
        pytest.param((LinePlace(line=12), LinePlace(line=13)), "dòng 12–13", id="lines"),
        pytest.param(
            LinePlace(line=1, member=("thu.zip", "a.txt")), "“a.txt” trong “thu.zip”: dòng 1", id="in a container"
        ),
    ],
)  # fmt: skip
def test_places(source: Source, expected: str) -> None:
    assert place_words(source) == expected


@pytest.mark.parametrize(
    ("full", "shared"),
    [
        pytest.param(("Phòng Văn hóa và Thông tin huyện A", "Phòng Văn hóa và Thông tin huyện B"),
                     "Phòng Văn hóa và Thông tin", id="up to the kind of place"),
        pytest.param(("Báo Đồng Tháp", "Đài Phát thanh"), "", id="nothing"),
        pytest.param(("Sở Tài chính",), "", id="one name"),
        pytest.param(("Ủy ban nhân dân xã A", "Ủy ban nhân dân xã"), "Ủy ban nhân dân", id="kind kept"),
    ],
)  # fmt: skip
def test_shared_words(full: tuple[str, ...], shared: str) -> None:
    assert shared_words(full) == shared


def test_agencies_in_one_breath(content: ReleaseContent) -> None:
    assert names(content, ("bao-dong-thap", "vhtt-sa-dec", "vhtt-lap-vo"), {"vhtt-sa-dec": " (02)"}) == (
        "Báo Đồng Tháp; Phòng Văn hóa và Thông tin thành phố Sa Đéc (02), huyện Lấp Vò"
    )
    assert short_name(content, "vhtt-huyen-hong-ngu") == "huyện Hồng Ngự"
    assert names(content, ("stranger",)) == "stranger"


def test_group_headings(content: ReleaseContent) -> None:
    assert group_name(content, "office") == content.office.issuer
    assert group_name(content, "press") == "Các cơ quan báo chí trong tỉnh"
    assert group_name(content, "clubs") == "clubs"


def test_a_group_of_the_offices_own_comes_in_its_place(content: ReleaseContent) -> None:
    clubs = Agency(id="clb", name="Câu lạc bộ", group="clubs")
    delivery = content.consolidation.deliveries[0].model_copy(update={"agency": "clb", "group": "clubs"})
    changed = replace(
        content,
        agencies=AgencyRegistry(agency=(clubs, *content.agencies.agency)),
        consolidation=content.consolidation.model_copy(
            update={"deliveries": (*content.consolidation.deliveries, delivery)}
        ),
    )
    assert changed.groups == ("clubs", "office", "press", "district")
    assert changed.deliveries[0].agency == "clb"


def test_small_words() -> None:
    assert listed(["a", "b", "c"]) == "a, b và c"
    assert (lowered("Tuyên truyền"), lowered("CNTT cấp xã"), lowered("")) == (
        "tuyên truyền",
        "CNTT cấp xã",
        "",
    )
    assert printable("a\x00b\ud800\u202ec\n") == "a\ufffdb\ufffd\ufffdc\n"


def test_office_files_settle() -> None:
    made = []
    for order in (("b.xml", "[Content_Types].xml", "a.xml"), ("a.xml", "b.xml", "[Content_Types].xml")):
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
            for name in order:
                package.writestr(zipfile.ZipInfo(name, (2000 + len(made), 1, 1, 0, 0, 0)), name * 50)
        made.append(settled(file.getvalue()))
    assert made[0] == made[1]
    with zipfile.ZipFile(io.BytesIO(made[0])) as package:
        assert package.namelist() == ["[Content_Types].xml", "a.xml", "b.xml"]
        assert package.read("a.xml") == b"a.xml" * 50


def test_figures_file_keeps_the_contract(content: ReleaseContent) -> None:
    said = json.loads(figures_file.write(content))
    assert list(said) == ["schema", "request", "release", "period", "figures", "unclassed", "findings"]
    assert said["schema"] == "tonghop.figures/1" and said["release"] == content.release
    figure = said["figures"][0]
    assert (figure["value"], figure["qualifier"], figure["rendered"], figure["complete"]) == (
        34,
        "exact",
        "34 lớp",
        False,
    )
    assert figure["by_agency"]["vhtt-sa-dec"] == {
        "value": 6, "low": 6, "high": 6, "qualifier": "exact", "rendered": "06 lớp", "state": "reported",
    }  # fmt: skip
    needed = {"agency", "submission", "file", "sha256", "quote", "value", "low", "high", "qualifier", "rule",
              "source", "correction", "fact"}  # fmt: skip
    assert needed <= set(figure["contributions"][0])
    assert {"agency", "quote", "value", "reason", "of", "source", "fact"} <= set(figure["excluded"][0])
    assert {"id", "code", "severity", "message"} <= set(said["findings"][0])
    assert isinstance(figure["value"], int), "1200, not 1200.0"


@pytest.mark.parametrize(
    ("prefix", "kinds"),
    [
        ("rule", Rule), ("reason", Reason), ("state", FigureState), ("delivery", AgencyState),
        ("submission", SubmissionState), ("qualifier", Qualifier), ("severity", Severity),
    ],
)  # fmt: skip
def test_every_kind_has_its_words(prefix: str, kinds: type[StrEnum]) -> None:
    assert {f"shown.{prefix}.{kind}" for kind in kinds} <= keys()


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("prefix", ["shown.", "report.", "workbook.", "audit."])
def test_words_stand_in_both_languages(prefix: str, lang: str) -> None:
    ours = [key for key in keys() if key.startswith(prefix)]
    assert ours and all(wording(key, lang).strip() for key in ours)
