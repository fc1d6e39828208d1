"""A release is written whole or not at all, and never over another one."""

import subprocess
import sys
import textwrap

from outputs.release import point_to, write_release


def test_a_release_is_written_whole(tmp_path):
    write_release(tmp_path / "out" / "r-0001", {"figures.json": b"{}", "bao-cao.docx": b"PK"})
    assert sorted(path.name for path in (tmp_path / "out" / "r-0001").iterdir()) == [
        "bao-cao.docx",
        "figures.json",
    ]
    point_to(tmp_path / "out", "r-0001")
    assert (tmp_path / "out" / "current.txt").read_text() == "r-0001\n"


def test_a_full_disk_leaves_the_old_release_whole(tmp_path):
    """The system refuses to write more than 10 kB a file, as a full disk would; nothing is left behind."""
    write_release(tmp_path / "r-0001", {"figures.json": b"old"})
    script = f"""
        import resource
        from pathlib import Path
        from outputs.release import write_release
        from schemas.errors import CannotWrite

        resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))
        try:
            write_release(Path({str(tmp_path / "r-0002")!r}), {{"a": b"x" * 5_000, "b": b"x" * 50_000}})
        except CannotWrite as error:
            print(error.code)
    """
    ran = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script)], capture_output=True, text=True, check=True
    )
    assert ran.stdout.strip() == "cannot-write"
    assert [path.name for path in tmp_path.iterdir()] == ["r-0001"]
    assert (tmp_path / "r-0001" / "figures.json").read_bytes() == b"old"
