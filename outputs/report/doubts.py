"""Word comments of a draft: each doubtful figure leads to the finding about it."""

from outputs.release_content import ReleaseContent
from outputs.report.questions import numbered, open_findings
from schemas.catalogue import text

Comments = dict[tuple[str, str | None], list[str]]
"""What is doubtful about a printed figure, by its id and the agency whose part it is."""


def comments(content: ReleaseContent, lang: str) -> Comments:
    """Return the comments; a doubt about an agency's number is one about the total too.

    An issued report has none: what was open then stands in the workbook and the audit page.
    """
    found: Comments = {}
    numbers = numbered(content)
    for finding in open_findings(content) if content.issue is None else ():
        if finding.figure is None or finding.decision is not None:
            continue
        words = text(
            "report.comment",
            lang,
            number=numbers[finding.id],
            id=finding.id,
            agency=content.name_of(finding.agency),
            message=finding.words(lang),
            remedy=finding.next_step(lang),
        )
        for part in dict.fromkeys((None, finding.agency)):
            found.setdefault((finding.figure, part), []).append(words)
    return found
