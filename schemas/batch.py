"""Decisions asked for together, one a row of a file (`tonghop corrections apply`), before any is made."""

from typing import Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from schemas.base import Model
from schemas.interval import Qualifier

_ABOUT_A_FACT = ("value", "exclude", "include")
_ABOUT_A_SUBMISSION = ("agency", "replaces", "ignore", "quote")


class Wish(Model):
    """What one row asks for: the same words as the options of `correct`, `enter` and `decide`."""

    fact: str | None = Field(default=None, min_length=4)
    submission: str | None = Field(default=None, min_length=4)
    finding: str | None = Field(default=None, min_length=4)
    value: str | None = None
    """As officials write it: "1.200", "95,5"."""
    qualifier: Qualifier | None = None
    unit: str | None = None
    exclude: str | None = None
    include: bool = False
    figure: str | None = None
    agency: str | None = None
    replaces: str | None = None
    ignore: bool = False
    quote: str | None = None
    choose: str | None = None
    by: str | None = None
    reason: str | None = None

    @model_validator(mode="after")
    def _asks_for_one_thing(self) -> Self:
        if sum(map(bool, (self.fact, self.submission, self.finding))) != 1:
            raise PydanticCustomError("batch.about-one", "about one thing")
        if self.fact and len(self._said(_ABOUT_A_FACT)) != 1:
            raise PydanticCustomError("batch.fact", "one decision on a fact")
        if self.submission and len(self._said(_ABOUT_A_SUBMISSION)) != 1:
            raise PydanticCustomError("batch.submission", "one decision on a submission")
        if self.quote and not (self.value and self.figure):
            raise PydanticCustomError("batch.entry", "an entered figure has a value")
        if self._said(self._out_of_place()):
            raise PydanticCustomError("batch.other", "words of another kind of decision")
        return self

    def _said(self, names: tuple[str, ...]) -> list[str]:
        return [name for name in names if getattr(self, name)]

    def _out_of_place(self) -> tuple[str, ...]:
        """Return the words that this kind of decision does not take: one not heeded would mislead."""
        if self.finding:
            return (*_ABOUT_A_FACT, *_ABOUT_A_SUBMISSION, "qualifier", "unit", "figure")
        if self.fact:
            of_value = () if self.value else ("qualifier", "unit")
            return (*_ABOUT_A_SUBMISSION, "choose", *of_value, *(() if self.include else ("figure",)))
        of_entry = () if self.quote else ("value", "qualifier", "figure")
        return ("exclude", "include", "choose", "unit", *of_entry)


class Row(Model):
    """A row of the file: where it stands, in the file's own terms, and what was read from it."""

    place: str
    wish: Wish
