"""Mails as Outlook saves them (MS-OXMSG), made from plain words: a compound file of properties."""

import struct
from dataclasses import dataclass
from datetime import UTC, datetime

from doc2docx.cfb.directory import DirectoryEntry, ObjectType
from doc2docx.cfb.writer import write_compound_storage
from oxmsg.domain import constants as c

Values = dict[int, str | bytes | datetime | int]
_SINCE = datetime(1601, 1, 1, tzinfo=UTC)
_FILE, _EMBEDDED = 1, 5


@dataclass(frozen=True)
class Attached:
    """A file, or a mail within the mail."""

    name: str
    content: "bytes | Msg"
    media_type: str | None = None


@dataclass(frozen=True)
class Msg:
    values: Values
    attached: tuple[Attached, ...] = ()

    def file(self, folder: str = "") -> bytes:
        """Return the bytes of the .msg, or with `folder` of an OLE file that holds the mail further in."""
        streams: dict[str, bytes | None] = {folder: None} if folder else {}
        _write(
            self,
            f"{folder}/" if folder else "",
            struct.pack("<8x4I8x", 0, len(self.attached), 0, len(self.attached)),
            streams,
        )
        root = _entry(ObjectType.ROOT_STORAGE)
        listed = tuple(
            (path, _entry(ObjectType.STORAGE if data is None else ObjectType.STREAM), data)
            for path, data in streams.items()
        )
        return write_compound_storage(root, listed)


def _write(msg: Msg, below: str, header: bytes, streams: dict[str, bytes | None]) -> None:
    _properties(msg.values, below, header, streams)
    for at, attached in enumerate(msg.attached):
        folder = f"{below}__attach_version1.0_#{at:08X}"
        streams[folder] = None
        is_mail = isinstance(attached.content, Msg)
        values: Values = {
            c.PID_ATTACH_LONG_FILENAME: attached.name,
            c.PID_ATTACH_METHOD: _EMBEDDED if is_mail else _FILE,
        }
        if attached.media_type:
            values[c.PID_ATTACH_MIME_TAG] = attached.media_type
        if isinstance(attached.content, bytes):
            values[c.PID_ATTACH_DATA_BINARY] = attached.content
        _properties(values, f"{folder}/", struct.pack("<8x"), streams)
        if isinstance(attached.content, Msg):
            inner = f"{folder}/__substg1.0_3701000D"
            streams[inner] = None
            count = len(attached.content.attached)
            _write(attached.content, f"{inner}/", struct.pack("<8x4I", 0, count, 0, count), streams)


def _properties(values: Values, below: str, header: bytes, streams: dict[str, bytes | None]) -> None:
    rows = b""
    for id, value in values.items():
        match value:
            case datetime():
                ticks = int((value - _SINCE).total_seconds() * 10_000_000)
                rows += struct.pack("<HHIQ", c.PTYP_TIME, id, 6, ticks)
            case int():
                rows += struct.pack("<HHIII", c.PTYP_INTEGER_32, id, 6, value, 0)
            case str() | bytes():
                kind = c.PTYP_STRING if isinstance(value, str) else c.PTYP_BINARY
                data = value.encode("utf-16-le") if isinstance(value, str) else value
                rows += struct.pack("<HHIII", kind, id, 6, len(data), 0)
                streams[f"{below}__substg1.0_{id:04X}{kind:04X}"] = data
    streams[f"{below}__properties_version1.0"] = header + rows


def _entry(kind: ObjectType) -> DirectoryEntry:
    return DirectoryEntry(0, "", kind, 1, 0, 0, 0, b"\0" * 16, 0, 0, 0, 0, 0)
