"""Deep links into the page: `#figure=…`, `#source=…&fact=…`, `#finding=…`."""

from schemas.figure import Mention


def figure_anchor(figure: str, agency: str | None = None) -> str:
    """Return the deep link to a figure, or to one agency's part of it."""
    return f"figure={figure}" if agency is None else f"figure={figure}&agency={agency}"


def mention_anchor(figure: str | None, mention: Mention) -> str:
    """Return the deep link to one mention, under its figure or among those of none."""
    under = "unclassed" if figure is None else figure_anchor(figure)
    return f"{under}&source={mention.submission}&fact={mention.fact}"


def source_anchor(submission: str, fact: str | None = None) -> str:
    """Return the deep link to a submission, or to the words of one fact in it."""
    return f"source={submission}" if fact is None else f"source={submission}&fact={fact}"
