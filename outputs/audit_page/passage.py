"""A quote within the words around it: what to show plainly, and what to mark."""

import re
from dataclasses import dataclass

from outputs.audit_page.repeats import Turn


@dataclass(frozen=True, slots=True)
class Passage:
    """The sentence or table row around a quote, cut up: the second, fourth, … part is the quote.

    `headings` are the titles above it, outermost first. A sentence in which the quote is not found
    verbatim has one part only: the quote then stands beside it, unmarked.
    """

    parts: tuple[str, ...]
    headings: tuple[str, ...]

    @property
    def is_marked(self) -> bool:
        return len(self.parts) > 1


def passage(context: str, quote: str, turn: Turn | None = None) -> Passage:
    """Find a quote in its context: the sentence, and one a line the headings above it.

    Of words that the sentence repeats, the one whose turn it is is marked; where the turn is unknown, or
    counts other repetitions than the sentence has, all are.
    """
    pattern = _pattern(quote)
    found = pattern.search(context) if pattern else None
    if pattern is None or found is None:
        sentence, _, rest = context.partition("\n")
        return Passage((sentence,) if sentence else (), _lines(rest))
    start = context.rfind("\n", 0, found.start()) + 1
    end = context.find("\n", found.end())
    end = len(context) if end < 0 else end
    return Passage(_cut(context[start:end], pattern, turn), _lines(context[:start]) + _lines(context[end:]))


def _pattern(quote: str) -> re.Pattern[str] | None:
    """Return what finds a quote as whole words, however its spaces are laid out."""
    words = quote.split()
    if not words:
        return None
    before = r"(?<!\w)" if words[0][0].isalnum() else ""
    after = r"(?!\w)" if words[-1][-1].isalnum() else ""
    return re.compile(before + r"\s+".join(map(re.escape, words)) + after)


def _cut(sentence: str, pattern: re.Pattern[str], turn: Turn | None) -> tuple[str, ...]:
    hits = list(pattern.finditer(sentence))
    if turn is not None and turn[1] == len(hits):
        hits = [hits[turn[0]]]
    parts, at = [], 0
    for hit in hits:
        parts += [sentence[at : hit.start()], hit[0]]
        at = hit.end()
    return (*parts, sentence[at:])


def _lines(words: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in words.split("\n") if line.strip())
