"""Vietnamese numbers in digits and in words."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.numbers import from_digits, from_words

DIGITS = {
    "padded": ("06", "6"),
    "dot groups": ("1.200", "1200"),
    "two dots": ("185.000.000", "185000000"),
    "comma is decimal": ("95,5", "95.5"),
    "both": ("1.861,5", "1861.5"),
    "three decimals": ("2,375", "2.375"),
    "no grouping": ("6570", "6570"),
    "commas group twice": ("1,234,567", "1234567"),
    "a slip of the dot": ("1.5", "1.5"),
}
BROKEN = ["0293.3876.000", "2.1.3", "1.23.456", "12,5,6"]
WORDS = {
    "một": 1,
    "mười": 10,
    "mười lăm": 15,
    "mười hai": 12,
    "hai mươi mốt": 21,
    "hai mươi lăm": 25,
    "năm mươi tám": 58,
    "hai mươi tư": 24,
    "hai lăm": 25,
    "ba chục": 30,
    "một trăm linh ba": 103,
    "hai trăm năm mươi": 250,
    "năm trăm": 500,
    "một nghìn hai trăm": 1200,
    "hai nghìn không trăm hai mươi": 2020,
    "mười hai triệu": 12_000_000,
    "hai triệu năm trăm nghìn": 2_500_000,
    "ba nghìn tỷ": 3_000_000_000_000,
}
PART_OF = {
    "mười năm": (10, 1),  # ten years
    "ba mươi năm": (30, 2),
    "năm năm": (5, 1),
    "một trăm năm": (100, 2),
    "hai lớp": (2, 1),
    "một nghìn ba người": (1000, 2),
}


@pytest.mark.parametrize(("written", "value"), DIGITS.values(), ids=DIGITS)
def test_reads_digits(written: str, value: str) -> None:
    assert from_digits(written) == Decimal(value)


@pytest.mark.parametrize("written", BROKEN)
def test_never_guesses_at_broken_grouping(written: str) -> None:
    assert from_digits(written) is None


def test_a_comma_groups_what_cannot_be_divided() -> None:
    assert from_digits("3,150", whole=True) == 3150
    assert from_digits("3,15", whole=True) == Decimal("3.15")
    assert from_digits("0,375", whole=True) == Decimal("0.375")


@pytest.mark.parametrize(("words", "value"), WORDS.items(), ids=WORDS)
def test_reads_words(words: str, value: int) -> None:
    read = from_words(words.split())
    assert read is not None
    assert (read.value, read.length) == (value, len(words.split()))


@pytest.mark.parametrize(("words", "expected"), PART_OF.items(), ids=PART_OF)
def test_stops_where_the_noun_begins(words: str, expected: tuple[int, int]) -> None:
    read = from_words(words.split())
    assert read is not None
    assert (read.value, read.length) == expected


@pytest.mark.parametrize("words", ["mươi", "lăm người", "trăm", "linh", "người", ""])
def test_no_number_begins_here(words: str) -> None:
    assert from_words(words.split()) is None


@given(st.integers(0, 10**15))
def test_reading_a_grouped_number_gives_it_back(number: int) -> None:
    assert from_digits(f"{number:,}".replace(",", ".")) == number


@given(st.integers(0, 10**9), st.integers(1, 99))
def test_reading_a_decimal_gives_it_back(whole: int, part: int) -> None:
    assert from_digits(f"{whole},{part:02d}") == Decimal(f"{whole}.{part:02d}")


ONES = ["", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]


def spelt(number: int) -> str:
    """Write 1 to 999 999 in words, in full."""
    thousands, rest = divmod(number, 1000)
    if thousands:
        return f"{spelt(thousands)} nghìn" + (f" {hundreds(rest, full=True)}" if rest else "")
    return hundreds(rest, full=False)


def hundreds(number: int, full: bool) -> str:
    hundred, rest = divmod(number, 100)
    words = [f"{ONES[hundred] or 'không'} trăm"] if hundred or full else []
    ten, one = divmod(rest, 10)
    if ten == 1:
        words.append("mười" + (f" {'lăm' if one == 5 else ONES[one]}" if one else ""))
    elif ten:
        last = {1: "mốt", 5: "lăm"}.get(one, ONES[one])
        words.append(f"{ONES[ten]} mươi {last}".strip())
    elif one:
        words.append(f"linh {ONES[one]}" if words else ONES[one])
    return " ".join(words)


@given(st.integers(1, 999_999))
def test_reading_a_spelt_number_gives_it_back(number: int) -> None:
    read = from_words(spelt(number).split())
    assert read is not None
    assert read.value == number
