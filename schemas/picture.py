"""Pictures of the words on a page, as they are kept beside the facts.

What a page looks like depends on the fonts of the machine that draws it, so a picture is drawn once and kept
in the archive; a release that is derived again takes it from there.
"""

import hashlib
from typing import Literal

from pydantic import ConfigDict, Field

from schemas.base import Model
from schemas.place import PagePlace


class Picture(Model):
    """A part of a page with the words in a frame; sizes in pixels, data in Base64."""

    media_type: Literal["image/png"]
    width: int
    height: int
    data: str


class PictureBook(Model):
    """The pictures drawn of one file, by the keys of their places."""

    model_config = ConfigDict(populate_by_name=True, serialize_by_alias=True)

    schema_: Literal["tonghop.pictures/1"] = Field("tonghop.pictures/1", alias="schema")
    sha256: str
    """Of the file."""
    drawn: str
    """How: pictures drawn another way are drawn anew."""
    pictures: dict[str, Picture | None]
    """None where a place could not be drawn."""


def picture_key(place: PagePlace) -> str:
    """Return the key under which the picture of a place is kept."""
    return hashlib.sha256(place.model_dump_json().encode()).hexdigest()[:16]
