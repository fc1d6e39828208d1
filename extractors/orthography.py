"""Whether letters make a Vietnamese syllable: onset, rhyme and tone, by rule and not by dictionary."""

import tomllib
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files

_TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
_RISING_OR_HEAVY = {"\u0301", "\u0323"}
_STOPS = ("c", "ch", "p", "t")
_FRONT = ("e", "ê", "i", "y")


@lru_cache(maxsize=65536)
def is_syllable(word: str) -> bool:
    """Return whether a word is one well-formed syllable, in either case and wherever its tone mark stands."""
    marks = unicodedata.normalize("NFD", word.lower())
    tones = [mark for mark in marks if mark in _TONES]
    bare = unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in _TONES))
    if len(tones) > 1 or bare not in _bare_syllables():
        return False
    # Syllables that end in a stop have one of two tones.
    return not (bare.endswith(_STOPS) and not _RISING_OR_HEAVY.issuperset(tones or ["level"]))


@cache
def _bare_syllables() -> frozenset[str]:
    """Return every spelling of onset and rhyme that the rules allow, without tones."""
    raw = tomllib.loads(files("schemas.registry").joinpath("orthography.toml").read_text("utf-8"))
    front, back = raw["onsets_before_front"].split(), raw["onsets_before_back"].split()
    rhymes = raw["rhymes"].split()
    found = {*rhymes, "gi"}
    for onset in raw["onsets"].split():
        for rhyme in rhymes:
            before_front = rhyme.startswith(_FRONT)
            fits = not before_front if onset in back else before_front or onset not in front
            if fits and not (onset == "qu" and rhyme[0] in "uư"):
                found.add(onset + rhyme)
    # Onset and rhyme share a letter: gi + iêng is written "giêng", gi + in "gin".
    found |= {"gi" + rhyme[1:] for rhyme in rhymes if rhyme.startswith("i")}
    return frozenset(found)
