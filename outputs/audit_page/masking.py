"""Names and telephone numbers of private persons, made unreadable where an office asks for it.

Letters and digits give way to dots one for one, so that offsets, lines and tables stay as they are. What
is masked is a telephone number, and a name behind a word by which persons are named ("ông", "em", "cháu").
In doubt a name is masked: the archive keeps the original, and whoever may see it finds it there.
"""

import re

DOT = "•"
_UPPER = "A-ZÀ-ÖØ-ÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
_NAME = rf"[{_UPPER}][^\W\d_]*"
_TITLES = (
    "ông", "bà", "anh", "chị", "em", "cháu", "cụ", "học sinh", "sinh viên", "học viên", "đối tượng",
    "nạn nhân", "bị can", "bị cáo", "người nghiện", "họ tên", "họ và tên", "tên là",
)  # fmt: skip
# "Học sinh Trường Trung học…" names no person.
_NO_NAME = r"(?!(?:Trường|Trung|Phòng|Sở|Ban|Hội|Đoàn|Công|Ủy|Uỷ|Đảng|Khoa|Lớp|Tỉnh|Huyện|Xã)(?!\w))"
_PERSON = re.compile(
    rf"(?<!\w)(?:(?i:{'|'.join(_TITLES)}))(?:\s*:)?(?:\s+(?i:ông|bà|anh|chị|em))?\s+"
    rf"(?P<private>{_NO_NAME}{_NAME}(?:[ \u00a0]+{_NAME}){{1,5}})"
)
_PHONE = re.compile(
    r"(?<![\w.,/-])(?P<private>(?:\(?\+?84\)?|\(?0)[ .-]?\(?\d(?:[ .()-]{0,2}\d){7,9})(?![\w/]|[.,]\d)"
)
_LETTERS = re.compile(r"\w")


def mask(words: str) -> str:
    """Return words of the same length with names and telephone numbers of persons dotted out."""
    return _PHONE.sub(_dotted, _PERSON.sub(_dotted, words))


def _dotted(found: re.Match[str]) -> str:
    return found[0].replace(found["private"], _LETTERS.sub(DOT, found["private"]))
