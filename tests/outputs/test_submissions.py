"""Which submissions count: contracts.md, section 3."""

from datetime import date

import pytest

from outputs.submissions import deliveries, judge
from schemas.facts import Header
from schemas.period import Period
from schemas.submission import AgencyState, SubmissionState

PDF, DOCX = "application/pdf", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
BODY = "Mở [06 lớp tập huấn] cho [300 học viên], phát [1.200 tờ rơi]."
OTHER = "Mở [07 lớp tập huấn] cho [310 học viên], phát [1.250 tờ rơi]."


def header(symbol: str | None = "45/BC-VHTT", day: date | None = date(2020, 7, 15), **values) -> Header:
    given = {
        "issuer": "Phòng Văn hóa và Thông tin thành phố Sa Đéc",
        "type": "Báo cáo",
        "subject": "Kết quả tuyên truyền phòng, chống ma túy",
        "number_blank": symbol is None,
    }
    return Header(symbol=symbol, date=Period.day(day) if day else None, **(given | values))


@pytest.fixture
def judged(written):
    """Judge submissions and show each file's state and what counts in its stead, by file name."""

    def show(*entries, period="2016/2020"):
        result = judge(written.request(period=period), written.AGENCIES, entries)
        names = {entry.submission.id: entry.submission.file.partition("/")[2] for entry in entries}
        states = {}
        for entry in result.entries:
            verdict = result.verdict(entry)
            of = f" of {names[verdict.of]}" if verdict.of else ""
            states[names[entry.submission.id]] = f"{verdict.state}{of}"
        return states, [made.code for made in result.findings]

    return show


def test_the_same_bytes_count_once_the_first_received(written, judged):
    first = written.submission("sa-dec", BODY, file="b.txt", received="2020-07-20T08:00", header=header())
    second = written.submission("sa-dec", BODY, file="a.txt", received="2020-07-20T09:00", header=header())
    assert judged(second, first) == ({"a.txt": "duplicate-file of b.txt", "b.txt": "counted"}, [])


def test_the_same_bytes_received_at_once_count_by_path(written, judged):
    files = [written.submission("sa-dec", BODY, file=f"{name}.txt", header=header()) for name in "ba"]
    assert judged(*files)[0] == {"b.txt": "duplicate-file of a.txt", "a.txt": "counted"}


def test_a_report_in_two_folders_counts_for_the_agency_of_its_header(written):
    files = [
        written.submission(agency, BODY, file=f"{agency}.txt", header=header())
        for agency in ("bao", "tam-nong")
    ]
    result = judge(written.request(), written.AGENCIES, files)
    assert [entry.submission.agency for entry in result.counted] == ["sa-dec"]
    files.append(
        written.submission("sa-dec", BODY, file="sa-dec.txt", received="2020-07-30T09:00", header=header())
    )
    result = judge(written.request(), written.AGENCIES, files)
    assert [entry.submission.file for entry in result.counted] == ["sa-dec/sa-dec.txt"]


def test_of_two_forms_the_signed_pdf_counts(written, judged):
    word = written.submission("sa-dec", BODY, file="a.docx", header=header(), media_type=DOCX)
    pdf = written.submission(
        "sa-dec", BODY, file="a.pdf", received="2020-07-21T09:00", header=header(), media_type=PDF
    )
    assert judged(word, pdf)[0] == {"a.docx": "duplicate-file of a.pdf", "a.pdf": "counted"}


def test_two_forms_are_known_by_their_facts_where_headers_say_nothing(written, judged):
    bare = Header()
    word = written.submission("sa-dec", BODY, file="a.docx", header=bare, media_type=DOCX)
    pdf = written.submission("sa-dec", BODY, file="a.pdf", header=bare, media_type=PDF)
    other = written.submission("sa-dec", OTHER, file="b.pdf", header=bare, media_type=PDF)
    assert judged(word, pdf, other)[0] == {
        "a.docx": "duplicate-file of a.pdf",
        "a.pdf": "counted",
        "b.pdf": "counted",
    }


