"""A power cut, simulated: what a program told the system is recorded call by call, and from the record every
state is made in which the disk may be found again.

What was not yet brought to the disk (fsync) may be there, may be missing, may be there in part and in any
order; a name that was not brought to the disk may be missing. That is the worst that a disk does which keeps
what it has acknowledged.
"""

from __future__ import annotations

import os
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.trust.processes import Inside, watched

SECTOR = 512
_CALLS = "openat,pwrite64,write,lseek,fsync,fdatasync,ftruncate,unlink,rename,link,close"
_LINE = re.compile(r"^(\w+)\((.*)\) += (-?\d+)")
_HANDLE = re.compile(r"^(\d+)<(.*?)>(?:, |$)")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')


@dataclass(frozen=True, slots=True)
class Call:
    """One call that matters: what was done to which file, or a step that was acknowledged."""

    what: str
    path: str
    data: bytes = b""
    place: int = 0


@dataclass(slots=True)
class Content:
    """A file: what surely is on the disk, and what was written since."""

    sure: bytearray
    waiting: list[Call] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class State:
    """The files as they may be found, and how many steps had been acknowledged."""

    files: dict[str, bytes]
    acknowledged: int

    def lay_out(self, folder: Path) -> None:
        """Make the folder hold exactly this."""
        for left in list(folder.rglob("*")):
            if left.is_file() and str(left.relative_to(folder)) not in self.files:
                left.unlink()
        for name, content in self.files.items():
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_bytes(content)


def files_in(folder: Path) -> dict[str, bytes]:
    """Everything below the folder, by its path from there."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def recorded(work: Callable[[Inside], object], folder: Path, strace: str) -> list[Call]:
    """All calls of the work that alter files of the folder, and what it acknowledged, in their order."""
    log = folder.with_name(f"{folder.name}.log")
    options = ["-y", "-xx", "-s", "5000000", "-e", f"trace={_CALLS}", "-e", "signal=none"]
    child, _ = watched(work, options, log, strace)
    assert child.status == 0
    return list(_calls(log, str(folder)))


def _calls(log: Path, folder: str) -> Iterator[Call]:
    places: dict[int, int] = {}
    with log.open() as lines:
        for line in lines:
            found = _LINE.match(line)
            if not found or found.group(3).startswith("-"):
                continue
            yield from _meant(found.group(1), found.group(2), int(found.group(3)), folder, places)


def _meant(name: str, words: str, answer: int, folder: str, places: dict[int, int]) -> Iterator[Call]:
    texts = [bytes.fromhex(text.replace("\\x", "")) for text in _TEXT.findall(words)]
    if name == "openat":
        places[answer] = 0
        path = texts[0].decode()
        if path.startswith(folder) and "O_CREAT" in words:
            yield Call("create", path)
        if path.startswith(folder) and "O_TRUNC" in words:
            yield Call("cut", path)
        return
    if name in ("unlink", "rename", "link"):
        path = texts[0].decode()
        if path.startswith(folder):
            yield Call(name, path, texts[1] if len(texts) > 1 else b"")
        return
    handle = _HANDLE.match(words)
    if not handle:
        return
    number, path = int(handle.group(1)), _plain(handle.group(2))
    if name == "lseek":
        places[number] = answer
    elif name == "write" and path.startswith("pipe:"):
        yield Call("acknowledged", "", texts[0])
    elif not path.startswith(folder):
        return
    elif name == "write":
        yield Call("write", path, texts[0][:answer], places.get(number, 0))
        places[number] = places.get(number, 0) + answer
    elif name == "pwrite64":
        yield Call("write", path, texts[0][:answer], int(words.rpartition(", ")[2]))
    elif name == "ftruncate":
        yield Call("cut", path, b"", int(words.rpartition(", ")[2]))
    elif name in ("fsync", "fdatasync"):
        yield Call("sync", path)


def _plain(path: str) -> str:
    return bytes.fromhex(path.replace("\\x", "")).decode() if path.startswith("\\x") else path


class Disk:
    """What the calls so far have made of a disk that was at rest before the first."""

    def __init__(self, files: dict[str, bytes], folder: Path) -> None:
        self._folder = str(folder)
        self._sure = {str(folder / name): Content(bytearray(content)) for name, content in files.items()}
        self._names = dict(self._sure)
        self._renaming: list[tuple[str, Content | None]] = []
        self.acknowledged = 0

    def take(self, call: Call) -> None:
        there = self._names.get(call.path)
        match call.what:
            case "acknowledged":
                self.acknowledged = int(call.data)
            case "create":
                if there is None:
                    self._name(call.path, Content(bytearray()))
            case "write" | "cut":
                if there:
                    there.waiting.append(call)
            case "unlink":
                self._name(call.path, None)
            case "rename":
                self._name(call.data.decode(), there)
                self._name(call.path, None)
            case "link":
                self._name(call.data.decode(), there)
            case "sync" if there:
                for one in there.waiting:
                    _apply(there.sure, one)
                there.waiting.clear()
            case "sync":
                self._settle_names(call.path)

    def _name(self, path: str, content: Content | None) -> None:
        self._renaming.append((path, content))
        if content is None:
            self._names.pop(path, None)
        else:
            self._names[path] = content

    def _settle_names(self, folder: str) -> None:
        waiting = []
        for path, content in self._renaming:
            if os.path.dirname(path) != folder:
                waiting.append((path, content))
            elif content is None:
                self._sure.pop(path, None)
            else:
                self._sure[path] = content
        self._renaming = waiting

    def states(self, dice: random.Random, count: int) -> Iterator[State]:
        """Nothing of what waits has come to the disk, all of it, and parts of it at random."""
        yield self._state(lambda _: 0.0, 0)
        yield self._state(lambda _: 1.0, len(self._renaming))
        for _ in range(count - 2):
            chance = dice.random()
            yield self._state(lambda sure: chance, dice.randint(0, len(self._renaming)), dice)  # noqa: B023

    def _state(
        self, chance: Callable[[Content], float], renamed: int, dice: random.Random | None = None
    ) -> State:
        names = dict(self._sure)
        for path, content in self._renaming[:renamed]:
            if content is None:
                names.pop(path, None)
            else:
                names[path] = content
        files = {}
        for path, content in names.items():
            found = bytearray(content.sure)
            for call in content.waiting:
                _arrived(found, call, chance(content), dice)
            files[os.path.relpath(path, self._folder)] = bytes(found)
        return State(files, self.acknowledged)


def _arrived(content: bytearray, call: Call, chance: float, dice: random.Random | None) -> None:
    """What of one call has come to the disk."""
    if dice is None or chance in (0.0, 1.0):
        if chance == 1.0:
            _apply(content, call)
        return
    if dice.random() > chance:
        return
    if call.what == "write" and len(call.data) > SECTOR and dice.random() < 0.3:
        cut = SECTOR * dice.randrange(1, len(call.data) // SECTOR + 1)
        call = Call("write", call.path, call.data[:cut], call.place)
    _apply(content, call)


def _apply(content: bytearray, call: Call) -> None:
    if call.what == "cut":
        if len(content) > call.place:
            del content[call.place :]
        else:
            content.extend(bytes(call.place - len(content)))
        return
    if len(content) < call.place:
        content.extend(bytes(call.place - len(content)))
    content[call.place : call.place + len(call.data)] = call.data
