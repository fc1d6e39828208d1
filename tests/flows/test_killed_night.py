"""A night killed at any instant: the next one ends with the figures of an undisturbed night."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from flows.initialise import initialise

pytestmark = pytest.mark.services
NOW = "2020-08-03T02:00:00+07:00"
REQUEST = "cai-nghien-2016-2020"
KILLS = 3


def start(root):
    program = Path(sys.executable).with_name("tonghop")
    command = [program, "--workspace", root, "nightly", "--now", NOW, "--no-progress", "-q"]
    return subprocess.Popen(command, start_new_session=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def night(root):
    process = start(root)
    _, told = process.communicate(timeout=300)
    assert process.returncode == 3, told.decode()


def figures(root):
    """Return all that the newest release says, but for its name."""
    folder = root / "out" / REQUEST
    name = (folder / "current.txt").read_text("utf-8").strip()
    said = json.loads((folder / name / "figures.json").read_text("utf-8"))
    return {key: value for key, value in said.items() if key != "release"}


def verified(root):
    program = Path(sys.executable).with_name("tonghop")
    command = [program, "--workspace", root, "verify", "--format", "json", "--no-progress"]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    return json.loads(ran.stdout)


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory):
    root = tmp_path_factory.mktemp("undisturbed") / "w"
    initialise(root, sample=True)
    began = time.monotonic()
    night(root)
    return figures(root), time.monotonic() - began


def test_a_night_killed_at_random_instants_leaves_nothing_wrong(undisturbed, tmp_path):
    wanted, duration = undisturbed
    seed = random.randrange(10**6)
    print(f"seed {seed}")
    instants = random.Random(seed)
    root = tmp_path / "w"
    initialise(root, sample=True)
    killed = 0
    for _ in range(KILLS):
        process = start(root)
        time.sleep(instants.uniform(0.2, 1.0) * duration)
        if process.poll() is None:
            killed += 1
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
    night(root)
    assert killed, f"no night was caught in its work (seed {seed})"
    assert figures(root) == wanted, f"seed {seed}"
    assert verified(root)["faults"] == [], f"seed {seed}"


def test_prefects_own_files_may_vanish(undisturbed, tmp_path):
    wanted, _ = undisturbed
    root = tmp_path / "w"
    initialise(root, sample=True)
    night(root)
    shutil.rmtree(root / ".tonghop")
    night(root)
    assert figures(root) == wanted
    assert verified(root)["ok"]
