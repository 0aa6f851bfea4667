"""Six workbooks of one township in every order: whoever comes first,
the same rosters and the same questions."""

from __future__ import annotations

import random
import shutil
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from itertools import permutations
from pathlib import Path

import pytest

from roster_desktop.merge import plan_merge
from roster_desktop.progress import Silence
from roster_desktop.records import (
    Delivery,
    Level,
    RowId,
    RowState,
    Standing,
    Unit,
    column_texts,
    keys_of,
    row_mark,
)
from roster_desktop.rosters import CATALOG
from roster_desktop.schema.pairing import PairingKey
from roster_desktop.tasks.deciding import open_conflicts
from roster_desktop.tasks.export import export_submission
from roster_desktop.tasks.merging import merge_workbooks
from roster_desktop.tasks.typing import add_row, remove_row, write_cells
from roster_desktop.workbook import deliver, read_workbook
from roster_desktop.workspace import Query, Workspace
from tests.journeys.shell import id_number

PERSON = CATALOG.people
SHARED = id_number("19760606", 311)
TOWNSHIP = Unit(Level.TOWNSHIP, "龙亭镇", township="龙亭镇", county="洋县")
Rows = dict[tuple[str, RowId], RowState]


class Memory:
    """A receiving file that lives in memory, so that 720 orders take seconds."""

    def __init__(self) -> None:
        self.rows: Rows = {}

    def states_by_id(self, roster: str, ids: Collection[RowId]) -> dict[RowId, RowState]:
        bearer = {
            name: row
            for (key, _), row in self.rows.items()
            if key == roster
            for name in (row.id, *row.aliases)
        }
        return {asked: bearer[asked] for asked in ids if asked in bearer}

    def marks(self, roster: str, ids: Collection[RowId]) -> dict[RowId, str]:
        found = ((row, self.rows.get((roster, row))) for row in ids)
        return {row: row_mark(CATALOG.roster(roster), state) for row, state in found if state}

    def states_by_key(self, roster: str, keys: Collection[PairingKey]) -> dict[PairingKey, list[RowState]]:
        found: dict[PairingKey, list[RowState]] = {}
        for (key, _), row in self.rows.items():
            for one in keys_of(CATALOG, row) if key == roster else ():
                if one in keys:
                    found.setdefault(one, []).append(row)
        return found

    def twins(self, roster: str, rows: Collection[RowId]) -> list[RowId]:
        of = [row for (key, _), row in self.rows.items() if key == roster]
        times = Counter(key for row in of for key in keys_of(CATALOG, row))
        shared = {key for key, count in times.items() if count > 1}
        return [row.id for row in of if row.id in rows and not shared.isdisjoint(keys_of(CATALOG, row))]

    def visible(self, state: RowState) -> dict[str, str]:
        return column_texts(CATALOG.roster(state.roster), state.shown(()))

    def take(self, delivery: Delivery) -> None:
        for change in plan_merge(CATALOG, delivery, self).changes:
            for name in (change.state.id, *change.state.aliases):
                self.rows.pop((change.state.roster, name), None)
            self.rows[change.state.roster, change.state.id] = change.state


def village(path: Path, name: str, people: Iterable[dict[str, str]] = ()) -> Workspace:
    unit = Unit(Level.VILLAGE, name, township="龙亭镇", county="洋县")
    workspace = Workspace.create(path, CATALOG, unit, f"{name}会计")
    for person in people:
        add_row(workspace, PERSON, person)
    return workspace


def person(name: str, number: str, **more: str) -> dict[str, str]:
    return {"name": name, "id_number": number, "head_name": name, "ethnicity": "汉族", **more}


def row_of(workspace: Workspace, name: str) -> RowId:
    [row] = workspace.row_ids(Query(PERSON, find=name))
    return row


