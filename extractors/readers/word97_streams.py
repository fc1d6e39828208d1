"""What msdoc2docx leaves in a .doc: names of those who changed it, words of text boxes it gives up on."""

import re
import struct
from dataclasses import dataclass

from doc2docx.cfb import CompoundFile
from doc2docx.diagnostics import ConversionReport
from doc2docx.msdoc import FileInformationBlock, read_piece_table

_MAIN = "WordDocument"
# Where the FIB tells of the table of names (SttbfRMark), pair 51 of FibRgFcLcb97: [MS-DOC] 2.5.6.
_PAIRS, _NAMES = 154, 51
_EXTENDED = 0xFFFF
_NOT_SHOWN = re.compile(r"[\x00-\x06\x08\x0e-\x1f]")


@dataclass(frozen=True, slots=True)
class Streams:
    """The streams of a Word file that are not encrypted."""

    word: bytes
    table: bytes
    fib: FileInformationBlock

    @classmethod
    def of(cls, content: bytes) -> "Streams":
        """Open them.

        Raises:
            Doc2DocxError: the file lacks one.
        """
        file = CompoundFile(content)
        word = file.open_stream(_MAIN)
        fib = FileInformationBlock.parse(word)
        return cls(word, file.open_stream(fib.base.table_stream_name), fib)

    def authors(self) -> list[str]:
        """Return the names of those who changed the file, in the order in which changes count them."""
        start, size = struct.unpack_from("<II", self.word, _PAIRS + 8 * _NAMES)
        return _strings(self.table[start : start + size])

    def textbox_paragraphs(self) -> list[str]:
        """Return the words of all text boxes, a string for each paragraph or cell."""
        clx = self.fib.clx
        report = ConversionReport("")
        pieces = read_piece_table(self.table, self.word, fc_clx=clx.fc, lcb_clx=clx.lcb, report=report)
        start = self.fib.textbox_story_cp_start
        words = pieces.extract(start, start + self.fib.ccp_textboxes, report, story="textboxes")
        lines = (_NOT_SHOWN.sub("", line).strip() for line in re.split(r"[\r\x07\x0c]", words))
        return [line for line in lines if line]


def _strings(table: bytes) -> list[str]:
    """Return the strings of a table of the kind STTB ([MS-DOC] 2.2.4), none of a broken one."""
    if len(table) < 6:
        return []
    mark, count, extra = struct.unpack_from("<HHH", table)
    found: list[str] = []
    at = 6
    while mark == _EXTENDED and len(found) < count and at + 2 <= len(table):
        length = 2 * struct.unpack_from("<H", table, at)[0]
        found.append(table[at + 2 : at + 2 + length].decode("utf-16-le", "replace"))
        at += 2 + length + extra
    return found
