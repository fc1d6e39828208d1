"""Calendar expressions: every spelling of days, months, quarters, years and ranges."""

import time
import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors import dates, symbols
from extractors.reading import CellContext, Reading, Surroundings
from extractors.view import view


def read(text: str, year: int | None = 2020) -> Reading:
    reading = Reading(Surroundings(year=year))
    symbols.find(view(text), reading)
    dates.find(view(text), reading)
    return reading


def days(text: str, year: int | None = 2020) -> list[str]:
    """Return first and last day of each expression: "2020-06-01..2020-06-30"; "none" without bounds."""
    return [_written(found.period.earliest, found.period.latest) for found in read(text, year).dates]


def _written(first: date | None, last: date | None) -> str:
    if first is None or last is None:
        return "none"
    return str(first) if first == last else f"{first}..{last}"


ROWS: dict[str, dict[str, list[str]]] = {
    "lunar": {
        "mùng 1 Tết": ["none"],
        "ngày 10/3 âm lịch": ["none"],
        "rằm tháng Giêng": ["none"],
        "mùng 1 Tết Tân Sửu 2021": ["none"],
        "23 tháng Chạp": ["none"],
        "Tết Tân Sửu 2021": ["2021-01-01..2021-12-31"],
        "Kế hoạch năm 2021 đến ngày 30/6/2021": ["2021-01-01..2021-12-31", "2021-06-30"],
        "5/ Năm 2016 phấn đấu": ["2016-01-01..2016-12-31"],
        "mừng xuân Canh Dần 2010 vui tươi": ["2010-01-01..2010-12-31"],
        "Hội báo Xuân Bính Thân - 2016": ["2016-01-01..2016-12-31"],
        "Giỗ Tổ Hùng Vương (10/3 âm lịch)": ["none"],
    },
    "impossible": {
        "ngày 31/02/2020": ["none"],
        "ngày 31/4": ["none"],
        "ngày 30/02": ["none"],
        "29/2/2021": ["none"],
        "29/2/2020": ["2020-02-29"],
    },
    "no dates": {
        "ngày 15 hằng tháng; thứ 2 hàng tuần; đường 30/4, phố 2/9; những tháng đầu năm; trong năm; cùng ngày; ngày 20/11 hằng năm": [],
        "báo cáo trước ngày 15/6 và ngày 15/12 hằng năm": [],
        "12/12 huyện; 9/12 xã; 7/9 tiêu chí; 24/7; 5/7 chỉ tiêu; đạt 3/5; tỷ lệ 1/2000; 218/225 đảng viên": [],
        "mỗi tháng 2 buổi; mỗi năm 2000 người; 3 tháng 1 lần; hằng quý 1 lần; 2 lần/tháng 5 tin": [],
        "Quyết định 1956; Chương trình 1719; Đề án 1956": [],
        "có 2020 người; khoảng 2000 hộ; từ 1900 - 2000 hộ; 2000 lượt": [],
        "tháng 9 năm trước; cùng kỳ năm trước; 6 tháng đầu năm ngoái": [],
        "công viên 29/3, bệnh viện 30/4, quảng trường 2/4, trường THPT 19/5": [],
        "Nghị định 30/2020/NĐ-CP; QCVN 102:2016/BTTTT; 82/2015/QH13": [],
        "ngày 2-3 lần; mỗi ngày 3-5 lần": [],
        "đường 17/3, đường Hùng Vương": [],
    },
    "blank day": {
        "ngày   tháng 8 năm 2020": ["2020-08-01..2020-08-31"],
        "ngày .... tháng .... năm 2020": ["2020-01-01..2020-12-31"],
        "ngày … tháng 8 năm 2020": ["2020-08-01..2020-08-31"],
        "ngày     /8/2020": ["2020-08-01..2020-08-31"],
    },
    "lists": {
        "ngày 15, 16 và 17/6/2021": ["2021-06-15", "2021-06-16", "2021-06-17"],
        "tháng 4, 5 và 6/2020": [
            "2020-04-01..2020-04-30",
            "2020-05-01..2020-05-31",
            "2020-06-01..2020-06-30",
        ],
        "quý I, II và III năm 2019": [
            "2019-01-01..2019-03-31",
            "2019-04-01..2019-06-30",
            "2019-07-01..2019-09-30",
        ],
        "các năm 2018, 2019 và 2020": [
            "2018-01-01..2018-12-31",
            "2019-01-01..2019-12-31",
            "2020-01-01..2020-12-31",
        ],
        "Quý I | Quý II": ["2020-01-01..2020-03-31", "2020-04-01..2020-06-30"],
        "trong hai ngày 15 và 16/6/2021": ["2021-06-15", "2021-06-16"],
        "3 năm 2018, 2019, 2020": [
            "2018-01-01..2018-12-31",
            "2019-01-01..2019-12-31",
            "2020-01-01..2020-12-31",
        ],
        "tháng 3, 4 năm 2021": ["2021-03-01..2021-03-31", "2021-04-01..2021-04-30"],
    },
    "ranges": {
        "giai đoạn 2016 – 2020": ["2016-01-01..2020-12-31"],
        "15 - 21/6/2021": ["2021-06-15..2021-06-21"],
        "từ ngày 01/6 đến ngày 30/6/2020": ["2020-06-01..2020-06-30"],
        "từ 06/4 đến 12/4/2020": ["2020-04-06..2020-04-12"],
        "từ tháng 01/2016 đến tháng 6/2020": ["2016-01-01..2020-06-30"],
        "từ tháng 6 đến tháng 8/2019": ["2019-06-01..2019-08-31"],
        "tháng 6 - 8/2019": ["2019-06-01..2019-08-31"],
        "quý I - III/2020": ["2020-01-01..2020-09-30"],
        "từ quý I đến quý III/2020": ["2020-01-01..2020-09-30"],
        "từ năm 2016 đến tháng 6/2020": ["2016-01-01..2020-06-30"],
        "nhiệm kỳ 2020-2025": ["2020-01-01..2025-12-31"],
        "Kế hoạch 5 năm 2016-2020": ["2016-01-01..2020-12-31"],
        "chào mừng 30/4 - 01/5": ["2020-04-30..2020-05-01"],
        "19/8/1945 - 19/8/2020": ["1945-08-19..2020-08-19"],
        "1945-2020": ["1945-01-01..2020-12-31"],
        "từ 7 giờ ngày 15/6 đến 19 giờ ngày 16/6/2021": ["2021-06-15..2021-06-16"],
        "định hướng đến năm 2030, tầm nhìn 2045": ["2030-01-01..2030-12-31", "2045-01-01..2045-12-31"],
        "10.7.2020; 10-7-2020; 01.6.2020": ["2020-07-10", "2020-07-10", "2020-06-01"],
        "từ ngày 15/12/2019 đến ngày 14/6/2020": ["2019-12-15..2020-06-14"],
        "từ 15/12 đến 14/6/2020": ["2019-12-15..2020-06-14"],
        "từ ngày 01 - 05 tháng 6 năm 2020": ["2020-06-01..2020-06-05"],
        "ngày 15-17/6/2021": ["2021-06-15..2021-06-17"],
        "năm học 2019-2020": ["2019-01-01..2020-12-31"],
        "Năm 2018, Đài mở chuyên mục từ tháng 3 đến tháng 5.": [
            "2018-01-01..2018-12-31",
            "2018-03-01..2018-05-31",
        ],
        "2020-08-15T10:00:00+07:00": ["2020-08-15"],
        "(2011 - 2015)": ["2011-01-01..2015-12-31"],
        "từ năm 2016 đến nay": ["2016-01-01..2016-12-31"],
        "kể từ ngày 01/7/2025": ["2025-07-01"],
        "từ ngày 1 đến 15/8": ["2020-08-01..2020-08-15"],
        "trong 2 ngày 15-16/6": ["2020-06-15..2020-06-16"],
        "đợt 1 từ 15/6-20/6, đợt 2 từ 01/7-05/7": ["2020-06-15..2020-06-20", "2020-07-01..2020-07-05"],
        "Tháng hành động phòng, chống ma túy (01-30/6/2020)": ["2020-06-01..2020-06-30"],
        "sau ngày 1-7": ["2020-07-01"],
        "10 giờ 30 ngày 5-6-2020": ["2020-06-05"],
        "năm 2019-2020": ["2019-01-01..2020-12-31"],
    },
    "without a year": {
        "mồng 5 tháng 7": ["2020-07-05"],
        "dịp 30/4 và 1/5; lễ 02/9; Ngày Phụ nữ Việt Nam 20/10; trước 20/4.": [
            "2020-04-30",
            "2020-05-01",
            "2020-09-02",
            "2020-10-20",
            "2020-04-20",
        ],
        "tháng 12 năm 2019 và 9 tháng đầu năm": ["2019-12-01..2019-12-31", "2020-01-01..2020-09-30"],
        "ngày 20 tháng 11": ["2020-11-20"],
        "25 tháng 12 năm 2020": ["2020-12-25"],
        "tăng 15% so với quý II/2019, quý III tăng": ["2019-04-01..2019-06-30", "2020-07-01..2020-09-30"],
        "Cách mạng tháng Tám và Quốc khánh 2/9: 52 tin": ["2020-09-02"],
        "kết quả tháng 12 và cả năm 2019; quý IV và năm 2018": [
            "2019-12-01..2019-12-31",
            "2019-01-01..2019-12-31",
            "2018-10-01..2018-12-31",
            "2018-01-01..2018-12-31",
        ],
        "đến hết tháng 9": ["2020-09-01..2020-09-30"],
    },
    "days, months, quarters, years": {
        "ngày 05 tháng 3 năm 2020": ["2020-03-05"],
        "quý III/2020 và quý 4 năm 2020": ["2020-07-01..2020-09-30", "2020-10-01..2020-12-31"],
        "6 tháng đầu năm 2020": ["2020-01-01..2020-06-30"],
        "sáu tháng cuối năm": ["2020-07-01..2020-12-31"],
        "Luật Phòng, chống ma túy 2021 quy định": ["2021-01-01..2021-12-31"],
        "đầu năm 2020, cuối năm 2019": ["2020-01-01..2020-12-31", "2019-01-01..2019-12-31"],
        "08h00 ngày 15/6/2020": ["2020-06-15"],
        "năm 2020 là năm": ["2020-01-01..2020-12-31"],
        "15 / 4 / 2004": ["2004-04-15"],
        "9 tháng năm 2020": ["2020-01-01..2020-09-30"],
        "nửa đầu năm 2020": ["2020-01-01..2020-06-30"],
        "Cách mạng tháng 8; Cách mạng Tháng Tám năm 1945": ["1945-01-01..1945-12-31"],
        "ngày 26/4/19": ["2019-04-26"],
        "(2019)": ["2019-01-01..2019-12-31"],
        "tháng Tư năm 2020": ["2020-04-01..2020-04-30"],
        "tháng tư năm 2020, tháng năm năm 2020": ["2020-04-01..2020-04-30", "2020-05-01..2020-05-31"],
        "Tết Dương lịch 2010; tổng kết công tác 2019.": [
            "2010-01-01..2010-12-31",
            "2019-01-01..2019-12-31",
        ],
        "sinh năm 1990": ["1990-01-01..1990-12-31"],
        "tháng 6/2020.": ["2020-06-01..2020-06-30"],
        "6/2020": ["2020-06-01..2020-06-30"],
        "2 quý đầu năm 2020; cả năm 2020": ["2020-01-01..2020-12-31", "2020-01-01..2020-12-31"],
        "Xuân Quý Mão 2023, SEA Games 31, Đại hội 2020": ["2023-01-01..2023-12-31", "2020-01-01..2020-12-31"],
    },
}


