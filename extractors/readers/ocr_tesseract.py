"""Tesseract, where the machine has it with Vietnamese data: a program that is asked through its streams."""

import io
import os
import re
import resource
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree
from PIL import Image

from extractors.readers.ocr_engines import OcrFailed, OcrLine, OcrWord
from schemas.place import Box

if TYPE_CHECKING:
    from extractors.readers.ocr_engines import Grey

_LANGUAGE = "vie"
_SECONDS = 90
"""Of one page; a page with nothing but noise takes long."""
_WHOLE_PAGE, _SPARSE = "3", "11"
_XHTML = "{http://www.w3.org/1999/xhtml}"
_LINES = ("ocr_line", "ocr_header", "ocr_caption", "ocr_textfloat")


@dataclass(frozen=True, slots=True)
class Tesseract:
    """The program at `path`."""

    path: str
    version: str
    doubtful_below: float = 0.6
    wants_cells_apart: bool = True

    @property
    def name(self) -> str:
        return f"tesseract {self.version} {_LANGUAGE}"

    def read(self, picture: "Grey", dpi: float, *, is_column: bool = False) -> list[OcrLine]:
        """Read a picture; raises as the interface says."""
        content = io.BytesIO()
        Image.fromarray(picture).save(content, "PPM")
        layout = _SPARSE if is_column else _WHOLE_PAGE
        command = [self.path, "stdin", "stdout", "-l", _LANGUAGE, "--dpi", str(round(dpi)), "--psm", layout]
        answer = _answer([*command, "hocr"], content.getvalue())
        return list(_lines(answer))


def installed() -> Tesseract | None:
    """Return Tesseract if this machine has it with Vietnamese data."""
    path = shutil.which("tesseract")
    if path is None:
        return None
    try:
        languages = _answer([path, "--list-langs"], b"").decode("utf-8", "replace")
        version = _answer([path, "--version"], b"").decode("utf-8", "replace")
    except OcrFailed:
        return None
    if _LANGUAGE not in languages.split():
        return None
    found = re.search(r"tesseract\s+v?([\w.\-]+)", version)
    return Tesseract(path, found[1] if found else "?")


def _answer(command: list[str], given: bytes) -> bytes:
    try:
        done = subprocess.run(
            command, input=given, capture_output=True, timeout=_SECONDS, check=True, preexec_fn=_bound,
            env=os.environ | {"OMP_THREAD_LIMIT": "1", "LC_ALL": "C"},
        )  # fmt: skip
    except (OSError, subprocess.SubprocessError) as fault:
        raise OcrFailed(f"Tesseract: {_cause(fault)}") from fault
    return done.stdout


def _bound() -> None:
    """End the program by itself if the worker that waits for it is ended first."""
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))


def _cause(fault: Exception) -> str:
    if isinstance(fault, subprocess.CalledProcessError):
        said = fault.stderr.decode("utf-8", "replace").strip().splitlines()
        return said[-1] if said else str(fault)
    return str(fault)


def _lines(hocr: bytes) -> Iterator[OcrLine]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    for element in etree.fromstring(hocr, parser).iter(f"{_XHTML}span"):
        if element.get("class") in _LINES:
            words = tuple(_words(element))
            if words:
                yield _line(element, words)


def _words(line: "etree._Element") -> Iterator[OcrWord]:
    for element in line.iter(f"{_XHTML}span"):
        text = "".join(map(str, element.itertext())).strip()
        if element.get("class") == "ocrx_word" and text:
            said = _said(element)
            yield OcrWord(text, _box(said["bbox"]), min(float(said["x_wconf"][0]) / 100, 1.0))


def _line(element: "etree._Element", words: tuple[OcrWord, ...]) -> OcrLine:
    said = _said(element)
    box = _box(said["bbox"])
    slope, offset = map(float, said.get("baseline", ["0", "0"]))
    base = box[3] + offset + slope * (box[2] - box[0]) / 2
    # Between the tops of "b" and the feet of "p", which is most of the size of a font.
    size = float(said["x_size"][0]) if "x_size" in said else box[3] - box[1]
    return OcrLine(words, size, base)


def _said(element: "etree._Element") -> dict[str, list[str]]:
    """Return the properties in an element's title: "bbox 1 2 3 4; x_wconf 96"."""
    parts = (part.split() for part in str(element.get("title")).split(";"))
    return {name: values for name, *values in filter(None, parts)}


def _box(values: list[str]) -> Box:
    left, top, right, bottom = map(float, values[:4])
    return left, top, right, bottom
