"""The facts of several members as those of one container: one text, one count of offsets and tables."""

import hashlib
from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeVar

from extractors.containers.member import Unpacked
from schemas.facts import Extraction, Fact, Header, Member, Quantity, ZeroStatement
from schemas.finding import Finding
from schemas.source_text import SourceText, TextBlock, TextCell

if TYPE_CHECKING:
    from extractors.files import Found

Kind = TypeVar("Kind", bound=Fact)


class Joined:
    """Puts the members' facts one after the other. `parted` stands between their texts."""

    def __init__(self, found: "Sequence[Found]", inside: Unpacked, parted: str) -> None:
        self._found = found
        self._inside = inside
        self._parted = parted
        self._text = parted.join(entry.document.text for entry in found)
        self._starts, self._tables, self._blocks = [0], [0], [0]
        for entry in found:
            self._starts.append(self._starts[-1] + len(entry.document.text) + len(parted))
            self._tables.append(self._tables[-1] + len(entry.document.tables))
            self._blocks.append(self._blocks[-1] + len(entry.document.blocks))

    def extraction(self, file: str, sha256: str, media_type: str, reader: str) -> Extraction:
        """Return the container's extraction."""
        each = [entry.extraction for entry in self._found]
        return Extraction(
            file=file,
            sha256=sha256,
            media_type=media_type,
            reader=reader,
            header=each[0].header if len(each) == 1 else Header(),
            members=self._members(),
            references=self._moved([entry.references for entry in each]),
            dates=self._moved([entry.dates for entry in each]),
            quantities=self._moved([entry.quantities for entry in each]),
            zero_statements=self._moved([entry.zero_statements for entry in each]),
            declares=self._moved([entry.declares for entry in each]),
            blanks=sum(entry.blanks for entry in each),
            findings=(
                *self._inside.findings,
                *(made for entry in each for made in entry.findings),
                *self._faults(),
            ),
            ocr=tuple(page for entry in each for page in entry.ocr),
            text_sha256=hashlib.sha256(self._text.encode()).hexdigest(),
            document=self._document(),
        )

    def _members(self) -> tuple[Member, ...]:
        read = [Member(member=e.member.path, header=e.extraction.header) for e in self._found]
        unread = [
            Member(member=unread.path, findings=(made,))
            for unread, made in zip(self._inside.faults, self._faults(), strict=True)
        ]
        return (*read, *unread)

    def _faults(self) -> list[Finding]:
        faults = [unread.fault for unread in self._inside.faults]
        return [Finding(code=fault.code, values=fault.values) for fault in faults]

    def _moved(self, facts: Sequence[Sequence[Kind]]) -> tuple[Kind, ...]:
        return tuple(self._at(fact, place) for place, of in enumerate(facts) for fact in of)

    def _at(self, fact: Kind, place: int) -> Kind:
        start = self._starts[place]
        moved: dict[str, int] = {"start": fact.start + start, "end": fact.end + start}
        if isinstance(fact, Quantity | ZeroStatement) and fact.table is not None:
            moved["table"] = fact.table + self._tables[place]
        return fact.model_copy(update=moved)

    def _document(self) -> SourceText:
        kept = [(place, text) for place, e in enumerate(self._found) if (text := e.extraction.document)]
        return SourceText(
            text=self._text,
            blocks=tuple(
                TextBlock(block.start + self._starts[place], block.end + self._starts[place], block.kind)
                for place, text in kept
                for block in text.blocks
            ),
            tables=tuple(
                tuple(self._cell(cell, place) for cell in table)
                for place, text in kept
                for table in text.tables
            ),
            leaves=tuple(
                leaf.model_copy(update={"block": leaf.block + self._blocks[place]})
                for place, text in kept
                for leaf in text.leaves
            ),
        )

    def _cell(self, cell: TextCell, place: int) -> TextCell:
        return cell._replace(block=cell.block + self._blocks[place])
