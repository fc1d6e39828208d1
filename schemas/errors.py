"""One family of errors: what, where, why, and what to do next, in the words of the office.

The words stand in the catalogue (`schemas/registry/errors.toml`), Vietnamese and English side by side.
Raise when a file or a command cannot go on; a doubt within a file is a `Finding`.
"""

from collections.abc import Iterable, Sequence
from enum import IntEnum
from functools import partial
from typing import ClassVar

from rapidfuzz import process

from schemas.catalogue import spoken, text

_NEAR = 60
"""Percent of likeness from which a name is offered in the place of an unknown one."""
_MOST_NAMES = 20
"""That are listed where none is like the unknown one: a province has a thousand files."""


class ExitCode(IntEnum):
    """Exit codes of the command line (contracts.md, section 2)."""

    DONE = 0
    NOTHING_DONE = 1
    USAGE = 2
    DONE_WITH_GAPS = 3


class TonghopError(Exception):
    """Something cannot go on. `values` fill the placeholders of the catalogue's sentences."""

    code: ClassVar[str] = "error"
    exit_code: ClassVar[ExitCode] = ExitCode.NOTHING_DONE

    def __init__(self, **values: object) -> None:
        self.values = {name: str(value) for name, value in values.items()}
        super().__init__(self.message())

    def message(self, lang: str = "vi") -> str:
        """Return what happened, where and why."""
        return text(f"error.{self.code}", lang, **spoken(self.values, lang))

    def remedy(self, lang: str = "vi") -> str:
        """Return what to do next."""
        return text(f"error.{self.code}.remedy", lang, **spoken(self.values, lang))

    def __reduce__(self) -> tuple[object, ...]:
        # Errors cross the border of the worker process; their values are all they are made of.
        return (_rebuilt, (type(self), self.values))


def _rebuilt(kind: type[TonghopError], values: dict[str, str]) -> TonghopError:
    return kind(**values)


class BadPeriod(TonghopError):
    """A period that is no EDTF interval and no named period, or ends before it begins. Takes `period`."""

    code = "bad-period"


class UnreadableFile(TonghopError):
    """A file that no reader could read. Takes `file` and `cause`; each kind of fault is a subclass."""

    code = "unreadable-file"


class EmptyFile(UnreadableFile):
    """A file of no bytes, or one whose pages hold nothing. Takes `file`."""

    code = "empty-file"


class DamagedFile(UnreadableFile):
    """A file cut short or broken inside. Takes `file` and `cause`."""

    code = "damaged-file"


class UnknownFormat(UnreadableFile):
    """A file of a kind that no reader handles. Takes `file` and `kind`."""

    code = "unknown-format"


class ProtectedFile(UnreadableFile):
    """A file that opens with a password only. Takes `file`."""

    code = "protected-file"


class NoTextLayer(UnreadableFile):
    """Pages that are pictures in which no words could be read. Takes `file` and `pages`."""

    code = "no-text-layer"


class OcrEngineMissing(UnreadableFile):
    """A scan for an engine that this machine does not have. Takes `file` and `engine`."""

    code = "ocr-engine-missing"


class ReadingTookTooLong(UnreadableFile):
    """A file whose reading was ended at the time limit. Takes `file` and `seconds`."""

    code = "reading-took-too-long"


class ReaderDied(UnreadableFile):
    """A file whose reading ended the worker process (memory limit, crash). Takes `file`."""

    code = "reader-died"


class Quarantined(UnreadableFile):
    """A file whose reading ended its process twice; only a person has it tried again. Takes `file`."""

    code = "quarantined"


class TooLarge(UnreadableFile):
    """A file beyond the limits on pages or unpacked size. Takes `file`, `size` and `limit`."""

    code = "too-large"


class TooManyPages(TooLarge):
    """A file of more pages than the limit. Takes `file`, `pages` and `limit`."""

    code = "too-many-pages"


class TooManyMembers(TooLarge):
    """A container of more files than the limit. Takes `file`, `count` and `limit`."""

    code = "too-many-members"


class NestedTooDeep(TooLarge):
    """A container in too many others. Takes `file` and `limit`."""

    code = "nested-too-deep"


class NothingInside(UnreadableFile):
    """A container in which no report could be read. Takes `file` and the `names` of what could not be."""

    code = "nothing-inside"


class NotAWordFile(UnreadableFile):
    """A file given to `lint` that is no .docx. Takes `file`."""

    code = "not-a-word-file"


class NoFiguresInReport(TonghopError):
    """A report for `trace --report` in which no figure of a release here is known. Takes `file`."""

    code = "no-figures-in-report"


class NoPermission(UnreadableFile):
    """A file that may not be opened. Takes `file`."""

    code = "no-permission"


class NotAWorkspace(TonghopError):
    """No `tonghop.toml` here or above. Takes `folder`."""

    code = "not-a-workspace"


class WorkspaceExists(TonghopError):
    """`init` into a folder that holds files. Takes `folder`."""

    code = "workspace-exists"


class BadSettings(TonghopError):
    """A TOML file that cannot be read or has a wrong key or value. Takes `file`, `place`, `cause`."""

    code = "bad-settings"


class BadBatchRow(TonghopError):
    """A row of decisions that asks for nothing one can decide. Takes `cause` and what was `given`."""

    code = "bad-batch-row"
    exit_code = ExitCode.USAGE


