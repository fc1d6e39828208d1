"""Alternatives in a Word part: one drawing in several forms, of which a program shows one.

A text box stands in a file twice, as DrawingML (`mc:Choice`) and as VML for old programs
(`mc:Fallback`). As in Word, the first choice is kept whose vocabularies are known, else the fallback.
"""

from lxml import etree

_COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
# Vocabularies that Word 2010 and later know all begin so; a choice in any other needs some add-in.
_KNOWN = (
    "http://schemas.microsoft.com/office/",
    "http://schemas.openxmlformats.org/",
    "http://purl.oclc.org/ooxml/",
)


def keep_what_is_shown(root: etree._Element) -> None:
    """Leave of each `mc:AlternateContent` the one form that a reader sees."""
    for alternatives in list(root.iter(f"{{{_COMPATIBILITY}}}AlternateContent")):
        forms = [form for form in alternatives if isinstance(form.tag, str)]
        choices = [form for form in forms if form.tag == f"{{{_COMPATIBILITY}}}Choice"]
        shown = next(filter(_is_known, choices), None)
        if shown is None:
            fallbacks = [form for form in forms if form.tag == f"{{{_COMPATIBILITY}}}Fallback"]
            shown = next(iter(fallbacks or choices), None)
        for form in forms:
            if form is not shown:
                alternatives.remove(form)


def _is_known(choice: etree._Element) -> bool:
    """Return whether all vocabularies that a choice requires are known; a prefix nobody declared is none."""
    prefixes = (choice.get("Requires") or "").split()
    return all((choice.nsmap.get(prefix) or "").startswith(_KNOWN) for prefix in prefixes)
