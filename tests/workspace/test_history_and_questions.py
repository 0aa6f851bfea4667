"""Who changed what, what waits for a decision, which workbooks came and went."""

from __future__ import annotations

from roster_desktop.records import CellsWritten, Occasion, RowAdded, WriterRecord, new_row_id
from roster_desktop.wording import storing
from roster_desktop.workspace import Access, DeliveryRecord, Workspace
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
    typed,
)


def test_the_history_of_a_row_tells_each_column_newest_first(village: Workspace):
    row = added(village, "张三", 1)
    typed(village, row, phone="13800000001", schooling="小学")
    removed(village, row, "迁出")

    told = [
        (entry.batch, entry.column, entry.before, entry.after) for entry in village.history(row=(FOLK, row))
    ]
    assert told[:4] == [
        (3, "removed_reason", "", "迁出"),
        (3, "removed_on", "", "2026-06-01"),
        (2, "phone", "", "13800000001"),
        (2, "schooling", "", "小学"),
    ]
    assert {entry.who for entry in village.history(row=(FOLK, row))} == {"王芳"}


def test_the_history_of_a_batch_tells_its_rows(village: Workspace):
    first, second = new_row_id(), new_row_id()
    people = (RowAdded(FOLK, first, toy_person("张三", 1)), RowAdded(FOLK, second, toy_person("李四", 2)))
    applied(village, *people, occasion=Occasion.IMPORTED, label="导入 名单.xlsx")
    typed(village, first, phone="13800000001")

    names = {entry.row: entry.after for entry in village.history(batch=1) if entry.column == "name"}
    assert names == {first: "张三", second: "李四"}
    assert len(village.history(limit=3)) == 3
    assert village.history()[0].column == "phone"


def test_steps_are_found_by_the_name_of_a_row_among_many(village: Workspace):
    first, second = new_row_id(), new_row_id()
    people = (RowAdded(FOLK, first, toy_person("张三", 1)), RowAdded(FOLK, second, toy_person("李四%", 2)))
    applied(village, *people, occasion=Occasion.IMPORTED, label="导入 名单.xlsx")
    typed(village, first, phone="13800000001")

    assert village.rows_named("张") == {1: [(FOLK, first)], 2: [(FOLK, first)]}
    assert village.rows_named("%") == {1: [(FOLK, second)]}
    assert village.rows_named("王") == {}


def test_the_history_of_a_forgotten_row_can_still_be_read(village: Workspace):
    row = added(village, "张三", 1)
    village.undo()

    assert village.row(FOLK, row) is None
    assert {entry.what for entry in village.history(row=(FOLK, row))} == {"添加 张三", "撤销：添加 张三"}


def test_batches_say_where_they_came_from(village: Workspace, township: Workspace):
    added(village)
    carried(village, township, book="河湾村")

    [batch] = township.batches(5)
    assert (batch.label, batch.occasion, batch.workbook, batch.rows) == (
        "合并 河湾村.xlsx",
        "merged",
        "河湾村.xlsx",
        1,
    )
    assert township.batches(5, before=1) == []


def test_two_different_changes_are_asked_with_their_origin_and_the_base(
    village: Workspace, township: Workspace
):
    row = added(village, phone="13800000001")
    carried(village, township, book="one")
    typed(village, row, phone="13800000002")
    typed(township, row, phone="13800000003")
    township.learn_writers(village.writer_records())
    carried(village, township, book="two")

    [question] = township.conflicts()
    told = {sibling.value[0]: (sibling.from_, sibling.is_ours) for sibling in question.siblings}
    assert told == {"13800000002": ("河湾村 · 王芳", False), "13800000003": ("本机", True)}
    assert question.base == ("13800000001",)
    assert (question.name, question.register, question.row) == ("张三", "phone", row)
    assert phone_of(township, row) == "13800000003"
    found = township.row(FOLK, row)
    assert found is not None
    assert found.open == ("phone",)


def test_a_writer_nobody_knows_is_told_by_the_workbook_that_brought_it(
    village: Workspace, township: Workspace
):
    row = added(village, phone="13800000001")
    carried(village, township, book="one")
    typed(village, row, phone="13800000002")
    typed(township, row, phone="13800000003")
    carried(village, township, book="two")

    theirs = next(sibling for sibling in township.conflicts()[0].siblings if not sibling.is_ours)
    assert theirs.from_ == "河湾村"
    assert theirs.at == "2026-06-01 09:30:00"


