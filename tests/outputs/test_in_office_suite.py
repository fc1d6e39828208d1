"""The report and the workbook as an office suite opens them."""

import shutil
import subprocess

import pypdfium2
import pytest

from outputs import report, workbook

pytestmark = [
    pytest.mark.services,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice (soffice)"),
]

A4 = (595, 842)


def converted(folder, name, content, kind):
    """Let the office suite open a file and save it as another kind."""
    (folder / name).write_bytes(content)
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", kind,
         "--outdir", folder, folder / name],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    return (folder / name).with_suffix("." + kind.split(":")[0])


@pytest.fixture(scope="module")
def pages(tmp_path_factory, content):
    pdf = converted(tmp_path_factory.mktemp("report"), "bao-cao.docx", report.write(content), "pdf")
    document = pypdfium2.PdfDocument(pdf)
    return [(page.get_size(), " ".join(page.get_textpage().get_text_range().split())) for page in document]


def test_pages_are_a4(pages):
    sizes = {tuple(sorted(round(side) for side in size)) for size, _ in pages}
    assert sizes == {A4}


def test_the_heading_and_every_figure_are_on_paper(pages, content):
    whole = " ".join(words for _, words in pages)
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in pages[0][1]
    assert content.office.issuer.upper() in pages[0][1]
    for figure in content.consolidation.figures:
        if figure.combine != "list" and figure.contributions:
            assert figure.rendered.split(" ")[-2] in whole, figure.id
    assert "./." in whole


def test_footnotes_stand_at_the_foot_of_their_page(pages, content):
    missing = [delivery.name for delivery in content.deliveries if str(delivery.state) == "missing"]
    assert missing
    assert any(name.rsplit(" ", 2)[-1] in words for name in missing for _, words in pages[:3])


def test_no_page_is_empty(pages):
    assert all(len(words) > 40 for _, words in pages)


def test_the_workbook_opens(tmp_path, content):
    table = converted(
        tmp_path, "so-lieu.xlsx", workbook.write(content), "csv:Text - txt - csv (StarCalc):44,34,76"
    ).read_text("utf-8")
    assert all(figure.label in table for figure in content.consolidation.figures)
