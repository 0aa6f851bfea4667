"""No letter meant for one field is composed in another, however fast it follows the key that moves there.

Qt for X reads every key that waits before it works off the first, and hands each to fcitx 5 as it is read:
with the field that has the keyboard then. Here a key is read only when the one before it has done what it
does and what fcitx 5 said to that has arrived. For this fcitx 5 must be waited for (`WAITS_FOR_FCITX`), and
Qt must deliver keys as it reads them; its switch for that is exported (6.8 to 6.12) but not public.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Mapping

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication, QEvent

WAITS_FOR_FCITX = {"IBUS_ENABLE_SYNC_MODE": "1"}
"""Alone it would do harm: a key that moves on would overtake the words that were composed before it."""
_GUI = "libQt6Gui.so.6"
_AT_ONCE = "_ZN22QWindowSystemInterface32setSynchronousWindowSystemEventsEb"
_WAITING = "_ZN22QWindowSystemInterface23flushWindowSystemEventsE6QFlagsIN10QEventLoop17ProcessEventsFlagEE"
_KEYS = (2, 3)
"""Down and up, in the numbers of X."""
_NUMBER = 0x7F
"""Without the bit that tells a key which a program sent."""


class KeysInOrder(QAbstractNativeEventFilter):
    """Sees what X reports before Qt does, whatever it is: hence the few steps."""

    def __init__(self, deliver_at_once: Callable[[bool], None], deliver_waiting: Callable[[], None]) -> None:
        super().__init__()
        self._deliver_at_once = deliver_at_once
        self._deliver_waiting = deliver_waiting

    def nativeEventFilter(
        self, _kind: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> tuple[bool, int]:
        is_key = ctypes.c_uint8.from_address(int(message)).value & _NUMBER in _KEYS
        if is_key:
            # What fcitx 5 composed out of earlier keys belongs where these keys were pressed.
            QCoreApplication.sendPostedEvents(None, QEvent.Type.MetaCall.value)
            self._deliver_waiting()
        # Not for all: Qt goes on with a window after it has reported a closing, and that may take it away.
        self._deliver_at_once(is_key)
        return False, 0


def keys_in_order(environment: Mapping[str, str]) -> KeysInOrder | None:
    """To be installed in the application; None where keys come another way, or this Qt has no such switch."""
    if not _come_from_x(environment) or WAITS_FOR_FCITX.keys() & environment.keys():
        return None
    try:
        gui = ctypes.CDLL(_GUI)
        at_once, waiting = gui[_AT_ONCE], gui[_WAITING]
    except (OSError, AttributeError):
        return None
    at_once.argtypes, at_once.restype = [ctypes.c_bool], None
    waiting.argtypes, waiting.restype = [ctypes.c_int], ctypes.c_bool
    return KeysInOrder(at_once, lambda: waiting(0))


def _come_from_x(environment: Mapping[str, str]) -> bool:
    """Only where it is certain: a Qt that finds Wayland may choose it."""
    wished = environment.get("QT_QPA_PLATFORM", "").partition(":")[0]
    return wished == "xcb" or (not wished and not environment.get("WAYLAND_DISPLAY"))
