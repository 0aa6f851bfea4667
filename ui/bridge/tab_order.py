"""Tab walks through a page as one reads it: in the order in which its layouts hold the controls."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QSplitter, QStackedWidget, QWidget


def order_tabs(whole: QWidget) -> None:
    """Let Tab follow the layouts; widgets that came later would else come last."""
    for before, after in pairwise(reached(whole)):
        QWidget.setTabOrder(before, after)


def reached(widget: QWidget) -> Iterator[QWidget]:
    """Controls in it to which Tab leads, in reading order."""
    if _is_control(widget):
        yield widget
    if isinstance(widget, QScrollArea):
        yield from reached(widget.widget()) if widget.widget() is not None else ()
    elif isinstance(widget, QStackedWidget | QSplitter):
        for place in range(widget.count()):
            yield from reached(widget.widget(place))
    elif (layout := widget.layout()) is not None:
        yield from _reached_in(layout)
    elif not _is_control(widget):
        for child in widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            yield from reached(child)


def _reached_in(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        if (inner := item.layout()) is not None:
            yield from _reached_in(inner)
        elif (widget := item.widget()) is not None:
            yield from reached(widget)


def _is_control(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
