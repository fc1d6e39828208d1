"""A figure is found by the words on the paper, as well as by its id."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from sample_night import tonghop

pytestmark = pytest.mark.xdist_group("other-night")


def refused(workspace, words):
    program = Path(sys.executable).with_name("tonghop")
    command = [program, "--workspace", workspace, "trace", words]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 1 and "Traceback" not in ran.stderr
    return ran.stderr


@pytest.mark.parametrize("words", ["hơn 24.570 lượt người", "Hơn  24.570 lượt người"])
def test_a_total_is_found_as_it_is_printed(workspace, words):
    told = json.loads(tonghop(workspace, "trace", words, "--format", "json"))
    assert told == json.loads(tonghop(workspace, "trace", told["figure"], "--format", "json"))
    assert told["rendered"] == "hơn 24.570 lượt người"


def test_words_that_several_print_are_answered_with_all_of_them(workspace):
    told = refused(workspace, "06 lớp")
    assert told.count("lop-tap-huan --agency ") > 1


def test_an_unknown_figure_is_answered_with_the_nearest(workspace):
    assert "lop-tap-huan" in refused(workspace, "lop-tap-huann")
    assert "hơn 24.570 lượt người" in refused(workspace, "hơn 24.571 lượt người")
