"""Score extracted facts against annotated documents, by the rules of the annotation guidelines.

An entry is right when it overlaps the annotated one and its reading agrees; each answers for one.
"""

import json
from collections import defaultdict
from pathlib import Path

READINGS = {
    "references": ("symbol",),
    "references.strict": ("symbol", "type", "date"),
    "dates": ("earliest", "latest"),
    "quantities": ("value", "qualifier", "measure"),
    "quantities.strict": ("value", "qualifier", "measure", "unit", "per"),
}
HEADER = ("issuer", "symbol", "date", "type", "period")


def score(folder: Path, answers: dict[str, dict]) -> dict[str, float]:
    """Return the F1 of each kind of fact over a folder of NAME.txt with NAME.json, and header accuracy."""
    counts = defaultdict(lambda: [0, 0, 0])
    agree = defaultdict(list)
    for path in sorted(folder.glob("*.json")):
        wanted, found = json.loads(path.read_text("utf-8")), answers[path.stem]
        for kind, fields in READINGS.items():
            gold, given = wanted[kind.split(".")[0]], found[kind.split(".")[0]]
            right = len(paired(gold, given, fields))
            counts[kind] = [a + b for a, b in zip(counts[kind], (right, len(gold), len(given)), strict=True)]
        for field in HEADER:
            agree[field].append(
                folded(field, wanted["header"][field]) == folded(field, found["header"][field])
            )
    result = {kind: 2 * right / (gold + given) for kind, (right, gold, given) in counts.items()}
    result["header"] = sum(map(sum, agree.values())) / sum(map(len, agree.values()))
    return result


def paired(gold: list[dict], given: list[dict], fields: tuple[str, ...]) -> list[tuple[int, int]]:
    """Return which entries answer each other, best overlap first."""
    shared = sorted(
        (-overlap(g, p), i, j)
        for i, g in enumerate(gold)
        for j, p in enumerate(given)
        if overlap(g, p) > 0 and all(folded(f, g[f]) == folded(f, p[f]) for f in fields)
    )
    pairs: list[tuple[int, int]] = []
    for _, i, j in shared:
        if all(i != a and j != b for a, b in pairs):
            pairs.append((i, j))
    return pairs


def overlap(one: dict, other: dict) -> int:
    return min(one["end"], other["end"]) - max(one["start"], other["start"])


def folded(field: str, value: object) -> object:
    if isinstance(value, dict):
        return value.get("earliest"), value.get("latest")
    if isinstance(value, list):
        return tuple(value)
    if isinstance(value, str):
        return "".join(value.split()).upper() if field == "symbol" else " ".join(value.lower().split())
    return value
