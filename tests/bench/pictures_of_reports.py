"""Pictures of 台账与汇总; part of `tests.bench.pictures`."""

from __future__ import annotations

from tests.bench.sitting import Sitting
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
    page.preview()
    sitting.take("report-preview")
    page.shown_preview.reject()


SCENES = (_reports,)
