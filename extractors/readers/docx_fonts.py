"""The font of each run of a Word file: its own, else that of its styles, else the file's."""

from lxml import etree

from extractors.readers.docx_runs import attribute, child
from extractors.readers.docx_styles import Styles, named_style


class Fonts:
    """Names of fonts by run; for letters outside ASCII Word takes the font named `hAnsi`."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._file = _named(styles.base) or ""
        self._known: dict[str, str] = {}

    def of(self, run: etree._Element, paragraph: etree._Element) -> str:
        """Return the name of the font that shows a run, "" where the file names none."""
        properties = child(run, "rPr")
        own = _named(properties)
        if own is not None:
            return own
        character = named_style(properties, "rStyle")
        shown = self._of_style(character) if character else ""
        return shown or self._of_style(self._styles.of_paragraph(paragraph)) or self._file

    def _of_style(self, style: str) -> str:
        """Return the font of a style or of those that it builds on."""
        if style not in self._known:
            names = (_named(child(element, "rPr")) for _, element in self._styles.chain(style))
            self._known[style] = next((name for name in names if name is not None), "")
        return self._known[style]


def _named(properties: etree._Element | None) -> str | None:
    """Return the font that properties name, "" for one of the theme; None where they name none."""
    fonts = None if properties is None else child(properties, "rFonts")
    if fonts is None:
        return None
    if attribute(fonts, "hAnsiTheme") is not None:
        return ""
    return attribute(fonts, "hAnsi") or attribute(fonts, "ascii")
