"""What the words around digits say of them: a day, or a ratio, a street, a rate, a numbered thing.

"7/9" is a day after "trước" and before a comma, a ratio before "tiêu chí", a street after "đường".
"""

import re

from extractors.letters import UPPER

_LOOK_BACK = 70

# Words that may follow a day or year in running text; any other small word is what a number counts.
_GOES_ON = re.compile(
    r"\s*(?:\Z|[.,;:!?)\]”\"»|…*–-]|\n\s*\n|/(?![0-9])"
    r"|\s(?:và|đến|tới|tại|ở|của|với|cho|do|để|lúc|vào|trên|theo|là|được|bị|đã|sẽ|đang|có|không|còn"
    r"|cũng|nhằm|như|từ|trở|nên|thì|mà|về"
    r"|sau|trước|trong|ngoài|khi|hoặc|hay|âm|dương|này|đó|nhưng|nếu|vì|bằng|qua|gửi|tổ|ban|đều|chưa"
    r"|cùng|giữa|phải|tăng|giảm|đạt|quy|vừa|gồm|đối|so|thuộc|mới|hiện"
    r"|hàng|hằng|nay|rồi|song|ra|lên|xuống|tiếp|làm|mở|phát|nghỉ|thực|toàn|xong|diễn|bắt|kết|hoàn"
    r"|trình|báo|dự|nhân|các|cả|mỗi|những|hướng|tầm|định|trung|rà|chỉ|vẫn)(?![^\W_])"
    rf"|\s+[{UPPER}“\"(\[¹²³⁴-⁹])"
)
_COUNTED = re.compile(
    r"\s*/?\s*(?:lần|lượt|buổi|tin|bài|kỳ|số|người|cuộc|lớp|chương trình|giờ|phút|giây|triệu|nghìn"
    r"|ngàn|tỷ|tỉ|đồng|%|hộ|vụ|ca|cái"
    r"|chiếc|trường hợp|tiết mục|phóng sự|chuyên mục|chuyên đề|bản tin|đợt|suất|phần|tờ|bữa|kg|tấn"
    r"|tạ|km|m2|m3|ha|xã|huyện|thôn|ấp|tiêu chí|đội|khu"
    r"|cơ sở|đơn vị|học sinh|hội viên|đoàn viên|đại biểu|thành viên|mô hình|cụm|trạm|đài|loa|văn bản"
    r"|ngày(?! [0-9])|tuần|tháng(?! [0-9])|năm(?!\s+[12])|điểm|suất|phiếu|cử tri|đảng viên"
    r"|cán bộ)(?![^\W_])"
)
_DAY_WORDS = re.compile(
    r"(?<![^\W_])(?:đêm|sáng|trưa|chiều|tối|khuya|hôm|rạng sáng|Đêm|Sáng|Trưa|Chiều|Tối|Hôm"
    r"|thứ (?:[Hh]ai|[Bb]a|[Tt]ư|[Nn]ăm|[Ss]áu|[Bb]ảy|[2-7])"
    r"|[Cc]hủ nhật|giờ(?: [0-9]{2}(?: phút)?)?|[0-9]h(?:[0-9]{2})?),?\s+\Z"
)
_LEADS_TO_DAY = re.compile(
    r"(?<![^\W_])(?:trước|sau|đến|tới|hết|từ|lễ|dịp|nhân|mừng|qua|vào|hôm|và|là|của|Trước|Sau|Đến"
    r"|Hết|Từ|Lễ|Dịp|Nhân|Vào)\s+(?:hết\s+|lễ\s+|dịp\s+)?\Z"
)
_HOLIDAY = re.compile(
    r"(?i:ngày|quốc khánh|quốc tế|lễ|kỷ niệm|kỉ niệm|tết|chào mừng|thành lập|giải phóng|nhà giáo"
    r"|thầy thuốc|thương binh|truyền thống|chiến thắng|toàn quốc|tổng tuyển cử|bầu cử|tháng)"
)
_BRACKET = re.compile(r"[\w”\"]\s*\(\s*\Z")
_NUMBERED = re.compile(
    r"(?<![^\W_])(?i:số|tỷ lệ|tỉ lệ|thửa|tờ|biển|nhà|quyển|điều|khoản|mục|điểm|tuần|bản đồ|hẻm|ngõ"
    r"|kiệt|km|tk|đt|tel|fax|điện thoại|tài khoản)\s*:?\s*\Z"
)
_PLACE = re.compile(
    r"(?<![^\W_])(?i:đường|phố|công viên|quảng trường|trường|sân vận động|hẻm|ngõ|ngách|kiệt|cầu|chợ"
    r"|khu tập thể|tập thể|bệnh viện|công ty|kho|phường|xã|thôn|ấp"
    r"|khóm|nông trường|lâm trường|hội trường|rạp|tượng đài|nhà máy|xí nghiệp|hợp tác xã|htx"
    r"|trung đoàn|tiểu đoàn|đại lộ|khu phố|khu|cụm|nhà văn hóa|nhà văn hoá|nhà hát|nhà|số)\s+\Z"
)
_RATE = re.compile(
    r"(?:(?<![^\W_])(?i:mỗi|hằng|hàng|từng|bình quân|trung bình|một|bq|tb)\s+|[0-9][ ]{0,2}|/\s?)\Z"
)
_EACH = re.compile(r"(?<![^\W_])(?i:mỗi|hằng|hàng|từng)\s+\Z|/\s?\Z")
_LIST_NUMBER = re.compile(r"(?:\A|\n)\s*[0-9]{1,2}(?:\.[0-9]{1,2})*/\s\Z")
_HOLDER = re.compile(r"(?<![^\W_])(?i:mỗi|hằng|hàng|từng|bình quân|trung bình|một|bq|tb)\s+\Z|/\s?\Z")
_JOINED = re.compile(r"[0-9]\s*(?:,|và|,\s*và|-|đến|tới)\s*\Z")
# Days of a list recur together: "ngày 15/6 và ngày 15/12 hằng năm".
_DAYS_BESIDE = r"(?:\s*(?:,|và|,\s*và)\s*(?:trước\s+)?(?:ngày\s+)?[0-9]{1,2}/[0-9]{1,2}(?![0-9/])){0,3}"
_RECURS = re.compile(rf"{_DAYS_BESIDE}\s*,?\s*\(?(?:hằng|hàng|mỗi|các)\s+(?:năm|tháng|tuần|quý)")
_RELATIVE = re.compile(r"\s*(?:năm\s+)?(?:trước|ngoái|sau|tới|kia|kế tiếp)(?![^\W_])")
_AGO = re.compile(r"\s*(?:năm|của năm)\s+(?:trước|ngoái|sau|tới)(?![^\W_])")
_PROPER = re.compile(r"(?<![^\W_])(?:[Cc]ách mạng|CÁCH MẠNG)\s+\Z")
_COUNT_BEFORE = re.compile(r"[0-9]\s{1,3}\Z|(?<![^\W_])(?i:mười|hai|ba|bốn|sáu|bảy|tám|chín|mươi|lăm)\s+\Z")
_INSIDE = re.compile(r"(?:[0-9][.,/:]|[A-Za-zĐđ]-|[:/+]|[A-ZĐ])\Z")
_YEAR_LEADS = re.compile(
    r"(?<![^\W_])(?i:đến|hết|từ|trong|trước|sau|đầu|cuối|tầm nhìn|định hướng|kể từ|giai đoạn"
    r"|nhiệm kỳ|niên khóa|thời kỳ|khóa|năm học|vụ|mùa|xuân|hè|tết|dịp|và|tới|của|các|công tác|hoạt động)\s+\Z"
)
_NUMBERED_THING = re.compile(
    r"(?:(?i:đề án|quyết định|chương trình|nghị quyết|chỉ thị|kế hoạch|công văn|ban chỉ đạo|dự án"
    r"|thông tư|nghị định|kết luận|quy định|hướng dẫn|thông báo|đội|tổ|kênh|đường|quốc lộ|ql|số"
    r"|điện thoại|tổng đài|hotline|phòng|xe|lô)"
    r"|Windows|Office|Excel|Word|Server|ISO|Euro|Model)\s+\Z"
)
# Stem and branch name a year; whatever follows, the digits behind them are it: "xuân Canh Dần 2010".
_LUNAR_YEAR = re.compile(
    r"(?<![^\W_])(?i:giáp|ất|bính|đinh|mậu|kỷ|kỉ|canh|tân|nhâm|quý|quí)\s+"
    r"(?i:tý|tí|sửu|dần|mão|thìn|tỵ|tị|ngọ|mùi|thân|dậu|tuất|hợi)\s*[-–,(]?\s*\Z"
)
_NAME_BEFORE = re.compile(rf"(?:(?<![^\W_])[{UPPER}][^\W\d_]*|[”\"])\s+\Z")
_TITLE_BEFORE = re.compile(
    r"(?<![^\W_])(?:(?:Bộ l|L)uật|Pháp lệnh|Hiến pháp|Chiến lược|Đại hội|Hội thi|Hội nghị|Festival"
    r"|Giải|Lễ hội|Cuộc thi|Kế hoạch|Chương trình|Tết|Ngày hội|Tuần lễ|Hội diễn|Liên hoan|Hội thao|Hội khỏe"
    r"|Hội khoẻ|Hội báo|Hội xuân|Mùa hè|Mùa xuân|Chiến dịch|Cuộc vận động|Tháng hành động"
    r"|Năm Du lịch)\s[^.;:\n]{0,90}\Z"
)


