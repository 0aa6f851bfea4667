"""What typing does to a row, and that nothing is half done."""

from __future__ import annotations

import pytest

from roster_desktop.records import (
    LISTED,
    REMOVAL_KEY,
    CellsWritten,
    RowAdded,
    RowRemoved,
    RowRestored,
    Standing,
    new_row_id,
)
from roster_desktop.wording import storing
from roster_desktop.workspace import Applied, Query, Workspace
from tests.builders import id_number, toy_job, toy_person
from tests.workspace.toy import (
    FOLK,
    added,
    applied,
    opened,
    phone_of,
    refused,
    removed,
    restored,
    set_to_today,
    typed,
)


def test_an_added_row_shows_what_was_typed_and_what_follows_from_it(village: Workspace):
    row = added(village, "张三", 1, phone="13800000001")

    found = village.row(FOLK, row)
    assert found is not None
    assert found.values["phone"] == "13800000001"
    assert (found.values["sex"], found.values["birth_date"], found.values["age"]) == (
        "男",
        "1980-01-01",
        "46",
    )
    assert "sex" not in found.stored
    assert (found.changed_by, found.changed_at, found.standing) == (
        "王芳",
        "2026-06-01 09:30:00",
        Standing.LISTED,
    )


def test_a_new_row_starts_with_what_its_roster_says_and_knows_that_it_is_listed(village: Workspace):
    row = new_row_id()
    applied(village, RowAdded(FOLK, row, {"name": "张三", "village": "河湾村"}))

    found, state = village.row(FOLK, row), village.state(FOLK, row)
    assert found is not None
    assert state is not None
    assert found.values["standing"] == "正常"
    assert state.cell(REMOVAL_KEY).values == (LISTED,)


def test_every_change_set_takes_one_number_of_its_opening(village: Workspace):
    first, second = new_row_id(), new_row_id()
    applied(
        village, RowAdded(FOLK, first, toy_person("张三", 1)), RowAdded(FOLK, second, toy_person("李四", 2))
    )
    typed(village, first, phone="13800000001", remark="好")

    writes = {pair.write for row in (first, second) for cell in cells(village, row) for pair in cell}
    assert writes == {(village.writer, 1), (village.writer, 2)}


def test_an_opening_that_writes_nothing_leaves_no_writer_behind(village: Workspace):
    row = added(village)
    village.close()

    with opened(village.path) as again:
        assert typed(again, row, name="张三") == Applied(0)
        assert len(again.writer_records()) == 1


def test_typing_the_same_text_again_makes_no_batch(village: Workspace):
    row = added(village, phone="13800000001")

    outcome = typed(village, row, phone="13800000001", name="张三")

    assert outcome == Applied(0)
    assert village.journal == 1


def test_a_joined_register_is_written_whole(village: Workspace):
    row = added(village, schooling="小学", school_year="一年级")
    typed(village, row, schooling="初中")

    state = village.state(FOLK, row)
    assert state is not None
    assert state.cell("school").values == (("初中", "一年级"),)


def test_blank_is_stored_as_never_written(village: Workspace):
    row = added(village, phone="", remark="")

    state = village.state(FOLK, row)
    assert state is not None
    assert not state.cell("phone")


def test_a_typed_text_that_follows_from_the_other_cells_is_not_stored(village: Workspace):
    row = added(village, sex="男", birth_date="1980-01-01", age="46")

    found = village.row(FOLK, row)
    assert found is not None
    assert not {"sex", "birth_date", "age"} & set(found.stored)


def test_a_text_that_contradicts_the_other_cells_stays_as_it_was_typed(village: Workspace):
    row = added(village, sex="女")

    found = village.row(FOLK, row)
    assert found is not None
    assert found.stored["sex"] == found.values["sex"] == "女"


def test_who_corrects_the_id_number_is_not_left_with_the_old_birth_date(village: Workspace):
    row = new_row_id()
    applied(
        village,
        RowAdded(FOLK, row, {"name": "张三", "village": "河湾村", "sex": "男", "birth_date": "1980-01-01"}),
    )
    typed(village, row, id_number=id_number(birth="19800101", sequence=1))
    typed(village, row, id_number=id_number(birth="19930517", sequence=2))

    found = village.row(FOLK, row)
    assert found is not None
    assert (found.values["sex"], found.values["birth_date"]) == ("女", "1993-05-17")


