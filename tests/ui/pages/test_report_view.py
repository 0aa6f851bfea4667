"""The heads of a report are read without a broken word where a little room is all that lacks."""

from __future__ import annotations

from PySide6.QtGui import QFontMetrics
from pytestqt.qtbot import QtBot

from roster_desktop.reports import Head, ReportTable
from ui.look import bold, pixels
from ui.pages.reports.report_view import ReportView


def test_a_head_is_not_broken_for_want_of_less_than_a_letter(qtbot: QtBot):
    near, far = "就业创业状态", "没有读完的原因和其他说明"
    view = ReportView()
    qtbot.addWidget(view)
    wide = QFontMetrics(bold(view.view.horizontalHeader().font())).horizontalAdvance
    view.show_table(ReportTable("t", "试验表", (Head(near, width=12), Head(far, width=12)), (), ()))

    assert view.view.columnWidth(0) >= wide(near) + pixels(view.font(), 14)
    assert view.view.columnWidth(1) < wide(far)
