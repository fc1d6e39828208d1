"""The night: take in what is new, read it, consolidate each request, release what changed.

Reads like a table of contents; what happens in each step stands in the modules it calls. Import this
module only after `flows.prefect_home.settle`.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from prefect import flow, get_run_logger, task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State
from prefect.states import Completed

from extractors.version import READING_ROOMS, code_version
from flows.announcing import announce
from flows.consolidating import Released, release
from flows.intake import Intake, take_in
from flows.outcome import NightOutcome, RequestOutcome, outcome_of
from flows.reading import ReadingRun, Wanted
from flows.turn import Clock, alone_in, clock_at
from flows.unpacking import take_in_members
from flows.workspace import Workspace
from outputs.history import History
from outputs.ledger import Kind, NewEvent
from outputs.members import to_read_again, waiting
from outputs.standing import failures
from schemas.catalogue import text
from schemas.errors import NotTold
from schemas.submission import Submission


@flow(name="nightly", flow_run_name="nightly {now}", validate_parameters=False, log_prints=False)
def nightly(
    workspace: str, now: str | None = None, request: str | None = None, jobs: int | None = None
) -> State[NightOutcome]:
    """Take in, read, consolidate and release: all open requests, or one. A second run changes nothing."""
    opened = Workspace.open(Path(workspace))
    chosen = [opened.request(request)] if request else list(opened.requests.values())
    clock = clock_at(now)
    with alone_in(opened):
        opened.ledger.append([NewEvent(Kind.NIGHT_STARTED, {"code": code_version(*READING_ROOMS)})], clock())
        intake = look_into_inbox(opened, clock)
        ended = [
            (entry.id, consolidate_request(workspace, entry.id, now, jobs, return_state=True))
            for entry in chosen
        ]
        night = gathered(ended, intake)
        opened.ledger.append([NewEvent(Kind.NIGHT_ENDED, night.counts())], clock())
    tell(opened, night)
    return closing_state(night)


def gathered(ended: Sequence[tuple[str, State[RequestOutcome]]], intake: Intake) -> NightOutcome:
    """Return how all requests ended; an error in one does not stop the others.

    Raises:
        TonghopError: no request ended well; the first one's error, with its remedy.
    """
    results = [(id, state.result(raise_on_failure=False)) for id, state in ended]
    done = tuple(result for _, result in results if isinstance(result, RequestOutcome))
    broken = [(id, result) for id, result in results if not isinstance(result, RequestOutcome)]
    if broken and not done:
        raise broken[0][1]
    messages = tuple((id, str(error)) for id, error in broken)
    return NightOutcome(done, intake.unsettled, intake.unknown_requests, messages)


def tell(workspace: Workspace, night: NightOutcome) -> None:
    """Show a night on Prefect's page; where that fails, its log says so and the night stands."""
    if night.is_idle:
        return
    history = History.of(workspace.ledger.events())
    lang = workspace.settings.locale
    failed = failures(history, workspace.requests, workspace.agencies, lang)
    announced = tell_prefect(night, failed, lang, return_state=True)
    if announced.is_failed():
        get_run_logger().warning(text("page.failed", lang, cause=announced.message or ""))
    for place, address in enumerate(workspace.settings.notify, 1):
        if tell_person(place, address, night, lang, return_state=True).is_failed():
            get_run_logger().warning(text("notice.failed", lang, place=place))


@task(name="notify", task_run_name="notify {place}", cache_policy=NO_CACHE, retries=2, retry_delay_seconds=20)
def tell_person(place: int, address: str, night: NightOutcome, lang: str) -> None:
    """Send the night's summary to one address, which may hold a password: it is told by its place, from 1.

    Raises:
        NotTold: it took nothing, three times; the night's results stand.
    """
    from flows.notifying import notify  # noqa: PLC0415 - half a second that only those who set it pay

    if not notify(address, night, lang):
        raise NotTold(place=place)


@task(name="announce", cache_policy=NO_CACHE)
def tell_prefect(night: NightOutcome, failed: list[dict[str, Any]], lang: str) -> None:
    announce(night, failed, lang)


