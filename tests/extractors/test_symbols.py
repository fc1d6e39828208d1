"""Document numbers: every family and spelling of the handbook, and what only looks like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors import dates, symbols
from extractors.reading import Reading, Surroundings
from extractors.view import view


def read(text: str) -> Reading:
    """Read symbols and dates of a sentence in a document of 2020."""
    reading = Reading(Surroundings(year=2020))
    symbols.find(view(text), reading)
    dates.find(view(text), reading)
    return reading


def cited(text: str) -> list[tuple[str, str | None, str | None]]:
    return [(r.symbol, r.type, r.date and r.date.isoformat()) for r in read(text).references]


ROWS: dict[str, dict[str, list[tuple[str, str | None, str | None]]]] = {
    "state families": {
        "Công văn số 1058/SLĐTBMXH-BTPCTNXH ngày 10/7/2020 của Sở": [
            ("1058/SLĐTBMXH-BTPCTNXH", "Công văn", "2020-07-10")
        ],
        "Quyết định số 581/QĐ-UBND-HC ngày 30/5/2018": [("581/QĐ-UBND-HC", "Quyết định", "2018-05-30")],
        "Tờ trình số 45/TTr-STTTT ngày 1/6/2020": [("45/TTr-STTTT", "Tờ trình", "2020-06-01")],
        "Thông báo số 12/TBKL-VPCP": [("12/TBKL-VPCP", "Thông báo", None)],
        "Giấy phép số 12/GP-STTTT": [("12/GP-STTTT", "Giấy phép", None)],
        "Lệnh số 12/2005/L-CTN": [("12/2005/L-CTN", "Lệnh", None)],
        "Công điện hỏa tốc số 02/CĐ-UBND": [("2/CĐ-UBND", "Công điện", None)],
        "VB số 345/STTTT-CNTT": [("345/STTTT-CNTT", "Công văn", None)],
        "CV số 12/PVHTT": [("12/PVHTT", "Công văn", None)],
        "QĐ số 12/QĐ-UBND, KH số 13/KH-UBND": [
            ("12/QĐ-UBND", "Quyết định", None),
            ("13/KH-UBND", "Kế hoạch", None),
        ],
        "Thực hiện Kế hoạch 2717/LĐTBXH-PC ngày 8/7/2020": [("2717/LĐTBXH-PC", "Công văn", "2020-07-08")],
        "công văn số 702/HQQNg-NV ngày 01/7/2016": [("702/HQQNG-NV", "Công văn", "2016-07-01")],
        "Quyết định số 0081234/QĐ-XPVPHC": [("81234/QĐ-XPVPHC", "Quyết định", None)],
        "Kế hoạch số 33/KH-ĐCT ngày 10.5.2016 của Đoàn Chủ tịch": [("33/KH-ĐCT", "Kế hoạch", "2016-05-10")],
    },
    "legal and national": {
        "Nghị quyết 30a/2008/NQ-CP ngày 27/12/2008": [("30a/2008/NQ-CP", "Nghị quyết", "2008-12-27")],
        "Nghị quyết số 36a/NQ-CP": [("36a/NQ-CP", "Nghị quyết", None)],
        "Luật số 82/2015/QH13; Nghị quyết số 528/2018/UBTVQH14": [
            ("82/2015/QH13", "Luật", None),
            ("528/2018/UBTVQH14", "Nghị quyết", None),
        ],
        "Luật Trẻ em số 102/2016/QH13 ngày 05/4/2016": [("102/2016/QH13", "Luật", "2016-04-05")],
        "Bộ luật Hình sự số 100/2015/QH13": [("100/2015/QH13", "Bộ luật", None)],
        "Pháp lệnh số 16/2008/UBTVQH12": [("16/2008/UBTVQH12", "Pháp lệnh", None)],
        "Nghị định 09/2019/NĐ-CP, 30/2020/NĐ-CP": [
            ("9/2019/NĐ-CP", "Nghị định", None),
            ("30/2020/NĐ-CP", "Nghị định", None),
        ],
        "Nghị quyết liên tịch số 403/2017/NQLT-UBTVQH14-CP-ĐCTUBTWMTTQVN": [
            ("403/2017/NQLT-UBTVQH14-CP-ĐCTUBTWMTTQVN", "Nghị quyết liên tịch", None)
        ],
        "Nghị định số 55/2011/NĐCP": [("55/2011/NĐCP", "Nghị định", None)],
    },
    "joint": {
        "Thông tư liên tịch số 19/2012/TTLT-BTC-BKH&ĐT-BTTTT ngày 15 tháng 2 năm 2012": [
            ("19/2012/TTLT-BTC-BKH&ĐT-BTTTT", "Thông tư liên tịch", "2012-02-15")
        ],
        "Thông tư liên tịch số 13/2005/TTLT/BVHTT-BTC": [
            ("13/2005/TTLT/BVHTT-BTC", "Thông tư liên tịch", None)
        ],
        "Kế hoạch liên tịch số 08/KHLT-SVHTTDL-CAT": [("8/KHLT-SVHTTDL-CAT", "Kế hoạch", None)],
        "Quy chế phối hợp số 03/QCPH-STTTT-CAT": [("3/QCPH-STTTT-CAT", "Quy chế", None)],
    },
    "party": {
        "Hướng dẫn số 36-HD/VPTW ngày 03-4-2018": [("36-HD/VPTW", "Hướng dẫn", "2018-04-03")],
        "Nghị quyết số 60-NQ/TW; Kế hoạch số 185-KH/TU; Quyết định số 09-QĐ/BCĐ": [
            ("60-NQ/TW", "Nghị quyết", None),
            ("185-KH/TU", "Kế hoạch", None),
            ("9-QĐ/BCĐ", "Quyết định", None),
        ],
        "Quy định số 37-QĐ/TW ngày 25/10/2021": [("37-QĐ/TW", "Quy định", "2021-10-25")],
        "Thông tri số 12-TT/TU ngày 3/5/2020": [("12-TT/TU", "Thông tri", "2020-05-03")],
        "Chương trình hành động số 25-CTr/TU": [("25-CTr/TU", "Chương trình", None)],
        "Chỉ thị số 45-CT/TW, ngày 20-6-2020 của Bộ Chính trị": [("45-CT/TW", "Chỉ thị", "2020-06-20")],
        "Kế hoạch số 45 KH/ĐTN ngày 2/3/2020": [("45-KH/ĐTN", "Kế hoạch", "2020-03-02")],
        "Công văn số 123-CV/ThU": [("123-CV/ThU", "Công văn", None)],
        "Thông báo kết luận số 12-TB/TU ngày 3/4/2020": [("12-TB/TU", "Thông báo", "2020-04-03")],
        "Nghị quyết 08-NQ-TW": [("8-NQ-TW", "Nghị quyết", None)],
    },
    "before 2005": {
        "Tờ trình số 45/TT-UB ngày 1/6/2003": [("45/TT-UB", "Tờ trình", "2003-06-01")],
        "Quyết định số 01/1999/QĐ.UB": [("1/1999/QĐ.UB", "Quyết định", None)],
        "Quyết định số 123/QĐ/UB ngày 5/6/1998": [("123/QĐ/UB", "Quyết định", "1998-06-05")],
        "Nghị định số 67/HĐBT ngày 15/5/1989": [("67/HĐBT", "Nghị định", "1989-05-15")],
        "Nghị định số 36/CP ngày 29/5/1995": [("36/CP", "Nghị định", "1995-05-29")],
        "Quyết định số 299/TTg ngày 04/5/1996": [("299/TTg", "Quyết định", "1996-05-04")],
        "Chỉ thị 417-TTg": [("417-TTg", "Chỉ thị", None)],
        "Quyết định số 23/98/QĐ-UB ngày 12/3/1998": [("23/98/QĐ-UB", "Quyết định", "1998-03-12")],
        "Sắc lệnh số 50/SL ngày 9/10/1945": [("50/SL", "Sắc lệnh", "1945-10-09")],
        "Quyết định số 33/2006/QĐ.UBND": [("33/2006/QĐ.UBND", "Quyết định", None)],
    },
    "standards": {
        "QCVN 102:2016/BTTTT và TCVN 6909:2001": [
            ("QCVN 102:2016/BTTTT", "Quy chuẩn", None),
            ("TCVN 6909:2001", "Tiêu chuẩn", None),
        ],
        "TCVN ISO 9001:2015": [("TCVN ISO 9001:2015", "Tiêu chuẩn", None)],
        "QCVN 09-MT:2015/BTNMT": [("QCVN 09-MT:2015/BTNMT", "Quy chuẩn", None)],
    },
    "shared numbers": {
        "số 12, 13 và 14/KH-UBND ngày 3/4/2020": [
            ("12/KH-UBND", "Kế hoạch", "2020-04-03"),
            ("13/KH-UBND", "Kế hoạch", "2020-04-03"),
            ("14/KH-UBND", "Kế hoạch", "2020-04-03"),
        ],
        "các Công văn số 12 và số 13/STTTT-BCXB": [
            ("12/STTTT-BCXB", "Công văn", None),
            ("13/STTTT-BCXB", "Công văn", None),
        ],
        "Kế hoạch số 2514/KH- UBND ngày 31.12.2021, số 77 và 78/KH-SNV ngày 14/01/2022": [
            ("2514/KH-UBND", "Kế hoạch", "2021-12-31"),
            ("77/KH-SNV", "Kế hoạch", "2022-01-14"),
            ("78/KH-SNV", "Kế hoạch", "2022-01-14"),
        ],
        "số 21/KH-UBND ngày 18/01/2023; số 44, 45/KH-UBND cùng ngày 17/02/2023": [
            ("21/KH-UBND", "Kế hoạch", "2023-01-18"),
            ("44/KH-UBND", "Kế hoạch", "2023-02-17"),
            ("45/KH-UBND", "Kế hoạch", "2023-02-17"),
        ],
        "từ 01/01/2020 đến 30/6/2020, 20/KH-UBND": [("20/KH-UBND", "Kế hoạch", None)],
        "Quyết định số 05/2019, 06/2019/QĐ-UBND": [
            ("5/2019/QĐ-UBND", "Quyết định", None),
            ("6/2019/QĐ-UBND", "Quyết định", None),
        ],
    },
    "spelling": {
        "Kế hoạch số 91/KH – STTTT ngày 26/4/2019; số 228/KH‑STTTT; số 649/STTTT−BCXB": [
            ("91/KH-STTTT", "Kế hoạch", "2019-04-26"),
            ("228/KH-STTTT", "Kế hoạch", None),
            ("649/STTTT-BCXB", "Công văn", None),
        ],
        "Kế hoạch số 417/KH-BCĐTƯATTP; Nghị quyết số 28-NQ/TƯ; Kế hoạch số 5-KH/ĐUK": [
            ("417/KH-BCĐTƯATTP", "Kế hoạch", None),
            ("28-NQ/TƯ", "Nghị quyết", None),
            ("5-KH/ĐUK", "Kế hoạch", None),
        ],
        "Báo cáo số 77/BC-\nPTTH&TTĐT ngày 30-\n6-2015": [("77/BC-PTTH&TTĐT", "Báo cáo", "2015-06-30")],
        "Thông tư liên tịch số 02 /2015/ TTLT - BTC - BNV": [
            ("2/2015/TTLT-BTC-BNV", "Thông tư liên tịch", None)
        ],
        "Kế hoạch số 12/KH-TrTHCS ngày 3/4/2020": [("12/KH-TRTHCS", "Kế hoạch", "2020-04-03")],
        "Kế hoạch số 91 / KH - STTTT": [("91/KH-STTTT", "Kế hoạch", None)],
        "Kế hoạch 91/KH-ST\u00adTTT": [("91/KH-STTTT", "Kế hoạch", None)],
        "Quyết ðịnh số 12/QÐ-UBND": [("12/QĐ-UBND", "Quyết định", None)],
        "Quyết định số 1944/QĐ-Ttg, 13/QĐ-TTG": [
            ("1944/QĐ-TTg", "Quyết định", None),
            ("13/QĐ-TTg", "Quyết định", None),
        ],
        "kế hoạch số 91/kh-stttt": [("91/KH-STTTT", "Kế hoạch", None)],
        "Công văn số: 12 /UBND-VX ngày 3 tháng 4 năm 2020": [("12/UBND-VX", "Công văn", "2020-04-03")],
    },
    "not documents": {
        "Ban Chỉ đạo 138/ĐP tỉnh; BCĐ 389/ĐP; TT/TU; PCT/UBND; KT-XH; LĐ-TB&XH; 24/7; 12/12 huyện; 36/ tin": [],
        "biển số 86B8-123.45; điện thoại 0263.3822.113; 36/ TIN, BÀI; 15phút/CT; 130 đài/143 xã": [],
        "Tổ Đề án 06/CP; Chương trình 135/CP": [],
        "Công văn số 215; Nghị quyết số 07 ngày 12/4/2022; Chỉ thị 15": [],
        "nhà số 12/A đường Lê Lợi; hẻm 12/KDC; thửa số 5/TBĐ": [],
    },
    "end of the symbol": {
        "Công văn số 61/VHTT - UBND huyện": [("61/VHTT", "Công văn", None)],
        "thực hiện Kế hoạch số 12/KH-UBND\n- UBND xã": [("12/KH-UBND", "Kế hoạch", None)],
    },
    "date beside the number": {
        "Công văn số 61/VHTT ngày 3/5": [("61/VHTT", "Công văn", "2020-05-03")],
        "Ngày 3/5, Phòng ban hành Công văn số 61/VHTT": [("61/VHTT", "Công văn", "2020-05-03")],
        "Ngày 3/5, Phòng nhận được Công văn số 61/VHTT": [("61/VHTT", "Công văn", None)],
        "Công văn số 12/UBND-VX của UBND tỉnh ngày 5/3/2020 về việc": [
            ("12/UBND-VX", "Công văn", "2020-03-05")
        ],
        "theo Kế hoạch số 05/KH-UBND, ngày 12/3/2020 Đài đã phát": [("5/KH-UBND", "Kế hoạch", None)],
        "(Quyết định số 12/QĐ-UBND ngày 01/02/2020)": [("12/QĐ-UBND", "Quyết định", "2020-02-01")],
        "Quyết định số 12/QĐ-UBND (ngày 01/02/2020)": [("12/QĐ-UBND", "Quyết định", "2020-02-01")],
        "Quyết định số 12/QĐ-UBND ký ngày 01/02/2020": [("12/QĐ-UBND", "Quyết định", "2020-02-01")],
        "Kế hoạch số 12/KH-UBND và Công văn số 13/UBND-VX cùng ngày 05/3/2020": [
            ("12/KH-UBND", "Kế hoạch", "2020-03-05"),
            ("13/UBND-VX", "Công văn", "2020-03-05"),
        ],
        "Ngày 15/4/2020, UBND tỉnh ban hành Kế hoạch số 12/KH-UBND và Quyết định số 13/QĐ-UBND": [
            ("12/KH-UBND", "Kế hoạch", "2020-04-15"),
            ("13/QĐ-UBND", "Quyết định", "2020-04-15"),
        ],
        "4. Tư vấn: Ngày 05/9/2018, Hiệu trưởng ký Quyết định số 47/QĐ-NDU thành lập": [
            ("47/QĐ-NDU", "Quyết định", "2018-09-05")
        ],
        "Vào ngày 3/5/2020, UBND tỉnh đã ban hành Quyết định số 20/QĐ-UBND": [
            ("20/QĐ-UBND", "Quyết định", "2020-05-03")
        ],
        "Công văn ngày 3/4/2020 số 12/UBND-VX": [("12/UBND-VX", "Công văn", "2020-04-03")],
        "theo Quyết định, ký ngày 5/6/2020, số 15/QĐ-UBND": [("15/QĐ-UBND", "Quyết định", "2020-06-05")],
        "số 5/KH-UBND ngày 3/4/2020, số 6/KH-UBND": [
            ("5/KH-UBND", "Kế hoạch", "2020-04-03"),
            ("6/KH-UBND", "Kế hoạch", None),
        ],
        "Cùng ngày, Sở có Công văn số 13/STTTT-VP": [("13/STTTT-VP", "Công văn", None)],
        "Bản ghi nhớ số 01/GN-STTTT ngày 3/4/2015": [("1/GN-STTTT", "Bản ghi nhớ", "2015-04-03")],
        "số 649/STTTT-BCXB ngày 28/11/2016; Số 247/KH-STTTT": [
            ("649/STTTT-BCXB", "Công văn", "2016-11-28"),
            ("247/KH-STTTT", "Kế hoạch", None),
        ],
        "Luật số 102/2016/QH13; Kế hoạch số 41, 42/KH-UBND cùng ngày 12/3/2020": [
            ("102/2016/QH13", "Luật", None),
            ("41/KH-UBND", "Kế hoạch", "2020-03-12"),
            ("42/KH-UBND", "Kế hoạch", "2020-03-12"),
        ],
        "Công văn số 1234/BTTTT-CBC, 1235/BTTTT-CBC ngày 5/6/2020": [
            ("1234/BTTTT-CBC", "Công văn", None),
            ("1235/BTTTT-CBC", "Công văn", "2020-06-05"),
        ],
        "Nghị quyết số 100/2019/NQ-HĐND⁽¹⁾ ngày 6/12/2019": [
            ("100/2019/NQ-HĐND", "Nghị quyết", "2019-12-06")
        ],
    },
    "noun and symbol": {
        "Công văn số 58/KH-UBND": [("58/KH-UBND", "Kế hoạch", None)],
    },
}


@pytest.mark.parametrize("rows", ROWS.values(), ids=ROWS.keys())
def test_documents_are_read(rows: dict[str, list[tuple[str, str | None, str | None]]]) -> None:
    assert {text: cited(text) for text in rows} == rows


def test_span_covers_number_and_symbol_only() -> None:
    text = "Kế hoạch số 12, 13/KH-UBND ngày 3/4/2020"
    assert [text[r.start : r.end] for r in read(text).references] == ["12", "13/KH-UBND"]


def test_noun_that_disagrees_is_doubted() -> None:
    assert [d.code for d in read("Công văn số 58/KH-UBND").doubts] == ["kind-disagrees"]


def test_noun_of_a_list_that_disagrees_is_doubted() -> None:
    doubts = read("Kế hoạch số 91/KH-STTTT; số 649/STTTT-BCXB").doubts
    assert [(d.code, d.values["symbol"]) for d in doubts] == [("kind-disagrees-in-list", "649/STTTT-BCXB")]


def test_noun_does_not_reach_the_next_sentence() -> None:
    assert read("Theo Kế hoạch số 91/KH-STTTT. Sở có văn bản số 649/STTTT-BCXB.").doubts == []


TYPES = {"KH": "Kế hoạch", "QĐ": "Quyết định", "BC": "Báo cáo", "TTr": "Tờ trình", "CTr": "Chương trình"}


@given(st.integers(1, 9999), st.sampled_from(sorted(TYPES)), st.sampled_from(["UBND", "STTTT", "LĐTB&XH"]))
def test_what_was_printed_is_read_back(number: int, kind: str, issuer: str) -> None:
    assert cited(f"theo văn bản số {number:02d}/{kind}-{issuer}, Sở") == [
        (f"{number}/{kind}-{issuer}", TYPES[kind], None)
    ]


@given(st.text(max_size=80), st.text(max_size=80))
def test_every_quote_stands_where_it_says(before: str, after: str) -> None:
    text = f"{before} Công văn số 554/STTTT-TTBCXB ngày 22/8/2019 {after}"
    reading = read(text)
    assert all(0 <= f.start < f.end <= len(text) for f in (*reading.references, *reading.dates))
    assert all(any(c.isdigit() for c in text[r.start : r.end]) for r in reading.references)
