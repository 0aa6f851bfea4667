"""What taking back does: own typing is written back, imports and merges are unsaid,
what was edited since stays."""

from __future__ import annotations

import pytest

from roster_desktop.records import (
    CellsWritten,
    Occasion,
    RowAdded,
    RowId,
    Standing,
    new_row_id,
)
from roster_desktop.wording import storing
from roster_desktop.workspace import Query, Workspace
from tests.builders import toy_person
from tests.workspace.toy import (
    FOLK,
    added,
    all_states,
    applied,
    carried,
    exported,
    merged,
    opened,
    phone_of,
    refused,
    removed,
    restored,
    texts,
    typed,
)


def imported(workspace: Workspace, *people: dict[str, str], label: str = "导入 名单.xlsx") -> list[RowId]:
    """Persons that an import brought."""
    rows = [new_row_id() for _ in people]
    changes = [RowAdded(FOLK, row, person) for row, person in zip(rows, people, strict=True)]
    applied(workspace, *changes, occasion=Occasion.IMPORTED, label=label)
    return rows


def a_conflict(village: Workspace, township: Workspace) -> RowId:
    """A person whose phone both wrote without knowing of each other; asked at the township's."""
    row = added(village, phone="13800000001")
    carried(village, township, book="one")
    typed(village, row, phone="13800000002")
    typed(township, row, phone="13800000003")
    carried(village, township, book="two")
    return row


def test_a_typed_text_is_taken_back_by_writing_the_old_one(village: Workspace):
    row = added(village, phone="13800000001")
    typed(village, row, phone="13800000002")
    undone = village.undo()

    assert phone_of(village, row) == "13800000001"
    assert (undone.label, undone.restored, undone.kept) == ("修改 phone", 1, ())
    [pair] = village.states(FOLK)[0].cell("phone")
    assert pair.write == (village.writer, 3)


def test_undo_walks_back_and_redo_walks_forth(village: Workspace):
    row = added(village, phone="13800000001")
    typed(village, row, phone="13800000002")
    typed(village, row, phone="13800000003")

    seen = [village.undo() and phone_of(village, row) for _ in range(2)]
    village.undo()
    assert seen == ["13800000002", "13800000001"]
    assert village.row_ids(Query(FOLK)) == []

    seen = [village.redo() and phone_of(village, row) for _ in range(3)]
    assert seen == ["13800000001", "13800000002", "13800000003"]
    with refused(storing.NOTHING_TO_REDO):
        village.redo()


def test_undo_and_redo_know_where_they_are_after_a_restart(village: Workspace):
    row = added(village, phone="13800000001")
    typed(village, row, phone="13800000002")
    village.undo()
    village.close()

    with opened(village.path) as again:
        assert (again.undo_label(), again.redo_label()) == ("添加 张三", "修改 phone")
        again.redo()
        assert phone_of(again, row) == "13800000002"
        again.undo()
        again.undo()
        assert again.row_ids(Query(FOLK)) == []
        assert again.undo_label() is None


def test_a_new_edit_ends_what_could_be_done_again(village: Workspace):
    row = added(village, phone="13800000001")
    typed(village, row, phone="13800000002")
    village.undo()
    typed(village, row, remark="在外")

    assert village.redo_label() is None
    with refused(storing.NOTHING_TO_REDO):
        village.redo()


def test_there_may_be_nothing_to_take_back(village: Workspace):
    with refused(storing.NOTHING_TO_UNDO):
        village.undo()
    with refused(storing.BATCH_UNKNOWN):
        village.undo(7)


def test_a_batch_is_taken_back_once(village: Workspace):
    row = added(village)
    typed(village, row, phone="13800000001")
    village.undo(2)

    with refused(storing.ALREADY_UNDONE):
        village.undo(2)
    assert [(batch.number, batch.undone) for batch in village.batches(9)] == [
        (3, False),
        (2, True),
        (1, False),
    ]


def test_an_earlier_edit_is_taken_back_where_its_text_still_stands(village: Workspace):
    row = added(village, phone="13800000001")
    edit = typed(village, row, phone="13800000002", remark="在家")
    typed(village, row, remark="在外")
    undone = village.undo(edit.batch)

    found = village.row(FOLK, row)
    assert found is not None
    assert (found.values["phone"], found.values["remark"]) == ("13800000001", "在外")
    [kept] = undone.kept
    assert kept.name == "张三"
    assert "备注" in kept.reason


