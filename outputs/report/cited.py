"""The footnote that lists the documents which the submissions cite."""

import re

from outputs.release_content import ReleaseContent
from outputs.report.questions import numbered
from outputs.words.written import iso_day
from schemas.catalogue import text
from schemas.figure import CitedDocument
from schemas.finding import Finding


def cited_documents(content: ReleaseContent) -> list[CitedDocument]:
    """Return the cited documents by kind and date, without the letter that the report answers."""
    asked = content.request.requested_by
    listed = [d for d in content.consolidation.cited if asked is None or d.symbol != asked.symbol]
    kinds = list(dict.fromkeys(document.type for document in listed))
    return sorted(listed, key=lambda d: (kinds.index(d.type), d.date or "9999", d.symbol))


def note(content: ReleaseContent, lang: str) -> str:
    """Return the list as officials write it: the kind is said once, and a doubtful entry says so."""
    parts, last_kind = [], ""
    numbers = numbered(content)
    for document in cited_documents(content):
        kind = document.type or text("report.document", lang)
        key = "report.cited" if kind != last_kind else "report.cited.again"
        entry = text(
            f"{key}.dated" if document.date else key,
            lang,
            type=kind,
            symbol=document.symbol,
            date=iso_day(document.date or "", lang),
        )
        last_kind = kind
        doubts = [str(numbers[f.id]) for f in findings_about(content, document) if f.id in numbers]
        key = "report.cited.doubt" if content.issue is None else "report.cited.doubt.issued"
        doubt = text(key, lang, numbers=", ".join(dict.fromkeys(doubts))) if doubts else ""
        parts.append(entry + doubt)
    return "; ".join(parts) + "."


def findings_about(content: ReleaseContent, document: CitedDocument) -> list[Finding]:
    """Return the findings that name a cited document, by its symbol or by its date alone."""
    symbol = re.compile(rf"(?<![\w/-]){re.escape(document.symbol)}(?![\w/-])", re.IGNORECASE)
    return [
        finding
        for finding in content.consolidation.findings
        if finding.agency is None or finding.agency in document.cited_by
        if any(symbol.search(value) for value in finding.values.values()) or _is_its_day(finding, document)
    ]


def _is_its_day(finding: Finding, document: CitedDocument) -> bool:
    """Return whether a finding quotes nothing but the very day of this document."""
    quoted = [int(number) for number in re.findall(r"\d+", finding.values.get("quote", ""))]
    return document.date is not None and quoted[::-1] == [int(number) for number in document.date.split("-")]
