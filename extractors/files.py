"""A whole file to its facts: one document, or a container with all documents in it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from extractors.containers.member import Member, Unpacked, Unread
from extractors.containers.unpacking import Opener, opener_of, unpacked
from extractors.extraction import extract
from extractors.joined import Joined
from extractors.readers import dispatch
from schemas.document import Block, Locator, SourceDocument
from schemas.errors import NothingInside, UnreadableFile
from schemas.facts import Extraction
from schemas.finding import Finding
from schemas.limits import Limits
from schemas.place import Source, within

PARTED = "\n\n"
"""Between the texts of two members, in what `extract --text` prints."""


@dataclass(frozen=True, slots=True)
class Opening:
    """A file to open: its bytes, its name and hash, and how it may be read."""

    content: bytes
    name: str
    sha256: str
    limits: Limits
    received: date | None = None
    reader: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A member that was read."""

    member: Member
    document: SourceDocument
    extraction: Extraction


def read(file: Opening) -> Extraction:
    """Read a file and extract its facts; those of a container are the facts of all its members.

    Raises:
        UnreadableFile: it cannot be read, or nothing in it can.
    """
    opener = _opener(file)
    if opener is None:
        document = dispatch.read(file.content, file.name, file.limits, file.reader)
        return extract(document, file=file.name, sha256=file.sha256, received=file.received)
    found, inside = members(file)
    return Joined(found, inside, PARTED).extraction(file.name, file.sha256, opener.MEDIA_TYPE, opener.NAME)


def text(file: Opening) -> str:
    """Return the text that the offsets of the facts count in; raises as `read` does."""
    if _opener(file) is None:
        return dispatch.read(file.content, file.name, file.limits, file.reader).text
    return PARTED.join(entry.document.text for entry in members(file)[0])


def members(file: Opening) -> tuple[list[Found], Unpacked]:
    """Read all members of a container, with what could not be read among the faults.

    Raises:
        UnreadableFile: the container cannot be opened, or no report in it can be read.
    """
    inside = unpacked(file.content, file.name, file.limits)
    bodies = [member for member in inside.members if member.is_body]
    found = [
        made for member in inside.members if not member.is_body and (made := _read(file, member, inside))
    ]
    brought = [entry.member.path for entry in found]
    found += [made for member in bodies if (made := _body(file, member, inside, brought))]
    if not found:
        raise _nothing(file, inside)
    # In the order in which they lie in the container.
    order = {id(member): at for at, member in enumerate(inside.members)}
    return sorted(found, key=lambda entry: order[id(entry.member)]), inside


def _opener(file: Opening) -> Opener | None:
    return None if file.reader else opener_of(file.content, file.name)


def _read(file: Opening, member: Member, inside: Unpacked) -> Found | None:
    try:
        document = dispatch.read(member.content, "/".join((file.name, *member.path)), file.limits)
    except UnreadableFile as fault:
        inside.faults.append(Unread(member.path, fault, member.sender, member.sent))
        return None
    placed = in_member(document, member.path)
    own = member.sent.date() if member.sent else file.received
    return Found(member, placed, extract(placed, file=file.name, sha256=file.sha256, received=own))


def _is_alone(body: Member, brought: list[tuple[str, ...]]) -> bool:
    """Return whether the mail of these words brought no report with it."""
    mail = body.path[:-1]
    return not any(path[: len(mail)] == mail for path in brought)


def _body(file: Opening, member: Member, inside: Unpacked, brought: list[tuple[str, ...]]) -> Found | None:
    """Return the words of a mail where they are a report: with a heading, or the only figures that it has."""
    found = _read(file, member, inside)
    if found is None:
        return None
    header, counted = found.extraction.header, found.extraction.quantities
    is_report = bool(counted) and (
        _is_alone(member, brought) or bool(header.issuer and (header.symbol or header.type))
    )
    return found if is_report else None


def _nothing(file: Opening, inside: Unpacked) -> UnreadableFile:
    if len(inside.faults) == 1:
        return inside.faults[0].fault
    names = ", ".join("/".join(unread.path) for unread in inside.faults)
    return NothingInside(file=file.name, names=names or "–")


def in_member(document: SourceDocument, path: tuple[str, ...]) -> SourceDocument:
    """Return a document whose every place leads into the container first."""

    def placed(locate: Locator) -> Callable[[int, int], Source]:
        return lambda start, end: within(locate(start, end), path)

    def moved(made: Finding) -> Finding:
        return made.model_copy(update={"source": within(made.source, path)}) if made.source else made

    blocks: tuple[Block, ...] = tuple(
        replace(block, locate=placed(block.locate)) for block in document.blocks
    )
    return replace(document, blocks=blocks, findings=tuple(moved(made) for made in document.findings))
