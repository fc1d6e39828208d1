"""Who issues a document, over kinds and levels of agencies, in full and abbreviated; odd dates of headings."""

import pytest

from extractors import header
from extractors.header.issuer import agencies
from extractors.reading import Reading, Surroundings
from extractors.view import view
from schemas.agency_head import agency_heads
from schemas.facts import Header


def read(text: str) -> Header:
    reading = Reading(Surroundings(is_heading=True), text)
    header.find(view(text), reading)
    assert reading.header is not None
    return reading.header


# The letters of the symbol, the lines of the heading, the issuer.
HEADINGS: list[tuple[str, tuple[str, ...], str]] = [
    ("TTYT", ("SỞ Y TẾ HÀ GIANG", "TTYT HUYỆN QUẢN BẠ"), "TTYT HUYỆN QUẢN BẠ"),
    ("CCB", ("HỘI CCB HUYỆN A", "HỘI CCB XÃ B"), "HỘI CCB XÃ B"),
    ("BHXH", ("BHXH TỈNH A", "BHXH HUYỆN B"), "BHXH HUYỆN B"),
    ("VKS", ("VKSND TỈNH A", "VIỆN KIỂM SÁT NHÂN DÂN", "HUYỆN B"), "VIỆN KIỂM SÁT NHÂN DÂN HUYỆN B"),
    ("TA", ("TAND TỈNH A", "TAND HUYỆN B"), "TAND HUYỆN B"),
    ("CCT", ("CỤC THUẾ TỈNH A", "CCT HUYỆN B"), "CCT HUYỆN B"),
    ("BCH", ("BCH QUÂN SỰ HUYỆN A", "BCH QUÂN SỰ XÃ B"), "BCH QUÂN SỰ XÃ B"),
    ("BCH", ("ĐOÀN TNCS HỒ CHÍ MINH", "BCH HUYỆN ĐOÀN A"), "BCH HUYỆN ĐOÀN A"),
    ("MTTQ", ("UBMTTQ VIỆT NAM HUYỆN A", "UBMTTQ VIỆT NAM XÃ B"), "UBMTTQ VIỆT NAM XÃ B"),
    ("TH", ("PHÒNG GD&ĐT HUYỆN A", "TRƯỜNG TIỂU HỌC", "NGUYỄN DU"), "TRƯỜNG TIỂU HỌC NGUYỄN DU"),
    ("THCS", ("PHÒNG GD&ĐT HUYỆN A", "TRƯỜNG PTDTBT", "THCS NẬM CẦN"), "TRƯỜNG PTDTBT THCS NẬM CẦN"),
    ("THPT", ("SỞ GD&ĐT TỈNH A", "THPT B"), "THPT B"),
    ("ĐBP", ("BĐBP TỈNH A", "ĐỒN BP B"), "ĐỒN BP B"),
    ("CĐ", ("LĐLĐ HUYỆN A", "CĐ CƠ SỞ XÃ B"), "CĐ CƠ SỞ XÃ B"),
    ("CĐCS", ("LĐLĐ HUYỆN A", "CĐCS TRƯỜNG THCS B"), "CĐCS TRƯỜNG THCS B"),
    ("STNMT", ("SỞ TÀI NGUYÊN VÀ MÔI TRƯỜNG", "CHI CỤC BẢO VỆ MÔI TRƯỜNG"), "CHI CỤC BẢO VỆ MÔI TRƯỜNG"),
    ("BQL", ("SỞ GTVT", "BQLDA GIAO THÔNG"), "BQLDA GIAO THÔNG"),
    ("HTX", ("UBND XÃ A", "HTX NÔNG NGHIỆP B"), "HTX NÔNG NGHIỆP B"),
    ("CT", ("TỔNG CÔNG TY A", "CÔNG TY CỔ PHẦN", "CẤP NƯỚC B"), "CÔNG TY CỔ PHẦN CẤP NƯỚC B"),
    ("TTĐ", ("QUÂN KHU 7", "TRUNG ĐOÀN 88"), "TRUNG ĐOÀN 88"),
    ("TD", ("SƯ ĐOÀN 330", "TIỂU ĐOÀN 2"), "TIỂU ĐOÀN 2"),
    ("CA", ("CA TỈNH A", "CA HUYỆN B"), "CA HUYỆN B"),
    ("ĐU", ("HUYỆN ỦY A", "ĐẢNG ỦY XÃ B"), "ĐẢNG ỦY XÃ B"),
    ("KBNN", ("KHO BẠC NHÀ NƯỚC A", "KBNN B"), "KBNN B"),
    ("HPN", ("HỘI LHPN HUYỆN A", "HỘI LHPN XÃ B"), "HỘI LHPN XÃ B"),
    ("HCTĐ", ("HỘI CHỮ THẬP ĐỎ TỈNH A", "HỘI CTĐ HUYỆN B"), "HỘI CTĐ HUYỆN B"),
    ("TYT", ("TTYT HUYỆN A", "TYT XÃ B"), "TYT XÃ B"),
    ("VP", ("UBND TỈNH A", "VĂN PHÒNG"), "VĂN PHÒNG"),
    ("BCĐ", ("UBND HUYỆN A", "BCĐ PHÒNG, CHỐNG DỊCH"), "BCĐ PHÒNG, CHỐNG DỊCH"),
    ("HND", ("HND HUYỆN A", "HND XÃ B"), "HND XÃ B"),
    ("NHCSXH", ("NHCSXH TỈNH A", "PGD NHCSXH HUYỆN B"), "PGD NHCSXH HUYỆN B"),
    ("KTT", ("ĐẠI HỌC A", "KHOA KINH TẾ"), "KHOA KINH TẾ"),
    ("TTGDTX", ("SỞ GD&ĐT A", "TRUNG TÂM", "GDNN-GDTX HUYỆN B"), "TRUNG TÂM GDNN-GDTX HUYỆN B"),
    ("MN", ("PHÒNG GD&ĐT A", "TRƯỜNG MN HOA SEN"), "TRƯỜNG MN HOA SEN"),
    ("LT", ("TỔNG CÔNG TY LÂM NGHIỆP A", "LÂM TRƯỜNG B"), "LÂM TRƯỜNG B"),
    ("CLB", ("UBND XÃ A", "CLB ĐỌC SÁCH B"), "CLB ĐỌC SÁCH B"),
    ("VH", ("Sở VHTT A", "Thư viện tỉnh B"), "Thư viện tỉnh B"),
    ("TH", ("Phòng GD&ĐT huyện A", "Trường Tiểu học B"), "Trường Tiểu học B"),
    ("THA", ("CỤC THADS TỈNH A", "CHI CỤC THADS HUYỆN B"), "CHI CỤC THADS HUYỆN B"),
    ("ĐTN", ("HUYỆN ĐOÀN A", "ĐOÀN XÃ B"), "ĐOÀN XÃ B"),
    ("TTDVNN", ("UBND HUYỆN A", "TTDVNN"), "TTDVNN"),
]


