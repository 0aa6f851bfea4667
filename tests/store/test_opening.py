"""Files that cannot be opened are refused in one sentence each, and are left as they were."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest

from roster_desktop.records import Level, Unit
from roster_desktop.store import connections, sqlite
from roster_desktop.store.connections import Connections
from roster_desktop.store.driver import dbapi
from roster_desktop.wording import Refusal, storing
from roster_desktop.workspace import Access, Query, Workspace
from tests.builders import TOY
from tests.workspace.toy import FOLK, VILLAGE, added, made, opened, refused, removed, typed

ROOT = Path(__file__).parents[2]

HOLDER = """
import sys
from pathlib import Path
from tests.workspace.toy import opened
workspace = opened(Path(sys.argv[1]))
print("open", flush=True)
sys.stdin.read()
"""


@contextmanager
def other_window(path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that has the file open for writing until its input ends."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        yield process
        process.kill()


@contextmanager
def unalterable(path: Path) -> Iterator[None]:
    """The file or folder cannot be altered, not even by the system's administrator."""
    chattr = shutil.which("chattr")
    if chattr is None or subprocess.run([chattr, "+i", path], capture_output=True, check=False).returncode:
        pytest.skip("this file system or account cannot make a file unalterable")
    try:
        yield
    finally:
        subprocess.run([chattr, "-i", path], check=True)


def test_a_missing_file_is_refused_and_not_made(tmp_path: Path):
    path = tmp_path / "无.roster"

    with refused(storing.FILE_MISSING):
        opened(path)
    assert not path.exists()


def test_a_folder_is_refused(tmp_path: Path):
    with refused(storing.NOT_A_FILE):
        opened(tmp_path)


@pytest.mark.parametrize("access", Access)
@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", storing.FILE_EMPTY),
        (b"PK\x03\x04 a workbook, renamed", storing.NOT_OURS),
        ("姓名,身份证号\n张三,1\n".encode("gb18030"), storing.NOT_OURS),
        (b"SQLite format 3\0" + b"\xff" * 4080, storing.NOT_OURS),
    ],
)
def test_what_is_no_roster_file_is_refused_and_left_alone(tmp_path: Path, content, sentence, access):
    path = tmp_path / "a.roster"
    path.write_bytes(content)

    with refused(sentence):
        opened(path, access)
    assert path.read_bytes() == content
    assert [left.name for left in tmp_path.iterdir()] == ["a.roster"]


@pytest.mark.parametrize("mode", ["DELETE", "WAL"])
def test_another_programs_database_is_refused_and_left_alone(tmp_path: Path, mode):
    path = tmp_path / "a.roster"
    with closing(dbapi.connect(path)) as connection:
        connection.execute(f"PRAGMA journal_mode={mode}")
        connection.execute("CREATE TABLE roster_folk (row_id TEXT)")
    before = path.read_bytes()

    with refused(storing.NOT_OURS):
        opened(path)
    assert path.read_bytes() == before


