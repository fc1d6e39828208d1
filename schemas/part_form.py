"""The form that Decree 30/2020/NĐ-CP, annex I asks of one part of a paper: data beside the rule's words."""

from schemas.base import Model


class PartForm(Model):
    """None where the decree leaves it open."""

    least_pt: float
    most_pt: float
    bold: bool | None = None
    italic: bool | None = None
    upper: bool | None = None
    """All capitals, by the letters themselves or by the font's setting."""
    centred: bool = False
