"""What is asked: one reporting request (đợt báo cáo) and its indicators (chỉ tiêu)."""

import re
from datetime import date
from itertools import combinations
from typing import Literal

from pydantic import Field, field_validator, model_validator

from schemas.base import Model, refusal
from schemas.errors import BadPeriod
from schemas.period import Closing, Period, closing_window
from schemas.wording import contains, syllables


class RequestedBy(Model):
    """The letter that asks for the report."""

    symbol: str
    date: date
    issuer: str


class Indicator(Model):
    """A figure that the request asks for, and the words by which quantities are known to answer it."""

    id: str
    label: str
    unit: str
    """How the figure is printed."""
    counts: tuple[str, ...] = Field(min_length=1)
    """The unit of a quantity must begin with one of these."""
    near: tuple[str, ...] = ()
    """Optional: one of these must stand in the same sentence, row, column heading or heading above."""
    not_near: tuple[str, ...] = ()
    combine: Literal["sum", "max", "list"] = "sum"
    phrase: str | None = None
    """Optional: how the report says it, `{figure}` standing for the printed number: "tổ chức {figure}
    tập huấn tuyên truyền" becomes "tổ chức 06 lớp tập huấn tuyên truyền"."""

    @field_validator("phrase")
    @classmethod
    def _holds_the_figure_once(cls, value: str | None) -> str | None:
        if value is not None and (
            value.count("{figure}") != 1 or re.search(r"[{}]", value.replace("{figure}", ""))
        ):
            raise refusal("cause.phrase-figure", value)
        return value

    @field_validator("id")
    @classmethod
    def _is_a_key(cls, value: str) -> str:
        return _key(value)

    @field_validator("counts", "near", "not_near")
    @classmethod
    def _holds_words(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        # "%" counts shares; dots and dashes count nothing.
        if empty := [words for words in value if not syllables(words) and words.strip() != "%"]:
            raise refusal("cause.no-words", empty[0])
        return value

    @model_validator(mode="after")
    def _can_match(self) -> "Indicator":
        if self.near and all(any(contains(near, off) for off in self.not_near) for near in self.near):
            raise refusal("cause.kept-off", ", ".join(self.near))
        return self

    @property
    def asks(self) -> tuple[frozenset[tuple[str, ...]], ...]:
        """The words that a quantity must count, and those that must and must not stand around it."""
        return tuple(frozenset(map(syllables, words)) for words in (self.counts, self.near, self.not_near))


class Request(Model):
    """One request, with the period it covers and the agencies it expects."""

    id: str
    subject: str
    kind: Literal["periodic", "thematic", "ad_hoc"]
    period: str
    closing: Closing = "calendar"
    due: date
    requested_by: RequestedBy | None = None
    expects: tuple[str, ...] = Field(min_length=1)
    drafts: Literal["count", "leave-out"] = "count"
    """What becomes of a report without a number that no numbered version follows."""
    directions: tuple[str, ...] = ()
    """Part 3 of the report, a line each; without any the drafting unit completes it in the draft."""
    indicators: tuple[Indicator, ...] = Field(min_length=1)

    @field_validator("id")
    @classmethod
    def _is_a_key(cls, value: str) -> str:
        return _key(value)

    @field_validator("period")
    @classmethod
    def _is_a_closed_period(cls, value: str) -> str:
        try:
            period = Period.from_edtf(value)
        except BadPeriod as bad:
            raise refusal("cause.no-period", value) from bad
        if period.earliest is None or period.latest is None:
            raise refusal("cause.open-period", value)
        return value

    @model_validator(mode="after")
    def _indicators_have_one_id_each(self) -> "Request":
        ids = [indicator.id for indicator in self.indicators]
        if twice := sorted({id for id in ids if ids.count(id) > 1}):
            raise refusal("cause.id-twice", ", ".join(twice))
        return self

    @model_validator(mode="after")
    def _indicators_can_be_told_apart(self) -> "Request":
        for one, other in combinations(self.indicators, 2):
            if one.asks == other.asks and one.combine == other.combine:
                # All that they count would be a tie: nothing could ever answer either.
                raise refusal("cause.indicators-alike", f"{one.id}, {other.id}")
        return self

    @property
    def window(self) -> Period:
        """The days whose figures belong to the report."""
        return closing_window(Period.from_edtf(self.period), self.closing)


class Signer(Model):
    position: str
    name: str


class Office(Model):
    """The office that issues the consolidated report: `[office]` of tonghop.toml."""

    province: str
    parent: str
    issuer: str
    symbol: str
    unit: str
    place: str
    signer: Signer
    mask_persons: bool = False
    """Whether the audit page hides names and telephone numbers of private persons; the archive never does."""


def _key(value: str) -> str:
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]*", value):
        raise refusal("cause.no-key", value)
    return value
