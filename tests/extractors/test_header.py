"""What documents say of themselves: headings of every layout, periods, signatures."""

import pytest

from extractors import header
from extractors.header.signature import signature
from extractors.reading import Reading, Surroundings
from extractors.view import view
from schemas.facts import Header
from schemas.period import Period

BODY = """

Thực hiện Công văn số 12/UBND-VX ngày 3/4/2020 của UBND tỉnh, Sở báo cáo như sau:

1. Kết quả

Tổ chức 5 lớp.

GIÁM ĐỐC

Nguyễn Văn An
"""


def read(text: str) -> Reading:
    reading = Reading(Surroundings(is_heading=True), text)
    header.find(view(text), reading)
    return reading


def shown(found: Header | None, field: str) -> object:
    value = getattr(found, field)
    return value.edtf if isinstance(value, Period) else value


CASES: dict[str, tuple[str, dict[str, object]]] = {
    "cells of a table": (
        "UBND TỈNH ĐỒNG THÁP | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "SỞ THÔNG TIN VÀ TRUYỀN THÔNG | Độc lập - Tự do - Hạnh phúc\n"
        "Số: 91/BC-STTTT | Đồng Tháp, ngày 26 tháng 4 năm 2019\n"
        "\n"
        "BÁO CÁO\n"
        "Kết quả công tác tháng 4 và phương hướng, nhiệm vụ tháng 5 năm 2019" + BODY,
        {
            "issuer": "SỞ THÔNG TIN VÀ TRUYỀN THÔNG",
            "parent": "UBND TỈNH ĐỒNG THÁP",
            "symbol": "91/BC-STTTT",
            "date": "2019-04-26",
            "type": "Báo cáo",
            "period": "2019-04",
            "place": "Đồng Tháp",
            "signer": "Nguyễn Văn An",
        },
    ),
    "two columns on one line": (
        "UBND TỈNH ĐỒNG THÁP CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "SỞ THÔNG TIN VÀ TRUYỀN THÔNG Độc lập - Tự do - Hạnh phúc\n"
        "Số: 91/BC-STTTT Đồng Tháp, ngày 26 tháng 4 năm 2019\n"
        "BÁO CÁO\n"
        "Kết quả quý I, nhiệm vụ trọng tâm quý II năm 2019" + BODY,
        {
            "issuer": "SỞ THÔNG TIN VÀ TRUYỀN THÔNG",
            "symbol": "91/BC-STTTT",
            "date": "2019-04-26",
            "type": "Báo cáo",
            "period": "2019-01/2019-03",
        },
    ),
    "Party": (
        "TỈNH ỦY ĐỒNG THÁP ĐẢNG CỘNG SẢN VIỆT NAM\n"
        "* Cao Lãnh, ngày 05 tháng 3 năm 2020\n"
        "Số 185-BC/TU\n"
        "\n"
        "BÁO CÁO\n"
        "năm 2019, phương hướng nhiệm vụ năm 2020" + BODY,
        {
            "issuer": "TỈNH ỦY ĐỒNG THÁP",
            "symbol": "185-BC/TU",
            "date": "2020-03-05",
            "type": "Báo cáo",
            "period": "2019",
        },
    ),
    "letter in two columns": (
        "SỞ THÔNG TIN VÀ TRUYỀN THÔNG   CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "Số: 554/STTTT-TTBCXB     Độc lập - Tự do - Hạnh phúc\n"
        "V/v tăng cường tuyên truyền    Đồng Tháp, ngày 22 tháng 8 năm 2019\n"
        "phòng, chống ma túy\n"
        "\n"
        "Kính gửi: Phòng VHTT các huyện\n"
        "\n"
        "Ngày 3/4, Sở có Công văn số 5/STTTT." + BODY,
        {
            "issuer": "SỞ THÔNG TIN VÀ TRUYỀN THÔNG",
            "symbol": "554/STTTT-TTBCXB",
            "date": "2019-08-22",
            "type": "Công văn",
            "period": None,
            "subject": "tăng cường tuyên truyền phòng, chống ma túy",
        },
    ),
    "blank number and day": (
        "UBND HUYỆN LẤP VÒ\n"
        "PHÒNG VĂN HÓA VÀ THÔNG TIN\n"
        "\n"
        "Số:      /BC-VHTT\n"
        "\n"
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "Độc lập - Tự do - Hạnh phúc\n"
        "\n"
        "Lấp Vò, ngày …. tháng 6 năm 2020\n"
        "\n"
        "BÁO CÁO\n"
        "\n"
        "Về việc tuyên truyền 06 tháng đầu năm và nhiệm vụ, giải pháp 06 tháng cuối năm 2020" + BODY,
        {
            "issuer": "PHÒNG VĂN HÓA VÀ THÔNG TIN",
            "symbol": None,
            "date": "2020-06",
            "type": "Báo cáo",
            "period": "2020-01/2020-06",
            "number_blank": True,
        },
    ),
    "title on the line of the kind": (
        "UBND HUYỆN LẤP VÒ\nĐÀI TRUYỀN THANH\nSố……/BC-ĐTT\n\nBÁO CÁO KẾT QUẢ HOẠT ĐỘNG THÁNG 6/2020" + BODY,
        {
            "issuer": "ĐÀI TRUYỀN THANH",
            "symbol": None,
            "date": None,
            "type": "Báo cáo",
            "period": "2020-06",
            "number_blank": True,
        },
    ),
    "parent of the same kind": (
        "HỘI LIÊN HIỆP PHỤ NỮ VIỆT NAM\n"
        "HỘI LHPN TỈNH ĐỒNG THÁP\n"
        "Số: 45/KH-BTV\n"
        "Đồng Tháp, ngày 01 tháng 02 năm 2020\n"
        "\n"
        "KẾ HOẠCH\n"
        "Tuyên truyền năm 2020" + BODY,
        {
            "issuer": "HỘI LHPN TỈNH ĐỒNG THÁP",
            "symbol": "45/KH-BTV",
            "date": "2020-02-01",
            "type": "Kế hoạch",
            "period": None,
        },
    ),
    "decision of the parent": (
        "UBND TỈNH ĐỒNG THÁP\n"
        "SỞ TÀI CHÍNH\n"
        "Số: 12/QĐ-UBND\n"
        "Đồng Tháp, ngày 3/4/2020\n"
        "\n"
        "QUYẾT ĐỊNH\n"
        "Về việc phê duyệt\n"
        "\n"
        "CHỦ TỊCH UBND TỈNH\n"
        "\n"
        "Căn cứ Luật số 77/2015/QH13 ngày 19/6/2015;\n"
        "\n"
        "TM. ỦY BAN NHÂN DÂN\n"
        "KT. CHỦ TỊCH\n"
        "PHÓ CHỦ TỊCH\n"
        "\n"
        "(Đã ký)\n"
        "\n"
        "Trần Thị Bình",
        {
            "issuer": "UBND TỈNH ĐỒNG THÁP",
            "symbol": "12/QĐ-UBND",
            "date": "2020-04-03",
            "type": "Quyết định",
            "period": None,
            "signer": "Trần Thị Bình",
            "signing_capacity": "TM.",
        },
    ),
    "no heading, title names nobody": (
        "BÁO CÁO\n"
        "THAM LUẬN TẠI HỘI NGHỊ TỔNG KẾT NĂM 2020\n"
        "\n"
        "Kính thưa các đồng chí!\n"
        "\n"
        "Đài Truyền thanh huyện Tam Nông báo cáo kết quả như sau:",
        {
            "issuer": "Đài Truyền thanh huyện Tam Nông",
            "type": "Báo cáo",
            "date": None,
            "period": None,
            "symbol": None,
        },
    ),
    "bulletin of a day": (
        "ĐÀI TRUYỀN THANH HUYỆN TAM NÔNG\nBẢN TIN NGÀY 15/6/2020\n\nBáo cáo nhanh tình hình.",
        {
            "issuer": "ĐÀI TRUYỀN THANH HUYỆN TAM NÔNG",
            "type": "Báo cáo",
            "date": "2020-06-15",
            "period": "2020-06-15",
            "symbol": None,
        },
    ),
    "urgent, week": (
        "CÔNG AN TỈNH ĐỒNG THÁP\n"
        "PHÒNG CẢNH SÁT GIAO THÔNG\n"
        "-------\n"
        "Số: 123/BC-PC08-TH\n"
        "HỎA TỐC\n"
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "Độc lập - Tự do - Hạnh phúc\n"
        "---------------\n"
        "Đồng Tháp, ngày 15 tháng 12 năm 2021\n"
        "\n"
        "BÁO CÁO NHANH\n"
        "Tuần từ ngày 08/12 đến ngày 14/12/2021" + BODY,
        {
            "issuer": "PHÒNG CẢNH SÁT GIAO THÔNG",
            "symbol": "123/BC-PC08-TH",
            "date": "2021-12-15",
            "type": "Báo cáo",
            "period": "2021-12-08/2021-12-14",
        },
    ),
    "letter of the Front": (
        "ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM\n"
        "TỈNH ĐỒNG THÁP\n"
        "BAN THƯỜNG TRỰC\n"
        "Số: 88/MTTQ-BTT\n"
        "V/v báo cáo kết quả giám sát năm 2020\n"
        "Đồng Tháp, ngày 20 tháng 11 năm 2020\n"
        "\n"
        "Kính gửi: Tỉnh ủy\n"
        "\n"
        "abc" + BODY,
        {
            "issuer": "ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM TỈNH ĐỒNG THÁP",
            "symbol": "88/MTTQ-BTT",
            "date": "2020-11-20",
            "type": "Công văn",
            "period": "2020",
        },
    ),
    "joint circular": (
        "BỘ THÔNG TIN VÀ TRUYỀN THÔNG - BỘ TÀI CHÍNH\n"
        "Số: 19/2012/TTLT-BTTTT-BTC\n"
        "Hà Nội, ngày 3 tháng 4 năm 2012\n"
        "\n"
        "THÔNG TƯ LIÊN TỊCH\n"
        "Hướng dẫn quản lý\n"
        "\n"
        "Căn cứ Luật",
        {
            "issuer": "BỘ THÔNG TIN VÀ TRUYỀN THÔNG - BỘ TÀI CHÍNH",
            "symbol": "19/2012/TTLT-BTTTT-BTC",
            "date": "2012-04-03",
            "type": "Thông tư liên tịch",
            "period": None,
        },
    ),
    "title in small letters": (
        "UBND XÃ TÂN MỸ\n"
        "TỔ THÔNG TIN\n"
        "Tân Mỹ, ngày 5-6-2020\n"
        "\n"
        "Báo cáo kết quả tuyên truyền tháng 5 năm 2020\n"
        "\n"
        "Trong tháng, tổ đã...",
        {
            "issuer": "TỔ THÔNG TIN",
            "symbol": None,
            "date": "2020-06-05",
            "type": "Báo cáo",
            "period": "2020-05",
        },
    ),
    "notice on a conference": (
        "SỞ THÔNG TIN VÀ TRUYỀN THÔNG\n"
        "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "Độc lập - Tự do - Hạnh phúc\n"
        "Số: 08/TB-STTTT\n"
        "Đồng Tháp, ngày 08 tháng 01 năm 2020\n"
        "\n"
        "THÔNG BÁO\n"
        "Kết luận của Giám đốc Sở tại Hội nghị giao ban tháng 12 năm 2019\n"
        "\n"
        "Ngày 06/01/2020, Sở họp.",
        {
            "issuer": "SỞ THÔNG TIN VÀ TRUYỀN THÔNG",
            "symbol": "8/TB-STTTT",
            "date": "2020-01-08",
            "type": "Thông báo",
            "period": None,
        },
    ),
    "agency over two lines": (
        "TRUNG TÂM VĂN HÓA - THỂ THAO\n"
        "VÀ TRUYỀN THANH HUYỆN CAO LÃNH\n"
        "Số: 33/BC-TTVHTT&TT\n"
        "Cao Lãnh, ngày 10 tháng 10 năm 2024\n"
        "\n"
        "BÁO CÁO\n"
        "Sơ kết 05 năm thực hiện Chỉ thị số 10-CT/TU ngày 3/4/2019 (2019 - 2024)" + BODY,
        {
            "issuer": "TRUNG TÂM VĂN HÓA - THỂ THAO VÀ TRUYỀN THANH HUYỆN CAO LÃNH",
            "symbol": "33/BC-TTVHTT&TT",
            "date": "2024-10-10",
            "type": "Báo cáo",
            "period": "2019/2024",
        },
    ),
    "Party cell": (
        "ĐẢNG BỘ XÃ TÂN BÌNH\n"
        "CHI BỘ ẤP 3\n"
        "*\n"
        "Số 05-BC/CB\n"
        "ĐẢNG CỘNG SẢN VIỆT NAM\n"
        "Tân Bình, ngày 28-6-2020\n"
        "\n"
        "BÁO CÁO\n"
        "sinh hoạt chi bộ tháng 6" + BODY,
        {
            "issuer": "CHI BỘ ẤP 3",
            "symbol": "5-BC/CB",
            "date": "2020-06-28",
            "type": "Báo cáo",
            "period": "2020-06",
        },
    ),
    "plan of the congress in the title": (
        "UBND THÀNH PHỐ SA ĐÉC\n"
        "PHÒNG VH&TT\n"
        "Số: 12/BC-VHTT\n"
        "Sa Đéc, ngày 15 tháng 12 năm 2020\n"
        "\n"
        "BÁO CÁO\n"
        "Tình hình thực hiện Nghị quyết Đại hội Đảng bộ và kết quả công tác năm 2020; phương hướng, nhiệm vụ năm 2021"
        + BODY,
        {
            "issuer": "PHÒNG VH&TT",
            "period": "2020",
            "date": "2020-12-15",
            "type": "Báo cáo",
            "symbol": "12/BC-VHTT",
        },
    ),
    "agency with a comma": (
        "BAN CHỈ ĐẠO\n"
        "PHÒNG, CHỐNG THIÊN TAI HUYỆN TÂN HỒNG\n"
        "Số: 7/BC-BCĐ\n"
        "Tân Hồng, ngày 2 tháng 10 năm 2018\n"
        "\n"
        "BÁO CÁO\n"
        "Nhanh tình hình thiệt hại" + BODY,
        {
            "issuer": "BAN CHỈ ĐẠO PHÒNG, CHỐNG THIÊN TAI HUYỆN TÂN HỒNG",
            "symbol": "7/BC-BCĐ",
            "date": "2018-10-02",
            "type": "Báo cáo",
            "period": None,
        },
    ),
    "company": (
        "CÔNG TY CỔ PHẦN ABC\n"
        "Số: 12/CV-ABC\n"
        "TP. Hồ Chí Minh, ngày 5 tháng 6 năm 2021\n"
        "\n"
        "Kính gửi: Sở TTTT\n"
        "\n"
        "Công ty trân trọng...",
        {
            "issuer": "CÔNG TY CỔ PHẦN ABC",
            "symbol": "12/CV-ABC",
            "date": "2021-06-05",
            "type": "Công văn",
            "period": None,
            "place": "TP. Hồ Chí Minh",
        },
    ),
    "letter with a day in its subject": (
        "UBND TỈNH QUẢNG NAM\n"
        "SỞ Y TẾ\n"
        "\n"
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "Độc lập – Tự do – Hạnh phúc\n"
        "\n"
        "Số: 321/SYT-NVY\n"
        "\n"
        "Quảng Nam, ngày 12 tháng 3 năm 2020\n"
        "\n"
        "V/v tình hình dịch Covid-19 ngày 11/3/2020\n"
        "\n"
        "Kính gửi: Bộ Y tế\n"
        "\n"
        "Sở Y tế báo cáo",
        {
            "issuer": "SỞ Y TẾ",
            "symbol": "321/SYT-NVY",
            "date": "2020-03-12",
            "type": "Công văn",
            "period": "2020-03-11",
        },
    ),
    "school year": (
        "PHÒNG GD&ĐT HUYỆN TAM BÌNH\n"
        "TRƯỜNG TIỂU HỌC PHÚ LỘC\n"
        "Số: 15/BC-THPL\n"
        "Phú Lộc, ngày 30 tháng 5 năm 2022\n"
        "\n"
        "BÁO CÁO\n"
        "Tổng kết năm học 2021-2022" + BODY,
        {
            "issuer": "TRƯỜNG TIỂU HỌC PHÚ LỘC",
            "symbol": "15/BC-THPL",
            "date": "2022-05-30",
            "period": "2021/2022",
            "type": "Báo cáo",
        },
    ),
}


