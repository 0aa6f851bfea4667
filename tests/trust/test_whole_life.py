"""R10: a whole life of a file, step by step beside a plain list of what it should hold."""

from __future__ import annotations

import os
import random
import signal
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from roster_desktop.records import CellsWritten, RowAdded, RowId, new_row_id
from roster_desktop.store import driver, keys, protecting
from roster_desktop.store.backups import backups_of
from roster_desktop.store.keys import Protection
from roster_desktop.workspace import Query, Workspace, guarding
from tests.builders import TOY, toy_person
from tests.trust.folders import quick_folder as quick_folder
from tests.trust.processes import Inside, needs_fork, split
from tests.trust.tally import Tally, so_many
from tests.trust.typist import begun_file
from tests.workspace import toy
from tests.workspace.toy import FOLK, applied, opened

pytestmark = [needs_fork, pytest.mark.skipif(not driver.CAN_PROTECT, reason="no SQLCipher for this machine")]

Row = tuple[str, str, str]
"""Name, phone and remark of a listed person."""
Rows = dict[RowId, Row]

_STEPS = so_many(quick=400, long=10_000)
_LIVES = so_many(quick=4, long=50)
_PHONES = ("", "13800000001", "13800000002", "看不懂的号码", "0")
_REMARKS = ("", "=1+1", "在东莞打工", "𠅤", "  前后有空格  ", "第一行\n第二行")
_PASSWORD = "春眠不觉晓处处闻啼鸟"


@dataclass
class Model:
    """What the file should show: a list, and what undoing would bring back."""

    rows: Rows = field(default_factory=dict)
    back: list[Rows] = field(default_factory=list)
    forth: list[Rows] = field(default_factory=list)
    backups: dict[int, tuple[Rows, list[Rows], list[Rows]]] = field(default_factory=dict)

    def did(self, rows: Rows) -> None:
        if rows == self.rows:
            return
        self.back.append(self.rows)
        self.forth.clear()
        self.rows = rows

    def kept(self) -> tuple[Rows, list[Rows], list[Rows]]:
        return self.rows, list(self.back), list(self.forth)

    def become(self, kept: tuple[Rows, list[Rows], list[Rows]]) -> None:
        self.rows, self.back, self.forth = kept[0], list(kept[1]), list(kept[2])


class Life:
    """The real file and the model, and all that can happen to them."""

    def __init__(self, path: Path, dice: random.Random) -> None:
        self.path, self.dice, self.model = path, dice, Model()
        self.protection: Protection | None = None
        self.numbers = 0
        self.workspace = self._opened()

    def _opened(self) -> Workspace:
        return opened(self.path, key=self.protection.key if self.protection else None)

    def _anybody(self) -> RowId | None:
        return self.dice.choice(list(self.model.rows)) if self.model.rows else None

    def add(self) -> None:
        self.numbers += 1
        row = new_row_id()
        name, phone, remark = f"张{self.numbers}", self.dice.choice(_PHONES), self.dice.choice(_REMARKS)
        toy.applied(
            self.workspace,
            RowAdded(FOLK, row, toy_person(name, self.numbers, phone=phone, remark=remark)),
        )
        self.model.did({**self.model.rows, row: (name, phone, remark)})

    def edit(self) -> None:
        if row := self._anybody():
            name, phone, remark = self.model.rows[row]
            phone = self.dice.choice(_PHONES)
            applied(self.workspace, CellsWritten(FOLK, row, {"phone": phone}))
            self.model.did({**self.model.rows, row: (name, phone, remark)})

    def paste(self) -> None:
        """Many rows in one step."""
        chosen = self.dice.sample(list(self.model.rows), min(3, len(self.model.rows)))
        remark = self.dice.choice(_REMARKS)
        applied(self.workspace, *(CellsWritten(FOLK, row, {"remark": remark}) for row in chosen))
        self.model.did(self.model.rows | {row: (*self.model.rows[row][:2], remark) for row in chosen})

    def remove(self) -> None:
        if row := self._anybody():
            toy.removed(self.workspace, row)
            self.model.did({one: cells for one, cells in self.model.rows.items() if one != row})

    def undo(self) -> None:
        if self.model.back:
            self.workspace.undo()
            self.model.forth.append(self.model.rows)
            self.model.rows = self.model.back.pop()

    def redo(self) -> None:
        if self.model.forth:
            self.workspace.redo()
            self.model.back.append(self.model.rows)
            self.model.rows = self.model.forth.pop()

    def look(self) -> None:
        """What finding shows is what the list holds."""
        phone = self.dice.choice(_PHONES)
        found = set(self.workspace.row_ids(Query(FOLK, where={"phone": (phone,)})))
        assert found == {row for row, cells in self.model.rows.items() if cells[1] == phone}

    def reopen(self) -> None:
        self.workspace.close()
        self.workspace = self._opened()

    def back_up(self) -> None:
        copy = self.workspace.backup("手动")
        number = next(number for number, path in backups_of(self.path).items() if path == copy)
        self.model.backups[number] = self.model.kept()

    def restore(self) -> None:
        there = [number for number in backups_of(self.path) if number in self.model.backups]
        if not there:
            return
        number = self.dice.choice(there)
        self.workspace.close()
        held = [self.protection.key] if self.protection else []
        guarding.restore(backups_of(self.path)[number], self.path, TOY, held)
        self.workspace = self._opened()
        self.model.become(self.model.backups[number])

    def be_killed(self) -> None:
        """Another opening types two steps, and dies in the middle of a third."""
        self.workspace.close()
        first, second = (new_row_id(), f"杀{self.numbers + 1}"), (new_row_id(), f"杀{self.numbers + 2}")
        self.numbers += 2

        def work(inside: Inside) -> None:
            workspace = self._opened()
            for place, (row, name) in enumerate((first, second)):
                applied(workspace, RowAdded(FOLK, row, toy_person(name, self.numbers - 1 + place)))
                inside.say(name)
            with workspace._file.writing(workspace.writer) as change:
                change.run("UPDATE roster_folk SET phone = 'half'")
                change.run("DELETE FROM journal_entry")
                os.kill(os.getpid(), signal.SIGKILL)

        child = split(work)
        assert len(child.finish()) == 2
        assert child.was_killed
        self.workspace = self._opened()
        for row, name in (first, second):
            self.model.did({**self.model.rows, row: (name, "", "")})

    def give_or_take_the_password(self) -> None:
        self.workspace.close()
        if self.protection:
            protecting.unprotect(self.path, self.protection.key)
            self.protection = None
        else:
            self.protection = keys.new_protection(_PASSWORD, keys.new_code())
            protecting.protect(self.path, self.protection)
        self.workspace = self._opened()

    def lock_and_unlock(self) -> None:
        """The key is given up, and taken out again by the password."""
        if self.protection is None:
            return
        record = self.protection.record
        self.workspace.close()
        key = protecting.key_by_password(self.path, _PASSWORD)
        assert key is not None
        self.protection = Protection(key, record)
        self.workspace = self._opened()

    def shown(self) -> Rows:
        """Everything that the file lists."""
        found = self.workspace.rows(FOLK, self.workspace.row_ids(Query(FOLK)))
        return {
            one.id: (one.stored["name"], one.stored.get("phone", ""), one.stored.get("remark", ""))
            for one in found
        }


