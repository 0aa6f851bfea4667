"""A handmade list says what the rosters say, under other headers and in other words."""

from __future__ import annotations

import csv
import io

import pytest

from roster_desktop.rosters import CATALOG
from roster_desktop.sample import (
    HandmadeSheet,
    handmade_csv,
    handmade_people,
    handmade_workers,
    make_township,
)
from roster_desktop.schema import Roster
from tests.rosters.headers import as_headers_are_compared

VILLAGE = make_township(villages=2).villages[-1]
SHEETS = [
    pytest.param(handmade_people(VILLAGE), CATALOG.roster("person"), id="people"),
    pytest.param(handmade_workers(VILLAGE), CATALOG.roster("transfer"), id="workers"),
]


def column_keys(sheet: HandmadeSheet, roster: Roster) -> list[str]:
    """Which column each header means; "" for the row number."""
    key_by_header = {
        as_headers_are_compared(header): column.key
        for column in roster.columns
        for header in (column.header, *column.other_headers)
    }
    return [
        "" if header == "序号" else key_by_header[as_headers_are_compared(header)] for header in sheet.rows[2]
    ]


def as_read(sheet: HandmadeSheet, roster: Roster) -> list[dict[str, str]]:
    """The rows as the kinds read them, empty rows left out."""
    keys = column_keys(sheet, roster)
    rows = (
        {key: text for key, text in zip(keys, row, strict=True) if key and text} for row in sheet.rows[3:]
    )
    return [roster.canonical(row) for row in rows if row]


@pytest.mark.parametrize(("sheet", "roster"), SHEETS)
def test_it_reads_back_as_what_the_rosters_hold(sheet: HandmadeSheet, roster: Roster):
    keys = set(column_keys(sheet, roster))
    held = [{key: text for key, text in row.items() if key in keys} for row in VILLAGE.rows[roster.key]]

    assert as_read(sheet, roster) == held


@pytest.mark.parametrize(("sheet", "roster"), SHEETS)
def test_nothing_that_must_be_filled_for_an_import_is_missing(sheet: HandmadeSheet, roster: Roster):
    needed = {"township", "village", "name", "id_number"} | set(roster.told_apart_by)

    assert needed <= set(column_keys(sheet, roster))


@pytest.mark.parametrize(("sheet", "roster"), SHEETS)
def test_headers_and_order_are_not_the_programs(sheet: HandmadeSheet, roster: Roster):
    keys = [key for key in column_keys(sheet, roster) if key]
    declared = {column.header for column in roster.columns}

    assert keys != sorted(keys, key=list(roster.column_by_key).index)
    assert len(set(sheet.rows[2]) - declared) >= len(keys) / 2


def test_dates_and_numbers_are_written_in_several_ways():
    texts = {text for row in handmade_workers(VILLAGE).rows[3:] for text in row}

    assert any(" " in text and len(text) == 20 and text[:6].isdigit() for text in texts)
    assert any(text.endswith(("月", "日")) for text in texts)
    assert any(text.startswith("202") and "." in text for text in texts)
    assert any(text.endswith("元") for text in texts)


@pytest.mark.parametrize(("sheet", "roster"), SHEETS)
def test_title_and_sender_stand_above_the_headers(sheet: HandmadeSheet, roster: Roster):
    assert VILLAGE.unit.name in sheet.rows[0][0]
    assert sheet.rows[1][0] == f"填报单位：{VILLAGE.unit.township}{VILLAGE.unit.name}"
    assert {len(row) for row in sheet.rows} == {len(sheet.rows[2])}


def test_the_list_with_commas_is_the_sheet():
    rows = list(csv.reader(io.StringIO(handmade_csv(VILLAGE), newline="")))

    assert [tuple(row) for row in rows] == list(handmade_workers(VILLAGE).rows)
