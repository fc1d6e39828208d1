"""How rules are told: each doubt is a finding of the registry, with the paragraph where it arose."""

from outputs.lint.sheet import Line
from schemas.finding import Finding, finding, finding_kinds
from schemas.part_form import PartForm


def told(code: str, line: Line | None = None, **values: object) -> Finding:
    """Make a finding of a rule; without a line it concerns the file as a whole."""
    return finding(f"layout-{code}", line.place if line is not None else None, **values)


def form_of(code: str) -> PartForm:
    """Return the form that the registry asks of a part."""
    form = finding_kinds()[f"layout-{code}"].form
    assert form is not None, code
    return form


def short(words: str, most: int = 60) -> str:
    """Return words cut to what a message bears."""
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"


def points(value: float) -> str:
    """Return a size as papers write it: 13, 13,5."""
    return f"{value:g}".replace(".", ",")
