"""Open a container and the containers in it, within the limits."""

from datetime import datetime
from typing import Protocol, cast

from extractors.containers import archives, mails, outlook
from extractors.containers.member import Member, Opened, Part, Unpacked, Unread
from schemas.errors import NestedTooDeep, TooLarge, TooManyMembers, UnreadableFile
from schemas.finding import finding
from schemas.limits import Limits

_MEGABYTE = 1024 * 1024


class Opener(Protocol):
    """What a module that opens one kind of container offers; `opened` raises `UnreadableFile` alone."""

    NAME: str
    MEDIA_TYPE: str
    EXTENSIONS: tuple[str, ...]

    def recognises(self, content: bytes, name: str) -> bool: ...
    def opened(self, content: bytes, name: str, limits: Limits) -> Opened: ...


_OPENERS = (cast(Opener, archives), cast(Opener, mails), cast(Opener, outlook))


def opener_of(content: bytes, name: str) -> Opener | None:
    """Return what opens a file; None of a file that is no container."""
    return next((opener for opener in _OPENERS if opener.recognises(content, name)), None)


def unpacked(content: bytes, name: str, limits: Limits) -> Unpacked:
    """Return all files of a container, those of the containers in it too.

    What cannot be opened inside is among the faults, and the rest goes on.

    Raises:
        UnreadableFile: the container itself cannot be opened.
    """
    if len(content) > limits.file_mb * _MEGABYTE:
        raise TooLarge(file=name, size=f"{len(content) // _MEGABYTE} MB", limit=f"{limits.file_mb} MB")
    opener = opener_of(content, name)
    assert opener is not None
    walk = _Walk(name, limits)
    walk.enter(opener.opened(content, name, limits), (name,), None)
    return walk.found


class _Walk:
    def __init__(self, name: str, limits: Limits) -> None:
        self.found = Unpacked()
        self._name = name
        self._limits = limits
        self._count = self._bytes = 0

    def enter(self, opened: Opened, path: tuple[str, ...], mail: Opened | None) -> None:
        """Go through the parts of one container; `mail` is the mail that it came in."""
        mail = opened if opened.sender or opened.sent else mail
        where = "/".join(path)
        if len(opened.parts) > self._limits.members:
            raise TooManyMembers(file=where, count=len(opened.parts), limit=self._limits.members)
        if opened.passed_over:
            self.found.findings.append(
                finding("no-documents-inside", file=where, names=", ".join(opened.passed_over))
            )
        for part in opened.parts:
            if part.renamed is not None:
                self.found.findings.append(
                    finding("unsafe-member-name", file=where, written=part.renamed, name=part.name)
                )
            try:
                self._part(part, (*path, part.name), mail)
            except UnreadableFile as fault:
                sender, sent = _of(mail)
                self.found.faults.append(Unread((*path[1:], part.name), fault, sender, sent))

    def _part(self, part: Part, path: tuple[str, ...], mail: Opened | None) -> None:
        if part.fault is not None:
            raise part.fault
        where = "/".join(path)
        self._check(len(part.content), where)
        opener = None if part.is_body else opener_of(part.content, part.name)
        if opener is None:
            sender, sent = _of(mail)
            self.found.members.append(Member(path[1:], part.content, part.is_body, sender, sent))
            return
        if len(path) > self._limits.depth:
            raise NestedTooDeep(file=where, limit=self._limits.depth)
        self.enter(self._opened(opener, part.content, where), path, mail)

    def _opened(self, opener: Opener, content: bytes, where: str) -> Opened:
        """Open a container in the container, within what is left: its parts are in memory all at once."""
        used = self._bytes // _MEGABYTE
        left = max(self._limits.unpacked_mb - used, 1)
        try:
            return opener.opened(content, where, self._limits.model_copy(update={"unpacked_mb": left}))
        except TooLarge as fault:
            size = f"{used} MB + {fault.values['size']}"
            raise TooLarge(file=where, size=size, limit=f"{self._limits.unpacked_mb} MB") from fault

    def _check(self, size: int, where: str) -> None:
        if size > self._limits.file_mb * _MEGABYTE:
            # No reader takes it, so nobody need keep it apart from its container.
            limit = f"{self._limits.file_mb} MB"
            raise TooLarge(file=where, size=f"{size // _MEGABYTE} MB", limit=limit)
        self._count += 1
        self._bytes += size
        if self._count > self._limits.members:
            raise TooManyMembers(file=where, count=self._count, limit=self._limits.members)
        if self._bytes > self._limits.unpacked_mb * _MEGABYTE:
            raise TooLarge(
                file=where, size=f"{self._bytes // _MEGABYTE} MB", limit=f"{self._limits.unpacked_mb} MB"
            )


def _of(mail: Opened | None) -> tuple[str | None, datetime | None]:
    """Return who sent a mail, and when."""
    return (mail.sender, mail.sent) if mail else (None, None)
