"""A village and its township made of the toy catalog, and the shortest way to type into them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import date, datetime
from functools import cache
from itertools import count
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from types import SimpleNamespace

import pytest

from roster_desktop.records import (
    CellsWritten,
    Change,
    ChangeSet,
    Level,
    Manifest,
    Occasion,
    RowAdded,
    RowId,
    RowMerged,
    RowRemoved,
    RowRestored,
    RowState,
    Unit,
    new_row_id,
)
from roster_desktop.store.keys import DataKey
from roster_desktop.wording import Refusal, Sentence
from roster_desktop.workspace import Access, Applied, DeliveryRecord, Workspace
from tests.builders import TOY, TOY_PEOPLE, toy_person

VILLAGE = Unit(Level.VILLAGE, "河湾村", township="清水镇", county="洋县")
TOWNSHIP = Unit(Level.TOWNSHIP, "清水镇", township="清水镇", county="洋县")
TODAY = date(2026, 6, 1)
FOLK = TOY_PEOPLE.key


def made(path: Path, unit: Unit = VILLAGE, operator: str = "王芳") -> Workspace:
    """A new, empty roster file on a day that stands still."""
    return set_to_today(Workspace.create(path, TOY, unit, operator))


@contextmanager
def refused(sentence: Sentence) -> Iterator[None]:
    """What is done here is refused with this sentence."""
    with pytest.raises(Refusal) as refusal:
        yield
    assert refusal.value.message.code == sentence.code
    assert "Traceback" not in str(refusal.value)


_IN_MEMORY = Path("/dev/shm")
"""Laws try hundreds of histories; what a disk does is another room's matter."""


@cache
def _blank_file(unit: Unit) -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "blank.roster"
        made(path, unit).close()
        return path.read_bytes()


@contextmanager
def files(*units: Unit, ids: Random | None = None) -> Iterator[list[Workspace]]:
    """Empty roster files in a folder of their own, quickly made, for laws that need many. `ids`: from which
    rows and writers get their ids until the files are closed; with the same dice the same come again."""
    blanks = [_blank_file(unit) for unit in units]
    with (
        TemporaryDirectory(dir=_IN_MEMORY if _IN_MEMORY.is_dir() else None) as folder,
        ExitStack() as opening,
    ):
        if ids is not None:
            opening.enter_context(_minted_from(ids))
        found = []
        for number, blank in enumerate(blanks):
            path = Path(folder) / f"{number}.roster"
            path.write_bytes(blank)
            found.append(opening.enter_context(opened(path)))
        yield found


@contextmanager
def _minted_from(dice: Random) -> Iterator[None]:
    """Which id is smaller decides which row survives a joining: chance that a law must be able to repeat."""
    with pytest.MonkeyPatch.context() as patch:
        source = SimpleNamespace(token_hex=lambda size: dice.randbytes(size).hex())
        patch.setattr("roster_desktop.records.row.secrets", source)
        yield


def opened(path: Path, access: Access = Access.WRITE, key: DataKey | None = None) -> Workspace:
    return set_to_today(Workspace.open(path, TOY, access, key))


def set_to_today(workspace: Workspace) -> Workspace:
    workspace.today = lambda: TODAY
    workspace.clock = lambda: datetime(2026, 6, 1, 9, 30)
    return workspace


def applied(
    workspace: Workspace, *changes: Change, occasion: Occasion = Occasion.TYPED, label: str = ""
) -> Applied:
    return workspace.apply(ChangeSet(label or occasion.value, occasion, changes))


def added(workspace: Workspace, name: str = "张三", sequence: int = 1, **cells: str) -> RowId:
    """A person typed into the file."""
    row = new_row_id()
    change = RowAdded(FOLK, row, toy_person(name, sequence, **cells))
    applied(workspace, change, label=f"添加 {name}")
    return row


def typed(workspace: Workspace, row: RowId, **cells: str) -> Applied:
    return applied(workspace, CellsWritten(FOLK, row, cells), label=f"修改 {'、'.join(cells)}")


def removed(workspace: Workspace, row: RowId, reason: str = "迁出") -> Applied:
    return applied(workspace, RowRemoved(FOLK, row, reason, "2026-06-01"), occasion=Occasion.REMOVED)


def restored(workspace: Workspace, row: RowId) -> Applied:
    return applied(workspace, RowRestored(FOLK, row))


def merged(workspace: Workspace, *states: RowState, book: str = "book", content: str = "") -> Applied:
    """States of another file come in with a workbook."""
    record = DeliveryRecord(content or book, book, f"{book}.xlsx", "河湾村", 1, "")
    changes = tuple(RowMerged(state) for state in states)
    return workspace.apply(
        ChangeSet(f"合并 {book}.xlsx", Occasion.MERGED, changes, f"{book}.xlsx"), delivery=record
    )


def all_states(workspace: Workspace) -> list[RowState]:
    return [
        state for roster in workspace.catalog.rosters for state in workspace.states(roster.key, limit=10_000)
    ]


def carried(sender: Workspace, receiver: Workspace, **facts: str) -> Applied:
    """Everything that the sender holds comes in at the receiver's."""
    return merged(receiver, *all_states(sender), **facts)


_BOOKS = count(1)


def exported(workspace: Workspace) -> None:
    """A workbook leaves the file."""
    sequence = workspace.next_sequence()
    manifest = Manifest(
        1, f"book{next(_BOOKS)}", workspace.writer, workspace.unit, workspace.operator, "2026-06", "test",
        sequence,
        workspace.now(), workspace.catalog.fingerprint, "00",
    )  # fmt: skip
    workspace.record_export(manifest, f"{sequence}.xlsx", f"content{sequence}", "", rows=0)


def texts(workspace: Workspace) -> dict[tuple[str, RowId], dict[str, str]]:
    """Everything that the file shows as listed."""
    shown = {}
    for state in all_states(workspace):
        row = workspace.row(state.roster, state.id)
        if row and row.standing.value != "removed":
            shown[state.roster, state.id] = dict(row.stored)
    return shown


def phone_of(workspace: Workspace, row: RowId) -> str:
    found = workspace.row(FOLK, row)
    assert found is not None
    return found.values.get("phone", "")
