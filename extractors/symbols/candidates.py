"""What has the form of a document number, and whether it is one by the words around it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from extractors.symbols import forms
from extractors.symbols.kinds import SymbolKind, kind_of_symbol
from schemas.document_kind import document_kinds

_LOOK_BACK = 160
_NOUN_LENGTH = 70

# Names that hold a number with a stroke and are no documents: Ban Chỉ đạo 138/ĐP, tổ 5/KP, nhà 12/A.
_NAMED = re.compile(
    r"(?:[Bb]an [Cc]hỉ đạo|BAN CHỈ ĐẠO|BCĐ|[Tt]ổ công tác|[Tt]iểu ban|[Tt]ổ|[Đđ]ội|[Đđ]oàn|[Nn]hà|[Đđ]ường"
    r"|[Hh]ẻm|[Nn]gõ|[Kk]iệt|[Xx]e|[Mm]ẫu|[Bb]iểu|[Cc]hốt|[Cc]hòm|[Hh]òm thư|[Tt]hửa|[Tt]rạm|[Nn]gách"
    r"|[Kk]hu phố)(?: số)?\s*:?\s*\Z"
)
_LISTING = re.compile(r"(?:\A|[;,(\[:•–-]|\bvà|\bcác|\bcủa|\btại|\btheo)\s*(?:[Ss]ố|SỐ)?\s*:?\s*\Z")
_NUMBER_WORD = re.compile(r"(?:[Ss]ố|SỐ)\s*:?\s*\Z")
_DATE_FOLLOWS = re.compile(r"\s*,?\s*\(?\s*ngày\s+[0-9]")
_QUALIFYING = (
    r"(?:\s+(?:liên tịch|liên ngành|liên bộ|khẩn|hỏa tốc|hoả tốc|mật|phối hợp|hành động|nhanh|chỉ đạo|chung"
    r"|kết luận|tóm tắt|này))*"
)
_JOINT_KINDS = ("TTLT", "NQLT", "KHLT", "HDLT", "CTLT", "QCLT")
_SHORT_NOUNS = "CV|QĐ|NQ|NĐ|KH|TB|TT|CT|BC|TTr|HD|CTr|KL|TTLT|VB|[Vv]ăn bản"


@dataclass(slots=True)
class Candidate:
    """A number and symbol, and what stands before them; offsets count in the text (a view)."""

    text: str
    hit: re.Match[str]
    start: int
    end: int
    shared: str = ""
    """Numbers before it that share its symbol: "12, 13 và " before 14/KH-UBND."""
    lead: str = ""
    """The words before the first of its numbers."""
    noun: str | None = None
    """What the words before call the document."""
    parts: list[str] = field(default_factory=list)

    @property
    def is_standard(self) -> bool:
        return self.hit.re is forms.STANDARD

    @property
    def joint(self) -> str:
        """The sign between number and kind: "/", the Party's "-", or none ("45 KH/ĐTN")."""
        return str(self.hit["joint"]).strip()

    @property
    def segments(self) -> str:
        return self.text[self.hit.start("segments") : self.end]

    @property
    def is_numbered(self) -> bool:
        """Whether "số" stands before it."""
        return _NUMBER_WORD.search(self.lead) is not None

    def kind(self) -> SymbolKind:
        return kind_of_symbol(self.hit["year"], self.joint or "-", self.segments)


def candidates(text: str) -> Iterator[Candidate]:
    """Yield the document numbers of a text, in order."""
    taken = 0
    for hit in sorted(_hits(text), key=lambda hit: (hit.start(), -hit.end())):
        if hit.start() < taken:
            continue
        if hit.re is forms.STANDARD:
            taken = hit.end()
            yield Candidate(text, hit, hit.start(), hit.end())
            continue
        found = _candidate(text, hit)
        if found is not None and _is_document(found):
            taken = found.end
            yield found


def _hits(text: str) -> list[re.Match[str]]:
    hits = [*forms.SYMBOL.finditer(text)]
    if "/" in text:
        hits += forms.SMALL.finditer(text)
    if ":" in text:
        hits += forms.STANDARD.finditer(text)
    return hits


