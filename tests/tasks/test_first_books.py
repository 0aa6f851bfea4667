"""The first workbook of a unit is added as it came; the file is then just as if its rows had been planned
one by one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from random import Random
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import event, given, settings
from msgspec.structs import replace

from roster_desktop.merge import plan_merge
from roster_desktop.records import (
    ChangeSet,
    Delivery,
    Occasion,
    PlainCells,
    RowMerged,
    RowsArrived,
    RowState,
)
from roster_desktop.rosters import CATALOG
from roster_desktop.tasks import first_books, merging, typing
from roster_desktop.tasks.export import export_submission
from roster_desktop.tasks.merging import merge_workbooks
from roster_desktop.tasks.ready_books import ready
from roster_desktop.tasks.taking_back import take_back
from roster_desktop.workbook import ReadBook
from roster_desktop.workspace import Applied, Arrival, NotFresh, Query, Workspace
from tests.builders import TOY, id_number
from tests.merge.test_lone_rows import ACTS, act
from tests.merge.world import Ledger, RosterFile
from tests.tasks.arriving_rows import arriving
from tests.tasks.neighbours import TOWNSHIP as ABOVE
from tests.tasks.neighbours import empty_village, taken, township
from tests.workspace.toy import TOWNSHIP, files

__all__ = ["empty_village", "township"]

Facts = dict[str, list[tuple[Any, ...]]]


def everything(file: Workspace) -> Facts:
    """All that stands in the file, but for who had it open."""
    with file._file.reading() as look:
        tables = [name for (name,) in look.lines("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {
            table: sorted(map(tuple, look.lines(f'SELECT * FROM "{table}"')), key=repr)
            for table in tables
            if table not in ("setting", "writer")
        }


def merged(file: Workspace, delivery: Delivery, *changes: RowMerged | RowsArrived) -> Facts:
    file.apply(ChangeSet("合并", Occasion.MERGED, changes, workbook=delivery.file))
    return everything(file)


@given(ACTS)
@settings(max_examples=60, deadline=None)
def test_a_file_is_the_same_whether_rows_were_added_as_they_came_or_one_by_one(
    acts: list[tuple[str, int, str, bool]],
):
    ledger = Ledger()
    village, other = RosterFile(ledger), RosterFile(ledger)
    for what, place, text, in_village in acts:
        here, there = (village, other) if in_village else (other, village)
        if what == "send" and in_village:
            there.take(here.book())
        elif what != "send":
            act(here, what, place, text)
    delivery, earlier = arriving(village.book().delivery), arriving(other.book().delivery)
    book = ready(TOY, ReadBook(delivery, ()))

    with files(TOWNSHIP, TOWNSHIP, ids=Random(3)) as (quick, slow):
        for file in (quick, slow):
            file._writer = "w" * 20
            merged(file, earlier, *plan_merge(TOY, earlier, file).changes)
        before = everything(quick)
        general = merged(slow, delivery, *plan_merge(TOY, delivery, slow).changes)
        try:
            at_once = book and merged(quick, delivery, *book.arrived)
        except NotFresh:
            event("rows meet somebody")
            assert everything(quick) == before, "nothing of it is done"
            return
        event("added as they came" if at_once else "more to it than its rows")
        assert at_once is None or at_once == general


def test_rows_of_a_first_book_are_ready_and_others_are_not():
    village = RosterFile(Ledger())
    row = village.add({"name": "张三", "id_number": id_number(sequence=1), "village": "河湾村"})
    delivery = arriving(village.book().delivery)

    def is_ready(**facts: object) -> bool:
        return ready(TOY, ReadBook(replace(delivery, **facts), ())) is not None  # type: ignore[arg-type]

    [first] = delivery.rows
    assert is_ready()
    assert not is_ready(rows=())
    assert not is_ready(manifest=None)
    assert not is_ready(missing=(("folk", "x"),))
    assert not is_ready(rows=(replace(first, hand_edited=frozenset({"phone"})),))
    assert not is_ready(rows=(replace(first, state=None),))
    assert not is_ready(rows=(replace(first, number=0),))
    assert not is_ready(rows=(replace(first, state=RowState(row, "folk", PlainCells({}, {}))),))
    village.remove(row)
    assert not is_ready(rows=arriving(village.book().delivery).rows)


@pytest.fixture
def village(empty_village: Workspace) -> Workspace:
    """With three people and a job."""
    for number, name in enumerate(("张三", "李四", "单雄信"), 1):
        values = {"name": name, "id_number": id_number(sequence=number), "village": "白石村"}
        typing.add_row(empty_village, "person", values)
    typing.add_row(empty_village, "transfer", {"name": "张三", "id_number": id_number(sequence=1)})
    return empty_village


@pytest.fixture
def arrivals(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Whether each book that was ready could be added as it came."""
    told: list[bool] = []
    plain = Workspace.apply_each

    def watched(workspace: Workspace, arrivals: Sequence[Arrival]) -> tuple[Applied, ...]:
        applied = plain(workspace, arrivals)
        told.extend([True] * len(applied) + [False] * (len(applied) < len(arrivals)))
        return applied

    monkeypatch.setattr(Workspace, "apply_each", watched)
    return told


