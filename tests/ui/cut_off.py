"""What of a window cannot be read: words wider or higher than their place, controls over the edge."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)
from pytestqt.exceptions import TimeoutError
from pytestqt.qtbot import QtBot

_LINES = (QPushButton, QCheckBox, QComboBox, QLineEdit)
_LEEWAY = 1
"""Pixels that rounding takes at a scaling of 150 %."""


def settled_words(window: QWidget, qtbot: QtBot, screen: QSize) -> list[str]:
    """What cannot be read once the window has laid itself out, and whether it is larger than the screen."""

    def now() -> list[str]:
        found = cut_off(window)
        # A window grows to what its pages need, over the edge of the screen too.
        if window.width() > screen.width() or window.height() > screen.height():
            found.append(f"the window is {window.width()} × {window.height()}")
        return found

    with suppress(TimeoutError):
        qtbot.waitUntil(lambda: not now(), timeout=3_000)
    return now()


def cut_off(window: QWidget) -> list[str]:
    """A sentence for each control in sight that does not show all of its words."""
    found = []
    for control in window.findChildren(QWidget):
        if control.isVisible() and (trouble := _trouble(control, window)):
            found.append(f"{type(control).__name__} {_words(control)!r}: {trouble}")
    return found


def _trouble(control: QWidget, window: QWidget) -> str:
    if isinstance(control, _LINES) and control.height() + _LEEWAY < control.minimumSizeHint().height():
        return f"squeezed to {control.height()}, needs {control.minimumSizeHint().height()}"
    if isinstance(control, QHeaderView):
        return "、".join(_narrow_heads(control))
    if isinstance(control, QLabel) and control.text():
        return _label_trouble(control) or _edge_trouble(control, window)
    if isinstance(control, (QPushButton, QCheckBox)) and control.text():
        is_narrow = control.width() + _LEEWAY < control.minimumSizeHint().width()
        return "words wider than the button" if is_narrow else _edge_trouble(control, window)
    if isinstance(control, QLineEdit) and control.placeholderText() and not control.text():
        asked = control.fontMetrics().horizontalAdvance(control.placeholderText())
        return "placeholder wider than the line" if asked > control.width() - 12 else ""
    return ""


def _label_trouble(label: QLabel) -> str:
    inside = label.contentsRect()
    if label.wordWrap():
        asked = label.heightForWidth(label.width())
        return f"needs {asked} high, has {label.height()}" if asked > label.height() + _LEEWAY else ""
    asked = _text_width(label)
    return f"needs {asked} wide, has {inside.width()}" if asked > inside.width() + _LEEWAY else ""


def _text_width(label: QLabel) -> int:
    if "<" not in label.text():
        return max(label.fontMetrics().horizontalAdvance(line) for line in label.text().split("\n"))
    document = QTextDocument()
    document.setDefaultFont(label.font())
    document.setDocumentMargin(0)
    document.setHtml(label.text())
    return int(document.idealWidth())


def _edge_trouble(control: QWidget, window: QWidget) -> str:
    """Outside of what holds it, unless one can scroll there."""
    place = QRect(control.mapTo(window, QPoint(0, 0)), control.size())
    holder = control.parentWidget()
    while holder is not None and holder is not window:
        if isinstance(holder.parentWidget(), QScrollArea):
            return ""
        holder = holder.parentWidget()
    return "" if window.rect().contains(place) else "over the edge of the window"


def _narrow_heads(header: QHeaderView) -> Iterator[str]:
    model = header.model()
    if header.orientation() is Qt.Orientation.Vertical or model is None:
        return
    for section in range(header.count()):
        words = str(model.headerData(section, header.orientation()) or "")
        asked = max(header.fontMetrics().horizontalAdvance(line) for line in words.split("\n"))
        if not header.isSectionHidden(section) and 0 < header.sectionSize(section) < asked:
            yield words


def _words(control: QWidget) -> str:
    text = getattr(control, "text", lambda: "")()
    return str(text)[:24] or control.accessibleName()
