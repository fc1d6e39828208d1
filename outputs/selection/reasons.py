"""Which words around a number say that it is no result of the period asked for.

Last year's number (cùng kỳ), a plan, a cumulative figure, another period, a mean, a rate, a share.
Nouns reach the next number only ("chỉ tiêu 05 lớp, đã mở 06 lớp"); verbs and openings ("phấn đấu",
"cùng kỳ năm 2019, …") reach on until words of accomplishment end them. In doubt a number counts.
"""

import re
from dataclasses import dataclass

from outputs.selection.situation import Said, Sentence, Situated, pieces
from schemas.facts import Measure, Quantity
from schemas.figure import Reason
from schemas.interval import Qualifier
from schemas.period import Period

_FORMER = r"(?:năm|kỳ|tháng|quý|giai đoạn|thời điểm) (?:trước|ngoái|liền kề|liền trước)"
_COMPARED = re.compile(
    rf"\b(?:tăng|giảm)(?: thêm| được| so với [^,;]*)?\Z|\b(?:tăng|giảm) từ\Z|\bso với\b"
    rf"|\bcùng kỳ\b|\b{_FORMER}\b"
    r"|\b(?:nhiều|ít|cao|thấp)(?: hơn)?\Z|\btrên tổng(?: số)?\Z"
)
_COMPARED_BEHIND = re.compile(rf"\A(?:của |ở |trong |là )?(?:cùng kỳ|{_FORMER})\b")
_OPENS_COMPARISON = re.compile(rf"\A(?:trong |của |ở |[-+*•] ?)*(?:cùng kỳ|{_FORMER})\b")

_PLANNED_NEXT = re.compile(
    r"\b(?:chỉ tiêu|mục tiêu|đăng ký)\b[^,;]*\Z"
    r"|\bkế hoạch(?: đề ra| được giao| giao| đầu năm| cả năm| trong năm| năm(?: \d{4})?| là| cần| phải"
    r"| sẽ)*\Z"
    r"|\b(?:xây dựng|ban hành|lên|có|đăng ký) kế hoạch (?:tổ chức|mở|thực hiện|phát|đăng|in)\b(?!.*\bsố\b)"
    r"|\bkế hoạch (?:năm|quý|tháng|kỳ|thời gian) (?:sau|tới|tiếp theo)\b"
)
_PLANNED_BEHIND = re.compile(
    r"\A(?:theo )?kế hoạch\Z|\A(?:trong |vào |cho )?(?:năm|quý|tháng|kỳ|thời gian) (?:sau|tới|tiếp theo)\b"
    r"|\A(?:theo |trong )?kế hoạch (?:năm|quý|tháng|kỳ) (?:sau|tới)\b"
)
_PLANS_ON = re.compile(
    r"\b(?:phấn đấu|dự kiến|dự tính|ước thực hiện năm|đặt (?:ra )?mục tiêu|sẽ)\b"
    r"|\b(?:trong |vào )?(?:năm|quý|tháng|thời gian|nhiệm kỳ|kỳ) (?:tới|sau|tiếp theo)\b"
)
_PLAN_HEADING = re.compile(
    r"\bphương hướng\b|\bnhiệm vụ (?:trọng tâm|chủ yếu|năm|quý|tháng|thời gian|trong thời gian|6 tháng)"
    r"|\bkế hoạch (?:năm|quý|tháng|công tác|hoạt động|thời gian|trong)|\bdự kiến\b"
    r"|\bthời gian tới\b|\bnăm tới\b"
    r"|\A(?:[ivxlc]+|\d+|[a-zđ])?[.)/ ]*(?:mục tiêu|chỉ tiêu|nhiệm vụ|kế hoạch)\b(?! số)"
)
_RESULTS = re.compile(r"\b(?:kết quả|tình hình|đánh giá|tổng kết|đã đạt|thực hiện)\b")
_PLAN_COLUMN = re.compile(r"\b(?:kế hoạch|chỉ tiêu|dự kiến|mục tiêu|kh)\b")
_DONE_COLUMN = re.compile(r"\b(?:thực hiện|kết quả|đã)\b")

_CUMULATIVE = re.compile(
    r"\blũy kế\b|\bcộng dồn\b|\btừ trước đến nay\b|\btừ đầu nhiệm kỳ\b|\bnâng tổng số\b"
    r"|\btừ (?:khi|ngày) [^,;]{0,60} đến nay\b"
)
_SINCE_JANUARY = re.compile(r"\btừ đầu năm(?: \d{4})? (?:đến|tới) (?:nay|hết)\b")

_TIME_ANEW = re.compile(
    r"\A(?:[-+*•] ?)?(?:trong |riêng |đến |từ |sang )*(?:năm|quý|tháng|kỳ|giai đoạn)"
    r" (?:\d|này|nay|báo cáo|[ivx]+\b)"
    r"|\bnăm nay\b|\btrong (?:năm|kỳ|tháng|quý)\b|\briêng\b"
)
_DONE = re.compile(
    r"\bđã\b|\bkết quả\b|\bthực tế\b|\bthực hiện được\b|\bđạt được\b|\btổ chức được\b|\bmở được\b"
)


@dataclass(frozen=True, slots=True)
class Asked:
    """The days that the request asks about: its own and those of its closing window."""

    periods: tuple[Period, ...]

    def is_outside(self, period: Period) -> bool:
        return not any(period.overlaps(asked) for asked in self.periods)

    def is_whole(self, period: Period) -> bool:
        """Return whether a period covers all that is asked: it names no part of it."""
        first = self.periods[0]
        begins = period.earliest is None or (first.earliest is not None and period.earliest <= first.earliest)
        ends = period.latest is None or (first.latest is not None and first.latest <= period.latest)
        return begins and ends

    @property
    def begins_year(self) -> bool:
        return any(
            p.earliest is not None and (p.earliest.month, p.earliest.day) in {(1, 1), (12, 15)}
            for p in self.periods
        )


