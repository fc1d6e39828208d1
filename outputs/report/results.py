"""Part 2 of the report: the results, group by group, and then together."""

from outputs.release_content import ReleaseContent
from outputs.report import totals
from outputs.report.clauses import gaps_in_words, none_occurred, printed, sentences
from outputs.report.paper import Paper
from outputs.report.pieces import Pieces, Words, begun, joined, pieces
from outputs.words.agency_names import group_name, short_name
from outputs.words.written import count, lowered
from schemas.catalogue import text
from schemas.figure import Figure, FigureState

# Points are lettered in the order of the Vietnamese alphabet (Decree 30/2020, annex I).
LETTERS = "abcdđeghiklmnopqrstuvxy"
FEW = 3
"""So many agencies are named one by one."""


def add(paper: Paper, content: ReleaseContent, lang: str) -> None:
    """Write part 2."""
    paper.say("TH Clause", text("report.results", lang))
    groups = [group for group in content.groups if content.members(group)]
    for at, group in enumerate(groups):
        paper.say(
            "TH Point", text("report.point", lang, letter=letter(at), title=group_name(content, group, lang))
        )
        for sentence in of_group(content, group, lang):
            paper.say("TH Body", (Words("- "), *begun(sentence)))
    title = text("report.totals", lang)
    paper.say("TH Point", text("report.point", lang, letter=letter(len(groups)), title=title))
    totals.add(paper, content, lang)


def letter(at: int) -> str:
    """Return the letter of the nth point, from 0; after "y" they are doubled."""
    return LETTERS[at % len(LETTERS)] * (at // len(LETTERS) + 1)


def of_group(content: ReleaseContent, group: str, lang: str) -> list[Pieces]:
    """Return what the report says of a group: who is missing, and its figures."""
    members = [delivery.agency for delivery in content.members(group)]
    heard = [agency for agency in members if _says_something(content, agency)]
    made = _completeness(content, members, lang)
    if not heard:
        return made or [pieces("report.group.silent", lang)]
    if len(members) == 1:
        return [*made, *_of_agency(content, heard[0], "report.sole", "report.sole.plain", lang)]
    if len(heard) <= FEW:
        for agency in heard:
            made += _of_agency(content, agency, "report.agency", "report.agency.plain", lang)
        return [*made, *_together(content, group, lang)]
    return [*made, *(_of_figure(content, group, figure, lang) for figure in _figures_of(content, group))]


def _says_something(content: ReleaseContent, agency: str) -> bool:
    return any(
        agency in figure.by_agency
        and figure.by_agency[agency].state in {FigureState.REPORTED, FigureState.ZERO}
        for figure in content.consolidation.figures
    )


def _completeness(content: ReleaseContent, members: list[str], lang: str) -> list[Pieces]:
    """Say who of a group is missing; nothing where all have reported."""
    gaps = {
        agency: figure.by_agency[agency].state
        for figure in content.consolidation.figures
        for agency in content.gaps(figure)
        if agency in members
    }
    if not gaps:
        return []
    why = gaps_in_words(content, gaps, lang)
    if len(gaps) == len(members):
        return [pieces("report.group.nobody", lang, agencies=why)]
    heard, all_ = count(len(members) - len(gaps), lang), count(len(members), lang)
    return [pieces("report.group.gaps", lang, heard=heard, all=all_, agencies=why)]


def _of_agency(content: ReleaseContent, agency: str, lead: str, plain_lead: str, lang: str) -> list[Pieces]:
    said = [(figure, figure.by_agency.get(agency)) for figure in content.consolidation.figures]
    reported = [(f, printed(f, of, agency)) for f, of in said if of and of.state is FigureState.REPORTED]
    zero = [figure for figure, of in said if of and of.state is FigureState.ZERO]
    who = {"agency": content.name_of(agency), "when": totals.when(content, lang)}
    made = sentences(content, reported, lead, plain_lead, lang, **who)
    if zero:
        made.append(pieces(f"{lead}.none", lang, figures=none_occurred(zero, lang), **who))
    return made


def _together(content: ReleaseContent, group: str, lang: str) -> list[Pieces]:
    """Say the sums of a group in which several agencies have reported the same figure."""
    summed = [
        (figure, printed(figure, figure.by_group[group], f"@{group}"))
        for figure in _figures_of(content, group)
        if figure.combine != "list" and len(_reporting(content, group, figure)) > 1
    ]
    return sentences(content, summed, "report.group.together", "report.group.together.plain", lang)


def _of_figure(content: ReleaseContent, group: str, figure: Figure, lang: str) -> Pieces:
    """Say one figure of a group with many reporters, naming those behind it where they are few."""
    reporting = _reporting(content, group, figure)
    if not reporting:
        return _none_of(content, group, figure, lang)
    if figure.combine == "list" or group not in figure.by_group:
        listed = joined((_share(content, figure, agency) for agency in reporting), ", ")
        return pieces("report.group.list", lang, label=lowered(figure.label), figures=listed)
    number = printed(figure, figure.by_group[group], f"@{group}")
    lead = sentences(content, [(figure, number)], "report.bare", "report.bare", lang)[0]
    return (*lead, *_behind(content, figure, reporting, lang), Words("."))


def _none_of(content: ReleaseContent, group: str, figure: Figure, lang: str) -> Pieces:
    """Say that nothing occurred, and by whose word."""
    saying = _saying(content, group, figure, FigureState.ZERO)
    label = lowered(figure.label)
    if len(saying) > FEW:
        return pieces("report.group.none.many", lang, label=label, number=count(len(saying), lang))
    who = ", ".join(short_name(content, agency) for agency in saying)
    return pieces("report.group.none", lang, label=label, agencies=who)


def _behind(content: ReleaseContent, figure: Figure, reporting: list[str], lang: str) -> Pieces:
    if len(reporting) == 1:
        return pieces("report.behind.one", lang, agency=short_name(content, reporting[0]))
    if len(reporting) <= FEW:
        shares = joined((_share(content, figure, agency) for agency in reporting), ", ")
        return pieces("report.behind.few", lang, agencies=shares)
    return pieces("report.behind.many", lang, number=count(len(reporting), lang))


def _share(content: ReleaseContent, figure: Figure, agency: str) -> Pieces:
    name = short_name(content, agency)
    return (Words(f"{name} "), *printed(figure, figure.by_agency[agency], agency))


def _figures_of(content: ReleaseContent, group: str) -> list[Figure]:
    """Return the figures of which somebody in a group has said something."""
    said = {FigureState.REPORTED, FigureState.ZERO}
    members = {delivery.agency for delivery in content.members(group)}
    return [
        figure
        for figure in content.consolidation.figures
        if any(of.state in said for agency, of in figure.by_agency.items() if agency in members)
    ]


def _reporting(content: ReleaseContent, group: str, figure: Figure) -> list[str]:
    return _saying(content, group, figure, FigureState.REPORTED)


def _saying(content: ReleaseContent, group: str, figure: Figure, state: FigureState) -> list[str]:
    members = [delivery.agency for delivery in content.members(group)]
    return [id for id in members if id in figure.by_agency and figure.by_agency[id].state is state]
