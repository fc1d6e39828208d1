"""`tonghop serve`: a real server, its deployments, and a night started from it."""

import os
import signal
import socket
import subprocess
import sys
import time

import httpx
import pytest

from flows.initialise import initialise

pytestmark = pytest.mark.services
PATIENCE = 180


@pytest.fixture
def served(tmp_path):
    root = tmp_path / "workspace"
    initialise(root, sample=True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-c", "from flows.cli import main; main()", "--workspace", str(root)]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    log = (tmp_path / "log").open("w")
    process = subprocess.Popen(
        [*command, "serve", "--port", str(port)], env=environment, stdout=log, stderr=log, cwd=tmp_path
    )
    try:
        yield root, f"http://127.0.0.1:{port}/api", process, tmp_path / "log"
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
            process.wait(timeout=60)


def until(question, what):
    """Ask again until there is an answer."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            if answer := question():
                return answer
        except httpx.TransportError:
            answer = None
        time.sleep(0.5)
    pytest.fail(f"no {what} within {PATIENCE} s")


def test_the_night_and_the_rerun_are_served_and_a_night_runs(served):
    root, api, process, log = served

    def registered():
        assert process.poll() is None, log.read_text("utf-8")
        found = httpx.post(f"{api}/deployments/filter", json={}).json()
        return found if len(found) == 2 else None

    deployments = {entry["name"]: entry for entry in until(registered, "deployments")}
    night = deployments["nightly"]
    [schedule] = night["schedules"]
    assert schedule["schedule"] == {
        "cron": "0 2 * * *", "timezone": "Asia/Ho_Chi_Minh", "day_or": True,
    }  # fmt: skip
    assert night["concurrency_limit"] == 1 or night["global_concurrency_limit"]["limit"] == 1
    form = deployments["rerun"]["parameter_openapi_schema"]["properties"]
    assert {"workspace", "submissions", "reader"} <= set(form)

    started = httpx.post(
        f"{api}/deployments/{night['id']}/create_flow_run",
        json={"parameters": {"workspace": str(root), "now": "2020-08-03T02:00:00+07:00"}},
    ).json()

    def ended():
        state = httpx.get(f"{api}/flow_runs/{started['id']}").json()["state"]
        return state if state["type"] in ("COMPLETED", "FAILED", "CRASHED") else None

    state = until(ended, "end of the night")
    assert (state["type"], state["name"]) == ("COMPLETED", "CompletedWithGaps"), log.read_text("utf-8")
    assert (root / "out" / "cai-nghien-2016-2020" / "current.txt").read_text("utf-8").strip()
    artifacts = httpx.post(f"{api}/artifacts/filter", json={}).json()
    assert {entry["key"] for entry in artifacts} >= {"completeness-cai-nghien-2016-2020", "failures"}
