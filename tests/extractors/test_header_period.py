"""The reporting period, clause by clause of the guidelines' decision on `period`, in many wordings.

Every title and body stands in a report of 5 October 2020 unless the row says otherwise.
"""

import pytest

from extractors import header
from extractors.reading import Reading, Surroundings
from extractors.view import view


def period(
    title: str, body: str = "Sở báo cáo:", kind: str = "BÁO CÁO", day: str = "5/10/2020"
) -> str | None:
    text = f"SỞ Y TẾ\nSố: 5/BC-SYT\nĐồng Tháp, ngày {day}\n\n{kind}\n{title}\n\n{body}\n"
    reading = Reading(Surroundings(is_heading=True), text)
    header.find(view(text), reading)
    found = reading.header.period if reading.header else None
    return found.edtf if found else None


TITLES: dict[str, dict[str, str | None]] = {
    "the time of the work": {
        "Kết quả công tác năm 2019": "2019",
        "Công tác tháng 9 năm 2020": "2020-09",
        "Công tác tháng 9": "2020-09",
        "Hoạt động quý III/2020": "2020-07/2020-09",
        "Hoạt động quý III, năm 2020": "2020-07/2020-09",
        "Tình hình kinh tế - xã hội 6 tháng đầu năm": "2020-01/2020-06",
        "KẾT QUẢ 9 THÁNG ĐẦU NĂM 2020": "2020-01/2020-09",
        "Kết quả hoạt động 8 tháng năm 2020": "2020-01/2020-08",
        "Trật tự an toàn giao thông tuần từ ngày 28/9 đến ngày 04/10/2020": "2020-09-28/2020-10-04",
        "Tình hình mưa lũ (28/9 - 04/10/2020)": "2020-09-28/2020-10-04",
        "Tình hình dịch bệnh ngày 04/10/2020": "2020-10-04",
        "Kết quả từ đầu năm đến ngày 30/9/2020": "2020-01/2020-09",
        "Kết quả tuyên truyền từ tháng 01/2020 đến tháng 9/2020": "2020-01/2020-09",
        "Công tác Dân số - Kế hoạch hóa gia đình năm 2019": "2019",
        "Tổng kết công tác 2019": "2019",
        "Hoạt động phát thanh cả năm 2019": "2019",
        "Tuyên truyền các ngày lễ lớn năm 2020": "2020",
        "Kết quả Chiến dịch Thanh niên tình nguyện hè năm 2020": "2020",
        "Kết quả thực hiện Chương trình mục tiêu quốc gia xây dựng nông thôn mới năm 2019": "2019",
        "Kết quả Tháng hành động vì trẻ em\n(từ ngày 01/6 đến ngày 30/6/2020)": "2020-06",
        "Kết quả Tháng hành động vì trẻ em (Từ 01/6 - 30/6/2020)": "2020-06",
        "Kết quả thu ngân sách\nnăm 2019": "2019",
        "Tổng kết năm học 2019-2020": "2019/2020",
    },
    "next tasks": {
        "Kết quả năm 2019, phương hướng năm 2020": "2019",
        "Công tác năm 2019 và nhiệm vụ năm 2020": "2019",
        "Công tác năm 2019; mục tiêu, nhiệm vụ, giải pháp năm 2020": "2019",
        "Kết quả tháng 9, kế hoạch tháng 10 năm 2020": "2020-09",
        "Kết quả quý III - phương hướng, nhiệm vụ quý IV năm 2020": "2020-07/2020-09",
        "Công tác 9 tháng đầu năm, nhiệm vụ trọng tâm 3 tháng cuối năm 2020": "2020-01/2020-09",
        "Công tác 9 tháng và phương hướng nhiệm vụ 3 tháng cuối năm 2020": None,
        "Kế hoạch công tác năm 2020": None,
        "Phương hướng, nhiệm vụ năm 2020": None,
        "Công tác quý III, chương trình công tác quý IV năm 2020": "2020-07/2020-09",
        "Kết quả 6 tháng đầu năm và dự kiến 6 tháng cuối năm 2020": "2020-01/2020-06",
    },
    "tasks and plans carried out": {
        "Kết quả thực hiện nhiệm vụ 9 tháng đầu năm 2020": "2020-01/2020-09",
        "KẾT QUẢ THỰC HIỆN NHIỆM VỤ NĂM 2019 VÀ PHƯƠNG HƯỚNG NĂM 2020": "2019",
        "Tình hình thực hiện kế hoạch đầu tư công 9\ntháng đầu năm 2020": "2020-01/2020-09",
        "Tình hình thực hiện kế hoạch phát triển kinh tế - xã hội năm 2019": "2019",
        "Sơ kết thực hiện nhiệm vụ khoa học, công nghệ 6 tháng đầu năm 2020": "2020-01/2020-06",
        "Tình hình thực hiện các mục tiêu, nhiệm vụ 6 tháng đầu năm; nhiệm vụ 6 tháng cuối năm 2020": "2020-01/2020-06",
        "Kết quả thực hiện chỉ tiêu, nhiệm vụ quý III năm 2020": "2020-07/2020-09",
        "Việc triển khai nhiệm vụ năm 2019": "2019",
    },
    "stage and term": {
        "Kết quả giai đoạn 2016-2020": "2016/2020",
        "Sơ kết Đề án giai đoạn 2018 - 2019 và phương hướng đến năm 2025": "2018/2019",
        "Xây dựng nông thôn mới giai đoạn 2021 - 2025": None,
        "Kết quả thực hiện Chương trình giai đoạn 2016-2025": None,
        "Kết quả bầu cử đại biểu HĐND nhiệm kỳ 2016-2021": None,
        "Đại hội Đảng bộ nhiệm kỳ 2015 - 2020": None,
        "Kết quả hoạt động của HĐND khóa IX, nhiệm kỳ 2016 - 2021 trong năm 2019": "2019",
        "Tổng kết 5 năm (2015 - 2020)": "2015/2020",
        "Kết quả 5 năm thực hiện Chỉ thị số 10-CT/TU ngày 3/4/2015 (2015 - 2020)": "2015/2020",
    },
    "anniversary": {
        "Tuyên truyền kỷ niệm 75 năm Quốc khánh (02/9/1945 - 02/9/2020)": None,
        "Hoạt động kỷ niệm 130 năm Ngày sinh Chủ tịch Hồ Chí Minh (19/5/1890-19/5/2020)": None,
        "Tổ chức kỷ niệm 90 năm thành lập Đảng (1930 - 2020)": None,
        "Tuyên truyền kỷ niệm Cách mạng tháng Tám và Quốc khánh 2/9": None,
        "Hoạt động chào mừng Ngày Báo chí Cách mạng Việt Nam 21/6": None,
    },
    "end without a start": {
        "Tiến độ xây dựng nông thôn mới đến 30/9/2020": None,
        "Tiến độ xây dựng nông thôn mới đến hết tháng 9/2020": None,
        "Thiệt hại do bão số 3\n(tính đến 16 giờ 00 ngày 04/10/2020)": None,
        "Tình hình dịch (cập nhật lúc 17h00 ngày 04/10/2020)": None,
        "Tình hình dịch bệnh (đến 17h30 ngày 04/10/2020)": None,
        "Số dư nợ tại thời điểm 31/8/2020": None,
        "Tổng kết Chương trình phòng, chống ma túy đến năm 2020": None,
    },
    "year of a law, plan or conference": {
        "Tuyên truyền Luật Đất đai năm 2013": None,
        "Triển khai thi hành Bộ luật Lao động năm 2019": None,
        "Kết quả tuyên truyền Luật Trẻ em năm 2016 trong quý III năm 2020": "2020-07/2020-09",
        "Kết quả thực hiện Kế hoạch cải cách hành chính năm 2020": None,
        "Tham luận tại Hội nghị tổng kết năm 2019": None,
        "Báo cáo tại Hội nghị sơ kết 6 tháng đầu năm 2020": None,
        "Kết quả công tác quý III/2020 trình Hội nghị giao ban tháng 10": "2020-07/2020-09",
        "Thực hiện Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị năm 2019": "2019",
    },
    "two times as one": {
        "Kết quả công tác tháng 6 và 6 tháng đầu năm 2020": "2020-01/2020-06",
        "Công tác quý IV và năm 2019": "2019",
        "Công tác tháng 12 và cả năm 2019": "2019",
        "Kết quả 2 năm 2018, 2019": "2018/2019",
        "Kết quả tháng 9 và quý III năm 2020": "2020-07/2020-09",
    },
}


