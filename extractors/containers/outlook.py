"""Parts of a .msg, the form in which Outlook saves a mail: made into a mail, which is taken apart as such."""

import io
import mimetypes
import re
import struct
from collections.abc import Iterator
from datetime import UTC, datetime
from email.message import EmailMessage
from email.parser import HeaderParser
from email.utils import format_datetime, parseaddr

from compressed_rtf import decompress
from olefile import OleFileIO
from oxmsg.domain import constants as c
from oxmsg.domain import model
from oxmsg.properties import Properties
from oxmsg.storage import Storage
from striprtf.striprtf import rtf_to_text

from extractors.containers import mails
from extractors.containers.member import Opened
from extractors.readers.file_signatures import OLE
from schemas.errors import DamagedFile
from schemas.limits import Limits

NAME = "msg"
MEDIA_TYPE = "application/vnd.ms-outlook"
EXTENSIONS = (".msg",)

_PROPERTIES = "__properties_version1.0"
_EMBEDDED = f"__substg1.0_{c.PID_ATTACH_DATA_BINARY:04X}{c.PTYP_OBJECT:04X}"
"""Storage of a mail within a mail (MS-OXMSG, section 2.2.2.1)."""
_HEADER_OF_EMBEDDED = 24
"""Bytes before the properties of such a mail; 32 in the file's own (MS-OXMSG, section 2.4.1)."""
_SENT_REPRESENTING_SMTP_ADDRESS = 0x5D02
_ADDRESSES = (
    c.PID_SENDER_SMTP_ADDRESS,
    _SENT_REPRESENTING_SMTP_ADDRESS,
    c.PID_SENDER_EMAIL_ADDRESS,
    c.PID_SENT_REPRESENTING_EMAIL_ADDRESS,
)
_CONTROLS = re.compile(r"[\x00-\x1f\x7f]+")
_FAULTS = (
    ArithmeticError, AssertionError, AttributeError, LookupError, OSError, RecursionError, TypeError,
    ValueError, struct.error, model.UnrecognizedCodePageError, model.UnsupportedEncodingError,
)  # fmt: skip
"""All that the libraries raise on damaged files."""


def recognises(content: bytes, name: str) -> bool:
    """Return whether it is an OLE file whose root is a mail: a .doc may hold a mail further in."""
    # Names in the directory of an OLE file are UTF-16.
    if not content.startswith(OLE) or _PROPERTIES.encode("utf-16-le") not in content:
        return False
    try:
        with OleFileIO(io.BytesIO(content)) as ole:
            return bool(ole.exists(_PROPERTIES))
    except _FAULTS:
        return name.lower().endswith(EXTENSIONS)


def opened(content: bytes, name: str, limits: Limits) -> Opened:
    """Take a .msg apart.

    Raises:
        DamagedFile: it is no mail that can be taken apart.
    """
    try:
        with OleFileIO(io.BytesIO(content)) as ole:
            root = Storage.from_ole(ole)
        return mails.taken_apart(_mail(root, model.MSG_HDR_OFFSET))
    except _FAULTS as fault:
        raise DamagedFile(file=name, cause="cause.bad-mail") from fault


def _mail(storage: Storage, header: int) -> EmailMessage:
    told = Properties(storage, properties_header_offset=header)
    head = HeaderParser().parsestr(_string(told, c.PID_TRANSPORT_MESSAGE_HEADERS))
    message = EmailMessage()
    message["Subject"] = _line(_string(told, c.PID_SUBJECT))
    if sender := _sender(told, str(head.get("from", ""))):
        message["From"] = sender
    if sent := _sent(told):
        message["Date"] = format_datetime(sent)
    elif written := head.get("date"):
        message["Date"] = _line(str(written))
    _add_words(message, told)
    for attached in storage.iter_attachment_storages():
        _attach(message, attached)
    return message


def _sender(told: Properties, written: str) -> str | None:
    """Return the sender's address; inside one office Outlook keeps a name of its directory instead."""
    candidates = (parseaddr(written)[1], *(_string(told, id) for id in _ADDRESSES))
    return next((_line(found) for found in candidates if re.fullmatch(r"[^@\s<>]+@[^@\s<>]+", found)), None)


def _sent(told: Properties) -> datetime | None:
    for id in (c.PID_CLIENT_SUBMIT_TIME, c.PID_MESSAGE_DELIVERY_TIME):
        if (sent := told.date_prop_value(id)) is not None:
            return sent if sent.tzinfo else sent.replace(tzinfo=UTC)
    return None


def _add_words(message: EmailMessage, told: Properties) -> None:
    """Add the words of a mail, in the first form that it has: plain, HTML, or Outlook's packed RTF."""
    kind, text = next(((kind, text) for kind, text in _words(told) if text.strip()), ("plain", ""))
    if text:
        message.set_content(text.encode("utf-8", "replace").decode(), subtype=kind)
    message.make_mixed()


def _words(told: Properties) -> Iterator[tuple[str, str]]:
    yield "plain", _string(told, c.PID_BODY)
    packed_html = told.binary_prop_value(c.PID_HTML)
    yield "html", packed_html.decode(told.body_encoding, "replace") if packed_html else ""
    yield "html", _string(told, c.PID_BODY_HTML)
    packed = told.binary_prop_value(c.PID_RTF_COMPRESSED)
    yield "plain", _of_rtf(packed) if packed else ""


def _of_rtf(packed: bytes) -> str:
    try:
        written = decompress(packed).decode("latin-1")
    except Exception as fault:
        # All that the library ever raises. Words that are lost make the mail a damaged one.
        raise ValueError(*fault.args) from fault
    return str(rtf_to_text(written, errors="replace"))  # type: ignore[no-untyped-call]


def _attach(message: EmailMessage, storage: Storage) -> None:
    told = Properties(storage, properties_header_offset=model.ATTACH_HDR_OFFSET)
    for inner in storage.storages:
        if inner.name == _EMBEDDED and any(stream.name == _PROPERTIES for stream in inner.streams):
            message.add_attachment(_mail(inner, _HEADER_OF_EMBEDDED))
            return
    names = (_string(told, id) for id in (c.PID_ATTACH_LONG_FILENAME, c.PID_ATTACH_FILENAME))
    name = next((_line(found) for found in names if found), "")
    content = told.binary_prop_value(c.PID_ATTACH_DATA_BINARY) or b""
    main, _, sub = _media_type(told, name).partition("/")
    message.add_attachment(content, maintype=main, subtype=sub, filename=name)


def _media_type(told: Properties, name: str) -> str:
    said = _string(told, c.PID_ATTACH_MIME_TAG).lower()
    guessed = mimetypes.guess_type(name)[0] or "application/octet-stream"
    known = said if re.fullmatch(r"[\w.+-]+/[\w.+-]+", said) else guessed
    # Bytes that are an attachment stay so, whatever they are called.
    return "application/octet-stream" if known.startswith(("message/", "multipart/", "text/")) else known


def _string(told: Properties, id: int) -> str:
    return (told.str_prop_value(id) or "").rstrip("\x00")


def _line(words: str) -> str:
    return _CONTROLS.sub(" ", words).strip()
