"""Spans of days, and the windows in which figures close."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.errors import BadPeriod
from schemas.period import UNKNOWN_PERIOD, Period, closing_window

DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("edtf", "earliest", "latest"),
    [
        ("2016/2020", "2016-01-01", "2020-12-31"),
        ("2020", "2020-01-01", "2020-12-31"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2020-Q3", "2020-07-01", "2020-09-30"),
        ("2020-H1", "2020-01-01", "2020-06-30"),
        ("2020-07/2020-09", "2020-07-01", "2020-09-30"),
        ("2020-12-15/2021-12-14", "2020-12-15", "2021-12-14"),
    ],
)
def test_read(edtf, earliest, latest):
    period = Period.from_edtf(edtf)
    assert period.earliest == date.fromisoformat(earliest)
    assert period.latest == date.fromisoformat(latest)


@pytest.mark.parametrize("wrong", ["", "2020-13", "2020-Q5", "2020-02-30", "2020/2016", "năm 2020", "20-07"])
def test_refused(wrong):
    with pytest.raises(BadPeriod):
        Period.from_edtf(wrong)


@pytest.mark.parametrize(
    ("period", "opens", "closes"),
    [
        ("2020-06", "2020-05-15", "2020-06-14"),
        ("2020-Q3", "2020-06-15", "2020-09-14"),
        ("2020-H1", "2019-12-15", "2020-06-14"),
        ("2020-H2", "2020-06-15", "2020-12-14"),
        ("2020", "2019-12-15", "2020-12-14"),
        ("2020-01/2020-09", "2019-12-15", "2020-09-14"),
    ],
)
def test_windows_of_decree_09(period, opens, closes):
    window = closing_window(Period.from_edtf(period), "decree-09")
    assert (window.earliest, window.latest) == (date.fromisoformat(opens), date.fromisoformat(closes))
    assert closing_window(Period.from_edtf(period), "calendar") == Period.from_edtf(period)


@given(DAYS, DAYS)
def test_what_is_written_reads_back_as_the_same_days(one, other):
    period = Period.between(min(one, other), max(one, other))
    assert period.edtf is not None
    assert Period.from_edtf(period.edtf).same_days(period)


@given(DAYS, DAYS, DAYS, DAYS)
def test_overlap_is_a_shared_day_and_mutual(a, b, c, d):
    one, other = Period.between(min(a, b), max(a, b)), Period.between(min(c, d), max(c, d))
    shares = max(min(a, b), min(c, d)) <= min(max(a, b), max(c, d))
    assert one.overlaps(other) is other.overlaps(one) is shares


@given(DAYS, DAYS, DAYS, DAYS, DAYS)
def test_what_is_without_another_is_each_day_of_the_one_alone(a, b, c, d, day):
    one, other = Period.between(min(a, b), max(a, b)), Period.between(min(c, d), max(c, d))
    left = [part for part in one.without(other) if part.contains(day)]
    assert len(left) == (one.contains(day) and not other.contains(day))


def test_an_open_end_reaches_for_ever():
    since = Period(earliest=date(2016, 1, 1), latest=None)
    assert since.contains(date(2099, 1, 1))
    assert not since.contains(date(2015, 12, 31))
    assert not since.overlaps(Period.years(2015))
    assert UNKNOWN_PERIOD.overlaps(since)
