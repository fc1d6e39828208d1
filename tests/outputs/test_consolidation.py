"""From submissions to the figures of one release."""

from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from outputs.consolidation import consolidate
from schemas.facts import Header
from schemas.figure import FigureState

PDF = "application/pdf"


@pytest.fixture
def consolidated(written):
    def run(*entries, indicators=(), now=None, **values):
        return consolidate(
            written.request(*indicators, **values), written.AGENCIES, entries, now or written.AFTER_DUE
        )

    return run


def test_qualified_numbers_add_as_the_contract_says(written, consolidated):
    learners = written.Indicator(id="hs", label="Học sinh", unit="học sinh", counts=("học sinh",))
    figure = consolidated(
        written.submission("bao", "Cho [hơn 1.200 học sinh]."),
        written.submission("sa-dec", "Cho [50 học sinh]."),
        indicators=(learners,),
    ).figures[0]
    assert figure.rendered == "hơn 1.250 học sinh"
    assert (figure.value, figure.low, figure.high, figure.qualifier) == (1250, 1250, None, "over")
    assert figure.by_group["press"].rendered == "hơn 1.200 học sinh"
    assert figure.by_group["district"].rendered == "50 học sinh"


@pytest.mark.parametrize(
    ("body", "now", "state", "rendered"),
    [
        ("Mở [06 lớp tập huấn].", "AFTER_DUE", FigureState.REPORTED, "06 lớp"),
        ("Không mở lớp tập huấn nào.", "AFTER_DUE", FigureState.ZERO, "không phát sinh"),
        ("Mở [0 lớp] tập huấn.", "AFTER_DUE", FigureState.ZERO, "không phát sinh"),
        ("Phát [300 tờ rơi].", "AFTER_DUE", FigureState.SILENT, "chưa có số liệu"),
        (None, "AFTER_DUE", FigureState.FAILED, "chưa có số liệu"),
        ("", "BEFORE_DUE", FigureState.AWAITED, "chưa có số liệu"),
        ("", "AFTER_DUE", FigureState.MISSING, "chưa có số liệu"),
    ],
)
def test_states_are_kept_apart(written, consolidated, body, now, state, rendered):
    entries = [] if body == "" else [written.submission("sa-dec", body)]
    figure = consolidated(*entries, now=getattr(written, now)).figures[0]
    assert figure.by_agency["sa-dec"].state is state
    assert figure.by_agency["sa-dec"].rendered == rendered
    assert not figure.complete


def test_a_figure_is_complete_when_all_that_are_expected_have_answered(written, consolidated):
    entries = [
        written.submission("bao", "Mở [06 lớp tập huấn]."),
        written.submission("sa-dec", "Không phát sinh lớp tập huấn nào."),
        written.submission("tam-nong", "Phát [300 tờ rơi]."),
    ]
    assert consolidated(*entries).figures[0].complete
    assert not consolidated(*entries[:2]).figures[0].complete


def test_all_zero_and_nothing_reported_are_two_answers(written, consolidated):
    none = consolidated(written.submission("bao", "Không mở lớp tập huấn nào.")).figures[0]
    assert (none.value, none.qualifier, none.rendered) == (0, "exact", "không phát sinh")
    silent = consolidated(written.submission("bao", "Phát [300 tờ rơi].")).figures[0]
    assert (silent.value, silent.qualifier, silent.rendered) == (None, None, "chưa có số liệu")


def test_a_range_has_no_value(written, consolidated):
    figure = consolidated(written.submission("bao", "Mở [40 - 50 lớp tập huấn].")).figures[0]
    assert (figure.value, figure.low, figure.high, figure.qualifier) == (None, 40, 50, "range")
    assert figure.contributions[0].value is None
    assert figure.rendered == "từ 40 đến 50 lớp"


def test_a_ratio_counts_with_its_first_number(written, consolidated):
    places = written.Indicator(id="xa", label="Xã", unit="xã", counts=("xã",))
    figure = consolidated(written.submission("bao", "Đạt [9/12 xã]."), indicators=(places,)).figures[0]
    assert figure.value == 9


def test_the_greatest_and_the_list(written, consolidated):
    most = written.Indicator(id="max", label="Đông nhất", unit="người", counts=("người",), combine="max")
    each = written.Indicator(id="list", label="Tin mỗi đài", unit="tin", counts=("tin",), combine="list")
    greatest, listed = consolidated(
        written.submission("bao", "Hội nghị [300 người]. Mỗi đài [bình quân 36 tin @năm]."),
        written.submission("sa-dec", "Hội nghị [120 người]. Mỗi đài [20 tin @năm]."),
        indicators=(most, each),
    ).figures
    assert greatest.rendered == "300 người"
    assert (listed.value, listed.rendered, listed.by_group) == (None, "nêu theo từng đơn vị", {})
    assert listed.by_agency["bao"].rendered == "bình quân 36 tin/năm"
    assert listed.by_agency["sa-dec"].rendered == "20 tin/năm"


def test_a_tie_counts_nowhere_and_is_a_finding(written, consolidated):
    one = written.Indicator(id="a", label="Buổi nói chuyện", unit="buổi", counts=("buổi", "cuộc"))
    other = written.Indicator(id="b", label="Buổi chiếu phim", unit="buổi", counts=("buổi", "đợt"))
    result = consolidated(written.submission("bao", "Tổ chức [05 buổi]."), indicators=(one, other))
    assert [figure.contributions for figure in result.figures] == [(), ()]
    assert [(entry.quote, entry.reason) for entry in result.unclassed] == [("05 buổi", "tie")]
    assert [made.code for made in result.findings] == ["indicator-tie"]