@pytest.mark.parametrize("rows", ROWS.values(), ids=ROWS.keys())
def test_expressions_are_read(rows: dict[str, list[str]]) -> None:
    assert {text: days(text) for text in rows} == rows


def test_list_vouches_for_its_members() -> None:
    assert days("phát vào các ngày 3/2, 30/4, 1/5 và 22/12.") == [
        "2020-02-03",
        "2020-04-30",
        "2020-05-01",
        "2020-12-22",
    ]


def test_column_of_days_vouches_for_its_cells() -> None:
    def in_column(heading: str) -> int:
        reading = Reading(Surroundings(year=2020, cell=CellContext("", heading, None, None)))
        dates.find(view("15/12"), reading)
        return len(reading.dates)

    assert [in_column(heading) for heading in ("Ngày", "Ngày phát sóng", "Số xã", "Ngày công")] == [
        1,
        1,
        0,
        0,
    ]


def test_day_leaves_its_month_to_the_next() -> None:
    assert days("Ngày 15 và 16 tháng 4, Đài tập huấn") == ["2020-04-15", "2020-04-16"]


@pytest.mark.parametrize(
    "unit", ["quý I, ", "tháng 5, ", "từ 5/6 đến ", "15/6 ", "2016-2020 ", "ngày ..... ", "mùng 1 ", "12, "]
)
def test_cost_grows_with_length_alone(unit: str) -> None:
    def seconds(length: int) -> float:
        text = unit * (length // len(unit))
        start = time.process_time()
        read(text)
        return time.process_time() - start

    seconds(2_000)
    assert seconds(40_000) < 12 * seconds(8_000) + 0.2


def test_lunar_day_is_marked_and_bounds_nothing() -> None:
    (found,) = read("mùng 1 Tết Tân Sửu 2021").dates
    assert (found.calendar, found.period.earliest, found.period.edtf) == ("lunar", None, None)


def test_impossible_day_is_doubted() -> None:
    assert [d.code for d in read("trước ngày 31/6/2011").doubts] == ["impossible-day"]


def test_day_without_any_year_is_left_out() -> None:
    assert days("trước ngày 20/8", year=None) == []


def test_year_of_a_cited_document_settles_nothing() -> None:
    assert days("Thông tư số 39/2019/TT-BTTTT ngày 24/11/2019, từ ngày 20/2 mới thực hiện") == [
        "2019-11-24",
        "2020-02-20",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "từ ngày 01 đến ngày 25 tháng 5 năm 2023, Uỷ ban hoà giải 6 tháng đầu năm",
        "quý III năm 2020 và mồng 5 tháng 7",
    ],
)
def test_composed_and_decomposed_letters_read_alike(text: str) -> None:
    assert days(unicodedata.normalize("NFD", text)) == days(text) != []


def test_quote_of_decomposed_text_is_the_decomposed_words() -> None:
    text = unicodedata.normalize("NFD", "Đến tháng 6/2020, huyện")
    (found,) = read(text).dates
    assert text[found.start : found.end] == unicodedata.normalize("NFD", "tháng 6/2020")


@given(
    st.dates(date(1900, 1, 1), date(2099, 12, 31)),
    st.sampled_from(
        [
            "{0.day}/{0.month}/{0.year}",
            "ngày {0.day:02d} tháng {0.month:02d} năm {0.year}",
            "{0.day:02d}-{0.month}-{0.year}",
            "{0.day}.{0.month:02d}.{0.year}",
        ]
    ),
)
def test_a_printed_day_is_read_back(day: date, form: str) -> None:
    assert days(f"trước {form.format(day)}, các xã") == [str(day)]


@given(st.text(alphabet="abc xyz,.;\n", max_size=60))
def test_words_without_a_date_change_no_reading(noise: str) -> None:
    assert days(f"{noise}\n\nHạn gửi: ngày 15/6/2020.\n\n{noise}") == ["2020-06-15"]
