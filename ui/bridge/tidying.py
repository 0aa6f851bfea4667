"""Python's look for rubbish, in the window's own thread and between two events."""

from __future__ import annotations

import gc
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

_EVERY = 2_000
"""Milliseconds between two looks."""


class Tidying(QObject):
    """Python looks for rubbish whenever much was made, in whatever thread made it. What Qt made must not be
    thrown away there, nor in the middle of an event: the program would fall over. So only this one looks."""

    def __init__(self, is_calm: Callable[[], bool], parent: QObject) -> None:
        """`is_calm`: whether nothing is under way beside the window; else all that it makes is looked at."""
        super().__init__(parent)
        self._is_calm = is_calm
        gc.disable()
        # What is there at the start stays to the end.
        gc.freeze()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(_EVERY)

    def look(self) -> None:
        """Throw away what nobody holds any more, the young first, as often as Python itself would."""
        if not self._is_calm():
            return
        for generation, (made, allowed) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)):
            if made <= allowed:
                return
            gc.collect(generation)

    def stop(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()
