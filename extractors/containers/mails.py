"""Parts of an .eml: attachments, mails forwarded in it, and its own words."""

import base64
import binascii
import io
import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from email import message_from_bytes, policy
from email.errors import HeaderParseError
from email.message import EmailMessage, MIMEPart
from email.utils import parseaddr, parsedate_to_datetime

from lxml import etree, html
from PIL import Image

from extractors.containers.member import Opened, Part, is_unsafe, numbered, safe_name
from schemas.errors import DamagedFile
from schemas.limits import Limits

NAME = "eml"
MEDIA_TYPE = "message/rfc822"
EXTENSIONS = (".eml",)

BODY = "noi-dung-thu.txt"
_FIELD = re.compile(rb"(?:\xef\xbb\xbf)?(?:From [^\n]*\n)?[!-9;-~]+:")
_SURE, _USUAL = {"from", "received", "return-path"}, {"date", "message-id", "mime-version", "to", "subject"}
_HEAD = 65536
_NO_DOCUMENTS = {
    "application/pkcs7-signature",
    "application/x-pkcs7-signature",
    "application/pgp-signature",
    "text/calendar",
    "text/vcard",
    "text/x-vcard",
    "message/delivery-status",
    "message/disposition-notification",
}
_LEAST_PAGE = 600
"""Pixels of the shorter side of a photographed page; logos and banners of a signature have fewer."""
_BLOCKS = "address|article|blockquote|br|div|dd|dt|h[1-6]|hr|li|p|pre|table|tr"
_FAULTS = (HeaderParseError, LookupError, ValueError, TypeError, AttributeError, RecursionError)


def recognises(content: bytes, name: str) -> bool:
    """Return whether the bytes begin with the header of a mail."""
    if not _FIELD.match(content.lstrip()[:400]):
        return False
    head = re.split(rb"\r?\n\r?\n", content.lstrip()[:_HEAD], maxsplit=1)[0]
    fields = {field.lower().decode("ascii") for field in re.findall(rb"(?m)^([!-9;-~]+):", head)}
    return bool(fields & _SURE) and len(fields & _USUAL) >= (1 if name.lower().endswith(EXTENSIONS) else 2)


def opened(content: bytes, name: str, limits: Limits) -> Opened:
    """Take a mail apart; `limits` bound what its parts may hold together.

    Raises:
        DamagedFile: it is no mail that can be taken apart.
    """
    try:
        # The class of a message with this policy; the parser's signature cannot say so.
        return taken_apart(message_from_bytes(content.lstrip(), policy=policy.default))
    except _FAULTS as fault:
        raise DamagedFile(file=name, cause="cause.bad-mail") from fault


def taken_apart(message: EmailMessage) -> Opened:
    """Return the parts of a mail; a mail that cannot be taken apart raises what its faults happen to be."""
    return _Mail(message).opened()


class _Mail:
    """One mail while it is taken apart."""

    def __init__(self, message: EmailMessage) -> None:
        self._message = message
        self._taken: Counter[str] = Counter()
        self._passed_over: list[str] = []

    def opened(self) -> Opened:
        body = self._message.get_body(("plain", "html"))
        own = {id(part) for kind in ("plain", "html") if (part := self._message.get_body((kind,)))}
        attached = [
            made for part in _leaves(self._message) if id(part) not in own and (made := self._part(part))
        ]
        words = [] if body is None else self._words(body)
        return Opened((*words, *attached), tuple(self._passed_over), self._sender(), self._sent())

    def _words(self, body: MIMEPart) -> list[Part]:
        text = str(body.get_content())
        if body.get_content_subtype() == "html":
            text = _plain(text)
        return (
            [Part(numbered(BODY, self._taken), text.encode("utf-8", "replace"), is_body=True)]
            if text.strip()
            else []
        )

    def _part(self, part: EmailMessage) -> Part | None:
        written = self._name(part)
        content = _nested(part) if part.get_content_type() == "message/rfc822" else _bytes(part)
        if part.get_content_type() in _NO_DOCUMENTS or _is_ornament(part, content):
            self._passed_over.append(safe_name(written))
            return None
        shown = numbered(safe_name(written) or "?", self._taken)
        return Part(shown, content, renamed=repr(written)[1:-1] if is_unsafe(written) else None)

    def _name(self, part: EmailMessage) -> str:
        written = part.get_filename()
        if written:
            return str(written)
        if part.get_content_type() == "message/rfc822":
            inner = part.get_content()
            subject = str(inner.get("subject", "")) if isinstance(inner, EmailMessage) else ""
            return f"{safe_name(subject.replace('/', '-')) or 'thu'}.eml"
        return f"{part.get_content_maintype()}.{part.get_content_subtype()}"

    def _sender(self) -> str | None:
        address = parseaddr(str(self._message.get("from", "")))[1].lower()
        return address or None

    def _sent(self) -> datetime | None:
        written = self._message.get("date")
        try:
            sent = parsedate_to_datetime(str(written)) if written else None
        except ValueError:
            # A date that is none: the file's own time stands in for it.
            return None
        return sent if sent and sent.tzinfo else None


def _leaves(message: EmailMessage) -> Iterator[EmailMessage]:
    """Yield the parts that hold no parts; a mail within the mail is one, to be opened in its turn."""
    if message.get_content_maintype() != "multipart":
        yield message
        return
    for part in message.iter_parts():
        assert isinstance(part, EmailMessage)
        yield from _leaves(part)


def _bytes(part: EmailMessage) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _nested(part: EmailMessage) -> bytes:
    """Return the bytes of a mail within a mail; some programs write it in base64, against the standard."""
    inner = part.get_payload(0)
    assert isinstance(inner, EmailMessage)
    if str(part.get("content-transfer-encoding", "")).strip().lower() == "base64" and not inner.keys():
        try:
            return base64.b64decode(str(inner.get_payload()), validate=False)
        except binascii.Error:
            return b""
    return inner.as_bytes(policy=policy.SMTP)


def _is_ornament(part: EmailMessage, content: bytes) -> bool:
    """Return whether a picture is part of a signature or footer, and no page."""
    if part.get_content_maintype() != "image":
        return False
    try:
        with Image.open(io.BytesIO(content)) as picture:
            return min(picture.size) < _LEAST_PAGE
    except (OSError, ValueError, Image.DecompressionBombError):
        # Let the reader of scans say what is wrong with it.
        return False


def _plain(written: str) -> str:
    """Return the words of an HTML mail, a line for each paragraph, cells of a row with " | " between."""
    if not written.strip():
        return ""
    root = html.fromstring(written)
    etree.strip_elements(root, "script", "style", "head", with_tail=False)
    for element in root.iter(etree.Element):
        if re.fullmatch(_BLOCKS, str(element.tag)):
            element.text = f"\n{element.text or ''}"
            element.tail = f"\n{element.tail or ''}"
        elif element.tag in ("td", "th") and element.getnext() is not None:
            element.tail = " | "
    lines = (" ".join(line.split()) for line in "".join(str(text) for text in root.itertext()).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip() + "\n"
