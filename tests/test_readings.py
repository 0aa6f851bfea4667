"""The tables of readings: whole, whichever way they are loaded."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib import resources

from roster_desktop import readings


def test_the_phrases_are_the_librarys_own_all_of_them():
    library = readings.phrases()
    whole = json.loads(resources.files(library).joinpath("phrases_dict.json").read_text("utf-8"))

    assert dict(readings._entries(json.dumps(whole, ensure_ascii=False))) == whole
    assert library.pinyin("长期", style=library.Style.FIRST_LETTER) == [["c"], ["q"]]


def test_an_object_without_entries_has_none():
    assert list(readings._entries('{ \n}')) == []


def test_whoever_reads_names_loads_no_phrases():
    code = (
        "import sys\n"
        "from roster_desktop.store.search import sort_key\n"
        "assert sort_key('李安') == 'li an'\n"
        "print('pypinyin.phrases_dict' in sys.modules, len(sys.modules['pypinyin.constants'].PHRASES_DICT))\n"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert told.stdout.split() == ["False", "0"]