@pytest.mark.parametrize(("letters", "lines", "wanted"), HEADINGS, ids=[" / ".join(h[1]) for h in HEADINGS])
def test_lowest_agency_issues(letters: str, lines: tuple[str, ...], wanted: str) -> None:
    top, title = "\n".join(lines), "BÁO CÁO\nKết quả tháng 9\n\n1. Kết quả\n"
    assert read(f"{top}\nSố: 5/BC-{letters}\nCao Lãnh, ngày 5/10/2020\n\n{title}").issuer == wanted
    assert read(f"Cao Lãnh, ngày 5 tháng 10 năm 2020\n{top}\n\n{title}").issuer == wanted


# The lines of the heading in the order that readers see them, the issuer, the parent.
COLUMNS: dict[str, tuple[str, str, str]] = {
    "number, then the Union's name": (
        "TỈNH ĐOÀN A\nHUYỆN ĐOÀN B\n***\nSố: 12-BC/HĐTN\nĐOÀN TNCS HỒ CHÍ MINH\nB, ngày 3 tháng 5 năm 2018",
        "HUYỆN ĐOÀN B",
        "TỈNH ĐOÀN A",
    ),
    "the Union's name beside the first line": (
        "HUYỆN ĐOÀN A   ĐOÀN TNCS HỒ CHÍ MINH\nBCH ĐOÀN XÃ B\nSố: 12-BC/ĐTN\nB, ngày 3 tháng 5 năm 2018",
        "BCH ĐOÀN XÃ B",
        "HUYỆN ĐOÀN A",
    ),
    "a branch with its trade's letters": (
        "TỔNG CỤC THUẾ\nCỤC THUẾ TỈNH A\nCHI CỤC THUẾ HUYỆN B\nSố: 7/BC-CT\nB, ngày 3 tháng 5 năm 2018",
        "CHI CỤC THUẾ HUYỆN B",
        "CỤC THUẾ TỈNH A",
    ),
    "an office of a bank with the bank's letters": (
        "NGÂN HÀNG CHÍNH SÁCH XÃ HỘI\nCHI NHÁNH TỈNH A\nPHÒNG GIAO DỊCH HUYỆN B\nSố: 7/BC-NHCS\nB, ngày 3/5/2018",
        "PHÒNG GIAO DỊCH HUYỆN B",
        "CHI NHÁNH TỈNH A",
    ),
    "a code in the name": (
        "SỞ GTVT TỈNH A\nTRUNG TÂM ĐĂNG KIỂM XE CƠ GIỚI 65-01S\nSố: 7/BC-TTĐK\nB, ngày 3/5/2018",
        "TRUNG TÂM ĐĂNG KIỂM XE CƠ GIỚI 65-01S",
        "SỞ GTVT TỈNH A",
    ),
    "a year in the name": (
        "UBND TỈNH A\nBAN TỔ CHỨC HỘI THAO NĂM 2018\nSố: 7/BC-BTC\nB, ngày 3/5/2018",
        "BAN TỔ CHỨC HỘI THAO NĂM 2018",
        "UBND TỈNH A",
    ),
    "a company by its mark": (
        "TẬP ĐOÀN\nBƯU CHÍNH VIỄN THÔNG VIỆT NAM\nVNPT A\nSố: 7/BC-VNPT\nB, ngày 3/5/2018",
        "VNPT A",
        "TẬP ĐOÀN BƯU CHÍNH VIỄN THÔNG VIỆT NAM",
    ),
    "the middle of three signs with its own": (
        "BỘ TÀI CHÍNH\nTỔNG CỤC THUẾ\nCỤC THUẾ TỈNH A\nSố: 7/BC-CT\nB, ngày 3 tháng 5 năm 2018",
        "CỤC THUẾ TỈNH A",
        "TỔNG CỤC THUẾ",
    ),
}


