"""The spaCy pipeline: our tokenizer, and the components that read facts out of one block of text."""

from collections.abc import Sequence
from functools import cache

import spacy
from spacy.language import Language

from extractors.components import NAMES
from extractors.reading import Reading, Surroundings, reading

# Blocks are short; a text file without one blank line is one block, and must not fail for its length.
_LONGEST_BLOCK = 100_000_000


def build(names: Sequence[str] = NAMES) -> Language:
    """Return a blank Vietnamese pipeline with some of the components, all by default."""
    nlp = spacy.blank("vi", config={"nlp": {"tokenizer": {"@tokenizers": "tonghop.Tokenizer.v1"}}})
    nlp.max_length = _LONGEST_BLOCK
    for name in names:
        nlp.add_pipe(name)
    return nlp


@cache
def pipeline() -> Language:
    """Return the whole pipeline, built once a process."""
    return build()


def read(nlp: Language, text: str, surroundings: Surroundings) -> Reading:
    """Read the facts of one text, with what is known around it."""
    doc = nlp.make_doc(text)
    doc._.reading = Reading(surroundings, text)
    return reading(nlp(doc))
