"""Why a submission could not be read, in the words of the catalogue."""

from outputs.release_content import ReleaseContent
from schemas.catalogue import spoken, text
from schemas.figure import SelectedSubmission
from schemas.finding import Finding
from schemas.submission import SubmissionState


def cause(content: ReleaseContent, held: SelectedSubmission, lang: str) -> str:
    """Return why a file could not be read, "" where it was read or nobody says why."""
    if failure := held.failure:
        return text(f"error.{failure.code}", lang, **spoken(failure.values, lang))
    return " ".join(finding.words(lang) for finding in _findings(content, held))


def remedy(content: ReleaseContent, held: SelectedSubmission, lang: str) -> str:
    """Return what to do about a file that could not be read."""
    if failure := held.failure:
        return text(f"error.{failure.code}.remedy", lang, **spoken(failure.values, lang))
    return " ".join(finding.next_step(lang) for finding in _findings(content, held))


def _findings(content: ReleaseContent, held: SelectedSubmission) -> list[Finding]:
    if held.state is not SubmissionState.FAILED:
        return []
    return [f for f in content.consolidation.findings if f.submission == held.submission.id]
