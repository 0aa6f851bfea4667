"""Trees that fold: the arrow of a line that can be unfolded is drawn as in every list of the window.

Fusion draws its own in a colour that hardly shows on a light ground, and cuts its edge off where the screen
is scaled.
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QTreeView, QTreeWidget

from ui.look import draw_fold, pixels, tones_of

_HALF = 4


class FoldingView(QTreeView):
    """A tree of a model of its own."""

    def drawBranches(
        self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        _draw_arrow(self, painter, rect, index)


class FoldingTree(QTreeWidget):
    """A tree that holds its lines itself."""

    def drawBranches(
        self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        _draw_arrow(self, painter, rect, index)


def _draw_arrow(
    view: QTreeView, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex
) -> None:
    if not view.model().hasChildren(index):
        return
    middle = QPointF(rect.right() + 1 - view.indentation() / 2, rect.center().y() + 1)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw_fold(
        painter,
        middle,
        pixels(view.font(), _HALF),
        tones_of(view.palette()).muted,
        is_open=view.isExpanded(index),
    )
    painter.restore()
