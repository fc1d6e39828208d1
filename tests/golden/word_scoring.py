"""Score the reading of the Word cases: F1 of facts, and the share of those found that have the right place.

python tests/golden/word_scoring.py
"""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from extractors.extraction import extract
from extractors.readers.dispatch import read
from schemas.facts import DateMention, Extraction, Quantity, Reference
from schemas.finding import Finding
from schemas.place import CellPlace, Place, Source, places

FOLDER = Path(__file__).parent / "word-files"
_RULE = "----\n"
# What each finding is told by here; of the others the code alone.
_TOLD = {
    "tracked-changes": "{count} by {authors}",
    "hidden-text": "{count}: {quote}",
    "comment": "{author} on “{quote}”: {text}",
    "embedded-file": "{name}",
    "embedded-workbook": "{name}, {sheet} {cells}",
    "table-sum-disagrees": "{printed}, parts {computed}",
}


@dataclass(frozen=True)
class Told:
    """A reading as an auditor writes it down: text, facts and findings, a line each."""

    text: str
    facts: tuple[str, ...]
    findings: tuple[str, ...]


def expected(name: str, folder: Path = FOLDER) -> Told:
    text, facts, findings = (folder / f"{name}.txt").read_text("utf-8").split(_RULE)
    return Told(text.rstrip("\n"), tuple(facts.splitlines()), tuple(findings.splitlines()))


def told(content: bytes, name: str = "bao-cao.docx") -> Told:
    document = read(content, name)
    found = extract(document, file=name, sha256="")
    return Told(document.text, tuple(_facts(found)), tuple(map(_finding, found.findings)))


def _facts(found: Extraction) -> list[str]:
    facts = sorted((*found.references, *found.dates, *found.quantities), key=lambda fact: fact.start)
    return [f"{_kind(fact)} | {_reading(fact)} | {fact.text} | {where(fact.source)}" for fact in facts]


def _kind(fact: Reference | DateMention | Quantity) -> str:
    return {Reference: "reference", DateMention: "date", Quantity: "quantity"}[type(fact)]


def _reading(fact: Reference | DateMention | Quantity) -> str:
    if isinstance(fact, Reference):
        return fact.symbol + (f" of {fact.date}" if fact.date else "")
    if isinstance(fact, DateMention):
        ends = dict.fromkeys(str(day) for day in (fact.earliest, fact.latest))
        return "/".join(ends)
    numbers = fact.value if isinstance(fact.value, tuple) else (fact.value,)
    value = "-".join(format(number.normalize(), "f") for number in numbers)
    return f"{value} {fact.unit}" + ("" if fact.qualifier == "exact" else f", {fact.qualifier}")


def _finding(found: Finding) -> str:
    words = _TOLD.get(found.code, "").format(**found.values)
    source = where(found.source) if found.source else "nowhere"
    return " | ".join(filter(None, (found.code, words, source)))


def where(source: Source) -> str:
    return ", ".join(map(_place, places(source)))


def _place(place: Place) -> str:
    said = place.model_dump()
    if isinstance(place, CellPlace):
        return " ".join((*place.member, place.sheet, place.cell))
    cell = "".join(f" {key[0]}{said[key]}" for key in ("table", "row", "column") if said.get(key) is not None)
    return f"{said['part']} p{said['paragraph']}{cell}"


def score(cases: dict[str, bytes]) -> tuple[float, float]:
    """Return F1 over all facts, places left out, and the share of those found whose place is right."""
    wanted: Counter[str] = Counter()
    given: Counter[str] = Counter()
    placed = 0
    for name, content in cases.items():
        gold, answer = expected(name).facts, told(content).facts
        wanted += Counter(f"{name}: {_bare(fact)}" for fact in gold)
        given += Counter(f"{name}: {_bare(fact)}" for fact in answer)
        placed += (Counter(gold) & Counter(answer)).total()
    right = (wanted & given).total()
    return 2 * right / (wanted.total() + given.total()), placed / right


def _bare(fact: str) -> str:
    return fact.rpartition(" | ")[0]


if __name__ == "__main__":
    from word_cases import CASES

    f1, places_right = score({name: make() for name, make in CASES.items()})
    print(f"{len(CASES)} Word files: F1 {f1:.3f}, places right {places_right:.3f}")
