"""From a paper in somebody's hand: a report edited after its release, a submitted file, a cited document."""

import json
import shutil
from copy import deepcopy

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from sample_night import HAND_COUNT, tonghop

pytestmark = pytest.mark.xdist_group("other-night")

REQUEST = HAND_COUNT["request"]
TOTAL = f"{REQUEST}-0001|nguoi-du"


def traced(workspace, *arguments):
    return json.loads(tonghop(workspace, "trace", *arguments, "--format", "json"))


@pytest.fixture
def report(workspace, tmp_path):
    return shutil.copy(workspace / "out" / REQUEST / f"{REQUEST}-0001" / "bao-cao.docx", tmp_path)


def edited(report, change):
    """Change the first printing of a total as a clerk does in Word, and save."""
    document = docx.Document(report)
    controls = document.element.body.iter(qn("w:sdt"))
    change(next(c for c in controls if c.find(f"{qn('w:sdtPr')}/{qn('w:tag')}").get(qn("w:val")) == TOTAL))
    document.save(report)
    return report


def retype(control):
    next(control.iter(qn("w:t"))).text = "hơn 25.000 lượt người"


def retype_with_changes_tracked(control):
    run = next(control.iter(qn("w:r")))
    new = deepcopy(run)
    struck, inserted = OxmlElement("w:del"), OxmlElement("w:ins")
    run.addprevious(struck)
    struck.append(run)
    next(run.iter(qn("w:t"))).tag = qn("w:delText")
    struck.addnext(inserted)
    inserted.append(new)
    next(new.iter(qn("w:t"))).text = "hơn 25.000 lượt người"


def take_out(control):
    control.getparent().remove(control)


def copy_beside(control):
    control.addnext(deepcopy(control))


def of_another_release(control):
    control.find(f"{qn('w:sdtPr')}/{qn('w:tag')}").set(qn("w:val"), "thang-9-0004|nguoi-du")


RELEASED = "hơn 24.570 lượt người"


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (retype, [("changed", "hơn 25.000 lượt người", RELEASED)]),
        (retype_with_changes_tracked, [("changed", "hơn 25.000 lượt người", RELEASED)]),
        (take_out, [("missing", None, RELEASED)]),
        (copy_beside, [("added", RELEASED, None)]),
        (of_another_release, [("foreign", RELEASED, None), ("missing", None, RELEASED)]),
    ],
    ids=lambda each: getattr(each, "__name__", None),
)
def test_what_was_changed_by_hand_is_told_beside_what_was_released(workspace, report, change, told):
    answer = traced(workspace, "--report", edited(report, change))
    odd = [row for row in answer["figures"] if row["state"] != "same"]
    assert [(row["state"], row["printed"], row["released"]) for row in odd] == told
    assert answer["release"] == f"{REQUEST}-0001" and answer["untouched"] is False


def test_a_report_saved_without_a_change_holds_every_figure(workspace, report):
    assert traced(workspace, "--report", report)["untouched"] is True
    answer = traced(workspace, "--report", edited(report, lambda control: None))
    assert {row["state"] for row in answer["figures"]} == {"same"} and answer["untouched"] is False
    assert {row["figure"] for row in answer["figures"]} >= {
        figure["id"] for figure in HAND_COUNT["figure"] if figure["combine"] != "list"
    }


def test_a_paper_without_our_figures_is_refused(workspace):
    other = workspace / "inbox" / REQUEST / "vhtt-sa-dec" / "87-BC-PVHTT.docx"
    tonghop(workspace, "trace", "--report", other, expect=1)
    tonghop(workspace, "trace", "--report", workspace / "tonghop.toml", expect=1)
    tonghop(workspace, "trace", "lop-tap-huan", "--report", other, expect=2)


def test_every_number_of_a_submitted_file_is_told_its_fate(workspace, tmp_path):
    file = workspace / "inbox" / REQUEST / "vhtt-thap-muoi" / "BC 109.docx"
    (old,) = traced(workspace, "--file", file)["submissions"]
    assert old["state"] == "superseded"
    fates = {row["quote"]: (row["fate"], [o["figure"] for o in row["outcomes"]]) for row in old["facts"]}
    assert fates["1.800 tờ rơi"] == ("left-out", ["to-roi"])
    assert fates["92,7"] == ("none", [])
    by_bytes = shutil.copy(file, tmp_path / "tên khác.docx")
    for asked in (old["submission"], "BC 109.docx", by_bytes):
        assert traced(workspace, "--file", asked)["submissions"] == [old]


def test_a_counted_files_numbers_lead_to_their_figures(workspace):
    (told,) = traced(workspace, "--file", "bao cao tan hong.txt")["submissions"]
    counted = {
        (o["figure"], row["fact"]) for row in told["facts"] for o in row["outcomes"] if o["fate"] == "counted"
    }
    for figure, fact in counted:
        part = traced(workspace, figure, "--agency", "vhtt-tan-hong")
        assert fact in {entry["fact"] for entry in part["contributions"]}
    assert counted


def test_an_unread_file_is_told_with_its_failure(workspace):
    (told,) = traced(workspace, "--file", "BC 66 Tam Nong.docx")["submissions"]
    assert (told["state"], told["facts"]) == ("failed", []) and told["failure"]["code"]
    tonghop(workspace, "trace", "--file", "không có.docx", expect=1)


def test_a_cited_document_is_told_with_who_cites_it_and_when(workspace):
    told = traced(workspace, "--document", "số 0364 / STTTT – TTBCXB")
    assert told["document"] == "364/STTTT-TTBCXB" and told["dates"] == ["2029-05-23"]
    assert [entry["agency"] for entry in told["citations"]] == ["so-tttt"]
    assert "date-in-future" in {entry["code"] for entry in told["findings"]}
    # The same note cites a dozen others, with doubts of their own.
    assert all("364/STTTT-TTBCXB" in entry["message"] for entry in told["findings"])
    own = traced(workspace, "--document", "109/BC-PVHTT")
    assert [entry["file"] for entry in own["submissions"]] == ["vhtt-thap-muoi/BC 109.docx"]
    tonghop(workspace, "trace", "--document", "1/XX-YY", expect=1)
