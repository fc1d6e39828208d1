"""The files of the golden counts (counts/*.toml): real Word and PDF files, read by the readers."""

import hashlib
import io
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from docx import Document
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from extractors.extraction import extract
from extractors.readers.dispatch import read
from outputs.attribution import attribute
from outputs.consolidation import consolidate
from schemas.agency import Agency, AgencyRegistry
from schemas.figure import Consolidation
from schemas.request import Indicator, Request
from schemas.submission import Failure, ReadSubmission, Submission

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
HEADS = {
    "sa-dec": ("PHÒNG VĂN HÓA VÀ THÔNG TIN", "THÀNH PHỐ SA ĐÉC", "PVHTT"),
    "tam-nong": ("PHÒNG VĂN HÓA VÀ THÔNG TIN", "HUYỆN TAM NÔNG", "PVHTT"),
    "so": ("SỞ Y TẾ", "", "SYT"),
    "so-viet-sai": ("SỞ Y TÊ", "", "SYT"),
    "trung-tam": ("TRUNG TÂM Y TẾ", "THÀNH PHỐ SA ĐÉC", "TTYT"),
    "dai": ("ĐÀI TRUYỀN THANH", "HUYỆN HỒNG NGỰ", "ĐTT"),
}
AGENCIES = AgencyRegistry(
    agency=(
        Agency(id="sa-dec", name="Phòng Văn hóa và Thông tin thành phố Sa Đéc", group="district"),
        Agency(id="tam-nong", name="Phòng Văn hóa và Thông tin huyện Tam Nông", group="district"),
        Agency(id="so", name="Sở Y tế", group="office"),
        # One name after another: the district's broadcaster until 2020, its town's from then on.
        Agency(id="dai-cu", name="Đài Truyền thanh huyện Hồng Ngự", group="press", valid="../2019-12-31"),
        Agency(
            id="dai-moi",
            name="Đài Truyền thanh thành phố Hồng Ngự",
            aliases=("Đài Truyền thanh huyện Hồng Ngự",),
            group="press",
            valid="2020-01-01/..",
        ),
    )
)


def _asked(id: str, unit: str, *counts: str, **values: object) -> Indicator:
    return Indicator.model_validate(
        {"id": id, "label": id, "unit": unit, "counts": counts or (unit,), **values}
    )


INDICATORS = (
    _asked("lop", "lớp", "lớp tập huấn", "lớp bồi dưỡng", "lớp", near=("tập huấn", "bồi dưỡng")),
    _asked("tin-bai", "tin, bài", "tin", "bài", "phóng sự", not_near=("dự thi",)),
    _asked("tin-bai-moi-dai", "tin, bài/năm", "tin", "bài", near=("mỗi đài",), combine="list"),
    _asked("to-roi", "tờ rơi"),
    _asked("nguoi", "lượt người", "lượt người", "người dự"),
    _asked("buoi", "buổi"),
    _asked("buoi-phat-thanh", "buổi", "buổi phát thanh"),
    _asked("xa", "xã", near=("tuyên truyền tại",), combine="max"),
    _asked("qua-hoc-sinh", "suất quà", near=("học sinh",)),
    _asked("qua-ngheo", "suất quà", near=("nghèo",)),
    _asked("cum-loa", "cụm loa"),
    _asked("cum-loa-thong-minh", "cụm loa", near=("thông minh",)),
)


def lines(file: dict) -> list[str]:
    """Return the lines of one report, under the head of its issuer."""
    body = file["report"].strip().splitlines()
    if file.get("whole"):
        return body
    office, place, symbol = HEADS[file.get("issuer", "sa-dec")]
    return [
        *filter(None, (office, place)),
        f"Số: {file.get('number', '15')}/BC-{symbol}",
        f"Đồng Tháp, ngày {file.get('day', 15):02} tháng 12 năm {file.get('year', 2020)}",
        "BÁO CÁO",
        file.get("subject", "Kết quả tuyên truyền năm 2020"),
        *body,
    ]


def word_file(written: list[str]) -> bytes:
    """Return a Word file; lines in bars are the rows of a table."""
    document, rows = Document(), []
    for line in [*written, ""]:
        if line.startswith("|"):
            rows.append([cell.strip() for cell in line.strip("|").split("|")])
            continue
        if rows:
            table = document.add_table(rows=len(rows), cols=len(rows[0]))
            for row, cells in zip(table.rows, rows, strict=True):
                for cell, said in zip(row.cells, cells, strict=True):
                    cell.text = said
            rows = []
        if line:
            document.add_paragraph(line)
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def pdf_file(written: list[str]) -> bytes:
    """Return a PDF of one page, a line below the other."""
    font = Path(__file__).parents[1] / "fonts" / "DejaVuSerif.ttf"
    pdfmetrics.registerFont(TTFont("CountedSerif", str(font)))
    content = io.BytesIO()
    canvas = Canvas(content, pagesize=(595, 842), invariant=1)
    canvas.setFont("CountedSerif", 11)
    for at, line in enumerate(written):
        canvas.drawString(80, 760 - 30 * at, line)
    canvas.showPage()
    canvas.save()
    return content.getvalue()


def submission(file: dict) -> ReadSubmission:
    path = Path(file["path"])
    failed = file.get("failed", False)
    written = [] if failed else lines(file)
    data = pdf_file(written) if path.suffix == ".pdf" else word_file(written)
    # The bytes of a Word file hold the time of its making: the same words are the same content here.
    sha256 = hashlib.sha256("\n".join([path.suffix, *written]).encode()).hexdigest()
    received = datetime.fromisoformat(file.get("received", "2020-12-18T09:00")).replace(tzinfo=VIETNAM)
    failure = Failure(
        code="damaged-file", values={"file": str(path), "cause": "x"}, since=received, attempts=1
    )
    return ReadSubmission(
        submission=Submission(
            id=hashlib.sha256(f"{path}|{sha256}|{received}".encode()).hexdigest()[:12],
            request="dot",
            agency=path.parts[0] if AGENCIES.get(path.parts[0]) else None,
            file=str(path),
            sha256=sha256,
            received=received,
            size=len(data),
        ),
        extraction=None if failed else extract(read(data, path.name), file=str(path), sha256=sha256),
        failure=failure if failed else None,
        gone=file.get("gone", False),
    )


def result(case: dict) -> Consolidation:
    """Consolidate the files of a case, or its one report of Sa Đéc."""
    alone = "file" not in case
    request = Request(
        id="dot",
        subject="Tuyên truyền",
        kind="thematic",
        period=case.get("period", "2020"),
        closing=case.get("closing", "calendar"),
        due=date(2020, 12, 31),
        expects=("sa-dec",) if alone else ("@district",),
        drafts=case.get("drafts", "count"),
        indicators=INDICATORS,
    )
    files = [{"path": "sa-dec/a.docx", "report": case["report"]}] if alone else case["file"]
    now = datetime.fromisoformat(case.get("now", "2021-01-02T02:00")).replace(tzinfo=VIETNAM)
    whose = attribute([submission(file) for file in files], AGENCIES)
    said = consolidate(request, AGENCIES, whose.submissions, now)
    return said.model_copy(update={"findings": (*whose.findings, *said.findings)})
