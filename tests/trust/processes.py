"""Processes split off this one: killed at random, watched and hindered from outside at each of their calls.

Splitting takes some milliseconds, where starting Python anew takes a second.
"""

from __future__ import annotations

import os
import random
import select
import shutil
import signal
import subprocess
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.trust.tally import absent

needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot split a process in two")
_GO = b"g"


@dataclass(frozen=True, slots=True)
class Inside:
    """What the work in the other process speaks through; nothing it said is lost when it is killed."""

    _out: int
    _gate: int

    def say(self, text: str) -> None:
        os.write(self._out, f"{text}\n".encode())

    def wait(self) -> None:
        """Until whoever watches is ready."""
        self.say("ready")
        os.read(self._gate, 1)


@dataclass(slots=True)
class Child:
    """The other process as seen from here."""

    pid: int
    _said: int
    _gate: int
    _heard: bytes = b""
    status: int | None = None

    def until_ready(self) -> None:
        while b"ready\n" not in self._heard:
            piece = os.read(self._said, 65536)
            assert piece, f"it ended before it was ready: {self._heard.decode()}"
            self._heard += piece

    def go_on(self) -> None:
        os.write(self._gate, _GO)

    def heard(self, lines: int, seconds: float) -> None:
        """Listen until it has said so many lines and for these seconds more, or until it ends."""
        while self._heard.count(b"\n") <= lines:
            piece = os.read(self._said, 65536)
            if not piece:
                return
            self._heard += piece
        select.select([], [], [], seconds)

    def kill(self) -> None:
        os.kill(self.pid, signal.SIGKILL)

    def finish(self) -> list[str]:
        """Everything it said, once it has ended."""
        while piece := os.read(self._said, 65536):
            self._heard += piece
        _, self.status = os.waitpid(self.pid, 0)
        os.close(self._said)
        os.close(self._gate)
        lines = [line for line in self._heard.decode().split("\n")[:-1] if line != "ready"]
        assert not any(line.startswith("! ") for line in lines), "\n".join(lines)
        return lines

    @property
    def was_killed(self) -> bool:
        return self.status is not None and os.WIFSIGNALED(self.status)


def split(work: Callable[[Inside], object]) -> Child:
    """Do the work in a process of its own. An error in it fails whoever listens to the end."""
    said, out = os.pipe()
    gate, opener = os.pipe()
    pid = os.fork()
    if pid:
        os.close(out)
        os.close(gate)
        return Child(pid, said, opener)
    status = 1
    try:
        os.close(said)
        os.close(opener)
        inside = Inside(out, gate)
        try:
            work(inside)
            status = 0
        # It ends here whatever it was; the words go to the other side.
        except BaseException:  # noqa: BLE001
            inside.say("! " + traceback.format_exc().replace("\n", "\n! "))
    finally:
        os._exit(status)


def killed_at_random(work: Callable[[Inside], object], dice: random.Random, seconds: float) -> list[str]:
    """What the work acknowledged before it was killed, somewhere on the way to its next word."""
    child = split(work)
    child.until_ready()
    child.go_on()
    child.heard(dice.randint(0, 3), dice.uniform(0, seconds))
    child.kill()
    return child.finish()


def strace_or_absent() -> str:
    """The program that watches and hinders calls, where this account may use it."""
    found = shutil.which("strace")
    if found is None:
        absent("strace")
    assert found is not None
    tried = subprocess.run([found, "-o", os.devnull, "true"], capture_output=True, check=False)
    if tried.returncode:
        absent("leave to watch another process by strace")
    return found


def watched(
    work: Callable[[Inside], object], options: Sequence[str], log: Path, strace: str
) -> tuple[Child, list[str]]:
    """Do the work under these options of strace, from its `wait` on; the child and all it said."""
    child = split(work)
    child.until_ready()
    words = [strace, "-p", str(child.pid), "-o", str(log), *options]
    with subprocess.Popen(words, stderr=subprocess.PIPE, text=True) as watcher:
        assert watcher.stderr is not None
        attached = watcher.stderr.readline()
        if "attached" not in attached:
            child.kill()
            absent(f"leave to watch another process by strace ({attached.strip()})")
        child.go_on()
        lines = child.finish()
        watcher.stderr.read()
    return child, lines
