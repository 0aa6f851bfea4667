"""Rows and key cells that somebody verified: who, when, how, with what result, and for how long it counts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from roster_desktop.policies import default_book
from roster_desktop.records import RowId
from roster_desktop.rosters import CATALOG
from roster_desktop.tasks import typing
from roster_desktop.tasks.verifying import (
    Freshness,
    Verification,
    stale_before,
    verifications,
    verify,
    verify_each,
)
from roster_desktop.tasks.verifying import verification_of as told
from roster_desktop.wording import Sentence, working
from roster_desktop.wording import verifying as say
from roster_desktop.workspace import Query, Row, Workspace
from tests.builders import toy_job, toy_person
from tests.workspace.toy import FOLK, TODAY, carried, made, refused

DAYS = default_book().number("P_VERIFY_DAYS", TODAY)


@pytest.fixture
def village(tmp_path: Path) -> Iterator[Workspace]:
    with made(tmp_path / "河湾村.roster") as workspace:
        yield workspace


def added(village: Workspace, name: str = "李明", sequence: int = 1, **cells: str) -> RowId:
    row = typing.add_row(village, FOLK, toy_person(name, sequence, **cells)).row
    assert row is not None
    return row


def row_of(village: Workspace, row: RowId) -> Row:
    found = village.row(FOLK, row)
    assert found is not None
    return found


def verification_of(village: Workspace, row: RowId) -> Verification:
    return told(row_of(village, row), stale_before(village))


def cells_of(village: Workspace, row: RowId) -> dict[str, tuple[str, Freshness]]:
    found = verifications(village.catalog.roster(FOLK), row_of(village, row), stale_before(village))
    return {key: (one.result, one.freshness) for key, one in found.items()}


def test_a_row_is_verified_with_day_person_way_and_result(village: Workspace):
    row = added(village)

    verify(village, FOLK, [row], "电话", "已核实")

    assert verification_of(village, row) == Verification(
        Freshness.FRESH, "已核实", "2026-06-01", "电话", "王芳"
    )
    assert village.undo_label() == "核实 李明（乡亲）：已核实（电话）"


def test_many_rows_are_verified_in_one_step(village: Workspace):
    rows = [added(village, f"李{number}", number) for number in range(1, 6)]

    results = {(FOLK, row): "已核实" for row in rows[:4]} | {(FOLK, rows[4]): "存疑"}

    verify_each(village, results, "入户")
    assert [verification_of(village, row).result for row in rows] == ["已核实"] * 4 + ["存疑"]
    assert village.undo_label() == "核实 李1 等5行（乡亲）：已核实、存疑（入户）"
    village.undo()

    assert {verification_of(village, row).freshness for row in rows} == {Freshness.NONE}


@pytest.mark.parametrize(
    ("days", "freshness"), [(DAYS - 1, "fresh"), (DAYS, "fresh"), (DAYS + 1, "old"), (5 * DAYS, "old")]
)
def test_a_verification_ages_by_the_policy(village: Workspace, days: int, freshness: str):
    row = added(village)

    verify(village, FOLK, [row], "入户", "存疑", on=TODAY - timedelta(days=days))

    assert verification_of(village, row).freshness.value == freshness
    old = village.row_ids(Query(FOLK, verified_before=stale_before(village)))
    assert old == ([row] if freshness == "old" else [])


def test_who_was_never_verified_is_not_listed_as_verified_long_ago(village: Workspace):
    verify(village, FOLK, [added(village)], "入户", "未核实", on=TODAY - timedelta(days=5 * DAYS))
    added(village, "王博", 2)

    assert village.row_ids(Query(FOLK, verified_before=stale_before(village))) == []


def test_a_day_that_cannot_be_read_proves_nothing(village: Workspace):
    row = added(village)
    typing.write_cells(village, FOLK, row, {"verified_result": "已核实", "verified_on": "大概春天"})

    assert verification_of(village, row).freshness is Freshness.OLD
    assert village.row_ids(Query(FOLK, verified_before=stale_before(village))) == [row]


def test_a_key_cell_is_verified_by_itself_until_its_text_changes(village: Workspace):
    row = added(village, phone="13800000001")
    verify(village, FOLK, [row], "微信", "已核实", columns=["phone", "id_number"])
    assert village.undo_label() == "核实 李明 的电话、身份证号：已核实（微信）"

    typing.write_cells(village, FOLK, row, {"remark": "在外"})
    assert cells_of(village, row) == {
        "phone": ("已核实", Freshness.FRESH),
        "id_number": ("已核实", Freshness.FRESH),
    }
    typing.write_cells(village, FOLK, row, {"phone": "13800000002"})
    assert set(cells_of(village, row)) == {"id_number"}
    typing.write_cells(village, FOLK, row, {"phone": "13800000001"})
    assert set(cells_of(village, row)) == {"phone", "id_number"}
    assert verification_of(village, row).freshness is Freshness.NONE


def test_a_cell_verified_long_ago_is_old(village: Workspace):
    row = added(village, phone="13800000001")
    verify(village, FOLK, [row], "电话", "已核实", TODAY - timedelta(days=DAYS + 1), ["phone"])

    assert cells_of(village, row) == {"phone": ("已核实", Freshness.OLD)}


def test_of_two_who_verified_one_cell_on_one_day_doubt_speaks_in_both_files(
    village: Workspace, tmp_path: Path
):
    row = added(village, phone="13800000001")
    with made(tmp_path / "other.roster", operator="李主任") as other:
        carried(village, other)
        verify(village, FOLK, [row], "电话", "存疑", columns=["phone"])
        verify(other, FOLK, [row], "入户", "已核实", columns=["phone"])
        carried(other, village, book="second")
        carried(village, other)

        assert cells_of(village, row) == cells_of(other, row) == {"phone": ("存疑", Freshness.FRESH)}
        assert village.conflicts() == other.conflicts() == []


@pytest.mark.parametrize(
    ("how", "result", "on", "columns", "sentence"),
    [
        ("猜的", "已核实", None, (), say.UNKNOWN_WAY),
        ("电话", "好的", None, (), say.UNKNOWN_RESULT),
        ("电话", "已核实", date(2026, 6, 2), (), say.VERIFIED_LATER),
        ("电话", "已核实", None, ("remark",), say.NOT_A_KEY_FIELD),
    ],
)
def test_what_makes_no_sense_is_refused_and_changes_nothing(
    village: Workspace, how: str, result: str, on: date | None, columns: tuple[str, ...], sentence: Sentence
):
    row = added(village)

    with refused(sentence):
        verify(village, FOLK, [row], how, result, on, columns)
    assert verification_of(village, row).freshness is Freshness.NONE


def test_of_many_rows_none_is_verified_where_one_was_removed(village: Workspace):
    row, gone = added(village), added(village, "王博", 2)
    typing.remove_row(village, FOLK, gone, "迁出")

    with refused(working.ROW_NOT_LISTED):
        verify(village, FOLK, [row, gone], "电话", "已核实")
    assert verification_of(village, row).freshness is Freshness.NONE
    with refused(say.NOBODY_TO_VERIFY):
        verify(village, FOLK, [], "电话", "已核实")


def test_rows_of_several_rosters_are_verified_in_one_step_or_not_at_all(village: Workspace):
    person = added(village)
    job = typing.add_row(village, "work", toy_job("李明", 1)).row
    assert job is not None
    with refused(say.NOT_A_KEY_FIELD):
        verify_each(village, {("work", job): "已核实", (FOLK, person): "已核实"}, "电话", None, ["employer"])
    assert village.history(row=("work", job))[0].what == "新增 李明（务工）"

    verify_each(village, {(FOLK, person): "已核实", ("work", job): "已核实"}, "电话", None, ["phone"])

    assert cells_of(village, person) == {"phone": ("已核实", Freshness.FRESH)}
    village.undo()
    assert cells_of(village, person) == {}


def test_the_key_fields_are_who_it_is_the_phone_the_job_the_post_and_the_card():
    fields = {roster.key: [column.key for column in roster.key_fields] for roster in CATALOG.rosters}

    assert fields == {
        "person": ["id_number", "phone"],
        "transfer": ["id_number", "phone", "employer", "job", "bank_card"],
        "business": ["id_number", "phone"],
        "training": ["id_number", "phone"],
        "post": ["id_number", "phone", "post", "employer", "bank_card"],
    }
