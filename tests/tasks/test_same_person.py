"""Two rows of one person: joined with their rows in all rosters, set apart, taken apart again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from roster_desktop.progress import Cancelled
from roster_desktop.records import Level, RowId, Unit
from roster_desktop.rosters import CATALOG
from roster_desktop.tasks.export import export_submission
from roster_desktop.tasks.merging import merge_workbooks
from roster_desktop.tasks.same_person import join, join_all, pair_of, set_apart, without_questions
from roster_desktop.tasks.suspects import suspects
from roster_desktop.tasks.typing import add_row, write_cells
from roster_desktop.tasks.unjoining import joined_people, unjoin, unjoin_preview
from roster_desktop.wording import Refusal
from roster_desktop.workspace import Query, Workspace
from tests.builders import id_number

GOOD = id_number(birth="19800305", sequence=123)
WRONG = GOOD[:13] + str((int(GOOD[13]) + 1) % 10) + GOOD[14:]

Snapshot = dict[str, dict[str, dict[str, str]]]


def made(path: Path, level: Level, name: str) -> Workspace:
    return Workspace.create(path, CATALOG, Unit(level, name, township="龙亭镇", county="洋县"), "刘会计")


@pytest.fixture
def village(tmp_path: Path) -> Iterator[Workspace]:
    with made(tmp_path / "v.roster", Level.VILLAGE, "白石村") as workspace:
        yield workspace


@pytest.fixture
def township(tmp_path: Path) -> Iterator[Workspace]:
    with made(tmp_path / "t.roster", Level.TOWNSHIP, "龙亭镇") as workspace:
        yield workspace


def add(workspace: Workspace, roster: str, **cells: str) -> RowId:
    row = add_row(
        workspace, roster, {"village": "白石村", "township": "龙亭镇", "name": "王建国", **cells}
    ).row
    assert row
    return row


@pytest.fixture
def twice(village: Workspace) -> tuple[RowId, RowId]:
    """王建国, listed under his number and under one with a wrong digit; jobs and a training under both."""
    person = {"household_number": "7", "phone": "13800000001", "head_name": "王建国"}
    one = add(village, "person", id_number=GOOD, **person)
    other = add(village, "person", id_number=WRONG, remark="外出", **person)
    job = {"started_on": "2025-03-01", "employer": "北山砖厂"}
    add(village, "transfer", id_number=GOOD, monthly_wage="3000", **job)
    add(village, "transfer", id_number=WRONG, contract="是", **job)
    add(village, "training", id_number=WRONG, started_on="2024-03-01", course="厨师", provider="县职业学校")
    return one, other


def everything(workspace: Workspace) -> Snapshot:
    """Roster → row → texts, without what was said of who is who."""
    return {
        roster.key: {
            row.id: {key: text for key, text in row.stored.items() if key != "sameness"}
            for row in workspace.rows(roster.key, workspace.row_ids(Query(roster.key)))
        }
        for roster in CATALOG.rosters
    }


def test_both_are_suspected_with_the_reason(village, twice):
    [suspicion] = suspects(village).pairs

    assert {suspicion.one, suspicion.other} == set(twice)
    assert suspicion.reasons == "身份证号只差1位；其中一个号码校验位不对；姓名相同；电话一致；同一户"
    assert suspicion.is_certain


def test_joining_them_joins_their_rows_in_every_roster_and_drops_none(village, twice):
    join(village, *twice)

    now = everything(village)
    [(row, person)] = now["person"].items()
    [job] = now["transfer"].values()
    [training] = now["training"].values()
    assert row == min(twice)
    assert (person["id_number"], person["remark"]) == (GOOD, "外出")
    assert (job["id_number"], job["monthly_wage"], job["contract"]) == (GOOD, "3000", "是")
    assert training["id_number"] == GOOD
    assert not suspects(village).pairs


def test_one_undo_takes_the_joining_back_in_every_roster(village, twice):
    before = everything(village)
    join(village, *twice)

    undone = village.undo()

    assert not undone.kept
    assert everything(village) == before


def test_taking_them_apart_sends_every_row_back(village, twice):
    before = everything(village)
    join(village, *twice)
    [joined] = joined_people(village)

    _, done = unjoin(village, joined.row, joined.other)

    assert everything(village) == before
    assert not done.remains
    assert not suspects(village).pairs


def test_what_was_written_since_stays_and_is_named_row_by_row(village, twice):
    join(village, *twice)
    keeper = min(twice)
    write_cells(village, "person", keeper, {"phone": "13900000009"})
    [training] = village.row_ids(Query("training"))
    write_cells(village, "training", training, {"id_number": id_number(birth="19800305", sequence=125)})

    _, done = unjoin(village, keeper, max(twice))

    assert [left.reason for left in done.remains] == [
        "王建国 的“联系电话”是合并以后写的，留在原来那一行",
        "《就业培训花名册》里 王建国 这一行是合并以后改过的，留在原来那个人名下，请核对",
    ]
    assert everything(village)["person"][keeper]["phone"] == "13900000009"


def test_joining_and_taking_apart_reach_the_township_which_may_take_them_apart_itself(
    village, township, twice, tmp_path
):
    export_submission(village, tmp_path / "1.xlsx")
    merge_workbooks(township, [tmp_path / "1.xlsx"])
    before = everything(township)
    join(village, *twice)
    export_submission(village, tmp_path / "2.xlsx")
    merge_workbooks(township, [tmp_path / "2.xlsx"])
    assert everything(township) == everything(village)

    [joined] = joined_people(township)
    unjoin(township, joined.row, joined.other)
    merge_workbooks(township, [tmp_path / "2.xlsx", tmp_path / "1.xlsx"])

    assert everything(township) == before


def test_a_township_that_never_saw_them_as_two_can_still_take_them_apart(village, township, twice, tmp_path):
    before = everything(village)
    join(village, *twice)
    export_submission(village, tmp_path / "2.xlsx")
    merge_workbooks(township, [tmp_path / "2.xlsx"])

    [joined] = joined_people(township)
    unjoin(township, joined.row, joined.other)

    assert everything(township) == before


def test_not_the_same_is_not_asked_again_here_or_in_the_township(village, township, twice, tmp_path):
    set_apart(village, *twice)
    export_submission(village, tmp_path / "1.xlsx")
    merge_workbooks(township, [tmp_path / "1.xlsx"])

    assert not suspects(village).pairs
    assert not suspects(township).pairs
    village.undo()
    assert suspects(village).pairs


def test_not_the_same_holds_when_a_third_one_turns_up_and_by_way_of_it(village, twice):
    set_apart(village, *twice)
    third = add(
        village, "person", id_number="", phone="13800000001", household_number="7", head_name="王建国"
    )
    pairs = [{one.one, one.other} for one in suspects(village).pairs]
    assert sorted(map(sorted, pairs)) == sorted(sorted((third, row)) for row in twice)

    join(village, third, twice[0])

    assert not suspects(village).pairs
    with pytest.raises(Refusal, match="先把合并过的拆开"):
        join(village, min(third, twice[0]), twice[1])


def test_rows_of_two_villages_are_never_joined_whatever_their_numbers(township):
    rows = [
        add(township, "person", village=place, id_number=number)
        for place, number in (("白石村", GOOD), ("龙亭村", WRONG))
    ]
    before = everything(township)

    with pytest.raises(Refusal, match="两个村的行不合并"):
        join(township, *sorted(rows))

    assert without_questions(township, [tuple(rows)]) == ()
    assert everything(township) == before


def test_the_certain_ones_are_joined_in_one_step_and_hard_ones_left_out(village, twice):
    other = id_number(birth="19750102", sequence=456)
    slip = other[:12] + other[13] + other[12] + other[14:]
    cells = {"name": "李秀英", "household_number": "9", "head_name": "李秀英"}
    easy = [
        add(village, "person", id_number=number, phone=phone, **cells)
        for number, phone in ((other, ""), (slip, "13700000000"))
    ]
    certain = [(one.one, one.other) for one in suspects(village).pairs if one.is_certain]
    write_cells(village, "person", twice[0], {"remark": "在家"})

    ready = without_questions(village, certain)
    join_all(village, ready)

    assert [set(couple) for couple in ready] == [set(easy)]
    assert village.count(Query("person")) == 3
    village.undo()
    assert village.count(Query("person")) == 4


def test_what_only_a_person_can_tell_becomes_a_question_unless_it_was_chosen(village, twice):
    write_cells(village, "person", twice[0], {"remark": "在家"})
    [question] = pair_of(village, *twice).questions
    assert question.register.key == "remark"

    join(village, *twice)
    assert [conflict.register for conflict in village.conflicts()] == ["remark"]
    village.undo()

    join(village, *twice, {"remark": ("在家",)})
    assert not village.conflicts()


def test_nothing_is_taken_apart_that_was_not_joined(village, twice):
    with pytest.raises(Refusal, match="没有合并过"):
        unjoin_preview(village, *twice)


@pytest.mark.parametrize("time", range(6))
def test_taking_a_merge_back_that_parted_them_makes_them_one_again_as_they_were(
    village, township, twice, tmp_path, time
):
    """Several times: which of the two rows survives hangs on the ids that were drawn."""
    join(village, *twice)
    export_submission(village, tmp_path / "1.xlsx")
    merge_workbooks(township, [tmp_path / "1.xlsx"])
    before = {roster.key: township.states(roster.key) for roster in CATALOG.rosters}
    unjoin(village, min(twice), max(twice))
    export_submission(village, tmp_path / "2.xlsx")
    [result] = merge_workbooks(township, [tmp_path / "2.xlsx"]).workbooks
    assert township.count(Query("person")) == 2

    undone = township.undo(result.batch)

    assert not undone.kept
    assert {roster.key: township.states(roster.key) for roster in CATALOG.rosters} == before


def test_what_was_taken_apart_and_sent_is_joined_again_by_a_person_not_by_undo(village, twice, tmp_path):
    join(village, *twice)
    _, _ = unjoin(village, min(twice), max(twice))
    export_submission(village, tmp_path / "1.xlsx")

    undone = village.undo()
    assert next(kept.reason for kept in undone.kept).startswith("拆开后的两行已经报送出去")

    join(village, *twice)
    assert village.count(Query("person")) == 1


class Asked:
    """Hears how far the search is, and stops it when it tells so for this time."""

    def __init__(self, often: int) -> None:
        self.left = often
        self.told: set[str] = set()

    def report(self, done: int, total: int, what: str) -> None:
        self.told.add(what)
        assert done <= total
        self.left -= 1
        if self.left == 0:
            raise Cancelled


def test_the_search_asks_on_its_way_whether_to_go_on_and_says_what_it_does(village, twice):
    asked = Asked(-1)
    [suspicion] = suspects(village, asked).pairs

    assert {suspicion.one, suspicion.other} == set(twice)
    assert asked.told == {"比对是否同一人"}
    with pytest.raises(Cancelled):
        suspects(village, Asked(2))
