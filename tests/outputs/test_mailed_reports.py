"""Reports that came by mail: whose they are, and what of a mail is no report."""

from datetime import date, datetime

import pytest

from outputs.attribution import attribute
from outputs.consolidation import consolidate
from outputs.covering import marked
from schemas.agency import Agency, AgencyRegistry
from schemas.facts import Header

AGENCIES = AgencyRegistry(
    agency=(
        Agency(
            id="sa-dec", name="Phòng VHTT thành phố Sa Đéc", group="district", senders=("Vanthu@sadec.vn",)
        ),
        Agency(id="tan-hong", name="Phòng VHTT huyện Tân Hồng", group="district", senders=("@tanhong.vn",)),
        Agency(id="tam-nong", name="Phòng VHTT huyện Tam Nông", group="district"),
    )
)


@pytest.fixture
def mailed(written):
    def make(
        body, sender, *, folder=None, header=None, mail="hop-thu/thu.eml", name="bc.docx", covering=False
    ):
        entry = written.submission(folder, body, header=header, file=f"{mail}/{name}")
        sent = {"members": (name,), "container": "c", "sender": sender, "covering": covering,
                "file": f"{folder}/{mail}/{name}" if folder else f"{mail}/{name}",
                "sent": datetime(2020, 7, 20, tzinfo=written.VIETNAM)}  # fmt: skip
        return entry.model_copy(update={"submission": entry.submission.model_copy(update=sent)})

    return make


TAM_NONG = Header(issuer="Phòng VHTT huyện Tam Nông")
SA_DEC = Header(issuer="Phòng VHTT thành phố Sa Đéc")


@pytest.mark.parametrize(
    ("sender", "folder", "header", "agency", "codes"),
    [
        ("vanthu@sadec.vn", None, SA_DEC, "sa-dec", []),
        ("hoa@tanhong.vn", None, None, "tan-hong", []),
        ("hoa@mail.tanhong.vn", None, TAM_NONG, "tam-nong", ["sender-unregistered"]),
        ("vanthu@sadec.vn", None, TAM_NONG, "sa-dec", ["sender-header-differ"]),
        ("hoa@tanhong.vn", None, Header(issuer="Trạm y tế"), "tan-hong", ["sender-header-unregistered"]),
        ("hoa@tanhong.vn", "sa-dec", SA_DEC, "sa-dec", ["folder-sender-differ"]),
        ("hoa@tanhong.vn", "sa-dec", TAM_NONG, "sa-dec", ["folder-header-differ", "folder-sender-differ"]),
        ("hoa@elsewhere.vn", None, None, None, ["sender-unknown"]),
    ],
    ids=[
        "address",
        "domain",
        "header alone",
        "header differs",
        "header unknown",
        "folder",
        "all differ",
        "nobody",
    ],
)
def test_whose_a_mailed_report_is(mailed, sender, folder, header, agency, codes):
    found = attribute([mailed("Mở [06 lớp tập huấn].", sender, folder=folder, header=header)], AGENCIES)
    assert [entry.submission.agency for entry in found.submissions] == [agency]
    assert [made.code for made in found.findings] == codes


def test_an_address_that_two_agencies_used_is_the_one_of_the_day():
    town, city = (
        Agency(id=id, name=id, group="district", senders=("vt@hn.vn",), valid=valid)
        for id, valid in (("town", "2008-12-23/2020-10-31"), ("city", "2020-11-01/2025-06-30"))
    )
    registry = AgencyRegistry(agency=(town, city))
    assert registry.sending("VT@hn.vn", date(2020, 10, 31)) == town
    assert registry.sending("vt@hn.vn", date(2020, 11, 1)) == city
    assert registry.sending("vt@hn.vn", date(2026, 1, 1)) is None


def test_what_is_no_address_is_refused_in_the_registry():
    with pytest.raises(ValueError, match=r"cause\.no-address"):
        Agency(id="a", name="A", group="district", senders=("sadec.vn",))


@pytest.fixture
def night(written, mailed):
    def run(words, *others, header=None):
        text = mailed(words, "x@y.vn", folder="sa-dec", header=header, name="noi-dung-thu.txt", covering=True)
        request = written.request()
        entries = marked([text, *others], request)
        result = consolidate(request, written.AGENCIES, entries, written.AFTER_DUE)
        [delivery] = [d for d in result.deliveries if d.agency == "sa-dec"]
        states = {held.submission.file: str(held.state) for held in delivery.submissions}
        doubts = [made.code for made in result.findings if "mail" in made.code]
        return states.get(text.submission.file), doubts, result

    return run


def report(mailed, **values):
    return mailed("Mở [04 lớp tập huấn].", "x@y.vn", folder="sa-dec", **values)


@pytest.mark.parametrize(
    ("words", "with_report", "state", "doubts"),
    [
        ("Gửi kèm báo cáo.", True, None, []),
        ("Đã mở thêm [06 lớp tập huấn].", True, "covering", ["figures-in-mail-text"]),
        ("Đã mở [06 lớp tập huấn].", False, "counted", []),
        ("Chúc các đồng chí [06 điều] vui.", False, "covering", ["mail-without-report"]),
    ],
    ids=["words only", "figures beside a report", "the mail is the report", "nothing in it"],
)
def test_the_words_of_a_mail(night, mailed, words, with_report, state, doubts):
    others = [report(mailed)] if with_report else []
    assert night(words, *others)[:2] == (state, doubts)


def test_figures_beside_a_report_are_left_out_with_their_reason(night, mailed):
    figure = night("Đã mở thêm [06 lớp tập huấn].", report(mailed))[2].figures[0]
    assert [said.quote for said in figure.contributions] == ["04 lớp tập huấn"]
    assert [(said.quote, said.reason) for said in figure.excluded] == [("06 lớp tập huấn", "covering")]


def test_words_under_a_heading_are_a_report_beside_another(night, mailed):
    header = Header(issuer="Phòng VHTT", symbol="9/BC-VHTT", type="Báo cáo")
    assert night("Mở [06 lớp tập huấn].", report(mailed), header=header)[:2] == ("counted", [])


def test_the_report_of_another_mail_does_not_cover(night, mailed):
    assert night("Đã mở [06 lớp tập huấn].", report(mailed, mail="hop-thu/khac.eml"))[0] == "counted"
