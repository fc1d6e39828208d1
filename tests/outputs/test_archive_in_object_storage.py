"""The archive on a real S3 API: the same bytes, the same refusals as in a folder."""

import hashlib
import io

import pytest
from s3 import s3  # noqa: F401

from outputs.archive import Archive
from schemas.errors import ArchiveFault, CannotWrite

pytestmark = pytest.mark.services


@pytest.fixture
def address(s3):  # noqa: F811
    return f"{s3.new_bucket()}/kho"


def test_what_is_put_comes_back_under_its_hash(address, tmp_path):
    archive = Archive.at(address)
    (tmp_path / "bao-cao.docx").write_bytes(b"x" * 3_000_000)
    large = archive.put_file(tmp_path / "bao-cao.docx")
    small = archive.put(b"126")
    assert large == hashlib.sha256(b"x" * 3_000_000).hexdigest()
    assert archive.get(small) == b"126"
    assert len(archive.get(large)) == 3_000_000
    assert archive.file(small).read_bytes() == b"126"
    assert set(archive.hashes()) == {small, large}


def test_a_file_larger_than_one_upload_is_kept_whole(address, tmp_path):
    """A storage takes large files in parts; none of them shows before the last."""
    with (tmp_path / "lon.pdf").open("wb") as file:
        for number in range(60):
            file.write(bytes([number]) * (1 << 20))
    archive = Archive.at(address)
    sha256 = archive.put_file(tmp_path / "lon.pdf")
    assert hashlib.sha256(archive.get(sha256)).hexdigest() == sha256


def test_what_is_there_is_never_written_over(address):
    """Even by a night that does not know that it is there."""
    archive = Archive.at(address)
    sha256 = archive.put(b"126")
    archive.store.write(sha256, b"999")
    assert archive.get(sha256) == b"126"
    archive.store._files.pipe_file(archive.store._name(hashlib.sha256(b"5").hexdigest()), b"other")
    assert archive.store.write_file(io.BytesIO(b"5")) == hashlib.sha256(b"5").hexdigest()
    with pytest.raises(ArchiveFault):
        archive.get(hashlib.sha256(b"5").hexdigest())


def test_what_another_night_put_there_is_seen_at_once(address):
    first, second = Archive.at(address), Archive.at(address)
    assert list(second.hashes()) == []
    sha256 = first.put(b"126")
    assert list(second.hashes()) == [sha256]
    assert second.get(sha256) == b"126"


def test_missing_bytes_are_named(address):
    with pytest.raises(ArchiveFault) as fault:
        Archive.at(address).get("0" * 64)
    assert "0" * 64 in str(fault.value)


def test_a_storage_that_takes_nothing_is_an_error_of_ours(s3):  # noqa: F811
    with pytest.raises(CannotWrite):
        Archive.at("s3://khong-co-kho-nay").put(b"126")
