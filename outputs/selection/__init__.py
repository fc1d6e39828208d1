"""Which mentions of one submission count, by which rule, and why the others do not.

One policy for each submission and indicator: a stated total, else the total row of a table, else the
sum of the table, else the sum of distinct mentions (contracts.md, section 5). Everything said ends in
exactly one of three lists: what counts, what is left out with its reason, what no indicator claims.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from outputs.selection import tables, text_choice
from outputs.selection.indicators import Answer, Indicators, Surrounding, kinds
from outputs.selection.reasons import Asked, Standing, of_nature, of_words, periods_of
from outputs.selection.situation import Said, Sentence, Situated, situate
from outputs.selection.text_choice import Scope
from outputs.selection.weighing import weigh
from schemas.facts import Extraction, ZeroStatement
from schemas.figure import Reason, Rule
from schemas.finding import Finding, finding
from schemas.request import Indicator
from schemas.wording import begins_with


@dataclass(frozen=True, slots=True)
class Chosen:
    """A mention that counts for an indicator (its id)."""

    said: Said
    indicator: str
    rule: Rule
    correction: str | None = None
    """The decision by which it counts, or is read as it is."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A mention of an indicator that does not count; `of` is what counts in its stead."""

    said: Said
    indicator: str
    reason: Reason
    of: Said | None = None


@dataclass(frozen=True, slots=True)
class Loose:
    """A mention that no indicator claims, or not one alone."""

    said: Said
    reason: Reason | None = None


@dataclass(slots=True)
class Selection:
    """All that one submission says, sorted by what becomes of it."""

    chosen: list[Chosen] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    loose: list[Loose] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


# Nothing at all: such words answer for every indicator of a report that says nothing else.
_EVERYTHING = ("số liệu", "hoạt động", "nội dung", "trường hợp", "vụ việc", "kết quả")


def select(extraction: Extraction, indicators: Indicators, asked: Asked) -> Selection:
    """Choose what counts in one submission that counts."""
    return _Selecting(indicators, asked).run(situate(extraction))


def claimed(extraction: Extraction, indicators: Indicators) -> list[tuple[Said, str]]:
    """Return what the indicators claim in a submission that does not count: each with the indicator's id."""
    found = [(here.said, indicators.whose(*_question(here)).indicator) for here in situate(extraction)]
    return [(said, indicator.id) for said, indicator in found if indicator is not None]


def _question(here: Situated) -> tuple[str | None, Surrounding]:
    around = (*here.headings, here.row, here.column)
    return here.said.unit, Surrounding(
        near=(here.said.context, here.noted, *around), own=(here.clause, *around)
    )