def sent(village: Workspace, name: str = "报送.xlsx") -> Path:
    book = village.path.parent / name
    export_submission(village, book)
    return book


def test_a_first_workbook_through_the_whole_program_is_the_same_both_ways(
    village: Workspace,
    township: Workspace,
    tmp_path: Path,
    arrivals: list[bool],
    monkeypatch: pytest.MonkeyPatch,
):
    book = sent(village)
    at_once = taken(township, book)
    with Workspace.create(tmp_path / "other.roster", CATALOG, ABOVE, "陈干事") as other:
        other.clock = township.clock
        monkeypatch.setattr(merging, "may_arrive", lambda workspace: False)
        one_by_one = taken(other, book)

        assert arrivals == [True]
        assert replace(at_once, path="") == replace(one_by_one, path="")
        assert at_once.counts["person"].added == 3
        assert without_times(everything(township)) == without_times(everything(other))


def without_times(facts: Facts) -> Facts:
    """The seconds in which two files were written may differ, and each has writers of its own."""

    def plain(value: object) -> object:
        return (
            ""
            if isinstance(value, str) and value[:2] == "20" and value[4:5] == "-" and len(value) == 19
            else value
        )

    return {
        table: [tuple(map(plain, line)) for line in lines]
        for table, lines in facts.items()
        if table not in ("journal_batch", "identity")
    }


def test_what_a_first_workbook_brought_is_taken_back_whole_and_comes_again(
    village: Workspace, township: Workspace, arrivals: list[bool]
):
    book = sent(village)
    run = merge_workbooks(township, [book]).run
    assert len(township.row_ids(Query("person", find="shanxiongxin"))) == 1

    take_back(township, run)
    assert not township.row_ids(Query("person"))

    assert taken(township, book).status == "merged"
    assert len(township.row_ids(Query("person"))) == 3
    assert arrivals == [True, True]


def test_a_row_that_was_edited_since_stays_when_the_book_is_taken_back(
    village: Workspace, township: Workspace, arrivals: list[bool]
):
    run = merge_workbooks(township, [sent(village)]).run
    [row] = township.row_ids(Query("person", find="李四"))
    typing.write_cells(township, "person", row, {"phone": "13900000000"})

    take_back(township, run)

    assert arrivals == [True]
    assert township.row_ids(Query("person")) == [row]


def test_somebody_whom_the_township_typed_itself_is_met(
    village: Workspace, township: Workspace, arrivals: list[bool]
):
    who = {"township": "龙亭镇", "village": "白石村", "name": "张三", "id_number": id_number(sequence=1)}
    typing.add_row(township, "person", {**who, "phone": "13900000000"})

    result = taken(township, sent(village))

    assert arrivals == [False]
    assert result.status == "merged"
    assert len(township.row_ids(Query("person"))) == 3


def test_the_next_book_of_a_village_is_planned(village: Workspace, township: Workspace, arrivals: list[bool]):
    taken(township, sent(village))
    [row] = village.row_ids(Query("person", find="李四"))
    typing.write_cells(village, "person", row, {"phone": "13900000000"})

    result = taken(township, sent(village, "第二次.xlsx"))

    assert arrivals == [True]
    assert (result.counts["person"].changed, result.counts["person"].unchanged) == (1, 2)


def test_two_books_of_one_village_in_one_run_are_one_after_the_other(
    village: Workspace, township: Workspace, arrivals: list[bool]
):
    first = sent(village)
    [row] = village.row_ids(Query("person", find="李四"))
    typing.write_cells(village, "person", row, {"phone": "13900000000"})
    second = sent(village, "第二次.xlsx")

    report = merge_workbooks(township, [first, second])

    assert [one.status for one in report.workbooks] == ["merged", "merged"]
    assert arrivals == [True, False]
    assert report.open_conflicts == 0
    assert len(township.row_ids(Query("person"))) == 3


def test_a_file_with_renamed_places_or_erased_people_looks_at_every_row(monkeypatch: pytest.MonkeyPatch):
    def file(**facts: object) -> Any:
        return SimpleNamespace(**{"erased_anybody": False, "place_changes": lambda: (), **facts})

    assert first_books.may_arrive(file())
    assert not first_books.may_arrive(file(erased_anybody=True))
    assert not first_books.may_arrive(file(place_changes=lambda: ("one",)))