def test_a_removal_against_an_edit_is_one_question_of_the_row(village: Workspace, township: Workspace):
    row = added(village)
    carried(village, township, book="one")
    removed(village, row, "死亡")
    typed(township, row, phone="13800000003", remark="在家")
    carried(village, township, book="two")

    [question] = township.conflicts()
    assert question.register == "removal"
    told = {sibling.value: sibling.is_ours for sibling in question.siblings}
    assert told == {("死亡", "2026-06-01"): False, ("", ""): True}
    assert question.base is None


def test_a_question_has_one_id_in_every_file(village: Workspace, township: Workspace):
    row = added(village, phone="13800000001")
    carried(village, township, book="one")
    typed(village, row, phone="13800000002")
    typed(township, row, phone="13800000003")
    carried(village, township, book="two")
    carried(township, village, book="three")

    [here], [there] = township.conflicts(), village.conflicts()
    assert here.id == there.id
    assert township.conflict(here.id[:6]).id == here.id
    with refused(storing.CONFLICT_UNKNOWN):
        township.conflict("zz")
    with refused(storing.CONFLICT_UNKNOWN):
        township.conflict("")
    applied(township, CellsWritten(FOLK, row, {"phone": "13800000003"}), occasion=Occasion.DECIDED)
    assert township.conflicts() == []
    assert township.count_conflicts() == 0
    [told] = township.history(batch=township.journal)
    assert (told.column, told.before, told.after) == ("phone", "13800000003", "13800000003")
    carried(township, village, book="four")
    assert village.conflicts() == []
    assert phone_of(village, row) == "13800000003"


def test_the_beginning_of_several_questions_names_none(village: Workspace, township: Workspace):
    rows = [added(village, "张三", number) for number in range(1, 40)]
    carried(village, township, book="one")
    for row in rows:
        typed(village, row, remark="a")
        typed(township, row, remark="b")
    carried(village, township, book="two")

    assert [question.row for question in township.conflicts()] == rows
    beginnings = [question.id[0] for question in township.conflicts()]
    twice = next(first for first in beginnings if beginnings.count(first) > 1)
    with refused(storing.CONFLICT_AMBIGUOUS):
        township.conflict(twice)


def test_the_very_same_workbook_is_recognised(village: Workspace, township: Workspace):
    added(village)
    carried(village, township, book="one", content="c1")
    carried(village, township, book="one", content="c2")

    seen = township.has_seen("c1")
    assert seen is not None
    assert (seen.file, seen.unit, seen.batch, seen.at) == ("one.xlsx", "河湾村", 1, "2026-06-01 09:30:00")
    again = township.has_seen("c2")
    assert again is not None
    assert again.batch == 0
    assert township.has_seen("c3") is None
    assert [record.content for record in township.deliveries()] == ["c2", "c1"]


def test_a_delivery_that_could_not_be_saved_is_not_seen(village: Workspace, township: Workspace):
    added(village)
    township.close()
    with opened(township.path, Access.READ) as reader:
        with refused(storing.OPENED_FOR_READING):
            carried(village, reader, book="one")
        assert reader.has_seen("one") is None


def test_merged_rows_say_whose_workbook_changed_them(village: Workspace, township: Workspace):
    row = added(village)
    carried(village, township)

    found = township.row(FOLK, row)
    assert found is not None
    assert found.changed_by == "河湾村"


def test_exports_are_numbered_and_remembered(village: Workspace):
    added(village)
    assert village.next_sequence() == 1
    exported(village)
    exported(village)

    assert village.next_sequence() == 3
    assert [(one.sequence, one.file, one.journal) for one in village.exports()] == [
        (2, "2.xlsx", 1),
        (1, "1.xlsx", 1),
    ]


def test_settings_and_writers_are_kept(village: Workspace):
    village.set_setting("columns", "a,b")
    village.learn_writers([WriterRecord("w1", "山口村", "李四", "2026-01-01 08:00:00")])
    village.learn_writers([WriterRecord("w1", "别的村", "王五", "2026-02-01 08:00:00")])
    village.close()

    with opened(village.path) as again:
        assert (again.setting("columns"), again.setting("none")) == ("a,b", None)
        [known] = again.writer_records()
        assert (known.unit, known.operator) == ("山口村", "李四")


def test_taking_the_same_book_twice_changes_nothing(village: Workspace, township: Workspace):
    added(village)
    carried(village, township)
    before = all_states(township)

    assert carried(village, township).batch == 0
    assert all_states(township) == before


def test_a_delivery_record_needs_no_time_of_its_own(township: Workspace):
    merged(township)

    assert township.deliveries() == [
        DeliveryRecord("book", "book", "book.xlsx", "河湾村", 1, township.now(), 0)
    ]
