"""When two Vietnamese wordings are the same words."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.wording import begins_with, contains, fold, syllables

VIETNAMESE = st.text(
    alphabet="aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵ .,"
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hoà giải", "hòa giải"),
        ("Uỷ ban", "Ủy ban"),
        ("thuỷ lợi", "thủy lợi"),
        ("khoẻ", "khỏe"),
        ("LŨY KẾ", "luỹ kế"),
        ("LỚP  TẬP\u00a0HUẤN", "lớp tập huấn"),
        (unicodedata.normalize("NFD", "tuyên truyền"), "tuyên truyền"),
    ],
)
def test_the_same_words(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("hoàn", "hòan"), ("quý", "qúy"), ("lớp", "lóp"), ("đ", "d")])
def test_different_words(one, other):
    assert fold(one) != fold(other)


def test_whole_syllables():
    assert begins_with("lớp tập huấn tuyên truyền", "lớp tập huấn")
    assert not begins_with("lớp", "lớp tập huấn")
    assert not begins_with("tinh", "tin")
    assert contains("mở lớp tập huấn, bồi dưỡng", "Tập  huấn")
    assert not contains("bài toán", "oán")
    assert not contains("lớp", "")


@given(VIETNAMESE)
def test_folding_twice_changes_nothing(words):
    assert fold(fold(words)) == fold(words)


@given(VIETNAMESE, VIETNAMESE)
def test_words_begin_with_their_own_beginning_and_contain_their_parts(first, second):
    if syllables(first):
        assert begins_with(f"{first} {second}", first)
        assert contains(f"{second} {first}", first)