def test_a_unit_of_several_kinds_is_unclassed_unless_all_are_counted(written, consolidated):
    items = written.Indicator(id="tin", label="Tin, bài", unit="tin, bài", counts=("tin", "bài"))
    result = consolidated(
        written.submission("bao", "Đăng [15 tin, bài]; [36 tin, bài, phóng sự]."), indicators=(items,)
    )
    assert result.figures[0].value == 15
    assert [(entry.quote, entry.reason) for entry in result.unclassed] == [
        ("36 tin, bài, phóng sự", "mixed-kinds")
    ]


def test_words_of_not_near_leave_a_mention_out_with_its_reason(written, consolidated):
    classes = written.Indicator(id="lop", label="Lớp", unit="lớp", counts=("lớp",), not_near=("cùng kỳ",))
    result = consolidated(written.submission("bao", "Mở [06 lớp] (cùng kỳ [04 lớp])."), indicators=(classes,))
    assert result.figures[0].value == 6
    assert [(left.quote, left.reason) for left in result.figures[0].excluded] == [("04 lớp", "comparison")]
    assert result.unclassed == ()


def test_what_a_superseded_report_said_is_shown_with_what_counts_instead(written, consolidated):
    head = {"issuer": "Phòng VHTT", "type": "Báo cáo", "subject": "Kết quả"}
    old = written.submission(
        "sa-dec", "Mở [04 lớp tập huấn].", file="a.txt", header=Header(symbol="4/BC", **head)
    )
    new = written.submission(
        "sa-dec", "Mở [06 lớp tập huấn].", file="b.txt", header=Header(symbol="6/BC", **head)
    )
    figure = consolidated(old, new).figures[0]
    assert figure.value == 6
    assert [(left.quote, left.reason, left.of) for left in figure.excluded] == [
        ("04 lớp tập huấn", "superseded", new.submission.id)
    ]


def test_two_forms_that_differ_block_the_report(written, consolidated):
    head = Header(symbol="45/BC-VHTT", type="Báo cáo", subject="Kết quả")
    word = written.submission("sa-dec", "Mở [05 lớp tập huấn].", file="a.docx", header=head)
    pdf = written.submission("sa-dec", "Mở [06 lớp tập huấn].", file="a.pdf", header=head, media_type=PDF)
    result = consolidated(word, pdf)
    assert result.figures[0].value == 6
    assert [(made.code, made.severity, made.figure) for made in result.findings] == [
        ("two-forms-differ", "blocking", "lop")
    ]
    assert "06 lớp" in result.findings[0].message
    assert "05 lớp" in result.findings[0].message


def test_the_numbers_of_an_unknown_agency_are_listed_and_count_nowhere(written, consolidated):
    result = consolidated(written.submission(None, "Mở [06 lớp tập huấn]."))
    assert result.figures[0].value is None
    assert [entry.quote for entry in result.unclassed] == ["06 lớp tập huấn"]


def test_findings_say_where_they_arose(written, consolidated):
    entry = written.submission("bao", "Mở [06 lớp tập huấn], gồm [02 lớp] và [03 lớp].")
    made = consolidated(entry).findings[0]
    assert (made.code, made.agency, made.submission, made.figure) == (
        "parts-differ-from-total",
        "bao",
        entry.submission.id,
        "lop",
    )


def test_the_same_submissions_in_any_order_say_the_same(written, consolidated):
    entries = [
        written.submission("bao", "Mở [hơn 6 lớp tập huấn]."),
        written.submission("sa-dec", "Mở [02 lớp tập huấn]."),
        written.submission("tam-nong", "Không mở lớp tập huấn nào."),
    ]
    one, other = consolidated(*entries).figures[0], consolidated(*reversed(entries)).figures[0]
    assert one.model_copy(update={"contributions": ()}) == other.model_copy(update={"contributions": ()})


AMOUNTS = st.sampled_from(
    ["[02 lớp]", "[hơn 5 lớp]", "[gần 9 lớp]", "[khoảng 4 lớp]", "[2 - 3 lớp]", "[1.200 tờ rơi]"]
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    said=st.lists(
        st.tuples(
            st.sampled_from(["bao", "sa-dec", "tam-nong", "so"]), st.lists(AMOUNTS, min_size=1, max_size=4)
        ),
        max_size=6,
    )
)
def test_nothing_is_lost_and_sums_agree(written, said):
    entries = [
        written.submission(agency, f"Tập huấn {at}: " + "; mở tập huấn ".join(parts) + ".", file=f"{at}.txt")
        for at, (agency, parts) in enumerate(said)
    ]
    result = consolidate(written.request(), written.AGENCIES, entries, written.AFTER_DUE)
    figure = result.figures[0]
    shown = [entry.fact for entry in (*figure.contributions, *figure.excluded, *result.unclassed)]
    assert sorted(shown) == sorted(q.id for entry in entries for q in entry.extraction.quantities)
    by_agency = sum(
        (entry.value for entry in figure.by_agency.values() if entry.value is not None), Decimal(0)
    )
    ranges = any(entry.qualifier == "range" for entry in figure.contributions)
    assert ranges or figure.value in (by_agency, None)
