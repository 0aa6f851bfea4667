"""A file with a password: nobody reads it without, every row stays when it is given or taken away."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from roster_desktop.store import backups, driver, key_places, keys, protecting, sqlite
from roster_desktop.store.keys import DataKey, Protection
from roster_desktop.wording import Refusal, storing
from roster_desktop.wording import protecting as words
from roster_desktop.workspace import Access, Workspace
from tests.builders import TOY
from tests.store.killed import killed_at, lines_of, needs_fork
from tests.trust.tally import Tally, so_many
from tests.workspace.toy import VILLAGE, added, all_states, made, opened, refused, typed

pytestmark = pytest.mark.skipif(not driver.CAN_PROTECT, reason="no SQLCipher for this machine")

PASSWORD = "春眠不觉晓处处闻啼鸟"
CODE = keys.new_code()
PHONE = "13800000777"
CANARIES = [text.encode() for text in ("赵六六", PHONE, "在东莞打工")]


@pytest.fixture(scope="module")
def protection() -> Protection:
    return keys.new_protection(PASSWORD, CODE)


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    """A file that anybody can read, with a copy in 备份."""
    path = tmp_path / "河湾村.roster"
    with made(path) as workspace:
        row = added(workspace, "赵六六", phone=PHONE)
        workspace.backup("手动")
        typed(workspace, row, remark="在东莞打工")
    return path


def files_in(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def told_by(folder: Path) -> list[tuple[str, str]]:
    """Files in which something personal can be read, with what."""
    return [
        (path.name, canary.decode())
        for path in files_in(folder)
        for canary in CANARIES
        if canary in path.read_bytes()
    ]


def content(path: Path, key: DataKey | None = None) -> list[object]:
    with opened(path, Access.READ, key) as workspace:
        return [*all_states(workspace), workspace.journal]


def test_the_canaries_are_seen_where_there_is_no_password(plain: Path, tmp_path: Path, tally: Tally):
    seen = {name for name, _ in told_by(tmp_path)}

    tally.control("R14", "a file and a backup without a password", len(seen), len(files_in(tmp_path)))
    assert seen == {"河湾村.roster", "河湾村-000001-手动.roster"}


def test_nothing_personal_can_be_read_once_there_is_a_password(plain: Path, protection, tmp_path: Path):
    before = content(plain)
    assert protecting.protect(plain, protection) == []

    assert told_by(tmp_path) == []
    assert content(plain, protection.key) == before
    assert [path.name for path in files_in(tmp_path)] == [
        ".河湾村.roster.key", "备份/河湾村-000001-手动.roster".split("/")[1], "河湾村.roster",
    ]  # fmt: skip


def test_nothing_personal_can_be_read_while_it_is_open_and_written(plain: Path, protection, tmp_path: Path):
    protecting.protect(plain, protection)
    with opened(plain, key=protection.key) as workspace:
        for number in range(40):
            added(workspace, "赵六六", number + 2, phone=PHONE, remark="在东莞打工")
        workspace.backup("手动")
        workspace.snapshot(tmp_path / "U盘.roster")
        assert told_by(tmp_path) == []
    assert told_by(tmp_path) == []


def test_without_the_password_it_says_so_and_with_a_wrong_one_too(plain: Path, protection):
    protecting.protect(plain, protection)

    with refused(words.PASSWORD_NEEDED):
        opened(plain)
    with refused(words.PASSWORD_WRONG):
        protecting.key_by_password(plain, "夜来风雨声花落知多少")
    with refused(words.CODE_WRONG):
        protecting.key_by_code(plain, keys.new_code())
    with refused(words.CODE_SLIP):
        protecting.key_by_code(plain, CODE[:3] + ("B" if CODE[3] == "A" else "A") + CODE[4:])


def test_the_printed_code_opens_it(plain: Path, protection):
    protecting.protect(plain, protection)

    assert protecting.key_by_code(plain, CODE) == protection.key


def test_a_file_can_be_made_with_a_password_from_the_start(tmp_path: Path, protection):
    path = tmp_path / "河湾村.roster"
    with Workspace.create(path, TOY, VILLAGE, "王芳", protection) as workspace:
        added(workspace, "赵六六", phone=PHONE)

    assert told_by(tmp_path) == []
    assert len(content(path, protection.key)) == 2


def test_a_copy_made_by_hand_of_a_closed_file_opens_alone(plain: Path, protection, tmp_path: Path):
    protecting.protect(plain, protection)
    with opened(plain, key=protection.key) as workspace:
        for number in range(60):
            added(workspace, "赵六六", number + 2)
    stick = tmp_path / "U盘"
    stick.mkdir()
    shutil.copy(plain, stick / "拷走.roster")

    assert content(
        stick / "拷走.roster", protecting.key_by_password(stick / "拷走.roster", PASSWORD)
    ) == content(plain, protection.key)


def test_a_copy_in_the_folder_opens_alone_with_the_password(plain: Path, protection, tmp_path: Path):
    protecting.protect(plain, protection)
    with opened(plain, key=protection.key) as workspace:
        copy = workspace.backup("手动")
    stick = tmp_path / "U盘"
    stick.mkdir()
    shutil.copy(copy, stick / "x.roster")

    assert content(stick / "x.roster", protecting.key_by_password(stick / "x.roster", PASSWORD)) == content(
        plain, protection.key
    )


def test_what_grew_over_its_end_and_lost_what_lay_beside_opens_by_its_copies(plain: Path, protection):
    protecting.protect(plain, protection)
    key_places.beside(plain).unlink()
    with plain.open("rb+") as file:
        file.truncate(key_places.pages_without_end(plain) * key_places.PAGE_BYTES)

    assert protecting.key_by_password(plain, PASSWORD) == protection.key


def test_another_password_is_the_only_one_at_once_in_the_copies_too(plain: Path, protection):
    protecting.protect(plain, protection)
    with opened(plain, key=protection.key) as workspace:
        workspace.change_protection(keys.with_password(protection, "夜来风雨声花落知多少"))
        with refused(words.PASSWORD_WRONG):
            protecting.key_by_password(plain, PASSWORD)
    opened(plain, key=protection.key).close()

    for path in (plain, *backups.backups_of(plain).values()):
        with refused(words.PASSWORD_WRONG):
            protecting.key_by_password(path, PASSWORD)
        assert protecting.key_by_password(path, "夜来风雨声花落知多少") == protection.key
        assert protecting.key_by_code(path, CODE) == protection.key


def test_the_old_password_stays_out_even_when_the_program_dies_after_the_change(plain: Path, protection):
    protecting.protect(plain, protection)
    workspace = opened(plain, key=protection.key)
    workspace.change_protection(keys.with_password(protection, "夜来风雨声花落知多少"))
    left = plain.read_bytes()
    workspace.close()
    plain.write_bytes(left)

    with refused(words.PASSWORD_WRONG):
        protecting.key_by_password(plain, PASSWORD)


def test_taking_the_password_away_leaves_everything_readable(plain: Path, protection, tmp_path: Path):
    before = content(plain)
    protecting.protect(plain, protection)
    assert protecting.unprotect(plain, protection.key) == []

    assert content(plain) == before
    assert not any(protecting.is_protected(path) for path in files_in(tmp_path))
    assert {name for name, _ in told_by(tmp_path)} == {"河湾村.roster", "河湾村-000001-手动.roster"}


def test_a_file_that_has_a_password_gets_no_second_one(plain: Path, protection):
    protecting.protect(plain, protection)

    with refused(words.ALREADY_PROTECTED):
        protecting.protect(plain, protection)


def test_a_file_that_is_open_gets_no_password(plain: Path, protection):
    with opened(plain), refused(storing.OPEN_ELSEWHERE):
        protecting.protect(plain, protection)


def test_dates_of_copies_stay(plain: Path, protection):
    [copy] = backups.backups_of(plain).values()
    os.utime(copy, (1_700_000_000, 1_700_000_000))
    protecting.protect(plain, protection)

    assert copy.stat().st_mtime == 1_700_000_000


def test_a_damaged_copy_stays_as_it_is_and_is_named(plain: Path, protection):
    [copy] = backups.backups_of(plain).values()
    with copy.open("rb+") as file:
        file.seek(4096)
        file.write(b"\xff" * 4096)

    assert protecting.protect(plain, protection) == [copy]


@pytest.mark.parametrize("place", [20, 200, 5000, 20_000])
def test_a_changed_byte_is_told_as_damage(plain: Path, protection, place):
    protecting.protect(plain, protection)
    with plain.open("rb+") as file:
        file.seek(place)
        [byte] = file.read(1)
        file.seek(place)
        file.write(bytes([byte ^ 1]))

    with refused(storing.DAMAGED), opened(plain, key=protection.key) as workspace:
        assert not workspace.doctor().ok
        workspace.prove()


def test_a_file_that_was_cut_off_is_told_as_damage(plain: Path, protection):
    protecting.protect(plain, protection)
    with plain.open("rb+") as file:
        file.truncate(9 * 4096)

    with refused(storing.DAMAGED), opened(plain, key=protection.key) as workspace:
        workspace.prove()


def test_the_doctor_finds_every_changed_bit(plain: Path, protection):
    protecting.protect(plain, protection)
    pages = key_places.pages_without_end(plain)
    sound = plain.read_bytes()
    for page in range(1, pages, 3):
        broken = bytearray(sound)
        broken[page * 4096 + 1000] ^= 4
        plain.write_bytes(broken)
        try:
            with opened(plain, Access.READ, protection.key) as workspace:
                found = workspace.doctor().problems
        except Refusal as refusal:
            # The page was needed to look at the file at all.
            found = (str(refusal),)
        assert found != (), f"page {page + 1}"


def test_without_the_library_a_protected_file_says_why_it_cannot_be_opened(
    plain: Path, protection, monkeypatch
):
    protecting.protect(plain, protection)
    monkeypatch.setattr(driver, "CAN_PROTECT", False)

    with refused(words.NO_CIPHER):
        opened(plain)
    with refused(words.NO_CIPHER):
        protecting.key_by_password(plain, PASSWORD)
    with refused(words.NO_CIPHER):
        protecting.protect(plain, protection)


MODULES = (protecting, key_places)


@needs_fork
def test_killed_at_any_line_of_giving_a_password_the_file_is_whole_and_the_rest_follows(
    plain: Path, protection, tmp_path: Path, tally: Tally
):
    before = content(plain)
    aside = tmp_path / "aside"
    shutil.copytree(plain.parent, aside, ignore=shutil.ignore_patterns("aside"))
    lines = lines_of(lambda: protecting.protect(plain, protection), MODULES)
    assert len(lines) > 60
    chosen = lines[:: so_many(quick=5, long=1)]
    tally.count("R14", len(chosen))
    for line in chosen:
        folder = tmp_path / f"{line}"
        shutil.copytree(aside, folder)
        path = folder / plain.name
        assert killed_at(line, lambda: protecting.protect(path, protection), MODULES)  # noqa: B023

        assert content(path, protection.key if protecting.is_protected(path) else None) == before
        if not protecting.is_protected(path):
            protecting.protect(path, protection)
        opened(path, key=protection.key).close()
        assert told_by(folder) == []
        assert content(path, protection.key) == before
        assert not list(folder.rglob("*.part*"))
        shutil.rmtree(folder)


@needs_fork
def test_killed_at_any_line_of_taking_a_password_away_the_file_is_whole_and_the_rest_follows(
    plain: Path, protection, tmp_path: Path, tally: Tally
):
    before = content(plain)
    protecting.protect(plain, protection)
    aside = tmp_path / "aside"
    shutil.copytree(plain.parent, aside, ignore=shutil.ignore_patterns("aside"))
    lines = lines_of(lambda: protecting.unprotect(plain, protection.key), MODULES)
    assert len(lines) > 60
    chosen = lines[:: so_many(quick=5, long=1)]
    tally.count("R14", len(chosen))
    for line in chosen:
        folder = tmp_path / f"{line}"
        shutil.copytree(aside, folder)
        path = folder / plain.name
        assert killed_at(line, lambda: protecting.unprotect(path, protection.key), MODULES)  # noqa: B023

        assert content(path, protection.key if protecting.is_protected(path) else None) == before
        if protecting.is_protected(path):
            # Whoever goes on with the password has it in the copies too.
            opened(path, key=protection.key).close()
            assert all(protecting.is_protected(copy) for copy in backups.backups_of(path).values())
            protecting.unprotect(path, protection.key)
        opened(path).close()
        assert content(path) == before
        assert not list(folder.rglob("*.part*"))
        shutil.rmtree(folder)


@needs_fork
def test_killed_while_typing_into_a_protected_file_every_row_is_there(
    plain: Path, protection, tmp_path: Path
):
    protecting.protect(plain, protection)
    for line in (300, 900, 2500, 4000):

        def type_on() -> None:
            with opened(plain, key=protection.key) as workspace:
                for number in range(30):
                    added(workspace, "赵六六", number + 2, phone=PHONE)

        killed_at(line, type_on, (sqlite, *MODULES, __import__("roster_desktop.store.saving").store.saving))

        assert told_by(tmp_path) == []
        key = protecting.key_by_password(plain, PASSWORD)
        with opened(plain, key=key) as workspace:
            assert workspace.doctor().problems == ()
