"""Where in a document a block stands: the titles above it, outermost first."""

import re

from schemas.document import Block

# Each kind of numbering is a level of its own; what comes first is the outer one.
_LEVELS: tuple[re.Pattern[str], ...] = (
    re.compile(r"\s*(?:PHẦN|Phần|CHƯƠNG|Chương|PHỤ LỤC|Phụ lục)\s+(?:thứ\s+)?[\wÀ-ỹ]+"),
    re.compile(r"\s*[IVX]{1,5}\s*[.)–-]\s*"),
    re.compile(r"\s*[A-ZĐ]\s*[.)–-]\s+"),
    re.compile(r"\s*[0-9]{1,2}\s*[.)–-](?!\s*[0-9])\s*"),
    re.compile(r"\s*[0-9]{1,2}\.[0-9]{1,2}\.?(?!\.?[0-9])\s*"),
    re.compile(r"\s*[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{1,2}\.?\s*"),
    re.compile(r"\s*[a-zđ]{1,2}\s*[.)]\s+"),
    re.compile(r"\s*\*\s+(?=\S)"),
)
_LONGEST = 160
_LABEL = re.compile(r"(?P<label>[^.:;\n]{3,90})[:.](?:\s|\Z)")


class Outline:
    """The titles in force while the blocks of a document pass by in order."""

    def __init__(self) -> None:
        self._titles: list[tuple[int, str]] = []

    def titles(self) -> tuple[str, ...]:
        return tuple(title for _, title in self._titles)

    def enter(self, block: Block) -> None:
        """Note the title that a block is or begins with: a line alone, or words before a colon."""
        if block.kind not in ("paragraph", "heading"):
            return
        first, _, rest = block.text.strip().partition("\n")
        level = next((at for at, form in enumerate(_LEVELS) if form.match(first)), None)
        if level is None:
            if block.kind == "heading" and len(first) <= _LONGEST:
                self._set(0, first)
            return
        title = first if _is_title(first) else _label(first, _LEVELS[level])
        if title:
            self._set(level + 1, title)
        elif not rest:
            self._close(level + 1)

    def _set(self, level: int, title: str) -> None:
        self._close(level)
        self._titles.append((level, " ".join(title.split())))

    def _close(self, level: int) -> None:
        self._titles = [entry for entry in self._titles if entry[0] < level]


def _is_title(line: str) -> bool:
    return len(line) <= _LONGEST and not line.rstrip().endswith((".", ";", ",", "./."))


def _label(line: str, numbering: re.Pattern[str]) -> str | None:
    """Return the numbered words before a colon or full stop: "1. Tuyên truyền: …"."""
    number = numbering.match(line)
    assert number is not None
    hit = _LABEL.match(line, number.end())
    return line[: hit.end("label")] if hit else None
