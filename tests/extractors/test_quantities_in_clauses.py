"""Quantities by the clause around them: lengths in hours and minutes, bounds set apart, names of games.

Rows are written as in `test_quantities.py`.
"""

import pytest
from quantity_rows import read, show

LENGTHS = [
    ("Phát 02 kỳ, mỗi kỳ 15'; nghỉ giữa hiệp 5'.", "2 kỳ; 15 ' [duration] /kỳ; 5 ' [duration]"),
    ("Mô hình 'xóm 3' và 'Tổ 5' an toàn.", ""),
    ("Thời lượng 1 giờ 30 phút mỗi ngày.", "90 phút [duration] /ngày"),
    ("Thông quan trung bình 1 giờ 42 phút/tờ khai.", "102 phút (mean) [duration] /tờ khai"),
    ("Họp lúc 7 giờ 30 phút.", ""),
    ("Tạm giữ 3 tháng 15 ngày.", "3 tháng [duration]; 15 ngày [duration]"),
]

BOUNDS = [
    ("Có từ 95% cán bộ, đoàn viên trở lên dự.", "95 % (at_least) [percent]"),
    ("Có từ 95% cán bộ dự; 3 lớp trở lên.", "95 % [percent]; 3 lớp (at_least)"),
    (
        "Học lực: khá 38%; trung bình 11,6%; yếu 0,5%.",
        "38 % [percent]; 11.6 % [percent]; 0.5 % [percent]",
    ),
    ("Trung bình 3 tin, khá hơn năm trước.", "3 tin (mean)"),
    (
        "Mưa trên 150 mm/24h; 120 phút/150 phút; 2 lần/1 ngày.",
        "150 mm (over) [other] /24h; 120 phút [duration]; 150 phút [duration]; 2 lần /ngày",
    ),
    ("Nhuận bút 349.576 đồng/tin, bài.", "349576 đồng [money] /tin, bài"),
]

NAMES = [
    ("Giải bóng đá 7 người có 11 đội.", "11 đội"),
    ("Môn bóng chuyền 120 người xem.", "120 người"),
    ("ĐOÀN KIỂM TRA LIÊN NGÀNH 814\nSố: 05/BB", ""),
    ("Đội đăng ký tối đa 14 cầu thủ; góp ý 06 dự thảo văn bản.", "14 cầu thủ (at_most); 6 dự thảo văn bản"),
]


@pytest.mark.parametrize(("text", "expected"), LENGTHS + BOUNDS + NAMES)
def test_reads_what_the_clause_says(text: str, expected: str) -> None:
    assert "; ".join(map(show, read(text))) == expected


def test_span_of_a_least_number_begins_at_its_word() -> None:
    text = "mỗi lớp có từ 95% học viên trở lên"
    assert [text[found.start : found.end] for found in read(text)] == ["từ 95%"]


BREAKDOWNS = [
    (
        "Phiếu không hợp lệ 233 (2,63%); hư hỏng 9, chiếm gần 10%.",
        "233 Phiếu không hợp lệ; 2.63 % [percent]; 9 hư hỏng; 10 % (nearly) [percent]",
    ),
    ("Có 45 đồng chí (đại học 38, trung cấp 7).", "45 đồng chí; 38 đại học; 7 trung cấp"),
    ("Huy động 40 người, gồm bộ đội 25.", "40 người; 25 bộ đội"),
    ("Chuyển cấp trên 05 vụ, đang giải quyết 4.", "5 vụ; 4 đang giải quyết"),
    ("Kiểm tra 88 vụ (theo kế hoạch 51, đột xuất 37).", "88 vụ; 51 theo kế hoạch; 37 đột xuất"),
    ("Có 100% (25/25) xã đạt.", "100 % [percent]; 25-25 xã [ratio]"),
    (
        "Vốn 800 triệu, dân góp 100 triệu, tỉnh cho 700 triệu.",
        "800000000 đồng [money]; 100000000 đồng [money]; 700000000 đồng [money]",
    ),
    ("Biên chế 58 đồng chí, hiện có 55.", "58 đồng chí; 55 hiện có"),
    ("Có 42 thí sinh; giải nhất là thí sinh số báo danh 07.", "42 thí sinh"),
    ("Mở 3 lớp, tại hội trường 2; theo Kế hoạch 135.", "3 lớp"),
]


@pytest.mark.parametrize(("text", "expected"), BREAKDOWNS)
def test_parts_of_a_count_count(text: str, expected: str) -> None:
    assert "; ".join(map(show, read(text))) == expected
