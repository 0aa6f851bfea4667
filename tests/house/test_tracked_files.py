"""What every file in the repository keeps to, whatever it is about."""

from __future__ import annotations

import ast
import io
import re
import subprocess
import tokenize
from functools import cache
from pathlib import Path
from tempfile import gettempdir

import pytest

ROOT = Path(__file__).parents[2]
LONGEST_LINE = 110
MOST_LINES = 400
LARGEST_FILE = 1_500_000
# Words that say nothing of what a thing is.
EMPTY_NAMES = frozenset(
    "base common controller handler handlers helper helpers manager misc service util utils".split()
)
# Names of XML vocabularies look like addresses; nobody connects to them.
VOCABULARIES = frozenset(
    (
        "www.w3.org",
        "schemas.openxmlformats.org",
        "schemas.microsoft.com",
        "purl.org",
        "purl.oclc.org",
        "www.freedesktop.org",
        "openoffice.org",
    )
)
# Written in pieces, or this file would be the first to be found.
LEFT_OVER = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X|HA" + r"CK)\b")
INDEX_SETTING = re.compile("--(?:extra-)?index" + "-url|--find" + "-links")
CLASS = re.compile(r"^[ \t]*class[ \t]+(\w+)", re.MULTILINE)
ADDRESS = re.compile(r"\b(?:https?|ftp)" + r"://([\w.-]+)")
MACHINE_PATH = re.compile(r"(?<![\w.\]/-])/(?:root|work|Users|home/[a-z]\w+)/\w")
# Windows takes a month without its zero for an error: the window would not open there.
LINUX_ONLY = re.compile("%" + r"-[dHIjmMSUWy]")
# How git lists a symbolic link; one that leads out of the checkout takes the place of what lies there.
LINK = "120000"


@cache
def tracked() -> tuple[Path, ...]:
    """Every file under version control that is there."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout: nothing says which files belong to it")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    paths = (ROOT / name for name in listed.decode("utf-8").split("\0") if name)
    return tuple(path for path in paths if path.is_file())


@cache
def texts() -> list[tuple[str, str]]:
    """Name and text of every tracked file that is text."""
    found = []
    for path in tracked():
        content = path.read_bytes()
        if b"\0" not in content[:8000]:
            found.append((path.relative_to(ROOT).as_posix(), content.decode("utf-8")))
    return found


@cache
def code() -> list[tuple[str, str]]:
    """Name and text of every tracked Python file."""
    return [(name, text) for name, text in texts() if name.endswith(".py")]


def opening_words(text: str) -> str:
    """The docstring of a module; only its first statement is read, as there are a thousand modules."""
    between = (tokenize.COMMENT, tokenize.NL)
    tokens = (one for one in tokenize.generate_tokens(io.StringIO(text).readline) if one.type not in between)
    first, second = next(tokens), next(tokens, None)
    if first.type != tokenize.STRING or second is None or second.type != tokenize.NEWLINE:
        return ""
    return ast.get_docstring(ast.parse(first.string)) or ""


def found_in(pattern: re.Pattern[str], files: list[tuple[str, str]]) -> list[str]:
    """Every place where the pattern stands, as file, line number and text."""
    return [
        f"{name}:{number}: {line.strip()[:120]}"
        for name, text in files
        for number, line in enumerate(text.splitlines(), start=1)
        if pattern.search(line)
    ]


def nothing_in(places: list[str]) -> bool:
    """True where nothing was found; else a failure that lists every place, however many there are."""
    if places:
        pytest.fail("\n".join(places), pytrace=False)
    return True


def words_of(name: str) -> set[str]:
    """The words of a name, whether it is written in_this_way or InThisWay."""
    return set(re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower().split("_"))


def test_no_work_is_left_over():
    assert nothing_in(found_in(LEFT_OVER, code()))


def test_no_file_names_where_packages_come_from():
    assert nothing_in(found_in(INDEX_SETTING, texts()))


def test_no_file_names_an_address_on_the_network():
    addresses = [
        f"{name}: {host}"
        for name, text in texts()
        for host in ADDRESS.findall(text)
        if host not in VOCABULARIES
    ]

    assert nothing_in(addresses)


def test_no_file_names_a_place_on_one_machine():
    # A checkout may lie where every system keeps what is temporary, which scripts may name.
    places = {ROOT.parent, Path.home()} - {Path(gettempdir())}
    here = re.compile("|".join(re.escape(f"{place}/") for place in places if place.name) or "(?!)")

    assert nothing_in(found_in(MACHINE_PATH, texts()) + found_in(here, texts()))


def test_no_code_writes_times_in_a_way_that_only_some_systems_know():
    assert nothing_in(found_in(LINUX_ONLY, code()))


def test_no_link_stands_among_the_files():
    tracked()
    listed = subprocess.run(["git", "ls-files", "-s"], cwd=ROOT, capture_output=True, text=True, check=True)

    assert nothing_in([line for line in listed.stdout.splitlines() if line.startswith(LINK)])


def test_no_file_is_larger_than_it_must_be():
    assert nothing_in([path.name for path in tracked() if path.stat().st_size > LARGEST_FILE])


def test_a_line_of_code_can_be_read_without_scrolling():
    too_long = [
        f"{name}:{number}: {len(line)}"
        for name, text in code()
        for number, line in enumerate(text.splitlines(), start=1)
        if len(line) > LONGEST_LINE
    ]

    assert nothing_in(too_long)


def test_a_room_has_one_subject_and_at_most_four_hundred_lines():
    too_large = [
        f"{name}: {len(text.splitlines())}"
        for name, text in code()
        # The declarations are data, as long as the rosters are wide.
        if len(text.splitlines()) > MOST_LINES and not name.startswith("roster_desktop/rosters/")
    ]

    assert nothing_in(too_large)


def test_every_room_says_what_it_is_for():
    silent = [name for name, text in code() if text.strip() and not opening_words(text)]

    assert nothing_in(silent)


def test_names_say_what_a_thing_is():
    files = [name for name, _ in code() if words_of(Path(name).stem) & EMPTY_NAMES]
    classes = [
        f"{name}: {made}"
        for name, text in code()
        for made in CLASS.findall(text)
        if words_of(made) & EMPTY_NAMES
    ]

    assert nothing_in(files + classes)
