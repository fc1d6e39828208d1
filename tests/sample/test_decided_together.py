"""Decisions of a reviewed file are recorded all together or not at all, each bad row named."""

import json

import openpyxl
import pytest
from sample_night import HAND_COUNT, tonghop

# A release or more each.
pytestmark = [pytest.mark.services, pytest.mark.xdist_group("sample-night")]

REQUEST = HAND_COUNT["request"]
BY = ("--by", "Lê Thị Hoa")


def asked(workspace, *arguments):
    return json.loads(tonghop(workspace, *arguments, "--format", "json"))


def released(workspace, file):
    name = (workspace / "out" / REQUEST / "current.txt").read_text().strip()
    return workspace / "out" / REQUEST / name / file


def figures(workspace):
    answer = json.loads(released(workspace, "figures.json").read_text("utf-8"))
    return {figure["id"]: figure for figure in answer["figures"]}


def fact(workspace, figure, agency):
    return asked(workspace, "trace", figure, "--agency", agency)["contributions"][0]["fact"]


def decided(workspace, sheet, decisions, to):
    """Fill the decision columns of rows, by a word of theirs, as a clerk does, and save as another file."""
    book = openpyxl.load_workbook(released(workspace, "so-lieu.xlsx"))
    page = book[sheet]
    heads = [cell.value for cell in page[1]]
    columns = heads.index("Quyết định") + 1, heads.index("Lý do quyết định") + 1
    places = []
    for row, decision, reason in decisions(page, heads):
        page.cell(row, columns[0], decision)
        page.cell(row, columns[1], reason)
        places.append(f"{sheet}!{page.cell(row, columns[0]).coordinate}")
    book.save(to)
    return places


def row_of(page, heads, column, value):
    at = heads.index(column)
    return next(n for n, row in enumerate(page.iter_rows(values_only=True), 1) if row[at] == value)


def test_a_list_in_toml_is_recorded_with_one_release(own, tmp_path):
    before, events = figures(own), asked(own, "verify")["checked"]["events"]
    one, two = (fact(own, "lop-tap-huan", agency) for agency in ("vhtt-sa-dec", "vhtt-tan-hong"))
    batch = tmp_path / "ra-soat.toml"
    batch.write_text(
        f'by = "Lê Thị Hoa"\nreason = "Đã rà soát"\n'
        f'[[correction]]\nfact = "{one}"\nvalue = "16"\n'
        f'[[correction]]\nfact = "{two}"\nexclude = "repeated"\nreason = "Trùng với báo cáo trước"\n',
        "utf-8",
    )
    answer = asked(own, "corrections", "apply", str(batch))
    (new,) = answer["releases"]
    assert new["release"] == released(own, "").name
    after = figures(own)["lop-tap-huan"]
    assert after["value"] == before["lop-tap-huan"]["value"] + 10 - 3
    assert [made["reason"] for made in asked(own, "corrections")["corrections"]] == [
        "Đã rà soát", "Trùng với báo cáo trước",
    ]  # fmt: skip
    again = asked(own, "corrections", "apply", str(batch))
    assert (again["corrections"], again["already_recorded"], again["releases"]) == ([], 2, [])
    checked = asked(own, "verify")
    assert checked["ok"] and checked["checked"]["events"] == events + 3


def test_one_bad_row_stops_all_and_each_is_named(own, tmp_path):
    good = fact(own, "lop-tap-huan", "vhtt-tan-hong")
    batch = tmp_path / "ra-soat.toml"
    batch.write_text(
        f'by = "Hoa"\nreason = "Rà soát"\n'
        f'[[correction]]\nfact = "{good}"\nvalue = 13\n'
        f'[[correction]]\nfact = "{good}"\nvalue = "mười"\n'
        f'[[correction]]\nfact = "zzzzzz"\nvalue = 3\n'
        f'[[correction]]\nfact = "{good}"\nvalue = 14\n'
        f'[[correction]]\nfact = "{good}"\nvalu = 14\n'
        f'[[correction]]\nfact = "{good}"\nexclude = "plan"\nunit = "lớp"\n',
        "utf-8",
    )
    before = figures(own)
    told = tonghop(own, "corrections", "apply", batch, expect=1, errors=True)
    assert "5 chỗ sai" in told
    for row in range(2, 7):
        assert f"[[correction]] {row}:" in told
    assert "[[correction]] 1:" not in told
    assert asked(own, "corrections") == {"corrections": []}
    assert figures(own) == before


def test_the_filled_columns_of_the_workbook_are_recorded(own, tmp_path):
    id = fact(own, "lop-tap-huan", "vhtt-tan-hong")
    back = tmp_path / "so-lieu.xlsx"
    decided(own, "Nguồn số liệu", lambda page, heads: [
        (row_of(page, heads, "Mã trích dẫn", id), "hơn 13", "Đã gọi điện hỏi lại"),
    ], back)  # fmt: skip
    answer = asked(own, "corrections", "apply", str(back), *BY)
    (made,) = answer["corrections"]
    assert (made["fact"], made["value"], made["qualifier"], made["by"]) == (id, "13", "over", "Lê Thị Hoa")
    assert figures(own)["lop-tap-huan"]["rendered"].startswith("hơn ")


def test_the_workbook_closes_a_finding_and_leaves_a_fact_out(own, tmp_path):
    back = tmp_path / "so-lieu.xlsx"
    decided(own, "Vấn đề cần xử lý", lambda page, heads: [(2, "Đóng", "Đã xem")], back)
    (made,) = asked(own, "corrections", "apply", str(back), *BY)["corrections"]
    assert (made["kind"], made["choose"]) == ("decision", None)
    decided(own, "Nguồn số liệu", lambda page, heads: [(2, "loại: số lũy kế", "Số cả năm")], back)
    (left,) = asked(own, "corrections", "apply", str(back), *BY)["corrections"]
    assert (left["action"], left["exclude_as"]) == ("exclude", "cumulative")


def test_a_cell_that_says_nothing_known_is_named(own, tmp_path):
    back = tmp_path / "so-lieu.xlsx"
    places = decided(own, "Nguồn số liệu", lambda page, heads: [
        (2, "để sau", "?"), (3, None, "quên ghi"), (4, "12", None),
    ], back)  # fmt: skip
    told = tonghop(own, "corrections", "apply", back, *BY, expect=1, errors=True)
    assert all(place in told for place in places)
    assert asked(own, "corrections") == {"corrections": []}


def test_a_file_that_is_no_batch_is_refused(own, tmp_path):
    other = tmp_path / "khac.xlsx"
    openpyxl.Workbook().save(other)
    assert "Quyết định" in tonghop(own, "corrections", "apply", other, *BY, expect=1, errors=True)
    other.write_bytes(b"PK no workbook")
    assert "khac.xlsx" in tonghop(own, "corrections", "apply", other, *BY, expect=1, errors=True)
