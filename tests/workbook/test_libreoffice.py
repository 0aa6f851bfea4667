"""The submission in a real LibreOffice: saved again, sorted, inserted into, copied and cut,
it stays what it is."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest

from roster_desktop.records import RowState
from roster_desktop.workbook import write_blank
from tests.builders import TOY, TOY_JOBS, TOY_PEOPLE, id_number, toy_person
from tests.workbook.books import (
    FIRST_ROW,
    MANIFEST,
    VILLAGE,
    by_name,
    read,
    submission,
    submitted,
    villagers,
    workers,
    written,
)
from tests.workbook.office import Job, LibreOffice, needs_libreoffice
from tests.workbook.test_round_trip import NASTY

pytestmark = [pytest.mark.libreoffice, needs_libreoffice()]

PEOPLE = TOY_PEOPLE.short_title
LAST = FIRST_ROW + 4
# As many columns as the toy roster shows, and the two hidden ones.
SHOWN, ALL = "O", "Q"

STEPS: dict[str, tuple[tuple[object, ...], ...]] = {
    "nothing": (),
    "sorted as a whole": (("sort", PEOPLE, f"A{FIRST_ROW}:{ALL}{LAST}", 14, False),),
    "sorted without the hidden columns": (("sort", PEOPLE, f"A{FIRST_ROW}:{SHOWN}{LAST}", 9, False),),
    "a row typed between others": (
        ("insert", PEOPLE, FIRST_ROW + 2),
        ("type", PEOPLE, f"E{FIRST_ROW + 2}", "王五"),
        ("type", PEOPLE, f"F{FIRST_ROW + 2}", id_number(sequence=9)),
        ("type", PEOPLE, f"J{FIRST_ROW + 2}", "13500000000"),
        ("type", PEOPLE, f"C{FIRST_ROW + 2}", "0012"),
    ),
    "a row cut": (("delete", PEOPLE, FIRST_ROW + 1),),
    "a row copied and made somebody else": (
        ("copy", PEOPLE, FIRST_ROW, LAST + 1),
        ("type", PEOPLE, f"E{LAST + 1}", "王五"),
        ("type", PEOPLE, f"F{LAST + 1}", id_number(sequence=9)),
    ),
    "a cell typed over": (("type", PEOPLE, f"J{FIRST_ROW}", "13911112222"),),
    "one sheet kept": (("keep only", PEOPLE),),
}


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory, libreoffice: LibreOffice) -> dict[str, Path]:
    """Every way of handling the book, by one LibreOffice."""
    folder = tmp_path_factory.mktemp("books")
    source = written(folder, submission(villagers(), workers()))
    jobs = [Job(source, folder / f"{number}.xlsx", steps) for number, steps in enumerate(STEPS.values())]
    libreoffice.do(jobs)
    return dict(zip(STEPS, (job.target for job in jobs), strict=True))


def states(path: Path) -> dict[str, RowState]:
    return {row.state.id: row.state for row in read(path).delivery.rows if row.state}


ORIGINAL = {row.state.id: row.state for row in [*villagers(), *workers()]}


@pytest.mark.parametrize(
    "chain", [("xlsx",), ("xls",), ("ods",), ("xls", "xlsx"), ("ods", "xlsx")], ids="-".join
)
def test_a_book_saved_again_delivers_the_same(
    chain: tuple[str, ...], libreoffice: LibreOffice, tmp_path: Path
) -> None:
    texts = [text for text in NASTY if text.isprintable() and text not in ("\uffff",)]
    nasty = [
        submitted(
            TOY_PEOPLE,
            {k: t for k, t in TOY_PEOPLE.canonical(toy_person(f"李{n}", n + 20, remark=text)).items() if t},
            f"n{n}",
        )
        for n, text in enumerate(texts)
    ]
    gone = villagers(2)[1].state
    gone = gone.with_cells({"removal": gone.cell("removal").written(("死亡", "2026-08-01"), "w", 4)})
    book = written(tmp_path, submission([villagers(1)[0], *nasty], workers(), [gone]))

    for step, kind in enumerate(chain):
        book = libreoffice.converted(book, kind, tmp_path / str(step))
    found = read(book)

    assert found.delivery.manifest == MANIFEST
    assert found.delivery.problems == ()
    assert found.delivery.missing == ()
    assert not any(row.hand_edited for row in found.delivery.rows)
    expected = [villagers(1)[0].state, *(row.state for row in nasty), *(row.state for row in workers()), gone]
    assert [row.state for row in found.delivery.rows] == expected


def test_a_book_opened_and_saved_is_the_same_book(done: dict[str, Path]) -> None:
    assert states(done["nothing"]) == ORIGINAL
    assert read(done["nothing"]).delivery.manifest == MANIFEST


def test_a_book_sorted_as_a_whole_is_the_same_book(done: dict[str, Path]) -> None:
    found = read(done["sorted as a whole"])

    assert [row.values["name"] for row in found.delivery.rows[:5]] != [
        f"张{letter}" for letter in "一二三四五"
    ]
    assert states(done["sorted as a whole"]) == ORIGINAL
    assert found.delivery.problems == ()


def test_rows_sorted_without_the_hidden_columns_find_their_memory(done: dict[str, Path]) -> None:
    found = read(done["sorted without the hidden columns"])

    assert [row.values["name"] for row in found.delivery.rows[:5]] == [
        f"张{letter}" for letter in "五四三二一"
    ]
    assert states(done["sorted without the hidden columns"]) == ORIGINAL
    assert [problem.code for problem in found.delivery.problems] == ["rows-out-of-place"]


def test_a_row_typed_between_others_is_new_and_its_numbers_are_text(done: dict[str, Path]) -> None:
    rows = by_name(read(done["a row typed between others"]).delivery.rows)

    assert rows["王五"].values["id_number"] == id_number(sequence=9)
    assert rows["王五"].values["phone"] == "13500000000"
    assert rows["王五"].values["household"] == "0012"
    assert rows["王五"].state is not None
    assert {
        row.state.id: row.state for row in rows.values() if row.state and row.values["name"] != "王五"
    } == {row.state.id: row.state for row in villagers()}


def test_a_row_that_was_cut_is_missing(done: dict[str, Path]) -> None:
    assert read(done["a row cut"]).delivery.missing == ((TOY_PEOPLE.key, villagers()[1].state.id),)


def test_a_copied_row_made_somebody_else_is_new(done: dict[str, Path]) -> None:
    rows = by_name(read(done["a row copied and made somebody else"]).delivery.rows)

    assert rows["张一"].state == villagers()[0].state
    assert rows["王五"].state is not None
    assert rows["王五"].state.id not in ORIGINAL


def test_a_cell_typed_over_is_an_edit(done: dict[str, Path]) -> None:
    row = by_name(read(done["a cell typed over"]).delivery.rows)["张一"]

    assert row.hand_edited == {"phone"}
    assert row.values["phone"] == "13911112222"


def test_a_sheet_alone_keeps_the_memory_of_its_rows(done: dict[str, Path]) -> None:
    rows = by_name(read(done["one sheet kept"]).delivery.rows)

    assert {row.state.id: row.state for row in rows.values() if row.state} == {
        row.state.id: row.state for row in villagers()
    }


def test_drop_downs_hidden_columns_and_formats_are_kept(done: dict[str, Path]) -> None:
    book = openpyxl.load_workbook(done["nothing"])
    sheet = book[PEOPLE]

    lists = {
        str(rule.formula1).strip('"') for rule in sheet.data_validations.dataValidation if rule.type == "list"
    }
    assert "男,女" in lists
    assert sheet.column_dimensions["Q"].hidden or sheet.column_dimensions["P"].hidden
    assert sheet.cell(FIRST_ROW, 6).number_format == "@"
    assert sheet.cell(FIRST_ROW, 6).data_type == "s"
    assert sheet.print_title_rows == "$3:$3"
    assert sheet.page_setup.orientation == "landscape"
    assert book["roster_facts"].sheet_state != "visible"


def test_the_template_opens_and_prints_whole(libreoffice: LibreOffice, tmp_path: Path) -> None:
    write_blank(tmp_path / "空白.xlsx", TOY, VILLAGE)

    said = printed(libreoffice.converted(tmp_path / "空白.xlsx", "pdf", tmp_path))

    for column in (*TOY_PEOPLE.columns, *TOY_JOBS.columns):
        assert column.header in said
    assert "示例：张三" in said
    assert "第1页" in said


def test_the_submission_prints_every_row(libreoffice: LibreOffice, tmp_path: Path) -> None:
    book = written(tmp_path, submission(villagers(), workers()))

    said = printed(libreoffice.converted(book, "pdf", tmp_path))

    for row in [*villagers(), *workers()]:
        assert row.values["id_number"] in said
        assert row.values["name"] in said
    assert "清水镇河湾村乡亲名册" in said
    assert "{" not in said, "hidden columns are not printed"


def printed(pdf: Path) -> str:
    """All words of the document, without spaces."""
    tool = shutil.which("pdftotext")
    if tool is None:
        pytest.skip("pdftotext is not installed, so nobody can read the printed pages")
    done = subprocess.run([tool, "-layout", str(pdf), "-"], check=True, capture_output=True, text=True)
    return re.sub(r"\s", "", done.stdout)
