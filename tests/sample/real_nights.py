"""Nights as processes of their own, and what they leave: figures without the release's name, and proof."""

import json
import os
import subprocess
import sys
from pathlib import Path

NOW = "2020-08-03T02:00:00+07:00"
REQUEST = "cai-nghien-2016-2020"
PROGRAM = Path(sys.executable).with_name("tonghop")


def start(root, *arguments, **environment):
    """Start a night; its process heads a group of its own, so that all of it can be killed."""
    command = [PROGRAM, "--workspace", root, "nightly", "--now", NOW, "--no-progress", "-q", *arguments]
    return subprocess.Popen(
        command,
        start_new_session=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | environment,
    )


def night(root, *arguments, expect=3, **environment):
    """Run a night to its end and return what it told."""
    process = start(root, *arguments, **environment)
    _, told = process.communicate(timeout=300)
    assert process.returncode == expect, told
    return told


def figures(root):
    """Return all that the newest release says, but for its name."""
    folder = root / "out" / REQUEST
    name = (folder / "current.txt").read_text("utf-8").strip()
    said = json.loads((folder / name / "figures.json").read_text("utf-8"))
    return {key: value for key, value in said.items() if key != "release"}


def verified(root):
    command = [PROGRAM, "--workspace", root, "verify", "--format", "json", "--no-progress"]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert ran.stdout, ran.stderr
    return json.loads(ran.stdout)


def set_in(root, *lines):
    """Write settings at the top of a workspace's tonghop.toml."""
    path = root / "tonghop.toml"
    path.write_text("\n".join([*lines, path.read_text("utf-8")]), "utf-8")
