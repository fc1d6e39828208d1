"""A Merkle tree over the events (RFC 9162, section 2.1): small proofs against a printed root.

A leaf is the hash of one event as 32 bytes. Whoever holds a printed root can check that an event was in the
ledger then, or that a later ledger only added to it, without being given the ledger.
"""

import hashlib
from collections.abc import Iterable, Sequence


def _leaf(event_hash: str) -> bytes:
    return hashlib.sha256(b"\x00" + bytes.fromhex(event_hash)).digest()


def _node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()


class Frontier:
    """The tree as far as it has grown: its whole subtrees, from the largest to the smallest."""

    def __init__(self, hashes: Iterable[str] = ()) -> None:
        self.size = 0
        self._subtrees: list[bytes] = []
        for each in hashes:
            self.add(each)

    def add(self, event_hash: str) -> None:
        """Take in the next event."""
        subtree, size = _leaf(event_hash), self.size
        while size & 1:
            subtree, size = _node(self._subtrees.pop(), subtree), size >> 1
        self._subtrees.append(subtree)
        self.size += 1

    @property
    def root(self) -> str:
        """The root as hexadecimal digits; of an empty tree the hash of nothing."""
        if not self._subtrees:
            return hashlib.sha256().hexdigest()
        root = self._subtrees[-1]
        for larger in reversed(self._subtrees[:-1]):
            root = _node(larger, root)
        return root.hex()


def inclusion(hashes: Sequence[str], at: int) -> list[str]:
    """Return the path by which the event at a place, from 0, leads to the root of all these."""
    if len(hashes) == 1:
        return []
    split = _split(len(hashes))
    left, right = hashes[:split], hashes[split:]
    if at < split:
        return [*inclusion(left, at), Frontier(right).root]
    return [*inclusion(right, at - split), Frontier(left).root]


def consistency(hashes: Sequence[str], size: int) -> list[str]:
    """Return the path which shows that the first `size` of these events, from 1, are all as they were."""
    return _subproof(hashes, size, whole=True)


def _subproof(hashes: Sequence[str], size: int, *, whole: bool) -> list[str]:
    if size == len(hashes):
        return [] if whole else [Frontier(hashes).root]
    split = _split(len(hashes))
    left, right = hashes[:split], hashes[split:]
    if size <= split:
        return [*_subproof(left, size, whole=whole), Frontier(right).root]
    return [*_subproof(right, size - split, whole=False), Frontier(left).root]


def _split(size: int) -> int:
    """Return the largest power of two below a size."""
    return 1 << (size - 1).bit_length() - 1
