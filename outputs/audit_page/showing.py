"""What all parts of the page share: the release, the language, and what is looked up again and again."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from outputs.audit_page.masking import mask
from outputs.audit_page.repeats import Turn, turns
from outputs.release_content import ReleaseContent
from schemas.catalogue import text
from schemas.figure import Contribution


@dataclass(frozen=True)
class Showing:
    """A release as it is shown in a language."""

    content: ReleaseContent
    lang: str = "vi"

    def words(self, key: str, **values: object) -> str:
        """Return words of the catalogue."""
        return text(key, self.lang, **values)

    def masked(self, words: str) -> str:
        """Return what a report says, without private persons where the office has asked for that."""
        return mask(words) if self.content.office.mask_persons else words

    @cached_property
    def turns(self) -> Mapping[str, Turn]:
        return turns(self.content)

    @cached_property
    def counted(self) -> Mapping[str, Contribution]:
        """The mentions that count, by their facts."""
        figures = self.content.consolidation.figures
        return {each.fact: each for figure in figures for each in figure.contributions}

    @cached_property
    def labels(self) -> Mapping[str, str]:
        """The names of the figures, by their ids."""
        return {figure.id: figure.label for figure in self.content.consolidation.figures}
