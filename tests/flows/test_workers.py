"""A file that hangs or eats memory costs its own reading, and nothing else."""

import os

import pytest

from flows.workers import ReadingPool, Task
from schemas.errors import DamagedFile, EmptyFile, ReaderDied, ReadingTookTooLong, UnreadableFile
from schemas.limits import Limits

GOOD = "Phòng tổ chức 06 lớp tập huấn.\n"


@pytest.fixture
def good(tmp_path):
    path = tmp_path / "bc.txt"
    path.write_text(GOOD, "utf-8")
    return Task(path, "bc.txt", Limits())


def test_a_file_is_read_in_a_worker(good):
    with ReadingPool(1, Limits()) as pool:
        extraction = pool.read(good)
    assert [quantity.text for quantity in extraction.quantities] == ["06 lớp tập huấn"]


def test_a_reading_that_hangs_is_ended_and_the_next_goes_on(good, tmp_path):
    """A pipe that nobody writes into: opening it waits for ever."""
    os.mkfifo(tmp_path / "treo.pdf")
    limits = Limits(seconds=1)
    with ReadingPool(1, limits) as pool:
        with pytest.raises(ReadingTookTooLong, match=r"treo\.pdf"):
            pool.read(Task(tmp_path / "treo.pdf", "treo.pdf", limits))
        assert pool.read(good).quantities


def test_a_reading_that_eats_memory_is_ended_and_the_next_goes_on(good, tmp_path):
    """A text far larger than the memory that its reader may take."""
    (tmp_path / "to.txt").write_bytes(("06 lớp, " * 10 + "\n").encode() * 600_000)
    limits = Limits(memory_mb=700, seconds=60)
    with ReadingPool(1, limits) as pool:
        with pytest.raises(ReaderDied, match=r"to\.txt"):
            pool.read(Task(tmp_path / "to.txt", "to.txt", limits))
        assert pool.read(good).quantities


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (b"", "bc.docx", EmptyFile),
        (b"PK\x03\x04 cut", "bc.docx", DamagedFile),
        (b"%PDF-1.7 cut", "bc.pdf", DamagedFile),
    ],
    ids=["empty", "truncated docx", "truncated pdf"],
)
def test_what_cannot_be_read_comes_back_as_its_own_error(tmp_path, content, name, kind):
    (tmp_path / name).write_bytes(content)
    with ReadingPool(1, Limits()) as pool, pytest.raises(kind) as fault:
        pool.read(Task(tmp_path / name, name, Limits()))
    assert isinstance(fault.value, UnreadableFile)
    assert name in fault.value.message("vi")
    assert fault.value.remedy("en")
