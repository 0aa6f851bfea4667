"""Somebody who types people into a roster file, two in each step, and what the file must hold afterwards."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from roster_desktop.records import RowAdded, new_row_id
from roster_desktop.store import connections
from roster_desktop.wording import Refusal
from roster_desktop.workspace import Workspace
from tests.builders import toy_person
from tests.trust.processes import Inside
from tests.workspace.toy import FOLK, applied, made, opened


@cache
def begun_file() -> bytes:
    """A roster file with one step in it. Making it loads everything that typing needs, before anything
    is split off."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.roster"
        with made(path) as workspace:
            type_two(workspace, 1)
        return path.read_bytes()


def begun(folder: Path, name: str = "a.roster") -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_bytes(begun_file())
    return path


def type_two(workspace: Workspace, number: int) -> int:
    """One step that adds two people; its number in the history."""
    people = [toy_person(f"张{number}", number + half, remark="满" * 300) for half in (0, 500)]
    return applied(workspace, *(RowAdded(FOLK, new_row_id(), person) for person in people)).batch


def typing(path: Path, steps: int = 400) -> Callable[[Inside], None]:
    """Types without end, and acknowledges each step once it was told that it is saved."""

    def work(inside: Inside) -> None:
        workspace = opened(path)
        inside.wait()
        for number in range(2, steps + 2):
            inside.say(f"{type_two(workspace, number)}")

    return work


def complaint(path: Path, acknowledged: int) -> str:
    """What of the promise the file breaks: everything acknowledged is there, every step is whole."""
    try:
        with opened(path) as workspace:
            last, rows = workspace.journal, workspace.counts()[FOLK]
            if last < acknowledged:
                return f"{acknowledged} steps were acknowledged, {last} are there"
            if last > acknowledged + 1:
                return f"{acknowledged} steps were acknowledged, and {last} are there"
            if rows != 2 * last:
                return f"{last} steps of two rows each, and {rows} rows"
            return "; ".join(workspace.doctor().problems)
    except Refusal as refusal:
        return str(refusal)


def copied(source: Path, target: Path) -> Path:
    """The whole folder, in place of an earlier copy of it."""
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(source, target)
    return target


@contextmanager
def every_statement_for_itself() -> Iterator[None]:
    """The unsafe variant: no transaction holds the statements of a step together."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(connections, "BEGIN_WRITING", "SELECT 1")
        yield
