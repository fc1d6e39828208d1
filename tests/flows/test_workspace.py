"""A workspace with a mistake in its settings is refused with file, place, cause and next step."""

import re

import pytest

from flows.initialise import initialise
from flows.workspace import Workspace
from schemas.errors import BadSettings, NotAWorkspace, UnknownName, WorkspaceExists

REQUEST = "requests/cai-nghien-2016-2020.toml"


@pytest.fixture
def root(tmp_path):
    initialise(tmp_path / "w", sample=True)
    return tmp_path / "w"


def edit(root, file, old, new):
    path = root / file
    text = path.read_text("utf-8")
    assert old in text, f"{old!r} is not in {file}"
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_the_sample_opens(root):
    workspace = Workspace.open(root)
    assert list(workspace.requests) == ["cai-nghien-2016-2020"]
    assert workspace.settings.office.province == "Đồng Tháp"


def test_an_empty_workspace_opens(tmp_path):
    initialise(tmp_path / "w", sample=False)
    workspace = Workspace.open(tmp_path / "w")
    assert workspace.requests == {}
    assert len(workspace.agencies.agency) > 20


def test_nobody_else_on_the_machine_may_read_it(tmp_path):
    initialise(tmp_path / "w", sample=False)
    assert (tmp_path / "w").stat().st_mode & 0o007 == 0


def test_the_nearest_workspace_upwards_is_found(root):
    assert Workspace.find(root / "inbox" / "cai-nghien-2016-2020").root == root


def test_no_workspace_here(tmp_path):
    with pytest.raises(NotAWorkspace, match=re.escape(str(tmp_path))):
        Workspace.find(tmp_path)


def test_nothing_is_written_over(root):
    with pytest.raises(WorkspaceExists):
        initialise(root, sample=True)


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        ("tonghop.toml", "[office]", "[office", ["tonghop.toml", "dòng"]),
        ("tonghop.toml", "province", "provinz", ["tonghop.toml", "provinz", "dòng"]),
        ("registry/agencies.toml", 'id = "vhtt-sa-dec"', 'id = "VHTT Sa Đéc"', ["agencies.toml", "VHTT Sa Đéc"]),
        (REQUEST, "@press", "@bao-chi", ["expects", "@bao-chi", "dòng"]),
        (REQUEST, "due = ", "deu = ", ["cai-nghien-2016-2020.toml", "deu"]),
        (REQUEST, 'period = "2016/2020"', 'period = "2020/2016"', ["period", "2020/2016"]),
        (REQUEST, 'id = "to-roi"', 'id = "lop-tap-huan"', ["lop-tap-huan"]),
        (REQUEST, 'id = "cai-nghien-2016-2020"', 'id = "khac"', ["khac", "cai-nghien-2016-2020.toml"]),
        (REQUEST, 'counts = ["tờ rơi", "tờ gấp", "tờ bướm"]', "counts = []", ["counts"]),
        (REQUEST, 'counts = ["tờ rơi", "tờ gấp", "tờ bướm"]', 'counts = ["..."]', ["counts", "...", "đối chiếu"]),
        (REQUEST, 'counts = ["tờ rơi", "tờ gấp", "tờ bướm"]', 'counts = ["tờ rơi"]\nnear = ["in"]\nnot_near = ["in"]', ["near", "loại ra"]),
        (REQUEST, "[[indicators]]", '[[indicators]]\nid = "to-buom"\nlabel = "Tờ bướm"\nunit = "tờ"\ncounts = ["tờ bướm", "Tờ  gấp", "tờ rơi"]\n\n[[indicators]]', ["to-buom", "to-roi", "phân biệt"]),
    ],
    ids=[
        "broken TOML", "unknown key", "agency id no folder name", "unknown group", "misspelt key",
        "period ends before it begins", "indicator twice", "id is not the file's name", "matches nothing",
        "no word to match", "near kept off by not_near", "two indicators count the same",
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_its_place(root, file, old, new, told):
    edit(root, file, old, new)
    with pytest.raises(BadSettings) as fault:
        Workspace.open(root)
    assert all(words in str(fault.value) for words in told), str(fault.value)
    assert fault.value.remedy()


def test_an_unknown_request_names_those_there_are(root):
    with pytest.raises(UnknownName, match="cai-nghien-2016-2020"):
        Workspace.open(root).request("quy-3")


def test_a_secret_is_taken_from_the_environment(root, monkeypatch):
    edit(root, "tonghop.toml", "[office]", 'database = "env:TONGHOP_TEST_DB"\n[office]')
    with pytest.raises(BadSettings, match="TONGHOP_TEST_DB"):
        Workspace.open(root)
    monkeypatch.setenv("TONGHOP_TEST_DB", "sqlite:///khac.sqlite")
    assert Workspace.open(root).settings.database == "sqlite:///khac.sqlite"
