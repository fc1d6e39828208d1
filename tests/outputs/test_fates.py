"""Nothing in a report is overlooked: every fact, digit and number in words has one mark and one fate."""

import itertools
import re
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outputs.fates import Fate, Outcome, marks
from schemas.facts import DateMention, Extraction, Header, Measure, Quantity, Reference, ZeroStatement
from schemas.figure import Reason, Rule
from schemas.interval import Qualifier
from schemas.place import LinePlace
from schemas.source_text import SourceText, TextBlock

WORDS = "Mở 06 lớp cho 120 em ngày 5/8/2020 theo 91/KH-STTTT; mười hai buổi, 24/7, Ban 138 và hai nghìn tờ. "


def fact(kind: type, start: int, end: int, text: str, id: str):
    said = {"id": id, "text": text[start:end], "start": start, "end": end, "source": LinePlace(line=1)}
    if kind is Quantity:
        said |= {"value": Decimal(6), "low": None, "high": None, "qualifier": Qualifier.ABOUT, "unit": "lớp",
                 "measure": Measure.COUNT}  # fmt: skip
    elif kind is Reference:
        said |= {"symbol": "91/KH-STTTT", "type": None, "date": None}
    elif kind is ZeroStatement:
        said |= {"unit": None}
    else:
        said |= {"earliest": date(2020, 8, 5), "latest": date(2020, 8, 5), "edtf": "2020-08-05"}
    return kind(**said)


def extraction(text: str, facts=(), symbol: str | None = None) -> Extraction:
    by_kind = {
        name: tuple(each for each in facts if isinstance(each, kind))
        for name, kind in (("quantities", Quantity), ("zero_statements", ZeroStatement),
                           ("references", Reference), ("dates", DateMention))
    }  # fmt: skip
    document = SourceText(text=text, blocks=(TextBlock(0, len(text), "paragraph"),))
    return Extraction(
        file="a.txt", sha256="0", media_type="text/plain", reader="text", header=Header(symbol=symbol),
        document=document, **by_kind,
    )  # fmt: skip


def shown(text: str, found) -> list[tuple[str, str]]:
    return [(text[mark.start : mark.end], mark.fate.value) for mark in found]


@given(
    spans=st.lists(
        st.tuples(
            st.integers(0, len(WORDS) - 1),
            st.integers(1, 20),
            st.sampled_from((Quantity, ZeroStatement, Reference, DateMention)),
            st.sampled_from((None, *Fate)),
        ),
        max_size=12,
    ),
    counts=st.booleans(),
)
def test_every_fact_and_digit_lies_in_exactly_one_mark(spans, counts):
    facts, known = [], {}
    for number, (start, length, kind, fate) in enumerate(spans):
        facts.append(fact(kind, start, min(start + length, len(WORDS)), WORDS, f"f{number}"))
        if fate is not None:
            known["s", f"f{number}"] = (Outcome(fate),)
    found = marks(extraction(WORDS, facts), "s", known, counts=counts)
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))
    assert sorted(each.fact.id for mark in found for each in mark.facts) == sorted(each.id for each in facts)
    for mark in found:
        assert all(mark.start <= each.fact.start and each.fact.end <= mark.end for each in mark.facts)
    for digit in re.finditer(r"\d", WORDS):
        assert sum(mark.start <= digit.start() < mark.end for mark in found) == 1


@given(st.text(alphabet="0123456789.,/-: aăớ\nmườihưng", max_size=60))
def test_text_without_facts_hides_no_digit(text):
    found = marks(extraction(text), "s", {}, counts=True)
    assert all(mark.fate is Fate.NONE for mark in found)
    marked = "".join(text[mark.start : mark.end] for mark in found)
    assert [each for each in text if each.isdigit()] == [each for each in marked if each.isdigit()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("1. Tình hình", [("1", "none")], id="number of a section"),
        pytest.param("ĐT: 0277.3851.234.", [("0277.3851.234", "none")], id="telephone"),
        pytest.param("Mở mười hai lớp", [("mười hai", "none")], id="number in words that nobody read"),
        pytest.param("hai nghìn tờ", [("hai nghìn", "none")], id="words with a scale"),
        pytest.param("một số đơn vị, năm 2020", [("2020", "none")], id="one and five are mostly article and year"),
        pytest.param("Số: 91 /BC-PVHTT", [("91 /BC-PVHTT", "symbol")], id="the report's own number"),
    ],
)  # fmt: skip
def test_what_was_read_as_nothing_is_marked_too(text, expected):
    assert shown(text, marks(extraction(text, symbol="91/BC-PVHTT"), "s", {}, counts=True)) == expected


@pytest.mark.parametrize(
    ("outcomes", "counts", "expected"),
    [
        pytest.param((Outcome(Fate.COUNTED, "lop", Rule.STATED_TOTAL),), True, "counted", id="counted"),
        pytest.param((Outcome(Fate.LEFT_OUT, "lop", Reason.PLAN),), True, "left-out", id="left out"),
        pytest.param(
            (Outcome(Fate.LEFT_OUT, "lop", Reason.PLAN), Outcome(Fate.COUNTED, "buoi", Rule.STATED_TOTAL)),
            True, "counted", id="counted in one figure, left out of another",
        ),
        pytest.param((), True, "unclassed", id="named by no figure"),
        pytest.param((), False, "left-out", id="left out with the whole report"),
    ],
)  # fmt: skip
def test_the_strongest_fate_is_the_mark_s(outcomes, counts, expected):
    text = "Mở 06 lớp"
    known = {("s", "f"): outcomes} if outcomes else {}
    found = marks(extraction(text, [fact(Quantity, 3, 9, text, "f")]), "s", known, counts=counts)
    assert shown(text, found) == [("06 lớp", expected)]


def test_files_of_the_same_bytes_have_their_own_fates():
    text = "Mở 06 lớp"
    read = extraction(text, [fact(Quantity, 3, 9, text, "f")])
    known = {("one", "f"): (Outcome(Fate.COUNTED, "lop"),), ("other", "f"): (Outcome(Fate.LEFT_OUT, "lop"),)}
    assert marks(read, "one", known, counts=True)[0].fate is Fate.COUNTED
    assert marks(read, "other", known, counts=False)[0].fate is Fate.LEFT_OUT
