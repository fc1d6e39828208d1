"""What a clerk writes into the decision column of the workbook, in the words of either language."""

import unicodedata
from typing import Any

from schemas.catalogue import LANGUAGES, text
from schemas.errors import BadBatchRow
from schemas.figure import Reason
from schemas.interval import Qualifier

_VERBS = ("exclude", "include", "close", "choose")


def of_cell(cell: Any) -> dict[str, Any]:
    """Return what a cell asks for: a number is another reading, a word decides.

    "hơn 120" is a number with its qualifier; "loại: số kế hoạch" leaves out with a reason; "tính: tin-bai"
    counts in a figure; "đóng" closes a finding and "chọn: ID" chooses.

    Raises:
        BadBatchRow: it is none of these.
    """
    if isinstance(cell, bool):
        raise BadBatchRow(cause="batch.words", given=cell)
    if isinstance(cell, int | float):
        return {"value": cell}
    written = _plain(str(cell))
    verb, _, rest = (part.strip() for part in written.partition(":"))
    for name in _VERBS:
        if verb in _said(f"workbook.decision.{name}"):
            return _asked(name, rest)
    return _number(written)


def _asked(verb: str, rest: str) -> dict[str, Any]:
    if verb == "exclude":
        return {"exclude": _reason(rest)}
    if verb == "include":
        return {"include": True} | ({"figure": rest} if rest else {})
    if verb == "choose":
        return {"choose": rest}
    return {}


def _reason(rest: str) -> str:
    """Return the id of a reason said by its id or by its words; none said is a person's decision."""
    for reason in Reason:
        if rest in (reason.value, *_said(f"shown.reason.{reason}")):
            return reason.value
    if rest:
        raise BadBatchRow(cause="batch.reason", given=rest)
    return Reason.DECISION.value


def _number(written: str) -> dict[str, Any]:
    """Return a number with the word before it that says how exactly it is meant."""
    if written[:1].isdigit():
        return {"value": written}
    for qualifier in Qualifier:
        for word in _said(f"shown.qualifier.{qualifier}"):
            rest = written.removeprefix(f"{word} ").strip()
            if rest != written and rest[:1].isdigit():
                return {"value": rest, "qualifier": qualifier.value}
    raise BadBatchRow(cause="batch.words", given=written)


def _said(key: str) -> list[str]:
    return [_plain(text(key, lang)) for lang in LANGUAGES]


def _plain(words: str) -> str:
    return " ".join(unicodedata.normalize("NFC", words).split()).lower()
