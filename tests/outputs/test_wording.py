"""How numbers are printed in the report."""

from decimal import Decimal

import pytest

from outputs.words.wording import number, render
from schemas.interval import ZERO, Interval, Qualifier

WORDS = [
    ("126", "exact", "lớp", "126 lớp", "126 lớp"),
    ("6", "exact", "lớp", "06 lớp", "6 lớp"),
    ("10", "exact", "lớp", "10 lớp", "10 lớp"),
    ("1250", "over", "học sinh", "hơn 1.250 học sinh", "more than 1,250 học sinh"),
    ("5", "at_least", "lớp", "ít nhất 05 lớp", "at least 5 lớp"),
    ("1200", "nearly", "lượt người", "gần 1.200 lượt người", "nearly 1,200 lượt người"),
    ("20", "under", "vụ", "dưới 20 vụ", "fewer than 20 vụ"),
    ("20", "at_most", "vụ", "không quá 20 vụ", "at most 20 vụ"),
    ("50", "about", "học viên", "khoảng 50 học viên", "about 50 học viên"),
    ("36", "mean", "tin", "bình quân 36 tin", "an average of 36 tin"),
    ("1861.5", "exact", "giờ", "1.861,5 giờ", "1,861.5 giờ"),
    ("2.50", "exact", "triệu đồng", "2,5 triệu đồng", "2.5 triệu đồng"),
    ("95.5", "exact", "%", "95,5%", "95.5%"),
    ("0", "exact", "lớp", "không phát sinh", "none"),
]


@pytest.mark.parametrize(("value", "qualifier", "unit", "vi", "en"), WORDS, ids=[w[3] for w in WORDS])
def test_render(value, qualifier, unit, vi, en):
    worded = Interval.worded(Decimal(value), Qualifier(qualifier))
    assert render(worded, unit) == vi
    assert render(worded, unit, "en") == en


def test_a_range_prints_both_ends():
    assert render(Interval.between(Decimal(40), Decimal(50)), "lớp") == "từ 40 đến 50 lớp"
    assert render(Interval.between(Decimal(4), Decimal(50)), "lớp") == "từ 04 đến 50 lớp"


def test_no_number_is_not_zero():
    assert render(None, "lớp") == "chưa có số liệu"
    assert render(ZERO, "lớp") == "không phát sinh"


def test_a_rate_prints_what_it_is_of():
    assert render(Interval.worded(Decimal(36)), "tin", per="năm") == "36 tin/năm"


@pytest.mark.parametrize(
    ("value", "written"), [("1000", "1.000"), ("102399", "102.399"), ("0", "0"), ("0.5", "0,5"), ("-3", "-3")]
)
def test_number(value, written):
    assert number(Decimal(value)) == written
