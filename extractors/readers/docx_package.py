"""The package of a Word file: a zip of XML parts that point at each other, opened with suspicion.

Only the parts with text are unpacked. Relations are followed by hand and not by python-docx, which
loads every picture and gives up on the dangling relations that real files have.
"""

import io
import posixpath
import zipfile
import zlib
from functools import cached_property

from lxml import etree

from extractors.readers.docx_alternates import keep_what_is_shown
from schemas.errors import DamagedFile, ProtectedFile, TooLarge
from schemas.limits import Limits

_MEGABYTE = 1024 * 1024
_ENCRYPTED = 0x1
_USUAL_MAIN = "word/document.xml"
_DOCTYPES = tuple("<!DOCTYPE".encode(coding) for coding in ("ascii", "utf-16-le", "utf-16-be"))
_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError)


class Package:
    """The parts of one file, by relation."""

    def __init__(self, content: bytes, name: str, limits: Limits) -> None:
        self._name = name
        self._limits = limits
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except _FAULTS as fault:
            raise DamagedFile(file=name, cause="cause.no-package-index") from fault
        members = self._zip.infolist()
        self._members = self._named(members)
        if any(member.flag_bits & _ENCRYPTED for member in members):
            raise ProtectedFile(file=name)
        self._check(sum(member.file_size for member in members), limits.unpacked_mb)

    def check_parts(self) -> None:
        """Refuse parts beyond the limit, for libraries that unpack on their own.

        Raises:
            TooLarge: one is.
        """
        for member in self._members.values():
            if member.filename.lower().endswith((".xml", ".rels", ".vml")):
                self._check(member.file_size, self._limits.part_mb)

    @cached_property
    def main(self) -> str:
        """The name of the part with the body.

        Raises:
            DamagedFile: there is none.
        """
        candidates = [*self.related("", "officeDocument"), _USUAL_MAIN]
        found = next((part for part in candidates if self.has(part)), None)
        if found is None:
            raise DamagedFile(file=self._name, cause="cause.no-document-part")
        return found

    def has(self, part: str) -> bool:
        """Return whether there is such a part; the case of its name says nothing."""
        return part.lower() in self._members

    def related(self, part: str, kind: str) -> list[str]:
        """Return the parts that a part points at with a kind of relation ("footnotes"), in its order."""
        return [target for own, target in self._relations(part).values() if own == kind]

    def relations(self, part: str, kind: str) -> list[tuple[str, str]]:
        """Return id and target of each relation of a kind that a part has."""
        return [(id, target) for id, (own, target) in self._relations(part).items() if own == kind]

    def first_related(self, part: str, kind: str) -> etree._Element | None:
        """Return the tree of the first part that a part points at with a kind of relation."""
        targets = self.related(part, kind)
        return self.xml(targets[0]) if targets else None

    def target(self, part: str, relation: str) -> str | None:
        """Return the part behind a relation's id, such as that of a header."""
        return self._relations(part).get(relation, (None, None))[1]

    def xml(self, part: str) -> etree._Element | None:
        """Return a part's tree, each drawing in one of its forms; None where there is no such part.

        Raises:
            DamagedFile: it cannot be unpacked or parsed, or declares types or entities of its own.
            TooLarge: it is beyond the limit for one part.
        """
        content = self.unpacked(part)
        if content is None:
            return None
        root = self._parsed(content)
        keep_what_is_shown(root)
        return root

    def unpacked(self, part: str) -> bytes | None:
        """Return a part unpacked; None where there is no such part.

        Raises:
            DamagedFile: it cannot be unpacked.
            TooLarge: it is beyond the limit for one part.
        """
        member = self._members.get(part.lower())
        if member is None:
            return None
        self._check(member.file_size, self._limits.part_mb)
        try:
            return self._zip.read(member)
        except _FAULTS as fault:
            raise DamagedFile(file=self._name, cause="cause.bad-package") from fault

    def _named(self, members: list[zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
        """Return the members by their names as other programs look them up.

        Names with a leading slash or "..", which some programs write, stand for what they come to: nothing
        is ever unpacked to a disk. Two different members of one name are two files in one: each program
        would show another one.
        """
        named: dict[str, zipfile.ZipInfo] = {}
        for member in members:
            name = posixpath.normpath("/" + member.filename.replace("\\", "/")).lstrip("/").lower()
            first = named.setdefault(name, member)
            if (first.CRC, first.file_size) != (member.CRC, member.file_size):
                raise DamagedFile(file=self._name, cause="cause.duplicate-parts")
        return named

    def _parsed(self, content: bytes) -> etree._Element:
        if any(doctype in content for doctype in _DOCTYPES):
            # No office program writes one; entities may read other files or grow without end.
            raise DamagedFile(file=self._name, cause="cause.document-type")
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            return etree.fromstring(content, parser)
        except etree.XMLSyntaxError as fault:
            raise DamagedFile(file=self._name, cause="cause.bad-xml") from fault

    def _relations(self, part: str) -> dict[str, tuple[str, str]]:
        """Return kind and target of each relation of a part by its id; those that leave the file are none."""
        folder, base = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", f"{base}.rels"))
        if root is None:
            return {}
        found = {}
        for relation in root.iter("{*}Relationship"):
            kind, target = relation.get("Type", ""), relation.get("Target", "")
            if relation.get("TargetMode") != "External" and target:
                where = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
                found[relation.get("Id", "")] = (kind.rpartition("/")[2], posixpath.normpath(where))
        return found

    def _check(self, size: int, limit: int) -> None:
        if size > limit * _MEGABYTE:
            raise TooLarge(file=self._name, size=f"{size // _MEGABYTE} MB", limit=f"{limit} MB")