def _before(text: str, at: int, width: int = _LOOK_BACK) -> str:
    return text[max(0, at - width) : at]


def _after(text: str, at: int) -> str:
    return text[at : at + 40]


def counts_something(text: str, end: int) -> bool:
    """Return whether what follows is something counted: the digits are an amount."""
    return _COUNTED.match(_after(text, end)) is not None


def has_time_of_day(text: str, start: int) -> bool:
    """Return whether a part of the day or a weekday stands before: đêm 27/9, Chủ nhật, 22/5."""
    return _DAY_WORDS.search(_before(text, start)) is not None


def shows_day(text: str, start: int, end: int) -> bool:
    """Return whether "20/10" without "ngày" is a day, by the words on both sides."""
    if not _GOES_ON.match(_after(text, end)):
        return False
    before = _before(text, start)
    if _LEADS_TO_DAY.search(before):
        return True
    clause = re.split(r"[.;:,\n]", before)[-1]
    return bool(_HOLIDAY.search(clause)) or bool(_BRACKET.search(before))


def shows_year(text: str, start: int, end: int) -> bool:
    """Return whether four digits without "năm" are a year: after a name, or a word that leads to one."""
    after, before = _after(text, end), _before(text, start, 110)
    if _LUNAR_YEAR.search(before):
        return True
    if not _GOES_ON.match(after) or counts_something(text, end):
        return False
    if _NUMBERED_THING.search(before):
        return False
    if re.search(r"\(\s*\Z", before) and after.lstrip().startswith(")"):
        return True
    return any(words.search(before) for words in (_YEAR_LEADS, _NAME_BEFORE, _TITLE_BEFORE))


