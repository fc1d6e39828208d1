"""From the tokens of rich text to the parts of a Word file.

A group that opens with a "destination" holds no words of the page: a footnote, a field's code, a picture.
Destinations with a star that are not known here are left out, as the format asks (RTF 1.9.1).
"""

from collections.abc import Callable
from dataclasses import dataclass

from lxml import etree
from striprtf.striprtf import destinations

from extractors.readers.docx_grid import W
from extractors.readers.rtf_fonts import Fonts
from extractors.readers.rtf_format import Format, element
from extractors.readers.rtf_lists import Labels
from extractors.readers.rtf_package import Parts, reference
from extractors.readers.rtf_story import CellShape, Story
from extractors.readers.rtf_tokens import Token, Tokens
from schemas.errors import DamagedFile
from schemas.limits import Limits

_SIGNS = {"~": "\xa0", "_": "-", "\\": "\\", "{": "{", "}": "}"}
_WORDS = {
    "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
    "bullet": "•", "emspace": " ", "enspace": " ", "qmspace": " ",
}  # fmt: skip
_BREAKS = {"tab": "tab", "line": "br", "page": "br", "column": "br"}
_CAPTURED = {"atnauthor", "atnref", "atrfstart", "atrfend", "listtext", "pntext", "revtbl"}
_MARGINS = {
    "header": "default", "headerr": "default", "headerl": "even", "headerf": "first",
    "footer": "default", "footerr": "default", "footerl": "even", "footerf": "first",
}  # fmt: skip
_ENTERED = {"shp", "shpinst", "shptxt", "dptxbxtext", "do", "object", "result", "field", "fldrslt", "ud",
            "nesttableprops", "shpgrp"}  # fmt: skip
_FIRST_HALVES, _SECOND_HALVES = range(0xD800, 0xDC00), range(0xDC00, 0xE000)
_MOST_GROUPS = 20_000


@dataclass(slots=True)
class _Group:
    format: Format
    captured: list[str] | None = None
    """The words of a destination that are no words of the page."""
    is_fonts: bool = False
    is_code: bool = False
    on_close: Callable[[], None] | None = None


def parsed(content: bytes, name: str, limits: Limits) -> Parts:
    """Return the parts of a file of rich text.

    Raises:
        DamagedFile: its groups are not closed, so its end is missing; or it nests without end.
    """
    parser = _Parser(content)
    is_whole = parser.parse()
    if not is_whole:
        raise DamagedFile(file=name, cause="cause.bad-rtf")
    return parser.parts


