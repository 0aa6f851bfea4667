"""One person whom two villages list: shown with both villages' facts, settled by which of them keeps him."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from roster_desktop.records import Area, Level, Order, RowId, Unit
from roster_desktop.rosters import CATALOG
from roster_desktop.tasks.export import export_submission
from roster_desktop.tasks.findings import bring_up_to_date
from roster_desktop.tasks.merging import merge_workbooks
from roster_desktop.tasks.returning import write_return_book
from roster_desktop.tasks.same_person import set_apart
from roster_desktop.tasks.suspects import suspects
from roster_desktop.tasks.todo import todos
from roster_desktop.tasks.todo_facts import Facts, Urgency
from roster_desktop.tasks.two_villages import Fate, Question, question_of, settle
from roster_desktop.tasks.typing import add_row
from roster_desktop.wording import Refusal
from roster_desktop.workspace import Workspace
from tests.builders import id_number

NUMBER = id_number(birth="19800305", sequence=124)


@pytest.fixture
def township(tmp_path: Path) -> Iterator[Workspace]:
    unit = Unit(Level.TOWNSHIP, "龙亭镇", township="龙亭镇", county="洋县")
    with Workspace.create(tmp_path / "t.roster", CATALOG, unit, "李主任") as workspace:
        yield workspace


@pytest.fixture
def rows(township: Workspace) -> dict[str, RowId]:
    """李梅 in both villages, with an open job in the one she left and a training in the other."""
    found = {}
    for village, household in (("白石村", "3"), ("龙亭村", "8")):
        person = {"village": village, "name": "李梅", "id_number": NUMBER, "household_number": household}
        found[village] = add_row(township, "person", {"township": "龙亭镇", **person}).row
    job = {"village": "白石村", "name": "李梅", "id_number": NUMBER, "started_on": "2025-03-01"}
    found["job"] = add_row(township, "transfer", {"township": "龙亭镇", "employer": "北山砖厂", **job}).row
    return {key: RowId(row) for key, row in found.items() if row}


def asked(township: Workspace) -> Question:
    [found] = suspects(township).in_two_villages
    return question_of(township, found)


def text(township: Workspace, roster: str, row: RowId, column: str) -> str:
    found = township.row(roster, row)
    assert found
    return found.stored.get(column, "")


def test_both_villages_are_shown_with_what_they_know(township, rows):
    question = asked(township)

    here, there = question.standings
    assert (question.name, here.area.village, there.area.village) == ("李梅", "白石村", "龙亭村")
    assert [row.id for row in here.open_rows] == [rows["job"]]
    assert there.rows == ()
    assert here.row.changed_by == "李主任"


def test_the_village_that_is_left_notes_the_move_and_nothing_is_joined(township, rows):
    settle(township, asked(township), rows["龙亭村"], "2026-05-01", {rows["job"]: Fate.END})

    assert text(township, "person", rows["白石村"], "population_status") == "迁出"
    assert text(township, "person", rows["白石村"], "population_changed_on") == "2026-05-01"
    assert text(township, "person", rows["龙亭村"], "population_status") == "正常"
    assert text(township, "transfer", rows["job"], "ended_on") == "2026-05-01"
    assert not suspects(township).count


def test_open_rows_stay_as_they_are_unless_somebody_says_otherwise(township, rows):
    settle(township, asked(township), rows["龙亭村"], "2026-05-01")

    assert text(township, "transfer", rows["job"], "ended_on") == ""
    assert text(township, "transfer", rows["job"], "village") == "白石村"


def test_an_open_row_may_go_along_to_the_village_that_keeps_the_person(township, rows):
    settle(township, asked(township), rows["龙亭村"], "2026-05-01", {rows["job"]: Fate.MOVE})

    assert text(township, "transfer", rows["job"], "village") == "龙亭村"


def test_one_undo_asks_again(township, rows):
    settle(township, asked(township), rows["龙亭村"], "2026-05-01", {rows["job"]: Fate.END})

    township.undo()

    assert suspects(township).in_two_villages
    assert text(township, "transfer", rows["job"], "ended_on") == ""


def test_what_is_no_day_changes_nothing(township, rows):
    with pytest.raises(Refusal, match="不是日期"):
        settle(township, asked(township), rows["龙亭村"], "五月")

    assert text(township, "person", rows["白石村"], "population_status") == "正常"


def test_who_only_shares_the_number_is_asked_about_no_more(township, rows):
    set_apart(township, rows["白石村"], rows["龙亭村"])

    assert not suspects(township).count


def test_the_outcome_is_a_newer_version_of_the_row_that_the_village_sent_and_so_goes_back_to_it(
    township, tmp_path
):
    unit = Unit(Level.VILLAGE, "白石村", township="龙亭镇", county="洋县")
    with Workspace.create(tmp_path / "v.roster", CATALOG, unit, "刘会计") as village:
        own = add_row(village, "person", {"village": "白石村", "name": "李梅", "id_number": NUMBER}).row
        export_submission(village, tmp_path / "1.xlsx")
        merge_workbooks(township, [tmp_path / "1.xlsx"])
        other = add_row(
            township,
            "person",
            {"township": "龙亭镇", "village": "龙亭村", "name": "李梅", "id_number": NUMBER},
        ).row
        assert own
        assert other
        settle(township, asked(township), other, "2026-05-01")

        sent, settled = (file.state("person", own) for file in (village, township))
        assert sent
        assert settled
        [before], [after] = sent.cell("population_status").pairs, settled.cell("population_status").pairs
        assert (after.value, after.version.compare(before.version)) == (("迁出",), Order.NEWER)


def test_the_outcome_travels_down_with_the_return_workbook_and_the_village_is_asked_nothing(
    township, tmp_path
):
    with (
        Workspace.create(tmp_path / "v.roster", CATALOG, _village("白石村"), "刘会计") as left,
        Workspace.create(tmp_path / "w.roster", CATALOG, _village("龙亭村"), "王会计") as keeper,
    ):
        rows = {}
        for number, file in enumerate((left, keeper)):
            person = {"village": file.unit.name, "name": "李梅", "id_number": NUMBER}
            rows[file.unit.name] = add_row(file, "person", person).row
            export_submission(file, tmp_path / f"{number}.xlsx")
            merge_workbooks(township, [tmp_path / f"{number}.xlsx"])
        settle(township, asked(township), rows["龙亭村"], "2026-05-01")

        for file in (left, keeper):
            book = write_return_book(
                township, tmp_path / f"{file.unit.name}.xlsx", Area(village=file.unit.name)
            )
            [result] = merge_workbooks(file, [book.path]).workbooks
            assert result.conflicts == 0

        assert text(left, "person", rows["白石村"], "population_status") == "迁出"
        assert text(left, "person", rows["白石村"], "population_changed_on") == "2026-05-01"
        assert text(keeper, "person", rows["龙亭村"], "population_status") == "正常"
        export_submission(left, tmp_path / "again.xlsx")
        merge_workbooks(township, [tmp_path / "again.xlsx"])
    assert not suspects(township).count
    assert township.count_conflicts() == 0


def _village(name: str) -> Unit:
    return Unit(Level.VILLAGE, name, township="龙亭镇", county="洋县")


def test_today_tells_of_it_once(township, rows):
    bring_up_to_date(township)

    told = [(todo.urgency, todo.title) for todo in todos(Facts(township)) if "李梅" in todo.about]

    assert [one for one in told if "必填" not in one[1]] == [(Urgency.NOW, "1 人在两个村都在册")]


@pytest.mark.parametrize("village", ["白石村", "龙亭村"])
def test_today_tells_of_it_in_either_village(township, rows, village):
    bring_up_to_date(township)

    told = [todo.title for todo in todos(Facts(township, area=Area("龙亭镇", village)))]

    assert "1 人在两个村都在册" in told
