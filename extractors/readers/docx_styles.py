"""The styles of a Word file: each takes from the one that it builds on what it does not say itself."""

from collections.abc import Iterator

from lxml import etree

from extractors.readers.docx_runs import attribute, child, is_on, local

_BODY_TEXT = "9"
_HEADING_NAMES = ("heading", "title", "subtitle")


class Styles:
    """The styles of one file by their ids; a file without any has none."""

    def __init__(self, root: etree._Element | None = None) -> None:
        everything = [] if root is None else list(root)
        found = [style for style in everything if local(style) == "style"]
        self._styles = {attribute(style, "styleId") or "": style for style in found}
        self._defaults = {
            attribute(style, "type") or "": attribute(style, "styleId") or ""
            for style in found
            if (attribute(style, "default") or "0") not in ("0", "false", "off")
        }
        self.base = None if root is None else child(root, "docDefaults", "rPrDefault", "rPr")
        """Properties of all runs, where no style says otherwise."""

    def chain(self, style: str) -> Iterator[tuple[str, etree._Element]]:
        """Yield a style and those that it builds on, with their ids; a circle of styles ends."""
        seen: set[str] = set()
        while style in self._styles and style not in seen:
            seen.add(style)
            element = self._styles[style]
            yield style, element
            style = named_style(element, "basedOn")

    def of_paragraph(self, paragraph: etree._Element) -> str:
        """Return the id of a paragraph's style, the default one's where it names none."""
        return named_style(child(paragraph, "pPr"), "pStyle") or self._defaults.get("paragraph", "")

    def is_heading(self, paragraph: etree._Element) -> bool:
        """Return whether a paragraph is a heading by its style or by its level in the outline."""
        own = child(paragraph, "pPr", "outlineLvl")
        if own is not None:
            return _is_in_outline(own)
        return any(_makes_heading(style) for _, style in self.chain(self.of_paragraph(paragraph)))

    def is_hidden(self, run: etree._Element, paragraph: etree._Element) -> bool:
        """Return whether the words of a run are hidden, by the run itself or by its styles."""
        properties = child(run, "rPr")
        own = None if properties is None else child(properties, "vanish")
        if own is not None:
            return is_on(own)
        styles = (named_style(properties, "rStyle"), self.of_paragraph(paragraph))
        marks = (child(style, "rPr", "vanish") for name in styles for _, style in self.chain(name))
        return is_on(next((mark for mark in marks if mark is not None), None))


def named_style(properties: etree._Element | None, kind: str) -> str:
    """Return the id of the style that properties name ("pStyle", "basedOn"), "" where they name none."""
    style = None if properties is None else child(properties, kind)
    return "" if style is None else attribute(style, "val") or ""


def _makes_heading(style: etree._Element) -> bool:
    name = child(style, "name")
    called = "" if name is None else (attribute(name, "val") or "").lower()
    level = child(style, "pPr", "outlineLvl")
    return called.startswith(_HEADING_NAMES) or (level is not None and _is_in_outline(level))


def _is_in_outline(level: etree._Element) -> bool:
    return attribute(level, "val") != _BODY_TEXT
