"""What the tests of the outputs share."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest
from postgres import postgres, postgres_url  # noqa: F401

from outputs.release_content import ReleaseContent


@pytest.fixture(scope="session")
def content() -> ReleaseContent:
    """Return the release that release_example.py makes by hand."""
    made = _beside("release_example").example()
    assert isinstance(made, ReleaseContent)
    return made


@pytest.fixture(scope="session")
def written() -> ModuleType:
    """Return written_reports.py: reports written as text, made into submissions."""
    return _beside("written_reports")


@pytest.fixture(scope="session")
def read_release() -> ModuleType:
    """Return read_release.py: real files, read and made into a release."""
    return _beside("read_release")


@pytest.fixture(scope="session")
def counted() -> ModuleType:
    """Return counted_reports.py: the files of the golden counts, read and consolidated."""
    return _beside("counted_reports")


def _beside(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
