"""Told to end by the system (logging out, shutting down, Ctrl+C in a terminal),
the window closes as by its own cross: what is being typed is kept."""

from __future__ import annotations

import signal
import socket
import sys
from contextlib import ExitStack

from PySide6.QtCore import QObject, QSocketNotifier
from PySide6.QtWidgets import QWidget

_ENDINGS = () if sys.platform == "win32" else (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
"""On Windows the session asks through Qt itself: a pair of sockets is made through the network there, which
may be off or guarded."""


class CloseWhenTold(QObject):
    """Listens until `stop`; Python hears a signal only between its own steps, Qt wakes it by a socket."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._at_the_end = ExitStack()
        if _ENDINGS:
            self._listen()

    def stop(self) -> None:
        """Give the signals back to whoever had them."""
        self._at_the_end.close()

    def _listen(self) -> None:
        told, waking = socket.socketpair()
        for end in (told, waking):
            end.setblocking(False)
            self._at_the_end.callback(end.close)
        notifier = QSocketNotifier(told.fileno(), QSocketNotifier.Type.Read, self)
        notifier.activated.connect(lambda: self._close(told.recv(64)))
        self._at_the_end.callback(notifier.setEnabled, False)
        before = signal.set_wakeup_fd(waking.fileno(), warn_on_full_buffer=False)
        self._at_the_end.callback(signal.set_wakeup_fd, before)
        for ending in _ENDINGS:
            self._at_the_end.callback(signal.signal, ending, signal.signal(ending, _wait_for_qt))

    def _close(self, heard: bytes) -> None:
        if set(heard) & {int(ending) for ending in _ENDINGS}:
            self._window.close()


def _wait_for_qt(_number: int, _frame: object) -> None:
    """The socket has the signal; closing is the event loop's work."""
