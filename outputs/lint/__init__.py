"""`tonghop lint`: a Word file against the layout of Decree 30/2020/NĐ-CP, annex I, and its own citations."""

from collections.abc import Iterator

from outputs.lint import body, closing, forms, heading, page, references
from outputs.lint.parts import parts_of
from outputs.lint.rules import told
from outputs.lint.sheet import open_sheet
from schemas.errors import NotAWordFile
from schemas.facts import Extraction
from schemas.finding import Finding
from schemas.limits import Limits


def lint(content: bytes, name: str, limits: Limits, lang: str = "vi") -> tuple[Finding, ...]:
    """Return all that is not as it should be, in the order of the rules.

    Raises:
        NotAWordFile: it is no .docx.
        UnreadableFile: it cannot be read.
    """
    from extractors.extraction import extract  # noqa: PLC0415 - loads spaCy
    from extractors.readers import docx  # noqa: PLC0415
    from outputs.archive import sha256_of  # noqa: PLC0415

    if not docx.recognises(content, name):
        raise NotAWordFile(file=name)
    document = docx.read(content, name, limits)
    extraction = extract(document, file=name, sha256=sha256_of(content))
    return (*layout(content, name, limits, lang), *said(extraction, document.text))


def layout(content: bytes, name: str, limits: Limits, lang: str = "vi") -> Iterator[Finding]:
    """Yield what is wrong with the layout; papers of the Party follow rules of their own."""
    sheet = open_sheet(content, name, limits)
    parts = parts_of(sheet)
    yield from page.check(sheet)
    if parts.is_party:
        yield told("party-paper")
        return
    yield from heading.check(parts)
    yield from forms.check(parts, lang)
    yield from body.check(parts)
    yield from closing.check(parts)


def said(extraction: Extraction, text: str) -> Iterator[Finding]:
    """Yield each doubt about what the paper says once."""
    yield from {made.id: made for made in references.check(extraction, text)}.values()