@pytest.mark.parametrize(("top", "issuer", "parent"), COLUMNS.values(), ids=COLUMNS.keys())
def test_issuer_of_columns_and_levels(top: str, issuer: str, parent: str) -> None:
    found = read(f"{top}\n\nBÁO CÁO\nKết quả tháng 4 năm 2018\n\n1. Kết quả\n")
    assert (found.issuer, found.parent) == (issuer, parent)


@pytest.mark.parametrize("subject", ["“(V/v báo cáo)”", "[V/v báo cáo]", "(V/v báo cáo)", '"V/v báo cáo"'])
def test_quotes_round_the_subject_are_not_of_the_issuer(subject: str) -> None:
    found = read(f"SỞ Y TẾ A\nBỆNH VIỆN B\nSố: 5/BV-KH\n{subject}\nB, ngày 3/5/2018\n\nKính gửi: Sở Y tế\n")
    assert (found.issuer, found.subject, found.type) == ("BỆNH VIỆN B", "báo cáo", "Công văn")


@pytest.mark.parametrize("place", ["Đạ Tẻh 2", "Quận 12", "TP. Hồ Chí Minh", "Phường 5"])
@pytest.mark.parametrize(
    "written", ["ngày 05 tháng 4 năm 2023", "ngày …/4/2023", "ngày ... tháng ... năm 2023"]
)
def test_place_may_bear_a_number(place: str, written: str) -> None:
    found = read(f"SỞ Y TẾ\nSố: 5/BC-SYT\n{place}, {written}\n\nBÁO CÁO\nKết quả\n\n1. Kết quả\n")
    assert found.date is not None
    assert (found.place, found.issuer, found.date.edtf[:4]) == (place, "SỞ Y TẾ", "2023")


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("Hồi 14 giờ 15 phút ngày 18 tháng 5 năm 2016, tại số nhà 112, Đoàn làm việc.", "2016-05-18"),
        ("Hôm nay, ngày 18/5/2016, tại hội trường xã.", "2016-05-18"),
        ("Căn cứ Quyết định ngày 16/5/2012;\n\nHôm nay, vào lúc 8 giờ ngày 23/8/2012, tại xã,", "2012-08-23"),
        ("Căn cứ Luật Thanh tra ngày 15/11/2010, Đoàn làm việc.", None),
    ],
)
def test_minutes_are_of_the_day_they_open_with(body: str, wanted: str | None) -> None:
    found = read(f"SỞ Y TẾ A\nTHANH TRA SỞ\nSố: /BB-TTra\n\nBIÊN BẢN\nKiểm tra quầy thuốc\n\n{body}\n")
    assert (found.date.edtf if found.date else None) == wanted


