"""Members of a .zip; names in the code pages that Vietnamese machines have written."""

import io
import unicodedata
import zipfile
import zlib
from collections import Counter

from extractors.containers.member import Opened, Part, is_unsafe, numbered, safe_name
from schemas.errors import DamagedFile, ProtectedFile, TooLarge, TooManyMembers, UnreadableFile
from schemas.limits import Limits

NAME = "zip"
MEDIA_TYPE = "application/zip"
EXTENSIONS = (".zip",)

_MEGABYTE = 1024 * 1024
_ENCRYPTED, _UTF8 = 0x1, 0x800
_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError)
_STARTS = (b"PK\x03\x04", b"PK\x05\x06")
_OF_PACKAGES = {"[content_types].xml", "mimetype", "content.xml"}
_LEFT_BEHIND = ("~$", ".", "thumbs.db", "desktop.ini")
_VIETNAMESE = frozenset("ăâđêôơưĂÂĐÊÔƠƯ")


def recognises(content: bytes, name: str) -> bool:
    """Return whether it is a plain archive: no office file, which is a zip too."""
    if not content.startswith(_STARTS):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            names = {member.lower() for member in package.namelist()}
    except _FAULTS:
        return name.lower().endswith(EXTENSIONS)
    return not names & _OF_PACKAGES


def opened(content: bytes, name: str, limits: Limits) -> Opened:
    """Unpack a .zip.

    Raises:
        DamagedFile: its index is lost.
        ProtectedFile: every member needs a password.
        TooLarge: it holds more files, or more bytes, than the limits allow.
    """
    try:
        package = zipfile.ZipFile(io.BytesIO(content))
    except _FAULTS as fault:
        raise DamagedFile(file=name, cause="cause.no-package-index") from fault
    with package:
        entries = [entry for entry in package.infolist() if not entry.is_dir()]
        _check(entries, name, limits)
        taken: Counter[str] = Counter()
        parts = [_part(package, entry, name, taken) for entry in entries if not _is_left_behind(entry)]
    left = tuple(safe_name(written_name(entry)) for entry in entries if _is_left_behind(entry))
    return Opened(tuple(parts), left)


def written_name(entry: zipfile.ZipInfo) -> str:
    """Return a member's name: UTF-8 where it says or shows so, else that of Windows or of DOS."""
    if entry.flag_bits & _UTF8:
        return unicodedata.normalize("NFC", entry.filename)
    try:
        raw = entry.filename.encode("cp437")
    except UnicodeEncodeError:
        # Not from the old field: a Unicode name beside it.
        return unicodedata.normalize("NFC", entry.filename)
    for coding in ("utf-8", "cp1258"):
        try:
            name = unicodedata.normalize("NFC", raw.decode(coding))
        except UnicodeDecodeError:
            continue
        if coding == "utf-8" or _VIETNAMESE & set(unicodedata.normalize("NFD", name)) | _toned(name):
            return name
    return entry.filename


def _toned(name: str) -> set[str]:
    """Return the letters that only Vietnamese writes: with two marks, or a dot below."""
    return {letter for letter in name if "\u1ea0" <= letter <= "\u1ef9"}


def _check(entries: list[zipfile.ZipInfo], name: str, limits: Limits) -> None:
    if len(entries) > limits.members:
        raise TooManyMembers(file=name, count=len(entries), limit=limits.members)
    size = sum(entry.file_size for entry in entries)
    if size > limits.unpacked_mb * _MEGABYTE:
        raise TooLarge(file=name, size=f"{size // _MEGABYTE} MB", limit=f"{limits.unpacked_mb} MB")
    if entries and all(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise ProtectedFile(file=name)


def _part(package: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str, taken: Counter[str]) -> Part:
    written = written_name(entry)
    shown = numbered(safe_name(written) or "?", taken)
    renamed = repr(written)[1:-1] if is_unsafe(written) else None
    fault: UnreadableFile
    if entry.flag_bits & _ENCRYPTED:
        return Part(shown, fault=ProtectedFile(file=f"{name}/{shown}"), renamed=renamed)
    try:
        return Part(shown, package.read(entry), renamed=renamed)
    except _FAULTS as cause:
        fault = DamagedFile(file=f"{name}/{shown}", cause="cause.bad-package")
        fault.__cause__ = cause
        return Part(shown, fault=fault, renamed=renamed)


def _is_left_behind(entry: zipfile.ZipInfo) -> bool:
    steps = entry.filename.lower().split("/")
    return steps[0] == "__macosx" or steps[-1].startswith(_LEFT_BEHIND)
