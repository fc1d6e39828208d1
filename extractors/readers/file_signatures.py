"""What a file is, by its bytes: for kinds that no reader takes, and files behind a password."""

import re

import filetype

from schemas.errors import ProtectedFile

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_STREAMS = {
    "WordDocument": "doc",
    "Workbook": "xls",
    "Book": "xls",
    "PowerPoint Document": "ppt",
    "__substg1.0_": "msg",
}
_TEXT_KINDS = {
    rb"\{\\rtf": "rtf",
    rb"<!doctype html|<html": "html",
    rb"return-path:|received:|mime-version:": "eml",
}


def raise_if_protected(content: bytes, name: str) -> None:
    """Refuse Office files behind a password: they are OLE files that hold an encrypted package.

    Raises:
        ProtectedFile: it is one.
    """
    if content.startswith(OLE) and _holds_stream(content, "EncryptedPackage"):
        raise ProtectedFile(file=name)


def known_kind(content: bytes) -> str | None:
    """Return the usual extension of what the bytes are, None where nothing knows them."""
    if content.startswith(OLE):
        streams = (kind for stream, kind in _OLE_STREAMS.items() if _holds_stream(content, stream))
        return next(streams, "ole")
    for pattern, kind in _TEXT_KINDS.items():
        if re.match(rb"\s*(?:" + pattern + rb")", content[:400], re.IGNORECASE):
            return kind
    guessed = filetype.guess(content[:8192])
    return None if guessed is None else str(guessed.extension)


def _holds_stream(content: bytes, stream: str) -> bool:
    # Names in the directory of an OLE file are UTF-16.
    return stream.encode("utf-16-le") in content
