"""What is doubtful in facts read from pictures: words of low confidence, and letters taken for digits."""

from collections.abc import Iterable, Iterator

from extractors import look_alikes
from schemas.document import SourceDocument
from schemas.facts import Fact
from schemas.finding import Finding, finding
from schemas.place import PagePlace, places


def of_facts(document: SourceDocument, facts: Iterable[Fact]) -> Iterator[Finding]:
    """Yield the facts of which the engine that read their page is not sure, and those that were mended."""
    if not document.readings:
        return
    least = {reading.page: reading.doubtful_below for reading in document.readings}
    for fact in facts:
        quote = " ".join(fact.text.split())
        sure = _doubtful(fact, least)
        if sure is not None:
            yield finding("low-confidence", fact.source, quote=quote, confidence=f"{sure:.2f}")
        reading = " ".join(look_alikes.mended(_around(document, fact)).split())
        if reading != " ".join(_around(document, fact).split()):
            yield finding("look-alike-mended", fact.source, quote=quote, reading=reading)


def _around(document: SourceDocument, fact: Fact) -> str:
    return document.text[fact.start : fact.end]


def _doubtful(fact: Fact, least: dict[int, float]) -> float | None:
    """Return the confidence of a fact if that is too low on its page; None where it is not."""
    sure = [
        place.confidence
        for place in places(fact.source)
        if isinstance(place, PagePlace)
        and place.confidence is not None
        and place.confidence < least.get(place.page, 0.0)
    ]
    return min(sure, default=None)
