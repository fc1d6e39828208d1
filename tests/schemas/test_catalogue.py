"""Every word an official reads stands in the catalogue, in both languages, with the same placeholders."""

import string

import pytest

from schemas import catalogue, errors
from schemas.finding import finding_kinds


def placeholders(words):
    return {name for _, name, _, _ in string.Formatter().parse(words) if name}


@pytest.mark.parametrize("key", sorted(catalogue.keys()))
def test_both_languages_say_the_same(key):
    assert placeholders(catalogue.wording(key, "vi")) == placeholders(catalogue.wording(key, "en"))


@pytest.mark.parametrize("code", sorted(finding_kinds()))
def test_a_finding_says_what_and_what_to_do(code):
    kind = finding_kinds()[code]
    assert all(words.strip() for words in (kind.vi, kind.en, kind.remedy_vi, kind.remedy_en))
    assert placeholders(kind.vi) == placeholders(kind.en)
    assert code == code.lower()


def family(kind):
    return [kind, *(inner for each in kind.__subclasses__() for inner in family(each))]


@pytest.mark.parametrize("kind", family(errors.TonghopError)[1:], ids=lambda kind: kind.__name__)
def test_every_error_has_words_and_a_remedy(kind):
    assert {f"error.{kind.code}", f"error.{kind.code}.remedy"} <= catalogue.keys()
