import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.cleaning import clean, raised


@pytest.mark.parametrize(
    ("source", "cleaned"),
    [
        pytest.param("lớp tập huấn", "lớp tập huấn", id="clean already"),
        pytest.param(unicodedata.normalize("NFD", "lớp tập huấn"), "lớp tập huấn", id="NFD"),
        pytest.param("06\u00a0lớp\u2003mới", "06 lớp mới", id="no-break and wide spaces"),
        pytest.param("tuyên\u200b truy\u00adền\ufeff", "tuyên truyền", id="zero-width marks, soft hyphen"),
        pytest.param("QÐ-UBND, ðã", "QĐ-UBND, đã", id="Icelandic eth for d with a stroke"),
        pytest.param("he \u0323 \u0302 thống", "hệ thống", id="marks that stand after a space"),
        pytest.param("a\n\tb  c", "a\n\tb  c", id="line breaks, tabs and runs of spaces stay"),
    ],
)
def test_cleaning(source: str, cleaned: str) -> None:
    assert clean(source).text == cleaned


def test_the_way_back_covers_the_letters_with_their_marks() -> None:
    source = "x" + unicodedata.normalize("NFD", "ế") + "\u200by"
    cleaned = clean(source)
    assert cleaned.text == "xếy"
    assert source[slice(*cleaned.span(1, 2))] == "e\u0302\u0301"
    assert source[slice(*cleaned.span(2, 3))] == "y"
    assert cleaned.span(3, 3) == (len(source), len(source))


@given(st.text(alphabet="aeoAđ ðÐ\u00a0\u200b\u00ad\u0301\u0302\u0323\n\tế1"))
def test_every_part_comes_from_where_it_says(source: str) -> None:
    cleaned = clean(source)
    assert unicodedata.is_normalized("NFC", cleaned.text)
    last = 0
    for at in range(len(cleaned.text)):
        start, end = cleaned.span(at, at + 1)
        assert last <= start < end <= len(source)
        assert cleaned.text[at] in clean(source[start:end]).text
        last = start
    assert clean(cleaned.text).text == cleaned.text


@pytest.mark.parametrize(
    ("words", "before", "expected"),
    [
        ("1", "1.200", "¹"),
        ("(12)", "cộng đồng", "⁽¹²⁾"),
        ("2", "20 m", "2"),
        ("3", "5 km", "3"),
        ("1", "30%", "¹"),
    ],
)
def test_raised_marks(words: str, before: str, expected: str) -> None:
    assert raised(words, before) == expected
