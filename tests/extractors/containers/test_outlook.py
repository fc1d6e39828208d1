"""Mails as Outlook saves them are opened like any other: words, files, mails within them, sender and date."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from compressed_rtf import compress
from made import archive, picture, report
from made_msg import Attached, Msg, Values
from oxmsg.domain import constants as c

from extractors.containers.unpacking import opener_of, unpacked
from extractors.files import Opening, read
from schemas.errors import DamagedFile, UnreadableFile
from schemas.limits import Limits

SENT = datetime(2020, 7, 28, 9, 30, tzinfo=UTC)
MAIL: Values = {
    c.PID_MESSAGE_CLASS: "IPM.Note",
    c.PID_SUBJECT: "Báo cáo 6 tháng",
    c.PID_SENDER_SMTP_ADDRESS: "vanthu.sadec@dongthap.gov.vn",
    c.PID_CLIENT_SUBMIT_TIME: SENT,
    c.PID_BODY: "Kính gửi Sở, đơn vị gửi kèm báo cáo.\r\n",
}


def inside(content: bytes):
    return unpacked(content, "thu.msg", Limits())


def test_a_report_in_an_outlook_mail_is_read_with_the_way_to_it() -> None:
    content = Msg(MAIL, (Attached("Báo cáo.txt", report(12, "06")),)).file()
    found = read(Opening(content, "thu.msg", "0" * 64, Limits()))
    assert (found.reader, found.media_type) == ("msg", "application/vnd.ms-outlook")
    assert [member.member for member in found.members] == [("Báo cáo.txt",)]
    assert found.header.symbol == "12/BC-VHTT"
    assert [said.text for said in found.quantities] == ["06 lớp tập huấn"]


def test_sender_date_words_and_exact_bytes() -> None:
    large = bytes(range(256)) * 100 + b"\r\n"
    found = inside(Msg(MAIL, (Attached("du lieu.bin", large),)).file())
    words, file = found.members
    assert (words.is_body, words.content.decode().strip()) == (True, "Kính gửi Sở, đơn vị gửi kèm báo cáo.")
    assert file.content == large
    assert {(entry.sender, entry.sent) for entry in found.members} == {("vanthu.sadec@dongthap.gov.vn", SENT)}


@pytest.mark.parametrize(
    ("values", "sender"),
    [
        ({c.PID_TRANSPORT_MESSAGE_HEADERS: 'From: "A" <A@b.vn>\r\nTo: x\r\n'}, "a@b.vn"),
        ({c.PID_SENDER_EMAIL_ADDRESS: "/O=SO/CN=HOA", 0x5D02: "hoa@so.vn"}, "hoa@so.vn"),
        ({c.PID_SENDER_EMAIL_ADDRESS: "/O=SO/CN=HOA"}, None),
        ({c.PID_SENDER_EMAIL_ADDRESS: "hoa@so.vn"}, "hoa@so.vn"),
    ],
    ids=["header of the transport", "represented", "name of a directory", "plain address"],
)
def test_whose_address_it_is(values: Values, sender: str | None) -> None:
    found = inside(Msg(values, (Attached("a.txt", report()),)).file())
    assert [entry.sender for entry in found.members] == [sender]


@pytest.mark.parametrize(
    "words",
    [
        {c.PID_HTML: "<p>Đã mở 06 lớp.</p>".encode(), c.PID_INTERNET_CODEPAGE: 65001},
        {c.PID_RTF_COMPRESSED: compress(rb"{\rtf1\ansi \u272?\'e3 m\u7903? 06 l\u7899?p.\par}")},
        {c.PID_BODY: " ", c.PID_HTML: b"<p>&#272;&#227; m&#7903; 06 l&#7899;p.</p>"},
    ],
    ids=["html", "packed rtf", "blank plain text beside html"],
)
def test_words_in_other_forms(words: Values) -> None:
    (found,) = inside(Msg(words).file()).members
    assert (found.is_body, found.content.decode().strip()) == (True, "Đã mở 06 lớp.")


def test_a_mail_in_the_mail_has_its_own_sender() -> None:
    inner = Msg(
        {c.PID_SUBJECT: "Gốc", c.PID_SENDER_SMTP_ADDRESS: "goc@tanhong.vn", c.PID_BODY: "Gửi Sở."},
        (Attached("bc.zip", archive(("bc.txt", report()))),),
    )
    found = inside(Msg(MAIL, (Attached("Gốc", inner),)).file())
    assert {entry.path: entry.sender for entry in found.members} == {
        ("noi-dung-thu.txt",): "vanthu.sadec@dongthap.gov.vn",
        ("Gốc.eml", "noi-dung-thu.txt"): "goc@tanhong.vn",
        ("Gốc.eml", "bc.zip", "bc.txt"): "goc@tanhong.vn",
    }


@pytest.mark.parametrize("media_type", ["image/png", None])
def test_the_picture_of_a_signature_is_passed_over(media_type: str | None) -> None:
    logo = Attached("image001.png", picture(120, 60), media_type)
    found = inside(Msg(MAIL, (logo, Attached("a.txt", report()))).file())
    assert [entry.path for entry in found.members if not entry.is_body] == [("a.txt",)]
    assert [made.values["names"] for made in found.findings] == ["image001.png"]


def test_a_cut_mail_is_damaged() -> None:
    whole = Msg(MAIL, (Attached("a.txt", report() * 40),)).file()
    for length in range(600, len(whole), 512):
        cut = whole[:length]
        if opener_of(cut, "thu.msg") is None:
            with pytest.raises(UnreadableFile):
                read(Opening(cut, "thu.msg", "0" * 64, Limits()))
            continue
        try:
            assert inside(cut).members
        except DamagedFile as fault:
            assert fault.values["cause"] == "cause.bad-mail"


def test_a_mail_deeper_in_an_ole_file_makes_it_no_mail() -> None:
    assert opener_of(Msg(MAIL).file(), "a.dat") is not None
    assert opener_of(Msg(MAIL).file(folder="ObjectPool"), "a.doc") is None


@pytest.mark.parametrize("kind", ["msg", "eml", "zip"])
def test_the_containers_that_the_fuzz_mutates_hold_a_report_each(kind: str) -> None:
    path = Path(__file__).parent / "sources" / f"bao-cao.{kind}"
    found = read(Opening(path.read_bytes(), path.name, "0" * 64, Limits()))
    assert (found.reader, [said.text for said in found.quantities]) == (kind, ["06 lớp tập huấn"])
