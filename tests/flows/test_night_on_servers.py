"""Nights whose ledger is on a PostgreSQL server and whose archive is in object storage."""

import shutil
import subprocess

import pytest
from postgres import postgres  # noqa: F401
from real_nights import PROGRAM, REQUEST, figures, night, set_in, start, verified
from s3 import SECRET, s3  # noqa: F401

from flows.initialise import initialise

pytestmark = pytest.mark.services
PASSWORD = "mat-khau-9x2kQ"


@pytest.fixture(scope="module")
def after_a_night(postgres, s3, tmp_path_factory):  # noqa: F811
    """Return a workspace on servers after its first night, and how its secrets are named."""
    root = tmp_path_factory.mktemp("servers") / "w"
    initialise(root, sample=True)
    set_in(root, 'database = "env:SO_GHI"', f'archive = "{s3.new_bucket()}/kho"')
    address = postgres.new_database().replace("tonghop@", f"tonghop:{PASSWORD}@")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("SO_GHI", address)
        told = night(root)
        yield root, told


def test_the_release_is_that_of_folder_and_file(after_a_night, tmp_path):
    root, _ = after_a_night
    initialise(tmp_path / "w", sample=True)
    night(tmp_path / "w")
    assert figures(root) == figures(tmp_path / "w")
    assert not (root / "ledger.sqlite").exists()
    assert not (root / "archive").exists()
    answer = verified(root)
    assert answer["ok"], answer
    assert answer["checked"]["releases"] == 1


def test_a_second_night_changes_nothing(after_a_night):
    root, _ = after_a_night
    before = verified(root)["checked"]["events"]
    night(root)
    assert verified(root)["checked"]["events"] - before <= 2
    assert len(list((root / "out" / REQUEST).glob("*/release.json"))) == 1


def test_secrets_are_written_nowhere(after_a_night, tmp_path):
    """Not in the ledger, the archive, a release, what was told, nor what Prefect keeps."""
    root, told = after_a_night
    subprocess.run([PROGRAM, "--workspace", root, "backup", tmp_path / "copy", "--no-progress"], check=True)
    files = [path for place in (root, tmp_path / "copy") for path in place.rglob("*") if path.is_file()]
    assert any(path.name == "ledger.sqlite" for path in files)
    for secret in (PASSWORD, SECRET):
        assert secret not in told
        assert not [path for path in files if secret.encode() in path.read_bytes()]


def test_a_backup_needs_no_server_and_restores_to_new_ones(
    after_a_night,
    postgres,  # noqa: F811
    s3,  # noqa: F811
    tmp_path,
    monkeypatch,
):
    root, _ = after_a_night
    run = [PROGRAM, "--workspace", root]
    subprocess.run([*run, "backup", tmp_path / "copy", "--no-progress"], check=True)
    monkeypatch.setenv("SO_GHI", postgres.new_database())
    monkeypatch.setenv("TONGHOP_ARCHIVE", f"{s3.new_bucket()}/khac")
    subprocess.run([*run, "restore", tmp_path / "copy", tmp_path / "moi", "--no-progress"], check=True)
    assert verified(tmp_path / "moi")["ok"]
    assert figures(tmp_path / "moi") == figures(root)
    night(tmp_path / "moi")
    assert len(list((tmp_path / "moi" / "out" / REQUEST).glob("*/release.json"))) == 1


def test_two_nights_at_once_make_one_release(postgres, s3, tmp_path):  # noqa: F811
    """Two machines, one ledger: the second leaves with a message, and the next night finds all done."""
    initialise(tmp_path / "mot", sample=True)
    set_in(tmp_path / "mot", f'database = "{postgres.new_database()}"', f'archive = "{s3.new_bucket()}"')
    shutil.copytree(tmp_path / "mot", tmp_path / "hai")
    nights = [start(tmp_path / name) for name in ("mot", "hai")]
    told = [process.communicate(timeout=300)[1] for process in nights]
    codes = [process.returncode for process in nights]
    assert sorted(codes) in ([1, 3], [3, 3]), told
    for code, words in zip(codes, told, strict=True):
        assert code == 3 or "Một lần chạy khác đang giữ" in words
    answer = verified(tmp_path / ("mot" if codes[0] == 3 else "hai"))
    assert answer["ok"], answer
    assert answer["checked"]["releases"] == 1
    assert [entry["state"] for entry in answer["releases"]] == ["same"]
