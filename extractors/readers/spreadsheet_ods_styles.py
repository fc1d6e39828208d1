"""The styles of an OpenDocument spreadsheet: number formats, and sheets that are not shown."""

from collections.abc import Iterable

from lxml import etree

from extractors.readers.spreadsheet_sheets import GENERAL

_NUMBERS = {"number-style", "percentage-style", "currency-style"}
_DATES = {"date-style", "time-style"}
_DATE_CODES = {"day": "dd", "month": "mm", "year": "yyyy", "hours": "hh", "minutes": "mm"}
_MOST_DIGITS = 30


def local(element: etree._Element) -> str:
    """Return the name of an element without its namespace."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def named(element: etree._Element, name: str) -> str | None:
    """Return an attribute by its name without the namespace; the office's own before extensions."""
    found = [
        (str(key), str(value)) for key, value in element.attrib.items() if str(key).endswith(f"}}{name}")
    ]
    found.sort(key=lambda entry: "oasis:names:tc:opendocument" not in entry[0])
    return found[0][1] if found else None


class Styles:
    """Styles by name, of several parts; the later part wins."""

    def __init__(self, roots: Iterable[etree._Element | None]) -> None:
        self._formats: dict[str, str] = {}
        self._data: dict[str, tuple[str | None, str | None]] = {}
        self._hidden: set[str] = set()
        for element in (element for root in roots if root is not None for element in root.iter()):
            name = named(element, "name") if local(element).endswith("style") else None
            if name is None:
                continue
            if local(element) in _NUMBERS | _DATES:
                self._formats[name] = _code(element)
            elif local(element) == "style":
                self._data[name] = named(element, "data-style-name"), named(element, "parent-style-name")
                if any(named(inner, "display") == "false" for inner in element):
                    self._hidden.add(name)

    def format(self, style: str) -> str:
        """Return the number format of a cell's style or of the styles that it builds on."""
        at: str | None = style
        for _ in range(10):
            data, at = self._data.get(at or "", (None, None))
            if data is not None:
                return self._formats.get(data, GENERAL)
        return GENERAL

    def is_hidden(self, style: str | None) -> bool:
        return style in self._hidden


def _code(element: etree._Element) -> str:
    if local(element) in _DATES:
        return " ".join(_DATE_CODES.get(local(inner), "") for inner in element).strip() or GENERAL
    return "".join(_piece(inner) for inner in element) or GENERAL


def _piece(element: etree._Element) -> str:
    name, words = local(element), element.text or ""
    if name == "number":
        return _digits(element)
    if name in {"text", "currency-symbol"} and words.strip():
        return "%" if words.strip() == "%" else f'"{words}"'
    return ""


def _digits(element: etree._Element) -> str:
    decimals = _number(element, "decimal-places", None)
    if decimals is None and named(element, "grouping") is None:
        return GENERAL
    whole = "0" * max(_number(element, "min-integer-digits", 1) or 0, 1)
    if named(element, "grouping") == "true":
        whole = f"#,##{whole}"
    least = _number(element, "min-decimal-places", decimals or 0) or 0
    fraction = "0" * least + "#" * ((decimals or 0) - least)
    return f"{whole}.{fraction}" if fraction else whole


def _number(element: etree._Element, name: str, default: int | None) -> int | None:
    written = named(element, name) or ""
    return min(int(written), _MOST_DIGITS) if written.isdecimal() and len(written) < 9 else default
