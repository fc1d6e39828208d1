"""What a report says it is to another."""

import pytest

from extractors.declarations import find
from extractors.reading import FoundReference

SYMBOL = "45/BC-VHTT"


def said(text: str) -> list[tuple[str, str | None, str | None]]:
    at = text.find(SYMBOL)
    references = [FoundReference(at, at + len(SYMBOL), SYMBOL, "Báo cáo", None)] if at >= 0 else []
    return [(found.relation, found.symbol, found.type) for found in find(text, references)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Báo cáo này thay thế Báo cáo số {SYMBOL} ngày 15/7/2020.", ("replaces", SYMBOL, "Báo cáo")),
        (f"Thay thế cho Báo cáo số {SYMBOL}.", ("replaces", SYMBOL, "Báo cáo")),
        (f"Đính chính một số số liệu tại Báo cáo số {SYMBOL}.", ("corrects", SYMBOL, "Báo cáo")),
        (f"Bổ sung số liệu cho Báo cáo số {SYMBOL}.", ("supplements", SYMBOL, "Báo cáo")),
        ("BÁO CÁO BỔ SUNG", ("supplements", None, "Báo cáo")),
        ("Báo cáo (thay thế)", ("replaces", None, "Báo cáo")),
        ("Báo cáo này thay thế báo cáo đã gửi ngày 15/7.", ("replaces", None, "Báo cáo")),
    ],
)
def test_found(text, expected):
    assert said(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Nghị định số 30/2020/NĐ-CP thay thế Nghị định số 110/2004/NĐ-CP.",
        "Bổ sung trang thiết bị cho đài truyền thanh.",
        "Sửa đổi, bổ sung một số điều của Luật.",
        "Thay thế 05 cụm loa hư hỏng.",
    ],
)
def test_not_found(text):
    assert said(text) == []


def test_a_symbol_of_another_sentence_is_not_meant():
    text = f"Báo cáo này thay thế báo cáo trước. Căn cứ Báo cáo số {SYMBOL} của huyện."
    assert said(text) == [("replaces", None, "Báo cáo")]