@flow(name="rerun", flow_run_name="rerun {now}", validate_parameters=False, log_prints=False)
def rerun(
    workspace: str, submissions: list[str], now: str | None = None, reader: str | None = None
) -> State[NightOutcome]:
    """Read some submissions again, whatever is known of them, and consolidate their requests."""
    opened = Workspace.open(Path(workspace))
    with alone_in(opened):
        history = History.of(opened.ledger.events())
        requests = dict.fromkeys(history.submissions[id].request for id in submissions)
        outcomes = [
            consolidate_request(workspace, request, now, None, again=submissions, reader=reader)
            for request in requests
        ]
    night = NightOutcome(tuple(outcomes))
    tell(opened, night)
    return closing_state(night)


@flow(name="consolidate-request", flow_run_name="{request}", validate_parameters=False)
def consolidate_request(
    workspace: str,
    request: str,
    now: str | None,
    jobs: int | None,
    *,
    again: Sequence[str] = (),
    reader: str | None = None,
) -> RequestOutcome:
    """Read what is unread of one request, then consolidate and release it."""
    opened = Workspace.open(Path(workspace))
    clock = clock_at(now)
    history = History.of(opened.ledger.events())
    key = code_version(*READING_ROOMS)
    held = opened.archive.held()
    pending = to_read_again(history, request, again) if again else history.unread(request, key, held)
    known = None if again else history
    reading_key = f"{key}#{reader}" if reader else key
    read = read_all(opened, Wanted(pending, reading_key, reader, jobs, known), clock)
    if read < len(pending) or waiting(history, request):
        inside = unpack(opened, history, request, clock)
        read += read_all(opened, Wanted(inside, key, None, jobs, known), clock)
    released = make_release.with_options(task_run_name=f"release {request}")(opened, request, clock)
    return outcome_of(request, released, read=read)


@task(name="look-into-inbox", cache_policy=NO_CACHE)
def look_into_inbox(workspace: Workspace, clock: Clock) -> Intake:
    """Enter each new file of the inbox in the ledger."""
    intake = take_in(workspace, History.of(workspace.ledger.events()), clock())
    workspace.ledger.append(intake.events, clock())
    return intake


def unpack(workspace: Workspace, before: History, request: str, clock: Clock) -> list[Submission]:
    """Enter the members of opened mails and archives in the ledger; return those to be read.

    What was tried before they came, and may pass tomorrow, is not tried again tonight.
    """
    after = take_in_members(workspace, request, clock)
    unread = after.unread(request, code_version(*READING_ROOMS), workspace.archive.held())
    return [entry for entry in unread if entry.id not in before.submissions]


@task(name="read-submissions", cache_policy=NO_CACHE)
def read_submissions(run: ReadingRun) -> None:
    """Read submissions side by side; each ends in the ledger, read or failed.

    One task run for all: what Prefect takes for a task run of each would be a good part of a large night.
    """
    run.read()


@task(name="read-submission", cache_policy=NO_CACHE)
def read_submission(fault: Exception) -> None:
    """Show a submission that could not be read as a failed task run; it stops nothing."""
    raise fault


def read_all(opened: Workspace, wanted: Wanted, clock: Clock) -> int:
    """Read what is wanted, and show each failure under the names of agency and file.

    Returns how many reports were read, failed ones included: a mail or archive that was opened is none.
    """
    if not wanted.submissions:
        return 0
    run = ReadingRun(opened, wanted, clock)
    read_submissions.with_options(task_run_name=f"read {len(wanted.submissions)}")(run)
    for submission, fault in run.failures:
        named = f"{submission.agency or '?'}/{submission.file.rpartition('/')[2]}"
        read_submission.with_options(task_run_name=named)(fault, return_state=True)
    return len(wanted.submissions) - run.opened


@task(name="make-release", cache_policy=NO_CACHE)
def make_release(workspace: Workspace, request: str, clock: Clock) -> Released:
    """Consolidate a request from what is stored, and write its release if anything changed."""
    return release(workspace, workspace.request(request), clock)


def closing_state(night: NightOutcome) -> State[NightOutcome]:
    """Say on purpose how the night ended; failed readings alone would leave it green or red by chance."""
    if night.has_gaps:
        return Completed(name="CompletedWithGaps", message=night.sentence(), data=night)
    return Completed(message=night.sentence(), data=night)
