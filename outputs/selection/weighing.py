"""Text against tables: which of them makes an indicator's number (contracts.md, section 5).

A total stated in the text counts before a table; a table before the single mentions of the text, which
are in it. What speaks of another part of the period (năm 2019, năm 2020) does not meet and is added.
"""

from collections.abc import Callable, Sequence

from outputs.selection.partition import adds_up, exceeds, interval_of
from outputs.selection.situation import Situated
from outputs.selection.tables import TableChoice
from outputs.selection.text_choice import Scope, TextChoice
from schemas.figure import Reason, Rule
from schemas.finding import Finding, finding
from schemas.interval import total

ScopeOf = Callable[[Situated], Scope]


def weigh(text: TextChoice, tables: Sequence[TableChoice], scope_of: ScopeOf) -> TextChoice:
    """Return what counts of text and tables together, and what does not."""
    result = TextChoice(left_out=list(text.left_out), findings=list(text.findings))
    for choice in tables:
        result.findings += choice.findings
    distinct = _distinct(tables, scope_of, result)
    meeting, apart = _meeting(text, distinct, scope_of)
    for choice in apart:
        _count_table(choice, result)
    if not meeting or not text.counting:
        result.counting += text.counting
        for choice in meeting:
            _count_table(choice, result)
        return result
    of_tables = total(choice.sum for choice in meeting)
    lone = len(text.counting) == 1 and not exceeds([of_tables], text.sum)
    if text.stated or lone:
        _let_text_count(text, meeting, result)
    else:
        _let_tables_count(text, meeting, result)
    return result


def _distinct(tables: Sequence[TableChoice], scope_of: ScopeOf, result: TextChoice) -> list[TableChoice]:
    """Leave out tables that repeat an earlier one: the same sum, of the same part of the period."""
    kept: list[TableChoice] = []
    for choice in tables:
        fellows = [other for other in kept if _scopes(other, scope_of) == _scopes(choice, scope_of)]
        same = [other for other in fellows if other.sum == choice.sum]
        if same:
            of = same[0].counting[0]
            result.left_out += [(cell, Reason.REPEATED, of) for cell in (*choice.counting, *choice.parts)]
            continue
        if fellows:
            quote, other = choice.counting[0].said, fellows[-1].counting[0].said
            doubt = finding("several-tables", quote.source, quote=quote.text, other=other.text)
            result.findings.append(doubt)
        kept.append(choice)
    return kept


def _meeting(
    text: TextChoice, tables: Sequence[TableChoice], scope_of: ScopeOf
) -> tuple[list[TableChoice], list[TableChoice]]:
    """Part the tables that speak of the same days as the text from those that speak of others."""
    told = {scope_of(here) for here, _ in text.counting}
    apart = []
    for choice in tables:
        tabled = _scopes(choice, scope_of)
        if told and None not in told | tabled and not told & tabled:
            apart.append(choice)
    return [choice for choice in tables if choice not in apart], apart


def _scopes(choice: TableChoice, scope_of: ScopeOf) -> set[Scope]:
    return {scope_of(cell) for cell in choice.counting}


def _count_table(choice: TableChoice, result: TextChoice) -> None:
    result.counting += [(cell, choice.rule) for cell in choice.counting]
    result.left_out += [(cell, Reason.PART_OF_TOTAL, choice.counting[0]) for cell in choice.parts]


def _let_text_count(text: TextChoice, tables: Sequence[TableChoice], result: TextChoice) -> None:
    """The tables repeat what the text states, or are its parts."""
    stated = text.counting[0][0]
    result.counting += [
        (here, Rule.STATED_TOTAL if len(text.counting) == 1 else rule) for here, rule in text.counting
    ]
    for choice in tables:
        again = choice.rule is Rule.TABLE_TOTAL or len(choice.counting) == 1
        reason = Reason.REPEATED if again else Reason.PART_OF_TOTAL
        result.left_out += [(cell, reason, stated) for cell in choice.counting]
        result.left_out += [(cell, Reason.PART_OF_TOTAL, stated) for cell in choice.parts]
    if not adds_up([choice.sum for choice in tables], text.sum):
        result.findings.append(_differing(stated, tables))


def _let_tables_count(text: TextChoice, tables: Sequence[TableChoice], result: TextChoice) -> None:
    for choice in tables:
        _count_table(choice, result)
    counted = tables[0].counting[0]
    result.left_out += [(here, Reason.PART_OF_TOTAL, counted) for here, _ in text.counting]
    if exceeds([interval_of(here) for here, _ in text.counting], total(choice.sum for choice in tables)):
        result.findings.append(_differing(text.counting[0][0], tables))


def _differing(stated: Situated, tables: Sequence[TableChoice]) -> Finding:
    cells = "; ".join(cell.said.text for choice in tables for cell in choice.counting)
    return finding("text-table-differ", stated.said.source, text=stated.said.text, table=cells)