def test_a_typed_row_that_never_left_is_forgotten(village: Workspace):
    added(village)
    village.undo()

    assert all_states(village) == []


def test_a_typed_row_that_has_left_is_removed_instead(village: Workspace):
    row = added(village)
    exported(village)
    village.undo()

    [state] = all_states(village)
    assert state.standing is Standing.REMOVED
    gone = village.row(FOLK, row)
    assert gone is not None
    assert "添加 张三" in gone.values["removed_reason"]

    village.redo()
    assert village.row_ids(Query(FOLK)) == [row]


def test_a_removal_is_taken_back_and_done_again(village: Workspace):
    row = added(village)
    removed(village, row)
    village.undo()
    assert village.row_ids(Query(FOLK)) == [row]

    village.redo()
    assert village.row_ids(Query(FOLK, removed=True)) == [row]

    restored(village, row)
    village.undo()
    assert village.row_ids(Query(FOLK, removed=True)) == [row]
    assert village.conflicts() == []


def test_an_import_is_unsaid_exactly(village: Workspace):
    row = added(village, phone="13800000001")
    before = all_states(village)
    changes = (
        RowAdded(FOLK, new_row_id(), toy_person("李四", 2)),
        CellsWritten(FOLK, row, {"phone": "13800000009"}),
    )
    applied(village, *changes, occasion=Occasion.IMPORTED)
    after = texts(village)
    undone = village.undo()

    assert all_states(village) == before
    assert undone.restored == 2

    village.redo()
    assert texts(village) == after


def test_a_row_edited_since_its_import_stays_with_the_reason(village: Workspace):
    first, second = imported(village, toy_person("张三", 1), toy_person("李四", 2))
    typed(village, first, phone="13800000001")
    undone = village.undo(1)

    assert village.row_ids(Query(FOLK)) == [first]
    [kept] = undone.kept
    assert (kept.row, kept.name) == (first, "张三")
    assert "第 2 步：修改 phone" in kept.reason
    assert village.row(FOLK, second) is None


def test_what_was_edited_and_taken_back_counts_as_not_edited(village: Workspace):
    first, _ = imported(village, toy_person("张三", 1), toy_person("李四", 2))
    typed(village, first, phone="13800000001")
    village.undo()
    undone = village.undo()

    assert undone.kept == ()
    assert all_states(village) == []


def test_an_import_that_has_left_is_taken_back_by_new_writes(village: Workspace):
    row = added(village, phone="13800000001")
    changes = (
        RowAdded(FOLK, new_row_id(), toy_person("李四", 2)),
        CellsWritten(FOLK, row, {"phone": "13800000009"}),
    )
    applied(village, *changes, occasion=Occasion.IMPORTED)
    exported(village)
    village.undo()

    assert phone_of(village, row) == "13800000001"
    assert village.row_ids(Query(FOLK)) == [row]
    assert len(village.row_ids(Query(FOLK, removed=True))) == 1


def test_a_merge_is_unsaid_exactly_and_its_workbook_may_come_again(village: Workspace, township: Workspace):
    row = a_conflict(village, township)
    township.undo()
    before = all_states(township)
    shown = texts(township)
    added(village, "李四", 2)
    carried(village, township, book="three")
    undone = township.undo()

    assert all_states(township) == before
    assert undone.kept == ()
    assert township.has_seen("three") is None
    assert township.has_seen("one") is not None

    carried(village, township, book="three")
    assert township.has_seen("three") is not None
    assert texts(township) != shown
    assert [conflict.row for conflict in township.conflicts()] == [row]


def test_redoing_a_merge_brings_back_rows_questions_and_the_workbook(village: Workspace, township: Workspace):
    a_conflict(village, township)
    after, questions = all_states(township), township.conflicts()
    township.undo()
    assert township.conflicts() == []
    township.redo()

    assert all_states(township) == after
    assert township.conflicts() == questions
    assert township.has_seen("two") is not None


