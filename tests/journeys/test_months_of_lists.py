"""A clerk who only ever uses a spreadsheet program sends the township a list every month,
or goes on editing one of our workbooks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from tests.journeys.shell import Said, Shell, id_number, sound_person

NAMES = ("张安", "王博", "李昌", "赵达", "钱恩")
NUMBERS = [id_number("19800101", 101 + 2 * place) for place in range(len(NAMES))]
UNIT = ("--township", "龙亭镇", "--county", "洋县")


@pytest.fixture
def township(tmp_path: Path, shell: Shell) -> Path:
    file = tmp_path / "t.roster"
    shell("new", file, "--level", "township", "--unit", "龙亭镇", "--county", "洋县")
    return file


def month(folder: Path, name: str, **phones: str) -> Path:
    """The village's list of a month; people without a phone have a blank cell, `None` leaves one out."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.append(["乡镇", "行政村", "姓名", "身份证号", "联系电话", "备注"])
    for person, number in zip(NAMES, NUMBERS, strict=True):
        phone = phones.get(person, "13800000000")
        if phone != "-":
            sheet.append(["龙亭镇", "杜村", person, number, phone, name])
    book.save(folder / f"{name}.xlsx")
    return folder / f"{name}.xlsx"


def phones(shell: Shell, file: Path) -> dict[str, str]:
    rows = shell("rows", file, "person", "--json", "--unmask").json
    return {row["name"]: row.get("phone", "") for row in rows}


def merged(shell: Shell, file: Path, *books: Path) -> Said:
    return shell("merge", file, *books, "--json")


def test_month_after_month_the_list_updates_quietly_and_undo_restores_what_was_known(
    tmp_path: Path, shell: Shell, township: Path
) -> None:
    merged(shell, township, month(tmp_path, "一月"))
    before = phones(shell, township)

    second = merged(shell, township, month(tmp_path, "二月", 张安="13800000002"))
    shell("undo", township)
    undone = phones(shell, township)
    again = merged(shell, township, month(tmp_path, "二月", 张安="13800000002"))
    third = merged(shell, township, month(tmp_path, "三月", 张安="13800000003"))

    assert (second.status, again.status, third.status) == (0, 0, 0)
    assert second.json["workbooks"][0]["rosters"]["person"]["changed"] == 5
    assert again.json["workbooks"] == second.json["workbooks"]
    assert undone == before
    assert phones(shell, township)["张安"] == "13800000003"


def test_only_what_the_township_changed_meanwhile_is_asked(
    tmp_path: Path, shell: Shell, township: Path
) -> None:
    merged(shell, township, month(tmp_path, "一月"))
    shell("set", township, f"person:{NUMBERS[0]}", "phone=13800000009")

    quiet = merged(shell, township, month(tmp_path, "二月", 王博="13800000002"))
    asking = merged(shell, township, month(tmp_path, "三月", 张安="13800000003", 王博="13800000002"))

    assert (quiet.status, quiet.json["open_conflicts"]) == (0, 0)
    assert (asking.status, asking.json["open_conflicts"]) == (1, 1)
    [conflict] = shell("conflicts", township, "--json").json
    assert (conflict["name"], conflict["column"]) == ("张安", "phone")


def test_the_same_list_saved_again_is_skipped_with_a_word(
    tmp_path: Path, shell: Shell, township: Path
) -> None:
    first = month(tmp_path, "一月")
    merged(shell, township, first)
    openpyxl.load_workbook(first).save(tmp_path / "副本.xlsx")

    [book] = merged(shell, township, tmp_path / "副本.xlsx").json["workbooks"]

    assert book["status"] == "duplicate"
    assert "一月.xlsx" in book["problems"][0]["message"]


