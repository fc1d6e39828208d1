"""What was said, as figures show it: a fact with the submission it stands in."""

from functools import lru_cache
from typing import Any

from outputs.selection import Chosen, LeftOut, Loose
from outputs.selection.situation import Said
from schemas.facts import Quantity
from schemas.figure import Contribution, Exclusion, Reason, Unclassed
from schemas.interval import ZERO
from schemas.submission import Submission

_shared = lru_cache(maxsize=1024)(str)


def contribution(chosen: Chosen, submission: Submission) -> Contribution:
    return Contribution(**_mention(chosen.said, submission), rule=chosen.rule, correction=chosen.correction)


def exclusion(left: LeftOut, submission: Submission) -> Exclusion:
    of = left.of.id if left.of is not None else None
    return Exclusion(**_mention(left.said, submission), reason=left.reason, of=of)


def not_counted(said: Said, submission: Submission, reason: Reason, of: str | None) -> Exclusion:
    """Return a mention of a submission that does not count; `of` is the one that does."""
    return Exclusion(**_mention(said, submission), reason=reason, of=of)


def unclassed(loose: Loose, submission: Submission) -> Unclassed:
    return Unclassed(**_mention(loose.said, submission), reason=loose.reason)


def _mention(said: Said, submission: Submission) -> dict[str, Any]:
    worded = said.interval if isinstance(said, Quantity) else ZERO
    return {
        "fact": said.id,
        "agency": submission.agency,
        "submission": submission.id,
        "file": submission.file,
        "sha256": submission.sha256,
        "quote": said.text,
        # The numbers of one sentence share its words: of a thousand reports they would be kept a hundred MB.
        "context": _shared(said.context),
        "value": worded.value,
        "low": worded.low,
        "high": worded.high,
        "qualifier": worded.qualifier,
        "unit": said.unit,
        "per": said.per if isinstance(said, Quantity) else None,
        "source": said.source,
    }