@pytest.mark.parametrize(
    "said",
    [
        "Báo cáo này thay thế Báo cáo số <45/BC-VHTT>.",
        "Đơn vị đính chính số liệu tại Báo cáo số <45/BC-VHTT>.",
        "Báo cáo này thay thế báo cáo đã gửi.",
    ],
)
def test_what_says_that_it_replaces_supersedes_the_older(written, judged, said):
    old = written.submission("sa-dec", BODY, file="old.txt", header=header())
    new = written.submission(
        "sa-dec",
        f"{OTHER}\n{said}",
        file="new.txt",
        header=header("47/BC-VHTT", date(2020, 7, 20), subject="Khác"),
    )
    assert judged(new, old) == ({"new.txt": "counted", "old.txt": "superseded of new.txt"}, [])


def test_the_subject_may_say_that_a_report_replaces(written, judged):
    old = written.submission("sa-dec", BODY, file="old.txt", header=header())
    subject = "Kết quả tuyên truyền phòng, chống ma túy (thay thế Báo cáo số 45/BC-VHTT)"
    new = written.submission(
        "sa-dec", OTHER, file="new.txt", header=header("47/BC-VHTT", date(2020, 7, 20), subject=subject)
    )
    assert judged(old, new) == ({"old.txt": "superseded of new.txt", "new.txt": "counted"}, [])


def test_a_chain_of_replacements_ends_in_the_last(written, judged):
    files = [
        written.submission("sa-dec", BODY, file="1.txt", header=header("45/BC-VHTT")),
        written.submission(
            "sa-dec", f"{OTHER}\nThay thế Báo cáo số <45/BC-VHTT>.", file="2.txt", header=header("46/BC-VHTT")
        ),
        written.submission(
            "sa-dec",
            "Mở [08 lớp].\nThay thế Báo cáo số <46/BC-VHTT>.",
            file="3.txt",
            header=header("47/BC-VHTT"),
        ),
    ]
    states, findings = judged(*files)
    assert states == {"1.txt": "superseded of 3.txt", "2.txt": "superseded of 3.txt", "3.txt": "counted"}
    assert findings == []


def test_a_replaced_report_that_is_not_here_is_a_finding(written, judged):
    new = written.submission(
        "sa-dec", f"{OTHER}\nThay thế Báo cáo số <11/BC-VHTT>.", file="new.txt", header=header()
    )
    assert judged(new) == ({"new.txt": "counted"}, ["replaces-unknown"])


def test_a_supplement_is_added(written, judged):
    old = written.submission("sa-dec", BODY, file="old.txt", header=header())
    more = written.submission(
        "sa-dec",
        "Bổ sung Báo cáo số <45/BC-VHTT>: mở thêm [02 lớp].",
        file="more.txt",
        header=header("47/BC-VHTT", date(2020, 7, 20)),
    )
    assert judged(old, more) == ({"old.txt": "counted", "more.txt": "counted"}, [])


def test_a_draft_gives_way_to_its_numbered_version(written, judged):
    draft = written.submission("sa-dec", BODY, file="draft.txt", header=header(None, None))
    final = written.submission("sa-dec", OTHER, file="final.txt", header=header())
    assert judged(draft, final) == ({"draft.txt": "superseded of final.txt", "final.txt": "counted"}, [])


def test_a_draft_alone_counts_with_a_finding(written, judged):
    draft = written.submission("sa-dec", BODY, file="draft.txt", header=header(None, None))
    assert judged(draft) == ({"draft.txt": "counted"}, ["draft-counted"])


def test_without_a_word_the_newest_of_one_subject_counts_and_somebody_decides(written, judged):
    old = written.submission("sa-dec", BODY, file="old.txt", received="2020-07-25T09:00", header=header())
    new = written.submission("sa-dec", OTHER, file="new.txt", header=header("47/BC-VHTT", date(2020, 7, 20)))
    assert judged(old, new) == (
        {"old.txt": "superseded of new.txt", "new.txt": "counted"},
        ["revised-without-word"],
    )


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        (("50/BC-VHTT", date(2020, 7, 1), "07-25"), ("45/BC-VHTT", date(2020, 7, 2), "07-20")),
        (("9/BC-VHTT", date(2020, 7, 1), "07-25"), ("10/BC-VHTT", date(2020, 7, 1), "07-20")),
        (("10/BC-VHTT", date(2020, 7, 1), "07-20"), ("10/BC-VHTT", date(2020, 7, 1), "07-25")),
    ],
    ids=["header date first", "then number", "then received"],
)
def test_newest(written, judged, older, newer):
    entries = [
        written.submission(
            "sa-dec",
            body,
            file=f"{name}.txt",
            received=f"2020-{day}T09:00",
            header=header(symbol, written_on),
        )
        for name, body, (symbol, written_on, day) in (("older", BODY, older), ("newer", OTHER, newer))
    ]
    assert judged(*entries)[0] == {"older.txt": "superseded of newer.txt", "newer.txt": "counted"}


