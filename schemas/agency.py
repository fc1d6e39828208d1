"""Who may report: the registry of agencies (`registry/agencies.toml` of a workspace)."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date

from pydantic import field_validator

from schemas.base import Model, refusal
from schemas.errors import BadPeriod
from schemas.period import Period
from schemas.wording import syllables


class Agency(Model):
    """One reporting unit (đơn vị báo cáo), with the days on which it bears its name."""

    id: str
    name: str
    group: str
    aliases: tuple[str, ...] = ()
    senders: tuple[str, ...] = ()
    """Mail addresses; "@vhtt.example.vn" is every address of a domain that is the agency's alone."""
    valid: str | None = None
    """EDTF interval."""

    @field_validator("id")
    @classmethod
    def _names_a_folder(cls, value: str) -> str:
        if not re.fullmatch(r"[a-z0-9][a-z0-9._-]*", value):
            raise refusal("cause.no-folder-name", value)
        return value

    @field_validator("senders")
    @classmethod
    def _are_addresses(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for address in value:
            if not re.fullmatch(r"[^@\s]*@[^@\s]+", address):
                raise refusal("cause.no-address", address)
        return value

    @field_validator("valid")
    @classmethod
    def _is_a_period(cls, value: str | None) -> str | None:
        if value is not None:
            try:
                Period.from_edtf(value)
            except BadPeriod as bad:
                raise refusal("cause.no-period", value) from bad
        return value

    def is_valid_on(self, day: date) -> bool:
        return self.valid is None or Period.from_edtf(self.valid).contains(day)


class AgencyRegistry(Model):
    """All agencies of a workspace, in the order in which the report lists them."""

    agency: tuple[Agency, ...] = ()

    @field_validator("agency")
    @classmethod
    def _ids_are_unique(cls, value: tuple[Agency, ...]) -> tuple[Agency, ...]:
        ids = [agency.id for agency in value]
        if twice := sorted({id for id in ids if ids.count(id) > 1}):
            raise refusal("cause.id-twice", ", ".join(twice))
        return value

    def __contains__(self, id: object) -> bool:
        return any(agency.id == id for agency in self.agency)

    def get(self, id: str) -> Agency | None:
        return next((agency for agency in self.agency if agency.id == id), None)

    @property
    def groups(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(agency.group for agency in self.agency))

    def expand(self, expects: Iterable[str], on: date) -> tuple[str, ...]:
        """Return the agencies that a request expects, each once.

        "@group" means its members that exist on a day, such as the day the report is due: a district that
        became a city under another entry is not waited for under its old name. An agency named by its own
        id is expected whatever the day.

        Raises:
            KeyError: an id or group that is not registered, or a group without a member on that day.
        """
        ids: dict[str, None] = {}
        for entry in expects:
            members = (
                [agency.id for agency in self.agency if agency.group == entry[1:] and agency.is_valid_on(on)]
                if entry.startswith("@")
                else [agency.id for agency in self.agency if agency.id == entry]
            )
            if not members:
                raise KeyError(entry)
            ids.update(dict.fromkeys(members))
        return tuple(ids)

    def named(self, words: str | None, on: date | None = None) -> Agency | None:
        """Return the one agency whose name or alias these words are; None if none or several are.

        Of several that bore a name one after the other, it is the one that bore it on a day.
        """
        if not words:
            return None
        wanted = _folded(words)
        found = [a for a in self.agency if wanted in {_folded(name) for name in (a.name, *a.aliases)}]
        if len(found) > 1 and on is not None:
            found = [agency for agency in found if agency.is_valid_on(on)]
        return found[0] if len(found) == 1 else None

    def sending(self, address: str | None, on: date) -> Agency | None:
        """Return the one agency that sends from a mail address, else the one whose domain it is of.

        Of several that used an address one after the other, it is the one that bore its name on a day.
        """
        wanted = (address or "").strip().lower()
        for sender in (wanted, f"@{wanted.rpartition('@')[2]}"):
            found = [a for a in self.agency if sender in {known.lower() for known in a.senders}]
            if len(found) > 1:
                found = [agency for agency in found if agency.is_valid_on(on)]
            if found:
                return found[0] if len(found) == 1 else None
        return None


def _folded(words: str) -> tuple[str, ...]:
    return syllables(re.sub(r"[-–—.,&]", " ", unicodedata.normalize("NFC", words)))
