"""One event that several agencies report: a conference of the district that the newspaper helped to hold.

Such mentions count with each reporter until a person decides (contracts.md, section 5); a decision that
chooses one submission leaves the others' out. Equal numbers alone are no evidence: two tellings are taken
for one event where they share a day and a named place, or where one names the other's agency as its
partner and nothing in the two sentences speaks against it.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, product

from rapidfuzz import fuzz

from outputs.selection.situation import dates_of_the_work
from schemas.agency import AgencyRegistry
from schemas.correction import FindingDecision
from schemas.facts import Extraction
from schemas.figure import Contribution, Exclusion, Reason
from schemas.finding import Finding, finding
from schemas.wording import fold, syllables

_TOGETHER = re.compile(r"\b(?:phối hợp|kết hợp|liên kết|phối kết hợp|cùng với|đồng tổ chức)\b")
# A place that bears a name: a capital letter after the word for it.
_PLACE = re.compile(
    r"(?<![^\W_])(?:tại|ở)\s+((?:[^\W\d_]+\s+){0,5}?(?:[A-ZĐÀ-Ỹ][^\W\d_]*)(?:\s+[A-ZĐÀ-Ỹ][^\W\d_]*)*)"
)
# Of two sentences about one event; measured on the tests' own pairs: one event 70-100, two events 30-55.
_ALIKE = 65


@dataclass(frozen=True, slots=True)
class JointEvent:
    """Mentions of several agencies that seem to tell of one event."""

    figure: str
    tellings: tuple[Contribution, ...]
    finding: Finding


@dataclass(frozen=True, slots=True)
class _Telling:
    """A mention with what tells its event from others."""

    made: Contribution
    sentence: str
    days: frozenset[str]
    places: frozenset[str]
    partners: frozenset[str]
    """Agencies other than its own that a sentence with a day or with words of working together names."""
    together: bool


def find(
    contributions: Mapping[str, Sequence[Contribution]],
    readings: Mapping[str, Extraction],
    agencies: AgencyRegistry,
) -> list[JointEvent]:
    """Return the events that several agencies seem to report, by figure; `readings` are by submission."""
    names = _Names(agencies)
    days = {submission: _single_days(reading) for submission, reading in readings.items()}
    return [
        _event(figure, group)
        for figure, mentions in contributions.items()
        for group in _groups([_telling(made, days.get(made.submission, ()), names) for made in mentions])
    ]


def settle(
    events: Iterable[JointEvent],
    decisions: Mapping[str, FindingDecision],
    contributions: dict[str, list[Contribution]],
    excluded: dict[str, list[Exclusion]],
) -> None:
    """Take out of `contributions` what a person decided to be told by another report already."""
    for event in events:
        decided = decisions.get(event.finding.id)
        if decided is None or decided.choose is None:
            continue
        kept = next((made for made in event.tellings if made.submission == decided.choose), None)
        left = [made for made in event.tellings if kept and made.agency != kept.agency]
        facts = {made.fact for made in left}
        counting = contributions[event.figure]
        contributions[event.figure] = [made for made in counting if made.fact not in facts]
        excluded.setdefault(event.figure, []).extend(_left_out(made, kept) for made in left)


def _left_out(made: Contribution, kept: Contribution | None) -> Exclusion:
    said = made.model_dump(exclude={"rule", "correction"})
    return Exclusion(**said, reason=Reason.JOINT_EVENT, of=kept.fact if kept else None)


class _Names:
    """The names of agencies, to be found in a sentence at the cost of its length."""

    def __init__(self, agencies: AgencyRegistry) -> None:
        self._by_words: dict[tuple[str, ...], set[str]] = defaultdict(set)
        for agency in agencies.agency:
            for name in (agency.name, *agency.aliases):
                self._by_words[syllables(name)].add(agency.id)
        self._lengths = sorted({len(words) for words in self._by_words}, reverse=True)

    def within(self, sentence: str) -> frozenset[str]:
        """Return the agencies that a sentence names; a name that several share names none."""
        words = syllables(sentence)
        spoken = (
            self._by_words.get(words[at : at + length], set())
            for length in self._lengths
            for at in range(len(words) - length + 1)
        )
        return frozenset(next(iter(named)) for named in spoken if len(named) == 1)


def _telling(made: Contribution, dated: Sequence[tuple[str, str]], names: _Names) -> _Telling:
    said = made.context.partition("\n")[0]
    sentence = fold(said)
    days = frozenset(day for words, day in dated if words in sentence)
    together = _TOGETHER.search(sentence) is not None
    return _Telling(
        made=made,
        sentence=sentence,
        days=days,
        places=frozenset(" ".join(syllables(place)) for place in _PLACE.findall(said))
        if days
        else frozenset(),
        partners=names.within(said) - {made.agency} if days or together else frozenset(),
        together=together,
    )


def _single_days(reading: Extraction) -> list[tuple[str, str]]:
    """Return the words and the day of each date of the work; a month or a year makes no event one."""
    return [
        (fold(date.text), date.earliest.isoformat())
        for date in dates_of_the_work(reading)
        if date.earliest and date.earliest == date.latest
    ]


def _groups(tellings: Sequence[_Telling]) -> Iterable[list[Contribution]]:
    """Yield the mentions that belong together, each group with two agencies at least."""
    by_fact = {telling.made.fact: telling for telling in tellings}
    partner = {fact: fact for fact in by_fact}

    def root(fact: str) -> str:
        while partner[fact] != fact:
            partner[fact] = fact = partner[partner[fact]]
        return fact

    for one, other in chain(_at_one_place(tellings), _with_partners(tellings)):
        partner[root(other.made.fact)] = root(one.made.fact)
    together: dict[str, list[Contribution]] = defaultdict(list)
    for telling in tellings:
        together[root(telling.made.fact)].append(telling.made)
    return (group for group in together.values() if len({made.agency for made in group}) > 1)


def _at_one_place(tellings: Sequence[_Telling]) -> Iterable[tuple[_Telling, _Telling]]:
    """Yield what joins the tellings of several agencies with a day and a named place in common.

    All of one day and place belong together, so each is joined with the first: a day on which all communes
    of a province met costs their number, not its square.
    """
    by_day_and_place: dict[tuple[str, str], list[_Telling]] = defaultdict(list)
    for telling in tellings:
        for place in product(sorted(telling.days), sorted(telling.places)):
            by_day_and_place[place].append(telling)
    for same in by_day_and_place.values():
        if len({telling.made.agency for telling in same}) > 1:
            yield from ((same[0], other) for other in same[1:])


def _with_partners(tellings: Sequence[_Telling]) -> Iterable[tuple[_Telling, _Telling]]:
    """Yield the pairs of which one names the other's agency, unless something speaks against one event."""
    by_agency: dict[str | None, list[_Telling]] = defaultdict(list)
    for telling in tellings:
        by_agency[telling.made.agency].append(telling)
    for telling in tellings:
        for agency in sorted(telling.partners):
            yield from ((telling, other) for other in by_agency[agency] if _may_be_one_event(telling, other))


def _may_be_one_event(one: _Telling, other: _Telling) -> bool:
    if one.days and other.days:
        return bool(one.days & other.days)
    # Without a common day the words must say that it was held together, and be much the same.
    if not (one.together or other.together) or one.made.value != other.made.value:
        return False
    return fuzz.token_set_ratio(one.sentence, other.sentence) >= _ALIKE


def _event(figure: str, tellings: Sequence[Contribution]) -> JointEvent:
    said = "; ".join(f"{made.agency}: “{' '.join(made.quote.split())}”" for made in tellings)
    choices = ", ".join(dict.fromkeys(made.submission for made in tellings))
    first = tellings[0]
    made = finding("joint-event", first.source, said=said, choices=choices)
    placed = made.model_copy(update={"figure": figure, "submission": first.submission})
    return JointEvent(figure, tuple(tellings), placed)
