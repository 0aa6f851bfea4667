"""R17: a damaged file at the start: never a crash, never written into, and a backup puts it right."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from roster_desktop.store import driver, sqlite
from roster_desktop.store.backups import backups_of
from roster_desktop.wording import Refusal
from roster_desktop.workspace import Access, Query, guarding
from tests.builders import TOY
from tests.trust.folders import quick_folder as quick_folder
from tests.trust.tally import Tally, so_many
from tests.trust.typist import begun_file
from tests.workspace.toy import FOLK, added, all_states, opened

_DAMAGES = so_many(quick=70, long=500)
_PAGE = 4096


def flipped(content: bytearray, dice: random.Random) -> None:
    for _ in range(dice.randint(1, 3)):
        content[dice.randrange(len(content))] ^= 1 << dice.randrange(8)


def emptied_pages(content: bytearray, dice: random.Random) -> None:
    for _ in range(dice.randint(1, 4)):
        page = dice.randrange(len(content) // _PAGE)
        content[page * _PAGE : (page + 1) * _PAGE] = bytes(_PAGE)


def cut_off(content: bytearray, dice: random.Random) -> None:
    del content[dice.randrange(len(content)) :]


def overwritten(content: bytearray, dice: random.Random) -> None:
    place, length = dice.randrange(len(content)), dice.randint(16, 9000)
    content[place : place + length] = dice.randbytes(min(length, len(content) - place))


def swapped(content: bytearray, dice: random.Random) -> None:
    """Two pages in each other's place, as a stick does that lost its way."""
    one, other = (dice.randrange(len(content) // _PAGE) * _PAGE for _ in range(2))
    page = content[one : one + _PAGE]
    content[one : one + _PAGE] = content[other : other + _PAGE]
    content[other : other + _PAGE] = page


def nothing_left(content: bytearray, dice: random.Random) -> None:
    content.clear()


def foreign(content: bytearray, dice: random.Random) -> None:
    content[:] = dice.choice([b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF-1.7", b""]) + dice.randbytes(5000)


def of_the_future(content: bytearray, dice: random.Random) -> None:
    """Saved by a later program: the number in the header is higher."""
    content[60:64] = dice.randint(2, 9).to_bytes(4, "big")


DAMAGES: tuple[Callable[[bytearray, random.Random], None], ...] = (
    flipped, flipped, emptied_pages, cut_off, overwritten, overwritten, swapped, nothing_left, foreign,
    of_the_future,
)  # fmt: skip


@pytest.fixture
def village(quick_folder: Path) -> Path:
    """A file with a backup that holds the same."""
    path = quick_folder / "a.roster"
    path.write_bytes(begun_file())
    with opened(path) as workspace:
        workspace.backup("手动")
    return path


def start(path: Path) -> str:
    """What the clerk is told who opens it, looks at it and types; "open" where nothing was noticed."""
    try:
        with opened(path) as workspace:
            workspace.rows(FOLK, workspace.row_ids(Query(FOLK, find="张")))
            workspace.history()
            if not workspace.doctor().ok:
                return "sick"
            return "open"
    except Refusal as refusal:
        return refusal.message.code


def test_a_damaged_file_is_told_left_alone_and_restored(village: Path, tally: Tally):
    dice = random.Random("damaged")
    sound, wrong, told = village.read_bytes(), [], Counter[str]()
    with opened(village, Access.READ) as workspace:
        held = all_states(workspace)
    [backup] = backups_of(village).values()
    for number in range(_DAMAGES):
        damage = DAMAGES[number % len(DAMAGES)]
        content = bytearray(sound)
        damage(content, dice)
        village.write_bytes(content)
        told[outcome := start(village)] += 1
        if outcome != "open" and village.read_bytes() != content:
            wrong.append(f"{number} {damage.__name__}: written into ({outcome})")
        if outcome == "open":
            continue
        if number % 10 == damage_to_restore(damage):
            guarding.restore(backup, village, TOY)
            with opened(village, Access.READ) as workspace:
                if all_states(workspace) != held:
                    wrong.append(f"{number} {damage.__name__}: not restored")
            if damage is not of_the_future and not list(backup.parent.glob("*搁置*")):
                wrong.append(f"{number} {damage.__name__}: the damaged one is not kept")
        for left in (*backup.parent.glob("*搁置*"), *backup.parent.glob("*恢复前*")):
            left.unlink()

    tally.count("R17", _DAMAGES, wrong)
    assert len(told) > 4, told


def damage_to_restore(damage: Callable[..., None]) -> int:
    """One of each kind is put right as well."""
    return DAMAGES.index(damage)


def test_damage_is_never_typed_into(village: Path, tally: Tally):
    """What the quick look at opening sees, the first edit refuses; the file stays as it was."""
    dice = random.Random("typed into")
    sound, wrong, seen = village.read_bytes(), [], 0
    for number in range(so_many(quick=12, long=60)):
        content = bytearray(sound)
        emptied_pages(content, dice)
        village.write_bytes(content)
        try:
            with opened(village) as workspace:
                added(workspace, "李四", 77)
        except Refusal:
            seen += 1
            if village.read_bytes() != content:
                wrong.append(number)

    tally.count("R17", seen, wrong)
    assert seen > 5


def test_a_program_that_writes_without_looking_is_caught(village: Path, tally: Tally):
    dice = random.Random("typed into")
    sound, caught = village.read_bytes(), 0
    for _ in range(12):
        content = bytearray(sound)
        emptied_pages(content, dice)
        village.write_bytes(content)
        try:
            with closing(sqlite.opened(village)) as connection:
                connection.execute("INSERT INTO setting (key, text) VALUES ('x', 'x')")
        except driver.Error:
            continue
        caught += village.read_bytes() != content

    tally.control("R17", "written without a look", caught, 12)
