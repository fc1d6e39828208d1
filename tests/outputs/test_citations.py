"""The merged list of cited documents."""

from datetime import date

from outputs.citations import merge
from schemas.facts import Reference
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