def test_a_merge_that_has_left_is_answered_by_newer_writes(village: Workspace, township: Workspace):
    row = added(village, phone="13800000001")
    carried(village, township, book="one")
    typed(village, row, phone="13800000002")
    other = added(village, "李四", 2)
    carried(village, township, book="two")
    exported(township)
    township.undo()

    assert phone_of(township, row) == "13800000001"
    assert township.row_ids(Query(FOLK)) == [row]
    carried(village, township, book="two")
    assert phone_of(township, row) == "13800000001"
    assert township.row_ids(Query(FOLK, removed=True)) == [other]
    assert township.conflicts() == []


def test_undoing_a_decision_asks_again_exactly(village: Workspace, township: Workspace):
    row = a_conflict(village, township)
    question, before = township.conflicts(), all_states(township)
    applied(township, CellsWritten(FOLK, row, {"phone": "13800000003"}), occasion=Occasion.DECIDED)
    assert township.conflicts() == []
    township.undo()

    assert township.conflicts() == question
    assert all_states(township) == before

    township.redo()
    assert township.conflicts() == []


def test_undoing_a_decision_that_has_left_asks_again_everywhere(village: Workspace, township: Workspace):
    row = a_conflict(village, township)
    applied(township, CellsWritten(FOLK, row, {"phone": "13800000007"}), occasion=Occasion.DECIDED)
    exported(township)
    carried(township, village, book="back")
    township.undo()

    [question] = township.conflicts()
    assert {sibling.value for sibling in question.siblings} == {("13800000002",), ("13800000003",)}
    assert phone_of(township, row) == "13800000003"

    carried(township, village, book="again")
    assert [conflict.row for conflict in village.conflicts()] == [row]


def test_a_removal_against_an_edit_is_asked_again_when_its_decision_is_undone(
    village: Workspace, township: Workspace
):
    row = added(village)
    carried(village, township, book="one")
    removed(village, row)
    typed(township, row, phone="13800000003")
    carried(village, township, book="two")
    [question] = township.conflicts()
    for has_left in (False, True):
        restored(township, row)
        assert township.conflicts() == []
        if has_left:
            exported(township)
        township.undo()
        [again] = township.conflicts()
        assert (again.row, again.register) == (question.row, question.register)
        found = township.row(FOLK, row)
        assert found is not None
        assert found.standing is Standing.DISPUTED


@pytest.mark.parametrize("ours_is_smaller", [True, False])
def test_rows_that_a_merge_made_one_are_two_again(
    village: Workspace, township: Workspace, ours_is_smaller: bool
):
    smaller, larger = RowId("0" * 20), RowId("1" * 20)
    ours, theirs = (smaller, larger) if ours_is_smaller else (larger, smaller)
    applied(village, RowAdded(FOLK, theirs, toy_person(phone="13800000001")))
    applied(township, RowAdded(FOLK, ours, toy_person(phone="13800000002")))
    before = all_states(township)
    [here], [there] = all_states(township), all_states(village)
    merged(township, here.merged(there), book="joined")
    joined = all_states(township)
    assert [state.id for state in joined] == [smaller]
    assert township.row(FOLK, larger) is not None
    township.undo()

    assert all_states(township) == before
    assert township.row(FOLK, theirs) is None

    township.redo()
    assert all_states(township) == joined


def test_two_rows_of_this_file_that_a_merge_made_one_stay_one_where_that_has_left(
    village: Workspace, township: Workspace
):
    first, second = added(township, phone="13800000001"), added(township, phone="13800000002")
    before = all_states(township)
    merged(township, before[0].merged(before[1]), book="joined")
    assert len(all_states(township)) == 1
    township.undo()
    assert all_states(township) == before

    township.redo()
    exported(township)
    undone = township.undo()
    assert undone.restored == 0
    assert [kept.row for kept in undone.kept] == [min(first, second)]
    assert "撤销拆不开" in undone.kept[0].reason


def test_taking_back_is_a_step_of_the_history(village: Workspace):
    row = added(village, phone="13800000001")
    typed(village, row, phone="13800000002")
    village.undo()

    newest = village.history(row=(FOLK, row))[0]
    assert (newest.what, newest.before, newest.after) == ("撤销：修改 phone", "13800000002", "13800000001")


def test_a_row_comes_back_to_its_place(village: Workspace):
    first, second = imported(village, toy_person("张三", 1), toy_person("李四", 2))
    third = added(village, "王五", 3)
    village.undo(1)
    village.undo(village.journal)

    assert village.row_ids(Query(FOLK)) == [first, second, third]