def send(workspace: Workspace, target: Path) -> Path:
    with workspace:
        return export_submission(workspace, target).path


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Three laptops of one village that edited the same cells, and three other villages."""
    folder = tmp_path_factory.mktemp("villages")
    people = [
        person(f"杜{letter}", id_number("19800101", 100 + nth), phone="15400000000")
        for nth, letter in enumerate("甲乙丙丁")
    ]
    village(folder / "a.roster", "杜村", people).close()
    shutil.copyfile(folder / "a.roster", folder / "b.roster")
    shutil.copyfile(folder / "a.roster", folder / "c.roster")
    sent = []
    for laptop, phone in (("a", "15400000001"), ("b", "15400000002"), ("c", "15400000003")):
        workspace = Workspace.open(folder / f"{laptop}.roster", CATALOG)
        write_cells(workspace, PERSON, row_of(workspace, "杜甲"), {"phone": phone})
        if laptop == "a":
            remove_row(workspace, PERSON, row_of(workspace, "杜乙"), "迁出")
            add_row(workspace, PERSON, person("杜新", id_number("19991231", 555), education="高中"))
        if laptop == "b":
            write_cells(workspace, PERSON, row_of(workspace, "杜乙"), {"education": "大专"})
            add_row(workspace, PERSON, person("杜新", id_number("19991231", 555), education="初中"))
        if laptop == "c":
            write_cells(workspace, PERSON, row_of(workspace, "杜丙"), {"remark": "回村"})
        sent.append(send(workspace, folder / f"杜村{laptop}.xlsx"))
    for number, name in enumerate(("镇江村", "三合村", "龙亭村")):
        own = [person(f"{name[:1]}大", id_number("19700101", 201 + number))]
        own += [person("共有人", SHARED)] if name != "龙亭村" else []
        sent.append(send(village(folder / f"{name}.roster", name, own), folder / f"{name}.xlsx"))
    return sent


def read(path: Path) -> Delivery:
    return deliver(read_workbook(path, Silence()), CATALOG).delivery


def test_all_720_orders_give_the_same_pairs_rows_and_questions(books: list[Path]) -> None:
    deliveries = [read(path) for path in books]
    results: list[Rows] = []
    for order in permutations(deliveries):
        memory = Memory()
        for delivery in order:
            memory.take(delivery)
        results.append(memory.rows)

    assert len(results) == 720
    assert all(rows == results[0] for rows in results)
    open_ = {
        (state.cell("name").values[0][0], key)
        for state in results[0].values()
        for key in state.open_registers
    }
    assert open_ == {("杜甲", "phone"), ("杜乙", "removal"), ("杜新", "schooling")}
    shared = [state for state in results[0].values() if state.cell("name").values == (("共有人",),)]
    assert len(shared) == 2


def test_orders_through_real_files_agree_with_each_other(books: list[Path], tmp_path: Path) -> None:
    def merged(order: Sequence[Path], name: str) -> tuple[list[RowState], list[tuple[str, str]]]:
        with Workspace.create(tmp_path / name, CATALOG, TOWNSHIP, "周干事") as township:
            for path in order:
                merge_workbooks(township, [path])
            merge_workbooks(township, order[:2])
            states = [state for roster in CATALOG.rosters for state in township.states(roster.key)]
            questions = [(view.row, view.register) for view in open_conflicts(township)]
        return sorted(states, key=lambda state: state.id), sorted(questions)

    shuffled = random.Random(5).sample(books, len(books))
    first = merged(books, "1.roster")

    assert len(first[1]) == 3
    assert merged(books[::-1], "2.roster") == first
    assert merged(shuffled, "3.roster") == first


def test_three_different_writes_are_one_question_with_three_values(books: list[Path], tmp_path: Path) -> None:
    with Workspace.create(tmp_path / "t.roster", CATALOG, TOWNSHIP, "周干事") as township:
        report = merge_workbooks(township, books)
        disputed = [state for state in township.states(PERSON) if state.standing is Standing.DISPUTED]
        [phone] = [view for view in open_conflicts(township) if view.column == "phone"]

    assert report.open_conflicts == 3
    assert len(disputed) == 1
    assert {phone.ours.text, *(claim.text for claim in phone.theirs)} == {
        "15400000001",
        "15400000002",
        "15400000003",
    }
    # The township never saw what stood there before the three laptops parted.
    assert phone.base is None
