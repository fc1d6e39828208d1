"""The README and the program's help say the same words."""

import os
import re
import subprocess
import sys
from pathlib import Path

from typer.main import get_command

from flows.cli import app

README = (Path(__file__).parents[1] / "README.md").read_text("utf-8")
PROGRAM = Path(sys.executable).with_name("tonghop")


def helped(*arguments):
    ran = subprocess.run(
        [PROGRAM, *arguments, "--help"],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"COLUMNS": "300"},
    )
    return " ".join(re.sub(r"[│╭╮╰╯─]", " ", ran.stdout).split())


def test_every_command_is_in_the_readme_in_the_words_of_its_help():
    rows = dict(re.findall(r"^\| `(\w+)(?:[^|\\]|\\\|)*\| ([^|]+?) \|$", README, re.MULTILINE))
    assert set(rows) == set(get_command(app).commands)
    shown = helped()
    for command, words in rows.items():
        assert words in helped(command), command
        assert re.search(rf"\b{command}\b", shown)


def test_the_readme_has_no_dead_link():
    targets = re.findall(r"\]\(([^)#]+)\)", README)
    assert targets
    assert all((Path(__file__).parents[1] / target).exists() for target in targets)
