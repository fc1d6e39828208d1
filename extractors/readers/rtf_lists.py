"""Automatic numbers of rich text: the file holds each as it is shown, before its paragraph."""

from lxml import etree

from extractors.readers.rtf_format import element


class Labels:
    """Labels become lists of one paragraph each, so that the reader takes them as shown, not typed."""

    def __init__(self) -> None:
        self._ids: dict[str, str] = {}
        self._label: str | None = None

    def begin(self, words: str) -> None:
        """Take the label of the paragraph that follows."""
        self._label = words.strip() or None

    def taken(self) -> etree._Element | None:
        """Return the numbering properties of the paragraph that ends, None where it has no label."""
        label, self._label = self._label, None
        if label is None:
            return None
        id = self._ids.setdefault(label, str(len(self._ids) + 1))
        properties = element("numPr")
        properties.append(element("ilvl", val="0"))
        properties.append(element("numId", val=id))
        return properties

    def numbering(self) -> etree._Element | None:
        """Return the part with the lists, None where there are none."""
        if not self._ids:
            return None
        root = element("numbering")
        for label, id in self._ids.items():
            root.append(_definition(label, id))
        for id in self._ids.values():
            number = element("num", numId=id)
            number.append(element("abstractNumId", val=id))
            root.append(number)
        return root


def _definition(label: str, id: str) -> etree._Element:
    definition = element("abstractNum", abstractNumId=id)
    level = element("lvl", ilvl="0")
    is_number = any(letter.isalnum() for letter in label)
    level.append(element("numFmt", val="decimal" if is_number else "bullet"))
    level.append(element("lvlText", val=label.replace("%", "")))
    definition.append(level)
    return definition
