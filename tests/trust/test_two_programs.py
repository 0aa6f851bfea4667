"""R13: two programs at one file lose nothing of each other, also where the disk knows no locks."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from roster_desktop.records import RowAdded, new_row_id
from roster_desktop.store import lock
from roster_desktop.store.driver import dbapi
from roster_desktop.wording import Refusal, storing
from roster_desktop.workspace import Access
from tests.builders import toy_person
from tests.trust.folders import quick_folder as quick_folder
from tests.trust.processes import Child, Inside, needs_fork, split
from tests.trust.tally import Tally, so_many
from tests.trust.typist import begun, begun_file
from tests.workspace.toy import FOLK, applied, opened

pytestmark = needs_fork
_STEPS = so_many(quick=60, long=300)


def both(first: Callable[[Inside], None], second: Callable[[Inside], None]) -> list[list[str]]:
    """Both at once, each in a process of its own; what they said."""
    begun_file()
    children: list[Child] = [split(first), split(second)]
    for child in children:
        child.until_ready()
    for child in children:
        child.go_on()
    return [child.finish() for child in children]


def types_on_where_locks_hold_nobody(path: Path, name: str, steps: int) -> Callable[[Inside], None]:
    """As on a share that gives everybody the lock."""

    def work(inside: Inside) -> None:
        lock._lock = lambda _file: None
        workspace = opened(path)
        inside.wait()
        for number in range(steps):
            row = RowAdded(FOLK, new_row_id(), toy_person(name, number + 2))
            inside.say(f"{applied(workspace, row).batch}")

    return work


def test_two_that_hold_the_same_file_open_lose_nothing_of_each_other(quick_folder: Path, tally: Tally):
    path = begun(quick_folder)

    said = both(*(types_on_where_locks_hold_nobody(path, name, _STEPS) for name in ("张三", "李四")))

    batches = [int(batch) for lines in said for batch in lines]
    with opened(path) as workspace:
        rows, problems = workspace.counts()[FOLK], workspace.doctor().problems
    tally.count("R13", len(batches), [*problems, *(["rows are missing"] if rows != 2 * _STEPS + 2 else [])])
    assert sorted(batches) == list(range(2, 2 * _STEPS + 2))


def counts_up(path: Path, steps: int, *, safely: bool) -> Callable[[Inside], None]:
    """Reads a number and writes the next, with or without a transaction that nobody else can enter."""

    def work(inside: Inside) -> None:
        connection = dbapi.connect(path, isolation_level=None, timeout=30)
        inside.wait()
        for _ in range(steps):
            if safely:
                connection.execute("BEGIN IMMEDIATE")
            [number] = connection.execute("SELECT number FROM counted").fetchone()
            connection.execute("UPDATE counted SET number = ?", (number + 1,))
            if safely:
                connection.execute("COMMIT")

    return work


def lost_by_counting(path: Path, steps: int, *, safely: bool) -> int:
    path.unlink(missing_ok=True)
    connection = dbapi.connect(path, isolation_level=None)
    connection.execute("CREATE TABLE counted (number INTEGER)")
    connection.execute("INSERT INTO counted VALUES (0)")
    both(*[counts_up(path, steps, safely=safely)] * 2)
    [number] = connection.execute("SELECT number FROM counted").fetchone()
    connection.close()
    return 2 * steps - int(number)


def test_two_that_read_and_write_without_a_transaction_are_caught(quick_folder: Path, tally: Tally):
    assert lost_by_counting(quick_folder / "safe", 100, safely=True) == 0
    tally.control("R13", "no transaction", lost_by_counting(quick_folder / "unsafe", 400, safely=False), 800)


def takes_turns(path: Path, name: str, steps: int) -> Callable[[Inside], None]:
    """Opens, types one person, closes; as often as it is not kept out."""

    def work(inside: Inside) -> None:
        opened(path, Access.READ).close()
        inside.wait()
        done = 0
        while done < steps:
            try:
                with opened(path) as workspace:
                    applied(workspace, RowAdded(FOLK, new_row_id(), toy_person(name, done + 2)))
            except Refusal as refusal:
                if refusal.message.code != storing.OPEN_ELSEWHERE.code:
                    raise
                os.sched_yield()
                continue
            done += 1
            inside.say(name)

    return work


def test_two_that_take_turns_keep_each_other_out_and_lose_nothing(quick_folder: Path, tally: Tally):
    path = begun(quick_folder)
    steps = so_many(quick=12, long=100)

    said = both(*(takes_turns(path, name, steps) for name in ("张三", "李四")))

    with opened(path) as workspace:
        rows, problems = workspace.counts()[FOLK], workspace.doctor().problems
    tally.count("R13", sum(map(len, said)), [*problems, *(["rows missing"] if rows != 2 * steps + 2 else [])])