@pytest.mark.parametrize(("text", "wanted"), CASES.values(), ids=CASES.keys())
def test_header_is_read(text: str, wanted: dict[str, object]) -> None:
    found = read(text).header
    assert {field: shown(found, field) for field in wanted} == wanted


def test_own_number_is_told_apart() -> None:
    text = CASES["cells of a table"][0]
    start, end = read(text).own_symbol or (0, 0)
    assert text[start:end] == "91/BC-STTTT"


@pytest.mark.parametrize(
    ("tail", "wanted"),
    [
        (
            "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nTrần Thị Bình",
            ("Trần Thị Bình", "PHÓ CHỦ TỊCH", "TM."),
        ),
        ("T/M BAN THƯỜNG VỤ\nBÍ THƯ\n(Đã ký)\nLê Văn Sáu", ("Lê Văn Sáu", "BÍ THƯ", "TM.")),
        ("Nơi nhận:\n- Lưu: VT. | KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC", (None, "PHÓ GIÁM ĐỐC", "KT.")),
        ("GIÁM ĐỐC\n\nĐoàn Thanh Bình", ("Đoàn Thanh Bình", "GIÁM ĐỐC", None)),
        ("Trân trọng./.", (None, None, None)),
    ],
    ids=["on behalf of and for", "Party", "beside the recipients", "head himself", "unsigned"],
)
def test_signature_is_read(tail: str, wanted: tuple[str | None, ...]) -> None:
    found = signature(tail)
    assert (found.name, found.position, found.capacity) == wanted


