"""An inbox as mails and archives fill it: the reports of the sample, sent as offices send them."""

import io
import shutil
import zipfile
from datetime import UTC, datetime
from email.message import EmailMessage

import reports_north as north
import reports_south as south
import reports_towns as towns
from made_msg import Attached, Msg
from oxmsg.domain import constants as c
from PIL import Image
from sample_night import HAND_COUNT
from write_docx import docx_of

DOCX = ("application", "vnd.openxmlformats-officedocument.wordprocessingml.document")
COVERING = "Kính gửi Sở,\nPhòng gửi kèm báo cáo.\n\n-- \nPhòng VHTT\nĐiện thoại: 0277 3861 234\n"


def mail(sender, date, *attached, text=COVERING):
    """A mail with files, and the picture of its sender's signature."""
    message = EmailMessage()
    message["From"] = f"Văn thư <{sender}>"
    message["To"] = "tonghop.stttt@example.vn"
    message["Date"] = date
    message["Subject"] = "Báo cáo cai nghiện"
    message.set_content(text)
    for name, content in attached:
        main, sub = DOCX if name.endswith(".docx") else ("application", "octet-stream")
        message.add_attachment(content, maintype=main, subtype=sub, filename=name)
    message.add_attachment(_logo(), maintype="image", subtype="png", filename="logo.png")
    return message


def _logo():
    made = io.BytesIO()
    Image.new("RGB", (120, 60), (200, 0, 0)).save(made, "PNG")
    return made.getvalue()


def archive(*members):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members:
            package.writestr(name, content)
    return made.getvalue()


def locked(content):
    """The same archive, each member marked as encrypted in its own header and in the index."""
    marked = bytearray(content)
    marked[6] |= 1
    marked[content.index(b"PK\x01\x02") + 8] |= 1
    return bytes(marked)


def sa_dec_mail():
    figures = f"{COVERING}\nNgoài ra, Phòng đã mở thêm 09 lớp tập huấn cho đoàn viên.\n"
    sent = "Tue, 28 Jul 2020 16:45:00 +0700"
    return mail("vhtt.sadec@example.vn", sent, ("87 BC.docx", docx_of(towns.SA_DEC)), text=figures).as_bytes()


def forwarded_mail():
    """The clerk forwards what came to her: in it a mail, in that an archive with a good and a broken file."""
    whole = docx_of(north.TAN_HONG)
    packed = archive(("BC/54 BC.docx", whole), ("BC/phu luc.docx", whole[: len(whole) // 2]))
    inner = mail("vhtt.tanhong@example.vn", "Fri, 31 Jul 2020 23:50:00 +0700", ("Bao cao.zip", packed))
    outer = EmailMessage()
    outer["From"] = "Lê Thị Hoa <hoa@mail.example.vn>"
    outer["Date"] = "Sat, 01 Aug 2020 07:30:00 +0700"
    outer["Subject"] = "Fwd: Tân Hồng"
    outer.set_content("Chuyển tiếp.\n")
    outer.add_attachment(inner)
    return outer.as_bytes()


def files():
    """Every file of the inbox, by its path below the request's folder."""
    lap_vo, thanh_binh = docx_of(south.LAP_VO), docx_of(south.THANH_BINH)
    late = Msg(
        {
            c.PID_SENDER_SMTP_ADDRESS: "vhtt.hcaolanh@example.vn",
            c.PID_CLIENT_SUBMIT_TIME: datetime(2020, 8, 2, 1, tzinfo=UTC),
            c.PID_BODY: COVERING,
        },
        (Attached("142 BC.docx", docx_of(south.CAO_LANH_DISTRICT)),),
    )
    other = mail("vhtt.tamnong@example.vn", "Mon, 27 Jul 2020 09:00:00 +0700",
                 ("109 BC.docx", docx_of(north.THAP_MUOI_FIRST)))  # fmt: skip
    empty = mail("vhtt.laivung@example.vn", "Mon, 27 Jul 2020 09:00:00 +0700")
    whole = archive(("BC.docx", lap_vo))
    return {
        "thu tu Sa Dec.eml": sa_dec_mail(),
        "vhtt-sa-dec/87-BC-PVHTT.docx": docx_of(towns.SA_DEC),
        "hop-thu-chung/Fwd Tan Hong.eml": forwarded_mail(),
        "hop-thu-chung/Cao Lanh.msg": late.file(),
        "vhtt-thap-muoi/gui thay.eml": other.as_bytes(),
        "hop-thu-chung/Lai Vung.eml": empty.as_bytes(),
        "vhtt-lap-vo/co mat khau.zip": locked(whole),
        "vhtt-lap-vo/bi cat.zip": whole[: len(whole) // 2],
        "vhtt-lap-vo/bom.zip": archive(("to.txt", b"0" * 80_000_000)),
        "vhtt-thanh-binh/nop.zip": archive(("nop/BC cai nghien.docx", thanh_binh), ("__MACOSX/._x", b"x")),
    }


def fill(root):
    """Put these files in the place of the sample's, and bound what may be unpacked."""
    inbox = root / "inbox" / HAND_COUNT["request"]
    shutil.rmtree(inbox)
    for path, content in files().items():
        (inbox / path).parent.mkdir(parents=True, exist_ok=True)
        (inbox / path).write_bytes(content)
    settings = root / "tonghop.toml"
    settings.write_text(settings.read_text("utf-8") + "\n[limits]\nunpacked_mb = 40\n", "utf-8")
