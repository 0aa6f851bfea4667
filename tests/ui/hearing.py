"""What somebody who hears a window instead of seeing it is told, read from the accessibility interface."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QScrollArea,
    QTableView,
    QTextEdit,
    QTreeView,
    QWidget,
)

_Role = QAccessible.Role
_CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
)
_ROLES: tuple[tuple[type[QWidget], frozenset[QAccessible.Role]], ...] = (
    (QAbstractButton, frozenset({_Role.Button, _Role.ButtonMenu, _Role.CheckBox, _Role.RadioButton})),
    (QComboBox, frozenset({_Role.ComboBox})),
    (QAbstractSpinBox, frozenset({_Role.SpinBox})),
    (QLineEdit, frozenset({_Role.EditableText})),
    (QTableView, frozenset({_Role.Table})),
    (QTreeView, frozenset({_Role.Tree})),
    (QListView, frozenset({_Role.List})),
    (QPlainTextEdit, frozenset({_Role.EditableText, _Role.StaticText})),
    (QTextEdit, frozenset({_Role.EditableText, _Role.StaticText, _Role.Document})),
    (QLabel, frozenset({_Role.StaticText, _Role.Graphic})),
)
"""What a control of this kind may call itself; the first kind that fits counts."""


def unheard(widget: QWidget) -> list[str]:
    """A line for each control in it that says nothing of itself, or not what kind of control it is."""
    found = []
    for control in widget.findChildren(QWidget):
        is_blank = isinstance(control, QLabel) and not control.text()
        if is_blank or control.isHidden() or _is_drawn_by_qt(control):
            continue
        where = type(control.parentWidget()).__name__
        named = f"{type(control).__name__} {control.objectName()} in {where}"
        found += [f"{named}: {lack}" for lack in _lacks(control)]
    return found


def lines_heard(view: QAbstractItemView) -> list[str]:
    """Lines and cells of a list or table that are there and say nothing."""
    facts = QAccessible.queryAccessibleInterface(view)
    cells = [facts.child(place) for place in range(facts.childCount())]
    return [cell.text(QAccessible.Text.Name) for cell in cells if cell is not None and cell.isValid()]


def _lacks(control: QWidget) -> list[str]:
    facts = QAccessible.queryAccessibleInterface(control)
    if facts is None:
        return ["the accessibility interface does not know it"] if _may_be_come_to(control) else []
    lacks = []
    if (isinstance(control, _CONTROLS) or _may_be_come_to(control)) and not _name(control, facts).strip():
        lacks.append("no name")
    allowed = next((roles for kind, roles in _ROLES if isinstance(control, kind)), None)
    if allowed is not None and facts.role() not in allowed:
        lacks.append(f"calls itself {facts.role().name}")
    if allowed is None and _may_be_come_to(control) and not _is_scrolled(control):
        lacks.append(f"is a {facts.role().name} that can be come to")
    return lacks


def _name(control: QWidget, facts: QAccessible) -> str:
    return control.accessibleName() or facts.text(QAccessible.Text.Name)


def _may_be_come_to(control: QWidget) -> bool:
    """By the Tab key."""
    return bool(control.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _is_scrolled(control: QWidget) -> bool:
    """A part of a page that is scrolled with the arrow keys: it only needs a name."""
    is_text = isinstance(control, (QAbstractItemView, QTextEdit, QPlainTextEdit))
    return isinstance(control, (QScrollArea, QAbstractScrollArea)) and not is_text


def _is_drawn_by_qt(control: QWidget) -> bool:
    """Parts of lines, tables and scroll areas that nobody can come to by themselves."""
    inside = control.parentWidget()
    is_part = isinstance(inside, (QLineEdit, QTableView)) and isinstance(control, QAbstractButton)
    is_part |= inside.metaObject().className() == "QComboBoxPrivateContainer"
    return is_part or isinstance(control, QHeaderView) or control.objectName().startswith("qt_")
