"""Mentions of other documents by number (số, ký hiệu): the component `tonghop_symbols`.

Source of the forms: Decree 30/2020/NĐ-CP, article 8 and annex I; Party guidance 36-HD/VPTW;
what counts as a mention is fixed by the annotation guidelines.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.letters import UPPER
from extractors.reading import Doubt, FoundReference, Reading
from extractors.symbols import forms
from extractors.symbols.candidates import Candidate, candidates
from extractors.symbols.kinds import kind_of_symbol, names_a_kind
from extractors.view import View
from schemas.document_kind import DocumentKind, kind_named

_SENTENCE_END = re.compile(rf"[.!?]\s+(?=[{UPPER}])|\n\s*\n")
_LAWMAKING = re.compile(
    r"(?<![^\W_])(?i:(?P<noun>bộ luật|luật|pháp lệnh|nghị quyết|hiến pháp|lệnh))(?![^\W_])"
)


@dataclass(slots=True)
class _Listed:
    """What the last document was called, and where its number ended: a list says its noun once."""

    kind: DocumentKind | None = None
    end: int = 0


def find(view: View, reading: Reading) -> None:
    """Put every mention of a document by number into a reading, with doubts about its kind."""
    listed = _Listed()
    for found in candidates(view.text):
        if found.is_standard:
            reading.references.append(_standard(view, found))
            listed = _Listed(end=found.end)
        else:
            _cite(view, reading, listed, found)


def _cite(view: View, reading: Reading, listed: _Listed, found: Candidate) -> None:
    """Add the references of one symbol: its own number, and those that share it before."""
    if listed.kind and _SENTENCE_END.search(view.text, listed.end, max(found.start, listed.end)):
        listed.kind = None
    said = names_a_kind(found.noun) if found.noun else None
    symbol_kind = kind_of_symbol(found.hit["year"], found.joint or "-", found.segments, said)
    kind = symbol_kind.kind
    if symbol_kind.needs_noun:
        kind = said or _lawmaker(found.lead) or listed.kind
    for number, year, start, end in _numbers(found):
        symbol = forms.canonical(number, year or found.hit["year"], found.joint, found.segments)
        reference = FoundReference(*view.source(start, end), symbol, kind.name if kind else None, None)
        reading.references.append(reference)
        if kind and (noun := said or listed.kind) and noun is not kind:
            reading.doubts.append(_disagreement(reference, noun, kind, direct=said is not None))
    listed.kind, listed.end = said or listed.kind, found.end


def _numbers(found: Candidate) -> Iterator[tuple[str, str | None, int, int]]:
    """Yield number, year and span of each number of a symbol; the last runs to the symbol's end."""
    for shared in forms.SHARED_NUMBER.finditer(found.text, found.start - len(found.shared), found.start):
        yield shared["number"], shared["year"], shared.start(), shared.end()
    yield found.hit["number"], None, found.start, found.end


def _lawmaker(lead: str) -> DocumentKind | None:
    """Return the law, ordinance or resolution that is named before a number of the National Assembly."""
    clause = re.split(r"[;.](?:\s|\Z)", lead)[-1]
    nouns = [*_LAWMAKING.finditer(clause)]
    return kind_named(nouns[-1]["noun"]) if nouns else None


def _standard(view: View, found: Candidate) -> FoundReference:
    plain = re.sub(r"\s*([-:/])\s*", r"\1", re.sub(r"\s+", " ", found.hit[0]))
    kind = kind_of_symbol(None, "/", found.hit["body"]).kind
    return FoundReference(*view.source(found.start, found.end), plain, kind.name if kind else None, None)


def _disagreement(
    reference: FoundReference, noun: DocumentKind, kind: DocumentKind, *, direct: bool
) -> Doubt:
    """Note that the word before a number, or before its list, and its symbol disagree."""
    code = "kind-disagrees" if direct else "kind-disagrees-in-list"
    values = {"noun": noun.name, "kind": kind.name, "symbol": reference.symbol}
    return Doubt(code, reference.start, reference.end, values)