def test_an_older_list_never_overwrites(tmp_path: Path, shell: Shell, township: Path) -> None:
    merged(shell, township, month(tmp_path, "一月"))
    merged(shell, township, month(tmp_path, "二月", 张安="13800000002"))
    old = openpyxl.load_workbook(tmp_path / "一月.xlsx")
    assert old.active is not None
    old.active["F6"].value = None
    old.save(tmp_path / "旧表.xlsx")

    said = merged(shell, township, tmp_path / "旧表.xlsx")

    assert said.json["open_conflicts"] == 0
    assert "old-news" in {problem["code"] for problem in said.json["workbooks"][0]["problems"]}
    assert phones(shell, township)["张安"] == "13800000002"


def test_a_person_off_the_list_is_asked_about_once_and_the_answer_holds(
    tmp_path: Path, shell: Shell, township: Path
) -> None:
    merged(shell, township, month(tmp_path, "一月"))

    first = merged(shell, township, month(tmp_path, "二月", 钱恩="-"))
    [conflict] = shell("conflicts", township, "--json").json
    shell("resolve", township, conflict["id"], "--take", "ours")
    second = merged(shell, township, month(tmp_path, "三月", 钱恩="-"))
    left = shell("conflicts", township, "--json").json

    assert (first.json["open_conflicts"], second.json["open_conflicts"], left) == (1, 0, [])
    assert (conflict["name"], conflict["ours"]) == ("钱恩", "在册")
    assert "二月.xlsx" in conflict["theirs"][0]["value"]
    shell("undo", township, 2 + 1)
    assert [one["name"] for one in shell("conflicts", township, "--json").json] == ["钱恩"]


def test_a_person_off_the_list_is_taken_out_with_the_reason_that_somebody_gives(
    tmp_path: Path, shell: Shell, township: Path
) -> None:
    merged(shell, township, month(tmp_path, "一月"))
    merged(shell, township, month(tmp_path, "二月", 钱恩="-"))
    [conflict] = shell("conflicts", township, "--json").json

    shell("resolve", township, conflict["id"], "--value", "死亡")
    gone = phones(shell, township)
    shell("undo", township)

    assert set(gone) == set(NAMES[:4])
    assert set(phones(shell, township)) == set(NAMES)
    assert [one["id"] for one in shell("conflicts", township, "--json").json] == [conflict["id"]]


def test_undoing_the_merge_takes_the_question_back(tmp_path: Path, shell: Shell, township: Path) -> None:
    merged(shell, township, month(tmp_path, "一月"))
    merged(shell, township, month(tmp_path, "二月", 钱恩="-"))

    shell("undo", township)
    none = shell("conflicts", township, "--json").json
    again = merged(shell, township, tmp_path / "二月.xlsx")

    assert none == []
    assert again.json["open_conflicts"] == 1


@pytest.fixture
def sent(tmp_path: Path, shell: Shell) -> Path:
    """A workbook of ours, as the village's program wrote it."""
    village = tmp_path / "v.roster"
    shell("new", village, "--level", "village", "--unit", "杜村", *UNIT)
    for name, number in zip(NAMES, NUMBERS, strict=True):
        shell("add", village, "person", *sound_person(name, number, phone="13800000000"))
    shell("export", village, tmp_path / "报送.xlsx")
    return tmp_path / "报送.xlsx"


def copy_of(book: Path, name: str, edit: Callable[[Worksheet, dict[str, int]], None]) -> Path:
    """The book after somebody edited its list of people and saved it under another name."""
    opened = openpyxl.load_workbook(book)
    sheet = next(one for one in opened.worksheets if "人员" in one.title)
    header = next(row for row in sheet.iter_rows() if any(cell.value == "姓名" for cell in row))
    edit(sheet, {str(cell.value).rstrip("*＊"): int(cell.column or 0) for cell in header if cell.value})
    opened.save(book.with_name(f"{name}.xlsx"))
    return book.with_name(f"{name}.xlsx")


def typed(**cells: str) -> Callable[[Worksheet, dict[str, int]], None]:
    """`header=text` of the first person."""

    def edit(sheet: Worksheet, columns: dict[str, int]) -> None:
        [row] = [cell.row for line in sheet.iter_rows() for cell in line if cell.value == NAMES[0]][:1]
        for header, text in cells.items():
            sheet.cell(row, columns[header]).value = text

    return edit


