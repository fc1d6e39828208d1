"""A lawful report, typed as a clerk types one in Word: fonts by theme and styles, blocks in tables.

Written for these tests alone, from annex I of Decree 30/2020/NĐ-CP, not by the program's own writer.
"""

import io

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Mm, Pt

BODY = (
    "Thực hiện Công văn số 57/SLĐTBXH-PCTNXH ngày 10/7/2020 của Sở Lao động - Thương binh và Xã hội, "
    "Phòng Văn hóa và Thông tin báo cáo kết quả như sau:",
    "1. Công tác chỉ đạo",
    "a) Phòng đã ban hành kế hoạch tuyên truyền và phối hợp với các đơn vị liên quan triển khai thực hiện.",
    "b) Phòng đã hướng dẫn Đài Truyền thanh các xã, thị trấn mở chuyên mục và phát sóng định kỳ hằng tuần.",
    "c) Phòng đã kiểm tra việc thực hiện tại các xã, thị trấn và nhắc nhở những nơi thực hiện chưa tốt.",
    "d) Phòng đã tổng hợp kết quả và báo cáo Ủy ban nhân dân huyện theo đúng thời hạn được giao.",
    "đ) Phòng đã lưu trữ hồ sơ tuyên truyền đầy đủ theo quy định của pháp luật về lưu trữ.",
    "2. Kết quả",
    "Phòng đã tổ chức 12 lớp tập huấn tuyên truyền cho cán bộ, công chức, viên chức trên địa bàn huyện.",
    "Trên đây là báo cáo kết quả công tác tuyên truyền của Phòng Văn hóa và Thông tin./.",
)


class Paper:
    """The document, with its parts by name, so that a test can spoil one."""

    def __init__(self):
        self.document = document = docx.Document()
        normal = document.styles["Normal"]
        normal.font.name, normal.font.size = "Times New Roman", Pt(14)
        fonts = normal.element.rPr.rFonts
        for script in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{script}"), None)
        fonts.set(qn("w:hAnsi"), "Times New Roman")
        normal.paragraph_format.space_after, normal.paragraph_format.line_spacing = Pt(0), 1.0
        self._page()
        self._top()
        self.kind = self._line("BÁO CÁO", bold=True, centred=True)
        self.subject = self._line("Kết quả công tác tuyên truyền năm 2020", bold=True, centred=True)
        self.body = [self._body(words) for words in BODY]
        self._foot()

    def _page(self):
        section = self.document.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.top_margin = section.bottom_margin = Mm(20)
        section.left_margin, section.right_margin = Mm(30), Mm(15)
        section.different_first_page_header_footer = True
        self.header = paragraph = section.header.paragraphs[0]
        paragraph.alignment = ALIGN.CENTER
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), " PAGE ")
        paragraph._p.append(field)
        run = paragraph.add_run("2")
        run.font.size = Pt(13)
        field.append(run._r)

    def _top(self):
        self.top = table = self.document.add_table(2, 2)
        left, right = table.rows[0].cells
        self.parent = self._in(left, "ỦY BAN NHÂN DÂN HUYỆN TÂN HỒNG", 12, first=True)
        self.issuer = self._in(left, "PHÒNG VĂN HÓA VÀ THÔNG TIN", 12, bold=True)
        self.nation = self._in(right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, bold=True, first=True)
        self.motto = self._in(right, "Độc lập - Tự do - Hạnh phúc", 13, bold=True)
        left, right = table.rows[1].cells
        self.number = self._in(left, "Số: 05/BC-PVHTT", 13, first=True)
        self.day = self._in(right, "Tân Hồng, ngày 05 tháng 8 năm 2020", 13, italic=True, first=True)

    def _foot(self):
        self.bottom = table = self.document.add_table(1, 2)
        left, right = table.rows[0].cells
        self.recipients_heading = self._in(
            left, "Nơi nhận:", 12, bold=True, italic=True, centred=False, first=True
        )
        self.recipients = [
            self._in(left, words, 11, centred=False)
            for words in ("- Sở TT&TT;", "- UBND huyện;", "- Lưu: VT, TT.")
        ]
        self.post = self._in(right, "TRƯỞNG PHÒNG", 14, bold=True, first=True)
        self.signer = self._in(right, "Nguyễn Văn An", 14, bold=True)

    def _in(self, cell, words, size, *, bold=False, italic=False, centred=True, first=False):
        paragraph = cell.paragraphs[0] if first else cell.add_paragraph()
        run = paragraph.add_run(words)
        run.font.size, run.bold, run.italic = Pt(size), bold, italic
        paragraph.alignment = ALIGN.CENTER if centred else ALIGN.LEFT
        return paragraph

    def _line(self, words, *, bold=False, centred=False):
        paragraph = self.document.add_paragraph()
        paragraph.add_run(words).bold = bold
        paragraph.alignment = ALIGN.CENTER if centred else ALIGN.JUSTIFY
        return paragraph

    def _body(self, words):
        paragraph = self._line(words, bold=words[:2] in ("1.", "2."))
        paragraph.paragraph_format.first_line_indent = Cm(1.27)
        paragraph.paragraph_format.space_after = Pt(6)
        return paragraph

    def saved(self):
        file = io.BytesIO()
        self.document.save(file)
        return file.getvalue()


def reword(paragraph, words):
    paragraph.runs[0].text = words


def remove(paragraph):
    paragraph._p.getparent().remove(paragraph._p)


def letter(paper):
    """Make the report a letter: no kind, "V/v" below the number, "Kính gửi"."""
    remove(paper.kind)
    remove(paper.subject)
    reword(paper.number, "Số: 05/PVHTT-TT")
    about = paper._in(paper.top.rows[1].cells[0], "V/v báo cáo kết quả tuyên truyền", 12)
    to = paper.body[0].insert_paragraph_before()
    to.add_run("Kính gửi: Sở Thông tin và Truyền thông")
    to.alignment = ALIGN.CENTER
    return about, to
