"""五本台账 as one workbook, of this moment or as a period closed."""

from __future__ import annotations

from python_calamine import CalamineWorkbook

from roster_desktop.records import Period, Span
from roster_desktop.tasks.accounts import close_period, open_period
from roster_desktop.tasks.five_ledgers import write_five
from roster_desktop.tasks.typing import add_row, write_cells
from roster_desktop.workspace import Query
from tests.reports.township import made
from tests.tasks.test_accounts import sound

NAMES = [
    "就业扶贫年度目标责任台账", "中省市反馈问题整改台账", "就业意愿采集台账", "易地搬迁后续帮扶台账", "“零就业”家庭清零台账",
]  # fmt: skip
YEAR = Period(Span.YEAR, 2025, 1)


def targets(path):
    rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_name(NAMES[0]).to_python()
    return [row for row in rows if "转移就业" in row]


def test_the_closed_year_keeps_its_targets_while_now_shows_the_new_ones(tmp_path):
    with made(tmp_path) as workspace:
        sound(workspace, "张三", 1)
        add_row(
            workspace, "target", {"year": "2025", "village": "白石村", "indicator": "转移就业", "target": "4"}
        )
        open_period(workspace, YEAR)
        kept = close_period(workspace, YEAR)
        [row] = workspace.row_ids(Query("target"))
        write_cells(workspace, "target", row, {"target": "9"})
        write_five(workspace, tmp_path / "账.xlsx", kept)
        write_five(workspace, tmp_path / "现在.xlsx", None)

    for file, target in (("账.xlsx", 4), ("现在.xlsx", 9)):
        assert CalamineWorkbook.from_path(str(tmp_path / file)).sheet_names == NAMES
        [line] = targets(tmp_path / file)
        assert target in line
