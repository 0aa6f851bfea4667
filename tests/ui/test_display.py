"""A start without a screen ends with one clear sentence."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from ui.bridge.display import has_display

SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "LC_ALL", "LC_MESSAGES", "LANG")


@pytest.mark.parametrize(
    ("environment", "is_there"),
    [
        ({}, False),
        ({"DISPLAY": ""}, False),
        ({"DISPLAY": ":0"}, True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, True),
        ({"QT_QPA_PLATFORM": "offscreen"}, True),
        ({"QT_QPA_PLATFORM": "xcb"}, False),
        ({"QT_QPA_PLATFORM": "wayland;xcb", "DISPLAY": ":0"}, True),
        ({"QT_QPA_PLATFORM": "wayland-egl", "DISPLAY": ":0"}, False),
        ({"QT_QPA_PLATFORM": "vnc:port=5901"}, True),
    ],
)
def test_a_linux_session_has_a_screen_where_it_names_one(environment, is_there):
    assert has_display("linux", environment) is is_there


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_other_systems_always_have_a_screen(system):
    assert has_display(system, {})


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux sessions may have no screen")
@pytest.mark.parametrize(
    ("locale", "words"), [("zh_CN.UTF-8", "没有图形桌面"), ("en_GB.UTF-8", "no graphical display")]
)
def test_without_a_screen_the_program_says_one_sentence_and_ends_with_3(tmp_path, locale, words):
    kept = {name: text for name, text in os.environ.items() if name not in SCREENS}
    homes = {"XDG_CONFIG_HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path), "PYTHONUTF8": "1"}

    ran = subprocess.run(
        [sys.executable, "-m", "roster_desktop"],
        env={**kept, **homes, "LC_ALL": locale},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )

    assert (ran.returncode, ran.stdout) == (3, "")
    [sentence] = ran.stderr.splitlines()
    assert words in sentence
