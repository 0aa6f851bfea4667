"""Try what updating without internet is: the new folder in place of the old, and the rosters stay.

    .venv/bin/python packaging/check_update.py dist/roster-desktop [FOLDER OF AN EARLIER VERSION]

The earlier version keeps its rosters beside itself, on a stick. Then the new folder comes in its place, with
the marker file and the folder of data carried over, and has to open every file, whole, and with a copy of
what it was. Without an earlier version the new one plays both parts, and beside its own roster lies one of
every revision there has been, as the program of that time made it.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Collection, Sequence
from contextlib import closing
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# Invented people.
LIST = (
    "姓名,身份证号,联系电话\n张试一,610723198503123014,13900000001\n李试二,61072319900315402X,13900000002\n"
)
ROSTERS = "花名册/数据/rosters"
OWN = "四合村.roster"
EARLIER = ROOT / "tests" / "store" / "earlier"
PEOPLE_OF_EARLIER = sorted(["张桂英", "李大山", "赵六"])


def main(arguments: Sequence[str]) -> int:
    """Stops at the first step that is not as it must be."""
    if len(arguments) not in (1, 2):
        print(__doc__)
        return 2
    new, *earlier = (Path(argument).resolve() for argument in arguments)
    with tempfile.TemporaryDirectory(dir=new.parent) as made:
        stick = Path(made) / "U 盘"
        people = {OWN: set_up(earlier[0] if earlier else new, stick)}
        if not earlier:
            people |= dict.fromkeys(lay_earlier(stick / ROSTERS), PEOPLE_OF_EARLIER)
        olds = {name: revision(stick / ROSTERS / name) for name in people}
        update(new, stick)
        news = {name: opened(stick, name, olds[name], people[name]) for name in people}
    migrated = sum(olds[name] < news[name] for name in people)
    print(
        f"updated by putting the new folder in place of the old: {len(people)} files opened, "
        f"{migrated} of revisions {min(olds.values())} to {max(olds.values())} migrated with a copy kept"
    )
    return 0


def copied(folder: Path, place: Path) -> None:
    """The files themselves under other names, which is quicker than copying them."""
    shutil.copytree(folder, place, copy_function=os.link, symlinks=True)


def set_up(folder: Path, stick: Path) -> list[str]:
    """The old program on the stick, with a roster; who stands in it."""
    copied(folder, stick / "花名册")
    (stick / "花名册" / "便携").touch()
    roster = stick / ROSTERS / OWN
    roster.parent.mkdir(parents=True)
    (stick / "名单.csv").write_text(LIST, encoding="utf-8")
    place = "--level village --unit 四合村 --township 华阳镇 --county 洋县".split()
    asked(stick, "new", roster, *place)
    asked(stick, "import", roster, stick / "名单.csv", "--roster", "person", "--json", status=(1,))
    people = names(stick, roster)
    must(len(people) == 2, "both people are in the file")
    return people


def lay_earlier(folder: Path) -> list[str]:
    """A file of every revision, as its own program left it; their names."""
    laid = []
    for source in sorted(EARLIER.glob("*.sql")):
        laid.append(f"河湾村 {source.stem}.roster")
        with closing(sqlite3.connect(folder / laid[-1])) as connection:
            connection.executescript(source.read_text(encoding="utf-8"))
    return laid


def update(folder: Path, stick: Path) -> None:
    """What a person does: lay the new folder there, carry two things over, take the old one away."""
    (stick / "花名册").rename(stick / "旧的")
    copied(folder, stick / "花名册")
    for kept in ("便携", "数据"):
        (stick / "旧的" / kept).rename(stick / "花名册" / kept)
    shutil.rmtree(stick / "旧的")


def opened(stick: Path, name: str, old: str, people: list[str]) -> str:
    """The new program opens what the old one left; its revision now."""
    roster = stick / ROSTERS / name
    # The first command that writes: those that only read leave an old file as it is.
    asked(stick, "check", roster, "--json", status=(0, 1))
    must(names(stick, roster) == people, f"{name}: everybody is as before")
    asked(stick, "doctor", roster)
    new = revision(roster)
    if new != old:
        kept = {revision(path): path for path in (roster.parent / "备份").glob(f"{roster.stem}-*.roster")}
        must(old in kept, f"{name}: a copy of the file of revision {old} is kept")
        with closing(sqlite3.connect(kept[old])) as connection:
            found = {found for (found,) in connection.execute("SELECT name FROM roster_person")}
        must(set(people) <= found, f"{name}: everybody is in that copy")
    return new


def asked(stick: Path, *words: object, status: Collection[int] = (0,)) -> str:
    """What the program on the stick answers; it finds nothing of this computer's Python."""
    program = stick / "花名册" / "roster-desktop"
    surroundings = {"HOME": str(stick), "PATH": "/nowhere", "LANG": "C.UTF-8"}
    command = [str(program), *(str(word) for word in words)]
    ran = subprocess.run(command, env=surroundings, capture_output=True, text=True, check=False)
    must(ran.returncode in status, f"{' '.join(command[1:])}: {ran.returncode}\n{ran.stdout}{ran.stderr}")
    return ran.stdout


def names(stick: Path, roster: Path) -> list[str]:
    """Everybody in the file, as the program tells it."""
    told = json.loads(asked(stick, "rows", roster, "person", "--json"))
    return sorted(row["name"] for row in told)


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