@pytest.mark.parametrize("rows", TITLES.values(), ids=TITLES.keys())
def test_title_gives_the_period(rows: dict[str, str | None]) -> None:
    assert {title: period(title) for title in rows} == rows


BODIES: dict[str, dict[str, str | None]] = {
    "figures cover": {
        "Số liệu tính từ ngày 15/12/2019 đến ngày 14/9/2020.": "2019-12-15/2020-09-14",
        "Số liệu thống kê từ 15/6/2020 đến 14/9/2020 như sau:": "2020-06-15/2020-09-14",
        "(Số liệu lấy từ ngày 01/01/2020 đến ngày 30/9/2020)": "2020-01/2020-09",
        "Số liệu trong báo cáo tính trong 9 tháng đầu năm 2020.": "2020-01/2020-09",
        "Sở báo cáo kết quả (số liệu từ ngày 15/3 đến ngày 23/5/2020) như sau:": "2020-03-15/2020-05-23",
        "Sở báo cáo số liệu từ đầu năm đến hết ngày 20/9/2020 như sau:": "2020-01-01/2020-09-20",
    },
    "label": {
        "Kỳ báo cáo: từ ngày 01/11/2019 đến ngày 31/8/2020": "2019-11/2020-08",
        "Kỳ báo cáo: Quý III/2020": "2020-07/2020-09",
        "Kỳ báo cáo: tháng 9 năm 2020": "2020-09",
        "Thời gian báo cáo: 9 tháng đầu năm 2020": "2020-01/2020-09",
        "Thời điểm lấy số liệu: từ 15/12/2019 đến 14/6/2020": "2019-12-15/2020-06-14",
        "Thời gian chốt số liệu: đến ngày 30/9/2020": None,
    },
    "results cover": {
        "Sở báo cáo kết quả quý III năm 2020 như sau:": "2020-07/2020-09",
        "Phòng báo cáo tình hình thực hiện từ tháng 01 đến tháng 8/2020 như sau:": "2020-01/2020-08",
        "Trong quý III/2020, Sở đã đạt được những kết quả như sau:": "2020-07/2020-09",
    },
    "time of deeds": {
        "Trong tháng 5/2020, Trạm đã kiểm tra 5 hộ.": "2020-05",
        "Tháng 5, Trạm đã phát 3 tin.": "2020-05",
        "Quý I và quý II năm 2020 Hội đã làm được:": "2020-01/2020-06",
        "Từ ngày 1/3 đến 10/4/2020, đơn vị tuần tra 3 lượt.": "2020-03-01/2020-04-10",
        "Từ 1/3 đến nay, đơn vị đã tuần tra 3 lượt.": None,
        "Trong tháng 10/2020, Trạm sẽ kiểm tra 5 hộ.": None,
        "Trong quý III năm 2020, trên địa bàn xảy ra 3 vụ.": "2020-07/2020-09",
        "Ngày 3/5/2020, Sở đã họp.": None,
        "Năm 2020, Đài đã phát 6 tin.": None,
        "Thực hiện Kế hoạch số 5/KH-UBND ngày 3/4/2020, 9 tháng đầu năm 2020 xã đã làm được:": "2020-01/2020-09",
        "Từ năm 2010 đến năm 2014, xã đã xây 3 cầu.": None,
        "So với tháng 5/2020, số vụ đã giảm.": None,
        "Đến tháng 5/2020, xã đã đạt 3 tiêu chí.": None,
        "Qua 6 tháng đầu năm 2020, Hội đã kết nạp 3 hội viên.": "2020-01/2020-06",
        "Trong tháng 5/2019, UBND huyện đã ban hành kế hoạch.": None,
        "Từ tháng 1 đến tháng 9/2020, Chi cục xử lý 5 vụ.": "2020-01/2020-09",
        "Sở tổng hợp kết quả của quý I và quý II năm 2020 như sau:": "2020-01/2020-06",
        "Trong 9 tháng đầu năm 2020, được sự quan tâm của Huyện ủy, Hội đã đạt kết quả:": "2020-01/2020-09",
        "Quý IV, Đài phấn đấu phát 480 tin.": None,
        "Từ tháng 11 đến tháng 12/2020, Trạm tiếp tục kiểm tra.": None,
    },
    "says nothing of it": {
        "Số liệu tính đến ngày 30/9/2020.": None,
        "Thực hiện Kế hoạch số 12/KH-UBND ngày 3/4/2020, Sở báo cáo như sau:": None,
        "Thực hiện Kế hoạch công tác năm 2020, Sở báo cáo:": None,
        "Sở sẽ tổ chức lớp tập huấn từ ngày 15/10 đến ngày 20/10/2020.": None,
        "Sở kiểm tra 12 cơ sở, tăng so với cùng kỳ năm 2019.": None,
        "Luật có hiệu lực từ ngày 01/7/2020.": None,
    },
}


