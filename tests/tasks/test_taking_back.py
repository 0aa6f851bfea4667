"""One button takes a whole run of merging back, and says row by row what stays and why."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from roster_desktop.merge import plan_merge
from roster_desktop.records import ChangeSet, Delivery, Occasion, RowId
from roster_desktop.tasks.taking_back import last_run, take_back, what_would_stay
from roster_desktop.wording import working
from roster_desktop.workspace import DeliveryRecord, Workspace
from tests.builders import TOY
from tests.merge.lists import handmade, person
from tests.workspace.toy import (
    FOLK,
    TOWNSHIP,
    all_states,
    exported,
    files,
    phone_of,
    refused,
    texts,
    typed,
)

A, B = "13800000001", "13800000002"


@pytest.fixture
def township():
    with files(TOWNSHIP) as [workspace]:
        yield workspace


def taken(workspace: Workspace, delivery: Delivery, run: int) -> int:
    """Merge the list as part of a run; number of the step."""
    plan = plan_merge(TOY, delivery, workspace, memory=workspace, on=workspace.cutoff)
    content = str(hash(str(delivery.rows)))
    record = DeliveryRecord(content, "", delivery.file, "河湾村", 0, workspace.now(), run=run)
    change_set = ChangeSet("合并", Occasion.MERGED, plan.changes)
    return workspace.apply(change_set, delivery=record, lineages=plan.lineages).batch


def row_of(workspace: Workspace, name: str) -> RowId:
    [row] = [row for (_, row), cells in texts(workspace).items() if cells["name"] == name]
    return row


def remembered(workspace: Workspace) -> object:
    [key] = {line.key for line in [workspace.lineage(_sender(workspace), FOLK, COLUMNS)]}
    return key, workspace.lineage(_sender(workspace), FOLK, COLUMNS).rows


COLUMNS = frozenset(
    ("township", "village", "name", "id_number", "phone", "remark", "schooling", "school_year")
)


def _sender(workspace: Workspace) -> str:
    with workspace._look() as look:
        return str(look.line("SELECT sender FROM lineage WHERE roster = ?", FOLK)[0])


def test_a_run_is_taken_back_as_a_whole(township: Workspace) -> None:
    taken(township, handmade(person(phone=A)), run=1)
    before, known = all_states(township), remembered(township)
    taken(township, handmade(person(phone=B), person("李四", 2)), run=2)
    taken(township, handmade(person("王五", 3), unit="镇卫生院"), run=2)

    done = take_back(township, last_run(township))

    assert all_states(township) == before
    assert remembered(township) == known
    assert (done.restored, done.kept) == (3, ())
    assert last_run(township) == 1


def test_the_reasons_are_told_before_anything_is_done(township: Workspace) -> None:
    taken(township, handmade(person(phone=A), person("李四", 2, phone=A)), run=1)
    typed(township, row_of(township, "张三"), remark="镇上写的")
    states, journal = all_states(township), township.journal

    told = what_would_stay(township, 1)

    assert (all_states(township), township.journal) == (states, journal)
    assert [(one.name, "remark" in one.reason or "修改" in one.reason) for one in told.kept] == [
        ("张三", True)
    ]
    assert take_back(township, 1).kept == told.kept
    assert {cells["name"] for cells in texts(township).values()} == {"张三"}


def test_what_the_run_itself_edited_twice_is_no_reason_to_stay(township: Workspace) -> None:
    taken(township, handmade(person(phone=A)), run=1)
    taken(township, handmade(person(phone=B)), run=1)

    assert take_back(township, 1).kept == ()
    assert all_states(township) == []


def test_the_memory_of_rows_that_stay_stays_too(township: Workspace) -> None:
    taken(township, handmade(person(phone=A), person("李四", 2, phone=A)), run=1)
    typed(township, row_of(township, "张三"), remark="镇上写的")
    take_back(township, 1)

    taken(township, handmade(person(phone=B), person("李四", 2, phone=A)), run=2)

    assert township.conflicts() == []
    assert phone_of(township, row_of(township, "张三")) == B


def test_what_has_left_in_an_export_is_put_back_by_a_new_write(township: Workspace) -> None:
    taken(township, handmade(person(phone=A)), run=1)
    row = row_of(township, "张三")
    taken(township, handmade(person(phone=B)), run=2)
    left = all_states(township)
    exported(township)

    take_back(township, 2)

    [state] = all_states(township)
    assert phone_of(township, row) == A
    assert state.cell("phone").version.covers(left[0].cell("phone").version)
    assert replace(state, cells={}) == replace(left[0], cells={})


def test_a_run_is_taken_back_once(township: Workspace) -> None:
    taken(township, handmade(person(phone=A)), run=1)
    take_back(township, 1)

    with refused(working.RUN_UNKNOWN):
        take_back(township, 1)


def test_a_book_that_altered_nothing_may_come_again_once_something_was_taken_back(
    township: Workspace,
) -> None:
    taken(township, handmade(person(phone=A)), run=1)
    again = handmade(person(phone=A), file="又一份.xlsx")
    record = DeliveryRecord("again", "", again.file, "河湾村", 0, "")
    township.apply(ChangeSet("合并", Occasion.MERGED, ()), delivery=record)
    seen = township.has_seen("again")
    take_back(township, 1)

    assert seen is not None
    assert township.has_seen("again") is None
