"""`tonghop serve`: the night at 02:00 and reruns by hand, on a server of Prefect that is kept running.

Import this module only after `flows.prefect_home.settle`, and with `flows.prefect_server.running` around it:
Prefect reads the address of its server when it is imported.
"""

from typing import Any

from prefect import serve as serve_deployments
from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy
from prefect.deployments.runner import RunnerDeployment
from prefect.schedules import Cron
from prefect.types.entrypoint import EntrypointType

from flows.nightly import nightly, rerun
from flows.workspace import Workspace
from outputs.history import History
from outputs.standing import failures
from schemas.catalogue import text

NIGHT = Cron("0 2 * * *", timezone="Asia/Ho_Chi_Minh")
# One night in a workspace; a second one waits for it.
_ONE = ConcurrencyLimitConfig(limit=1, collision_strategy=ConcurrencyLimitStrategy.ENQUEUE)


def deployments(workspace: Workspace, lang: str) -> list[RunnerDeployment]:
    """Return the night with its schedule, and the rerun with the failed submissions to choose from."""
    common: dict[str, Any] = {
        "tags": ["tonghop", workspace.root.name],
        "concurrency_limit": _ONE,
        "entrypoint_type": EntrypointType.MODULE_PATH,
    }
    here = {"workspace": str(workspace.root)}
    night = RunnerDeployment.from_flow(
        nightly,
        name="nightly",
        schedules=[NIGHT],
        parameters=here,
        description=text("serve.nightly", lang),
        **common,
    )
    history = History.of(workspace.ledger.events())
    told = failures(history, workspace.requests, workspace.agencies, lang)
    failed = [entry["submission"] for entry in told]
    again = RunnerDeployment.from_flow(
        rerun,
        name="rerun",
        parameters=here | {"submissions": failed},
        description=text("serve.rerun", lang),
        **common,
    )
    return [night, again]


def serve(workspace: Workspace, lang: str) -> None:
    """Register the deployments and run what is due, until interrupted."""
    serve_deployments(*deployments(workspace, lang), print_starting_message=False, limit=1)
