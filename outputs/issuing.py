"""Whether a release can be issued as a numbered paper, and what came after one was."""

from collections.abc import Iterable, Iterator
from datetime import date

from outputs.history import IssuedRelease
from outputs.release_content import OFFICE_TIME
from outputs.words.written import day
from schemas.catalogue import text
from schemas.errors import BlockingOpen, DayBeforeData, DayNotCome, NumberUsed
from schemas.figure import Consolidation
from schemas.finding import Finding, finding
from schemas.issue import IssuedPaper
from schemas.submission import Submission, SubmissionState

AFTER_ISSUE = "after-issue"


def after_issue(release: str, later: Iterable[Submission]) -> Iterator[Finding]:
    """Yield a finding for each submission that reached a request after its release was issued."""
    for submission in later:
        told = finding(AFTER_ISSUE, file=submission.file, release=release, request=submission.request)
        yield told.model_copy(update={"agency": submission.agency, "submission": submission.id})


def check(
    result: Consolidation, paper: IssuedPaper, papers: Iterable[IssuedRelease], today: date, lang: str
) -> None:
    """Check that a release may bear a number and a day.

    Raises:
        BlockingOpen: somebody must decide first; each finding is named with the command that closes it.
        NumberUsed: a paper of the office bears the number that year (Decree 30/2020, art. 15), even if its
            request was opened again: it went out.
        DayNotCome: the day lies ahead.
        DayBeforeData: something that counts arrived later.
    """
    if blocking := [made for made in result.findings if made.blocks]:
        told = "".join(text("issue.blocking", lang, id=m.id, message=m.words(lang)) for m in blocking)
        raise BlockingOpen(request=result.request, count=len(blocking), findings=told)
    for old in papers:
        if (old.issue.number, old.issue.date.year) == (paper.number, paper.date.year):
            raise NumberUsed(
                number=paper.number,
                year=paper.date.year,
                release=old.release,
                date=day(old.issue.date, lang),
            )
    if paper.date > today:
        raise DayNotCome(date=day(paper.date, lang), today=day(today, lang))
    arrived = [(entry.received.astimezone(OFFICE_TIME).date(), entry.file) for entry in _counted(result)]
    newest, file = max(arrived, default=(date.min, ""))
    if paper.date < newest:
        raise DayBeforeData(date=day(paper.date, lang), newest=day(newest, lang), file=file)


def _counted(result: Consolidation) -> list[Submission]:
    return [
        held.submission
        for delivery in result.deliveries
        for held in delivery.submissions
        if held.state is SubmissionState.COUNTED
    ]
