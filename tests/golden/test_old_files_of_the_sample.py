"""Whole reports saved as old files say the same, fact by fact."""

import shutil
import zipfile
from pathlib import Path

import pytest
from old_cases import KINDS, converted
from word_scoring import told

pytestmark = [
    pytest.mark.services,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice (soffice)"),
]
SAMPLE = Path(__file__).parents[2] / "flows" / "sample" / "inbox"
# One of them is damaged on purpose.
REPORTS = [path for path in sorted(SAMPLE.rglob("*.docx")) if zipfile.is_zipfile(path)]


@pytest.fixture(scope="module")
def old_files(tmp_path_factory):
    folder = tmp_path_factory.mktemp("old")
    for number, report in enumerate(REPORTS):
        shutil.copyfile(report, folder / f"{number}.docx")
    for kind in KINDS:
        converted(sorted(folder.glob("*.docx")), kind, folder)
    return folder


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("number", range(len(REPORTS)))
def test_a_report_says_the_same_in_an_old_format(old_files, number, kind):
    report = told(REPORTS[number].read_bytes())
    old = told((old_files / f"{number}.{kind}").read_bytes(), f"bao-cao.{kind}")
    # LibreOffice may count the paragraphs of its own file otherwise.
    assert bare(old.facts) == bare(report.facts)


def bare(facts):
    return [fact.rpartition(" | ")[0] for fact in facts]
