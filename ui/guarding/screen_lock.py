"""When the screen is locked or the computer goes to sleep, where the desktop tells."""

from __future__ import annotations

import sys
from typing import Any

from PySide6.QtCore import SLOT, QCoreApplication, QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

_SCREEN_SAVERS = (
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.mate.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.ukui.ScreenSaver",
)
_LOGIN = "org.freedesktop.login1"
_ACTIVATE, _LOCK = SLOT("_activate(bool)"), SLOT("_lock()")


class ScreenLock(QObject):
    """Hears of it from the desktop; where nobody tells, the idle lock remains."""

    locked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        if sys.platform == "win32" and parent is not None:
            # Only there, and only there can it be loaded.
            from ui.guarding.windows_session import SessionFilter, register

            register(int(parent.winId()))
            self._filter = SessionFilter(self.locked.emit)
            QCoreApplication.instance().installNativeEventFilter(self._filter)
        elif sys.platform.startswith("linux"):
            self._hear_desktop()

    def _hear_desktop(self) -> None:
        from PySide6.QtDBus import QDBusConnection

        # Their declared types know no text as the name of a slot, and nothing else is taken.
        session: Any = QDBusConnection.sessionBus()
        system: Any = QDBusConnection.systemBus()
        if session.isConnected():
            for name in _SCREEN_SAVERS:
                session.connect("", "", name, "ActiveChanged", self, _ACTIVATE)
            session.connect("", "", "org.ukui.ScreenSaver", "lock", self, _LOCK)
        if system.isConnected():
            system.connect(_LOGIN, "", f"{_LOGIN}.Manager", "PrepareForSleep", self, _ACTIVATE)
            system.connect(_LOGIN, "", f"{_LOGIN}.Session", "Lock", self, _LOCK)

    @Slot(bool)
    def _activate(self, is_active: bool) -> None:
        if is_active:
            self.locked.emit()

    @Slot()
    def _lock(self) -> None:
        self.locked.emit()
