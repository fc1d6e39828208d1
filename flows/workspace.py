"""A workspace opened: its settings, registries, archive and ledger (contracts.md, section 3)."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from sqlalchemy import make_url

from flows.settings import Settings, bad_key, load, load_settings
from outputs.archive import Archive
from outputs.ledger import Ledger
from schemas.agency import AgencyRegistry
from schemas.errors import NotAWorkspace, UnknownName
from schemas.request import Request

SETTINGS_FILE = "tonghop.toml"


@dataclass(frozen=True)
class Workspace:
    """Paths and what they hold. Opening one checks every TOML file before any work is done."""

    root: Path
    settings: Settings
    agencies: AgencyRegistry
    requests: dict[str, Request]

    @classmethod
    def open(cls, root: Path, **instead: str) -> "Workspace":
        """Open a workspace; `instead` are settings that hold in the place of those written.

        Raises:
            NotAWorkspace: the folder holds no `tonghop.toml`.
            BadSettings: a TOML file is broken, or names what does not exist.
        """
        root = root.resolve()
        if not (root / SETTINGS_FILE).is_file():
            raise NotAWorkspace(folder=root)
        settings = load_settings(root / SETTINGS_FILE).model_copy(update=instead)
        agencies = load(root / "registry" / "agencies.toml", AgencyRegistry)
        return cls(root, settings, agencies, _requests(root / "requests", agencies))

    @classmethod
    def find(cls, start: Path) -> "Workspace":
        """Open the nearest workspace at or above a folder."""
        for folder in (start.resolve(), *start.resolve().parents):
            if (folder / SETTINGS_FILE).is_file():
                return cls.open(folder)
        raise NotAWorkspace(folder=start.resolve())

    @cached_property
    def archive(self) -> Archive:
        address = self.settings.archive
        return Archive.at(address if "://" in address else str(self.root / address))

    @cached_property
    def ledger(self) -> Ledger:
        return Ledger(_resolved(self.settings.database, self.root), self.root / "ledger.head")

    @property
    def inbox(self) -> Path:
        return self.root / "inbox"

    @property
    def state_folder(self) -> Path:
        """Prefect's home and the lock: nothing here is needed to derive a release again."""
        return self.root / ".tonghop"

    def out(self, request: str) -> Path:
        return self.root / "out" / request

    def request_file(self, request: str) -> Path:
        return self.root / "requests" / f"{request}.toml"

    def request(self, id: str) -> Request:
        """Return a request by its id.

        Raises:
            UnknownName: there is none of this id.
        """
        if id not in self.requests:
            raise UnknownName(kind="named.request", name=id, known=", ".join(self.requests))
        return self.requests[id]


def _requests(folder: Path, agencies: AgencyRegistry) -> dict[str, Request]:
    found: dict[str, Request] = {}
    for path in sorted(folder.glob("*.toml")):
        request = load(path, Request)
        if request.id != path.stem:
            raise bad_key(path, "id", "cause.id-is-file-name", request.id)
        try:
            agencies.expand(request.expects, request.due)
        except KeyError as unknown:
            raise bad_key(path, "expects", "cause.not-registered", unknown.args[0]) from unknown
        found[request.id] = request
    return found


def _resolved(database: str, root: Path) -> str:
    """Return the database's address with a relative SQLite file placed in the workspace."""
    url = make_url(database)
    if url.get_backend_name() == "sqlite" and url.database and url.database != ":memory:":
        url = url.set(database=str(root / url.database))
    return url.render_as_string(hide_password=False)
