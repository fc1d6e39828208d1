"""Measure speed, each figure against a reference in the same run: machines differ, ratios hold.

make bench
"""

import io
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

HERE = Path(__file__).parent
GOLDEN = HERE.parent / "golden"
PROGRAM = Path(sys.executable).with_name("tonghop")
RUNS = 5


def seconds(work: Callable[[], object], runs: int = RUNS) -> float:
    """Return the median time of some work, after one run that does not count."""
    work()
    times = []
    for _ in range(runs):
        begun = time.perf_counter()
        work()
        times.append(time.perf_counter() - begun)
    return median(times)


def process(*arguments: object) -> Callable[[], object]:
    return lambda: subprocess.run([str(a) for a in arguments], check=True, capture_output=True)


def texts() -> str:
    """Return the documents of all batches; text in old encodings is left to the tests: its PDF is read by OCR."""
    found = sorted(GOLDEN.glob("*-batch/*.txt"))
    return "\n\n".join(path.read_text("utf-8") for path in found)


def text_speed() -> None:
    # As in a worker: everything loaded, and the collector told so.
    import extractors.preloaded  # noqa: F401
    from extractors.extraction import extract
    from extractors.readers.dispatch import read

    whole = texts()
    for repeat in (1, 4, 16):
        content = ((whole + "\n\n") * repeat).encode()
        took = seconds(
            lambda content=content: extract(read(content, "a.txt"), file="a.txt", sha256=""), runs=3
        )
        print(f"text, {len(content) / 1e6:5.2f} MB: {len(content) / 1e6 / took:5.2f} MB/s")


def pdf_speed() -> None:
    import pdfplumber

    from extractors.extraction import extract
    from extractors.readers.dispatch import read

    content = pdf_of(texts())
    pages = len(pdfplumber.open(io.BytesIO(content)).pages)

    def reference() -> None:
        with pdfplumber.open(io.BytesIO(content)) as document:
            for page in document.pages:
                page.extract_text()

    ours = seconds(lambda: extract(read(content, "a.pdf"), file="a.pdf", sha256=""), runs=3)
    theirs = seconds(reference, runs=1)
    print(
        f"PDF to facts: {pages / ours:6.1f} pages/s; pdfplumber extract_text {pages / theirs:6.1f}; x{theirs / ours:.1f}"
    )


def pdf_of(text: str) -> bytes:
    """Return a text set as A4 pages with an embedded font."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    pdfmetrics.registerFont(TTFont("DejaVu", next((HERE.parent / "fonts").rglob("DejaVuSerif.ttf"))))
    style = ParagraphStyle("body", fontName="DejaVu", fontSize=12, leading=16, spaceAfter=6)
    made = io.BytesIO()
    SimpleDocTemplate(made, pagesize=A4).build(
        [Paragraph(line, style) for line in text.split("\n") if line.strip()]
    )
    return made.getvalue()


def start_up() -> None:
    python = sys.executable
    spacy = seconds(process(python, "-c", "import spacy"))
    smallest = min(GOLDEN.rglob("*.txt"), key=lambda path: path.stat().st_size)
    for name, arguments in (("--help", ["--help"]), ("extract of a small text", ["extract", smallest])):
        took = seconds(process(PROGRAM, *arguments))
        print(f"tonghop {name}: {took:.2f} s; import spacy {spacy:.2f} s; x{took / spacy:.2f}")


def batch() -> None:
    """Time a folder of files with one job and with two."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        source, out = Path(folder) / "in", Path(folder) / "out"
        source.mkdir()
        for number in range(24):
            (source / f"{number}.txt").write_text(texts() * 2, "utf-8")
        one, two = (
            seconds(process(PROGRAM, "extract", source, "--out", out, "--jobs", jobs), runs=3)
            for jobs in (1, 2)
        )
    print(f"extract of 24 files: one job {one:.1f} s, two {two:.1f} s; x{one / two:.2f}")


if __name__ == "__main__":
    for measure in (start_up, text_speed, pdf_speed, batch):
        measure()
