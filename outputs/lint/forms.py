"""The form of each part: size, weight, slope, capitals, place on the line."""

from collections.abc import Iterator

from outputs.lint.parts import Parts
from outputs.lint.rules import form_of, points, short, told
from outputs.lint.sheet import Line
from schemas.catalogue import text
from schemas.finding import Finding
from schemas.part_form import PartForm


def check(parts: Parts, lang: str) -> Iterator[Finding]:
    """Yield each part whose letters or place are not as the decree has them; their forms in a language."""
    parents, issuers = _agencies(parts)
    for code, lines in (
        ("national-name-form", [parts.nation]),
        ("motto-form", [parts.motto]),
        ("parent-agency-form", parents),
        ("issuer-form", issuers),
        ("symbol-letters", [parts.number]),
        ("place-date-letters", [parts.place_date]),
        ("type-name-form", [parts.kind]),
        ("subject-form", parts.subject),
        ("letter-subject-form", [parts.letter_subject]),
        ("addressee-form", [parts.addressee]),
        ("post-form", parts.posts),
        ("signer-form", [parts.signer]),
        ("recipients-heading-form", [parts.recipients_heading]),
        ("recipients-letters", parts.recipients),
    ):
        form = form_of(code)
        for line in lines:
            if line is not None and (wrong := list(_wrong(line, form, lang))):
                yield told(
                    code, line, words=short(line.text), wrong=", ".join(wrong), wanted=wanted(form, lang)
                )


def wanted(form: PartForm, lang: str) -> str:
    """Say the form of a part in words."""
    size = points(form.least_pt)
    if form.most_pt != form.least_pt:
        size += f"-{points(form.most_pt)}"
    said = [text("lint.size", lang, size=size)]
    said += [text(f"lint.bold.{form.bold}".lower(), lang)] if form.bold is not None else []
    said += [text(f"lint.italic.{form.italic}".lower(), lang)] if form.italic is not None else []
    said += [text(f"lint.upper.{form.upper}".lower(), lang)] if form.upper is not None else []
    said += [text("lint.centred", lang)] if form.centred else []
    return ", ".join(said)


def _agencies(parts: Parts) -> tuple[list[Line], list[Line]]:
    """Part the lines of the agencies: the issuer is what is bold at the end, its last line at least."""
    lines = parts.agencies
    first = len(lines)
    while first > 0 and lines[first - 1].mostly("bold"):
        first -= 1
    first = min(first, max(len(lines) - 1, 0))
    if first == 0 and len(lines) > 1 and _looks_like_parent(lines[0]):
        first = 1
    return lines[:first], lines[first:]


def _looks_like_parent(line: Line) -> bool:
    # All bold: only the words tell the parent from the first line of a long issuer's name.
    return line.text.upper().startswith(("ỦY BAN NHÂN DÂN", "UỶ BAN NHÂN DÂN", "UBND ", "BỘ ", "TỈNH ỦY"))


def _wrong(line: Line, form: PartForm, lang: str) -> Iterator[str]:
    sizes = {run.look.size for run in line.runs if run.text.strip()}
    if outside := sorted(size for size in sizes if not form.least_pt <= size <= form.most_pt):
        yield text("lint.size", lang, size="; ".join(map(points, outside)))
    for name in ("bold", "italic"):
        is_so, asked = bool(line.mostly(name)), getattr(form, name)
        if asked is not None and is_so != asked:
            yield text(f"lint.{name}.{is_so}".lower(), lang)
    if form.upper is not None and line.is_upper != form.upper:
        yield text(f"lint.upper.{line.is_upper}".lower(), lang)
    if form.centred and line.setting.alignment != "center":
        yield text("lint.not-centred", lang)