def test_reports_on_different_subjects_both_count(written, judged):
    one = written.submission("sa-dec", BODY, file="one.txt", header=header())
    two = written.submission(
        "sa-dec", OTHER, file="two.txt", header=header("46/BC-VHTT", subject="Công tác thư viện")
    )
    assert judged(one, two) == ({"one.txt": "counted", "two.txt": "counted"}, [])


def test_a_changed_file_takes_the_place_of_the_older(written, judged):
    old = written.submission("sa-dec", BODY, file="a.txt", gone=True)
    new = written.submission("sa-dec", OTHER, file="b.txt", replaces=old.submission.id)
    assert judged(old, new)[0] == {"a.txt": "superseded of b.txt", "b.txt": "counted"}


@pytest.mark.parametrize(
    ("own", "state", "findings"),
    [
        ("2016/2020", "counted", []),
        ("2019/2020", "counted", ["other-window"]),
        ("2011/2015", "other-period", ["other-period"]),
        (None, "counted", []),
    ],
)
def test_periods(written, judged, own, state, findings):
    head = header(period=Period.from_edtf(own) if own else None)
    assert judged(written.submission("sa-dec", BODY, file="a.txt", header=head)) == (
        {"a.txt": state},
        findings,
    )


def test_a_closing_window_and_its_named_period_are_both_right(written):
    asked = written.request(period="2020-06", closing="decree-09")
    for own in ("2020-06", "2020-05-15/2020-06-14"):
        entry = written.submission("sa-dec", BODY, header=header(period=Period.from_edtf(own)))
        assert judge(asked, written.AGENCIES, [entry]).findings == []


def test_an_unexpected_agency_counts_with_a_finding(written, judged):
    entry = written.submission("so", BODY, file="a.txt", header=Header())
    assert judged(entry) == ({"a.txt": "counted"}, ["unexpected-agency"])


@pytest.mark.parametrize(
    ("received", "now", "state"),
    [
        ("2020-07-31T23:59", "AFTER_DUE", AgencyState.DELIVERED),
        ("2020-08-01T00:00", "AFTER_DUE", AgencyState.LATE),
        (None, "BEFORE_DUE", AgencyState.AWAITED),
        (None, "AFTER_DUE", AgencyState.MISSING),
        ("unread", "AFTER_DUE", AgencyState.FAILED),
    ],
)
def test_states_of_an_agency(written, received, now, state):
    entries = []
    if received == "unread":
        entries = [written.submission("sa-dec", None)]
    elif received:
        entries = [written.submission("sa-dec", BODY, received=received)]
    request = written.request()
    result = judge(request, written.AGENCIES, entries)
    shown = deliveries(request, written.AGENCIES, result, getattr(written, now))
    assert {entry.agency: entry.state for entry in shown}["sa-dec"] is state
    assert [entry.agency for entry in shown] == ["bao", "sa-dec", "tam-nong"]


def test_a_late_revision_of_a_report_in_time_is_no_late_delivery(written):
    old = written.submission("sa-dec", BODY, header=header())
    new = written.submission(
        "sa-dec", OTHER, file="b.txt", received="2020-08-05T09:00", header=header("50/BC-VHTT")
    )
    request = written.request()
    shown = deliveries(
        request, written.AGENCIES, judge(request, written.AGENCIES, [old, new]), written.AFTER_DUE
    )
    delivery = next(entry for entry in shown if entry.agency == "sa-dec")
    assert delivery.state is AgencyState.DELIVERED
    assert [(entry.state, entry.late) for entry in delivery.submissions] == [
        (SubmissionState.SUPERSEDED, False),
        (SubmissionState.COUNTED, True),
    ]
