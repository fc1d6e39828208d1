"""Which numbers of a report count. Written as tests/outputs/written_reports.py says."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from outputs.selection import Selection, select
from outputs.selection.indicators import Indicators
from outputs.selection.reasons import Asked
from outputs.submissions import asked_periods

HEAD = "# 1. Công tác tập huấn\n"

# name, report, what counts, what is left out with its reason, codes of findings
CASES = [
    ("one number", "Tổ chức [06 lớp].", "06 lớp", "", ""),
    ("two events", "Mở [02 lớp] cho Đoàn; [02 lớp] cho Hội.", "02 lớp, 02 lớp", "", ""),
    ("trong đó", "Mở [06 lớp], trong đó [02 lớp] cho Đoàn.", "06 lớp", "02 lớp part-of-total", ""),
    (
        "trong đó, some of many",
        "Mở [06 lớp], trong đó [02 lớp] cho Đoàn, [01 lớp] cho Hội.",
        "06 lớp",
        "02 lớp part-of-total, 01 lớp part-of-total",
        "",
    ),
    (
        "gồm, all parts",
        "Mở [06 lớp], gồm [02 lớp] cho Đoàn, [04 lớp] cho Hội.",
        "06 lớp",
        "02 lớp part-of-total, 04 lớp part-of-total",
        "",
    ),
    (
        "bao gồm that does not add up",
        "Mở [06 lớp], bao gồm [02 lớp] cho Đoàn, [03 lớp] cho Hội.",
        "06 lớp",
        "02 lớp part-of-total, 03 lớp part-of-total",
        "parts-differ-from-total",
    ),
    (
        "part above its total",
        "Mở [06 lớp], trong đó [08 lớp] cho Đoàn.",
        "06 lớp",
        "08 lớp part-of-total",
        "parts-exceed-total",
    ),
    (
        "hơn leaves room",
        "Mở [hơn 6 lớp], gồm [08 lớp] cho Đoàn.",
        "hơn 6 lớp",
        "08 lớp part-of-total",
        "",
    ),
    (
        "a deed of its own after the parts",
        "Mở [06 lớp], trong đó [02 lớp] cho Đoàn; phối hợp mở [03 lớp] cho công nhân.",
        "06 lớp, 03 lớp",
        "02 lớp part-of-total",
        "",
    ),
    (
        "brackets",
        "Mở [06 lớp] ([02 lớp] cho Đoàn, [04 lớp] cho Hội), sau đó [01 lớp] cho công nhân.",
        "06 lớp, 01 lớp",
        "02 lớp part-of-total, 04 lớp part-of-total",
        "",
    ),
    (
        "list after a colon",
        "Đã mở [06 lớp]:\n- [02 lớp] cho Đoàn;\n- [04 lớp] cho Hội.\nNgoài ra mở [01 lớp] cho công nhân.",
        "06 lớp, 01 lớp",
        "02 lớp part-of-total, 04 lớp part-of-total",
        "",
    ),
    (
        "next sentence begins with trong đó",
        "Đã mở [06 lớp]. Trong đó, Đoàn mở [02 lớp].",
        "06 lớp",
        "02 lớp part-of-total",
        "",
    ),
    (
        "parts of another thing",
        "Mở [06 lớp] cho [300 học viên], trong đó [120 học viên] nữ.",
        "06 lớp",
        "",
        "",
    ),
    (
        "tổng số before its parts",
        "Tổng số [06 lớp].\n- Đoàn: [02 lớp].\n- Hội: [04 lớp].",
        "06 lớp",
        "02 lớp part-of-total, 04 lớp part-of-total",
        "",
    ),
    (
        "tổng cộng after its parts",
        "Đoàn mở [02 lớp].\nHội mở [04 lớp].\nTổng cộng đã mở [06 lớp].",
        "06 lớp",
        "02 lớp part-of-total, 04 lớp part-of-total",
        "",
    ),
    (
        "two totals that differ",
        "Tổng số [06 lớp].\n# Kết luận về tập huấn\nTổng số [07 lớp].",
        "07 lớp",
        "06 lớp repeated",
        "stated-totals-differ",
    ),
    (
        "two totals that agree",
        "Tổng số [06 lớp].\n# Kết luận về tập huấn\nTổng số [06 lớp].",
        "06 lớp",
        "06 lớp repeated",
        "",
    ),
    (
        "totals of sections side by side",
        "## a) Đoàn\nTổng số [06 lớp].\n## b) Hội\nTổng số [06 lớp].",
        "06 lớp, 06 lớp",
        "",
        "",
    ),
    (
        "a total of one thing beside a greater number",
        "Hội mở [09 lớp].\nĐoàn mở tổng số [06 lớp].",
        "09 lớp, 06 lớp",
        "",
        "total-not-of-all",
    ),
    ("out of a total", "Mở [06 lớp] trên tổng số [10 lớp].", "06 lớp", "10 lớp comparison", ""),
    (
        "totals of different years",
        "{Năm 2018=2018}: tổng số [04 lớp].\n{Năm 2019=2019}: tổng số [03 lớp].",
        "04 lớp, 03 lớp",
        "",
        "",
    ),
    (
        "totals by year and in all",
        "{Năm 2018=2018}: tổng số [04 lớp].\n{Năm 2019=2019}: tổng số [03 lớp].\nTổng cộng [07 lớp].",
        "07 lớp",
        "04 lớp part-of-total, 03 lớp part-of-total",
        "",
    ),
    (
        "conclusion repeats the sum",
        "Đoàn mở [02 lớp].\nHội mở [04 lớp].\n# Đánh giá chung\nĐã mở [06 lớp] tập huấn.",
        "02 lớp, 04 lớp",
        "06 lớp repeated",
        "",
    ),
    (
        "conclusion repeats one of them",
        "Đoàn mở [02 lớp].\nHội mở [04 lớp].\nNhìn chung công tác tốt, nhất là [04 lớp] của Hội.",
        "02 lớp, 04 lớp",
        "04 lớp repeated",
        "",
    ),
    (
        "conclusion above the sum",
        "Đoàn mở [02 lớp].\nHội mở [04 lớp].\n# Đánh giá chung\nĐã mở [08 lớp] tập huấn.",
        "08 lớp",
        "02 lớp part-of-total, 04 lớp part-of-total",
        "summary-differs",
    ),
    (
        "alike, but nothing says that it repeats",
        "Đoàn thanh niên mở [02 lớp] cho xã.\nThanh niên xã Đoàn mở [02 lớp].",
        "02 lớp, 02 lớp",
        "",
        "possible-repeat",
    ),
    (
        "lines of a list share a small number by chance",
        "- Tại ấp Một: mở [02 lớp], có [34 người] dự, phát [120 tờ rơi].\n"
        "- Tại ấp Hai: mở [02 lớp], có [51 người] dự, phát [300 tờ rơi].",
        "02 lớp, 02 lớp",
        "",
        "",
    ),
    (
        "lines alike that share their other numbers too",
        "- Tại ấp Một: mở [02 lớp], có [34 người] dự, phát [120 tờ rơi].\n"
        "- Ở ấp Một mở [02 lớp], có [34 người] dự, phát [130 tờ rơi].",
        "02 lớp, 02 lớp",
        "",
        "possible-repeat",
    ),
    ("last year", "Cùng kỳ năm trước mở [04 lớp], năm nay mở [06 lớp].", "06 lớp", "04 lớp comparison", ""),
    ("last year in brackets", "Mở [06 lớp] (cùng kỳ [04 lớp]).", "06 lớp", "04 lớp comparison", ""),
    ("last year behind", "Mở [06 lớp], [04 lớp] cùng kỳ năm 2019.", "06 lớp", "04 lớp comparison", ""),
    ("increase", "Mở [06 lớp], tăng [02 lớp] so với cùng kỳ.", "06 lớp", "02 lớp comparison", ""),
    ("against last year", "So với cùng kỳ năm 2019, đã mở [06 lớp].", "06 lớp", "", ""),
    ("against a number", "Mở [06 lớp] so với [04 lớp] năm trước.", "06 lớp", "04 lớp comparison", ""),
    ("target", "Chỉ tiêu [05 lớp], đã mở [06 lớp].", "06 lớp", "05 lớp plan", ""),
    ("target reached", "Mở [06 lớp] đạt chỉ tiêu đề ra.", "06 lớp", "", ""),
    ("by a plan", "Thực hiện kế hoạch, đã mở [06 lớp].", "06 lớp", "", ""),
    ("by plan no.", "Thực hiện Kế hoạch số <12/KH-UBND> đã mở [06 lớp].", "06 lớp", "", ""),
    ("planned number", "Kế hoạch: [05 lớp]; kết quả: [06 lớp].", "06 lớp", "05 lớp plan", ""),
    (
        "intended, with all that follows",
        "Dự kiến {năm 2020=2020} mở [04 lớp], phối hợp mở [02 lớp].",
        "",
        "04 lớp plan, 02 lớp plan",
        "",
    ),
    (
        "tasks ahead",
        "Đã mở [06 lớp].\n# III. Phương hướng, nhiệm vụ\nMở [03 lớp] tập huấn.",
        "06 lớp",
        "03 lớp plan",
        "",
    ),
    (
        "results and tasks in one title",
        "# Kết quả năm 2020 và phương hướng, nhiệm vụ năm 2021\nMở [03 lớp] tập huấn.",
        "03 lớp",
        "",
        "",
    ),
    (
        "cumulative",
        "Lũy kế từ khi thành lập đã mở [40 lớp], riêng trong kỳ [06 lớp].",
        "06 lớp",
        "40 lớp cumulative",
        "",
    ),
    (
        "another period",
        "{Năm 2015=2015} mở [04 lớp]; {năm 2016=2016} mở [03 lớp].",
        "03 lớp",
        "04 lớp other-period",
        "",
    ),
    ("another period behind", "Mở [04 lớp] {năm 2015=2015}.", "", "04 lớp other-period", ""),
    (
        "the date of a plan is no period",
        "Theo Kế hoạch số <12/KH-UBND> {ngày 03/5/2015=2015-05-03}, đã mở [05 lớp].",
        "05 lớp",
        "",
        "",
    ),
    ("the year of a law is no period", "Theo Luật Trẻ em {năm 2014=2014}, mở [05 lớp].", "05 lớp", "", ""),
    ("mean", "Mỗi xã [bình quân 3 lớp].", "", "bình quân 3 lớp mean", ""),
    ("rate", "Mỗi đài mở [02 lớp @năm].", "", "02 lớp per-unit", ""),
    ("table with total", "| Xã | Tập huấn (lớp) |\n| A | 02 |\n| B | 04 |\n| Tổng cộng | 06 |",
     "06", "02 part-of-total, 04 part-of-total", ""),
    ("table without total", "| Xã | Tập huấn (lớp) |\n| A | 02 |\n| B | 04 |", "02, 04", "", ""),
    (
        "table whose total is wrong",
        "| Xã | Tập huấn (lớp) |\n| A | 02 |\n| B | 04 |\n| Cộng | 07 |",
        "07",
        "02 part-of-total, 04 part-of-total",
        "table-total-differs",
    ),
    (
        "column of totals",
        "| Xã | Năm 2019 (lớp) | Năm 2020 (lớp) | Tổng số (lớp) |\n| A | 01 | 01 | 02 |\n| B | 03 | 01 | 04 |",
        "02, 04",
        "01 part-of-total, 01 part-of-total, 03 part-of-total, 01 part-of-total",
        "",
    ),
    (
        "plan beside result",
        "| Xã | Kế hoạch (lớp) | Thực hiện (lớp) |\n| A | 05 | 02 |",
        "02",
        "05 plan",
        "",
    ),
    (
        "last year's column",
        "| Xã | Cùng kỳ (lớp) | Kỳ này (lớp) |\n| A | 05 | 02 |",
        "02",
        "05 comparison",
        "",
    ),
    (
        "text before table",
        "Tổng số [06 lớp].\n| Xã | Tập huấn (lớp) |\n| A | 02 |\n| B | 04 |\n| Tổng cộng | 06 |",
        "06 lớp",
        "06 repeated, 02 part-of-total, 04 part-of-total",
        "",
    ),
    (
        "text against table",
        "Tổng số [07 lớp].\n| Xã | Tập huấn (lớp) |\n| A | 02 |\n| B | 04 |\n| Tổng cộng | 06 |",
        "07 lớp",
        "06 repeated, 02 part-of-total, 04 part-of-total",
        "text-table-differ",
    ),
    (
        "table before single mentions",
        "Đoàn mở [02 lớp].\n| Xã | Tập huấn (lớp) |\n| A | 02 |\n| B | 04 |\n| Tổng cộng | 06 |",
        "06",
        "02 part-of-total, 04 part-of-total, 02 lớp part-of-total",
        "",
    ),
    (
        "annex with the same table",
        "| Xã | Tập huấn (lớp) |\n| A | 02 |\n| B | 04 |\n# Phụ lục tập huấn\n"
        "| Đối tượng | Tập huấn (lớp) |\n| Đoàn | 05 |\n| Hội | 01 |",
        "02, 04",
        "05 repeated, 01 repeated",
        "",
    ),
    ("none", "Không tổ chức lớp tập huấn nào.", "Không tổ chức lớp tập huấn nào", "", ""),
    ("none, by heading", "Không phát sinh.", "Không phát sinh", "", ""),
    ("none last year", "Cùng kỳ năm trước không phát sinh lớp tập huấn nào.", "",
     "không phát sinh lớp tập huấn nào comparison", ""),
    ("zero in digits", "Tổ chức [0 lớp].", "0 lớp", "", ""),
    (
        "none beside some",
        "Không tổ chức lớp tập huấn nào ở xã A. Xã B mở [02 lớp].",
        "02 lớp, Không tổ chức lớp tập huấn nào",
        "",
        "zero-beside-count",
    ),
]  # fmt: skip


def select_in(written, body: str, *indicators) -> Selection:
    request = written.request(*indicators)
    return select(written.extraction(body), Indicators(request.indicators), Asked(asked_periods(request)))


@pytest.mark.parametrize(
    ("report", "counts", "left_out", "findings"),
    [case[1:] for case in CASES],
    ids=[case[0] for case in CASES],
)
def test_selection(written, report, counts, left_out, findings):
    selection = select_in(written, HEAD + report)
    assert ", ".join(chosen.said.text for chosen in selection.chosen) == counts
    shown = ", ".join(f"{left.said.text} {left.reason}" for left in selection.left_out)
    assert shown == left_out
    assert ", ".join(made.code for made in selection.findings) == findings


def test_the_rule_says_why_a_number_counts(written):
    reports = {
        "Tổng số [06 lớp].": "stated-total",
        "Mở [06 lớp], trong đó [02 lớp] cho Đoàn.": "stated-total",
        "Mở [06 lớp].": "distinct-mentions",
        "| Xã | Tập huấn (lớp) |\n| A | 02 |\n| Tổng | 02 |": "table-total",
        "| Xã | Tập huấn (lớp) |\n| A | 02 |": "table-sum",
    }
    for report, rule in reports.items():
        assert {chosen.rule for chosen in select_in(written, HEAD + report).chosen} == {rule}


def test_what_is_left_out_names_what_counts_in_its_stead(written):
    selection = select_in(written, HEAD + "Mở [06 lớp], trong đó [02 lớp] cho Đoàn.")
    assert selection.left_out[0].of is selection.chosen[0].said


def test_a_list_holds_means_and_rates(written):
    tempo = written.Indicator(id="tin", label="Tin mỗi đài", unit="tin", counts=("tin",), combine="list")
    selection = select_in(written, "Mỗi đài có [bình quân 36 tin @năm]; phấn đấu [40 tin @năm].", tempo)
    assert [chosen.said.text for chosen in selection.chosen] == ["bình quân 36 tin"]
    assert [left.reason for left in selection.left_out] == ["plan"]


def test_nothing_at_all_answers_every_indicator(written):
    other = written.Indicator(id="tin", label="Tin", unit="tin", counts=("tin",))
    selection = select_in(written, "Trong kỳ, đơn vị không phát sinh số liệu.", written.CLASSES, other)
    assert [chosen.indicator for chosen in selection.chosen] == ["lop", "tin"]


def test_none_of_several_kinds_is_none_of_each(written):
    other = written.Indicator(id="tin", label="Tin", unit="tin", counts=("tin",))
    selection = select_in(written, "Không phát sinh lớp tập huấn, tin nào.", written.CLASSES, other)
    assert {chosen.indicator for chosen in selection.chosen} == {"lop", "tin"}


PHRASES = st.sampled_from(
    [
        "Mở [06 lớp]", "trong đó [02 lớp] cho Đoàn", "gồm [04 lớp] và [05 lớp]", "Tổng số [07 lớp]", "(cùng kỳ [03 lớp])",
        "tăng [01 lớp] so với cùng kỳ", "Phấn đấu [05 lớp]", "cho [300 học viên]", "[15 tin, bài, phóng sự]", "[95%]",
        "{Năm 2015=2015} mở [08 lớp]", "Lũy kế [40 lớp]", "[bình quân 3 lớp]", "[02 lớp @năm]", "[hơn 10 lớp]:", "[1 - 2 lớp];",
    ]
)  # fmt: skip
JOINTS = st.sampled_from([", ", "; ", " và ", ". ", ".\n", ":\n- ", "\n# Kết luận\n", "\n# Phương hướng\n"])
TABLES = st.sampled_from(
    [
        "",
        "\n| Xã | Tập huấn (lớp) |\n| A | 02 |\n| Cộng | 03 |\n",
        "\n| Xã | Kế hoạch (lớp) | Tổng (lớp) |\n| A | 02 | 1 |\n",
    ]
)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(parts=st.lists(st.tuples(PHRASES, JOINTS, TABLES), min_size=1, max_size=8))
def test_everything_said_ends_in_exactly_one_place(written, parts):
    body = HEAD + "".join(phrase + joint + table for phrase, joint, table in parts)
    selection = select_in(written, body)
    ends = [end.said.id for end in (*selection.chosen, *selection.left_out, *selection.loose)]
    assert sorted(ends) == sorted(quantity.id for quantity in written.extraction(body).quantities)
