"""What long histories found out about taking back: each case small, and fixed for good."""

from __future__ import annotations

from roster_desktop.records import NotesWritten, note_register, note_value
from roster_desktop.schema import VERIFIED_CELLS
from tests.workspace.test_undo_laws import picture
from tests.workspace.toy import (
    FOLK,
    TOWNSHIP,
    VILLAGE,
    added,
    all_states,
    applied,
    carried,
    exported,
    files,
    merged,
    phone_of,
    removed,
    restored,
    typed,
)


def test_who_was_removed_and_asked_about_is_removed_again_though_something_was_noted_meanwhile():
    with files(VILLAGE, TOWNSHIP) as (village, township):
        row = added(township, "张三", phone="13800000001")
        carried(township, village, book="down")
        removed(township, row)
        typed(village, row, phone="13800000002")
        before = picture(township)
        carried(village, township, book="up")
        noted = note_value(VERIFIED_CELLS, "2026-06-01", "王芳", "电话", "已核实", "0" * 8)
        line = {note_register(VERIFIED_CELLS, "phone"): noted}
        applied(township, NotesWritten(FOLK, row, line))
        after = picture(township)

        township.undo_all([one.number for one in township.batches(2)])
        assert picture(township) == before
        township.redo()
        township.redo()
        assert picture(township) == after


def test_who_was_removed_and_asked_about_is_removed_again_though_the_answer_has_left_the_file():
    with files(VILLAGE, TOWNSHIP) as (village, township):
        row = added(township, "张三", phone="13800000001")
        carried(township, village, book="down")
        removed(township, row)
        typed(village, row, phone="13800000002")
        before = picture(township)
        carried(village, township, book="up")
        restored(township, row)
        exported(township)
        after = picture(township)

        township.undo()
        township.undo()
        assert picture(township) == before
        township.redo()
        township.redo()
        assert picture(township) == after


def test_what_is_taken_back_without_altering_anything_does_not_bar_the_way_to_the_steps_before_it():
    with files(VILLAGE, TOWNSHIP) as (village, township):
        gone = added(village, "张三", 1)
        removed(village, gone)
        before = picture(township)
        added(township, "李四", 2)
        carried(village, township, book="up")
        exported(township)
        after = picture(township)

        township.undo()
        assert township.undo_label() == "添加 李四"
        township.undo()
        assert picture(township) == before
        township.redo()
        township.redo()
        assert picture(township) == after
        assert township.undo_label() == "合并 up.xlsx"


def test_a_step_of_which_every_row_has_to_stay_is_told_once_and_passed():
    with files(VILLAGE, TOWNSHIP) as (_, township):
        first, second = added(township, "张三", 1), added(township, "张三", 1)
        added(township, "李四", 2)
        one, other, _ = sorted(all_states(township), key=lambda state: state.id not in (first, second))
        merged(township, one.merged(other), book="join")
        exported(township)
        after = picture(township)

        passed = township.undo()
        assert [kept.row for kept in passed.kept] == [min(first, second)]
        assert (passed.restored, picture(township)) == (0, after)
        assert township.undo_label() == "添加 李四"
        undone = township.undo()
        assert (undone.restored, undone.kept) == (1, ())
        township.redo()
        township.redo()
        assert picture(township) == after
        assert (township.undo_label(), township.redo_label()) == ("合并 join.xlsx", None)


def test_a_step_that_was_named_and_has_to_stay_may_be_taken_back_once_its_reason_is_gone():
    with files(VILLAGE) as [village]:
        row = added(village, phone="13800000001")
        edit = typed(village, row, phone="13800000002")
        later = typed(village, row, phone="13800000003")

        assert village.undo(edit.batch).batch is None
        village.undo(later.batch)
        assert village.undo(edit.batch).kept == ()
        assert phone_of(village, row) == "13800000001"


def test_two_removed_rows_that_were_joined_and_noted_on_are_both_removed_again():
    with files(VILLAGE, TOWNSHIP) as (_, township):
        rows = [added(township, f"张{number}", number + 1) for number in range(2)]
        for row in rows:
            removed(township, row)
        before = picture(township)
        first, second = all_states(township)
        merged(township, first.merged(second), book="join")
        [joined] = all_states(township)
        restored(township, joined.id)
        noted = note_value(VERIFIED_CELLS, "2026-06-01", "王芳", "电话", "已核实", "0" * 8)
        line = {note_register(VERIFIED_CELLS, "phone"): noted}
        applied(township, NotesWritten(FOLK, joined.id, line))

        for _ in range(3):
            township.undo()
        assert picture(township) == before


def test_who_was_removed_by_two_is_removed_again_though_something_was_noted_after_the_answer():
    with files(VILLAGE, TOWNSHIP) as (village, township):
        row = added(township, "张三")
        carried(township, village, book="down")
        removed(township, row, "迁出")
        removed(village, row, "死亡")
        carried(village, township, book="up")
        before = picture(township)
        restored(township, row)
        noted = note_value(VERIFIED_CELLS, "2026-06-01", "王芳", "电话", "已核实", "0" * 8)
        applied(township, NotesWritten(FOLK, row, {note_register(VERIFIED_CELLS, "phone"): noted}))
        after = picture(township)

        township.undo()
        township.undo()
        assert picture(township) == before
        township.redo()
        township.redo()
        assert picture(township) == after


def test_who_was_removed_by_two_and_edited_by_a_third_is_asked_about_again():
    with files(VILLAGE, TOWNSHIP, VILLAGE) as (village, township, other):
        row = added(township, "张三", phone="13800000001")
        carried(township, village, book="down")
        carried(township, other, book="down")
        removed(township, row, "迁出")
        removed(village, row, "死亡")
        typed(other, row, phone="13800000002")
        carried(village, township, book="up")
        carried(other, township, book="other")
        before = picture(township)
        restored(township, row)
        removed(township, row, "转走")

        township.undo()
        township.undo()
        assert picture(township) == before
