"""figures.json: the figures of a release for other programs (contracts.md, section 5)."""

import io
import json
from collections.abc import Iterator, Mapping, Sequence

from outputs.release_content import ReleaseContent
from schemas.base import Model
from schemas.figure import Figure

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
    lists: dict[str, Sequence[Model]] = {
        "figures": consolidated.figures,
        "unclassed": consolidated.unclassed,
        "findings": consolidated.findings,
    }
    file = io.BytesIO()
    for piece in _object(head, lists, ""):
        file.write(piece.encode("utf-8", "replace"))
    file.write(b"\n")
    return file.getvalue()


def _object(head: object, lists: Mapping[str, Sequence[Model]], pad: str) -> Iterator[str]:
    """Yield an object as `json.dumps(…, indent=2)` writes it, its lists one entry at a time.

    All at once, a thousand reports would take half a gigabyte of dictionaries. `pad` stands before its lines.
    """
    yield _json(head, pad).removesuffix(f"\n{pad}}}")
    for name, entries in lists.items():
        yield f',\n{pad}  "{name}": ['
        for at, entry in enumerate(entries):
            yield ("," if at else "") + f"\n{pad}    "
            yield from _entry(entry, f"{pad}    ")
        yield f"\n{pad}  ]" if entries else "]"
    yield f"\n{pad}}}"


def _entry(entry: Model, pad: str) -> Iterator[str]:
    if isinstance(entry, Figure):
        mentions = {"contributions": entry.contributions, "excluded": entry.excluded}
        yield from _object(entry.model_dump(mode="json", exclude=set(mentions)), mentions, pad)
    else:
        yield _json(entry.model_dump(mode="json"), pad)


def _json(value: object, pad: str) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2).replace("\n", f"\n{pad}")
