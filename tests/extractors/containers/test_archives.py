"""A .zip to the facts of its members; what is hostile or broken in it costs itself alone."""

import io
import zipfile

import pytest
from made import archive, report

from extractors.containers.unpacking import unpacked
from extractors.files import Opening, read, text
from schemas.errors import DamagedFile, TooLarge, TooManyMembers
from schemas.facts import Extraction
from schemas.limits import Limits


def facts(content: bytes, name: str = "thu.zip", limits: Limits | None = None) -> Extraction:
    return read(Opening(content, name, "0" * 64, limits or Limits()))


def test_facts_of_all_members_lead_to_their_member() -> None:
    content = archive(("a/mot.txt", report(12, "06")), ("hai.txt", report(13, "09")))
    found = facts(content)
    assert [(m.member, m.header.symbol) for m in found.members] == [
        (("a/mot.txt",), "12/BC-VHTT"),
        (("hai.txt",), "13/BC-VHTT"),
    ]
    assert [(q.value, q.source.member) for q in found.quantities if q.unit == "lớp tập huấn"] == [
        (6, ("a/mot.txt",)),
        (9, ("hai.txt",)),
    ]
    assert found.quantities[0].model_dump(mode="json")["source"] == {"member": ["a/mot.txt"], "line": 9}
    assert len({q.id for q in found.quantities}) == len(found.quantities)


def test_offsets_count_in_the_text_of_all_members() -> None:
    content = archive(("mot.txt", report(12, "06")), ("hai.txt", report(13, "09")))
    found, whole = facts(content), text(Opening(content, "thu.zip", "", Limits()))
    for fact in (*found.quantities, *found.dates, *found.references):
        assert whole[fact.start : fact.end] == fact.text
    assert found.document is not None
    assert found.document.text == whole
    blocks = [whole[block.start : block.end] for block in found.document.blocks]
    assert len([words for words in blocks if words.startswith("BÁO CÁO")]) == 2


def test_archive_in_an_archive_is_opened() -> None:
    found = facts(archive(("trong.zip", archive(("bao-cao.txt", report())))))
    assert found.members[0].member == ("trong.zip", "bao-cao.txt")


def test_unread_member_is_named_and_the_others_go_on() -> None:
    found = facts(archive(("bao-cao.txt", report()), ("hong.pdf", b"%PDF-1.4 cut"), ("rong.txt", b"")))
    assert [m.member for m in found.members] == [("bao-cao.txt",), ("hong.pdf",), ("rong.txt",)]
    assert [made.code for m in found.members[1:] for made in m.findings] == ["damaged-file", "empty-file"]
    assert "thu.zip/hong.pdf" in next(made for made in found.findings if made.code == "damaged-file").message


@pytest.mark.parametrize("name", ["../../etc/bao-cao.txt", "/bao-cao.txt", "C:\\bao-cao.txt", "bao\ncao.txt"])
def test_name_that_leads_out_is_read_under_a_safe_one(name: str) -> None:
    found = facts(archive((name, report())))
    assert ".." not in found.members[0].member[0]
    assert "\n" not in found.members[0].member[0]
    assert not found.members[0].member[0].startswith(("/", "C:"))
    assert "unsafe-member-name" in [made.code for made in found.findings]
    assert all("\n" not in made.message for made in found.findings if made.code == "unsafe-member-name")


def test_two_members_of_one_name_are_two() -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        content = archive(("bc.txt", report(12)), ("bc.txt", report(13)))
    assert [m.member for m in facts(content).members] == [("bc.txt",), ("bc (2).txt",)]


def test_bomb_is_refused_before_it_is_unpacked() -> None:
    with pytest.raises(TooLarge):
        facts(archive(("bom.txt", b"0" * 2_000_000)), limits=Limits(unpacked_mb=1))
    nested = archive(*((f"{at}.zip", archive(("bom.txt", b"0" * 600_000))) for at in range(3)))
    found = facts(nested, limits=Limits(unpacked_mb=1))
    refused = [m.member for m in found.members for made in m.findings if made.code == "too-large"]
    assert refused == [("1.zip", "bom.txt"), ("2.zip",)], "all levels count together"


def test_a_bomb_costs_neither_the_files_before_nor_after_it() -> None:
    """What one container holds is bounded by what those before it have left: all of it is in memory."""
    bomb = archive(("bom.txt", b"0" * 3_000_000))
    content = archive(
        ("bc.txt", report()), *((f"{at}.zip", bomb) for at in range(2)), ("cuoi.txt", report(13))
    )
    found = unpacked(content, "goi.zip", Limits(file_mb=2, unpacked_mb=4))
    assert [member.path for member in found.members] == [("bc.txt",), ("cuoi.txt",)]
    assert [(unread.path, unread.fault.values["limit"]) for unread in found.faults] == [
        (("0.zip", "bom.txt"), "2 MB"),
        (("1.zip", "bom.txt"), "2 MB"),
    ]
    nested = archive(*((f"{at}.zip", bomb) for at in range(2)))
    (refused,) = unpacked(nested, "goi.zip", Limits(unpacked_mb=4)).faults
    assert (refused.path, refused.fault.values["size"]) == (("1.zip",), "2 MB + 2 MB")


def test_too_many_members_are_refused() -> None:
    with pytest.raises(TooManyMembers):
        facts(archive(*((f"{at}.txt", b"x") for at in range(4))), limits=Limits(members=3))


def test_containers_too_deep_in_each_other_are_not_opened() -> None:
    content = archive(("bao-cao.txt", report()))
    for _ in range(4):
        content = archive(("bao-cao.txt", report()), ("sau.zip", content))
    found = facts(content, limits=Limits(depth=2))
    assert [m.member for m in found.members if not m.findings] == [
        ("bao-cao.txt",),
        ("sau.zip", "bao-cao.txt"),
    ]
    assert [made.code for made in found.findings if "deep" in made.code] == ["nested-too-deep"]


def test_archive_cut_short_is_damaged() -> None:
    with pytest.raises(DamagedFile):
        facts(archive(("bao-cao.txt", report()))[:-30])


def test_password_on_one_member_leaves_the_others() -> None:
    content = bytearray(archive(("mat.txt", report(13)), ("bao-cao.txt", report())))
    # The flag of the first member, in its own header and in the index.
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    found = facts(bytes(content))
    assert [made.code for m in found.members for made in m.findings] == ["protected-file"]
    assert found.members[0].header.symbol == "12/BC-VHTT"


@pytest.mark.parametrize("coding", ["utf-8", "cp1258"])
def test_vietnamese_name_without_a_flag_is_read(coding: str) -> None:
    name = "Báo cáo đợt 1.txt"
    raw = name.encode() if coding == "utf-8" else b"B\xe1o c\xe1o \xf0\xf5\xf2t 1.txt"
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        package.writestr("X" * len(raw), report())
    content = made.getvalue().replace(b"X" * len(raw), raw)
    assert facts(content).members[0].member == (name,)


def test_what_systems_leave_is_passed_over_and_said() -> None:
    found = facts(archive(("__MACOSX/._bc.txt", b"\0\5"), ("Thumbs.db", b"x"), ("bc.txt", report())))
    assert [m.member for m in found.members] == [("bc.txt",)]
    assert [made.values["names"] for made in found.findings if made.code == "no-documents-inside"] == [
        "__MACOSX/._bc.txt, Thumbs.db"
    ]
