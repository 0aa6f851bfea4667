"""Python's look for rubbish, in the window's own thread and between two events."""

from __future__ import annotations

import gc
from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QEvent, QObject, QTimer

from roster_desktop.window_first import say_that_somebody_touched_it
from ui.bridge.touches import TOUCHES

_EVERY = 2_000
"""Milliseconds between two looks."""
_PAUSE = 1.0
"""Seconds without a touch before what was made lately is looked through: up to a tenth of a second after
much work."""
_REST = 10.0
"""Seconds without a touch before all is looked through: up to a fifth of a second."""
_PATIENCE = 30.0
_LONG_PATIENCE = 600.0
"""After so many seconds it is looked through even while somebody works on without a pause."""


class Tidying(QObject):
    """Python looks for rubbish whenever much was made, in whatever thread made it. What Qt made must not be
    thrown away there, nor in the middle of an event: the program would fall over. So only this one looks,
    and not while somebody types or scrolls: nothing else goes on while it looks."""

    def __init__(
        self, is_calm: Callable[[], bool], parent: QObject, now: Callable[[], float] = monotonic
    ) -> None:
        """`is_calm`: whether nothing is under way beside the window; else all that it makes is looked at."""
        super().__init__(parent)
        self._is_calm = is_calm
        self._now = now
        self._touched = float("-inf")
        self._looked = [now()] * len(_WAITS)
        gc.disable()
        # What is there at the start stays to the end.
        gc.freeze()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(_EVERY)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear of touches from the window of the system, to which they come first: there are few events."""
        if event.type() in TOUCHES:
            self.touch()
        return False

    def touch(self) -> None:
        """Somebody is at the window."""
        self._touched = self._now()
        say_that_somebody_touched_it()

    def look(self) -> None:
        """Throw away what nobody holds any more, the young first, as often as Python itself would."""
        if not self._is_calm():
            return
        for generation, (made, allowed) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)):
            if made <= allowed or not self._is_time_for(generation):
                return
            gc.collect(generation)
            self._looked[: generation + 1] = [self._now()] * (generation + 1)

    def stop(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()

    def _is_time_for(self, generation: int) -> bool:
        pause, patience = _WAITS[generation]
        now = self._now()
        return now - self._touched >= pause or now - self._looked[generation] >= patience


_WAITS = ((_PAUSE, _PATIENCE), (_PAUSE, _PATIENCE), (_REST, _LONG_PATIENCE))
"""By generation: seconds without a touch before it, and how long it is put off for touches at most."""
