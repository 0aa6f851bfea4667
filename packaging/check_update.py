"""Try what updating without internet is: the new folder in place of the old, and the rosters stay.

    .venv/bin/python packaging/check_update.py dist/roster-desktop [FOLDER OF AN EARLIER VERSION]

The earlier version keeps a roster beside itself, on a stick. Then the new folder comes in its place, with the
marker file and the folder of data carried over, and has to open the file, whole, and with a copy of what
it was. Without an earlier version the new one plays both parts, and the file is taken back to the first
revision there was.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# Invented people.
LIST = (
    "姓名,身份证号,联系电话\n张试一,610723198503123014,13900000001\n李试二,61072319900315402X,13900000002\n"
)
ROSTER = "花名册/数据/rosters/四合村.roster"


def main(arguments: Sequence[str]) -> int:
    """Stops at the first step that is not as it must be."""
    if len(arguments) not in (1, 2):
        print(__doc__)
        return 2
    new, *earlier = (Path(argument).resolve() for argument in arguments)
    with tempfile.TemporaryDirectory(dir=new.parent) as made:
        stick = Path(made) / "U 盘"
        before = set_up(earlier[0] if earlier else new, stick)
        if not earlier:
            take_back(stick)
        old = revision(stick / ROSTER)
        update(new, stick)
        opened(stick, before, old)
    print(f"updated from {old} by putting the new folder in place of the old: migrated, a copy kept")
    return 0


def copied(folder: Path, place: Path) -> None:
    """The files themselves under other names, which is quicker than copying them."""
    shutil.copytree(folder, place, copy_function=os.link, symlinks=True)


def set_up(folder: Path, stick: Path) -> list[object]:
    """The old program on the stick, with a roster; what stands in it."""
    copied(folder, stick / "花名册")
    (stick / "花名册" / "便携").touch()
    roster = stick / ROSTER
    roster.parent.mkdir(parents=True)
    (stick / "名单.csv").write_text(LIST, encoding="utf-8")
    place = "--level village --unit 四合村 --township 华阳镇 --county 洋县".split()
    asked(stick, "new", roster, *place)
    asked(stick, "import", roster, stick / "名单.csv", "--roster", "person", "--json", status=1)
    before = rows(stick, roster)
    must(len(before) == 2, "both people are in the file")
    return before


def take_back(stick: Path) -> None:
    """Make the roster one of the first revision."""
    sys.path.insert(0, str(ROOT))
    from tests.store.test_migrating import BACK_TO_THE_FIRST, altered

    altered(stick / ROSTER, *BACK_TO_THE_FIRST)


def update(folder: Path, stick: Path) -> None:
    """What a person does: lay the new folder there, carry two things over, take the old one away."""
    (stick / "花名册").rename(stick / "旧的")
    copied(folder, stick / "花名册")
    for kept in ("便携", "数据"):
        (stick / "旧的" / kept).rename(stick / "花名册" / kept)
    shutil.rmtree(stick / "旧的")


def opened(stick: Path, before: list[object], old: str) -> None:
    """The new program opens what the old one left."""
    roster = stick / ROSTER
    asked(stick, "backup", roster)
    must(revision(roster) > old, f"the file of revision {old} was migrated")
    must(rows(stick, roster) == before, "every row is as it was")
    asked(stick, "doctor", roster)
    kept = {revision(path): path for path in (roster.parent / "备份").glob("四合村-*.roster")}
    must(old in kept, "a copy of the file as it was is kept")
    with closing(sqlite3.connect(kept[old])) as connection:
        [(people,)] = connection.execute("SELECT count(*) FROM person")
    must(people == 2, "everybody is in that copy")


def asked(stick: Path, *words: object, status: int = 0) -> str:
    """What the program on the stick answers; it finds nothing of this computer's Python."""
    program = stick / "花名册" / "roster-desktop"
    surroundings = {"HOME": str(stick), "PATH": "/nowhere", "LANG": "C.UTF-8"}
    command = [str(program), *(str(word) for word in words)]
    ran = subprocess.run(command, env=surroundings, capture_output=True, text=True, check=False)
    must(ran.returncode == status, f"{' '.join(command[1:])}: {ran.returncode}\n{ran.stdout}{ran.stderr}")
    return ran.stdout


def rows(stick: Path, roster: Path) -> list[object]:
    """Everybody in the file, as the program tells it."""
    return list(json.loads(asked(stick, "rows", roster, "person", "--json")))


def revision(roster: Path) -> str:
    """Of which revision a file is."""
    with closing(sqlite3.connect(roster)) as connection:
        [(found,)] = connection.execute("SELECT version_num FROM alembic_version")
    return str(found)


def must(is_so: bool, what: str) -> None:
    """Stop where it is not so."""
    if not is_so:
        sys.exit(f"FAILED: {what}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
