"""The text between heading and foot: how it is set, how its parts are numbered, how it ends."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from outputs.lint.parts import Parts
from outputs.lint.rules import form_of, points, short, told
from outputs.lint.sheet import Line
from schemas.finding import Finding

LETTERS = "abcdđeghiklmnopqrstuvxy"
"""The order of points (Decree 30/2020/NĐ-CP, annex I: the Vietnamese alphabet, without ă, â, ê, ô, ơ, ư)."""
_ROMAN = re.compile(r"(?P<number>[IVX]{1,5})\.\s+\S")
_CLAUSE = re.compile(r"(?P<number>\d{1,2})\.\s+\S")
_POINT = re.compile(r"(?P<letter>[a-zđ])\)\s*\S")
_SENTENCE = re.compile(r"[.;:,!?…]\Z|\./\.\Z")
_INDENTS_PT = (28.35, 36.0)
_TOLERANCE_PT = 1.5
_LEAST_GAP_PT = 6.0
_WRAPS = 60
"""Characters from which a line is long enough to show how it is aligned."""
_LONGEST_TITLE = 150


def check(parts: Parts) -> Iterator[Finding]:
    """Yield what is wrong with the text; how it is set is told once, where it first goes wrong."""
    body = parts.body
    form = form_of("body-size")
    running = [line for line in body if line.setting.alignment != "center"]
    yield from _once("body-size", body, lambda line: not _sizes_fit(line, form.least_pt, form.most_pt))
    yield from _once("body-alignment", body, _is_ragged)
    yield from _once("first-line", running, _is_not_indented)
    yield from _once("paragraph-gap", [line for line, gap in _gaps(body) if gap < _LEAST_GAP_PT - 0.1], bool)
    yield from _once("line-spacing", body, _is_badly_spaced)
    yield from _once("clause-title", body, lambda line: _is_title(line) and not line.mostly("bold"))
    yield from _numbering(body)
    if body and not body[-1].text.endswith("./."):
        yield told("ending", body[-1], words=short(body[-1].text[-60:]))


def _once(code: str, lines: Sequence[Line], is_wrong: Callable[[Line], bool]) -> Iterator[Finding]:
    wrong = [line for line in lines if is_wrong(line)]
    if wrong:
        sizes = sorted({run.look.size for line in wrong for run in line.runs if run.text.strip()})
        found = "; ".join(map(points, sizes)) if code == "body-size" else ""
        yield told(code, wrong[0], words=short(wrong[0].text), count=len(wrong), found=found)


def _sizes_fit(line: Line, least: float, most: float) -> bool:
    return all(least <= run.look.size <= most for run in line.runs if run.text.strip())


def _is_ragged(line: Line) -> bool:
    if len(line.text) < _WRAPS or line.setting.alignment in ("both", "distribute"):
        return False
    is_caption = line.setting.alignment == "center" and bool(line.mostly("bold") or line.mostly("italic"))
    return not is_caption


def _is_not_indented(line: Line) -> bool:
    if line.label or line.runs[0].text.startswith(" "):
        # Set by an automatic number's own tab, or by a typed one.
        return False
    return all(abs(line.setting.first_line - lawful) > _TOLERANCE_PT for lawful in _INDENTS_PT)


def _gaps(body: Sequence[Line]) -> Iterator[tuple[Line, float]]:
    """Yield each paragraph that follows another directly, with the room between them."""
    for above, line in pairwise(body):
        if line.place.paragraph == above.place.paragraph + 1:
            yield line, above.setting.after + line.setting.before


def _is_badly_spaced(line: Line) -> bool:
    return line.setting.lines is not None and not 0.99 <= line.setting.lines <= 1.51


def _is_title(line: Line) -> bool:
    """Return whether a line is a numbered title on a line of its own, and not a numbered sentence."""
    numbered = _ROMAN.match(line.text) or _CLAUSE.match(line.text)
    return bool(numbered) and len(line.text) < _LONGEST_TITLE and not _SENTENCE.search(line.text)


def _numbering(body: Sequence[Line]) -> Iterator[Finding]:
    """Yield each number and letter that does not follow the one before it."""
    roman = clause = point = 0
    for line in body:
        if found := _ROMAN.match(line.text):
            number = _value(found["number"])
            if number != roman + 1:
                yield told("heading-order", line, found=found["number"], wanted=_roman(roman + 1))
            roman, clause, point = number, 0, 0
        elif found := _CLAUSE.match(line.text):
            number = int(found["number"])
            if number not in (1, clause + 1):
                yield told("heading-order", line, found=number, wanted=clause + 1)
            clause, point = number, 0
        elif found := _POINT.match(line.text):
            at = LETTERS.find(found["letter"]) + 1
            if at not in (1, point + 1):
                wanted = LETTERS[point] if point < len(LETTERS) else "-"
                yield told("point-order", line, found=f"{found['letter']})", wanted=f"{wanted})")
            point = at or point + 1


def _value(roman: str) -> int:
    values = [{"I": 1, "V": 5, "X": 10}[letter] for letter in roman]
    return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))


def _roman(number: int) -> str:
    return "X" * (number // 10) + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[number % 10]
