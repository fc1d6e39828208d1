"""The components that spaCy finds through its entry points (group `spacy_factories`).

`nlp.add_pipe("tonghop_dates")` works on any Vietnamese pipeline in whose environment this project is
installed. Nothing is registered by importing this module: spaCy asks for a factory by its name, and
only then is it registered.
"""

from collections.abc import Callable, Iterable
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, SpanGroup

from extractors.reading import FoundDate, FoundQuantity, FoundReference, Reading, Surroundings
from extractors.text_facts import FINDERS, Finder
from extractors.view import view

Found = FoundReference | FoundDate | FoundQuantity


class Component:
    """One kind of fact: fills its list of `doc._.reading`, and `doc.spans` under the kind's name."""

    def __init__(self, name: str, key: str | None, find: Finder) -> None:
        self.name = name
        self.key = key
        self.find = find
        if not Doc.has_extension("reading"):
            Doc.set_extension("reading", default=None)

    def __call__(self, doc: Doc) -> Doc:
        if doc._.reading is None:
            # Nobody said what the text is: it is taken for a whole document.
            doc._.reading = Reading(Surroundings(is_heading=True), doc.text)
        reading = doc._.reading
        self.find(view(reading.text), reading)
        if self.key:
            doc.spans[self.key] = _spans(doc, self.key, getattr(reading, self.key))
        return doc


def _spans(doc: Doc, key: str, found: Iterable[Found]) -> SpanGroup:
    spans = [doc.char_span(f.start, f.end, label=key, alignment_mode="expand") for f in found]
    return SpanGroup(doc, name=key, spans=[span for span in spans if span is not None])


_KEYS = {
    "tonghop_header": None,
    "tonghop_symbols": "references",
    "tonghop_dates": "dates",
    "tonghop_quantities": "quantities",
}
"""The components, and the names under which their facts stand in `doc.spans`."""
NAMES = tuple(_KEYS)
"""The components in the order in which they build on one another."""


def _register(name: str) -> Callable[..., Any]:
    key, find = _KEYS[name], FINDERS[name.removeprefix("tonghop_")]

    def create(nlp: Language, name: str) -> Component:
        return Component(name, key, find)

    Language.factory(name, assigns=["doc._.reading", *(["doc.spans"] if key else [])], func=create)
    return create


def __getattr__(name: str) -> Callable[..., Any]:
    """Register a component when spaCy loads the entry point `extractors.components:<name>`."""
    if name in _KEYS:
        return _register(name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
