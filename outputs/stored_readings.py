"""What was read in each submission of a release, fetched when it is asked for."""

from collections.abc import Iterable, Iterator, Mapping

from outputs.archive import Archive
from outputs.placing import placed
from outputs.release import Ingredient
from schemas.facts import Extraction


class StoredReadings(Mapping[str, Extraction]):
    """The readings by submission, none of them kept: those of a thousand reports are half a gigabyte.

    Raises where one is asked for:
        ArchiveFault: it is missing from the archive or has changed.
    """

    def __init__(self, listed: Iterable[Ingredient], archive: Archive) -> None:
        self._listed = {entry.submission: entry for entry in listed if entry.reading}
        self._archive = archive

    def __getitem__(self, submission: str) -> Extraction:
        entry = self._listed[submission]
        assert entry.reading is not None
        read = Extraction.model_validate_json(self._archive.get(entry.reading))
        return placed(read, entry.members)

    def __contains__(self, submission: object) -> bool:
        return submission in self._listed

    def __iter__(self) -> Iterator[str]:
        return iter(self._listed)

    def __len__(self) -> int:
        return len(self._listed)
