"""A file that was left is asked nothing any more."""

from __future__ import annotations

from PySide6.QtCore import QTimer

from ui.main_window import MainWindow


def test_nothing_that_was_put_off_comes_due_in_a_file_that_was_left(window: MainWindow):
    assert window.file is not None
    left = window.file
    for timer in left.findChildren(QTimer):
        timer.start(1)

    window.show_first_run()

    assert not any(timer.isActive() for timer in left.findChildren(QTimer))
    assert left.isHidden()