def test_a_file_cut_short_is_refused_and_left_alone(tmp_path: Path):
    path = tmp_path / "a.roster"
    with made(path) as workspace:
        added(workspace)
    content = path.read_bytes()[: path.stat().st_size // 2]
    path.write_bytes(content)

    with refused(storing.DAMAGED):
        opened(path)
    assert path.read_bytes() == content


def test_a_file_with_damaged_pages_is_read_but_never_written(tmp_path: Path):
    path = tmp_path / "a.roster"
    with made(path) as workspace:
        rows = [added(workspace, f"张{number}", number) for number in range(1, 40)]
    damage(path)
    before = path.read_bytes()

    with opened(path) as workspace:
        assert not workspace.doctor().ok
        with refused(storing.DAMAGED):
            typed(workspace, rows[0], phone="13800000001")
        with refused(storing.DAMAGED):
            workspace.operator = "陈静"
    assert path.read_bytes() == before


def test_a_damaged_file_never_ends_in_a_traceback(tmp_path: Path):
    path = tmp_path / "a.roster"
    with made(path) as workspace:
        row = added(workspace)
        removed(workspace, row)
    whole = path.read_bytes()
    for place in range(0, len(whole), len(whole) // 60):
        path.write_bytes(
            whole[:place] + bytes(byte ^ 0x55 for byte in whole[place : place + 64]) + whole[place + 64 :]
        )
        with suppress(Refusal), opened(path) as workspace:
            workspace.row_ids(Query(FOLK, removed=True))
            workspace.rows(FOLK, [row])
            workspace.states(FOLK)
            workspace.history()
            typed(workspace, added(workspace, "李四", 2), phone="13800000001")
        with suppress(Refusal), opened(path, Access.READ) as workspace:
            assert workspace.doctor().journal >= 0


def test_a_file_is_never_made_in_the_place_of_another(tmp_path: Path):
    path = tmp_path / "a.roster"
    path.write_bytes(b"somebody's")

    with refused(storing.FILE_EXISTS):
        made(path)
    with refused(storing.FOLDER_MISSING):
        made(tmp_path / "none" / "a.roster")
    assert path.read_bytes() == b"somebody's"
    assert [left.name for left in tmp_path.iterdir()] == ["a.roster"]


def test_making_and_closing_leaves_one_file(tmp_path: Path):
    with made(tmp_path / "a.roster") as workspace:
        added(workspace)

    assert [left.name for left in tmp_path.iterdir()] == ["a.roster"]


def test_whose_file_it_is_is_known_again(tmp_path: Path):
    unit = Unit(Level.TOWNSHIP, "清水镇", "610723103000", "清水镇", "洋县")
    made(tmp_path / "a.roster", unit, "李主任").close()

    with opened(tmp_path / "a.roster", Access.READ) as workspace:
        assert (workspace.unit, workspace.operator, workspace.is_read_only) == (unit, "李主任", True)


def test_a_second_window_is_refused_but_may_read(village: Workspace):
    row = added(village)

    with pytest.raises(Refusal, match="已在另一个窗口打开（王芳"):
        opened(village.path)
    with opened(village.path, Access.READ) as reader:
        assert reader.row_ids(Query(FOLK)) == [row]
        typed(village, row, phone="13800000001")
        assert reader.journal == 2
        with refused(storing.OPENED_FOR_READING):
            typed(reader, row, phone="13800000002")
        with refused(storing.OPENED_FOR_READING):
            reader.operator = "陈静"


def test_another_program_that_has_it_open_is_named_until_it_dies(tmp_path: Path):
    path = tmp_path / "a.roster"
    made(path).close()
    with other_window(path) as process:
        with refused(storing.OPEN_ELSEWHERE):
            opened(path)
        opened(path, Access.READ).close()
        process.kill()
        process.wait()

        with opened(path) as workspace:
            assert added(workspace)


def test_a_lock_file_left_by_a_power_cut_locks_nobody_out(tmp_path: Path):
    path = tmp_path / "a.roster"
    made(path).close()
    (tmp_path / ".a.roster.lock").write_bytes(b"")

    with opened(path) as workspace:
        assert added(workspace)


def test_a_read_only_file_is_refused_for_writing_and_may_be_read(tmp_path: Path):
    path = tmp_path / "a.roster"
    with made(path) as workspace:
        row = added(workspace)
    with unalterable(path):
        with refused(storing.READ_ONLY):
            opened(path)
        with opened(path, Access.READ) as reader:
            assert reader.row_ids(Query(FOLK)) == [row]


def test_a_read_only_folder_is_refused_for_writing_and_may_be_read(tmp_path: Path):
    folder = tmp_path / "folder"
    folder.mkdir()
    path = folder / "a.roster"
    with made(path) as workspace:
        row = added(workspace)
    with unalterable(folder):
        with refused(storing.FOLDER_READ_ONLY):
            opened(path)
        with refused(storing.FOLDER_READ_ONLY):
            made(folder / "b.roster")
        with opened(path, Access.READ) as reader:
            assert reader.row_ids(Query(FOLK)) == [row]


def test_a_file_that_another_program_holds_locked_is_refused(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(connections, "WAIT_SECONDS", 0.05)
    path = tmp_path / "a.roster"
    made(path).close()
    with closing(dbapi.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")

        with refused(storing.BUSY):
            opened(path)
    opened(path).close()


def test_the_file_keeps_its_promises_in_every_connection(village: Workspace):
    asked = {
        "journal_mode": "truncate",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "temp_store": 2,
        "mmap_size": 0,
        "application_id": sqlite.APPLICATION_ID,
        "user_version": sqlite.GENERATION,
    }
    opened = Connections(village.path, Access.WRITE)
    try:
        with opened.reading() as connection:
            told = {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in asked}
        assert told == asked
    finally:
        opened.close()


def test_a_workspace_is_made_and_opened_by_its_own_doors(tmp_path: Path):
    with Workspace.create(tmp_path / "a.roster", TOY, VILLAGE, "王芳") as workspace:
        assert workspace.path == (tmp_path / "a.roster").resolve()
        assert (workspace.last_saved_at, workspace.journal) == ("", 0)


def damage(path: Path) -> None:
    """Overwrite the heart of a page that holds rows."""
    content = bytearray(path.read_bytes())
    with closing(dbapi.connect(path)) as connection:
        [root] = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'journal_entry'"
        ).fetchone()
    page = 4096 * (root - 1)
    content[page + 8 : page + 600] = b"\xaa" * 592
    path.write_bytes(bytes(content))


def test_who_would_wait_to_read_is_told_while_a_change_goes_to_the_disk(village: Workspace, monkeypatch):
    told: list[bool] = []
    commit = connections.commit
    monkeypatch.setattr(
        connections, "commit", lambda one: told.append(village.is_going_to_disk) or commit(one)
    )
    row = added(village)
    while_written = told.pop()
    told.clear()
    village.row(FOLK, row)

    assert while_written
    assert told == [False]
    assert not village.is_going_to_disk


def test_a_change_that_cannot_be_brought_to_the_disk_lets_others_read(village: Workspace, monkeypatch):
    def full(_connection: object) -> None:
        raise dbapi.OperationalError("database or disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(connections, "commit", full)
        with pytest.raises(dbapi.OperationalError):
            added(village)

    assert not village.is_going_to_disk
