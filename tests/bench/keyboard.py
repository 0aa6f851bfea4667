"""A keyboard that nobody sits at: sends keys to a screen of its own and counts those a person presses."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from threading import Event
from time import perf_counter

from pypinyin import lazy_pinyin

_CHINESE = re.compile(r"[一-鿿]+")
_AT_ONCE = 4
"""Characters that an input method of today turns into one word."""
_NAMES = {"-": "minus", ".": "period"}
_FIRST_FREE = 120
_KEPT = {"Super_L", "Super_R", "ISO_Level3_Shift", "Mode_switch", "Alt_L", "Meta_L", "Hyper_L"}
_DELAY = 12
"""Milliseconds between two keys."""
_LOOK = 0.1
_CALM_LOOKS = 3
_PATIENCE = 60.0


@dataclass(frozen=True, slots=True)
class Stroke:
    """Keys as the screen gets them, and how many a person presses for it."""

    sent: tuple[str, ...]
    pressed: int


def key(name: str) -> Stroke:
    """One key; with Ctrl held down it counts as two."""
    return Stroke((name,), name.count("+") + 1)


def text(words: str) -> Stroke:
    """Words: Chinese counts as full pinyin, and a space for up to four characters that are taken at once."""
    pressed = len(_CHINESE.sub("", words))
    for run in _CHINESE.findall(words):
        pressed += sum(map(len, lazy_pinyin(run))) + ceil(len(run) / _AT_ONCE)
    return Stroke(tuple(map(_keysym, words)), pressed)


def letters(words: str) -> Stroke:
    """Latin letters while a Chinese input method is on: one key more hands them over as they are."""
    return Stroke(tuple(words), len(words) + 1)


def pressed(strokes: Sequence[Stroke]) -> int:
    """How many keys a person presses for all of them."""
    return sum(stroke.pressed for stroke in strokes)


class Screen:
    """A screen with a window manager, whose keyboard knows every character that will be typed."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self.environment = environment

    def run(self, *words: str) -> str:
        """Run a program on this screen; what it says."""
        done = subprocess.run(
            words, env=self.environment, capture_output=True, text=True, timeout=_PATIENCE, check=False
        )
        return done.stdout

    def send(self, strokes: Sequence[Stroke]) -> None:
        """Press all these keys, one after the other."""
        names = [name for stroke in strokes for name in stroke.sent]
        self.run("xdotool", "key", "--delay", str(_DELAY), *names)

    def await_window(self, title: str) -> None:
        """Wait until a window of this title has the keyboard."""
        end = perf_counter() + _PATIENCE
        while title not in self.run("xdotool", "getactivewindow", "getwindowname"):
            if perf_counter() > end:
                raise TimeoutError(f"no window {title}")
            Event().wait(_LOOK)

    def await_rest(self, program: subprocess.Popen[bytes]) -> None:
        """Wait until a program that starts, saves or turns elsewhere is done with it."""
        self.seconds_until_calm(program, 0.0, looks=_CALM_LOOKS * 5)

    def seconds_until_calm(
        self, program: subprocess.Popen[bytes], begun: float, looks: int = _CALM_LOOKS
    ) -> float:
        """From the first key until the program had worked everything off and rested."""
        last, calm, done = worked(program.pid), 0, perf_counter()
        while calm < looks:
            Event().wait(_LOOK)
            now = worked(program.pid)
            calm = calm + 1 if now - last <= 1 else 0
            done = done if calm else perf_counter()
            last = now
        return done - begun

    def learn(self, characters: set[str]) -> None:
        """Put these characters on keys that have nothing; a key remapped while typing would lose letters."""
        listed = map(str.split, self.run("xmodmap", "-pke").splitlines())
        free = [words[1] for words in listed if _is_free(words)]
        wanted = sorted(sign for sign in characters if not sign.isascii())
        pairs = [wanted[place : place + 2] for place in range(0, len(wanted), 2)]
        if len(pairs) > len(free):
            raise ValueError(f"{len(wanted)} characters do not fit on {len(free)} free keys")
        lines = [
            f"keycode {code} = {' '.join(map(_keysym, pair))}"
            for code, pair in zip(free, pairs, strict=False)
        ]
        subprocess.run(["xmodmap", "-"], input="\n".join(lines), text=True, env=self.environment, check=True)


@contextmanager
def screen(home: Path) -> Iterator[Screen]:
    """A screen of its own, with a home of its own; gone afterwards."""
    running: list[subprocess.Popen[str]] = []
    runtime = home / "run"
    runtime.mkdir(mode=0o700)
    environment = {
        **os.environ, "HOME": str(home), "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_DATA_HOME": str(home / "data"), "XDG_RUNTIME_DIR": str(runtime), "QT_QPA_PLATFORM": "xcb",
        "SAL_USE_VCLPLUGIN": "gen",
    }  # fmt: skip
    try:
        server = subprocess.Popen(
            ("Xvfb", "-noreset", "-displayfd", "1", "-screen", "0", "1366x768x24"),
            env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        )  # fmt: skip
        running.append(server)
        assert server.stdout is not None
        environment["DISPLAY"] = f":{server.stdout.readline().strip()}"
        running.append(subprocess.Popen(("openbox",), env=environment, text=True))
        yield Screen(environment)
    finally:
        for process in reversed(running):
            process.kill()
            process.wait(_PATIENCE)


def _is_free(words: Sequence[str]) -> bool:
    """Whether a key of the keyboard's list, "keycode 97 = …", is one that nobody presses."""
    return int(words[1]) >= _FIRST_FREE and not set(words[3:]) & _KEPT


def _keysym(character: str) -> str:
    if character.isascii():
        return _NAMES.get(character, character)
    return f"U{ord(character):04X}"


def worked(pid: int) -> int:
    """How long the program and those it started have worked, in ticks of the system's clock."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        # It ended while we were looking.
        return 0
    return int(fields[11]) + int(fields[12]) + sum(worked(int(child)) for child in children)
