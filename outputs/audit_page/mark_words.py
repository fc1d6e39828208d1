"""What became of a number, date or symbol, in one line of words."""

from collections.abc import Iterator

from outputs.audit_page.rows import reading, why
from outputs.audit_page.showing import Showing
from outputs.fates import Fate, Mark, Outcome, Traced
from outputs.words.written import day, period
from schemas.facts import DateMention, Reference
from schemas.figure import SelectedSubmission
from schemas.submission import SubmissionState


def mark_words(showing: Showing, mark: Mark, held: SelectedSubmission) -> str:
    """Say what became of a mark: each figure that counts it or leaves it out, and why."""
    if not mark.facts:
        key = "own-symbol" if mark.fate is Fate.SYMBOL else "none"
        return showing.words(f"audit.fate.{key}.words")
    said = [words for traced in mark.facts for words in _of_fact(showing, traced, held)]
    return "; ".join(dict.fromkeys(said))


def _of_fact(showing: Showing, traced: Traced, held: SelectedSubmission) -> Iterator[str]:
    fact = traced.fact
    if isinstance(fact, Reference):
        dated = day(fact.date, showing.lang) if fact.date else ""
        named = " ".join(part for part in (fact.type or "", fact.symbol, dated) if part)
        yield showing.words("audit.fate.symbol.words", symbol=named)
    elif isinstance(fact, DateMention):
        yield showing.words("audit.fate.date.words", days=_days(showing, fact))
    else:
        for outcome in traced.outcomes:
            yield _of_quantity(showing, outcome, held)


def _days(showing: Showing, fact: DateMention) -> str:
    if fact.calendar == "lunar":
        return showing.words("audit.fate.date.lunar")
    if fact.earliest is None and fact.latest is None:
        return showing.words("audit.fate.date.impossible")
    if fact.earliest is not None and fact.earliest == fact.latest:
        return day(fact.earliest, showing.lang)
    return period(fact.period, showing.lang)


def _of_quantity(showing: Showing, outcome: Outcome, held: SelectedSubmission) -> str:
    label = showing.labels.get(outcome.figure or "", "")
    if outcome.mention is None:
        if held.state is SubmissionState.COUNTED:
            return showing.words("audit.fate.unclassed.words", why=showing.words("shown.reason.none"))
        state = showing.words(f"shown.submission.{held.state}")
        return showing.words("audit.fate.with-file.words", state=state)
    return showing.words(
        f"audit.fate.{outcome.fate}.words",
        figure=label,
        why=why(outcome.mention, showing.lang),
        reading=reading(outcome.mention, showing.lang),
    )
