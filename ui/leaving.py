"""Leaving a file: what is being typed is handed over, and nothing asks the file once it is closed."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from ui.file_view import FileView


def settle(view: FileView, held: QWidget | None) -> None:
    """Hand over what is being typed; `held`: the field that has the keyboard."""
    view.page.settle_typing()
    if held is not None:
        # A field that is left later would ask the closed file what is wrong with it.
        held.clearFocus()
    # What was put off, or is drawn once more, would ask the closed file.
    view.hide()
    for waiting in view.findChildren(QTimer):
        waiting.stop()
