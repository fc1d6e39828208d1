"""What `verify` finds: a fault, or a note about something that a crash may leave behind."""

from dataclasses import dataclass, field
from typing import Any

from schemas.catalogue import spoken, text


@dataclass(frozen=True, slots=True)
class Fault:
    """What does not hold, and where; the words stand in the catalogue below "verify."."""

    code: str
    where: str
    values: dict[str, str] = field(default_factory=dict)

    def as_answer(self, lang: str) -> dict[str, Any]:
        message = text(f"verify.{self.code}", lang, **spoken(self.values, lang))
        return {"code": self.code, "where": self.where, "message": message}
