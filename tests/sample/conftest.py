"""One night on the sample, shared by the tests that look at it and copied for those that change it."""

import shutil

import pytest
from postgres import postgres, postgres_url  # noqa: F401
from sample_night import HAND_COUNT, NOW, tonghop


@pytest.fixture(scope="session")
def workspace(tmp_path_factory):
    # Started from a folder whose files are named like modules of Prefect's server: it must not take them in.
    folder = tmp_path_factory.mktemp("sample")
    (folder / "html.py").write_text("raise ImportError('a file of the folder where the night was started')")
    root = folder / "w"
    tonghop(root, "init", root, "--sample")
    tonghop(root, "nightly", "--now", NOW, "--no-progress", expect=HAND_COUNT["exit_code"], cwd=folder)
    return root


@pytest.fixture
def own(workspace, tmp_path):
    """Return a copy of the workspace after its first night, to decide things in."""
    return shutil.copytree(workspace, tmp_path / "w", symlinks=True)
