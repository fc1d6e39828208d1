"""A report as it is issued (ban hành): its number, its day, who signs (Decree 30/2020/NĐ-CP, art. 15, 18)."""

import re
from datetime import date

from pydantic import field_validator

from schemas.base import Model, refusal

_NUMBER = re.compile(r"(0[1-9]|[1-9]\d{0,4})[a-zđ]?")


class IssuedPaper(Model):
    """The number and day of a paper that was issued."""

    number: str
    """As printed: two digits at least, a letter after it where one was squeezed in ("36a")."""
    date: date

    @field_validator("number")
    @classmethod
    def _is_a_register_number(cls, value: str) -> str:
        padded = f"0{value}" if re.fullmatch(r"[1-9][a-zđ]?", value) else value
        if not _NUMBER.fullmatch(padded):
            raise refusal("cause.no-register-number", value)
        return padded


class Issue(IssuedPaper):
    """What `tonghop finalise` fills in."""

    signer: str
    position: str | None = None
    """Of a deputy who signs for the head (KT.); None where the head of the office signs."""
    replaces: IssuedPaper | None = None
    """The report of the same request that was issued before, and opened again."""

    @property
    def paper(self) -> IssuedPaper:
        return IssuedPaper(number=self.number, date=self.date)