AGENCIES = {
    "the words dân số are no number": (
        "UBND HUYỆN LẤP VÒ\nTRUNG TÂM DÂN SỐ - KHHGĐ\nSố: 103/BC-TTDS",
        "TRUNG TÂM DÂN SỐ - KHHGĐ",
    ),
    "broken in a word group": (
        "UBND HUYỆN LẤP VÒ\nTRUNG TÂM DÂN\nSỐ - KHHGĐ\nSố: 103/BC-TTDS",
        "TRUNG TÂM DÂN SỐ - KHHGĐ",
    ),
    "broken at a dash": (
        "SỞ Y TẾ\nCHI CỤC DÂN SỐ\n- KẾ HOẠCH HÓA GIA ĐÌNH\nSố:     /BC-DSKHHGĐ",
        "CHI CỤC DÂN SỐ - KẾ HOẠCH HÓA GIA ĐÌNH",
    ),
    "broken behind a dash": (
        "SỞ LAO ĐỘNG -\nTHƯƠNG BINH VÀ XÃ HỘI\nSố: 12/BC-SLĐTBXH",
        "SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI",
    ),
    "committee of the Party": (
        "ĐẢNG BỘ HUYỆN LẤP VÒ\nBAN CHẤP HÀNH\nĐẢNG BỘ XÃ TÂN MỸ\n*\nSố 12-BC/ĐU",
        "BAN CHẤP HÀNH ĐẢNG BỘ XÃ TÂN MỸ",
    ),
    "committee with the symbol of its union": (
        "ĐOÀN TNCS HỒ CHÍ MINH\nBAN CHẤP HÀNH HUYỆN LẤP VÒ\n***\nSố: 12-BC/ĐTN",
        "BAN CHẤP HÀNH HUYỆN LẤP VÒ",
    ),
    "office of two bodies": (
        "VĂN PHÒNG\nĐOÀN ĐẠI BIỂU QUỐC HỘI VÀ\nHỘI ĐỒNG NHÂN DÂN TỈNH\nSố: 12/BC-VP",
        "VĂN PHÒNG ĐOÀN ĐẠI BIỂU QUỐC HỘI VÀ HỘI ĐỒNG NHÂN DÂN TỈNH",
    ),
    "office of the committee": ("UBND TỈNH ĐỒNG THÁP\nVĂN PHÒNG\nSố: 12/BC-VPUBND", "VĂN PHÒNG"),
    "task force of the Party": (
        "BAN CHỈ ĐẠO 35\nHUYỆN ỦY LẤP VÒ\nSố 12-BC/BCĐ35",
        "BAN CHỈ ĐẠO 35 HUYỆN ỦY LẤP VÒ",
    ),
    "abbreviated in the symbol, quoted name below": (
        "ỦY BAN MTTQ VIỆT NAM QUẬN LIÊN CHIỂU\nBAN VẬN ĐỘNG QUỸ “VÌ NGƯỜI NGHÈO”\nSố: 54 /BC-MTTQ",
        "ỦY BAN MTTQ VIỆT NAM QUẬN LIÊN CHIỂU",
    ),
    "quoted name that issues": (
        "UBND QUẬN 5\nBAN VẬN ĐỘNG\nQUỸ “VÌ NGƯỜI NGHÈO”\nSố: 54/BC-BVĐ",
        "BAN VẬN ĐỘNG QUỸ “VÌ NGƯỜI NGHÈO”",
    ),
    "tone mark as the heading has it": (
        "UỶ BAN NHÂN DÂN\nXÃ HOÀ BÌNH\nSố: 5/BC-UBND",
        "UỶ BAN NHÂN DÂN XÃ HOÀ BÌNH",
    ),
    "label before the name": ("Đơn vị báo cáo: Trạm Y tế xã Tân Mỹ\nSố: 12/BC-TYT", "Trạm Y tế xã Tân Mỹ"),
    "number blank, Party": ("ĐẢNG ỦY XÃ TÂN MỸ\n*\nSố    -BC/ĐU", "ĐẢNG ỦY XÃ TÂN MỸ"),
}


