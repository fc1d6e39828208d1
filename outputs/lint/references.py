"""Doubts about what a paper cites and counts, as reading it found them."""

import re
from collections.abc import Iterator

from outputs.lint.rules import told
from schemas.facts import Extraction
from schemas.finding import Finding

# The layout's own rules tell these, as blanks of a draft.
_BLANKS = frozenset({"blank-number", "blank-day"})
_MARKED = re.compile(r"[^;.\n]{0,60}?[(\[]cần đối chiếu", re.IGNORECASE)


def check(extraction: Extraction, text: str) -> Iterator[Finding]:
    """Yield what reading found doubtful; a doubt that the paper itself marks is only noted."""
    for made in extraction.findings:
        if made.code in _BLANKS:
            continue
        quote = made.values.get("quote") or made.values.get("symbol") or ""
        if quote and _is_marked(quote, text):
            yield told("doubt-marked", None, quote=quote).model_copy(update={"source": made.source})
        else:
            yield made


def _is_marked(quote: str, text: str) -> bool:
    """Return whether "(cần đối chiếu)" stands behind the symbol that a doubt is about."""
    symbol = quote.split(maxsplit=1)[0]
    return any(_MARKED.match(text, hit.end()) for hit in re.finditer(re.escape(symbol), text))
