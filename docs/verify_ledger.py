#!/usr/bin/env python3
"""Check an exported ledger, or a proof, of tonghop with nothing but Python (see ledger-format.md).

    python3 verify_ledger.py FILE [PRINTED ...]

FILE is what `tonghop ledger export`, `tonghop ledger proof` or `tonghop trace --proof` wrote. PRINTED are
hashes or roots copied from paper: each must belong to what FILE holds. Ends with 0 where all holds, else 1.
"""

import functools
import hashlib
import json
import sys
from pathlib import Path


class Fault(Exception):
    """Something does not hold."""


def sha256(content: bytes) -> bytes:
    return hashlib.sha256(content).digest()


def event_hash(event: dict) -> str:
    """Return the hash of an event: SHA-256 over the canonical JSON of all fields but `hash` and `path`."""
    fields = {key: value for key, value in event.items() if key not in ("hash", "path")}
    text = json.dumps(fields, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return sha256(text.encode()).hex()


def leaf(event: str) -> bytes:
    return sha256(b"\x00" + bytes.fromhex(event))


def node(left: bytes, right: bytes) -> bytes:
    return sha256(b"\x01" + left + right)


def roots(hashes: list) -> list:
    """Return the Merkle root after each event (RFC 9162, section 2.1.1)."""
    found, subtrees = [], []
    for size, each in enumerate(hashes):
        subtree, rest = leaf(each), size
        while rest & 1:
            subtree, rest = node(subtrees.pop(), subtree), rest >> 1
        subtrees.append(subtree)
        found.append(functools.reduce(lambda root, larger: node(larger, root), reversed(subtrees)).hex())
    return found


def check_chain(lines: list) -> set:
    """Check an export; return all hashes and roots that a paper may name."""
    prev, hashes = "0" * 64, []
    for number, line in enumerate(lines, 1):
        event = json.loads(line)
        if event["sequence"] != number:
            raise Fault(f"line {number}: event {number} is missing, event {event['sequence']} stands there")
        if event["prev"] != prev:
            raise Fault(f"event {number}: prev is not the hash of the event before")
        if event_hash(event) != event["hash"]:
            raise Fault(f"event {number}: the content was altered, its hash does not fit")
        prev = event["hash"]
        hashes.append(prev)
    return {*hashes, *roots(hashes)}


def check_inclusion(event: dict, size: int, root: str) -> None:
    """Check that an event is in the tree of a root (RFC 9162, section 2.1.3.2)."""
    if event_hash(event) != event["hash"]:
        raise Fault(f"event {event['sequence']}: the content was altered, its hash does not fit")
    at, last, reached = event["sequence"] - 1, size - 1, leaf(event["hash"])
    if not 0 <= at <= last:
        raise Fault(f"event {event['sequence']}: is not among the first {size}")
    for step in event["path"]:
        sibling = bytes.fromhex(step)
        if last == 0:
            raise Fault(f"event {event['sequence']}: the path is too long")
        if at & 1 or at == last:
            reached = node(sibling, reached)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            reached = node(reached, sibling)
        at, last = at >> 1, last >> 1
    if last or reached.hex() != root:
        raise Fault(f"event {event['sequence']}: the path does not lead to the root {root}")


def check_consistency(old: dict, new: dict, path: list) -> None:
    """Check that the tree of one root only grew into that of another (RFC 9162, section 2.1.4.2)."""
    first, second, steps = old["sequence"], new["sequence"], [bytes.fromhex(step) for step in path]
    if first == second:
        if path or old["root"] != new["root"]:
            raise Fault("two heads of one sequence differ")
        return
    if not 0 < first < second:
        raise Fault("the older head does not stand before the newer one")
    if first & (first - 1) == 0:
        steps.insert(0, bytes.fromhex(old["root"]))
    at, last = first - 1, second - 1
    while at & 1:
        at, last = at >> 1, last >> 1
    before = after = steps[0]  # an empty path is a fault, too (IndexError)
    for step in steps[1:]:
        if last == 0:
            raise Fault("the path is too long")
        if at & 1 or at == last:
            before, after = node(step, before), node(step, after)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            after = node(after, step)
        at, last = at >> 1, last >> 1
    if last or before.hex() != old["root"] or after.hex() != new["root"]:
        raise Fault("the newer ledger does not contain the older one as it was")


def check(content: str) -> set:
    """Check a file of any of the three kinds; return the hashes and roots that it vouches for."""
    told = {} if content.startswith('{"actor"') or not content.strip() else json.loads(content)
    if told.get("schema") == "tonghop.proof/1":
        for event in told["events"]:
            check_inclusion(event, told["head"]["sequence"], told["head"]["root"])
        return {told["head"]["root"]}
    if told.get("schema") == "tonghop.consistency/1":
        check_consistency(told["old"], told["new"], told["path"])
        return {told["old"]["root"], told["new"]["root"]}
    return check_chain(content.splitlines())


def main(file: str, printed: list) -> int:
    try:
        held = check(Path(file).read_text("utf-8"))
        for each in printed:
            if each.lower() not in held:
                raise Fault(f"{each}: printed, but not of this ledger")
    except (Fault, LookupError, ValueError, TypeError, OSError) as fault:
        print(f"NOT WHOLE: {fault}" if isinstance(fault, Fault) else f"NOT WHOLE: {fault!r}")
        return 1
    print("whole")
    return 0


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1], sys.argv[2:]))
