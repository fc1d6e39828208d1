"""What kind of document a symbol names: 91/KH-STTTT a plan, 649/STTTT-BCXB a letter."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from extractors.symbols import forms
from schemas.document_kind import DocumentKind, document_kinds, kind_named


@dataclass(frozen=True, slots=True)
class SymbolKind:
    """The kind that a symbol names.

    `is_written` where the symbol holds the kind's abbreviation; `needs_noun` where only the word
    before it can tell the kind.
    """

    kind: DocumentKind | None
    is_written: bool = False
    needs_noun: bool = False


def names_a_kind(noun: str) -> DocumentKind | None:
    """Return the kind that a noun or its abbreviation ("CV số …") names; "văn bản" names none."""
    kind = kind_named(noun)
    if kind is None and noun.upper() == noun:
        return next((kind for entry, kind in document_kinds().written(noun)), None)
    if kind is None and noun == "TTr":
        return kind_named("Tờ trình")
    return kind


@lru_cache(maxsize=4096)
def kind_of_symbol(
    year: str | None, joint: str, segments: str, noun: DocumentKind | None = None
) -> SymbolKind:
    """Read the kind off a symbol; the noun before it decides between kinds that share an abbreviation."""
    parts = forms.parts(segments)
    first = parts[0].upper()
    letter = kind_named("Công văn")
    if forms.NATIONAL.match(first) and len(parts) == 1:
        return SymbolKind(None, needs_noun=True)
    if len(parts) == 1 and first in forms.CENTRAL:
        return SymbolKind(noun or letter)
    entries = _candidates(first, party=joint == "-", year=year)
    if (entries and (len(parts) > 1 or first in ("SL", "QCVN", "TCVN"))) or first in _STANDARDS:
        return SymbolKind(noun if noun in entries else entries[0], is_written=True)
    if noun is not None and len(parts) > 1 and _extends(first, noun):
        return SymbolKind(noun, is_written=True)
    return SymbolKind(letter if joint == "/" and not year else noun or letter)


_STANDARDS = frozenset({"QCVN", "QCĐP", "TCVN", "TCCS", "TCXDVN", "TCXD", "TCQS", "TCN"})


def _candidates(abbreviation: str, *, party: bool, year: str | None) -> list[DocumentKind]:
    """Return the kinds that an abbreviation may name in a system and year, the usual one first."""
    system = "party" if party else "state"
    fitting = [
        (entry, kind)
        for entry, kind in document_kinds().written(abbreviation)
        if entry.system in (None, system)
    ]
    if year and len(year) == 4:
        valid = [pair for pair in fitting if pair[0].is_valid_on(date(int(year), 12, 31))]
        fitting = valid or fitting
    return [kind for _, kind in fitting]


def _extends(first: str, noun: DocumentKind) -> bool:
    """Return whether a segment begins with the noun's abbreviation: TBKL for a Thông báo."""
    return any(first.startswith(entry.abbreviation.upper()) for entry in noun.written)
