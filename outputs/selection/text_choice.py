"""Which numbers of running text make an indicator's number: a stated total, else distinct mentions."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from outputs.selection.partition import Group, adds_up, exceeds, interval_of, is_total, partition
from outputs.selection.repetition import alike, restated, restates, said_again
from outputs.selection.situation import Situated
from schemas.figure import Reason, Rule
from schemas.finding import Finding, finding
from schemas.interval import Interval, total

Scope: TypeAlias = tuple[str, ...] | None
"""The part of the period that a number is tied to; None for the whole."""


@dataclass(slots=True)
class TextChoice:
    """What counts, by which rule, and what does not, why and in whose favour."""

    counting: list[tuple[Situated, Rule]] = field(default_factory=list)
    left_out: list[tuple[Situated, Reason, Situated]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    stated: bool = False
    """A total of the whole report is among what counts."""

    @property
    def sum(self) -> Interval:
        return total(interval_of(here) for here, _ in self.counting)


def choose(mentions: Sequence[Situated], scope_of: Callable[[Situated], Scope]) -> TextChoice:
    """Choose among the mentions of one indicator outside tables, in reading order."""
    choice = TextChoice()
    groups = partition(mentions)
    for group in groups:
        _check_parts(group, choice)
    totals = [group for group in groups if is_total(group.head)]
    plain = _without_repeats([g for g in groups if g not in totals], totals, choice)
    if summing := _summing_up(plain, choice):
        totals.append(summing)
        plain.remove(summing)
    whole = [group for group in totals if scope_of(group.head) is None]
    outgrown = [group for group in plain if whole and _outgrows(group, whole[-1])]
    if outgrown or _are_of_sections(whole):
        # Such a total is that of its own section or sentence: it covers nothing else.
        if outgrown:
            heads = [group.head for group in outgrown]
            choice.findings.append(_exceeding(whole[-1].head, heads, "total-not-of-all"))
        totals = [group for group in totals if group not in whole]
        plain = sorted([*plain, *whole], key=lambda group: group.head.order)
        whole = []
    if whole:
        _let_win(whole, [*(g for g in totals if g not in whole), *plain], choice)
        choice.stated = True
    else:
        _count_by_scope(totals, plain, scope_of, choice)
    return choice


def _are_of_sections(totals: Sequence[Group]) -> bool:
    """Return whether totals stand in sections side by side: "a) Đoàn: tổng số …", "b) Hội: tổng số …"."""
    sections = [group.head.headings for group in totals if not restates(group.head)]
    if len(sections) < 2 or len(sections) != len(totals) or not sections[0][:-1]:
        return False
    return len(set(sections)) == len(sections) and len({section[:-1] for section in sections}) == 1


def _without_repeats(plain: Sequence[Group], totals: Sequence[Group], choice: TextChoice) -> list[Group]:
    body = [group for group in plain if not restates(group.head)]
    kept: list[Group] = []
    for group in plain:
        again = said_again(group, kept)
        if again is None and group not in body:
            again = restated(group, [*totals, *body])
        if again is not None:
            choice.left_out += [(part, Reason.REPEATED, again) for part in (group.head, *group.parts)]
            continue
        if (other := alike(group, kept)) is not None:
            choice.findings.append(_doubt("possible-repeat", group.head, other))
        kept.append(group)
    return kept


def _summing_up(plain: Sequence[Group], choice: TextChoice) -> Group | None:
    """Return the number of a summary that is no less than all numbers of the body: it is their total.

    A smaller one may be a thing of its own; both count, and a finding asks.
    """
    body = [group for group in plain if not restates(group.head)]
    known = total(interval_of(group.head) for group in body).value
    found = None
    for group in plain:
        if not body or group in body:
            continue
        said = interval_of(group.head).value
        larger = found is None and said is not None and known is not None and said >= known
        code = "summary-differs" if larger else "possible-repeat"
        choice.findings.append(_doubt(code, group.head, body[-1].head))
        found = group if larger else found
    return found


def _outgrows(group: Group, whole: Group) -> bool:
    return exceeds([interval_of(group.head)], interval_of(whole.head))


def _let_win(totals: Sequence[Group], rest: Sequence[Group], choice: TextChoice) -> None:
    """Let one of several stated totals count: the first if they agree, the later if they differ."""
    winner = totals[0]
    for other in totals[1:]:
        if interval_of(other.head) != interval_of(winner.head):
            choice.findings.append(_doubt("stated-totals-differ", other.head, winner.head))
            winner = other
    choice.counting.append((winner.head, Rule.STATED_TOTAL))
    choice.left_out += [(part, Reason.PART_OF_TOTAL, winner.head) for part in winner.parts]
    for other in totals:
        if other is not winner:
            choice.left_out += [(m, Reason.REPEATED, winner.head) for m in (other.head, *other.parts)]
    for group in rest:
        choice.left_out += [(m, Reason.PART_OF_TOTAL, winner.head) for m in (group.head, *group.parts)]
    parts = [group.head for group in rest]
    if exceeds([interval_of(part) for part in parts], interval_of(winner.head)):
        choice.findings.append(_exceeding(winner.head, parts))


def _count_by_scope(
    totals: Sequence[Group],
    plain: Sequence[Group],
    scope_of: Callable[[Situated], Scope],
    choice: TextChoice,
) -> None:
    """Count the stated total of each part of the period, and every mention that no total covers."""
    by_scope: dict[Scope, list[Group]] = {}
    for group in totals:
        by_scope.setdefault(scope_of(group.head), []).append(group)
    covered: list[Group] = []
    for scope, said in by_scope.items():
        under = [g for g in plain if scope is not None and scope_of(g.head) == scope]
        under = [] if any(_outgrows(group, said[-1]) for group in under) else under
        covered += under
        _let_win(said, under, choice)
    for group in plain:
        if group not in covered:
            stated = group.parts or is_total(group.head)
            rule = Rule.STATED_TOTAL if stated else Rule.DISTINCT_MENTIONS
            choice.counting.append((group.head, rule))
            choice.left_out += [(part, Reason.PART_OF_TOTAL, group.head) for part in group.parts]
    choice.counting.sort(key=lambda counted: counted[0].order)


def _check_parts(group: Group, choice: TextChoice) -> None:
    parts, whole = [interval_of(part) for part in group.summands], interval_of(group.head)
    if parts and exceeds(parts, whole):
        choice.findings.append(_exceeding(group.head, group.summands))
    elif parts and group.exhaustive and not adds_up(parts, whole):
        choice.findings.append(_exceeding(group.head, group.summands, "parts-differ-from-total"))


def _exceeding(whole: Situated, parts: Sequence[Situated], code: str = "parts-exceed-total") -> Finding:
    words = "; ".join(part.said.text for part in parts)
    return finding(code, whole.said.source, total=whole.said.text, parts=words)


def _doubt(code: str, here: Situated, other: Situated) -> Finding:
    return finding(code, here.said.source, quote=here.said.text, other=other.said.text)
