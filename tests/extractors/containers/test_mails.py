"""An .eml to the facts of its attachments; its own words count only where they are a report."""

from datetime import date
from email import policy
from email.message import EmailMessage

import pytest
from made import REPORT, archive, mail, picture, report

from extractors.containers.unpacking import opener_of, unpacked
from extractors.files import Opening, read
from schemas.errors import NothingInside
from schemas.facts import Extraction
from schemas.limits import Limits


def facts(message: EmailMessage) -> Extraction:
    return read(Opening(message.as_bytes(policy=policy.SMTP), "thu.eml", "0" * 64, Limits()))


def test_attachments_are_members_and_the_covering_words_are_none() -> None:
    found = facts(mail(("bao-cao.txt", report()), ("phu-luc.zip", archive(("pl.txt", report(13))))))
    assert [m.member for m in found.members] == [("bao-cao.txt",), ("phu-luc.zip", "pl.txt")]
    assert found.media_type == "message/rfc822"


def test_words_that_are_a_report_are_a_member() -> None:
    found = facts(mail(text=REPORT.format(number=14, count="07")))
    assert [m.header.symbol for m in found.members] == ["14/BC-VHTT"]
    assert [q.value for q in found.quantities if q.unit == "lớp tập huấn"] == [7]


def test_figures_in_the_words_count_where_nothing_else_came() -> None:
    assert facts(mail(text="Đơn vị đã tổ chức 07 lớp tập huấn.\n")).quantities[0].value == 7
    both = facts(mail(("bc.txt", report()), text="Gửi lại 01 báo cáo.\n"))
    assert [m.member for m in both.members] == [("bc.txt",)]


def test_figures_in_the_words_count_beside_the_report_of_another_mail() -> None:
    alone = mail(text="Đã mở 07 lớp tập huấn.\n").as_bytes()
    packed = archive(("1.eml", mail(("bao-cao.txt", report())).as_bytes()), ("2.eml", alone))
    found = read(Opening(packed, "thu.zip", "0" * 64, Limits()))
    assert [m.member for m in found.members] == [("1.eml", "bao-cao.txt"), ("2.eml", "noi-dung-thu.txt")]


def test_html_words_are_read_as_text() -> None:
    message = mail(text="")
    message.clear_content()
    paragraphs = "".join(f"<p>{line}</p>" for line in REPORT.format(number=15, count="08").splitlines())
    message.set_content(f"<html><body><style>p {{}}</style>{paragraphs}</body></html>", subtype="html")
    assert facts(message).members[0].header.symbol == "15/BC-VHTT"


def test_forwarded_mail_is_opened() -> None:
    outer = mail()
    outer.add_attachment(mail(("bao-cao.txt", report())))
    assert facts(outer).members[0].member == ("Báo cáo 6 tháng.eml", "bao-cao.txt")


def test_mail_saved_as_a_file_and_attached_is_opened() -> None:
    inner = mail(("bao-cao.txt", report())).as_bytes(policy=policy.SMTP)
    assert facts(mail(("chuyen.eml", inner))).members[0].member == ("chuyen.eml", "bao-cao.txt")


def test_pictures_of_a_signature_are_no_report() -> None:
    message = mail(("bao-cao.txt", report()))
    message.add_attachment(
        picture(300, 80), maintype="image", subtype="png", filename="logo.png", cid="<logo@x>"
    )
    message.add_attachment(b"0", maintype="application", subtype="pkcs7-signature", filename="smime.p7s")
    found = facts(message)
    assert [m.member for m in found.members] == [("bao-cao.txt",)]
    assert [f.values["names"] for f in found.findings if f.code == "no-documents-inside"] == [
        "logo.png, smime.p7s"
    ]


def test_date_and_sender_of_the_innermost_mail_are_known() -> None:
    outer = mail()
    outer.replace_header("Date", "Mon, 10 Aug 2020 08:00:00 +0700")
    outer.add_attachment(mail(("bao-cao.txt", report())))
    inside = unpacked(outer.as_bytes(policy=policy.SMTP), "thu.eml", Limits())
    member = next(m for m in inside.members if not m.is_body)
    assert member.sender == "vanthu.sadec@dongthap.gov.vn"
    assert member.sent is not None
    assert member.sent.date() == date(2020, 8, 5)


def test_attachment_name_cannot_break_a_line() -> None:
    found = facts(mail(("../bao\u2028cao.txt", report())))
    assert found.members[0].member == ("bao cao.txt",)
    assert "unsafe-member-name" in [f.code for f in found.findings]


def test_mail_without_a_report_says_so() -> None:
    with pytest.raises(NothingInside):
        facts(mail())


def test_report_is_no_mail() -> None:
    assert opener_of(report(), "bao-cao.txt") is None
    assert opener_of(b"Kinh gui: So\nNoi dung: bao cao\n\n", "bao-cao.txt") is None
