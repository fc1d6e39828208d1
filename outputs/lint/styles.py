"""What a Word file comes to on paper: fonts, sizes and spacing through defaults, styles, themes and runs.

ECMA-376, part 1, 17.7.2: the file's defaults, then the table's style, the paragraph's style and those it
builds on, the run's style, and last what stands at the run or paragraph itself.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from extractors.readers.docx_runs import attribute, child, is_on
from extractors.readers.docx_styles import Styles, named_style

_DEFAULT_HALF_POINTS = "20"
_TOGGLES = ("b", "i", "caps")


@dataclass(frozen=True, slots=True)
class Look:
    """How a run is printed. Sizes in points."""

    ascii: str
    """Font of letters without marks."""
    other: str
    """Font of the Vietnamese letters outside ASCII."""
    size: float
    bold: bool
    italic: bool
    capitals: bool
    color: str


@dataclass(frozen=True, slots=True)
class Setting:
    """How a paragraph is set. Lengths in points; `lines` is None where the line height is fixed."""

    alignment: str
    first_line: float
    before: float
    after: float
    lines: float | None


class Effective:
    """The effective properties of one file."""

    def __init__(self, styles: Styles, root: etree._Element | None, theme: etree._Element | None) -> None:
        self._styles = styles
        self._theme = _theme_fonts(theme)
        self._base_paragraph = None if root is None else child(root, "docDefaults", "pPrDefault", "pPr")

    def look(self, run: etree._Element, paragraph: etree._Element, table_style: str) -> Look:
        """Return how a run is printed."""
        own = child(run, "rPr")
        chains = [
            _existing([self._styles.base]),
            self._chain(table_style, "rPr"),
            self._chain(self._styles.of_paragraph(paragraph), "rPr"),
            self._chain(named_style(own, "rStyle"), "rPr"),
            _existing([own]),
        ]
        layers = [layer for chain in chains for layer in chain]
        ascii_, other = self._fonts(layers)
        toggles = {name: _toggled(chains, name) for name in _TOGGLES}
        size = _last(layers, "sz") or _DEFAULT_HALF_POINTS
        return Look(
            ascii_,
            other,
            _number(size) / 2,
            toggles["b"],
            toggles["i"],
            toggles["caps"],
            _last(layers, "color") or "auto",
        )

    def setting(self, paragraph: etree._Element) -> Setting:
        """Return how a paragraph is set."""
        layers = [
            *_existing([self._base_paragraph]),
            *self._chain(self._styles.of_paragraph(paragraph), "pPr"),
            *_existing([child(paragraph, "pPr")]),
        ]
        spacing, indent = _merged(layers, "spacing"), _merged(layers, "ind")
        first = -_number(indent["hanging"]) if "hanging" in indent else _number(indent.get("firstLine", "0"))
        fixed = spacing.get("lineRule", "auto") != "auto"
        return Setting(
            alignment=_last(layers, "jc") or "left",
            first_line=first / 20,
            before=_number(spacing.get("before", "0")) / 20,
            after=_number(spacing.get("after", "0")) / 20,
            lines=None if fixed else _number(spacing.get("line", "240")) / 240,
        )

    def _chain(self, style: str, kind: str) -> list[etree._Element]:
        """Return the properties of a style, those of the style it builds on before its own."""
        found = [child(element, kind) for _, element in self._styles.chain(style)] if style else []
        return _existing(reversed(found))

    def _fonts(self, layers: Iterable[etree._Element]) -> tuple[str, str]:
        named = {"ascii": "", "hAnsi": ""}
        for layer in layers:
            fonts = child(layer, "rFonts")
            for script in named if fonts is not None else ():
                assert fonts is not None
                theme = attribute(fonts, f"{script}Theme")
                font = self._theme.get(theme[:5], "") if theme else attribute(fonts, script)
                named[script] = font if font is not None else named[script]
        return named["ascii"], named["hAnsi"]


def _toggled(chains: Iterable[list[etree._Element]], name: str) -> bool:
    """Return a toggle such as bold: styles undo each other, what stands at the run itself holds."""
    *styles, own = list(chains)
    said = [mark for layer in own if (mark := child(layer, name)) is not None]
    if said:
        return is_on(said[-1])
    levels = [[mark for layer in chain if (mark := child(layer, name)) is not None] for chain in styles]
    return sum(is_on(marks[-1]) for marks in levels if marks) % 2 == 1


def _existing(layers: Iterable[etree._Element | None]) -> list[etree._Element]:
    return [layer for layer in layers if layer is not None]


def _last(layers: Iterable[etree._Element], name: str) -> str | None:
    values = [attribute(found, "val") for layer in layers if (found := child(layer, name)) is not None]
    return next((value for value in reversed(values) if value is not None), None)


def _merged(layers: Iterable[etree._Element], name: str) -> dict[str, str]:
    """Return the attributes of a property, a nearer layer's over a farther one's."""
    merged: dict[str, str] = {}
    for layer in layers:
        found = child(layer, name)
        if found is not None:
            own = {str(key).rpartition("}")[2]: str(value) for key, value in found.attrib.items()}
            if "firstLine" in own:
                merged.pop("hanging", None)
            merged |= own
    return merged


def _theme_fonts(theme: etree._Element | None) -> dict[str, str]:
    """Return the theme's fonts by the first letters of their roles ("minor", "major")."""
    if theme is None:
        return {}
    found = {}
    for kind in ("major", "minor"):
        latin = theme.find(f".//{{*}}{kind}Font/{{*}}latin")
        found[kind] = "" if latin is None else str(latin.get("typeface") or "")
    return found


def _number(words: str) -> float:
    try:
        return float(words)
    except ValueError:
        return 0.0
