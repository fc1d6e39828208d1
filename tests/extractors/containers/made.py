"""Archives and mails made from plain words, for the tests of containers."""

import io
import zipfile
from email.message import EmailMessage

from PIL import Image

REPORT = """ỦY BAN NHÂN DÂN THÀNH PHỐ SA ĐÉC
PHÒNG VĂN HÓA VÀ THÔNG TIN
Số: {number}/BC-VHTT
Sa Đéc, ngày 05 tháng 8 năm 2020

BÁO CÁO
Kết quả tuyên truyền 6 tháng đầu năm 2020

Đã tổ chức {count} lớp tập huấn cho cán bộ.
"""


def report(number: int = 12, count: str = "06") -> bytes:
    return REPORT.format(number=number, count=count).encode()


def archive(*members: tuple[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members:
            package.writestr(name, content)
    return made.getvalue()


def mail(*attached: tuple[str, bytes], text: str = "Kính gửi Sở, đơn vị gửi kèm báo cáo.\n") -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Văn thư <vanthu.sadec@dongthap.gov.vn>"
    message["To"] = "sotttt@dongthap.gov.vn"
    message["Date"] = "Wed, 05 Aug 2020 09:30:00 +0700"
    message["Subject"] = "Báo cáo 6 tháng"
    message.set_content(text)
    for name, content in attached:
        message.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return message


def picture(width: int, height: int) -> bytes:
    made = io.BytesIO()
    Image.new("L", (width, height), 255).save(made, "PNG")
    return made.getvalue()
