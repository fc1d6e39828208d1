"""Pictures of the words that count, drawn by the workers that read hostile files, and kept in the archive."""

from collections.abc import Mapping
from concurrent.futures import Future
from dataclasses import dataclass

from flows.progress import bar, step
from flows.workers import ReadingPool
from flows.workspace import Workspace
from outputs.archive import Archive, ArchivedFile
from outputs.audit_page.masking import mask
from outputs.pictures import Books, wanted
from schemas.errors import ArchiveFault, ReaderDied, ReadingTookTooLong, UnreadableFile
from schemas.figure import Consolidation
from schemas.limits import Limits
from schemas.picture import PictureBook
from schemas.place import PagePlace


@dataclass(frozen=True, slots=True)
class DrawingTask:
    """One file, and the places in it to draw."""

    file: ArchivedFile
    places: Mapping[str, PagePlace]
    mask_persons: bool
    limits: Limits

    @property
    def name(self) -> str:
        return self.file.sha256


def drawn_version(mask_persons: bool) -> str:
    """Return how pictures are drawn: those drawn otherwise are drawn anew."""
    from extractors.page_pictures import DRAWN  # noqa: PLC0415

    return f"{DRAWN}{'+masked' if mask_persons else ''}"


def draw_file(task: DrawingTask) -> str:
    """Return the picture book of a file as JSON; of a file that cannot be opened, a book without pictures."""
    from extractors.page_pictures import draw  # noqa: PLC0415

    try:
        pictures = draw(task.file.read_bytes(), task.name, task.places, mask if task.mask_persons else None)
    except UnreadableFile:
        pictures = dict.fromkeys(task.places)
    return _book(task, pictures)


def _book(task: DrawingTask, pictures: Mapping[str, object]) -> str:
    book = PictureBook(sha256=task.name, drawn=drawn_version(task.mask_persons), pictures=dict(pictures))
    return book.model_dump_json()


@dataclass(frozen=True, slots=True)
class Illustrator:
    """Draws what is not drawn yet; `earlier` are the books of the release before."""

    workspace: Workspace
    earlier: Books

    def __call__(self, result: Consolidation) -> Books:
        """Return the picture book of each file with words on pages that count."""
        archive, masked = self.workspace.archive, self.workspace.settings.office.mask_persons
        books: dict[str, str] = {}
        pending: list[DrawingTask] = []
        for sha256, places in sorted(wanted(result).items()):
            if self._holds(archive, sha256, places, masked):
                books[sha256] = self.earlier[sha256]
            else:
                limits = self.workspace.settings.limits
                pending.append(DrawingTask(archive.file(sha256), places, masked, limits))
        return books | self._draw(archive, pending)

    def _holds(self, archive: Archive, sha256: str, places: Mapping[str, PagePlace], masked: bool) -> bool:
        if sha256 not in self.earlier:
            return False
        try:
            book = PictureBook.model_validate_json(archive.get(self.earlier[sha256]))
        except ArchiveFault:
            # `verify` names the fault of the older release; this one gets pictures of its own.
            return False
        return book.drawn == drawn_version(masked) and places.keys() <= book.pictures.keys()

    def _draw(self, archive: Archive, pending: list[DrawingTask]) -> dict[str, str]:
        if not pending:
            return {}
        books: dict[str, str] = {}
        settings = self.workspace.settings
        with (
            ReadingPool(settings.jobs, settings.limits) as pool,
            bar("progress.drawing", len(pending)) as shown,
        ):
            waiting = [(task, pool.schedule(draw_file, task)) for task in pending]
            for task, future in waiting:
                books[task.name] = archive.put(_awaited(pool, task, future).encode())
                step(shown)
        return books


def _awaited(pool: ReadingPool, task: DrawingTask, future: "Future[str]") -> str:
    """Wait for a book; a file that exceeds the limits costs its own pictures and nothing else."""
    try:
        return pool.answer(task.name, future)
    except (ReadingTookTooLong, ReaderDied):
        return _book(task, dict.fromkeys(task.places))
