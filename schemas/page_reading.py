"""How the picture of a page was read: by which engine, and how sure it was."""

from schemas.base import Model


class PageReading(Model):
    """One page that was read by OCR; kept with the facts, for another engine would read otherwise."""

    page: int
    engine: str
    """Name, version and language: "tesseract 5.3.0 vie"."""
    confidence: float
    """Mean over the words of the page, 0 to 1."""
    doubtful_below: float
    """Facts with a word of less confidence are shown to a person; engines differ in what they call sure."""
