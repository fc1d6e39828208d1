"""An S3 API of the tests' own: moto's server, a process on the loopback address, gone when they end."""

import subprocess
import sys
import time
import urllib.request
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from postgres import _free_port

START_SECONDS = 60
KEY, SECRET = "tonghop-test-key", "tonghop-test-secret-7Yp2"


@dataclass(frozen=True)
class Storage:
    port: int

    @property
    def environment(self) -> dict[str, str]:
        """Where the storage is and who asks, as its client library reads them."""
        return {
            "AWS_ENDPOINT_URL": f"http://127.0.0.1:{self.port}",
            "AWS_ACCESS_KEY_ID": KEY,
            "AWS_SECRET_ACCESS_KEY": SECRET,
            "AWS_DEFAULT_REGION": "us-east-1",
        }

    def new_bucket(self) -> str:
        """Make an empty bucket and return its address."""
        import boto3

        name = f"t{uuid.uuid4().hex}"
        boto3.client("s3", endpoint_url=self.environment["AWS_ENDPOINT_URL"]).create_bucket(Bucket=name)
        return f"s3://{name}"


@pytest.fixture(scope="session")
def s3() -> Iterator[Storage]:
    """Run a server for the session, and let this process and its children ask it."""
    with running() as storage, pytest.MonkeyPatch.context() as environment:
        for name, value in storage.environment.items():
            environment.setenv(name, value)
        yield storage


@contextmanager
def running() -> Iterator[Storage]:
    port = _free_port()
    program = Path(sys.executable).with_name("moto_server")
    command = [program, "-H", "127.0.0.1", "-p", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait(process, port)
        yield Storage(port)
    finally:
        process.terminate()
        process.wait(30)


def _wait(process: "subprocess.Popen[bytes]", port: int) -> None:
    until = time.monotonic() + START_SECONDS
    while True:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/moto-api/", timeout=5):
                return
        except OSError:
            if process.poll() is not None or time.monotonic() > until:
                raise RuntimeError("moto's server did not start") from None
            time.sleep(0.1)
