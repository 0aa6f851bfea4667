"""Logging out must not cost the last words typed."""

from __future__ import annotations

import os
import signal
import sys

import pytest
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QWidget

from ui.bridge import quitting
from ui.bridge.quitting import CloseWhenTold

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows asks through Qt itself")


class _Window(QWidget):
    closings = 0

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closings += 1
        event.accept()


@pytest.mark.parametrize("told", ["SIGTERM", "SIGINT", "SIGHUP"])
def test_a_window_told_to_end_closes_as_by_its_own_cross(qtbot, told):
    window = _Window()
    qtbot.addWidget(window)
    window.show()
    ending = CloseWhenTold(window)
    try:
        os.kill(os.getpid(), getattr(signal, told))
        qtbot.waitUntil(lambda: window.closings == 1)
    finally:
        ending.stop()

    assert not window.isVisible()


def test_the_signals_go_back_to_whoever_had_them(qtbot):
    before = [signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)]
    window = _Window()
    qtbot.addWidget(window)

    CloseWhenTold(window).stop()

    assert [signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)] == before


def test_without_such_signals_no_socket_is_asked_for_which_the_network_may_refuse(qtbot, monkeypatch):
    def refuse():
        raise OSError("the network is off")

    window = _Window()
    qtbot.addWidget(window)
    monkeypatch.setattr(quitting.socket, "socketpair", refuse)
    monkeypatch.setattr(quitting, "_ENDINGS", ())

    CloseWhenTold(window).stop()

    assert window.closings == 0
