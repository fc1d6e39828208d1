"""A server of Prefect that is kept running: the one at PREFECT_API_URL, else one of our own.

Ours listens on the loopback address alone and keeps its files in the workspace. Nothing of Prefect is
imported here: it reads the server's address when it is imported, so the server must be there before.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import httpx

from flows.prefect_home import STARTUP_SECONDS
from schemas.errors import ServerDown

_LOOPBACK = "127.0.0.1"


@contextmanager
def running(port: int) -> Iterator[str]:
    """Keep a server of Prefect on the loopback address for as long as the context lasts.

    Yields the address of its API. A server named by PREFECT_API_URL is used as it is.

    Raises:
        ServerDown: it did not answer in time, or ended at once (its port may be taken).
    """
    if given := os.environ.get("PREFECT_API_URL"):
        yield given
        return
    address = f"http://{_LOOPBACK}:{port}/api"
    command = [sys.executable, "-m", "prefect", "server", "start", "--host", _LOOPBACK, "--port", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait(process, address)
        os.environ["PREFECT_API_URL"] = address
        yield address
    finally:
        process.terminate()
        process.wait(timeout=30)


def _wait(process: "subprocess.Popen[bytes]", address: str) -> None:
    until = time.monotonic() + STARTUP_SECONDS
    while process.poll() is None and time.monotonic() < until:
        try:
            if httpx.get(f"{address}/health", timeout=5).is_success:
                return
        except httpx.TransportError:
            # Not listening yet: a cold machine takes half a minute.
            time.sleep(0.5)
    raise ServerDown(address=address)
