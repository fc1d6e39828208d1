"""Choose the reader for a file: by what the bytes are, not by what its name says."""

import pkgutil
from dataclasses import replace
from functools import cache
from importlib import import_module
from pathlib import PurePath
from typing import Protocol, cast

import extractors.readers
from extractors.readers.file_signatures import known_kind, raise_if_protected
from schemas.document import SourceDocument
from schemas.errors import DamagedFile, EmptyFile, TonghopError, TooLarge, UnknownFormat
from schemas.finding import finding
from schemas.limits import Limits

_MEGABYTE = 1024 * 1024


class Reader(Protocol):
    """What a module of this folder offers. Modules with an underscore in their name help a reader.

    `recognises` sees bytes and name and says whether the bytes are of its format; the file may still
    be damaged. `read` raises `schemas.errors.UnreadableFile` or one of its kinds, and nothing else.
    """

    NAME: str
    MEDIA_TYPE: str
    EXTENSIONS: tuple[str, ...]

    def recognises(self, content: bytes, name: str) -> bool: ...
    def read(self, content: bytes, name: str, limits: Limits) -> SourceDocument: ...


@cache
def readers() -> dict[str, Reader]:
    """Return every reader of this folder by its name; those that tell bytes apart best come first."""
    modules = [
        import_module(f"{extractors.readers.__name__}.{module.name}")
        for module in pkgutil.iter_modules(extractors.readers.__path__)
        if "_" not in module.name and module.name != "dispatch"
    ]
    found = [cast(Reader, module) for module in modules]
    # Anything may pass for text, so that reader is asked last.
    return {reader.NAME: reader for reader in sorted(found, key=lambda r: (r.NAME == "text", r.NAME))}


def read(
    content: bytes, name: str, limits: Limits | None = None, reader_name: str | None = None
) -> SourceDocument:
    """Read a file, with the reader that its bytes ask for or with the one that a person chose.

    Raises:
        UnreadableFile: one of its kinds, naming the file, the cause and the next step.
    """
    limits = limits or Limits()
    _check_size(content, name, limits)
    raise_if_protected(content, name)
    reader = readers()[reader_name] if reader_name else _chosen(content, name)
    document = _read_by(reader, content, name, limits)
    return _with_doubt_about_name(document, reader, name)


def _check_size(content: bytes, name: str, limits: Limits) -> None:
    if not content:
        raise EmptyFile(file=name)
    if len(content) > limits.file_mb * _MEGABYTE:
        raise TooLarge(file=name, size=f"{len(content) // _MEGABYTE} MB", limit=f"{limits.file_mb} MB")


def _chosen(content: bytes, name: str) -> Reader:
    for reader in readers().values():
        if reader.recognises(content, name):
            return reader
    suffix = PurePath(name).suffix.lower()
    kind = known_kind(content)
    if kind in (None, "zip", "ole") and any(suffix in reader.EXTENSIONS for reader in readers().values()):
        # Named like one of ours, yet its beginning, or of a package its parts or streams, are lost.
        raise DamagedFile(file=name, cause="cause.not-as-named")
    raise UnknownFormat(file=name, kind=kind or suffix or "?")


def _read_by(reader: Reader, content: bytes, name: str, limits: Limits) -> SourceDocument:
    try:
        return reader.read(content, name, limits)
    except TonghopError:
        raise
    except MemoryError:
        raise
    except Exception as fault:
        # A library's surprise on a hostile file costs that file alone; the fault stays in the chain.
        raise DamagedFile(file=name, cause="cause.reader-fault") from fault


def _with_doubt_about_name(document: SourceDocument, reader: Reader, name: str) -> SourceDocument:
    suffix = PurePath(name).suffix.lower()
    if suffix in reader.EXTENSIONS:
        return document
    doubt = finding("wrong-extension", name=PurePath(name).name, suffix=suffix or "–", reader=reader.NAME)
    return replace(document, findings=(doubt, *document.findings))