@dataclass(slots=True)
class _Selecting:
    """One run over one submission."""

    indicators: Indicators
    asked: Asked
    result: Selection = field(default_factory=Selection)
    standings: dict[Sentence, list[Standing]] = field(default_factory=dict)
    claims: dict[str, list[Situated]] = field(default_factory=dict)
    zeros: dict[str, list[Situated]] = field(default_factory=dict)

    def run(self, said: Sequence[Situated]) -> Selection:
        nothing: list[Situated] = []
        for here in said:
            if isinstance(here.said, ZeroStatement):
                self._sort_zero(here, nothing)
            else:
                self._sort(here)
        self._answer_all_with(nothing)
        for indicator in self.indicators:
            self._choose(indicator, self.claims.get(indicator.id, []))
            self._add_zeros(indicator, self.zeros.get(indicator.id, []))
        return self.result

    def _sort(self, here: Situated) -> None:
        """Ask whose a quantity is, and keep out what its own words keep out."""
        answer = self.indicators.whose(*_question(here))
        reason = of_words(here, self.standings, self.asked)
        if answer.indicator is not None:
            nature = of_nature(here.said) if answer.indicator.combine != "list" else None
            if reason := reason or nature:
                self._leave_out(here, answer.indicator, reason)
            else:
                self.claims.setdefault(answer.indicator.id, []).append(here)
        elif answer.kept_off is not None and reason is not None and not answer.claimants:
            # "Cùng kỳ 04 lớp" with "cùng kỳ" in the indicator's not_near: the reason belongs to the figure.
            self._leave_out(here, answer.kept_off, reason)
        else:
            self._let_go(here, answer)

    def _let_go(self, here: Situated, answer: Answer) -> None:
        reason = Reason.TIE if answer.claimants else Reason.MIXED_KINDS if answer.partly else None
        self.result.loose.append(Loose(here.said, reason))
        if answer.claimants:
            labels = "; ".join(indicator.label for indicator in answer.claimants)
            made = finding("indicator-tie", here.said.source, quote=here.said.text, indicators=labels)
            self.result.findings.append(made)

    def _leave_out(
        self, here: Situated, indicator: Indicator, reason: Reason, of: Situated | None = None
    ) -> None:
        self.result.left_out.append(LeftOut(here.said, indicator.id, reason, of.said if of else None))

    def _count(self, here: Situated, indicator: Indicator, rule: Rule) -> None:
        self.result.chosen.append(Chosen(here.said, indicator.id, rule))

    def _found(self, indicator: Indicator, findings: Sequence[Finding]) -> None:
        self.result.findings += [made.model_copy(update={"figure": indicator.id}) for made in findings]

    def _scope(self, here: Situated) -> Scope:
        """Return which part of the period a number is tied to; None for all of it."""
        periods = periods_of(here, self.standings, self.asked)
        if not periods or any(self.asked.is_whole(period) for period in periods):
            return None
        return tuple(sorted(f"{period.earliest}/{period.latest}" for period in periods))

    def _choose(self, indicator: Indicator, mentions: Sequence[Situated]) -> None:
        if indicator.combine == "list":
            # Nothing is added, so nothing can be added twice.
            for here in mentions:
                self._count(here, indicator, Rule.DISTINCT_MENTIONS)
            return
        text = text_choice.choose([m for m in mentions if m.sentence is not None], self._scope)
        cells = [mention for mention in mentions if mention.sentence is None]
        weighed = weigh(text, [tables.choose(table) for table in tables.by_table(cells)], self._scope)
        for here, rule in weighed.counting:
            self._count(here, indicator, rule)
        for here, reason, of in weighed.left_out:
            self._leave_out(here, indicator, reason, of)
        self._found(indicator, weighed.findings)

    def _sort_zero(self, here: Situated, nothing: list[Situated]) -> None:
        """Find what a statement of none is about; words that say no more go on the list `nothing`.

        One that is about nothing the request asks for is no quantity and is not listed.
        """
        _, surrounding = _question(here)
        if here.said.unit is None:
            words = (here.row, here.column) if here.sentence is None else here.headings[-1:]
            found = list(self.indicators.named_in(words))
        else:
            answers = [self.indicators.whose(kind, surrounding) for kind in kinds(here.said.unit)]
            found = list(dict.fromkeys(a.indicator for a in answers if a.indicator is not None))
        reason = of_words(here, self.standings, self.asked)
        for indicator in found:
            if reason is not None:
                self._leave_out(here, indicator, reason)
            else:
                self.zeros.setdefault(indicator.id, []).append(here)
        if not found and reason is None and here.sentence is not None and _is_everything(here.said.unit):
            nothing.append(here)

    def _answer_all_with(self, nothing: Sequence[Situated]) -> None:
        """Take "không phát sinh số liệu" for every indicator, where the report says nothing else of any."""
        if not self.claims and not self.zeros:
            for indicator in self.indicators:
                self.zeros[indicator.id] = list(nothing)

    def _add_zeros(self, indicator: Indicator, zeros: Sequence[Situated]) -> None:
        counted = [c.said for c in self.result.chosen if c.indicator == indicator.id]
        for here in zeros:
            self._count(here, indicator, Rule.DISTINCT_MENTIONS if counted else Rule.STATED_TOTAL)
        if zeros and counted:
            quote, other = zeros[0].said.text, counted[0].text
            made = finding("zero-beside-count", zeros[0].said.source, quote=quote, other=other)
            self._found(indicator, [made])


def _is_everything(unit: str | None) -> bool:
    return unit is None or any(begins_with(unit, words) for words in _EVERYTHING)
