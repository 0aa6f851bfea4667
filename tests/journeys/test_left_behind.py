"""R15: people who must not be found are put through every journey; then every file that was left is looked
through for them, unpacked and in every spelling."""

from __future__ import annotations

import io
import re
import sys
import tempfile
import zipfile
import zlib
from collections.abc import Iterable
from pathlib import Path

import pytest

from roster_desktop.store import driver
from roster_desktop.workbook import stop_reading
from tests.journeys.shell import Shell, id_number, sound_person
from tests.trust.tally import Tally

pytestmark = pytest.mark.skipif(not driver.CAN_PROTECT, reason="no SQLCipher for this machine")

NAME, ID, PHONE, CARD = "龘燚", id_number("19790317", 7), "19958471362", "6228480402564890018"
CANARIES = (NAME, ID, PHONE, CARD)
NUMBERS = (ID, PHONE, CARD)
PASSWORD = "春眠不觉晓处处闻啼鸟"
_SPELLINGS = ("utf-8", "utf-16-le", "utf-16-be", "gb18030")
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)


def found_in(content: bytes) -> set[str]:
    """The canaries in these bytes, and in all that is packed in them."""
    found = {one for one in CANARIES for spelling in _SPELLINGS if one.encode(spelling) in content}
    if zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                found |= found_in(name.encode()) | found_in(archive.read(name))
    for packed in _STREAM.findall(content) if content.startswith(b"%PDF") else ():
        try:
            found |= found_in(zlib.decompress(packed))
        except zlib.error:
            continue
    return found


