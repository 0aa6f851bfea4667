"""A desktop without a screen on which a real fcitx 5 types pinyin into the real program."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event

from ui.main_window import TITLE

NEEDED = ("Xvfb", "openbox", "dbus-daemon", "dbus-send", "fcitx5", "fcitx5-remote", "xdotool")
ROOT = Path(__file__).parents[2]
_PROFILE = """[Groups/0]
Name=Default
Default Layout=us
DefaultIM=pinyin

[Groups/0/Items/0]
Name=keyboard-us

[Groups/0/Items/1]
Name=pinyin

[GroupOrder]
0=Default
"""
_PATIENCE = 20.0
_ASKS_FOR_THE_DOOR = (
    "dbus-send", "--session", "--print-reply", "--dest=org.freedesktop.DBus", "/org/freedesktop/DBus",
    "org.freedesktop.DBus.NameHasOwner", "string:org.freedesktop.portal.IBus",
)  # fmt: skip
"""Whether the door stands open through which Qt speaks to fcitx 5; too early, no Chinese is typed."""


def missing() -> list[str]:
    """What of the desktop is not installed here; the pinyin table among it."""
    programs = [name for name in NEEDED if shutil.which(name) is None]
    has_pinyin = any(Path("/usr").glob("lib*/**/fcitx5/libpinyin.so"))
    return programs if has_pinyin else [*programs, "fcitx5-chinese-addons"]


def eventually(holds: Callable[[], bool], what: str) -> None:
    """Look again and again until it holds."""
    for _look in range(round(_PATIENCE / 0.1)):
        if holds():
            return
        Event().wait(0.1)
    raise AssertionError(f"in vain: {what}")


class ChineseDesktop:
    """Keys go to whatever has the keyboard."""

    def __init__(self, environment: dict[str, str]) -> None:
        self._environment = environment
        self._program = 0

    def run(self, *words: str) -> str:
        """Run a program on this desktop; what it says."""
        done = subprocess.run(
            words, env=self._environment, capture_output=True, text=True, timeout=_PATIENCE, check=False
        )
        return done.stdout.strip()

    def keys(self, *names: str) -> None:
        """Press these keys one after the other, as fast as a quick typist."""
        self.run("xdotool", "key", "--delay", "12", *names)

    @contextmanager
    def busy(self) -> Iterator[None]:
        """The program reads no key meanwhile, as if it worked on something else; then all at once."""
        os.kill(self._program, signal.SIGSTOP)
        try:
            yield
        finally:
            os.kill(self._program, signal.SIGCONT)

    @contextmanager
    def program(self, file: Path) -> Iterator[None]:
        """The program with this file open, the people in front and pinyin switched on."""
        started = subprocess.Popen(
            [sys.executable, "-m", "roster_desktop", str(file)], cwd=ROOT, env=self._environment
        )
        try:
            self._program = started.pid
            eventually(lambda: TITLE in self.run("xdotool", "getactivewindow", "getwindowname"), "the window")
            eventually(lambda: self._switched_on(), "pinyin")
            yield
        finally:
            started.terminate()
            started.wait(_PATIENCE)

    def _switched_on(self) -> bool:
        """Only a field that takes text can be switched on: asked until it has noticed that it has one."""
        # From what is to be done today to the people; there it does nothing.
        self.keys("alt+1")
        self.run("fcitx5-remote", "-s", "pinyin")
        self.run("fcitx5-remote", "-o")
        return self.run("fcitx5-remote") == "2" and self.run("fcitx5-remote", "-n") == "pinyin"


@contextmanager
def chinese_desktop(home: Path) -> Iterator[ChineseDesktop]:
    """Everything a village office's Linux has, in a folder of its own; gone afterwards."""
    profile = home / ".config" / "fcitx5" / "profile"
    profile.parent.mkdir(parents=True, exist_ok=True)
    profile.write_text(_PROFILE, encoding="utf-8")
    runtime = home / "run"
    runtime.mkdir(mode=0o700)
    environment = {
        **os.environ, "HOME": str(home), "XDG_CONFIG_HOME": str(home / ".config"),
        "XDG_DATA_HOME": str(home / "data"), "XDG_RUNTIME_DIR": str(runtime),
        "XMODIFIERS": "@im=fcitx", "QT_QPA_PLATFORM": "xcb",
    }  # fmt: skip
    running: list[subprocess.Popen[str]] = []

    def start(*words: str) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            words, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        running.append(process)
        return process

    try:
        screen = start("Xvfb", "-displayfd", "1", "-screen", "0", "1366x768x24")
        environment["DISPLAY"] = f":{_said(screen)}"
        bus = start("dbus-daemon", "--session", "--nofork", "--print-address=1")
        environment["DBUS_SESSION_BUS_ADDRESS"] = _said(bus)
        start("openbox")
        start("fcitx5", "--disable=wayland,notifications", "-r")
        desktop = ChineseDesktop(environment)
        eventually(lambda: "true" in desktop.run(*_ASKS_FOR_THE_DOOR), "fcitx 5")
        yield desktop
    finally:
        for process in reversed(running):
            # openbox and fcitx 5 ignore a polite word while the screen is going away.
            process.kill()
            process.wait(_PATIENCE)
            if process.stdout is not None:
                process.stdout.close()


def _said(process: subprocess.Popen[str]) -> str:
    """The first line that a program says: where it is to be found."""
    assert process.stdout is not None
    return process.stdout.readline().strip()
