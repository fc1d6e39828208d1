"""An annex handed in as a file of its own: what it says again of its report counts once.

Such a file has no number of its own and names its report: "(Kèm theo Báo cáo số 15/BC-PVHTT …)".
"""

from collections.abc import Mapping, Sequence

from outputs.selection import Chosen, LeftOut, Selection
from schemas.facts import Quantity
from schemas.figure import Reason
from schemas.finding import finding
from schemas.interval import ZERO, Interval, total
from schemas.submission import ReadSubmission
from schemas.wording import syllables


def settle(counted: Sequence[ReadSubmission], selections: Mapping[str, Selection]) -> None:
    """Leave out of each annex the numbers that its report gives too; ask where the two differ."""
    for entry in counted:
        report = _report_of(entry, counted)
        if report is not None:
            _settle(selections[entry.submission.id], selections[report.submission.id])


def _report_of(annex: ReadSubmission, counted: Sequence[ReadSubmission]) -> ReadSubmission | None:
    """Return the report of the same agency that an unnumbered file names, none if it supplements it."""
    read = annex.extraction
    if read is None or read.header.symbol or read.header.number_blank or read.declares:
        return None
    named = {syllables(reference.symbol) for reference in read.references}
    for other in counted:
        symbol = other.extraction.header.symbol if other.extraction else None
        same = other.submission.agency == annex.submission.agency
        if same and other is not annex and symbol and syllables(symbol) in named:
            return other
    return None


def _settle(annex: Selection, report: Selection) -> None:
    for indicator in dict.fromkeys(chosen.indicator for chosen in annex.chosen):
        again, said = _of(annex, indicator), _of(report, indicator)
        if not said or any(chosen.correction for chosen in again):
            # Nothing is said twice, or a person has decided what counts here.
            continue
        if _sum(again) == _sum(said):
            annex.chosen = [chosen for chosen in annex.chosen if chosen not in again]
            annex.left_out += [
                LeftOut(chosen.said, indicator, Reason.REPEATED, said[0].said) for chosen in again
            ]
        else:
            quote, other = again[0].said, said[0].said
            made = finding("possible-repeat", quote.source, quote=quote.text, other=other.text)
            annex.findings.append(made.model_copy(update={"figure": indicator}))


def _of(selection: Selection, indicator: str) -> list[Chosen]:
    return [chosen for chosen in selection.chosen if chosen.indicator == indicator]


def _sum(chosen: Sequence[Chosen]) -> Interval:
    said = (each.said for each in chosen)
    return total(each.interval if isinstance(each, Quantity) else ZERO for each in said)
