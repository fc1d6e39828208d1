"""Who cites a document: in which report, in which words, with which date, and what is doubtful about it."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import TypeAdapter

from outputs.archive import Archive
from outputs.history import MadeRelease
from outputs.release import MANIFEST
from outputs.trace import figures_of
from schemas.errors import UnknownName
from schemas.place import Source, within
from schemas.wording import fold

Answer = dict[str, Any]

_SOURCE: TypeAdapter[Source] = TypeAdapter(Source)
_DASHES = re.compile(r"[‐‑‒–—−]")


def document_trail(symbol: str, releases: Iterable[MadeRelease], archive: Archive) -> Answer:
    """Return the citations of a document in releases, and the submissions that are the document itself.

    Raises:
        UnknownName: nobody cites it; the nearest symbols are named.
        ArchiveFault: the archive has lost a reading.
    """
    wanted = _key(symbol)
    cited: list[Answer] = []
    own: list[Answer] = []
    findings: list[Answer] = []
    known: dict[str, None] = {}
    for made in releases:
        for entry, reading in _readings(made, archive):
            known.update((each["symbol"], None) for each in reading["references"])
            cited += [
                _citation(made, entry, each)
                for each in reading["references"]
                if _key(each["symbol"]) == wanted
            ]
            if _key(reading["header"]["symbol"] or "") == wanted:
                own.append(_submission(made, entry))
        findings += _findings(figures_of(made, archive)["findings"], wanted)
    if not cited and not own:
        raise UnknownName.nearest("named.document", symbol, known)
    dates = dict.fromkeys(each["date"] for each in cited if each["date"])
    return {
        "document": cited[0]["symbol"] if cited else symbol,
        "types": list(dict.fromkeys(each["type"] for each in cited if each["type"])),
        "dates": list(dates),
        "citations": cited,
        "submissions": own,
        "findings": findings,
    }


def _key(symbol: str) -> str:
    """Return a symbol as it is compared: "số 091 / KH – STTTT" is 91/KH-STTTT."""
    return re.sub(r"^(?:số:?)?0*", "", re.sub(r"\s", "", _DASHES.sub("-", fold(symbol))))


def _readings(made: MadeRelease, archive: Archive) -> Iterator[tuple[Answer, Answer]]:
    """Yield each submission of a release with its stored reading, bytes that arrived twice read once."""
    read: dict[str, Answer] = {}
    for entry in json.loads(archive.get(made.files[MANIFEST]))["submissions"]:
        if key := entry["reading"]:
            if key not in read:
                whole = json.loads(archive.get(key))
                read[key] = {"references": whole["references"], "header": whole["header"]}
            yield entry, read[key]


def _submission(made: MadeRelease, entry: Answer) -> Answer:
    kept = ("submission", "agency", "file", "sha256", "state")
    return {"request": made.request, "release": made.release, **{key: entry[key] for key in kept}}


def _citation(made: MadeRelease, entry: Answer, reference: Answer) -> Answer:
    kept = ("symbol", "type", "date")
    said = {"fact": reference["id"], "quote": reference["text"]}
    source = within(_SOURCE.validate_python(reference["source"]), tuple(entry.get("members", ())))
    placed = {"source": _SOURCE.dump_python(source, mode="json")}
    return _submission(made, entry) | said | {key: reference[key] for key in kept} | placed


def _findings(findings: list[Answer], wanted: str) -> list[Answer]:
    """Return the findings that name the document. A place says too little: a note cites a dozen documents."""
    return [each for each in findings if any(_names(said, wanted) for said in each["values"].values())]


def _names(said: str, wanted: str) -> bool:
    """Return whether words name a document by its symbol: "228/KH-STTTT" does not name 28/KH-STTTT."""
    return re.search(rf"(?<![^\W_]){re.escape(wanted)}(?![^\W_]|-)", _DASHES.sub("-", fold(said))) is not None
