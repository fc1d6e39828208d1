"""The sample workspace and the program that is run on it."""

import subprocess
import sys
import tomllib
from pathlib import Path

HAND_COUNT = tomllib.loads((Path(__file__).parent / "hand_count.toml").read_text("utf-8"))
NOW = "2020-08-03T02:00:00+07:00"


def tonghop(workspace, *arguments, expect=0, cwd=None, errors=False):
    """Run the program as a person does; return what it printed, or with `errors` what it told besides."""
    program = Path(sys.executable).with_name("tonghop")
    ran = subprocess.run(
        [program, "--workspace", workspace, *arguments],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
        cwd=cwd,
    )
    assert ran.returncode == expect, ran.stderr
    return ran.stderr if errors else ran.stdout
