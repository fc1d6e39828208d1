"""The font of each run of a Word file: its own, else that of its styles, else the file's."""

from lxml import etree

from extractors.readers.docx_runs import attribute, child, local


class Fonts:
    """Names of fonts by run; for letters outside ASCII Word takes the font named `hAnsi`."""

    def __init__(self, styles: etree._Element | None = None) -> None:
        everything = [] if styles is None else list(styles)
        found = [style for style in everything if local(style) == "style"]
        self._styles = {attribute(style, "styleId") or "": style for style in found}
        self._defaults = {
            attribute(style, "type") or "": attribute(style, "styleId") or ""
            for style in found
            if (attribute(style, "default") or "0") not in ("0", "false", "off")
        }
        self._file = "" if styles is None else _named(child(styles, "docDefaults", "rPrDefault", "rPr")) or ""
        self._known: dict[str, str] = {}

    def of(self, run: etree._Element, paragraph: etree._Element) -> str:
        """Return the name of the font that shows a run, "" where the file names none."""
        properties = child(run, "rPr")
        own = _named(properties)
        if own is not None:
            return own
        character = _style(properties, "rStyle")
        shown = self._of_style(character) if character else ""
        styled = _style(child(paragraph, "pPr"), "pStyle") or self._defaults.get("paragraph", "")
        return shown or self._of_style(styled) or self._file

    def _of_style(self, style: str) -> str:
        if style not in self._known:
            self._known[style] = self._looked_up(style)
        return self._known[style]

    def _looked_up(self, style: str) -> str:
        """Return the font of a style or of those that it builds on; a circle of styles ends."""
        seen: set[str] = set()
        while style in self._styles and style not in seen:
            seen.add(style)
            element = self._styles[style]
            if (name := _named(child(element, "rPr"))) is not None:
                return name
            style = _style(element, "basedOn")
        return ""


def _style(properties: etree._Element | None, kind: str) -> str:
    style = None if properties is None else child(properties, kind)
    return "" if style is None else attribute(style, "val") or ""


def _named(properties: etree._Element | None) -> str | None:
    """Return the font that properties name, "" for one of the theme; None where they name none."""
    fonts = None if properties is None else child(properties, "rFonts")
    if fonts is None:
        return None
    if attribute(fonts, "hAnsiTheme") is not None:
        return ""
    return attribute(fonts, "hAnsi") or attribute(fonts, "ascii")
