"""The archive keeps bytes as they came and notices when they change."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outputs.archive import Archive
from schemas.errors import ArchiveFault, CannotWrite


@given(content=st.binary(max_size=2000))
def test_what_is_put_comes_back(tmp_path_factory, content):
    archive = Archive(tmp_path_factory.mktemp("archive"))
    sha256 = archive.put(content)
    assert sha256 == hashlib.sha256(content).hexdigest()
    assert archive.get(sha256) == content


def test_a_file_is_kept_under_the_hash_of_its_bytes(tmp_path):
    source = tmp_path / "bao-cao.docx"
    source.write_bytes(b"x" * 3_000_000)
    archive = Archive(tmp_path / "archive")
    assert archive.get(archive.put_file(source)) == source.read_bytes()
    assert archive.put_file(source) == archive.put(source.read_bytes())


def test_changed_bytes_are_noticed(tmp_path):
    archive = Archive(tmp_path)
    path = archive.store.path(archive.put(b"126"))
    path.chmod(0o644)
    path.write_bytes(b"999")
    with pytest.raises(ArchiveFault):
        archive.get(path.name)


def test_missing_bytes_are_named(tmp_path):
    with pytest.raises(ArchiveFault) as fault:
        Archive(tmp_path).get("0" * 64)
    assert "0" * 64 in str(fault.value)


def test_a_place_that_takes_no_files_is_an_error_of_ours(tmp_path):
    (tmp_path / "archive").write_text("a file where the folder should be")
    with pytest.raises(CannotWrite):
        Archive(tmp_path / "archive").put(b"126")