def left_in(folder: Path) -> dict[str, set[str]]:
    """Which canaries each file holds, by its path from here; its name counts as well."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    told = {
        str(path.relative_to(folder)): found_in(path.read_bytes()) | found_in(path.name.encode())
        for path in files
    }
    return {name: found for name, found in told.items() if found}


class Office:
    """The command line with standard input, in a home of its own where nothing else is written."""

    def __init__(self, shell: Shell, monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
        self._shell, self._patch, self.home = shell, monkeypatch, home
        for name, place in {
            "HOME": "home", "XDG_DATA_HOME": "data", "XDG_CONFIG_HOME": "config", "XDG_CACHE_HOME": "cache",
            "XDG_STATE_HOME": "state", "TMPDIR": "tmp",
        }.items():  # fmt: skip
            (home / place).mkdir(parents=True)
            monkeypatch.setenv(name, str(home / place))
        monkeypatch.setattr(tempfile, "tempdir", str(home / "tmp"))
        (home / "work").mkdir()
        self.said = ""

    def __call__(self, *words: object, lines: Iterable[str] = (), status: Iterable[int] = (0, 1)) -> str:
        self._patch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
        told = self._shell(*words)
        assert told.status in status, f"{words}: {told.err}"
        self.said += told.err
        return told.out

    def place(self, name: str) -> Path:
        return self.home / "work" / name


@pytest.fixture
def office(shell: Shell, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    stop_reading()
    yield Office(shell, monkeypatch, tmp_path / "home")
    stop_reading()


def begin(office: Office) -> Path:
    """A village with the canary and somebody else; the canary has a place and an account as well."""
    file = office.place("四合村.roster")
    unit = ("--unit", "四合村", "--township", "华阳镇", "--county", "洋县", "--operator", "刘会计")
    office("new", file, "--level", "village", *unit)
    office("add", file, "person", *sound_person(NAME, ID, phone=PHONE), "--force")
    office("add", file, "person", *sound_person("张三", id_number("19800101", 1)), "--force")
    office("add", file, "post", f"name={NAME}", f"id_number={ID}", f"bank_card={CARD}", "--force")
    return file


def lead_a_life(office: Office, file: Path, *lines: str) -> None:
    """Everything that an office does with its file, good and bad."""
    words = ["--password-stdin"] if lines else []

    def do(*command: object, status: Iterable[int] = (0, 1)) -> str:
        return office(*command, *words, lines=lines, status=status)

    place = office.place
    do("check", file)
    do("set", file, f"person:{ID}", "group=二组")
    do("export", file, place("报送.xlsx"))
    do("export", file, place("给人看.xlsx"), "--for", "people")
    do("export", file, place("公示.xlsx"), "--for", "public", "--roster", "post")
    do("export", file, place("空白.xlsx"), "--for", "blank")
    do("calls", file, place("电话单.xlsx"), "--never")
    do("report", file, "five", place("台账.xlsx"))
    do("backup", file)
    do("history", file)
    do("undo", file)
    do("rows", file, "person", "--json")
    do("log", file)
    do("doctor", file)
    do("diagnose", file, place("求助包.zip"))
    # And what goes wrong.
    place("坏.xlsx").write_bytes(place("报送.xlsx").read_bytes()[:3000])
    do("merge", file, place("坏.xlsx"), status=(1, 3))
    do("import", file, place("坏.xlsx"), status=(1, 2, 3))
    do("add", file, "person", f"name={NAME}", f"id_number={ID}1", f"phone={PHONE}", status=(0, 1, 2, 3))
    do("restore", place("坏.xlsx"), file, status=(1, 3))
    do("diagnose", place("坏.xlsx"), place("打不开.zip"), status=(3,))


def test_nobody_is_left_behind_but_where_he_is_meant_to_be(office: Office, tally: Tally):
    file = begin(office)
    lead_a_life(office, file)
    found = left_in(office.home)

    meant = {"四合村.roster", "报送.xlsx"}
    copies = {name for name in found if "/备份/" in name}
    assert set(CANARIES) <= found["work/四合村.roster"], "what is looked for cannot be seen"
    tally.control("R15", "a file without a password", len(found["work/四合村.roster"]), len(CANARIES))
    assert set(NUMBERS) <= found["work/报送.xlsx"]
    names_only = {"work/给人看.xlsx", "work/电话单.xlsx", "work/台账.xlsx"}
    wrong = {
        name: some
        for name, some in found.items()
        if name.removeprefix("work/") not in meant
        and name not in copies
        and not (name in names_only and some <= {NAME})
    }
    tally.count("R15", sum(1 for path in office.home.rglob("*") if path.is_file()), wrong.items())
    assert not found_in(office.said.encode()) & set(NUMBERS), "what was said aloud holds a number"


def test_behind_a_password_nobody_is_found_in_plain(office: Office, tally: Tally):
    file = begin(office)
    office("backup", file)
    office("password", file, "--password-stdin", lines=(PASSWORD,))
    lead_a_life(office, file, PASSWORD)
    office("password", file, "--password-stdin", lines=(PASSWORD, "another password"))
    office("backup", file, office.place("副本.roster"), "--password-stdin", lines=("another password",))
    file.write_bytes(file.read_bytes()[:9000])
    copy = office.place("副本.roster")
    office("restore", copy, file, "--password-stdin", lines=("another password",))

    found = left_in(office.home)
    locked = [path for path in office.home.rglob("*") if path.is_file() and ".roster" in path.name]
    wrong = {name: some for name, some in found.items() if ".roster" in name or not name.startswith("work/")}
    wrong |= {name: some for name, some in found.items() if "公示" in name or "空白" in name}
    tally.count("R15", len(locked), wrong.items())
    assert len(locked) > 4


def test_who_was_erased_is_found_nowhere_in_the_file_and_its_copies(office: Office, tally: Tally):
    file = begin(office)
    office("backup", file)
    office("set", file, f"person:{ID}", "group=二组")
    office("purge", file, "--person", ID, "--confirm", "清除1人")
    office("rows", file, "person", "--json")

    found = left_in(office.home)

    tally.count("R15", sum(1 for path in office.home.rglob("*") if path.is_file()), found.items())
    assert "张三" in office("rows", file, "person", "--json")


def test_what_is_spelled_otherwise_or_packed_is_seen(tmp_path: Path):
    inner, outer = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.xml", f"<t>{ID}</t>".encode("utf-16"))
    with zipfile.ZipFile(outer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("b.zip", inner.getvalue())
        archive.writestr("c.csv", NAME.encode("gb18030"))
    (tmp_path / "x").write_bytes(outer.getvalue())

    assert left_in(tmp_path) == {"x": {ID, NAME}}
