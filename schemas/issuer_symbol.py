"""Symbols of agencies in document numbers, and which known one a doubtful one is likely meant to be."""

import tomllib
from functools import cache, lru_cache
from importlib.resources import files

_SHORTEST = 6
"""Shorter symbols differ by one letter from each other too often."""


@cache
def issuer_symbols() -> frozenset[str]:
    """Return the registered symbols (`registry/issuer_symbols.toml`)."""
    text = files("schemas.registry").joinpath("issuer_symbols.toml").read_text("utf-8")
    return frozenset(tomllib.loads(text)["symbols"])


@lru_cache(maxsize=4096)
def likely_symbol(written: str) -> str | None:
    """Return the known symbol that an unknown one misses by one letter; None if known or far from all.

    SLĐTBMXH -> SLĐTBXH. Where two are equally near none is named.
    """
    plain = _plain(written)
    if len(plain) < _SHORTEST or plain in _plain_symbols():
        return None
    near = [known for known in _plain_symbols() if len(known) >= _SHORTEST and _one_apart(plain, known)]
    return near[0] if len(near) == 1 else None


@cache
def _plain_symbols() -> frozenset[str]:
    return frozenset(_plain(symbol) for symbol in issuer_symbols())


def _plain(symbol: str) -> str:
    """Return a symbol without the signs that some write and some leave out: LĐTB&XH is LĐTBXH."""
    return symbol.replace("&", "").replace("-", "")


def _one_apart(one: str, other: str) -> bool:
    """Return whether one letter added, dropped, changed or a pair swapped makes two words equal."""
    if abs(len(one) - len(other)) > 1:
        return False
    at = next(
        (i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    rests = one[at:], other[at:]
    if len(one) == len(other):
        swapped = len(rests[0]) > 1 and rests[0][1] + rests[0][0] + rests[0][2:] == rests[1]
        return swapped or rests[0][1:] == rests[1][1:]
    longer, shorter = sorted(rests, key=len, reverse=True)
    return longer[1:] == shorter
