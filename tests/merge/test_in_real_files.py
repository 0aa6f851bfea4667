"""The laws are tried in memory; a real roster file must hold, row by row, what memory holds."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from roster_desktop.merge import plan_merge
from roster_desktop.records import ChangeSet, Occasion, RowId, RowState
from roster_desktop.workspace import Workspace
from tests.builders import TOY, toy_person
from tests.merge.world import Book, Ledger, RosterFile
from tests.strategies import History, histories
from tests.workspace.toy import TOWNSHIP, VILLAGE, files


def _take(workspace: Workspace, *books: Book) -> None:
    for book in books:
        plan = plan_merge(TOY, book.delivery, workspace)
        workspace.apply(ChangeSet("合并", Occasion.MERGED, plan.changes))


def _rows(workspace: Workspace) -> dict[RowId, RowState]:
    return {state.id: state for roster in TOY.rosters for state in workspace.states(roster.key)}


@settings(max_examples=25)
@given(histories("rename"), st.data())
def test_a_roster_file_holds_what_the_world_in_memory_holds(history: History, data: st.DataObject) -> None:
    books = data.draw(st.permutations([*history.books, *(file.book() for file in history.files)]))
    expected = RosterFile(history.files[0].ledger).take(*books)

    with files(TOWNSHIP) as [township]:
        _take(township, *books)

        assert _rows(township) == expected.rows
        assert {(one.row, one.register) for one in township.conflicts()} == expected.open


def test_a_row_is_met_by_each_of_its_names_while_they_are_a_question() -> None:
    village = RosterFile(Ledger())
    row = village.add(toy_person("张三", 1))
    copy = village.copy()
    village.type(row, name="张山")
    copy.type(row, name="章三")
    others = [RosterFile(Ledger(writers=9 + place)) for place in range(2)]
    others[0].add(toy_person("张山", 1))
    others[1].add(toy_person("章三", 1))

    with files(TOWNSHIP, VILLAGE) as [first, second]:
        books = [file.book() for file in (village, copy, *others)]
        _take(first, *books)
        _take(second, *reversed(books))

        assert len(_rows(first)) == 1
        assert _rows(first) == _rows(second)
