"""Proofs that our tree makes are taken by the verifier in docs/, and false ones are not."""

import hashlib
import importlib.util
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outputs.merkle import Frontier, consistency, inclusion

FILE = Path(__file__).parents[2] / "docs" / "verify_ledger.py"


def _loaded():
    spec = importlib.util.spec_from_file_location("verify_ledger", FILE)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


VERIFIER = _loaded()


def events(count):
    made, prev = [], "0" * 64
    for at in range(count):
        event = {"sequence": at + 1, "payload": {"at": at}, "prev": prev}
        prev = VERIFIER.event_hash(event)
        made.append(event | {"hash": prev})
    return made


ALL = events(70)
HASHES = [event["hash"] for event in ALL]
ROOTS = VERIFIER.roots(HASHES)


def test_roots_are_those_of_the_rfc():
    def plain(leaves):
        if len(leaves) == 1:
            return hashlib.sha256(b"\0" + leaves[0]).digest()
        split = 1 << (len(leaves) - 1).bit_length() - 1
        return hashlib.sha256(b"\1" + plain(leaves[:split]) + plain(leaves[split:])).digest()

    leaves = [bytes.fromhex(each) for each in HASHES]
    for size in range(1, len(ALL) + 1):
        assert plain(leaves[:size]).hex() == Frontier(HASHES[:size]).root == ROOTS[size - 1]
    assert Frontier().root == hashlib.sha256().hexdigest()


@settings(deadline=None)
@given(st.integers(1, 70), st.data())
def test_every_event_is_proved_against_its_root_and_no_other(size, data):
    at = data.draw(st.integers(0, size - 1))
    event = ALL[at] | {"path": inclusion(HASHES[:size], at)}
    VERIFIER.check_inclusion(event, size, ROOTS[size - 1])
    other = data.draw(st.integers(1, 70).filter(lambda n: n != size))
    with pytest.raises(VERIFIER.Fault):
        VERIFIER.check_inclusion(event, size, ROOTS[other - 1])
    with pytest.raises(VERIFIER.Fault):
        VERIFIER.check_inclusion(event | {"payload": {"at": -1}}, size, ROOTS[size - 1])


@settings(deadline=None)
@given(st.integers(1, 70), st.integers(1, 70), st.integers(0, 69))
def test_heads_of_a_ledger_that_grew_agree_and_those_of_a_rewritten_one_do_not(a, b, altered):
    old, new = sorted((a, b))
    heads = [{"sequence": n, "root": ROOTS[n - 1]} for n in (old, new)]
    VERIFIER.check_consistency(*heads, consistency(HASHES[:new], old))
    if altered < old < new:
        rewritten = [*HASHES[:altered], hashlib.sha256(b"x").hexdigest(), *HASHES[altered + 1 : new]]
        forged = {"sequence": new, "root": Frontier(rewritten).root}
        with pytest.raises(VERIFIER.Fault):
            VERIFIER.check_consistency(heads[0], forged, consistency(rewritten, old))


def test_the_verifier_is_short_enough_to_read():
    assert len(FILE.read_text("utf-8").splitlines()) < 150