@pytest.mark.parametrize("rows", BODIES.values(), ids=BODIES.keys())
def test_body_gives_the_period_where_the_title_does_not(rows: dict[str, str | None]) -> None:
    assert {body: period("Công tác y tế cơ sở", body) for body in rows} == rows


def test_title_goes_before_the_body() -> None:
    body = "Số liệu tổng hợp từ ngày 15/12/2018 đến ngày 14/12/2019."
    assert period("Công tác tiếp công dân năm 2019", body) == "2019"


def test_days_in_brackets_behind_an_occasion_are_of_the_work() -> None:
    title = "Hoạt động của Đoàn tại kỳ họp thứ 4\n(từ ngày 20/8/2020 đến ngày 15/9/2020)"
    assert period(title) == "2020-08-20/2020-09-15"
    assert period("Kết quả, trình tại kỳ họp từ ngày 20/8/2020 đến ngày 22/8/2020") is None


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("Trong 03 ngày (từ 05 đến 07/8/2020), Đài đã tổ chức lớp tập huấn.", "2020-08-05/2020-08-07"),
        ("Từ ngày 01/8 đến ngày 20/8/2020, đơn vị tuần tra 38 lượt.", "2020-08-01/2020-08-20"),
        ("Từ ngày 01/8 đến ngày 20/8/2020 mở 04 hội nghị.", None),
    ],
)
def test_days_that_open_a_clause_cover_what_is_reported(body: str, wanted: str | None) -> None:
    assert period("Tuyên truyền ở cơ sở", body) == wanted