class BatchRefused(TonghopError):
    """Decisions of a file, none of which was recorded. Takes `file`, `count` and each bad row's fault."""

    code = "batch-refused"

    def __init__(self, faults: tuple[tuple[str, TonghopError], ...], **values: object) -> None:
        self.faults = faults
        super().__init__(**values)

    def message(self, lang: str = "vi") -> str:
        """Return what happened, and a line for each bad row: where, why, and what to do."""
        rows = [
            text("told.bad-row", lang, place=place, message=fault.message(lang), remedy=fault.remedy(lang))
            for place, fault in self.faults
        ]
        return "\n".join([super().message(lang), *rows])

    def __reduce__(self) -> tuple[object, ...]:
        return partial(type(self), self.faults, **self.values), ()


class UnknownName(TonghopError):
    """A request, figure, agency or submission that does not exist. Takes `kind`, `name`, `known`.

    `kind` is a key of the catalogue ("named.figure"), under which its remedy stands too; without `known`
    names none is offered.
    """

    code = "unknown-name"

    def __init__(self, **values: object) -> None:
        super().__init__(**{"known": "", **values})

    def message(self, lang: str = "vi") -> str:
        """Return what is unknown, and what is known."""
        if self.values["known"]:
            return super().message(lang)
        return text("named.unknown", lang, **spoken(self.values, lang))

    def remedy(self, lang: str = "vi") -> str:
        """Return where things of the kind are listed."""
        return text(f"{self.values['kind']}.remedy", lang)

    @classmethod
    def nearest(cls, kind: str, name: str, known: Iterable[str]) -> "UnknownName":
        """Return the error with the known names nearest to the unknown one, the first where none is near."""
        names = list(dict.fromkeys(known))
        near = [found for found, _, _ in process.extract(name, names, limit=3, score_cutoff=_NEAR)]
        shown = near or [*names[:_MOST_NAMES], *(["…"] if len(names) > _MOST_NAMES else [])]
        return cls(kind=kind, name=name, known=", ".join(shown))


class AmbiguousName(UnknownName):
    """The beginning of several names. Takes what `UnknownName` does; `known` has those names."""

    code = "ambiguous-name"

    def remedy(self, lang: str = "vi") -> str:
        """Return how to tell one from the others."""
        return TonghopError.remedy(self, lang)


def one_of(kind: str, name: str, found: Sequence[str], known: Sequence[str] = ()) -> UnknownName:
    """Return the error about a name that should be the beginning of one: of several, or of none known."""
    if found:
        return AmbiguousName(kind=kind, name=name, known=", ".join(found[:_MOST_NAMES]))
    return UnknownName.nearest(kind, name, known)


class TwoRequests(TonghopError):
    """Releases of two requests, compared. Takes `first` and `second`."""

    code = "two-requests"


class NothingReleased(TonghopError):
    """A request that has no release yet. Takes `request`."""

    code = "nothing-released"


class InboxUnreachable(TonghopError):
    """An inbox that is not there, or went away while it was looked through. Takes `folder` and `cause`."""

    code = "inbox-unreachable"


class CannotWrite(TonghopError):
    """A release or archive that could not be written. Takes `file` and `cause`."""

    code = "cannot-write"


class AlreadyIssued(TonghopError):
    """A request that stands as issued. Takes `request`, `number` and `date`."""

    code = "already-issued"


class NotIssued(TonghopError):
    """`reopen` of a request that is open. Takes `request`."""

    code = "not-issued"


class BlockingOpen(TonghopError):
    """`finalise` while findings are open that somebody must decide. Takes `request`, `count`, `findings`."""

    code = "blocking-open"


class NumberUsed(TonghopError):
    """A number that another paper bears that year. Takes `number`, `year`, `release` and `date`."""

    code = "number-used"


class DayBeforeData(TonghopError):
    """A day of issue before the newest data. Takes `date`, `newest` and `file`."""

    code = "day-before-data"


class DayNotCome(TonghopError):
    """A day of issue that has not come. Takes `date` and `today`."""

    code = "day-not-come"


class NightRuns(TonghopError):
    """Another run holds the workspace. Takes `since`."""

    code = "night-runs"


class ServerDown(TonghopError):
    """Prefect's server did not come up, or its port is taken. Takes `address`."""

    code = "server-down"


class PrefectSilent(TonghopError):
    """Prefect's own server, which a night starts for itself, did not answer. Takes `seconds`."""

    code = "prefect-silent"


class LedgerUnreachable(TonghopError):
    """A database that cannot be reached, is held too long or has no room. Takes `database` and `cause`."""

    code = "ledger-unreachable"


class LedgerOfNewerProgram(TonghopError):
    """A ledger whose tables a newer version of the program made. Takes `found` and `known`."""

    code = "ledger-of-newer-program"


class EngineUnreachable(TonghopError):
    """A Dask scheduler that does not answer or has no worker. Takes `scheduler` and `cause`."""

    code = "engine-unreachable"


class EngineOfOtherCode(TonghopError):
    """Workers of a cluster that run another version of the program. Takes `theirs` and `ours`."""

    code = "engine-of-other-code"


class LedgerNotEmpty(TonghopError):
    """A copy into a ledger that holds events already."""

    code = "ledger-not-empty"


class NotTold(TonghopError):
    """An address of the setting `notify` that took no message. Takes `place`, from 1."""

    code = "not-told"


class BrokenLedger(TonghopError):
    """The ledger's chain does not hold. Takes `sequence` and `cause`."""

    code = "broken-ledger"


class ArchiveFault(TonghopError):
    """Archived bytes that are missing or changed. Takes `sha256` and `cause`."""

    code = "archive-fault"
