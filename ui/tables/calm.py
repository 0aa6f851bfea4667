"""How every table of the window stands still: no frame, no grid, rows of one height, smooth scrolling."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from ui.look import row_height


def calm(view: QTableView) -> None:
    """Take from the table what Qt gives it beyond its cells."""
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setTabKeyNavigation(False)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.verticalHeader().hide()
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    view.verticalHeader().setDefaultSectionSize(row_height(view.font()))
    view.horizontalHeader().setHighlightSections(False)


def whole_rows(view: QTableView, pixels_down: int) -> int:
    """So far down, or a little further, that a row begins below the head and none shows its feet there."""
    height = view.verticalHeader().defaultSectionSize()
    return -(-pixels_down // height) * height


def scroll_by_rows(view: QTableView, before: int) -> None:
    """Wheel and arrows go by whole rows, and the last rows begin below the head like all others, also where
    Qt has just moved them from where they were."""
    bar = view.verticalScrollBar()
    bar.setSingleStep(view.verticalHeader().defaultSectionSize())
    bar.setMaximum(whole_rows(view, bar.maximum()))
    if bar.value() < before:
        bar.setValue(min(before, bar.maximum()))
