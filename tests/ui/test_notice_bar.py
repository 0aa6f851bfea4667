"""The sentence over the head of a page: it leaves free what one needs meanwhile."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QPushButton

from ui.look import Light, TextSize, dress_anew


@pytest.mark.parametrize("size", [TextSize.STANDARD, TextSize.LARGEST])
def test_a_sentence_leaves_every_button_of_the_head_free(window, qapp, qtbot, size):
    light = Light.LIGHT
    dress_anew(qapp, light, size)
    try:
        window._dress_anew()
        window.file.turn_to("person")
        qtbot.waitUntil(window.file.page.isVisible)
        window.file.notice.complain(
            "这一格的日期看不懂，请写成年-月-日，例如二〇二六年十一月二十二日这样再试一次。"
        )
        page, notice = window.file.page, window.file.notice
        in_head = [one for one in page.findChildren(QPushButton) if page.head.indexOf(one) >= 0]
        # A long sentence may lie over the title and its ?: F1 explains the page as well.
        buttons = [one for one in in_head if one.isVisible() and one is not page.head.help_button]
        places = [QRect(one.mapTo(window.file, QPoint(0, 0)), one.size()) for one in buttons]

        assert len(places) >= 3
        assert not [place for place in places if place.intersects(notice.geometry())]
        assert notice.geometry().left() >= window.file.sidebar.width()
        told = QRect(page.mapTo(window.file, page.above.topLeft()), page.above.size())
        assert notice.geometry().bottom() >= told.bottom(), "of the line below the head no feet are seen"
    finally:
        dress_anew(qapp, light, TextSize.STANDARD)


def test_a_long_complaint_on_a_small_screen_leaves_the_search_line_free(window, qtbot):
    window.file.turn_to("person")
    window.resize(960, 520)
    qtbot.waitUntil(window.file.page.isVisible)
    page, notice = window.file.page, window.file.notice

    window.file.notice.complain("“备份”文件夹写不进去，可能磁盘已满；花名册本身已经保存，请换个位置再备份。")

    box = page.search._box
    assert not QRect(box.mapTo(window.file, QPoint(0, 0)), box.size()).intersects(notice.geometry())
