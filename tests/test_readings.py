"""How Chinese is read: as the library reads it with its phrases, without loading them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from roster_desktop.places import resource
from roster_desktop.readings import initials

ROOT = Path(__file__).parents[1]


def told_by(*words: str) -> bytes:
    """What a Python of its own says: phrases are loaded once for all of a process."""
    return subprocess.run([sys.executable, *words], cwd=ROOT, capture_output=True, check=True).stdout


def initials_here(text: str) -> list[str]:
    """How a program that loaded no phrases reads it: tests beside this one may have."""
    code = f"from roster_desktop.readings import initials; print(*initials({text!r}))"
    return told_by("-c", code).decode().split()


def test_programs_that_this_one_starts_know_phrases_if_they_want():
    code = (
        "import os\n"
        "from roster_desktop.readings import characters\n"
        "characters()\n"
        "print('PYPINYIN_NO_PHRASES' in os.environ)\n"
    )

    assert told_by("-c", code).split() == [b"False"]


def test_every_option_is_read_as_the_library_reads_it_with_its_phrases():
    told = told_by("packaging/build_readings.py", "-").decode()

    assert resource("readings", "options.tsv").read_text("utf-8").splitlines() == told.splitlines()


def test_an_option_is_read_by_its_phrase_and_not_by_each_character():
    assert initials("长期慢性病") == {"cqmxb"}


def test_another_text_is_read_by_every_way_of_its_characters():
    assert set(initials_here("曾长期")) >= {"zcq", "czq"}


def test_of_very_many_ways_those_with_one_rarer_character_are_kept():
    read = initials_here("重庆曾单解仇盛朴行")

    assert len(read) == 64
    assert {"zqcdjcspx", "cqcdjcspx", "zqcdjcsph"} <= set(read)


def test_whoever_reads_names_and_options_loads_no_phrases():
    code = (
        "import sys\n"
        "from roster_desktop.store.search import sort_key\n"
        "from roster_desktop.readings import initials\n"
        "assert sort_key('李安') == 'li an' and initials('长期慢性病') == {'cqmxb'}\n"
        "print('pypinyin.phrases_dict' in sys.modules, len(sys.modules['pypinyin.constants'].PHRASES_DICT))\n"
    )

    assert told_by("-c", code).split() == [b"False", b"0"]
