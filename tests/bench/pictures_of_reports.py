"""Pictures of 台账与汇总; part of `tests.bench.pictures`."""

from __future__ import annotations

from tests.bench.sitting import Sitting
from ui.dialogs.head_chooser import HeadChooser
from ui.pages.reports_page import ReportsPage

_SHOWN = ("年度目标责任台账", "求职需求清单", "就业创业统计", "公益性岗位", "补贴统计", "周分析调度")


def _reports(sitting: Sitting) -> None:
    sitting.open(sitting.folder / "demo" / "township.roster")
    page = sitting.turn_to("reports")
    assert isinstance(page, ReportsPage)
    for title in _SHOWN:
        titles = [fact.name for fact in page.list.cards.facts]
        page.list.choose(titles.index(title))
        sitting.take(f"report-{page._report.key if page._report else title}")
    page.list.choose(2)
    sitting.wait()
    table = page.view.rows.table
    assert table is not None
    page._columns = {table.key: ("姓名", "意向地", "意向工种")}
    chooser = HeadChooser(table, page._columns[table.key], page)
    chooser.open()
    sitting.take("report-columns")
    chooser.accept()
    assert page._made is not None
    page._show_made(page._made)
    sitting.take("report-columns-chosen")
    page.preview()
    sitting.take("report-preview")
    page.shown_preview.reject()


SCENES = (_reports,)