@pytest.mark.parametrize(("top", "wanted"), AGENCIES.values(), ids=AGENCIES.keys())
def test_issuer_of_heading(top: str, wanted: str) -> None:
    assert (
        shown(read(f"{top}\n\nBÁO CÁO\nCông tác tháng 6 năm 2020\n\n1. Kết quả\n").header, "issuer") == wanted
    )


NAMED_BELOW = {
    "BÁO CÁO\nKết quả năm 2020 của Đài PTTH Hậu Giang\n\n1. Tin": "Đài PTTH Hậu Giang",
    "BÁO CÁO KẾT QUẢ CÔNG TÁC CỦA TRẠM Y TẾ XÃ TÂN MỸ THÁNG 6/2020\n\n1. Tin": "TRẠM Y TẾ XÃ TÂN MỸ",
    "BÁO CÁO TÓM TẮT\nHoạt động du lịch\n(Phòng Văn hóa và Thông tin huyện Sa Pa)\n\nI/ Khách": (
        "Phòng Văn hóa và Thông tin huyện Sa Pa"
    ),
    "BÁO CÁO\nTháng 6\n\nTrong quý, Ủy ban nhân dân xã Tân Mỹ đã tổng hợp, báo cáo:": "Ủy ban nhân dân xã Tân Mỹ",
    "BÁO CÁO\nTháng 6\n\nHội LHPN xã Tân Mỹ tổng hợp kết quả như sau:": "Hội LHPN xã Tân Mỹ",
    "BÁO CÁO\nTháng 6\n\nThay mặt Ban Chỉ đạo xã Tân Mỹ, tôi xin báo cáo:": "Ban Chỉ đạo xã Tân Mỹ",
    "BÁO CÁO\nTháng 6\n\n1. Kết quả tốt.": None,
}