TITLES: dict[str, str | None] = {
    "của Sở Y tế về kết quả phòng dịch": "Sở Y tế",
    "Kết quả của Trạm Y tế xã A đối với công tác dân số": "Trạm Y tế xã A",
    "Hoạt động của Đài Truyền thanh huyện A trong quý I": "Đài Truyền thanh huyện A",
    "Kết quả thực hiện Chỉ thị số 10-CT/TU của Tỉnh ủy": None,
    "Kết quả thực hiện Nghị quyết của Hội đồng nhân dân tỉnh": None,
    "Tham luận của Hội Nông dân xã A tại Hội nghị tổng kết": "Hội Nông dân xã A",
    "Của TTYT huyện A nhân Ngày Thầy thuốc": "TTYT huyện A",
    "Tham luận của Ban Chỉ đạo về chuyển đổi số xã A": "Ban Chỉ đạo về chuyển đổi số xã A",
    "Của Công an xã A về việc chấp hành chỉ đạo của cấp trên": "Công an xã A",
    "Kết quả công tác của HTX Tân Hưng 6 tháng đầu năm 2020": "HTX Tân Hưng",
    "Tình hình thực hiện Kế hoạch số 5/KH-UBND của UBND huyện": None,
}


@pytest.mark.parametrize(("title", "wanted"), TITLES.items(), ids=TITLES.keys())
def test_title_names_who_reports(title: str, wanted: str | None) -> None:
    assert read(f"BÁO CÁO\n{title}\n\n1. Kết quả\n").issuer == wanted


BODIES: dict[str, str | None] = {
    "Trạm Y tế xã A báo cáo Trung tâm như sau:": "Trạm Y tế xã A",
    "Thực hiện Công văn số 5/UBND, TTYT huyện A báo cáo:": "TTYT huyện A",
    "Trường THCS B xin báo cáo kết quả:": "Trường THCS B",
    "Được sự chỉ đạo của cấp trên, HTX A trân trọng báo cáo:": "HTX A",
    "Thay mặt Hội CCB xã A, tôi xin báo cáo:": "Hội CCB xã A",
    "Đã phát 3 tin.": None,
    "Căn cứ Kế hoạch số 5/KH-UBND, LĐLĐ huyện A tổng hợp kết quả như sau:": "LĐLĐ huyện A",
}


@pytest.mark.parametrize(("body", "wanted"), BODIES.items(), ids=BODIES.keys())
def test_body_names_who_reports(body: str, wanted: str | None) -> None:
    assert read(f"BÁO CÁO\nKết quả tuyên truyền\n\n{body}\n").issuer == wanted


DATES: dict[str, str] = {
    "ngày …/4/2023": "2023-04",
    "ngày    /4/2023": "2023-04",
    "tháng 4-2023": "2023-04",
    "ngày ... tháng ... năm 2023": "2023",
    "ngày 5.4.2023": "2023-04-05",
    "ngày .../…/2023": "2023",
    "ngày ...-4-2023": "2023-04",
    "tháng 4/2023": "2023-04",
    "ngày 05 tháng 04 năm 2023": "2023-04-05",
}


@pytest.mark.parametrize(("written", "wanted"), DATES.items(), ids=DATES.keys())
def test_date_of_the_heading(written: str, wanted: str) -> None:
    found = read(f"SỞ Y TẾ\nSố: /\nMóng Cái, {written}\n\nBÁO CÁO\nKết quả\n\n1. Kết quả\n")
    assert found.date is not None
    assert (found.date.edtf, found.place, found.issuer) == (wanted, "Móng Cái", "SỞ Y TẾ")


@pytest.mark.parametrize("short", agency_heads().abbreviations)
def test_abbreviation_begins_an_agency_of_its_own(short: str) -> None:
    assert agencies(["SỞ Y TẾ", f"{short} HUYỆN A"]) == ["SỞ Y TẾ", f"{short} HUYỆN A"]
