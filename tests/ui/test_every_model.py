"""Every model of the window keeps Qt's rules while its rows change, are looked for and are ordered."""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterator
from importlib import import_module

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex
from PySide6.QtTest import QAbstractItemModelTester

import ui
from roster_desktop.checks import Level as Severity
from roster_desktop.records import (
    EVERYTHING,
    Area,
    ChangeSet,
    Level,
    Occasion,
    RowAdded,
    RowId,
    Unit,
    new_row_id,
)
from roster_desktop.reports import Counted, Head, Line, ReportTable
from roster_desktop.tasks import typing
from roster_desktop.workspace import FindingHead, Query, Workspace
from tests.builders import id_number
from tests.ui.conftest import shown
from ui.models import RosterTable
from ui.models.area_lines import ALL_OF_IT, NOTHING_SENT, AreaLine
from ui.models.area_tree import AreaTree
from ui.models.row_pages import PAGE
from ui.pages.bring_in.picture import Part, Picture, SheetColumn, SheetRow
from ui.pages.bring_in.picture_table import PictureRows
from ui.pages.checking.line_rows import LineRows
from ui.pages.checking.listing import FindingLine, Group
from ui.pages.pieces.card_list import CardFact, CardRows
from ui.pages.reports.report_rows import ReportRows
from ui.sidebar import Entries, Entry
from ui.tables.plain_table import PlainRows, Shown

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal
"""What Qt's tester finds ends the run at once, with its own sentence."""


def watched(model: QAbstractItemModel) -> None:
    QAbstractItemModelTester(model, FATAL, model)


def add(workspace: Workspace, names: list[str]) -> list[RowId]:
    rows = [new_row_id() for _ in names]
    values = [
        {"name": name, "id_number": id_number(sequence=number), "village": "河湾村"}
        for number, name in enumerate(names, start=1)
    ]
    changes = tuple(RowAdded("folk", row, cells) for row, cells in zip(rows, values, strict=True))
    workspace.apply(ChangeSet("新增", Occasion.IMPORTED, changes))
    return rows


def exercise_rosters(workspace: Workspace) -> None:
    roster = workspace.catalog.person_roster
    keys = [column.key for column in roster.columns]
    table = RosterTable(workspace, roster, keys)
    watched(table)
    leave = workspace.subscribe(table.follow)
    table.show(Query("folk"))
    rows = add(workspace, [f"张{number}" for number in range(PAGE + 3)])
    typing.write_cells(workspace, "folk", rows[0], {"phone": "13800001234"})
    table.reveal(rows[0])
    for query in (
        Query("folk", order=(("name", True), ("phone", False))),
        Query("folk", find="张1"),
        Query("folk", where={"phone": ("13800001234", "")}),
    ):
        table.show(query)
        typing.write_cells(workspace, "folk", rows[1], {"remark": query.find or "再看"})
        typing.remove_row(workspace, "folk", rows[1], "迁出")
        workspace.undo()
    table.show_columns(keys[::-1])
    table.begin_draft()
    table.write(table.rowCount() - 1, "phone", "13900000000")
    table.drop_draft()
    table.write(table.begin_draft(), "name", "李四")
    table.end_fresh()
    table.show(Query("folk", removed=True))
    typing.remove_row(workspace, "folk", rows[2], "死亡")
    typing.restore_row(workspace, "folk", rows[2])
    leave()


def exercise_plain_rows(_workspace: Workspace) -> None:
    rows = PlainRows([Shown("数", 50, str), Shown("字", 50, lambda _row: "")])
    watched(rows)
    for shown_rows in ([1, 2, 3], [], [4]):
        rows.show(shown_rows)
    rows.put(0, 5)


def exercise_pictures(_workspace: Workspace) -> None:
    pictured = PictureRows()
    watched(pictured)
    columns = (SheetColumn("A", "姓名", "name", "姓名"), SheetColumn("B", "属相", "-", "不读"))
    rows = (SheetRow(1, Part.HEADER, "", ("姓名", "属相")), SheetRow(3, Part.LEFT_OUT, "合计", ("2人",)))
    for picture in (Picture("表一", None, columns, rows), None, Picture("表二", None, columns[:1], rows[1:])):
        pictured.show(picture)


def exercise_cards(_workspace: Workspace) -> None:
    cards = CardRows()
    watched(cards)
    left = [[CardFact("三", "3")], []]
    cards.show([CardFact("一", "1"), CardFact("二", "2")], lambda: left.pop(0))
    while cards.canFetchMore(QModelIndex()):
        cards.fetchMore(QModelIndex())
    cards.show([])


