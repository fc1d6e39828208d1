"""Which indicator a quantity answers: contracts.md, section 3."""

import pytest

from outputs.selection.indicators import Indicators, Surrounding
from schemas.request import Indicator


def indicator(id: str, *counts: str, near: tuple[str, ...] = (), not_near: tuple[str, ...] = ()) -> Indicator:
    return Indicator(id=id, label=id, unit=counts[0], counts=counts, near=near, not_near=not_near)


ASKED = Indicators(
    [
        indicator("lop", "lớp tập huấn", "lớp", near=("tập huấn",), not_near=("cùng kỳ",)),
        indicator("tin-bai", "tin", "bài", "phóng sự"),
        indicator("tin-mot-minh", "tin tức"),
        indicator("nguoi", "người"),
        indicator("nguoi-nghien", "người nghiện"),
        indicator("hoc-vien", "học viên"),
        indicator("hoc-vien-nu", "học viên", near=("nữ",)),
        indicator("buoi-a", "buổi"),
        indicator("buoi-b", "buổi"),
    ]
)


@pytest.mark.parametrize(
    ("unit", "words", "whose"),
    [
        ("lớp", "tổ chức 06 lớp tập huấn", "lop"),
        ("lớp", "tổ chức 06 lớp học", None),
        ("LỚP  TẬP HUẤN", "06 LỚP TẬP HUẤN", "lop"),
        ("lớp tập huấn tuyên truyền", "06 lớp tập huấn tuyên truyền", "lop"),
        ("lớp", "cùng kỳ 04 lớp tập huấn", None),
        ("lớpx", "tập huấn", None),
        ("số lớp", "tập huấn", "lop"),
        ("tin, bài, phóng sự", "", "tin-bai"),
        ("tin, bài và phóng sự", "", "tin-bai"),
        ("tin/bài", "", "tin-bai"),
        ("tin, bài, ảnh", "", "mixed"),
        ("học viên, cán bộ", "", "mixed"),
        ("tin tức", "", "tin-mot-minh"),
        ("người nghiện ma túy", "", "nguoi-nghien"),
        ("học viên", "300 học viên", "hoc-vien"),
        ("học viên", "300 học viên nữ", "hoc-vien-nu"),
        ("buổi", "", "tie"),
        ("ki-lô-mét", "", None),
        (None, "tập huấn", None),
    ],
)
def test_whose(unit, words, whose):
    answer = ASKED.whose(unit, Surrounding(near=(words,), own=(words,)))
    if whose == "tie":
        assert answer.indicator is None
        assert [claimant.id for claimant in answer.claimants] == ["buoi-a", "buoi-b"]
    elif whose == "mixed":
        assert answer.indicator is None
        assert answer.partly
    elif whose is None:
        assert answer.indicator is None
        assert not answer.claimants
    else:
        assert answer.indicator is not None
        assert answer.indicator.id == whose


def test_near_is_sought_in_headings_rows_and_columns():
    for line in ("6 lớp\n2. Công tác tập huấn", "Tập huấn", "Số lớp tập huấn"):
        assert ASKED.whose("lớp", Surrounding(near=("6 lớp", line), own=("6 lớp",))).indicator is not None


def test_not_near_speaks_of_the_clause_of_the_number():
    both = "06 lớp tập huấn (cùng kỳ 04 lớp)"
    assert ASKED.whose("lớp", Surrounding(near=(both,), own=("06 lớp tập huấn",))).indicator is not None
    kept = ASKED.whose("lớp", Surrounding(near=(both,), own=("cùng kỳ 04 lớp",)))
    assert kept.indicator is None
    assert kept.kept_off is not None


def test_tone_marks_and_spaces_do_not_part_words():
    asked = Indicators([indicator("hoa", "vụ hòa giải")])
    assert asked.whose("vụ  hoà giải", Surrounding((), ())).indicator is not None


def test_counts_that_are_a_list():
    alone = Indicators([indicator("tin-bai", "tin, bài")])
    assert alone.whose("tin, bài", Surrounding((), ())).indicator is not None
    assert alone.whose("bài, tin", Surrounding((), ())).indicator is not None
    assert alone.whose("tin", Surrounding((), ())).indicator is None


def test_a_sign_is_met_by_itself_only():
    asked = Indicators([indicator("ty-le", "%")])
    assert asked.whose("%", Surrounding((), ())).indicator is not None
    assert asked.whose("lớp", Surrounding((), ())).indicator is None
