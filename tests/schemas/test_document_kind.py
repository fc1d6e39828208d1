"""The registry of kinds and of agencies' symbols."""

from datetime import date

import pytest

from schemas.document_kind import document_kinds, kind_named
from schemas.issuer_symbol import likely_symbol


def test_the_kinds_of_decree_30_are_there() -> None:
    named = {
        "Nghị quyết", "Quyết định", "Chỉ thị", "Quy chế", "Quy định", "Thông cáo", "Thông báo", "Hướng dẫn",
        "Chương trình", "Kế hoạch", "Phương án", "Đề án", "Dự án", "Báo cáo", "Biên bản", "Tờ trình", "Hợp đồng",
        "Công điện", "Bản ghi nhớ", "Bản thỏa thuận", "Giấy ủy quyền", "Giấy mời", "Giấy giới thiệu",
        "Giấy nghỉ phép", "Phiếu gửi", "Phiếu chuyển", "Phiếu báo", "Công văn", "Thư công",
    }  # fmt: skip
    assert len(named) == 29
    assert named <= {kind.name for kind in document_kinds().kind if kind.family == "administrative"}


def test_names_are_unique() -> None:
    names = [kind.name for kind in document_kinds().kind]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("abbreviation", "day", "valid"),
    [
        ("BGN", date(2020, 3, 4), False),
        ("BGN", date(2020, 3, 5), True),
        ("GN", date(2020, 3, 4), True),
        ("GN", date(2020, 3, 5), False),
        ("KH", date(1990, 1, 1), True),
    ],
)
def test_abbreviations_have_their_days(abbreviation: str, day: date, valid: bool) -> None:
    assert any(entry.is_valid_on(day) for entry, _ in document_kinds().written(abbreviation)) is valid


def test_nouns_are_compared_as_words_are() -> None:
    assert kind_named("công văn") is kind_named("Công văn") is not None
    assert kind_named("Giấy uỷ quyền") is kind_named("Giấy ủy quyền") is not None
    assert kind_named("văn bản") is None


def test_terms_of_the_assembly() -> None:
    kinds = document_kinds()
    assert kinds.is_term_in(13, 2015)
    assert kinds.is_term_in(13, 2016) and kinds.is_term_in(14, 2016)
    assert not kinds.is_term_in(14, 2008)


@pytest.mark.parametrize(
    ("written", "likely"),
    [
        ("SLĐTBMXH", "SLĐTBXH"),
        ("SLĐTBXH", None),
        ("SLĐTB&XH", None),
        ("STTTT", None),
        ("XYZABC", None),
        ("SVTHTLD", None),
    ],
    ids=["letter too many", "known", "known with its sign", "short", "far from all", "two apart"],
)
def test_likely_symbol(written: str, likely: str | None) -> None:
    assert likely_symbol(written) == likely
