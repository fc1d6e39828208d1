"""A night killed at any instant: the next one ends with the figures of an undisturbed night."""

import os
import random
import shutil
import signal
import time

import pytest
from real_nights import figures, night, start, verified

from flows.initialise import initialise

pytestmark = pytest.mark.services
KILLS = 3


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
