"""Reports as plain UTF-8 text, the way a clerk pastes them into a mail."""

from __future__ import annotations

import textwrap

from report_model import Heading, Paragraph, Report


def text_of(report: Report, width: int | None) -> str:
    """The report as text; `width` breaks every line there, None leaves each paragraph on one line."""
    lines: list[str] = [
        report.parent,
        report.issuer,
        "",
        *report.nation,
        "",
        f"Số{report.number}",
        report.place_date,
        "",
    ]
    lines += [report.kind, *_wrapped(report.subject, width), ""]
    for block in report.blocks:
        match block:
            case Heading(text) | Paragraph(text, None):
                lines += [*_wrapped(text, width), ""]
            case _:
                raise ValueError("a text report has no tables and no footnotes")
    lines += [
        "Nơi nhận:",
        *(f"- {name}" for name in report.recipients),
        "",
        *report.position.split("\n"),
        "",
        report.signer,
        "",
    ]
    return "\n".join(lines)


def _wrapped(text: str, width: int | None) -> list[str]:
    return (
        [text]
        if width is None
        else textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)
    )
