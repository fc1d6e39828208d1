"""Score the reading of the .doc and .rtf cases, as `word_scoring.py` does that of .docx.

python tests/golden/old_scoring.py
"""

from collections import Counter

from old_cases import CASES, FOLDER, KINDS
from word_scoring import FOLDER as WORD_FOLDER
from word_scoring import Told, expected, told


def wanted(name: str, kind: str) -> Told:
    """Return what a file says: of its own kind, of both kinds, or as its Word file does."""
    own = next((own for own in (f"{name}.{kind}", name) if (FOLDER / f"{own}.txt").exists()), None)
    return expected(name, WORD_FOLDER) if own is None else expected(own, FOLDER)


def given(name: str, kind: str) -> Told:
    return told((FOLDER / f"{name}.{kind}").read_bytes(), f"bao-cao.{kind}")


def score(kind: str) -> tuple[float, float]:
    """Return F1 over all facts, places left out, and the share of those found whose place is right."""
    gold: Counter[str] = Counter()
    answer: Counter[str] = Counter()
    placed = 0
    for name in CASES:
        facts, found = wanted(name, kind).facts, given(name, kind).facts
        gold += Counter(f"{name}: {fact.rpartition(' | ')[0]}" for fact in facts)
        answer += Counter(f"{name}: {fact.rpartition(' | ')[0]}" for fact in found)
        placed += (Counter(facts) & Counter(found)).total()
    right = (gold & answer).total()
    return 2 * right / (gold.total() + answer.total()), placed / right


if __name__ == "__main__":
    for kind in KINDS:
        f1, places_right = score(kind)
        print(f"{len(CASES)} .{kind} files: F1 {f1:.3f}, places right {places_right:.3f}")