@dataclass(frozen=True, slots=True)
class Standing:
    """What the words before a number have said of it."""

    reason: Reason | None
    periods: tuple[Period, ...]


def of_nature(said: Said) -> Reason | None:
    """Return why a number can be no part of any sum, whatever stands around it."""
    if not isinstance(said, Quantity):
        return None
    if said.measure is Measure.PERCENT:
        return Reason.PERCENT
    if said.qualifier is Qualifier.MEAN:
        return Reason.MEAN
    return Reason.PER_UNIT if said.per else None


def periods_of(here: Situated, standings: dict[Sentence, list[Standing]], asked: Asked) -> tuple[Period, ...]:
    """Return the periods to which the words around a number tie it; none if no words do."""
    if here.sentence is None:
        return here.heading_periods
    return _standing(here, standings, asked).periods or here.heading_periods


def of_words(here: Situated, standings: dict[Sentence, list[Standing]], asked: Asked) -> Reason | None:
    """Return why the words around a number keep it out. `standings` is filled sentence by sentence."""
    own = _in_table(here, asked) if here.sentence is None else _standing(here, standings, asked).reason
    reason = own or _under_headings(here, asked)
    if reason is None:
        periods = periods_of(here, standings, asked)
        if periods and all(asked.is_outside(period) for period in periods):
            return Reason.OTHER_PERIOD
    return reason


def _in_table(here: Situated, asked: Asked) -> Reason | None:
    for words in (here.column, here.row):
        if _COMPARED.search(words) or _OPENS_COMPARISON.search(words) or words.startswith(("tăng", "giảm")):
            return Reason.COMPARISON
        if _PLAN_COLUMN.search(words) and not _DONE_COLUMN.search(words):
            return Reason.PLAN
        if _is_cumulative(words, asked):
            return Reason.CUMULATIVE
    return None


def _under_headings(here: Situated, asked: Asked) -> Reason | None:
    for words in here.headings:
        if _PLAN_HEADING.search(words) and not _RESULTS.search(words):
            return Reason.PLAN
        if _is_cumulative(words, asked):
            return Reason.CUMULATIVE
    return None


def _is_cumulative(words: str, asked: Asked) -> bool:
    return bool(_CUMULATIVE.search(words) or (_SINCE_JANUARY.search(words) and not asked.begins_year))


def _standing(here: Situated, standings: dict[Sentence, list[Standing]], asked: Asked) -> Standing:
    assert here.sentence is not None
    if here.sentence not in standings:
        standings[here.sentence] = _walk(here.sentence, asked)
    return standings[here.sentence][here.index]


def _walk(sentence: Sentence, asked: Asked) -> list[Standing]:
    """Follow a sentence from its first word to its last number, keeping what reaches on."""
    carried = [Standing(None, ())]
    standings = []
    for index in range(len(sentence.spans)):
        start, end = sentence.gap(index)
        cut = pieces(sentence.text, start, end)
        for place, (mark, begin, stop) in enumerate(cut):
            _bracket(carried, mark)
            # The first words behind a number are its own, unless nothing parts them from the next.
            if index == 0 or place > 0 or len(cut) == 1:
                carried[-1] = _carry(carried[-1], mark, sentence, begin, stop, asked)
        standings.append(_judge(sentence, index, carried[-1], asked))
    return standings


def _bracket(carried: list[Standing], mark: str) -> None:
    """What a bracket says ends with it."""
    if mark == "(":
        carried.append(carried[-1])
    elif mark == ")" and len(carried) > 1:
        carried.pop()


def _carry(before: Standing, mark: str, sentence: Sentence, begin: int, stop: int, asked: Asked) -> Standing:
    """Return what holds from this piece of the sentence on."""
    piece = sentence.text[begin:stop].strip()
    periods = _dates_in(sentence, begin, stop) or before.periods
    if _PLANS_ON.search(piece):
        return Standing(Reason.PLAN, periods)
    if _is_cumulative(piece, asked):
        return Standing(Reason.CUMULATIVE, periods)
    if _OPENS_COMPARISON.search(piece):
        return Standing(Reason.COMPARISON, periods)
    ends_clause = mark in (";", ".") and before.reason is not Reason.PLAN
    anew = _TIME_ANEW.search(piece) and before.reason is not Reason.PLAN
    if ends_clause or anew or _DONE.search(piece):
        return Standing(None, periods)
    return Standing(before.reason, periods)


def _judge(sentence: Sentence, index: int, carried: Standing, asked: Asked) -> Standing:
    """Return what a number's own words say of it, else what was carried so far."""
    lead = sentence.lead(index)
    start, end = sentence.tail(index)
    tail = sentence.text[start:end].strip()
    periods = _dates_in(sentence, start, end) or carried.periods
    if _COMPARED.search(lead) or _COMPARED_BEHIND.search(tail):
        return Standing(Reason.COMPARISON, periods)
    if _PLANNED_NEXT.search(lead) or _PLANNED_BEHIND.search(tail):
        return Standing(Reason.PLAN, periods)
    if _is_cumulative(tail, asked):
        return Standing(Reason.CUMULATIVE, periods)
    return Standing(carried.reason, periods)


def _dates_in(sentence: Sentence, begin: int, stop: int) -> tuple[Period, ...]:
    return tuple(period for start, end, period in sentence.dates if begin <= start and end <= stop)