def test_a_copy_that_goes_on_from_an_earlier_one_updates_quietly(
    tmp_path: Path, shell: Shell, township: Path, sent: Path
) -> None:
    merged(shell, township, sent)
    merged(shell, township, copy_of(sent, "一", typed(联系电话="13800000001", 备注="改过")))

    later = merged(shell, township, copy_of(sent, "二", typed(联系电话="13800000002", 备注="改过")))
    more = merged(
        shell, township, copy_of(sent, "三", typed(联系电话="13800000003", 备注="再改", 帮扶责任人="王干"))
    )

    assert (later.json["open_conflicts"], more.json["open_conflicts"]) == (0, 0)
    assert phones(shell, township)[NAMES[0]] == "13800000003"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"联系电话": "13800000001"}, {"联系电话": "13800000002"}),
        ({"联系电话": "13800000001", "备注": "改过"}, {"联系电话": "13800000002"}),
    ],
    ids=["nobody can tell which is later", "the later one lacks an edit"],
)
def test_a_copy_that_does_not_contain_the_other_asks(
    tmp_path: Path, shell: Shell, township: Path, sent: Path, first: dict[str, str], second: dict[str, str]
) -> None:
    merged(shell, township, copy_of(sent, "一", typed(**first)))

    said = merged(shell, township, copy_of(sent, "二", typed(**second)))

    assert said.json["open_conflicts"] == 1
    [conflict] = shell("conflicts", township, "--json", "--unmask").json
    assert {conflict["ours"], *(one["value"] for one in conflict["theirs"])} == {
        first["联系电话"],
        second["联系电话"],
    }


def test_a_row_deleted_from_our_workbook_is_asked_about_once(
    tmp_path: Path, shell: Shell, township: Path, sent: Path
) -> None:
    merged(shell, township, sent)

    def delete(sheet: Worksheet, columns: dict[str, int]) -> None:
        [row] = [cell.row for line in sheet.iter_rows() for cell in line if cell.value == NAMES[4]][:1]
        sheet.delete_rows(row)

    less = copy_of(sent, "少一行", delete)
    first = merged(shell, township, less)
    second = merged(shell, township, copy_of(less, "又改", typed(备注="改过")))

    assert (first.status, first.json["open_conflicts"]) == (1, 1)
    assert second.json["workbooks"][0]["conflicts"] == 0
    [conflict] = shell("conflicts", township, "--json").json
    shell("resolve", township, conflict["id"], "--take", "ours")
    merged(shell, township, copy_of(less, "再改", typed(备注="再改", 帮扶责任人="王干")))
    assert shell("conflicts", township, "--json").json == []


def test_a_book_that_lost_its_memory_is_a_list_made_by_hand(
    tmp_path: Path, shell: Shell, township: Path, sent: Path
) -> None:
    def forget(sheet: Worksheet, columns: dict[str, int]) -> None:
        for place in range(sheet.max_column, 0, -1):
            if any('{"i":"' in str(cell.value) for cell in sheet[openpyxl.utils.get_column_letter(place)]):
                sheet.delete_cols(place - 1, 2)
        workbook = sheet.parent
        for other in list(workbook.worksheets):
            if other.sheet_state != "visible":
                workbook.remove(other)
        for name in list(workbook.custom_doc_props.names):
            del workbook.custom_doc_props[name]

    first = merged(shell, township, copy_of(sent, "一", forget))

    def change(sheet: Worksheet, columns: dict[str, int]) -> None:
        forget(sheet, columns)
        typed(联系电话="13800000001")(sheet, columns)

    second = merged(shell, township, copy_of(sent, "二", change))

    assert first.json["workbooks"][0]["rosters"]["person"]["added"] == 5
    assert second.json["workbooks"][0]["rosters"]["person"]["changed"] == 1
    assert shell("conflicts", township, "--json").json == []
    assert phones(shell, township)[NAMES[0]] == "13800000001"