@pytest.mark.parametrize(("text", "wanted"), NAMED_BELOW.items())
def test_issuer_named_by_title_or_body(text: str, wanted: str | None) -> None:
    assert shown(read(text).header, "issuer") == wanted


TITLES = {
    "parts behind blank lines": (
        "BÁO CÁO\n\nKết quả truyền thanh\n\n6 tháng đầu năm 2020\n\nThực hiện kế hoạch, Đài báo cáo:",
        "Kết quả truyền thanh 6 tháng đầu năm 2020",
    ),
    "prose that begins like a title": (
        "BÁO CÁO\n\nKết quả truyền thanh\n\nNăm 2020, Đài đã phát 6 tin về cai nghiện.\n\n1. A",
        "Kết quả truyền thanh",
    ),
    "rules between": (
        "BÁO CÁO\n_____\n\nKết quả truyền thanh\n_____\n\n(Tháng 6/2020)\n\n1. A",
        "Kết quả truyền thanh (Tháng 6/2020)",
    ),
    "letters set apart": ("B Á O  C Á O\nKết quả tháng 9/2020\n\n1. A", "Kết quả tháng 9/2020"),
}


@pytest.mark.parametrize(("text", "wanted"), TITLES.values(), ids=TITLES.keys())
def test_subject_is_read(text: str, wanted: str) -> None:
    assert shown(read(f"SỞ Y TẾ\nSố: 5/BC-SYT\n\n{text}\n").header, "subject") == wanted