@pytest.mark.parametrize("kind", ["KẾ HOẠCH", "QUYẾT ĐỊNH", "CHƯƠNG TRÌNH", "CÔNG ĐIỆN", "HƯỚNG DẪN"])
def test_plans_and_orders_report_on_no_period(kind: str) -> None:
    assert period("Tuyên truyền quý IV năm 2020", kind=kind) is None


def test_notice_of_a_situation_reports_on_one() -> None:
    assert period("Tình hình sinh vật gây hại\n(Từ ngày 03 đến ngày 09/9/2020)", kind="THÔNG BÁO") == (
        "2020-09-03/2020-09-09"
    )


@pytest.mark.parametrize(
    ("subject", "wanted"),
    [
        ("báo cáo kết quả công tác quý III năm 2020", "2020-07/2020-09"),
        ("báo cáo tình hình dịch bệnh ngày 04/10/2020", "2020-10-04"),
        ("đề nghị báo cáo kết quả công tác quý III năm 2020", None),
        ("đôn đốc báo cáo tháng 9/2020", None),
        ("tăng cường tuyên truyền tháng 10/2020", None),
    ],
)
def test_letter_that_reports_and_letter_that_asks(subject: str, wanted: str | None) -> None:
    text = (
        "SỞ Y TẾ\nSố: 5/SYT-NVY\nV/v " + subject + "\n"
        "Đồng Tháp, ngày 5 tháng 10 năm 2020\n\nKính gửi: Sở Nội vụ\n\nSở Y tế có ý kiến."
    )
    reading = Reading(Surroundings(is_heading=True), text)
    header.find(view(text), reading)
    assert reading.header is not None
    assert (reading.header.period.edtf if reading.header.period else None) == wanted


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("Số liệu tính từ ngày 15/5/2020 đến ngày 14/6/2020.", "2020-05-15/2020-06-14"),
        (
            "Trong tháng 6 năm 2020 (từ ngày 15/5/2020 đến ngày 14/6/2020), Phòng đã mở 02 lớp.",
            "2020-05-15/2020-06-14",
        ),
        ("Thời điểm chốt số liệu: ngày 14/6/2020.", "../2020-06-14"),
        ("Số liệu chốt đến hết ngày 14/6/2020.", "../2020-06-14"),
        ("Phòng đã mở 02 lớp từ ngày 03/6/2020 đến ngày 05/6/2020.", None),
        ("Phòng báo cáo kết quả tháng 6 năm 2020 như sau.", None),
    ],
)
def test_the_days_that_figures_are_from_beside_the_name_of_the_period(said: str, wanted: str | None) -> None:
    text = (
        "SỞ Y TẾ\nSố: 5/BC-SYT\nĐồng Tháp, ngày 16 tháng 6 năm 2020\n\n"
        "BÁO CÁO\nKết quả tuyên truyền tháng 6 năm 2020\n\n" + said
    )
    reading = Reading(Surroundings(is_heading=True), text)
    header.find(view(text), reading)
    assert reading.header is not None and reading.header.period is not None
    assert reading.header.period.edtf == "2020-06"
    assert (reading.header.window.edtf if reading.header.window else None) == wanted
