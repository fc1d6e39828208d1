"""Kinds of documents (loại văn bản), and the abbreviations by which their symbols name them.

An abbreviation may stand for different kinds at different times and in different systems: GN is a
memorandum until 4/3/2020, TT is a circular of a ministry and a Thông tri of the Party.
"""

import tomllib
from collections.abc import Iterator
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Literal

from schemas.base import Model
from schemas.period import Period
from schemas.wording import fold

System = Literal["state", "party"]


class Abbreviation(Model):
    abbreviation: str
    source: str
    valid: str | None = None
    """EDTF interval; None where it has always been written so."""
    system: System | None = None
    """Where the abbreviation means this kind; None in both."""

    def is_valid_on(self, day: date) -> bool:
        return self.valid is None or Period.from_edtf(self.valid).contains(day)


class DocumentKind(Model):
    name: str
    family: Literal["administrative", "normative", "party", "copy", "practice", "standard"]
    nouns: tuple[str, ...] = ()
    """Further names by which texts call the kind."""
    written: tuple[Abbreviation, ...] = ()


class Term(Model):
    """A term (khóa) of the National Assembly, as in 82/2015/QH13."""

    number: int
    valid: str


class DocumentKinds(Model):
    kind: tuple[DocumentKind, ...]
    term: tuple[Term, ...]

    def nouns(self) -> Iterator[tuple[str, DocumentKind]]:
        """Yield every name of every kind."""
        for kind in self.kind:
            for noun in (kind.name, *kind.nouns):
                yield noun, kind

    def written(self, abbreviation: str) -> Iterator[tuple[Abbreviation, DocumentKind]]:
        """Yield what an abbreviation, in any letter case, may stand for; the usual kind first."""
        wanted = abbreviation.upper()
        for kind in self.kind:
            for entry in kind.written:
                if entry.abbreviation.upper() == wanted:
                    yield entry, kind

    def is_term_in(self, number: int, year: int) -> bool:
        """Return whether the National Assembly of this term sat in a year; an unknown term may have."""
        known = next((term for term in self.term if term.number == number), None)
        return (
            known is None
            or Period.from_edtf(known.valid).contains(date(year, 7, 1))
            or (known.valid.endswith(str(year)) or known.valid.startswith(str(year)))
        )


@cache
def document_kinds() -> DocumentKinds:
    """Return the registry of kinds (`registry/document_kinds.toml`)."""
    text = files("schemas.registry").joinpath("document_kinds.toml").read_text("utf-8")
    return DocumentKinds.model_validate(tomllib.loads(text))


@cache
def _by_noun() -> dict[str, DocumentKind]:
    return {fold(noun): kind for noun, kind in document_kinds().nouns()}


def kind_named(noun: str) -> DocumentKind | None:
    """Return the kind that a noun names ("Công văn", "Thông tư liên tịch")."""
    return _by_noun().get(fold(noun))
