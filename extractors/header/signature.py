"""Who signs, in what post and with what power (TM., KT., TL., TUQ., Q.), from the end of a document."""

import re
from dataclasses import dataclass

from extractors.letters import UPPER

_CAPACITY = re.compile(
    r"(?P<power>T\.?\s?/?\s?M|K\.?\s?/?\s?T|T\.?\s?/?\s?L|T\.?\s?/?\s?U\.?\s?/?\s?Q|Q)\.?\s+(?P<post>[^\n|]+)"
)
_POSTS = re.compile(
    r"(?:PHÓ\s+|QUYỀN\s+)?(?:TỔNG\s+)?(?:GIÁM ĐỐC|CHỦ TỊCH|TRƯỞNG|BÍ THƯ|CHÁNH|CỤC TRƯỞNG|VỤ TRƯỞNG"
    r"|THỦ TRƯỞNG|HIỆU TRƯỞNG|BIÊN TẬP|CHỈ HUY|VIỆN TRƯỞNG|BỘ TRƯỞNG|THỨ TRƯỞNG"
    r"|CHI CỤC TRƯỞNG|ĐỘI TRƯỞNG|TRẠM TRƯỞNG|THƯ KÝ|ỦY VIÊN|UỶ VIÊN|TỔ TRƯỞNG|PHÒNG TRƯỞNG|THỦ TƯỚNG"
    r"|BAN THƯỜNG VỤ)[^\n|]*"
)
_WORD = rf"[{UPPER}][^\W\d_]*"
_NAME = re.compile(
    rf"(?:(?:ThS|TS|BS|PGS|GS|KS|CN|Thạc sĩ|Tiến sĩ|Bác sĩ|Đại tá|Thượng tá|Trung tá"
    rf"|Thiếu tá)\.?\s*)*(?P<name>{_WORD}(?:\s+{_WORD}){{1,4}})\Z"
)
_NOT_A_NAME = re.compile(
    r"(?:Nơi nhận|Lưu|Như trên|Sở|Phòng|Ban|Ủy ban|UBND|Đài|Báo cáo|Kính gửi|Người|Đã ký)(?![^\W_])"
)


@dataclass(frozen=True, slots=True)
class Signature:
    name: str | None = None
    position: str | None = None
    capacity: str | None = None


def signature(tail: str) -> Signature:
    """Read the signature from the last lines of a document."""
    lines = [piece.strip(" \t|*") for piece in re.split(r"[\n|]|\s{4,}", tail)]
    lines = [line for line in lines if line][-40:]
    posts = [at for at, line in enumerate(lines) if _is_post(line)]
    if not posts:
        return Signature()
    last = posts[-1]
    first = last
    while first - 1 in posts:
        first -= 1
    capacity = next((hit for at in range(first, last + 1) if (hit := _CAPACITY.match(lines[at]))), None)
    post = lines[last]
    if capacity and last == first:
        post = capacity["post"].strip()
    return Signature(_name(lines[last + 1 :]), post, _power(capacity["power"]) if capacity else None)


def _is_post(line: str) -> bool:
    if line.upper() != line or len(line) > 80:
        return False
    power = _CAPACITY.match(line)
    return bool(power or _POSTS.match(line))


def _power(written: str) -> str:
    return re.sub(r"[^A-Z]", "", written.upper()) + "."


def _name(lines: list[str]) -> str | None:
    for line in lines[:8]:
        hit = _NAME.match(line)
        if hit and not _NOT_A_NAME.match(line):
            return " ".join(hit["name"].split())
    return None