class _Parser:
    """One file on its way."""

    def __init__(self, content: bytes) -> None:
        self._tokens = Tokens(content)
        body = element("body")
        document = element("document")
        document.append(body)
        self.parts = Parts({"document": document})
        self._stories = [Story(body)]
        self._groups = [_Group(Format())]
        self._fonts = Fonts()
        self._labels = Labels()
        self._default_font: int | None = None
        self._authors: list[str] = []
        self._comment_author = ""
        self._pending = b""
        self._to_skip = 0
        self._starred = self._wants_destination = False
        self._left, self._shapes, self._shape = 0, list[CellShape](), CellShape(0)
        self._section = element("sectPr")
        self._margins = self._half = 0
        self._has_other_form = False
        self._note: tuple[etree._Element, etree._Element] | None = None

    def parse(self) -> bool:
        """Read all tokens; return whether every group was closed."""
        for token in self._tokens:
            if not token.data or self._to_skip:
                self._flush()
            if token.brace == "{":
                self._open()
            elif token.brace:
                self._close()
                if len(self._groups) == 1:
                    # What follows the outermost group is no part of the file.
                    return self._ended()
            else:
                self._inside(token)
        return False

    def _ended(self) -> bool:
        self._story.end(self._properties())
        body = self.parts.roots["document"][0]
        body.append(self._section)
        if (numbering := self._labels.numbering()) is not None:
            self.parts.roots["numbering"] = numbering
        return True

    @property
    def _group(self) -> _Group:
        return self._groups[-1]

    @property
    def _story(self) -> Story:
        return self._stories[-1]

    def _open(self) -> None:
        self._to_skip = 0
        own = self._group
        if len(self._groups) >= _MOST_GROUPS:
            self._tokens.skip_group()
        if self._has_other_form:
            # The same words without Unicode stand first.
            self._has_other_form = False
            self._tokens.skip_group()
        self._groups.append(_Group(own.format, own.captured, own.is_fonts, own.is_code))
        self._starred, self._wants_destination = False, True

    def _close(self) -> None:
        self._to_skip = 0
        closing = self._group
        if closing.on_close is not None:
            closing.on_close()
        if len(self._groups) > 1:
            self._groups.pop()

    def _inside(self, token: Token) -> None:
        if token.word and self._wants_destination and self._destination(token.word, token.number):
            self._wants_destination = False
            return
        self._wants_destination = token.sign == "*"
        if token.sign == "*":
            self._starred = True
        elif self._to_skip and not token.data:
            self._to_skip -= 1
        elif token.word:
            self._word(token.word, token.number)
        elif token.sign:
            self._sign(token.sign)
        else:
            self._data(token.data)

    def _data(self, data: bytes) -> None:
        dropped = min(self._to_skip, len(data))
        self._to_skip -= dropped
        self._pending += data[dropped:]

    def _sign(self, sign: str) -> None:
        if sign in "\r\n":
            self._paragraph()
        else:
            self._say(_SIGNS.get(sign, ""))

    def _flush(self) -> None:
        """Decode the bytes that were gathered: letters of two bytes stand in one stretch."""
        if self._pending:
            data, self._pending = self._pending, b""
            self._say(self._fonts.decoded(data, self._group.format.font))

    def _say(self, words: str) -> None:
        group = self._group
        if not words:
            return
        if group.is_fonts:
            self._fonts.add_name(words)
        elif group.captured is not None:
            group.captured.append(words)
        else:
            font = self._fonts.name(group.format.font)
            self._story.add_words(words, group.format, font, self._authors, group.is_code)

    def _add(self, *pieces: etree._Element) -> None:
        format = self._group.format
        self._story.add(format.run(pieces, self._fonts.name(format.font), self._authors))

    def _word(self, word: str, number: int | None) -> None:
        format = self._group.format.with_word(word, number)
        if self._group.is_fonts:
            self._font_word(word, number)
        elif format is not None:
            self._group.format = format
        elif word == "u" and number is not None:
            self._unicode(number & 0xFFFF)
        elif word in _WORDS:
            self._say(_WORDS[word])
        elif word in _BREAKS:
            self._break(word)
        elif (action := self._ACTIONS.get(word)) is not None:
            action(self, number or 0)

    def _unicode(self, unit: int) -> None:
        """Take one unit of UTF-16; a letter beyond the first plane comes as two."""
        if unit in _FIRST_HALVES:
            self._half = unit
        elif unit in _SECOND_HALVES:
            pair = 0x10000 + ((self._half - 0xD800) << 10) + unit - 0xDC00
            self._say(chr(pair) if self._half else "")
        else:
            self._say(chr(unit))
        self._to_skip = self._group.format.skipped

    def _font_word(self, word: str, number: int | None) -> None:
        if word == "f":
            self._fonts.begin(number or 0)
        elif word == "fcharset":
            self._fonts.set_charset(number or 0)

    def _break(self, word: str) -> None:
        if self._group.captured is not None:
            self._say("\t")
        else:
            self._add(element(_BREAKS[word]))

    def _properties(self) -> etree._Element | None:
        """Return the properties of the paragraph that ends."""
        label, format = self._labels.taken(), self._group.format
        if label is None and format.outline is None:
            return None
        properties = element("pPr")
        if label is not None:
            properties.append(label)
        if format.outline is not None:
            properties.append(element("outlineLvl", val=str(format.outline)))
        return properties

    def _paragraph(self, _: int = 0) -> None:
        if self._group.captured is None:
            self._story.end_paragraph(self._group.format.depth, self._properties())

    def _cell(self, level: int) -> None:
        self._story.end_cell(level, self._properties())

    def _row(self, level: int) -> None:
        self._story.end_row(level, self._left, self._shapes)

    def _begin_row(self, _: int) -> None:
        self._left, self._shapes, self._shape = 0, [], CellShape(0)

    def _end_shape(self, edge: int) -> None:
        self._shapes.append(CellShape(edge, self._shape.across, self._shape.down))
        self._shape = CellShape(0)

    def _merge(self, across: str = "", down: str = "") -> None:
        self._shape = CellShape(0, across or self._shape.across, down or self._shape.down)

    def _set_left(self, left: int) -> None:
        self._left = left

    def _set_code_page(self, number: int) -> None:
        self._fonts.code_page = f"cp{number}" if number in _CODE_PAGES else self._fonts.code_page

    def _set_default_font(self, number: int) -> None:
        self._default_font = number
        self._group.format = self._group.format.plain(number)

    def _plain(self, _: int) -> None:
        self._group.format = self._group.format.plain(self._default_font)

    def _title_page(self, _: int) -> None:
        self._section.append(element("titlePg"))

    def _facing_pages(self, _: int) -> None:
        settings = element("settings")
        settings.append(element("evenAndOddHeaders"))
        self.parts.roots["settings"] = settings

    def _destination(self, word: str, number: int | None) -> bool:
        """Enter what a group opens with, or leave the group out; False where the word opens none."""
        group = self._group
        if word in _CAPTURED:
            group.captured = [] if number is None else [str(number)]
            group.on_close = lambda: self._captured(word, "".join(group.captured or []))
        elif word == "upr":
            self._has_other_form = True
        elif word == "fonttbl":
            group.is_fonts = True
        elif word in {"footnote", "annotation", "shptxt", "dptxbxtext"} or word in _MARGINS:
            self._begin_story(word)
        elif word == "field":
            self._add(element("fldChar", fldCharType="begin"))
            group.on_close = lambda: self._add(element("fldChar", fldCharType="end"))
        elif word == "fldinst":
            group.is_code = True
        elif word == "fldrslt":
            group.is_code = False
            self._add(element("fldChar", fldCharType="separate"))
        elif word not in _ENTERED and (self._starred or word in destinations):
            self._tokens.skip_group()
        elif word not in _ENTERED:
            return False
        return True

    def _begin_story(self, word: str) -> None:
        root = self._root(word)
        self._stories.append(Story(root))
        self._group.format = Format(self._group.format.font, skipped=self._group.format.skipped)
        self._group.captured = None

        def end() -> None:
            story = self._stories.pop()
            story.end(self._properties())

        self._group.on_close = end

    def _root(self, word: str) -> etree._Element:
        """Return what holds the words of a destination, and leave its mark where it stands."""
        if word in _MARGINS:
            return self._margin(word)
        if word == "footnote":
            return self._in_part("footnotes", "footnote", "footnoteReference")
        if word == "annotation":
            root = self._in_part("comments", "comment", "commentReference")
            root.set(f"{W}author", self._comment_author)
            return root
        box = element("txbxContent")
        picture = element("pict")
        picture.append(box)
        self._add(picture)
        return box

    def _in_part(self, part: str, kind: str, mark: str) -> etree._Element:
        whole = self.parts.roots.setdefault(part, element(part))
        id = str(len(whole) + 1)
        self._note = element(kind, id=id), element(mark, id=id)
        self._add(self._note[1])
        whole.append(self._note[0])
        return self._note[0]

    def _is_endnote(self, _: int) -> None:
        """Make an endnote of the footnote that has just begun."""
        if self._note is None or self._note[0].tag != f"{W}footnote":
            return
        whole = self.parts.roots.setdefault("endnotes", element("endnotes"))
        for part, name in zip(self._note, ("endnote", "endnoteReference"), strict=True):
            part.tag = f"{W}{name}"
            part.set(f"{W}id", str(len(whole) + 1))
        whole.append(self._note[0])

    def _margin(self, word: str) -> etree._Element:
        kind, root = word[:6], element("hdr" if word.startswith("header") else "ftr")
        self._margins += 1
        id = f"{kind}{self._margins}"
        self.parts.roots[id] = root
        self._section.append(reference(kind, id, _MARGINS[word]))
        return root

    def _captured(self, word: str, words: str) -> None:
        """Do what a destination asks whose words are gathered."""
        if word in {"listtext", "pntext"}:
            self._labels.begin(words)
        elif word == "revtbl":
            self._authors = [author.strip() for author in words.split(";")]
        elif word == "atnauthor":
            self._comment_author = words.strip()
        elif word == "atnref":
            for part in self._note or ():
                part.set(f"{W}id", words.strip())
        else:
            kind = "commentRangeStart" if word == "atrfstart" else "commentRangeEnd"
            self._story.add(element(kind, id=words.strip()))

    _ACTIONS: dict[str, Callable[["_Parser", int], None]] = {
        "par": _paragraph,
        "sect": _paragraph,
        "cell": lambda self, _: self._cell(1),
        "row": lambda self, _: self._row(1),
        "nestcell": lambda self, _: self._cell(self._group.format.depth),
        "nestrow": lambda self, _: self._row(self._group.format.depth),
        "trowd": _begin_row,
        "trleft": _set_left,
        "cellx": _end_shape,
        "clmgf": lambda self, _: self._merge(across="restart"),
        "clmrg": lambda self, _: self._merge(across="continue"),
        "clvmgf": lambda self, _: self._merge(down="restart"),
        "clvmrg": lambda self, _: self._merge(down="continue"),
        "ansicpg": _set_code_page,
        "deff": _set_default_font,
        "plain": _plain,
        "ftnalt": _is_endnote,
        "titlepg": _title_page,
        "facingp": _facing_pages,
    }


_CODE_PAGES = frozenset({437, 850, 874, 932, 936, 949, 950, *range(1250, 1259)})