def is_numbered(text: str, start: int) -> bool:
    """Return whether the digits are the number of a thing, a scale or a week."""
    return _NUMBERED.search(_before(text, start)) is not None


def is_place(text: str, start: int) -> bool:
    """Return whether the digits are a street or another name: đường 30/4."""
    return _PLACE.search(_before(text, start)) is not None


def is_rate(text: str, start: int) -> bool:
    """Return whether the word at `start` belongs to a rate: mỗi tháng 2 buổi, 2 lần/tháng."""
    return _RATE.search(_before(text, start)) is not None


def is_each(text: str, start: int) -> bool:
    """Return whether the word at `start` is the holder of a rate: mỗi năm 2000 người."""
    before = _before(text, start)
    return _EACH.search(before) is not None and _LIST_NUMBER.search(before) is None


def is_holder(text: str, start: int) -> bool:
    """Return whether a month is what a rate is counted by: mỗi tháng 2 buổi, bình quân tháng 36 tin."""
    return _HOLDER.search(_before(text, start)) is not None


def is_joined(text: str, start: int) -> bool:
    """Return whether a list or range goes on here: "ngày 15 và" before "16 tháng 4"."""
    return _JOINED.search(_before(text, start)) is not None


def recurs(text: str, end: int) -> bool:
    """Return whether a day comes every year or month: ngày 15/6 hằng năm."""
    return _RECURS.match(_after(text, end)) is not None


def is_relative(text: str, end: int) -> bool:
    """Return whether the year is another than this one, and not said: tháng 9 năm trước."""
    after = _after(text, end)
    return bool(
        _AGO.match(after)
        or (_RELATIVE.match(after) and not re.match(r"\s*(?:tới|sau|trước)\s+[0-9n]", after))
    )


def is_proper_name(text: str, start: int) -> bool:
    """Return whether a month belongs to a name: Cách mạng tháng Tám."""
    return _PROPER.search(_before(text, start)) is not None


def is_counted(text: str, start: int) -> bool:
    """Return whether "năm" is the unit of a length of time: 5 năm 2016-2020."""
    return _COUNT_BEFORE.search(_before(text, start)) is not None


def is_inside(text: str, start: int) -> bool:
    """Return whether digits continue another number or name: 1.2020, ISO 9001:2015, VTV2020."""
    return _INSIDE.search(_before(text, start, 3)) is not None


def goes_on(text: str, end: int) -> bool:
    """Return whether the sentence ends or goes on without a noun that the digits could count."""
    return _GOES_ON.match(_after(text, end)) is not None
