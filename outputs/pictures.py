"""Pictures of the words that count: which are wanted, and where those that were drawn are kept."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from outputs.archive import Archive
from schemas.figure import Consolidation, Mention
from schemas.picture import Picture, PictureBook, picture_key
from schemas.place import PagePlace, places

Wanted: TypeAlias = dict[str, dict[str, PagePlace]]
"""Places to draw, by the hash of the file and their keys."""

Books: TypeAlias = Mapping[str, str]
"""Hash, in the archive, of the picture book of each file, by the file's hash."""

Illustrate: TypeAlias = Callable[[Consolidation], Books]
"""Returns the picture books of all that a release counts: draws them, or names those drawn before."""


def wanted(result: Consolidation) -> Wanted:
    """Return the places on pages of all mentions that count."""
    found: Wanted = {}
    for figure in result.figures:
        for each in figure.contributions:
            for place in page_places(each):
                found.setdefault(each.sha256, {})[picture_key(place)] = place
    return found


def page_places(mention: Mention) -> tuple[PagePlace, ...]:
    """Return the places of a mention that can be drawn, in the file itself: the way to a member left out."""
    drawn = (each for each in places(mention.source) if isinstance(each, PagePlace))
    return tuple(each.model_copy(update={"member": ()}) for each in drawn)


class Pictures:
    """The pictures of a release, each book read out of the archive when it is first asked for."""

    def __init__(self, archive: Archive, books: Books) -> None:
        self._archive = archive
        self._books = books
        self._read: dict[str, PictureBook] = {}

    def of(self, mention: Mention) -> tuple[Picture, ...]:
        """Return the pictures of a mention, one a place.

        Raises:
            ArchiveFault: a book is missing from the archive or has changed.
        """
        keys = [picture_key(place) for place in page_places(mention)]
        if mention.sha256 not in self._books or not keys:
            return ()
        book = self._read.get(mention.sha256)
        if book is None:
            book = PictureBook.model_validate_json(self._archive.get(self._books[mention.sha256]))
            self._read[mention.sha256] = book
        return tuple(picture for key in keys if (picture := book.pictures.get(key)) is not None)