def exercise_findings(_workspace: Workspace) -> None:
    def group(key: str, *rules: str) -> Group:
        heads = [
            FindingHead(rule, Severity.ERROR, "person", key, rule, rule, key, "", "河湾村", key, False)
            for rule in rules
        ]
        return Group(key, key, "", Severity.ERROR, tuple(FindingLine(head, head.message) for head in heads))

    rows = LineRows()
    watched(rows)
    groups = [group("张桂英", "A01", "A13"), group("李明", "C05")]
    rows.show(groups, {"李明"}, frozenset())
    for key in ("张桂英", "李明", "李明", "张桂英"):
        rows.turn(key)
    rows.fold("张桂英")
    rows.place_of(groups[0].lines[1].head)
    rows.show(groups[:1], (), frozenset([groups[0].lines[0].head]))
    rows.show([], (), frozenset())


def exercise_entries(_workspace: Workspace) -> None:
    entries = Entries()
    watched(entries)
    for count in (3, 4):
        entries.show([Entry("", "册"), Entry("folk", "乡亲", count)])
    entries.show([Entry("folk", "乡亲", 4)])
    entries.show([])


def exercise_areas(_workspace: Workspace) -> None:
    tree = AreaTree()
    watched(tree)
    villages = tuple(AreaLine(Area("清水镇", name), name, 5, NOTHING_SENT) for name in ("河湾村", "石桥村"))
    township = AreaLine(Area("清水镇", ""), "清水镇", 10, "11-20 报送", inside=villages)
    lines = [AreaLine(EVERYTHING, ALL_OF_IT, 15, ""), township]
    tree.show(lines)
    for typed in ("石", "sq", "没有", ""):
        tree.search(typed)
    tree.show([AreaLine(EVERYTHING, ALL_OF_IT, 16, ""), *lines[1:]])
    tree.show(lines[:1])


def exercise_reports(_workspace: Workspace) -> None:
    rows = ReportRows()
    watched(rows)
    heads = (Head("村"), Head("人数", Counted.PERSONS))
    for names in (("河湾村", "石桥村"), ("河湾村",), ()):
        lines = tuple(Line((name, count)) for count, name in enumerate(names))
        rows.show(ReportTable("t", "试验表", heads, lines, ()))
    rows.show(None)


EXERCISES: dict[type[QAbstractItemModel], Callable[[Workspace], None]] = {
    RosterTable: exercise_rosters,
    PlainRows: exercise_plain_rows,
    CardRows: exercise_cards,
    PictureRows: exercise_pictures,
    Entries: exercise_entries,
    LineRows: exercise_findings,
    AreaTree: exercise_areas,
    ReportRows: exercise_reports,
}
"""A model of the window → what happens to it in a clerk's day."""


def models_of_the_window() -> Iterator[type[QAbstractItemModel]]:
    for module in pkgutil.walk_packages(ui.__path__, "ui."):
        for thing in vars(import_module(module.name)).values():
            is_model = isinstance(thing, type) and issubclass(thing, QAbstractItemModel)
            if is_model and thing.__module__ == module.name:
                yield thing


def test_no_model_of_the_window_is_left_out():
    assert set(EXERCISES) == set(models_of_the_window())


@pytest.mark.parametrize("model", EXERCISES, ids=lambda model: model.__name__)
def test_the_model_keeps_qts_rules_through_a_day(model, toy_village, qtbot):
    EXERCISES[model](toy_village)

    assert issubclass(model, QAbstractItemModel)


@pytest.mark.parametrize("level", [Level.VILLAGE, Level.TOWNSHIP])
def test_the_models_of_the_real_window_keep_qts_rules_while_one_works(bare_window, tmp_path, qtbot, level):
    name = "河湾村" if level is Level.VILLAGE else "清水镇"
    bare_window.make_file(Unit(level, name, "", "清水镇", "安平县"), "刘会计", tmp_path / "file.roster")
    shown(bare_window, qtbot)
    file = bare_window.file
    for key in (*file.titles, "person"):
        file.turn_to(key)
    models = [model for model in bare_window.findChildren(QAbstractItemModel) if type(model) in EXERCISES]
    for model in models:
        watched(model)
    page = file.page
    for number, name in enumerate(("张桂英", "李明", "王芳"), start=1):
        values = {"name": name, "id_number": id_number(sequence=number), "village": "河湾村"}
        typing.add_row(file.desk.workspace, "person", values)
    page.rows.order_by((("name", True), ("village", False)))
    page.columns.narrow({"village": ("河湾村",)})
    page.new_row()
    page.columns.hide(3)
    page.columns.narrow({})
    file.undo()
    file.redo()
    for key in file.titles:
        file.turn_to(key)
    qtbot.waitUntil(lambda: file.desk.jobs.are_idle, timeout=60_000)

    assert {type(model) for model in models} >= {RosterTable, PlainRows, CardRows, Entries}
    assert page.rows.table.listed == 3
