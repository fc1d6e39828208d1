"""Progress bars on standard error for what takes more than a moment; none for cron."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from schemas.catalogue import text


class Bars:
    """Whether and in which language progress is shown; the command line sets it once."""

    shown: bool = False
    lang: str = "vi"


@contextmanager
def bar(key: str, total: int) -> Iterator[Progress | None]:
    """Show a bar under words of the catalogue; advance it with `progress.advance(progress.task_ids[0])`."""
    if not Bars.shown or total == 0:
        yield None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=False) as progress:
        progress.add_task(text(key, Bars.lang), total=total)
        yield progress


def step(progress: Progress | None) -> None:
    """Advance a bar by one, where there is a bar."""
    if progress is not None:
        progress.advance(progress.task_ids[0])
