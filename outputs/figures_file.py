"""figures.json: the figures of a release for other programs (contracts.md, section 5)."""

import io
import json
from collections.abc import Iterator, Mapping, Sequence

from outputs.release_content import ReleaseContent
from schemas.base import Model

SCHEMA = "tonghop.figures/1"


def write(content: ReleaseContent, lang: str = "vi") -> bytes:
    """Return figures.json. Its words are those that findings and figures carry, in any `lang`."""
    consolidated = content.consolidation
    head = {
        "schema": SCHEMA,
        "request": consolidated.request,
        "release": content.release,
        "period": consolidated.period.model_dump(mode="json"),
    }
    lists = {
        "figures": consolidated.figures,
        "unclassed": consolidated.unclassed,
        "findings": consolidated.findings,
    }
    file = io.BytesIO()
    for piece in _pieces(head, lists):
        file.write(piece.encode("utf-8", "replace"))
    return file.getvalue()


def _pieces(head: Mapping[str, object], lists: Mapping[str, Sequence[Model]]) -> Iterator[str]:
    """Yield the object as `json.dumps(…, indent=2)` writes it, one entry of a list at a time.

    All at once, a thousand reports would take half a gigabyte of dictionaries.
    """
    yield _json(head).removesuffix("\n}")
    for name, entries in lists.items():
        yield f',\n  "{name}": ['
        for at, entry in enumerate(entries):
            yield ("," if at else "") + ("\n" + _json(entry.model_dump(mode="json"))).replace("\n", "\n    ")
        yield "\n  ]" if entries else "]"
    yield "\n}\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)