def test_a_removed_row_is_listed_no_more_and_can_be_put_back(village: Workspace):
    row = added(village)
    removed(village, row, "迁出")

    assert village.row_ids(Query(FOLK)) == []
    assert village.row_ids(Query(FOLK, removed=True)) == [row]
    gone = village.row(FOLK, row)
    assert gone is not None
    assert (gone.values["removed_reason"], gone.standing) == ("迁出", Standing.REMOVED)

    restored(village, row)

    assert village.row_ids(Query(FOLK)) == [row]


def test_removing_again_or_restoring_a_listed_row_makes_no_batch(village: Workspace):
    row = added(village)
    assert restored(village, row).batch == 0
    removed(village, row)

    assert removed(village, row).batch == 0


def test_a_removed_row_is_not_typed_into(village: Workspace):
    row = added(village)
    removed(village, row)

    with refused(storing.ROW_REMOVED):
        typed(village, row, phone="13800000001")
    assert village.conflicts() == []


def test_a_change_set_is_saved_whole_or_not_at_all(village: Workspace):
    row = added(village)
    before = village.journal

    with pytest.raises(KeyError):
        applied(
            village,
            CellsWritten(FOLK, row, {"phone": "13800000001"}),
            CellsWritten(FOLK, row, {"nothing": "1"}),
        )

    assert phone_of(village, row) == ""
    assert village.journal == before


def test_removal_is_no_matter_of_typing_into_cells(village: Workspace):
    row = added(village)

    with pytest.raises(ValueError, match="removed and restored"):
        typed(village, row, removed_reason="死亡")


def test_a_row_may_be_written_several_times_by_one_set(village: Workspace):
    row = new_row_id()
    applied(
        village,
        RowAdded(FOLK, row, toy_person("张三", 1)),
        CellsWritten(FOLK, row, {"phone": "13800000001"}),
        CellsWritten(FOLK, row, {"phone": "13800000002"}),
        RowRemoved(FOLK, row, "迁出", "2026-06-01"),
        RowRestored(FOLK, row),
    )
    typed(village, row, phone="13800000003")

    assert phone_of(village, row) == "13800000003"
    assert village.conflicts() == []


def test_verification_is_written_like_any_cell(village: Workspace):
    row = added(village)
    typed(village, row, verified_on="2026-06-01", verified_result="已核实")

    found = village.row(FOLK, row)
    assert found is not None
    assert found.values["verified_result"] == "已核实"
    assert village.row_ids(Query(FOLK, where={"verified_result": ("已核实",)})) == [row]


def test_an_unknown_row_is_refused_in_a_sentence(village: Workspace):
    with refused(storing.ROW_UNKNOWN):
        typed(village, new_row_id(), phone="1")


def test_listeners_hear_of_saved_changes_only_and_until_they_leave(village: Workspace):
    heard: list[Applied] = []
    leave = village.subscribe(heard.append)
    row = added(village)
    typed(village, row, name="张三")
    with pytest.raises(KeyError):
        typed(village, row, nothing="1")
    leave()
    typed(village, row, phone="13800000001")

    assert [(one.batch, one.rows) for one in heard] == [(1, ((FOLK, row),))]


def test_a_listener_may_read_what_was_saved(village: Workspace):
    seen: list[dict[str, int]] = []
    village.subscribe(lambda applied: seen.append(village.counts()))
    added(village)

    assert seen == [{FOLK: 1, "work": 0}]


def test_rosters_count_apart(village: Workspace):
    added(village, household="7")
    applied(village, RowAdded("work", new_row_id(), toy_job()))

    assert village.counts() == {FOLK: 1, "work": 1}
    assert village.households() == 1


def test_another_operator_writes_under_another_name(village: Workspace):
    row = added(village)
    village.operator = "陈静"
    typed(village, row, phone="13800000001")

    assert {record.operator for record in village.writer_records()} == {"王芳", "陈静"}
    assert village.batches(1)[0].who == "陈静"


def test_every_opening_writes_under_a_name_of_its_own(village: Workspace):
    row = added(village)
    village.close()
    with opened(village.path) as again:
        typed(set_to_today(again), row, phone="13800000001")

        assert len({record.writer for record in again.writer_records()}) == 2
        assert again.conflicts() == []


def cells(workspace: Workspace, row):
    state = workspace.state(FOLK, row)
    assert state is not None
    return state.cells.values()
