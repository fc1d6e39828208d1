"""Letters that OCR takes for digits: mended within numbers, and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.look_alikes import mended


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        pytest.param("số 9l/KH-STTTT", "số 91/KH-STTTT", id="number of a symbol"),
        pytest.param("số 1O/2019/NĐ-CP", "số 10/2019/NĐ-CP", id="with its year"),
        pytest.param("ngày l5/07/2O20", "ngày 15/07/2020", id="date"),
        pytest.param("1.2OO học viên", "1.200 học viên", id="grouped"),
        pytest.param("l2 lớp", "12 lớp", id="count"),
        pytest.param("khoản 2 Điếu 5", "khoản 2 Điều 5", id="article"),
        pytest.param("5,5 tỷ đống", "5,5 tỷ đồng", id="money"),
        pytest.param("gấn 4.000 tin", "gần 4.000 tin", id="nearly"),
        pytest.param("một đống tờ rơi", "một đống tờ rơi", id="a heap"),
        pytest.param("quý II năm 2020", "quý II năm 2020", id="Roman number"),
        pytest.param("5B đường số 2", "5B đường số 2", id="house"),
        pytest.param("thông điệp 5K", "thông điệp 5K", id="5K"),
        pytest.param("QL1O qua xã", "QL1O qua xã", id="within a word"),
        pytest.param("lO/KH-UBND", "lO/KH-UBND", id="no digit at all"),
    ],
)
def test_look_alikes(read, meant):
    assert mended(read) == meant


@given(st.text(alphabet="0123456789lIOo./-KHa ", max_size=40))
def test_nothing_moves(text):
    assert len(mended(text)) == len(text)
    assert mended(mended(text)) == mended(text)
