"""Findings: doubts that are shown, never mended in silence.

The codes, their severity and their words stand in `schemas/registry/findings.toml`, all in one place.
"""

import hashlib
import json
import tomllib
from enum import StrEnum
from functools import cache
from importlib.resources import files

from pydantic import computed_field, model_validator

from schemas.base import Model
from schemas.catalogue import keys, spoken, wording
from schemas.part_form import PartForm
from schemas.place import Source


class Severity(StrEnum):
    INFO = "info"
    WARNING = "warning"
    BLOCKING = "blocking"
    """The report cannot be issued before somebody decides."""


class FindingKind(Model):
    """One entry of the registry of findings; words hold placeholders of `str.format`."""

    severity: Severity
    vi: str
    en: str
    remedy_vi: str
    remedy_en: str
    article: str | None = None
    """Of a rule of layout: the item of Decree 30/2020/NĐ-CP that it rests on."""
    form: PartForm | None = None
    """Of a rule of layout about one part of a paper: how that part looks."""


@cache
def finding_kinds() -> dict[str, FindingKind]:
    """Return every finding the program can make, by code; a file that cannot be read is one too."""
    registry = files("schemas.registry")
    raw = {
        code: entry
        for file in ("findings.toml", "layout_rules.toml")
        for code, entry in tomllib.loads(registry.joinpath(file).read_text("utf-8")).items()
    }
    return _errors() | {code: FindingKind.model_validate(entry) for code, entry in raw.items()}


def _errors() -> dict[str, FindingKind]:
    """Return the errors of the catalogue as findings: their words stand there and nowhere else."""
    codes = [key.removeprefix("error.") for key in keys() if key.startswith("error.")]
    return {
        code: FindingKind(
            severity=Severity.BLOCKING,
            vi=wording(f"error.{code}", "vi"),
            en=wording(f"error.{code}", "en"),
            remedy_vi=wording(f"error.{code}.remedy", "vi"),
            remedy_en=wording(f"error.{code}.remedy", "en"),
        )
        for code in codes
        if not code.endswith(".remedy")
    }


_COMPUTED = {"id", "severity", "message", "remedy"}


class Finding(Model):
    """One doubt: its code, what fills the words of the code, and where it arose.

    `agency`, `submission` and `figure` are filled in once known; a reader knows none of them.
    """

    code: str
    values: dict[str, str] = {}
    source: Source | None = None
    agency: str | None = None
    submission: str | None = None
    figure: str | None = None
    decision: str | None = None
    """The decision that closed it."""

    @model_validator(mode="before")
    @classmethod
    def _computed_again(cls, raw: object) -> object:
        """Drop what is computed, so that a stored finding speaks today's words."""
        if isinstance(raw, dict):
            return {key: value for key, value in raw.items() if key not in _COMPUTED}
        return raw

    @computed_field  # type: ignore[prop-decorator]
    @property
    def id(self) -> str:
        """A hash of what the finding says and where, so that a decision can name it."""
        said = self.model_dump(mode="json", include={"code", "values", "source", "submission", "figure"})
        return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()[:12]

    @property
    def blocks(self) -> bool:
        """Whether the report cannot be issued before somebody decides."""
        return self.severity is Severity.BLOCKING and self.decision is None

    @computed_field  # type: ignore[prop-decorator]
    @property
    def severity(self) -> Severity:
        return finding_kinds()[self.code].severity

    @computed_field  # type: ignore[prop-decorator]
    @property
    def message(self) -> str:
        return self.words()

    @computed_field  # type: ignore[prop-decorator]
    @property
    def remedy(self) -> str:
        return self.next_step()

    @property
    def article(self) -> str | None:
        """The item of the decree that a rule of layout rests on."""
        return finding_kinds()[self.code].article

    def words(self, lang: str = "vi") -> str:
        """Return what is doubtful, in a language."""
        kind = finding_kinds()[self.code]
        return (kind.vi if lang == "vi" else kind.en).format(**spoken(self.values, lang))

    def next_step(self, lang: str = "vi") -> str:
        """Return what a person should do about it, in a language."""
        kind = finding_kinds()[self.code]
        return (kind.remedy_vi if lang == "vi" else kind.remedy_en).format(**spoken(self.values, lang))


def finding(code: str, source: Source | None = None, **values: object) -> Finding:
    """Make a finding of a registered code.

    Raises:
        KeyError: the code is not registered, or a value its words need is not given.
    """
    made = Finding(code=code, values={name: str(value) for name, value in values.items()}, source=source)
    made.words(), made.next_step()
    return made
