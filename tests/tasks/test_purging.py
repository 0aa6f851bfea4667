"""Whoever is erased is in no byte of the file and its copies, and does not come back with the next book."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from roster_desktop.progress import Silence
from roster_desktop.records import (
    CellsWritten,
    Change,
    ChangeSet,
    Level,
    Occasion,
    RowAdded,
    RowId,
    RowRemoved,
    Unit,
    new_row_id,
)
from roster_desktop.reports.kept import tables_in, text_of
from roster_desktop.reports.table import Counted, Head, Line, ReportTable
from roster_desktop.rosters import CATALOG
from roster_desktop.store import driver, search_index
from roster_desktop.tasks.export import export_submission
from roster_desktop.tasks.findings import bring_up_to_date
from roster_desktop.tasks.merging import merge_workbooks
from roster_desktop.tasks.problems import make_problems
from roster_desktop.tasks.purging import Cause, finish, hindrance, purge, somebody
from roster_desktop.tasks.retention import last_day_of, past_retention
from roster_desktop.tasks.search_words import index_words
from roster_desktop.wording import Refusal, purging
from roster_desktop.workspace import (
    HERE,
    DisclosureKind,
    FiguresKind,
    FiguresRecord,
    FindingQuery,
    Query,
    Workspace,
    guarding,
)
from tests.builders import id_number

VILLAGE = Unit(Level.VILLAGE, "四合村", "610723101201", "铁河镇", "洋县")
TOWNSHIP = Unit(Level.TOWNSHIP, "铁河镇", "610723101", "铁河镇", "洋县")
OLD, SON, GONE, OTHER = (id_number("610723", "19500101", n) for n in (1, 3, 5, 7))
NAME = "欧阳金花"
CANARIES = (NAME, OLD, "13900001111", "13900002222", "6217000010001234567")
TODAY = date(2026, 11, 30)


def texts(name: str, number: str, head: str = NAME, head_number: str = OLD, **more: str) -> dict[str, str]:
    return {
        "township": "铁河镇", "village": "四合村", "name": name, "id_number": number, "head_name": head,
        "head_id_number": head_number, "relation": "子", "household_number": "6107231012010001",
    } | more  # fmt: skip


def apply(workspace: Workspace, label: str, *changes: Change) -> None:
    workspace.apply(ChangeSet(label, Occasion.TYPED, changes))


@dataclass
class Office:
    """A township that knows somebody who died years ago, in every way in which a file can know her."""

    village: Workspace
    town: Workspace
    row: RowId
    folder: Path

    def book(self, name: str) -> Path:
        path = self.folder / name
        export_submission(self.village, path, Silence())
        return path

    def listed(self, name: str, phone: str = "13900004444") -> Path:
        path = self.folder / name
        path.write_text(
            f"姓名,身份证号,联系电话,户主姓名,户主身份证号,行政村\n{NAME},{OLD},13900002222,{NAME},{OLD},四合村\n"
            f"陈二,{SON},{phone},{NAME},{OLD},四合村\n",
            encoding="utf-8-sig",
        )
        return path


def at(path: Path, unit: Unit) -> Workspace:
    workspace = Workspace.create(path, CATALOG, unit, "刘会计")
    workspace.today = lambda: TODAY
    return workspace


def fill(village: Workspace) -> RowId:
    old, son, gone = (new_row_id() for _ in range(3))
    apply(
        village, f"添加 {NAME}",
        RowAdded("person", old, texts(NAME, OLD, relation="户主", phone="13900001111")),
        RowAdded("person", son, texts("陈二", SON)),
        RowAdded("person", gone, texts("陈三", GONE)),
        RowAdded("person", new_row_id(), texts("李四", OTHER, "李四", OTHER)),
        RowAdded("transfer", new_row_id(), {
            "township": "铁河镇", "village": "四合村", "name": NAME, "id_number": OLD, "phone": "13900001111",
            "started_on": "2019-02", "employer": "甲厂", "bank": "农行", "bank_card": "6217000010001234567",
        }),
    )  # fmt: skip
    apply(village, "移除 陈三", RowRemoved("person", gone, "迁出", "2026-01-01"))
    apply(village, f"修改 {NAME}", CellsWritten(
        "person", old, {"population_status": "死亡", "population_changed_on": "2020-03"}))  # fmt: skip
    apply(village, "换户主", CellsWritten("person", son, {"head_name": "陈二", "head_id_number": SON}))
    return old


@pytest.fixture(scope="module")
def office(tmp_path_factory) -> Iterator[Office]:
    folder = tmp_path_factory.mktemp("office")
    (folder / "town").mkdir()
    with (
        at(folder / "四合村.roster", VILLAGE) as village,
        at(folder / "town" / "铁河镇.roster", TOWNSHIP) as town,
    ):
        made = Office(village, town, fill(village), folder)
        merge_workbooks(town, [made.book("一月.xlsx")])
        merge_workbooks(town, [made.listed("一月.csv")])
        remember_in_every_way(made)
        yield made


def remember_in_every_way(office: Office) -> None:
    town = office.town
    bring_up_to_date(town, Silence())
    make_problems(town, [one for one in town.findings(FindingQuery(row=office.row)) if one.row == office.row])
    town.set_setting("unfinished.person", f'{{"text": "{NAME}"}}')
    town.open_period("2026")
    heads = (Head("姓名"), Head("说明"), Head("金额", Counted.YUAN))
    lines = (
        Line((NAME, "务工", 500), (("person", office.row),)),
        Line(("陈二", f"户主{OLD}", 300), (("person", "0" * 20),)),
    )
    table = ReportTable("t", "表", heads, lines, ())
    record = FiguresRecord(
        0, "2026", FiguresKind.CLOSED, "2026-11-30", "", "刘", town.journal, account=f"{NAME} 属实"
    )
    assert town.keep_figures(record, {"t": text_of([table])})
    # Decided, so that nothing of her is open: the list had said another phone.
    for conflict in town.conflicts():
        is_phone = conflict.register == "phone"
        cells = {"phone": "13900002222"} if is_phone else {"head_name": "陈二", "head_id_number": SON}
        apply(town, "定", CellsWritten("person", conflict.row, cells))
    town.backup("手动")
    (town.path.parent / "备份" / "铁河镇-搁置-1.roster").write_text(NAME, encoding="utf-8")


def held(folder: Path) -> set[str]:
    """The canaries that stand in any file of the folder, plainly."""
    contents = [path.read_bytes() for path in folder.rglob("*") if path.is_file()]
    return {one for one in CANARIES if any(one.encode() in content for content in contents)}


def test_everything_of_a_person_past_retention_goes_and_nothing_of_others(office: Office):
    town, folder = office.town, office.town.path.parent
    assert held(folder) == set(CANARIES)
    retention = past_retention(town)
    assert [(one.name, one.why) for one in retention.past] == [(NAME, "2020-03 起死亡")]
    others = {row.id: dict(row.values) for row in town.rows("person", town.row_ids(Query("person")))}
    assert office.row in others

    done = purge(town, retention.past, Cause.RETENTION)

    assert done.rows == 2
    assert held(folder) == set()
    assert town.doctor().problems == ()
    left = {row.id: dict(row.values) for row in town.rows("person", town.row_ids(Query("person")))}
    assert left == {row: values for row, values in others.items() if row != office.row}
    assert [path.stem.rpartition("-")[2] for path in town.backups()] == ["清除后"]
    [figures] = town.figures("2026")
    [table] = tables_in(town.figures_texts(figures.number)["t"])
    assert [line.cells for line in table.lines] == [
        ("（已清除）", "（已清除）", 500), ("陈二", "户主（已清除）", 300)
    ]  # fmt: skip
    assert figures.account == "（已清除） 属实"
    assert town.setting("unfinished.person") == ""
    last = town.disclosures()[-1]
    assert (last.kind, last.what, last.rows) == (DisclosureKind.PURGED, "purge-retention", 2)
    assert past_retention(town).past == ()
    assert not town.count_findings(query=FindingQuery(row=office.row))
    bring_up_to_date(town, Silence())
    assert held(folder) == set()


def test_nothing_before_it_is_taken_back_and_what_comes_after_it_is(office: Office):
    town = office.town
    assert town.undo_label() is None
    with pytest.raises(Refusal) as refusal:
        town.undo(1)
    assert refusal.value.message.code == purging.BEFORE_PURGE.code

    [row] = town.row_ids(Query("person", find="李四"))
    apply(town, "修改 李四", CellsWritten("person", row, {"phone": "13900009999"}))
    assert town.undo_label() == "修改 李四"
    town.undo()


def test_the_next_book_and_the_next_list_are_turned_away_in_words(office: Office):
    apply(office.village, "修改", CellsWritten("person", office.row, {"phone": "13900002222"}))
    report = merge_workbooks(
        office.town, [office.book("二月.xlsx"), office.listed("二月.csv", "13900005555")]
    )

    told = [problem.message for book in report.workbooks for problem in book.problems]
    assert sum("已按规定清除" in one for one in told) == 3
    assert held(office.town.path.parent) == set()
    assert office.town.row("person", office.row) is None
    [son] = office.town.row_ids(Query("person", find="陈二"))
    assert office.town.row("person", son).values["head_name"] == "陈二"  # type: ignore[union-attr]
    assert office.town.doctor().problems == ()


def test_who_is_typed_in_again_by_hand_comes_with_the_next_book(office: Office):
    apply(office.town, "添加", RowAdded("person", new_row_id(), texts(NAME, OLD, relation="户主")))

    report = merge_workbooks(office.town, [office.book("三月.xlsx")])

    assert not any("已按规定清除" in one.message for book in report.workbooks for one in book.problems)
    assert somebody(office.town, OLD).name == NAME


def test_who_is_still_the_head_of_a_household_is_refused_and_nothing_is_changed(tmp_path: Path):
    with at(tmp_path / "四合村.roster", VILLAGE) as village:
        fill(village)
        [son] = village.row_ids(Query("person", find="陈二"))
        apply(village, "又是户主", CellsWritten("person", son, {"head_name": NAME, "head_id_number": OLD}))
        before = (village.journal, village.counts())

        with pytest.raises(Refusal) as refusal:
            purge(village, [somebody(village, OLD)], Cause.REQUEST)

        assert "陈二（户主姓名、户主身份证号）" in str(refusal.value)
        assert (village.journal, village.counts(), village.erasing_waits) == (*before, "")


def test_two_names_under_one_number_are_not_taken_for_one_person(tmp_path: Path):
    with at(tmp_path / "四合村.roster", VILLAGE) as village:
        apply(village, "添加", RowAdded("person", new_row_id(), texts("甲", OLD, "甲", OLD)))
        apply(village, "添加", RowAdded("person", new_row_id(), texts("乙", OLD, "乙", SON)))

        hindered = hindrance(village, [somebody(village, OLD)])

        assert hindered is not None
        assert hindered.sentence is purging.TWO_NAMES


@pytest.mark.skipif(not driver.CAN_PROTECT, reason="no encryption was built for this machine")
def test_a_protected_file_goes_on_after_a_power_cut_before_rewriting(tmp_path: Path, monkeypatch):
    protection = guarding.new_protection("correct horse", guarding.new_code())
    path = tmp_path / "四合村.roster"
    Workspace.create(path, CATALOG, VILLAGE, "刘会计", protection).close()
    with Workspace.open(path, CATALOG, key=protection.key) as village:
        fill(village)
        village.backup("手动")
        with monkeypatch.context() as cut:
            cut.setattr(village, "finish_erasing_here", lambda: (_ for _ in ()).throw(OSError("power")))
            with pytest.raises(OSError, match="power"):
                purge(village, [somebody(village, OLD)], Cause.REQUEST)
        assert village.erasing_waits == HERE

    key = guarding.key_by_password(path, "correct horse")
    with Workspace.open(path, CATALOG, key=key) as village:
        stick = tmp_path / "stick"
        assert "没有接上" in str(finish(village, stick)[-1])
        assert [copy.stem.rpartition("-")[2] for copy in village.backups()] == ["清除后"]
        (stick / "备份").mkdir(parents=True)
        old = stick / "备份" / "四合村-000001-定时.roster"
        old.write_bytes(b"an older copy")
        finish(village, stick)
        assert not old.exists()
        assert (village.erasing_waits, finish(village, stick)) == ("", ())
        assert village.doctor().problems == ()
    assert guarding.is_protected(path)


@pytest.mark.parametrize(
    ("text", "day"),
    [("2021", date(2021, 12, 31)), ("2024-02", date(2024, 2, 29)), ("2024-02-03", date(2024, 2, 3)),
     ("大概3月", None), ("", None), ("2024-13", None)],
)  # fmt: skip
def test_a_day_told_in_part_is_its_last_one(text: str, day: date | None):
    assert last_day_of(text) == day


def test_nothing_of_whoever_is_erased_is_offered_while_typing(tmp_path):
    with at(tmp_path / "四合村.roster", VILLAGE) as village:
        fill(village)
        before = village.learnt("person", "name", NAME)
        purge(village, past_retention(village).past, Cause.RETENTION)

        assert before == [NAME]
        assert village.learnt("person", "name", NAME) == []


def test_the_search_index_of_a_long_roster_goes_with_whoever_is_erased(tmp_path, monkeypatch):
    monkeypatch.setattr(search_index, "WORTH", 1)
    path = tmp_path / "四合村.roster"
    with at(path, VILLAGE) as village:
        fill(village)
        index_words(village)
        was_indexed = village.setting("search_index.person")
        purge(village, past_retention(village).past, Cause.RETENTION)

        assert was_indexed
        assert village.setting("search_index.person") is None
        assert [name for name, _ in village.structure().lines if name.startswith("words_")] == []
        assert index_words(village)
        assert village.row_ids(Query("person", find=NAME)) == []
    with closing(sqlite3.connect(path)) as file:
        asked = "SELECT count(*) FROM words_person WHERE words_person MATCH ?"
        assert [file.execute(asked, (f'"{part}"',)).fetchone() for part in ("欧阳金", "陈三")] == [(0,), (1,)]
