"""A release of real files, read by the readers: plain text, a Word table and a PDF, some of it hostile."""

import hashlib
import io
from datetime import UTC, date, datetime
from pathlib import Path

from docx import Document
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from extractors.extraction import extract
from extractors.page_pictures import draw
from extractors.readers.dispatch import read
from outputs.audit_page.masking import mask
from outputs.consolidation import consolidate
from outputs.fates import counted_marks
from outputs.pictures import page_places, wanted
from outputs.release_content import ReleaseContent
from schemas.agency import Agency, AgencyRegistry
from schemas.figure import Consolidation, Mention
from schemas.picture import Picture, picture_key
from schemas.request import Indicator, Office, Request, Signer
from schemas.submission import ReadSubmission, Submission

HOSTILE_NAME = "bao/<img src=x onerror=hacked()> \u202excod.cáo.txt"
PRESS = """BÁO ĐỒNG THÁP
Số: 12/BC-BĐT

BÁO CÁO
Kết quả tuyên truyền

Đăng hơn 1.200 tin, bài theo Kế hoạch số 91/KH-STTTT ngày 26/4/2019.

Mở 06 lớp tập huấn cho "</script><script>hacked()</script>" và 300 cây bút; liên hệ ông Nguyễn Văn Bình, ĐT 0912.345.678.

Kế hoạch năm sau mở 09 lớp tập huấn. Đã phát mười hai buổi \u200f24/7.
"""
TOWN = (
    "PHÒNG VĂN HÓA VÀ THÔNG TIN",
    "Kết quả năm 2020",
    "Trong kỳ, đơn vị đã mở 04 lớp tập huấn tuyên truyền",
    "và phát 1.500 tờ rơi đến người dân.",
)


def town_pdf(words: tuple[str, ...] = TOWN) -> bytes:
    """Return a PDF of one page, its lines one below the other."""
    font = Path(__file__).parents[1] / "fonts" / "DejaVuSerif.ttf"
    pdfmetrics.registerFont(TTFont("ReleaseSerif", str(font)))
    content = io.BytesIO()
    canvas = Canvas(content, pagesize=(595, 842), invariant=1)
    canvas.setFont("ReleaseSerif", 12)
    for at, line in enumerate(words):
        canvas.drawString(80, 760 - 20 * at, line)
    canvas.showPage()
    canvas.save()
    return content.getvalue()


def village_docx() -> bytes:
    """Return a Word file with a table in which a cell is merged."""
    document = Document()
    document.add_paragraph("Kết quả tập huấn như sau:")
    table = document.add_table(rows=3, cols=3)
    for row, words in enumerate(
        (("Xã", "Lớp tập huấn", "Tờ rơi"), ("Tân Phú", "02", "150"), ("An Bình", "03", ""))
    ):
        for column, said in enumerate(words):
            table.cell(row, column).text = said
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


AGENCIES = AgencyRegistry(
    agency=(
        Agency(id="bao", name="Báo Đồng Tháp", group="press"),
        Agency(id="sa-dec", name="Phòng Văn hóa và Thông tin thành phố Sa Đéc", group="district"),
        Agency(id="lap-vo", name="Phòng Văn hóa và Thông tin huyện Lấp Vò", group="district"),
        Agency(id="lai-vung", name="Phòng Văn hóa và Thông tin huyện Lai Vung", group="district"),
    )
)
REQUEST = Request(
    id="dot", subject="Tuyên truyền năm 2020", kind="periodic", period="2020", due=date(2020, 12, 31),
    expects=("@press", "@district"),
    indicators=(
        Indicator(id="lop", label="Lớp tập huấn", unit="lớp", counts=("lớp tập huấn", "lớp"), near=("tập huấn",)),
        Indicator(id="tin-bai", label="Tin, bài", unit="tin, bài", counts=("tin", "bài")),
        Indicator(id="to-roi", label="Tờ rơi", unit="tờ rơi", counts=("tờ rơi",)),
    ),
)  # fmt: skip
FILES = {
    HOSTILE_NAME: PRESS.encode,
    "bao/bản sao.txt": PRESS.encode,
    "sa-dec/BC 01.pdf": town_pdf,
    "lap-vo/BC 02.docx": village_docx,
}


def office(*, mask: bool = False) -> Office:
    return Office(
        province="Đồng Tháp", parent="UBND tỉnh", issuer="Sở Thông tin và Truyền thông", symbol="STTTT",
        unit="BCXB", place="Đồng Tháp", signer=Signer(position="Giám đốc", name="Trần Minh Khoa"),
        mask_persons=mask,
    )  # fmt: skip


def submissions() -> list[ReadSubmission]:
    made = []
    for number, (name, content) in enumerate(FILES.items()):
        data = content()
        sha256 = hashlib.sha256(data).hexdigest()
        made.append(
            ReadSubmission(
                submission=Submission(
                    id=f"s{number}",
                    request="dot",
                    agency=name.split("/")[0],
                    file=name,
                    sha256=sha256,
                    received=datetime(2020, 12, 20, number, tzinfo=UTC),
                    size=len(data),
                ),
                extraction=extract(read(data, name), file=name, sha256=sha256),
            )
        )
    return made


def pictures(result: Consolidation, *, masked: bool) -> dict[str, Picture | None]:
    """Draw what the release wants drawn; the PDF is the only file that has pages."""
    places = {key: place for of_file in wanted(result).values() for key, place in of_file.items()}
    return draw(town_pdf(), "BC 01.pdf", places, mask if masked else None)


def release(*, mask: bool = False) -> ReleaseContent:
    """Return the release, with what was read in each file and the pictures of what counts."""
    listed = submissions()
    now = datetime(2021, 1, 2, tzinfo=UTC)
    result = consolidate(REQUEST, AGENCIES, listed, now)
    drawn = pictures(result, masked=mask)

    def of(mention: Mention) -> tuple[Picture, ...]:
        found = (drawn[picture_key(place)] for place in page_places(mention))
        return tuple(picture for picture in found if picture is not None)

    readings = {each.submission.id: each.extraction for each in listed if each.extraction}
    return ReleaseContent(
        consolidation=result, pictures=of, readings=readings, texts=counted_marks(result, readings),
        request=REQUEST, office=office(mask=mask), agencies=AGENCIES, release="dot-0001", time=now,
        ledger_head=hashlib.sha256(b"head").hexdigest(),
    )  # fmt: skip
