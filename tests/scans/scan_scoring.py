"""Score the reading of scans: annotated texts are printed, scanned, read again, and compared by what they say.

python tests/scans/scan_scoring.py FOLDER [tesseract|trueocr] [clean|office|poor]

FOLDER has NAME.txt with NAME.json. A text's offsets are lost on the way through paper, so readings are
compared file by file as a bag: each entry answers for one of the same reading.
"""

import json
import sys
from collections import Counter
from pathlib import Path

from golden_scoring import READINGS, folded
from scan_files import CLEAN, OFFICE, POOR, Scanner, pages_of, pdf_of, scanned_pdf

from extractors.extraction import extract
from extractors.readers.dispatch import read
from schemas.limits import Limits

SCANNERS = {"clean": CLEAN, "office": OFFICE, "poor": POOR}


def answer(text: str, scanner: Scanner, engine: str) -> dict:
    content = scanned_pdf(pages_of(pdf_of(text), scanner))
    document = read(content, "a.pdf", Limits(ocr_engine=engine))
    return json.loads(extract(document, file="a.pdf", sha256="").model_dump_json())


def bag(answer: dict, kind: str) -> Counter:
    fields = READINGS[kind]
    entries = answer[kind.split(".", maxsplit=1)[0]]
    return Counter(tuple(folded(field, entry[field]) for field in fields) for entry in entries)


def score(folder: Path, scanner: Scanner, engine: str) -> dict[str, float]:
    """Return the F1 of each kind of fact over a folder; what is missed or made up is printed."""
    counts = {kind: [0, 0, 0] for kind in READINGS}
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        found = answer(path.with_suffix(".txt").read_text("utf-8"), scanner, engine)
        for kind, (right, wanted, given) in counts.items():
            ours, theirs = bag(found, kind), bag(gold, kind)
            same = sum((ours & theirs).values())
            counts[kind] = [right + same, wanted + sum(theirs.values()), given + sum(ours.values())]
            if "." not in kind and ours != theirs:
                print(path.stem, kind, "missed", list(theirs - ours), "made up", list(ours - theirs))
    return {kind: 2 * right / max(wanted + given, 1) for kind, (right, wanted, given) in counts.items()}


if __name__ == "__main__":
    engine, scanner = [*sys.argv[2:], "tesseract", "office"][:2] if len(sys.argv) < 4 else sys.argv[2:4]
    found = score(Path(sys.argv[1]), SCANNERS[scanner], engine)
    print(engine, scanner, {kind: round(value, 3) for kind, value in found.items()})
