"""The page: its size and margins, the font and colour of its letters, its numbers."""

from collections.abc import Iterator

from outputs.lint.rules import form_of, points, short, told
from outputs.lint.sheet import Line, Page, Run, Sheet
from schemas.finding import Finding

FONT = "times new roman"
_BLACK = frozenset({"auto", "000000"})
_MARGINS = {"top": (20, 25), "bottom": (20, 25), "left": (30, 35), "right": (15, 20)}
_TOLERANCE = 0.5
"""Millimetres: rulers in inches and twips never hit a millimetre exactly."""


def check(sheet: Sheet) -> Iterator[Finding]:
    """Yield what is wrong with the page."""
    for number, page in enumerate(sheet.pages, 1):
        yield from _of_page(number, page)
    yield from _of_letters(sheet.lines)
    yield from _of_numbers(sheet)


def _of_page(number: int, page: Page) -> Iterator[Finding]:
    sides = sorted((page.width, page.height))
    if not all(abs(side - lawful) <= 1 for side, lawful in zip(sides, (210, 297), strict=True)):
        found = f"{page.width:g} × {page.height:g} mm"
        yield told("page-size", section=number, found=found)
    if page.landscape and number == 1:
        yield told("orientation")
    for side, (least, most) in _turned(page).items():
        margin = page.margins.get(side, 0.0)
        if not least - _TOLERANCE <= margin <= most + _TOLERANCE:
            yield told(
                "margin",
                section=number,
                side=f"lint.side.{side}",
                found=f"{margin:g}",
                least=least,
                most=most,
            )


def _turned(page: Page) -> dict[str, tuple[int, int]]:
    # A turned page is bound at its top or left: the decree gives its margins for the upright page only.
    return {} if page.landscape else _MARGINS


def _of_letters(lines: tuple[Line, ...]) -> Iterator[Finding]:
    """Yield each strange font and colour once, where it stands first."""
    fonts: dict[str, Line] = {}
    colors: dict[str, Line] = {}
    for line in lines:
        for run in line.runs:
            if run.text.strip():
                for font in _fonts(run):
                    fonts.setdefault(font, line)
                colors.setdefault(run.look.color.lower(), line)
    for font, line in fonts.items():
        if font.lower() != FONT:
            yield told("font", line, found=font or "lint.no-font", words=short(line.text))
    for color, line in colors.items():
        if color not in _BLACK:
            yield told("color", line, found=color.upper(), words=short(line.text))


def _fonts(run: Run) -> set[str]:
    return {run.look.ascii if c.isascii() else run.look.other for c in run.text if c.isalnum()}


def _of_numbers(sheet: Sheet) -> Iterator[Finding]:
    lawful = [n for n in sheet.numbers if n.part == "header" and n.kind == "default"]
    if not lawful:
        yield told("page-number-missing")
        return
    number, form = lawful[0], form_of("page-number-form")
    if number.alignment != "center":
        yield told("page-number-place")
    look = number.look
    if look and (not form.least_pt <= look.size <= form.most_pt or look.bold or look.italic):
        yield told("page-number-form", found=points(look.size))
    shown = [number for number in sheet.numbers if number.kind == "first"]
    if shown or (sheet.pages and not sheet.pages[0].hides_first_number):
        yield told("page-number-first")
