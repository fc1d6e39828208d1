"""Files with faults: bytes flipped, cut, doubled or swapped, in a file or in one member of a package."""

import io
import random
import zipfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
# Real files of every kind that the project itself holds.
PLACES = ("flows/sample/inbox", "tests/extractors")
KINDS = (
    ".docx",
    ".pdf",
    ".txt",
    ".xlsx",
    ".xls",
    ".ods",
    ".csv",
    ".doc",
    ".rtf",
    ".eml",
    ".msg",
    ".zip",
    ".png",
    ".jpg",
    ".tif",
)


def seeds() -> list[Path]:
    """Return the files to mutate, small ones only: a mutant of a large file says no more."""
    found = (path for place in PLACES for path in sorted((ROOT / place).rglob("*")))
    return [path for path in found if path.suffix.lower() in KINDS and path.stat().st_size < 300_000]


def mutants(seed: int, count: int) -> Iterator[tuple[str, bytes]]:
    """Yield names and contents; the same seed gives the same files, kind after kind."""
    chance = random.Random(seed)
    by_kind: dict[str, list[Path]] = {}
    for path in seeds():
        by_kind.setdefault(path.suffix.lower(), []).append(path)
    for number in range(count):
        kind = sorted(by_kind)[number % len(by_kind)]
        source = chance.choice(by_kind[kind])
        content = source.read_bytes()
        mutate = _in_package if zipfile.is_zipfile(io.BytesIO(content)) and chance.random() < 0.7 else _bytes
        yield f"{number:04d}{kind}", mutate(content, chance)


def _in_package(content: bytes, chance: random.Random) -> bytes:
    """Mutate one member and pack the package again, so that readers get past the package's own checks."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(target, "w") as package:
        names = source.namelist()
        chosen = chance.choice(names)
        for name in names:
            member = source.read(name)
            # Without a date of its own a member would take the clock's, and a seed two sets of files.
            entry = zipfile.ZipInfo(name)
            package.writestr(entry, _bytes(member, chance) if name == chosen else member)
    return target.getvalue()


def _bytes(content: bytes, chance: random.Random) -> bytes:
    data = bytearray(content)
    for _ in range(chance.choice((1, 1, 2, 8, 64))):
        if data:
            chance.choice((_flip, _cut, _double, _swap, _overwrite))(data, chance)
    return bytes(data)


def _span(data: bytearray, chance: random.Random) -> slice:
    start = chance.randrange(len(data))
    return slice(start, start + chance.choice((1, 4, 30, 400, 5000)))


def _flip(data: bytearray, chance: random.Random) -> None:
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


def _cut(data: bytearray, chance: random.Random) -> None:
    del data[_span(data, chance)]


def _double(data: bytearray, chance: random.Random) -> None:
    span = _span(data, chance)
    data[span.start : span.start] = data[span] * chance.choice((1, 3, 40))


def _swap(data: bytearray, chance: random.Random) -> None:
    one, other = _span(data, chance), _span(data, chance)
    data[one] = bytes(data[other])


_NASTY = (
    b"\x00" * 64,
    b"\xff" * 64,
    b"9" * 400,
    b"<w:p>" * 300,
    b"(" * 500,
    b"%s%n",
    "ế".encode() * 99,
    b"../" * 40,
)


def _overwrite(data: bytearray, chance: random.Random) -> None:
    start = chance.randrange(len(data))
    nasty = chance.choice(_NASTY)
    data[start : start + len(nasty)] = nasty
