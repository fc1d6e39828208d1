"""What is doubtful about each printed figure: the words of its Word comment, which lead to the findings."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from outputs.release_content import ReleaseContent
from outputs.report.questions import numbered, open_findings
from schemas.catalogue import text
from schemas.finding import Finding

Doubts = dict[tuple[str, str | None], list[str]]
"""What is doubtful about a printed figure, by its id and the agency whose part it is."""

_MOST_IN_FULL = 3
"""Findings told in full beside one figure: a longer comment covers the page and is not read."""


def about(content: ReleaseContent, lang: str) -> Doubts:
    """Return the doubts; one about an agency's number is one about the total too.

    An issued report has none: what was open then stands in the workbook and the audit page.
    """
    found: dict[tuple[str, str | None], list[Finding]] = {}
    for finding in open_findings(content) if content.issue is None else ():
        if finding.figure is None or finding.decision is not None:
            continue
        for part in dict.fromkeys((None, finding.agency)):
            found.setdefault((finding.figure, part), []).append(finding)
    numbers = numbered(content)
    return {place: list(_told(content, said, numbers, lang)) for place, said in found.items()}


def _told(
    content: ReleaseContent, findings: Sequence[Finding], numbers: dict[str, int], lang: str
) -> Iterator[str]:
    """Yield the first findings in full and where the others stand."""
    for finding in findings[:_MOST_IN_FULL]:
        yield text(
            "report.comment",
            lang,
            number=numbers[finding.id],
            id=finding.id,
            agency=content.name_of(finding.agency),
            message=finding.words(lang),
            remedy=finding.next_step(lang),
        )
    if rest := sorted(numbers[finding.id] for finding in findings[_MOST_IN_FULL:]):
        yield text("report.comment.more", lang, number=len(rest), numbers=_ranges(rest))


def _ranges(numbers: Sequence[int]) -> str:
    """Return numbers as people list them: "4-6, 9"."""
    runs = [[n for _, n in run] for _, run in groupby(enumerate(numbers), lambda pair: pair[1] - pair[0])]
    return ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs)
