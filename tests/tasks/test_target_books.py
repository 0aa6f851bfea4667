"""Targets come out of a workbook as they come from the office above, once, and are taken back in one step."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import Workbook

from roster_desktop.reports import REPORT_BY_KEY
from roster_desktop.tasks.reporting import computed
from roster_desktop.tasks.target_books import YEAR, Fate, TargetPreview, apply_targets, preview_targets
from roster_desktop.tasks.typing import add_row
from roster_desktop.wording import Refusal
from roster_desktop.workspace import Query, Workspace
from tests.reports.township import made

HEADS = ("年度", "村名", "任务名称", "任务数", "完成期限", "负责人")
TASK = ("2025", "白石村", "转移就业", 120, "2025.12.20", "王站长")


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with made(tmp_path) as workspace:
        yield workspace


def looked(workspace: Workspace, folder: Path, *rows: tuple[object, ...], **said: str) -> TargetPreview:
    """What a book of these rows would do."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    book.save(folder / "目标.xlsx")
    return preview_targets(workspace, folder / "目标.xlsx", answers={YEAR: said.get("year", "")})


def kept(workspace: Workspace) -> list[tuple[str, ...]]:
    keys = ("year", "village", "indicator", "target", "due_on", "responsible")
    rows = workspace.rows("target", workspace.row_ids(Query("target")))
    return sorted(tuple(row.values.get(key, "") for key in keys) for row in rows)


def test_a_target_of_the_book_stands_in_the_ledger_with_its_gap(workspace, tmp_path):
    preview = looked(workspace, tmp_path, HEADS, TASK)
    assert kept(workspace) == []
    apply_targets(workspace, preview)

    assert kept(workspace) == [("2025", "白石村", "转移就业", "120", "2025-12-20", "王站长")]
    [line] = computed(workspace, REPORT_BY_KEY["targets"]).tables[0].lines
    assert 120 in line.cells


def test_one_undo_takes_all_targets_back(workspace, tmp_path):
    other = ("2025", "四合村", "创业培训", 5, "", "")
    applied = apply_targets(workspace, looked(workspace, tmp_path, HEADS, TASK, other))
    workspace.undo(applied.batch)

    assert kept(workspace) == []


def test_the_same_book_again_changes_nothing(workspace, tmp_path):
    apply_targets(workspace, looked(workspace, tmp_path, HEADS, TASK))
    before = workspace.journal
    preview = looked(workspace, tmp_path, HEADS, TASK)

    assert [line.fate for line in preview.lines] == [Fate.SAME]
    assert apply_targets(workspace, preview).batch == 0
    assert workspace.journal == before


def test_a_new_number_replaces_the_old_one_and_a_blank_cell_replaces_nothing(workspace, tmp_path):
    apply_targets(workspace, looked(workspace, tmp_path, HEADS, TASK))
    again = ("2025", "白石村", "转移就业", 150, "", "")
    preview = looked(workspace, tmp_path, HEADS, again)
    apply_targets(workspace, preview)

    assert [(line.fate, line.before) for line in preview.lines] == [(Fate.CHANGED, "120")]
    assert kept(workspace) == [("2025", "白石村", "转移就业", "150", "2025-12-20", "王站长")]


def test_the_year_of_the_title_holds_for_every_row(workspace, tmp_path):
    title = ("2026年就业扶贫年度目标责任台账",)
    apply_targets(workspace, looked(workspace, tmp_path, title, HEADS[1:], TASK[1:], ("合计", "", 120)))

    assert [row[:3] for row in kept(workspace)] == [("2026", "白石村", "转移就业")]


def test_without_any_year_it_is_asked_and_nothing_is_guessed(workspace, tmp_path):
    preview = looked(workspace, tmp_path, HEADS[1:], TASK[1:])

    assert [one.key for one in preview.questions] == [YEAR]
    assert [choice.value for choice in preview.questions[0].choices] == ["2025", "2026", "2024"]
    assert not preview.changes

    apply_targets(workspace, looked(workspace, tmp_path, HEADS[1:], TASK[1:], year="2026"))
    assert [row[0] for row in kept(workspace)] == ["2026"]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (("2025", "白石村", "", 5), "“指标”是空的"),
        (("2025", "白石村", "创业培训", ""), "“目标数”是空的"),
        (("2025", "白石村", "转移就业", 7), "和第2行是同一年、同一个村、同一项指标"),
    ],
)
def test_a_row_that_cannot_be_taken_says_why_and_the_others_are_taken(workspace, tmp_path, row, said):
    preview = looked(workspace, tmp_path, HEADS, TASK, row)
    apply_targets(workspace, preview)

    assert preview.lines[1].fate is Fate.REFUSED
    assert said in preview.lines[1].said[0]
    assert [one[3] for one in kept(workspace)] == ["120"]


def test_a_target_of_another_township_is_not_ours(workspace, tmp_path):
    heads = ("年度", "镇(办)", "村名", "指标", "目标数")
    rows = (("2025", "龙亭镇", "白石村", "转移就业", 3), ("2025", "谢村镇", "上坝村", "转移就业", 4))
    preview = looked(workspace, tmp_path, heads, *rows)

    assert [line.fate for line in preview.lines] == [Fate.ADDED, Fate.REFUSED]
    assert "谢村镇" in preview.lines[1].said[0]


