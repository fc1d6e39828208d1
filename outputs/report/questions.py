"""Annex II: what somebody must look at before the report is signed."""

from collections import Counter

from docx.shared import Length, Mm

from outputs.release_content import ReleaseContent
from outputs.report.layout import TEXT_WIDTH, add_annex_section
from outputs.report.paper import Paper, repeat_heading
from outputs.report.pieces import Words
from outputs.words.agency_names import names
from outputs.words.failure_words import cause, remedy
from outputs.words.written import count, moment
from schemas.catalogue import text
from schemas.figure import AgencyDelivery, SelectedSubmission
from schemas.finding import Finding, Severity
from schemas.submission import AgencyState, SubmissionState

_NUMBER, _REMEDY = Mm(10), Mm(58)
_SHOWN = (Severity.BLOCKING, Severity.WARNING)
"""What is only noted stands in the workbook and the audit page."""


def numbered(content: ReleaseContent) -> dict[str, int]:
    """Return the running number of each finding that the annex shows, by the finding's id."""
    return {finding.id: at for at, finding in enumerate(open_findings(content), 1)}


def open_findings(content: ReleaseContent) -> list[Finding]:
    """Return the findings that the annex shows: the blocking first, then by agency in their order."""
    order = {delivery.agency: at for at, delivery in enumerate(content.deliveries)}
    shown = {f.id: f for f in content.consolidation.findings if f.severity in _SHOWN}
    return sorted(
        shown.values(), key=lambda f: (_SHOWN.index(f.severity), order.get(f.agency or "", len(order)))
    )


def add(paper: Paper, content: ReleaseContent, lang: str) -> None:
    """Write the annex."""
    add_annex_section(paper.document, landscape=False)
    paper.say("TH Annex", text("report.annex", lang, number="II"))
    paper.say("TH Title", text("report.questions.title", lang))
    paper.say("TH Annex Note", text("report.questions.note", lang))
    parts = [
        ("blanks", _blanks(content, lang)),
        ("deliveries", _deliveries(content, lang)),
        ("unclassed", _unclassed(content, lang)),
    ]
    at = 0
    for title, lines in parts:
        if lines:
            at += 1
            paper.say("TH Clause", f"{at}. {text(f'report.questions.{title}', lang)}")
            for line in lines:
                paper.say("TH Body", f"- {line}")
    paper.say("TH Clause", f"{at + 1}. {text('report.questions.findings', lang)}")
    _add_findings(paper, content, lang)


def _blanks(content: ReleaseContent, lang: str) -> list[str]:
    names = ["number"] if content.request.directions else ["number", "direction"]
    return [text(f"report.questions.blank.{name}", lang) for name in names]


def _deliveries(content: ReleaseContent, lang: str) -> list[str]:
    lines = []
    for state in (AgencyState.MISSING, AgencyState.AWAITED):
        if agencies := content.in_state(state):
            key = f"report.questions.{state.value}"
            lines.append(
                text(key, lang, number=count(len(agencies), lang), agencies=names(content, agencies))
            )
    for delivery in content.deliveries:
        lines += [line for held in delivery.submissions if (line := _about(content, delivery, held, lang))]
    return lines


def _about(
    content: ReleaseContent, delivery: AgencyDelivery, held: SelectedSubmission, lang: str
) -> str | None:
    """Return what is to be looked at about one file, None for an ordinary one."""
    who = {"agency": delivery.name, "file": held.submission.file}
    if held.state is SubmissionState.FAILED and (why := cause(content, held, lang)):
        next_step = remedy(content, held, lang)
        return text("report.questions.failed.why", lang, agency=delivery.name, cause=why, remedy=next_step)
    if held.state is SubmissionState.FAILED:
        return text("report.questions.failed", lang, **who)
    if held.state is SubmissionState.COUNTED and held.late:
        received = moment(held.submission.received.astimezone(content.local_time.tzinfo), lang)
        return text("report.questions.late", lang, **who, received=received)
    if held.state is SubmissionState.COUNTED:
        return None
    state = text(f"shown.submission.{held.state.value}", lang)
    if instead := content.file_of(held.of):
        return text("report.questions.left-out.instead", lang, **who, state=state, instead=instead)
    return text("report.questions.left-out", lang, **who, state=state)


def _unclassed(content: ReleaseContent, lang: str) -> list[str]:
    """Say how many quantities no indicator claims, and in whose reports they stand."""
    unclassed = content.consolidation.unclassed
    if not unclassed:
        return []
    by_agency = Counter(mention.agency or mention.file for mention in unclassed)
    notes = {agency: f" ({count(number, lang)})" for agency, number in by_agency.items()}
    agencies = names(content, content.ordered(by_agency), notes)
    number = count(len(unclassed), lang)
    return [text("report.questions.unclassed.line", lang, number=number, agencies=agencies)]


def _add_findings(paper: Paper, content: ReleaseContent, lang: str) -> None:
    findings = open_findings(content)
    if not findings:
        paper.say("TH Body", text("report.questions.no-findings", lang))
    else:
        _add_table(paper, content, findings, lang)
    noted = len({f.id for f in content.consolidation.findings if f.severity is Severity.INFO})
    if noted:
        paper.say("TH Body", text("report.questions.noted", lang, number=count(noted, lang)))


def _add_table(paper: Paper, content: ReleaseContent, findings: list[Finding], lang: str) -> None:
    widths = (_NUMBER, Length(TEXT_WIDTH - _NUMBER - _REMEDY), _REMEDY)
    table = paper.table(len(findings) + 1, widths, ruled=True)
    heads = ("number", "question", "remedy")
    for cell, name in zip(table.rows[0].cells, heads, strict=True):
        paper.fill_cell(cell, "TH Cell Centred", (Words(text(f"report.column.{name}", lang), bold=True),))
    for at, (row, finding) in enumerate(zip(table.rows[1:], findings, strict=True), 1):
        number, question, next_step = row.cells
        paper.fill_cell(number, "TH Cell Centred", str(at))
        paper.fill_cell(question, "TH Cell", _in_words(content, finding, lang))
        paper.fill_cell(next_step, "TH Cell", finding.next_step(lang))
    repeat_heading(table)
    paper.say("TH After Table", "")


def _in_words(content: ReleaseContent, finding: Finding, lang: str) -> tuple[Words, ...]:
    who = content.name_of(finding.agency)
    severity = Words(text("report.questions.blocking", lang), bold=True)
    lead = (severity,) if finding.severity is Severity.BLOCKING else ()
    return (*lead, *((Words(f"{who}: ", italic=True),) if who else ()), Words(finding.words(lang)))
