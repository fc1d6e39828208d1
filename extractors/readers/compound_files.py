"""Compound files (OLE), the containers of .doc, .xls and .msg: which streams they hold."""

import struct

from doc2docx.cfb import CompoundFile
from doc2docx.errors import Doc2DocxError, StreamNotFound

# What opening a broken one raises besides the library's own errors.
_FAULTS = (Doc2DocxError, ValueError, IndexError, struct.error, RecursionError)


def holds_stream(content: bytes, *names: str, otherwise: bool) -> bool:
    """Return whether a stream of one of these names can be read whole; of a broken file, `otherwise`."""
    try:
        stored = CompoundFile(content)
        for name in names:
            try:
                stored.open_stream(name)
            except StreamNotFound:
                continue
            return True
    except _FAULTS:
        return otherwise
    return False
