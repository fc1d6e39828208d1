"""Words that say that nothing occurred."""

import pytest

from extractors.zeros import find

FOUND = [
    ("Đơn vị không phát sinh lớp tập huấn nào.", "không phát sinh lớp tập huấn nào", "lớp tập huấn"),
    ("Trong kỳ không phát sinh.", "không phát sinh", None),
    ("Không phát sinh số liệu trong kỳ báo cáo.", "Không phát sinh số liệu trong kỳ báo cáo", "số liệu"),
    ("Huyện không tổ chức lớp nào trong năm.", "không tổ chức lớp nào", "lớp"),
    ("Chưa tổ chức được lớp tập huấn nào.", "Chưa tổ chức được lớp tập huấn nào", "lớp tập huấn"),
    ("Xã không có vụ việc nào xảy ra.", "không có vụ việc nào", "vụ việc"),
    ("- Lớp tập huấn: không.", "Lớp tập huấn: không", "lớp tập huấn"),
    ("Số tin, bài: Không phát sinh", "Số tin, bài: Không phát sinh", "tin, bài"),
    ("không phát sinh thêm các vụ vi phạm", "không phát sinh thêm các vụ vi phạm", "vụ vi phạm"),
]


@pytest.mark.parametrize(("text", "quote", "unit"), FOUND, ids=[text for text, *_ in FOUND])
def test_found(text, quote, unit):
    (zero,) = find(text)
    assert text[zero.start : zero.end] == quote
    assert (zero.unit or "").lower() == (unit or "")


@pytest.mark.parametrize(
    "text",
    [
        "Tổ chức 06 lớp tập huấn.",
        "Kinh phí không đáng kể, không ảnh hưởng.",
        "Không để phát sinh tụ điểm phức tạp.",
        "Đơn vị nào chưa có báo cáo thì gửi trước ngày 25.",
        "Không ngừng nâng cao chất lượng.",
        "Không",
        "-",
    ],
)
def test_not_found(text):
    assert list(find(text)) == []


@pytest.mark.parametrize("text", ["Không", "không có", "Không phát sinh."])
def test_a_cell_may_say_it_alone(text):
    (zero,) = find(text, cell=True)
    assert zero.unit is None
    assert text[zero.start : zero.end] == text.rstrip(".")


@pytest.mark.parametrize("text", ["-", "", "06", "Không đạt", "…"])
def test_a_dash_or_an_empty_cell_is_no_answer(text):
    assert list(find(text, cell=True)) == []


def test_several_in_one_sentence():
    text = "Không phát sinh đơn thư nào; không tổ chức lớp nào."
    assert [text[z.start : z.end] for z in find(text)] == [
        "Không phát sinh đơn thư nào",
        "không tổ chức lớp nào",
    ]
