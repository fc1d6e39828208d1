"""A mistyped name: what is meant, or where such names are listed."""

import pytest

from schemas.errors import AmbiguousName, UnknownName, one_of


@pytest.mark.parametrize(
    ("error", "lang", "message", "remedy"),
    [
        (
            UnknownName.nearest("named.agency", "vhtt-sa-dek", ["vhtt-sa-dec", "bao-dong-thap"]),
            "vi",
            "Không có đơn vị “vhtt-sa-dek”. Hiện có: vhtt-sa-dec.",
            "registry/agencies.toml",
        ),
        (UnknownName(kind="named.file", name="a.docx"), "vi", "Không có tệp “a.docx”.", "đường dẫn"),
        (UnknownName(kind="named.file", name="a.docx"), "en", "There is no file “a.docx”.", "path"),
        (
            one_of("named.fact", "1d", ["1d99", "1db6"]),
            "vi",
            "Có nhiều dữ kiện bắt đầu bằng “1d”: 1d99, 1db6.",
            "Gõ thêm",
        ),
        (one_of("named.finding", "abc", [], []), "vi", "Không có vấn đề “abc”.", "trang kiểm toán"),
    ],
)
def test_what_is_said(error: UnknownName, lang: str, message: str, remedy: str) -> None:
    assert error.message(lang) == message
    assert remedy in error.remedy(lang)


def test_several_are_no_unknown_name_to_a_program() -> None:
    assert isinstance(one_of("named.fact", "1", ["11", "12"]), AmbiguousName)
    assert type(one_of("named.fact", "1", [], ["21"])) is UnknownName