def test_a_row_that_is_no_target_is_told_of_too(workspace, tmp_path):
    rows = (HEADS, TASK, ("2025", "四合村", "创业培训", 2, "", ""), ("合计", "", "", 122, "", ""))
    preview = looked(workspace, tmp_path, *rows)

    assert [line.fate for line in preview.lines] == [Fate.ADDED, Fate.ADDED, Fate.ASIDE]
    assert preview.lines[-1].said[0].startswith("“合计”看作合计")
    assert not preview.waits


def test_an_unreadable_number_is_kept_as_typed_and_pointed_out(workspace, tmp_path):
    preview = looked(workspace, tmp_path, HEADS, ("2025", "白石村", "转移就业", "大概一百", "", ""))
    apply_targets(workspace, preview)

    assert preview.lines[0].said
    assert [row[3] for row in kept(workspace)] == ["大概一百"]


def test_what_the_rosters_count_is_not_taken_from_the_book(workspace, tmp_path):
    rows = (("2025", "白石村", "转移就业", 9, 4), ("2025", "白石村", "信用村", 2, 1))
    preview = looked(workspace, tmp_path, ("年度", "村名", "指标", "目标数", "完成数"), *rows)
    apply_targets(workspace, preview)

    assert [line.said for line in preview.lines] == [("完成数由花名册算，表里写的“4”没有收。",), ()]
    found = workspace.rows("target", workspace.row_ids(Query("target")))
    assert {row.values["indicator"]: row.values.get("typed_actual") for row in found} == {
        "转移就业": None,
        "信用村": "1",
    }


def test_a_book_without_targets_is_refused_with_what_to_write(workspace, tmp_path):
    with pytest.raises(Refusal, match=r"目标\.xlsx 里没有认出目标：每条目标占一行"):
        looked(workspace, tmp_path, ("甲", "乙"), (1, 2))


def test_what_was_typed_meanwhile_is_not_overwritten_unseen(workspace, tmp_path):
    preview = looked(workspace, tmp_path, HEADS, TASK)
    add_row(
        workspace, "target", {"year": "2025", "village": "白石村", "indicator": "转移就业", "target": "9"}
    )

    with pytest.raises(Refusal, match="请再导入一次"):
        apply_targets(workspace, preview)
    assert [row[3] for row in kept(workspace)] == ["9"]


def taken(preview: TargetPreview) -> list[tuple[int, str, str, str]]:
    return [
        (line.number, *(line.values.get(key, "") for key in ("village", "indicator", "target")))
        for line in preview.lines
        if line.fate is Fate.ADDED
    ]


def test_a_table_of_villages_and_kinds_gives_a_target_for_every_number(workspace, tmp_path):
    title = ("2026年各村就业任务分解表",)
    heads = ("序号", "行政村", "户数", "转移就业（人）", "公益性岗位安置任务数", "技能培训人数", "合计")
    rows = (("1", "白石村", 300, 120, "", 20, 140), ("2", "四合村", 210, 80, 5, "/", 85),
            ("合计", "", 510, 200, 5, 20, 225), ("填表人：王站长",))  # fmt: skip
    preview = looked(workspace, tmp_path, title, heads, *rows)

    assert taken(preview) == [
        (3, "白石村", "转移就业", "120"), (3, "白石村", "技能培训", "20"),
        (4, "四合村", "转移就业", "80"), (4, "四合村", "公益性岗位安置", "5"),
    ]  # fmt: skip
    aside = [line.said[0] for line in preview.lines if line.fate is Fate.ASIDE]
    assert [text[:8] for text in aside] == ["“户数”这一栏不", "“合计”看作合计", "“填表人：王站长"]
    assert not preview.waits

    batch = apply_targets(workspace, preview).batch
    assert {row[0] for row in kept(workspace)} == {"2026"}
    again = looked(workspace, tmp_path, title, heads, *rows)
    assert {line.fate for line in again.lines} == {Fate.SAME, Fate.ASIDE}
    workspace.undo(batch)
    assert kept(workspace) == []


def test_two_rows_of_heads_say_what_stands_below_a_kind_also_one_in_own_words(workspace, tmp_path):
    heads = (("村名", "转移就业", "", "信用村", ""), ("", "目标数", "完成数", "目标数", "完成数"))
    preview = looked(workspace, tmp_path, *heads, ("白石村", 120, 7, 2, 1), year="2025")
    apply_targets(workspace, preview)

    found = workspace.rows("target", workspace.row_ids(Query("target")))
    cells = [
        {key: row.values.get(key, "") for key in ("indicator", "target", "typed_actual")} for row in found
    ]
    assert cells == [
        {"indicator": "转移就业", "target": "120", "typed_actual": ""},
        {"indicator": "信用村", "target": "2", "typed_actual": "1"},
    ]
    assert preview.lines[0].said == ("完成数由花名册算，表里写的“7”没有收。",)


def test_such_a_table_without_a_year_asks_for_it(workspace, tmp_path):
    rows = (("村", "自主创业", "创业培训"), ("白石村", 3, 4))
    preview = looked(workspace, tmp_path, *rows)

    assert [one.key for one in preview.questions] == [YEAR]
    assert not preview.changes
    assert len(taken(looked(workspace, tmp_path, *rows, year="2025"))) == 2
