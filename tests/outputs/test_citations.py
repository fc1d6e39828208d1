"""The merged list of cited documents."""

from datetime import date

import pytest

from outputs.citations import merge
from schemas.facts import Header, Reference
from schemas.period import Period
from schemas.place import LinePlace


def citing(written, agency: str, *cited: tuple[str, date | None]):
    entry = written.submission(agency, f"Báo cáo của {agency}.")
    references = tuple(
        Reference(
            id=f"{agency}{at}", text=symbol, start=at, end=at + 1, source=LinePlace(line=at + 1),
            symbol=symbol, type="Kế hoạch", date=day,
        )
        for at, (symbol, day) in enumerate(cited)
    )  # fmt: skip
    return entry.model_copy(
        update={"extraction": entry.extraction.model_copy(update={"references": references})}
    )


def test_one_line_each_with_who_cites_it(written):
    day = date(2019, 4, 26)
    documents, doubts = merge(
        [
            citing(written, "bao", ("91/KH-STTTT", None), ("554/STTTT-TTBCXB", None)),
            citing(written, "sa-dec", ("91/KH-STTTT", day)),
        ]
    )
    assert [(cited.symbol, cited.date, cited.cited_by) for cited in documents] == [
        ("91/KH-STTTT", "2019-04-26", ("bao", "sa-dec")),
        ("554/STTTT-TTBCXB", None, ("bao",)),
    ]
    assert doubts == ()


def test_two_dates_of_one_symbol_are_a_finding_at_the_odd_one(written):
    usual, odd = date(2019, 5, 23), date(2029, 5, 23)
    documents, doubts = merge(
        [
            citing(written, "bao", ("364/STTTT-TTBCXB", usual)),
            citing(written, "tam-nong", ("364/STTTT-TTBCXB", odd)),
            citing(written, "sa-dec", ("364/STTTT-TTBCXB", usual)),
        ]
    )
    assert documents[0].date == "2019-05-23"
    assert [(doubt.code, doubt.agency) for doubt in doubts] == [("cited-date-conflict", "tam-nong")]
    assert "23/05/2029" in doubts[0].message


# The faults of the model report of August 2020, each cited by one agency, its neighbours by another.
NEIGHBOURS = (
    ("91/KH-STTTT", date(2019, 4, 26)), ("247/KH-STTTT", date(2019, 10, 16)), ("228/KH-STTTT", date(2018, 11, 28)),
    ("183/KH-STTTT", date(2016, 7, 15)),
    ("287/STTTT-TTBCXB", date(2019, 4, 23)), ("554/STTTT-BCXB", date(2019, 8, 22)),
)  # fmt: skip


@pytest.mark.parametrize(
    ("symbol", "day", "said"),
    [
        ("227/KH-STTTT", date(2019, 11, 28), ["năm 2018", "228/KH-STTTT ngày 28/11/2018"]),
        ("300/KH-STTTT", date(2019, 11, 28), []),
        ("93/KH-STTTT", date(2019, 4, 26), []),
    ],
)
def test_a_year_out_of_order_is_told_with_the_one_that_fits(written, symbol, day, said):
    _, doubts = merge([citing(written, "bao", *NEIGHBOURS), citing(written, "sa-dec", (symbol, day))])
    messages = [doubt.message for doubt in doubts]
    assert len(messages) == bool(said)
    assert all(words in messages[0] for words in said)


def test_a_year_in_the_future_is_told_with_its_neighbours(written):
    entries = [
        citing(written, "bao", *NEIGHBOURS),
        citing(written, "sa-dec", ("364/STTTT-TTBCXB", date(2029, 5, 23))),
    ]
    day = Header(date=Period.from_edtf("2020-08"))
    for at, entry in enumerate(entries):
        letters = tuple(
            each.model_copy(update={"type": "Công văn"}) if "/KH" not in each.symbol else each
            for each in entry.extraction.references
        )
        read = entry.extraction.model_copy(update={"header": day, "references": letters})
        entries[at] = entry.model_copy(update={"extraction": read})
    _, doubts = merge(entries)
    (message,) = [doubt.message for doubt in doubts]
    assert "364/STTTT-TTBCXB ngày 23/05/2029" in message and "năm 2019" in message
    assert "287/STTTT-TTBCXB ngày 23/04/2019; 554/STTTT-BCXB ngày 22/08/2019" in message
