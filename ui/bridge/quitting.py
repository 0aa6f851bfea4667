"""Told to end by the system (logging out, shutting down, Ctrl+C in a terminal),
the window closes as by its own cross: what is being typed is kept."""

from __future__ import annotations

import signal
import socket
import sys

from PySide6.QtCore import QObject, QSocketNotifier
from PySide6.QtWidgets import QWidget

_ENDINGS = () if sys.platform == "win32" else (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
"""On Windows the session asks through Qt itself."""


class CloseWhenTold(QObject):
    """Listens until `stop`; Python hears a signal only between its own steps, Qt wakes it by a socket."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._told, self._waking = socket.socketpair()
        for end in (self._told, self._waking):
            end.setblocking(False)
        self._notifier = QSocketNotifier(self._told.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._close)
        self._before = signal.set_wakeup_fd(self._waking.fileno(), warn_on_full_buffer=False)
        self._handlers = {ending: signal.signal(ending, _wait_for_qt) for ending in _ENDINGS}

    def stop(self) -> None:
        """Give the signals back to whoever had them."""
        signal.set_wakeup_fd(self._before)
        for ending, handler in self._handlers.items():
            signal.signal(ending, handler)
        self._notifier.setEnabled(False)
        self._told.close()
        self._waking.close()

    def _close(self) -> None:
        heard = self._told.recv(64)
        if set(heard) & {int(ending) for ending in _ENDINGS}:
            self._window.close()


def _wait_for_qt(_number: int, _frame: object) -> None:
    """The socket has the signal; closing is the event loop's work."""
