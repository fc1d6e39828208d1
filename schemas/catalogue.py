"""The one catalogue of all words that officials read, Vietnamese and English side by side.

Each TOML file in `schemas/registry/words/` holds tables `[key]` with `vi` and `en`; placeholders are those
of `str.format`. A missing key or placeholder is a mistake in the program and raises KeyError.
"""

import tomllib
from functools import cache
from importlib.resources import files

LANGUAGES = ("vi", "en")


@cache
def _words() -> dict[str, dict[str, str]]:
    words: dict[str, dict[str, str]] = {}
    for file in sorted(files("schemas.registry").joinpath("words").iterdir(), key=lambda entry: entry.name):
        if file.name.endswith(".toml"):
            for key, versions in tomllib.loads(file.read_text("utf-8")).items():
                if key in words:
                    raise KeyError(f"{key} stands twice in the catalogue")
                words[key] = versions
    return words


def text(key: str, lang: str = "vi", **values: object) -> str:
    """Return the words under a key in a language ("vi" or "en"), placeholders filled."""
    return _words()[key][lang].format(**values)


def wording(key: str, lang: str) -> str:
    """Return the words under a key as they stand in the catalogue, placeholders open."""
    return _words()[key][lang]


def spoken(values: dict[str, str], lang: str = "vi") -> dict[str, str]:
    """Return values with each that is a key of the catalogue ("cause.bad-xml") in the words of a language."""
    return {name: text(value, lang) if value in _words() else value for name, value in values.items()}


def keys() -> frozenset[str]:
    """Return every key, for checks of completeness."""
    return frozenset(_words())
