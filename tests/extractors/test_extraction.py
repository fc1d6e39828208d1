"""From a document to its facts: places, ids, contexts, findings."""

from datetime import date
from pathlib import Path

import pytest

from extractors.extraction import extract
from extractors.readers import text as text_reader
from schemas.facts import Extraction
from schemas.limits import Limits
from schemas.place import LinePlace

HEADING = """UBND TỈNH ĐỒNG THÁP
SỞ THÔNG TIN VÀ TRUYỀN THÔNG
Số: 12/BC-STTTT
Đồng Tháp, ngày 05 tháng 8 năm 2020

BÁO CÁO
Kết quả tuyên truyền 6 tháng đầu năm 2020

"""


def facts(body: str, heading: str = HEADING, received: date | None = None) -> Extraction:
    content = (heading + body).encode()
    document = text_reader.read(content, "bao-cao.txt", Limits())
    return extract(document, file="bao-cao.txt", sha256="0" * 64, received=received)


def codes(extraction: Extraction) -> list[str]:
    return [finding.code for finding in extraction.findings]


def test_own_number_is_no_reference() -> None:
    found = facts("Theo Kế hoạch số 91/KH-STTTT ngày 26/4/2019.\n")
    assert [r.symbol for r in found.references] == ["91/KH-STTTT"]
    assert found.header.symbol == "12/BC-STTTT"


def test_fact_stands_where_it_says() -> None:
    body = "Theo Kế hoạch số 91/KH-STTTT.\n\nMở 06 lớp.\n"
    found = facts(body)
    for fact in (*found.references, *found.dates, *found.quantities):
        assert (HEADING + body)[fact.start : fact.end] == fact.text
    assert found.quantities[0].source == LinePlace(line=11)


def test_equal_quotes_in_one_place_have_ids_of_their_own() -> None:
    found = facts("Mở 02 lớp cho Đoàn, 02 lớp cho Hội.\n")
    assert [q.text for q in found.quantities] == ["02 lớp", "02 lớp"]
    assert len({q.id for q in found.quantities}) == 2


def test_ids_do_not_change_with_the_rest_of_the_document() -> None:
    short, long = facts("Mở 02 lớp.\n"), facts("Mở 02 lớp.\n\nPhát 36 tin.\n")
    assert short.quantities[0].id == long.quantities[0].id


def test_context_is_sentence_and_titles() -> None:
    found = facts("2. Kết quả\n\na) Sở\n\nĐã họp. Mở 06 lớp cho Đoàn. Hết.\n")
    assert found.quantities[0].context == "Mở 06 lớp cho Đoàn.\n2. Kết quả\na) Sở"


def test_context_of_a_cell_is_its_row() -> None:
    found = facts("STT | Nội dung | ĐVT | Kết quả\n1 | Lớp tập huấn | lớp | hơn 12\n2 | Tin | tin | 30\n")
    first = found.quantities[0]
    assert first.context == "1 | Lớp tập huấn | lớp | hơn 12"
    assert (first.row, first.column, first.low, first.high) == ("Lớp tập huấn", "Kết quả", 12, None)


def test_range_keeps_its_ends() -> None:
    found = facts("Mỗi lớp có từ 20 đến 30 học viên.\n").quantities[0]
    assert (found.low, found.high) == (20, 30)


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("Theo Công văn số 364/STTTT-TTBCXB ngày 23/5/2029.\n", "date-in-future"),
        ("Theo Công văn số 1058/SLĐTBMXH-BTPCTNXH ngày 10/7/2020.\n", "doubtful-issuer"),
        ("Theo Công văn số 58/KH-UBND.\n", "kind-disagrees"),
        ("Kế hoạch số 91/KH-STTTT; số 649/STTTT-BCXB.\n", "kind-disagrees-in-list"),
        ("Theo Bản ghi nhớ số 5/BGN-STTTT ngày 3/4/2015.\n", "kind-not-in-use"),
        ("Theo Luật số 80/2015/QH14 ngày 25/11/2008.\n", "kind-not-in-use"),
        ("Theo Nghị định số 09/2019/NĐ-CP ngày 24/01/2018.\n", "symbol-year-differs"),
        ("Mỗi đài có 36/ tin, bài.\n", "stray-slash"),
        ("Thực hiện dự án “Nâng cao hiệu quả đến cuối năm.\n", "unclosed-quote"),
        ("Hạn gửi là ngày 31/6/2020.\n", "impossible-day"),
        ("Kế hoạch số 9/KH-UBND ngày 3/4/2020; Kế hoạch số 9/KH-UBND ngày 5/4/2020.\n", "two-dates"),
        (
            "Kế hoạch số 91/KH-STTTT ngày 26/4/2019; số 247/KH-STTTT ngày 16/10/2019;"
            " số 227/KH-STTTT ngày 28/11/2019; số 230/KH-STTTT ngày 30/9/2019.\n",
            "number-out-of-order",
        ),
    ],
    ids=lambda value: value if "-" in value and " " not in value else "",
)
def test_doubt_is_reported(body: str, code: str) -> None:
    assert code in codes(facts(body))


def test_sound_document_has_no_findings() -> None:
    body = "Theo Kế hoạch số 91/KH-STTTT ngày 26/4/2019; số 247/KH-STTTT ngày 16/10/2019, mở 06 lớp “Tiếng loa”.\n"
    assert codes(facts(body)) == []


def test_blank_number_and_day_are_reported() -> None:
    heading = HEADING.replace("Số: 12/", "Số:    /").replace("ngày 05", "ngày    ")
    assert codes(facts("Mở 06 lớp.\n", heading)) == ["blank-number", "blank-day"]


def test_without_a_date_the_day_of_receipt_judges_the_future() -> None:
    body = "BÁO CÁO\nTuyên truyền\n\nTheo Công văn số 364/STTTT-VP ngày 23/5/2029.\n"
    assert "date-in-future" in codes(facts(body, "", date(2020, 8, 1)))
    assert "date-in-future" not in codes(facts(body, ""))


def test_same_text_with_other_line_ends_has_the_same_facts() -> None:
    body = "Theo Kế hoạch số\n91/KH-STTTT ngày\n26/4/2019.\n"
    one = text_reader.read((HEADING + body).encode(), "a.txt", Limits())
    other = text_reader.read((HEADING + body).replace("\n", "\r\n").encode(), "a.txt", Limits())
    assert extract(one, file="a", sha256="0") == extract(other, file="a", sha256="0")


def test_every_code_has_words_in_both_languages() -> None:
    source = Path(extract.__code__.co_filename).with_name("doubts.py").read_text("utf-8")
    assert "finding(" in source
    for finding in facts("Theo Công văn số 58/KH-UBND ngày 3/4/2029; mỗi đài có 36/ tin.\n").findings:
        assert finding.words("vi") != finding.words("en")
