"""Windows tells a window when its session is locked. Loaded on Windows only."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from ctypes import wintypes
from typing import Any

from PySide6.QtCore import QAbstractNativeEventFilter

_SESSION_CHANGED = 0x02B1
_LOCKED = 0x7
_POWER = 0x0218
_SUSPENDED = 0x0004


def tells_of_lock(message: int, reason: int) -> bool:
    """Whether a message of Windows means that nobody sits at the screen any more."""
    return (message, reason) in ((_SESSION_CHANGED, _LOCKED), (_POWER, _SUSPENDED))


def register(window: int) -> bool:
    """Let this window be told of its own session."""
    loaded: Any = ctypes
    sessions = loaded.WinDLL("wtsapi32")
    return bool(sessions.WTSRegisterSessionNotification(wintypes.HWND(window), 0))


class SessionFilter(QAbstractNativeEventFilter):
    """Reads the messages that Qt does not know."""

    def __init__(self, locked: Callable[[], None]) -> None:
        super().__init__()
        self._locked = locked

    def nativeEventFilter(self, kind: Any, message: Any) -> Any:
        told = wintypes.MSG.from_address(int(message))
        if tells_of_lock(told.message, told.wParam):
            self._locked()
        return False, 0
