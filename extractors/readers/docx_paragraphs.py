"""Paragraphs of a Word part as the text of one block: automatic numbers, marks of notes, places."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from lxml import etree

from extractors.cleaning import clean
from extractors.readers.docx_numbering import Label
from extractors.readers.docx_runs import NOTE_MARK, NoteMark, Words
from schemas.place import ParagraphPlace, Source

Joined = Sequence[etree._Element]
"""A paragraph with those before it whose closing mark was deleted: they read as one."""


@dataclass(frozen=True, slots=True)
class ParagraphLocator:
    """Finds the paragraphs of a block; `starts` are the offsets in the block where each begins."""

    starts: tuple[int, ...]
    places: tuple[ParagraphPlace, ...]

    def __call__(self, start: int, end: int) -> Source:
        first = max(bisect_right(self.starts, start) - 1, 0)
        last = max(bisect_left(self.starts, end), first + 1)
        found = self.places[first:last]
        return found if len(found) > 1 else found[0]


@dataclass(slots=True)
class BlockText:
    """The text of a block in the making."""

    text: str = ""
    labels: list[tuple[int, int]] = field(default_factory=list)
    notes: list[tuple[NoteMark, int]] = field(default_factory=list)
    """Marks of notes, with their offsets in the text."""
    starts: list[int] = field(default_factory=list)
    places: list[ParagraphPlace] = field(default_factory=list)

    @property
    def locator(self) -> ParagraphLocator:
        return ParagraphLocator(tuple(self.starts), tuple(self.places))

    def append(self, other: "BlockText") -> None:
        """Put a paragraph behind, on a line of its own; of one without words only the notes stay."""
        base = len(self.text) + (1 if self.text and other.text else 0)
        self.notes += [(note, base + offset) for note, offset in other.notes]
        if other.text:
            self.text = f"{self.text}\n{other.text}" if self.text else other.text
            self.labels += [(base + start, base + end) for start, end in other.labels]
            self.starts += [base + start for start in other.starts]
            self.places += other.places


class Composer:
    """Composes the blocks of one part."""

    def __init__(self, words: Words, labels: Mapping[etree._Element, Label]) -> None:
        self._words, self._labels = words, labels

    def compose(
        self,
        paragraphs: Iterable[Joined],
        place: Callable[[etree._Element], ParagraphPlace],
        *,
        lone_labels: bool,
    ) -> BlockText:
        """Return the text of paragraphs; `lone_labels` keeps numbers that stand in front of no words."""
        made = BlockText()
        for joined in paragraphs:
            line = self._line(joined, place)
            label = self._labels.get(joined[-1])
            if label is not None and (line.text or (lone_labels and label.counts)):
                line = _labelled(line, label.text, place(joined[-1]))
            made.append(line)
        return made

    def _line(self, joined: Joined, place: Callable[[etree._Element], ParagraphPlace]) -> BlockText:
        line = BlockText()
        for element in joined:
            raw, notes = self._words.of(element)
            pieces = clean(raw).text.split(NOTE_MARK)
            words = "".join(pieces)
            cut = 0 if line.text else len(words) - len(words.lstrip())
            offset = len(line.text) - cut
            for note, piece in zip(notes, pieces, strict=False):
                offset += len(piece)
                line.notes.append((note, max(offset, 0)))
            if words.strip():
                line.starts.append(len(line.text))
                line.places.append(place(element))
            line.text += words[cut:]
        line.text = line.text.rstrip()
        line.notes = [(note, min(offset, len(line.text))) for note, offset in line.notes]
        return line


def _labelled(line: BlockText, label: str, place: ParagraphPlace) -> BlockText:
    """Return a paragraph with its number in front."""
    shift = len(label) + 1
    return BlockText(
        text=f"{label} {line.text}".rstrip(),
        labels=[(0, len(label))],
        notes=[(note, offset + shift) for note, offset in line.notes],
        starts=[0, *(start + shift for start in line.starts[1:])],
        places=line.places or [place],
    )
