"""Paper in the window: the preview shows the pages that are printed, and a chart leads to its rows."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from roster_desktop.reports import Counted, Head, Line, ReportTable
from roster_desktop.reports.charts import Bar, Chart, Trend
from roster_desktop.reports.table_pages import table_pages
from ui.paper import ChartView, Preview, draw_marks, on_paper
from ui.paper.preview import print_pages, printer_for

HEADS = (Head("村"), Head("人数", Counted.PERSONS))
TABLE = ReportTable("t", "试验表", HEADS, tuple(Line((f"村{n}", n)) for n in range(60)), ("怎么算的。",))
BARS = Chart("c", "就业去向", (Bar("省外", 83, "83人", "transfer"), Bar("县内", 16, "16人")))


def test_the_preview_shows_every_page_and_grows_and_shrinks(qtbot: QtBot):
    pages = table_pages(TABLE)
    preview = Preview("试验表", pages, lambda: None)
    qtbot.addWidget(preview)
    preview.show()
    before = preview.view.zoom

    preview.view.zoom_to(before * 1.5)

    assert preview.view.count == len(pages)
    assert preview.view.zoom == pytest.approx(before * 1.5)


def test_saving_says_where_the_file_is(qtbot: QtBot, tmp_path: Path):
    preview = Preview("试验表", table_pages(TABLE), lambda: tmp_path / "表.pdf")
    qtbot.addWidget(preview)

    preview.save_button.click()

    assert "表.pdf" in preview.said.text()


def test_a_page_has_ink_where_its_words_stand(qtbot: QtBot):
    image = QImage(1188, 840, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    draw_marks(painter, table_pages(TABLE)[0].marks, 4, on_paper())
    painter.end()

    dark = sum(image.pixelColor(x, y).lightness() < 128 for x in range(0, 1188, 3) for y in range(0, 840, 3))
    assert dark > 200


def test_pages_come_out_of_a_printer_as_many_as_there_are(qtbot: QtBot, tmp_path: Path):
    pages = table_pages(TABLE)

    assert print_pages(printer_for(pages, tmp_path / "out.pdf"), pages) == len(pages)
    assert (tmp_path / "out.pdf").read_bytes().startswith(b"%PDF")


def test_a_click_on_a_bar_leads_to_what_it_is_about(qtbot: QtBot):
    view = ChartView(BARS)
    qtbot.addWidget(view)
    view.resize(500, view.sizeHint().height())
    view.show()
    view.grab()
    wanted: list[Bar] = []
    view.wanted.connect(wanted.append)
    first = view._hits[0]

    at = QPoint(round((first.left + 30) * view._scale), round((first.top + first.height / 2) * view._scale))
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=at)

    assert wanted == [BARS.bars[0]]


def test_arrows_and_enter_do_the_same_as_a_click(qtbot: QtBot):
    view = ChartView(BARS)
    qtbot.addWidget(view)
    view.show()
    view.setFocus()
    view.grab()
    wanted: list[Bar] = []
    view.wanted.connect(wanted.append)

    view._at = 0
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Return)

    assert wanted == [BARS.bars[1]]


def test_who_cannot_see_a_chart_hears_its_numbers(qtbot: QtBot):
    bars, line = ChartView(BARS), ChartView(Trend("t", "走势", (("5月", 10), ("6月", 12))))
    for view in (bars, line):
        qtbot.addWidget(view)

    assert bars.accessibleDescription() == "省外 83人；县内 16人"
    assert line.accessibleDescription() == "5月 10；6月 12"