def _candidate(text: str, hit: re.Match[str]) -> Candidate | None:
    start = hit.start()
    before = text[max(0, start - _LOOK_BACK) : start]
    if forms.INSIDE.search(before) and not _NUMBER_WORD.search(before):
        return None
    shared = _sharing(before)
    lead = before[: len(before) - len(shared)]
    noun = _noun_before().search(lead[-_NOUN_LENGTH:])
    found = Candidate(text, hit, start, _end(hit), shared, lead, noun["noun"] if noun else None)
    found.parts = forms.parts(found.segments)
    return found


def _end(hit: re.Match[str]) -> int:
    """Return where a symbol ends: a dash apart on both sides, or opening a line, begins new words."""
    segments = hit["segments"]
    is_joint = segments.startswith(_JOINT_KINDS)
    for joint in re.finditer(r"(\s*)[-/](\s*)", segments):
        awaits_agency = re.fullmatch(r"[^-/.]+", segments[: joint.start()]) and _is_kind(
            segments[: joint.start()]
        )
        apart = bool(joint[1] and joint[2])
        if apart and ("\n" in joint[1] or not (awaits_agency or is_joint)):
            return hit.start("segments") + joint.start()
    return hit.end()


def _is_kind(segment: str) -> bool:
    """Return whether a segment is the abbreviation of a kind: it awaits an agency."""
    return kind_of_symbol(None, "-", f"{segment}-X").is_written


def _sharing(before: str) -> str:
    """Return the numbers before a symbol that share it: those from the first that "số" or a kind leads."""
    hit = forms.SHARING.search(before[-60:])
    if hit is None:
        return ""
    for number in forms.SHARED_NUMBER.finditer(hit[0]):
        shared = hit[0][number.start() :]
        lead = before[: len(before) - len(shared)]
        if _NUMBER_WORD.search(lead) or _noun_before().search(lead[-_NOUN_LENGTH:]):
            return shared
    return ""


def ends_in_noun(words: str) -> bool:
    """Return whether words end in the name of a kind of document: "theo Công văn"."""
    return _noun_before().search(words[-_NOUN_LENGTH:]) is not None


@cache
def _noun_before() -> re.Pattern[str]:
    """Return the pattern of a kind's name, and "số", at the end of the words before a number."""
    nouns = sorted({noun for noun, _ in document_kinds().nouns()}, key=len, reverse=True)
    written = "|".join(f"(?i:{re.escape(noun[0])}){re.escape(noun[1:])}" for noun in nouns)
    shouted = "|".join(re.escape(noun.upper()) for noun in nouns)
    return re.compile(
        rf"(?<![^\W_])(?P<noun>{written}|{shouted}|{_SHORT_NOUNS}){_QUALIFYING}"
        r"\s*(?:\(|,)?\s*(?:(?:[Ss]ố|SỐ)\s*:?)?\s*\Z"
    )


def _is_document(found: Candidate) -> bool:
    """Return whether a candidate is the number of a document, and not of a thing that has a number."""
    if _NAMED.search(found.lead):
        return False
    written = found.kind().is_written
    vouched = found.noun is not None or found.is_numbered
    if found.hit.re is forms.SMALL:
        return written and found.noun is not None
    if found.joint == "":
        return written and vouched
    if found.joint == "-":
        return _is_party_document(found, written=written, vouched=vouched)
    if found.hit["year"] or (len(found.parts) > 1 and (written or len(found.parts[0]) > 1)):
        return True
    return _is_short_document(found)


def _is_party_document(found: Candidate, *, written: bool, vouched: bool) -> bool:
    if written and len(found.parts) > 1:
        return "/" in found.segments or vouched
    return len(found.parts) == 1 and found.parts[0].upper() in forms.CENTRAL and found.noun is not None


def _is_short_document(found: Candidate) -> bool:
    """Return whether a number with one segment alone is a letter's: 61/VHTT, not "Đề án 06/CP"."""
    if found.noun is not None:
        return found.is_numbered or found.parts[0].upper() not in forms.CENTRAL
    listed = found.is_numbered and _LISTING.search(found.lead) is not None
    return len(found.parts[0]) > 1 and (
        listed or _DATE_FOLLOWS.match(found.text[found.end : found.end + 30]) is not None
    )
