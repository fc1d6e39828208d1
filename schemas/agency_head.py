"""Words that a line of a heading begins with when it names an agency (`registry/agency_heads.toml`)."""

import tomllib
from functools import cache
from importlib.resources import files

from schemas.base import Model


class AgencyHeads(Model):
    """Names of kinds of agencies, in full, and their abbreviations with what they stand for."""

    source: str
    names: tuple[str, ...]
    abbreviations: dict[str, str]


@cache
def agency_heads() -> AgencyHeads:
    """Return the registered words."""
    text = files("schemas.registry").joinpath("agency_heads.toml").read_text("utf-8")
    return AgencyHeads.model_validate(tomllib.loads(text))