_ACTS: tuple[tuple[Callable[[Life], None], int], ...] = (
    (Life.add, 8), (Life.edit, 14), (Life.paste, 6), (Life.remove, 4), (Life.undo, 16), (Life.redo, 10),
    (Life.look, 6), (Life.reopen, 3), (Life.back_up, 2), (Life.restore, 2), (Life.be_killed, 1),
    (Life.give_or_take_the_password, 1), (Life.lock_and_unlock, 2),
)  # fmt: skip


def lived(folder: Path, seed: str, steps: int) -> Iterator[str]:
    """What differs between file and model after each step; "" where nothing does."""
    begun_file()
    dice = random.Random(seed)
    folder.mkdir()
    toy.made(folder / "a.roster").close()
    life = Life(folder / "a.roster", dice)
    acts, weights = [act for act, _ in _ACTS], [weight for _, weight in _ACTS]
    done = []
    try:
        for step in range(steps):
            act = dice.choices(acts, weights)[0]
            done.append(act.__name__)
            act(life)
            differs = life.shown() != life.model.rows
            yield f"{seed}, step {step}: after {' '.join(done[-6:])}" if differs else ""
            if differs:
                return
        if problems := life.workspace.doctor().problems:
            yield f"{seed}: {problems}"
    finally:
        life.workspace.close()


def test_the_file_shows_at_every_step_what_a_plain_list_would(quick_folder: Path, tally: Tally):
    tried, wrong = 0, []
    for number in range(_LIVES):
        for said in lived(quick_folder / str(number), f"life {number}", _STEPS // _LIVES):
            tried += 1
            wrong += [said] if said else []

    tally.count("R10", tried, wrong)
    assert tried >= _STEPS


def test_an_undo_that_forgets_a_row_is_caught(
    quick_folder: Path, tally: Tally, monkeypatch: pytest.MonkeyPatch
):
    undo = Workspace.undo

    def forgetful(self: Workspace, batch: int | None = None) -> object:
        rows = self.row_ids(Query(FOLK))
        undone = undo(self, batch)
        if rows and len(rows) == len(self.row_ids(Query(FOLK))):
            applied(self, CellsWritten(FOLK, rows[0], {"phone": "13900000009"}))
        return undone

    monkeypatch.setattr(Workspace, "undo", forgetful)
    tried, caught = 0, 0
    for said in lived(quick_folder / "a", "life", 100):
        tried += 1
        caught += bool(said)

    tally.control("R10", "an undo that spoils a row", caught, tried)
