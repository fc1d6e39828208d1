"""A hundred mutated files of all kinds: each is read or refused, none harms its reader."""

import random

from fuzz import run
from mutants import KINDS, mutants, seeds


def test_mutants_are_read_or_refused(tmp_path):
    seed = random.randrange(10**6)
    ends, harm = run(seed, 100, 2, tmp_path)
    assert harm == [], f"seed {seed}"
    assert ends["read"] + ends["refused"] == 100
    assert ends["refused"] > 0


def test_the_same_seed_makes_the_same_files():
    assert list(mutants(7, 12)) == list(mutants(7, 12))


def test_there_are_seeds_of_many_kinds():
    kinds = {path.suffix.lower() for path in seeds()}
    assert {".docx", ".pdf", ".txt", ".eml", ".msg", ".zip"} <= kinds <= set(KINDS)
