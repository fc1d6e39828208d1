"""What all models of the vocabulary share."""

from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, ConfigDict, PlainSerializer
from pydantic_core import PydanticCustomError


class Model(BaseModel):
    """A frozen value. An unknown key is an error: a misspelt one must not pass as absent."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


def refusal(cause: str, given: str) -> PydanticCustomError:
    """Return the error for a value that cannot stand; `cause` is a key of the catalogue (`cause.…`)."""
    return PydanticCustomError(cause, "{given}", {"given": given})


def plain_number(value: Decimal) -> int | float:
    """Return the JSON number for a decimal: 1200, not 1200.0 or "1200"."""
    return int(value) if value == value.to_integral_value() else float(value)


# Reports write "1.861,5 giờ": sums must not drift as binary floats do, JSON must still hold numbers.
Number = Annotated[Decimal, PlainSerializer(plain_number, return_type=int | float, when_used="json")]
