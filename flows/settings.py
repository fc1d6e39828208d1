"""Settings and registries of a workspace, read once, here, and passed on as values."""

import os
import re
import tomllib
from pathlib import Path
from typing import Any, Literal, Self, TypeVar

from pydantic import BaseModel, ValidationError, model_validator
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

from schemas.base import Model, refusal
from schemas.errors import BadSettings, NoPermission
from schemas.limits import Limits, OcrEngineName
from schemas.request import Office

Loaded = TypeVar("Loaded", bound=BaseModel)


class Ocr(Model):
    """`[ocr]`: what reads scans."""

    engine: OcrEngineName = "auto"


class Settings(BaseSettings):
    """`tonghop.toml`; the environment overrides a key (TONGHOP_DATABASE, TONGHOP_LIMITS__SECONDS).

    A secret is named, not written: `database = "env:TONGHOP_DB"` takes the variable's value.
    """

    model_config = SettingsConfigDict(
        env_prefix="TONGHOP_", env_nested_delimiter="__", extra="forbid", frozen=True
    )

    office: Office
    database: str = "sqlite:///ledger.sqlite"
    archive: str = "archive"
    locale: Literal["vi", "en"] = "vi"
    engine: Literal["local", "dask"] = "local"
    """Who reads: worker processes of this machine, or the workers of the Dask cluster at `scheduler`."""
    scheduler: str | None = None
    """Address of a Dask scheduler: "tcp://10.0.0.5:8786"."""
    jobs: int | None = None
    """Worker processes that read files; None: as many as processors."""
    notify: tuple[str, ...] = ()
    """Addresses (Apprise's URLs) that are told how a night ended; each best named: "env:TONGHOP_MAIL"."""
    limits: Limits = Limits()
    ocr: Ocr = Ocr()

    @property
    def reading(self) -> Limits:
        """How files are read: the limits, and the engine for scans."""
        return self.limits.model_copy(update={"ocr_engine": self.ocr.engine})

    @model_validator(mode="after")
    def _has_its_cluster(self) -> Self:
        if self.engine == "dask" and not self.scheduler:
            raise refusal("cause.no-scheduler", self.engine)
        return self

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Let the environment win over the file, whose content comes as `init_settings`."""
        return env_settings, init_settings


def load_settings(path: Path) -> Settings:
    """Read `tonghop.toml`.

    Raises:
        BadSettings: broken TOML (with its line), a wrong key or value, an environment variable not set.
    """
    raw = _named_secrets(read_toml(path), path)
    try:
        return Settings(**raw)
    except ValidationError as fault:
        raise _bad_value(path, fault) from fault


def load(path: Path, model: type[Loaded]) -> Loaded:
    """Read a TOML file as a model.

    Raises:
        BadSettings: broken TOML (with its line), or a wrong key or value (with its key and line).
    """
    try:
        return model.model_validate(read_toml(path))
    except ValidationError as fault:
        raise _bad_value(path, fault) from fault


def read_toml(path: Path) -> dict[str, Any]:
    """Read a TOML file as it stands.

    Raises:
        BadSettings: it is missing, no UTF-8, or no TOML; the place is the line.
        NoPermission: it may not be opened.
    """
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except tomllib.TOMLDecodeError as fault:
        raise BadSettings(file=path, place=_line_of(str(fault)), cause=fault) from fault
    except UnicodeDecodeError as fault:
        raise BadSettings(file=path, place=f"byte {fault.start}", cause="UTF-8") from fault
    except PermissionError as fault:
        raise NoPermission(file=path) from fault
    except OSError as fault:
        raise BadSettings(file=path, place="-", cause=fault.strerror or fault) from fault


def bad_key(path: Path, key: str, cause: str, value: str) -> BadSettings:
    """Return the error for a key whose value cannot stand, with the line on which it is written."""
    place = f"{_key_and_line(path, key.split('.'))} = “{value}”"
    return BadSettings(file=path, place=place, cause=cause)


def _named_secrets(raw: dict[str, Any], path: Path) -> dict[str, Any]:
    resolved = dict(raw)
    for key, value in raw.items():
        if isinstance(value, str):
            resolved[key] = _secret(value, key, path)
        elif isinstance(value, list):
            resolved[key] = [_secret(v, key, path) if isinstance(v, str) else v for v in value]
    return resolved


def _secret(value: str, key: str, path: Path) -> str:
    """Return what a value of the form "env:NAME" names, any other as it is."""
    if not value.startswith("env:"):
        return value
    name = value.removeprefix("env:")
    if name not in os.environ:
        raise bad_key(path, key, "cause.not-set", name)
    return os.environ[name]


_CAUSES = {
    "extra_forbidden": "cause.unknown-key",
    "missing": "cause.missing-key",
    "literal_error": "cause.no-choice",
    "too_short": "cause.too-short",
    "date_from_datetime_parsing": "cause.bad-day",
    "date_parsing": "cause.bad-day",
    "date_type": "cause.bad-day",
}


def _bad_value(path: Path, fault: ValidationError) -> BadSettings:
    # A misspelt key is told twice, as unknown and as missing; the unknown one is what stands in the file.
    first = min(fault.errors(), key=lambda error: error["type"] != "extra_forbidden")
    keys = [str(part + 1) if isinstance(part, int) else str(part) for part in first["loc"]]
    given = first.get("input")
    shown = f" = “{given}”" if isinstance(given, str | int | float) else ""
    cause = _CAUSES.get(first["type"], first["msg"])
    if first["type"].startswith("cause."):
        cause, shown = first["type"], f" = “{first['ctx']['given']}”"
    return BadSettings(file=path, place=_key_and_line(path, keys) + shown, cause=cause)


def _key_and_line(path: Path, keys: list[str]) -> str:
    """Name a key, and the line where it is first written, as people look for it."""
    written = [key for key in keys if not key.isdigit()]
    lines = path.read_text("utf-8").splitlines()
    for name in reversed(written):
        pattern = re.compile(rf"\s*(\[+.*\b)?{re.escape(name)}\b")
        for number, line in enumerate(lines, 1):
            if pattern.match(line):
                return f"{'.'.join(keys)} (dòng {number})"
    return ".".join(keys) or "-"


def _line_of(message: str) -> str:
    found = re.search(r"line (\d+)", message)
    return f"dòng {found[1]}" if found else "-"
