"""Run by a test in a process of its own: merges a few workbooks again and again, and is killed each time at
another moment; then says what the file holds. Nothing here waits for a clock."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from roster_desktop.records import Delivery
from roster_desktop.store import connections
from roster_desktop.store.transaction import Transaction
from roster_desktop.tasks import merging
from roster_desktop.tasks.reading import Reading
from roster_desktop.tasks.ready_books import ready
from roster_desktop.workbook import ReadBook
from roster_desktop.workspace import Workspace
from tests.builders import TOY, toy_person
from tests.merge.lists import handmade, person
from tests.merge.world import Ledger, RosterFile
from tests.tasks.arriving_rows import arriving
from tests.trust.tally import so_many
from tests.workspace.toy import TOWNSHIP, all_states, files, opened

MOMENTS = so_many(quick=30, long=150)
FIRST = ("0.xlsx", "1.xlsx", "2.xlsx")
"""Which are written down together."""
Held = tuple[int, object, object]
"""How many workbooks were taken in, the rows, and what is remembered of their senders."""


def deliveries() -> list[Delivery]:
    """The first workbooks of three villages, two months of a list, and between them another workbook of the
    first village, which changes its people."""
    ledger = Ledger()
    village = RosterFile(ledger)
    rows = [village.add(toy_person(f"张{number}", number)) for number in range(1, 9)]
    first = village.book().delivery
    for row in rows[:4]:
        village.type(row, phone="13800000001")
    village.remove(rows[7])
    second = village.book().delivery
    lists = [
        handmade(
            *(person(f"李{number}", number, phone=f"1390000000{month}") for number in range(20, 28 - month)),
            file=f"{month}.xlsx",
        )
        for month in (1, 2)
    ]
    others = [of_another(ledger, "北坡村", 40), of_another(ledger, "南坡村", 50)]
    return [first, *others, lists[0], second, lists[1]]


def of_another(ledger: Ledger, village: str, number: int) -> Delivery:
    """The first workbook of another village."""
    sender = RosterFile(ledger)
    for further in range(4):
        sender.add(toy_person(f"赵{further}", number + further, village=village))
    delivery = sender.book().delivery
    assert delivery.manifest
    manifest = replace(delivery.manifest, unit=replace(delivery.manifest.unit, name=village))
    return replace(delivery, manifest=manifest, content=village)


def main(folder: Path) -> None:
    with files(TOWNSHIP) as [blank]:
        path = blank.path
        blank.close()
        shutil.copy(path, folder / "blank.roster")
    readings = {
        f"{number}.xlsx": Reading(delivery, (), (), None, None)
        for number, delivery in enumerate(deliveries())
    }
    wholly = [held(merged(folder, readings, number)) for number in range(len(readings) + 1)]
    total = counted(lambda: merged(folder, readings, len(readings)))
    met = set()
    for moment in sorted({max(1, total * place // MOMENTS) for place in range(1, MOMENTS + 1)}):
        file = killed_at(moment, folder, readings)
        found = held(file)
        if found != wholly[found[0]]:
            raise SystemExit(f"killed at {moment} of {total}, the file holds half a workbook")
        met.add(found[0])
    print(total, *sorted(met))


def merged(folder: Path, readings: dict[str, Reading], count: int) -> Path:
    """A new file with the first workbooks taken in, through the very verb that window and command use."""
    file = folder / "township.roster"
    shutil.copy(folder / "blank.roster", file)
    paths = []
    for name in list(readings)[:count]:
        (folder / name).write_bytes(b"")
        paths.append(folder / name)

    def read_before(
        workspace: Workspace, path: Path, *_: object, book: object = None, **__: object
    ) -> Reading:
        reading = readings[path.name]
        return replace(reading, delivery=book.delivery) if isinstance(book, ReadBook) else reading

    class Ahead:
        """Stands in for the reading process: first workbooks of villages come ready for the tables."""

        def __init__(self, *_: object) -> None:
            pass

        def __enter__(self) -> Ahead:
            return self

        def __exit__(self, *_: object) -> None:
            pass

        def read(self, path: Path) -> object:
            delivery = readings[path.name].delivery
            return path.name in FIRST and ready(TOY, ReadBook(arriving(delivery), ()))

        def has_begun(self, path: Path) -> bool:
            return False

        def comes_within(self, *_: object) -> bool:
            return True

    merging.read_for = read_before  # type: ignore[assignment]
    merging._Ahead = Ahead  # type: ignore[assignment,misc]
    merging.start_reading = lambda: None
    merging.gathered = lambda paths, _: merging.Gathered(tuple(paths), ())  # type: ignore[assignment]
    with opened(file) as workspace:
        if paths:
            merging.merge_workbooks(workspace, paths)
    return file


def counted(act: Callable[[], object]) -> int:
    """How many moments the act has: each statement begins and ends, each commit begins."""
    moments = 0

    def pass_by(*_: object) -> None:
        nonlocal moments
        moments += 1

    with_listener(pass_by, act)
    return moments


def killed_at(moment: int, folder: Path, readings: dict[str, Reading]) -> Path:
    child = os.fork()
    if child == 0:
        left = moment

        def die(*_: object) -> None:
            nonlocal left
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

        with_listener(die, lambda: merged(folder, readings, len(readings)))
        os._exit(0)
    _, status = os.waitpid(child, 0)
    if status != signal.SIGKILL:
        raise SystemExit(f"nobody was killed at {moment}")
    return folder / "township.roster"


def with_listener(listener: Callable[..., None], act: Callable[[], object]) -> None:
    """Do it, with a word to the listener before and after every statement, and at every commit."""
    asking, committing = Transaction.cursor, connections.commit

    def watched(transaction: Transaction) -> Any:
        return Watched(asking(transaction), listener)

    def committed(connection: Any) -> None:
        listener()
        committing(connection)

    Transaction.cursor = watched  # type: ignore[method-assign]
    connections.commit = committed
    try:
        act()
    finally:
        Transaction.cursor = asking  # type: ignore[method-assign]
        connections.commit = committing


class Watched:
    """The driver's cursor, with a word before and after every statement."""

    def __init__(self, cursor: Any, listener: Callable[..., None]) -> None:
        self._cursor = cursor
        self._listener = listener

    def execute(self, *statement: object) -> None:
        self._listener()
        self._cursor.execute(*statement)
        self._listener()

    def executemany(self, *statement: object) -> None:
        self._listener()
        self._cursor.executemany(*statement)
        self._listener()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._cursor, name)


def held(file: Path) -> Held:
    for left in file.parent.glob("*.lock"):
        left.unlink()
    with opened(file) as workspace:
        if problems := workspace.doctor().problems:
            raise SystemExit(f"the file is sick: {problems}")
        with workspace._look() as look:
            remembered = [
                list(look.lines(f"SELECT * FROM {table} ORDER BY 1, 2, 3"))
                for table in ("lineage", "lineage_row", "lineage_entry", "export")
            ]
        told = [[tuple(line) for line in lines] for lines in remembered]
        return len(workspace.deliveries()), all_states(workspace), told


if __name__ == "__main__":
    main(Path(sys.argv[1]))
