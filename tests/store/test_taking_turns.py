"""Who reads a file and who brings a change to its disk wait for each other, and for nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Event, get_ident

import pytest

from roster_desktop.store import connections
from roster_desktop.store.connections import Connections
from roster_desktop.store.driver import Connection, dbapi
from roster_desktop.store.shapes import Access

_COUNT = "SELECT count(*) FROM line"


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Connections]:
    path = tmp_path / "a.roster"
    with closing(dbapi.connect(path)) as made:
        made.execute("CREATE TABLE line (text)")
    with closing(Connections(path, Access.WRITE)) as file:
        yield file


def count(file: Connections) -> int:
    with file.reading() as look:
        [[found]] = look.execute(_COUNT)
    return int(found)


def write(file: Connections, lines: int = 1) -> None:
    with file.writing() as change:
        change.executemany("INSERT INTO line VALUES (?)", [("x" * 1000,)] * lines)


def test_a_large_change_keeps_nobody_from_reading_before_it_goes_to_the_disk(
    file: Connections, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "WAIT_SECONDS", 0.0)
    with file.writing() as change:
        change.executemany("INSERT INTO line VALUES (?)", [("x" * 1000,)] * 20_000)
        meanwhile = count(file)

    assert (meanwhile, count(file)) == (0, 20_000)


def test_a_change_goes_to_the_disk_once_nobody_reads_and_who_reads_may_look_twice(
    file: Connections, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "_A_MOMENT", 60.0)
    order: list[str] = []
    here, commit = get_ident(), connections.commit

    def told(one: Connection) -> None:
        if get_ident() != here:
            order.append("commit")
        commit(one)

    monkeypatch.setattr(connections, "commit", told)
    with ThreadPoolExecutor(1) as elsewhere:
        with file.reading() as look:
            written = elsewhere.submit(write, file)
            # Who ends without having come so far says why at the end.
            while not (file.is_committing or written.done()):
                pass
            seen = [count(file), *look.execute(_COUNT).fetchone()]
            order.append("read")
        written.result(60)

    assert (seen, order) == ([0, 0], ["read", "commit"])
    assert (count(file), file.is_committing) == (1, False)


def test_who_comes_while_a_change_goes_to_the_disk_reads_as_soon_as_it_is_there(
    file: Connections, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, may_end = Event(), Event()
    writer: list[int] = []
    commit = connections.commit

    def slow(one: Connection) -> None:
        if get_ident() in writer:
            begun.set()
            may_end.wait(60)
        commit(one)

    def write_slowly() -> None:
        writer.append(get_ident())
        write(file)

    monkeypatch.setattr(connections, "commit", slow)
    with ThreadPoolExecutor(2) as elsewhere:
        written = elsewhere.submit(write_slowly)
        begun.wait(60)
        found = elsewhere.submit(count, file)
        was_read_before = found.done()
        may_end.set()
        written.result(60)
        seen = found.result(60)

    assert (was_read_before, seen) == (False, 1)


def test_a_change_does_not_wait_for_ever_for_who_reads_on(
    file: Connections, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "_A_MOMENT", 0.01)
    monkeypatch.setattr(connections, "WAIT_SECONDS", 0.01)
    with file.reading() as look, ThreadPoolExecutor(1) as elsewhere:
        look.execute(_COUNT).fetchall()
        with pytest.raises(dbapi.OperationalError):
            elsewhere.submit(write, file).result(60)

    assert (count(file), file.is_committing) == (0, False)
