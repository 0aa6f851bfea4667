"""The window in English, in a process of its own: every page is turned to, nothing of its own is Chinese."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator

import pytest

from roster_desktop.checks import RULEBOOK
from roster_desktop.policies import PARAMETERS
from roster_desktop.reports import REPORTS
from roster_desktop.rosters import CATALOG
from roster_desktop.schema import UNVERIFIED
from roster_desktop.tasks.privacy_papers import PAPERS
from roster_desktop.tasks.verifying import WAYS

UNIT = ("河湾村", "清水镇", "安平县", "刘会计", "王建国")
"""Whose file it is, who types, and who is listed: what people wrote."""
_STEP = "新增 王建国（人员信息）"
"""A step of the history is called in the file as it was when it was done."""
_OF_A_RULE = 'href="checking"'
"""What a rule says beside its cell leads to the checks, and stays as the rule book has it."""
_GAP = re.compile(r"\{\w+\}")
_BOOK = re.compile(r"_五类花名册_\d{4}年\d{2}月_第\d+次")
"""What a submission is called, by which the office knows it."""
_ONE_AS_MANY = re.compile(r"(?<![\d.,:/-])1 (?:people|\w+(?<!s)s)\b")
_CHINESE = re.compile(r"[\u2e80-\u9fff\uff00-\uffef]")
_SCRIPT = """
import json, os, sys
from pathlib import Path
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QMenu, QWidget
from roster_desktop.wording import Language, speak
speak(Language.ENGLISH)
from ui.memory import Memory
from ui.starting import dressed_application
folder = Path(sys.argv[1])
memory = Memory(folder / "settings.ini")
application = dressed_application(memory)
from roster_desktop.records import Level, Span, Unit
from roster_desktop.rosters import CATALOG
from roster_desktop.tasks.accounts import compute_period, open_period, period_at_hand
from roster_desktop.tasks.typing import add_row
from ui.main_window import MainWindow
found = {}
def look(place, widget):
    application.processEvents()
    shown = [one for one in widget.findChildren(QWidget) if one.isVisible()]
    told = {one.text() for one in shown if isinstance(one, (QLabel, QAbstractButton))}
    told |= {one.placeholderText() for one in shown if isinstance(one, QLineEdit)}
    told |= {said for one in shown for said in (one.accessibleName(), one.toolTip())}
    told |= {one.title() for one in shown if isinstance(one, QMenu)}
    told |= {said for menu in widget.findChildren(QMenu) for one in menu.actions()
             for said in (one.text(), one.toolTip())}
    told |= {one.itemText(at) for one in shown if isinstance(one, QComboBox) for at in range(one.count())}
    found[place] = sorted(filter(None, told))
window = MainWindow(CATALOG, memory)
window.resize(1366, 768)
window.show()
window.show_first_run()
look("first-run", window)
window.make_file(Unit(Level.VILLAGE, "河湾村", "", "清水镇", "安平县"), "刘会计", folder / "village.roster")
workspace = window.file.desk.workspace
add_row(workspace, CATALOG.people, {"name": "王建国"})
year = period_at_hand(workspace, Span.YEAR)
for span in Span:
    open_period(workspace, period_at_hand(workspace, span))
compute_period(workspace, year)
for key in window.file.titles:
    look(key, window.file.turn_to(key))
look("window", window)
print(json.dumps(found), flush=True)
os._exit(0)
"""


def own_words(text: str, data: list[str]) -> str:
    """The text without what is data."""
    text = _BOOK.sub("", text)
    for word in data:
        text = text.replace(word, "")
    return text


def data_words() -> Iterator[str]:
    """What stays Chinese: the official forms and papers, what their columns and chips are called, what rules
    say, the policies and reports that follow from them, words written into the file, names of new files, the
    name of the other language, and what people wrote."""
    for roster in (*CATALOG.rosters, *CATALOG.ledgers):
        yield from (roster.title, roster.short_title, roster.purpose)
        yield from (one.text for one in roster.quick_filters)
        for column in roster.columns:
            yield from (column.header, column.group, column.help)
    for parameter in PARAMETERS:
        yield from (parameter.title, parameter.help, parameter.group, parameter.unit, *parameter.options)
    for report in REPORTS:
        yield from (report.title, report.about, report.family.value)
    for rule in RULEBOOK.rule_by_id.values():
        yield from map(str.strip, (*_GAP.split(rule.message), *_GAP.split(rule.remedy)))
    yield from (one.title for one in PAPERS)
    yield from (UNVERIFIED.text, *WAYS, "默认", "花名册.roster", "中文")
    yield from (_STEP, *UNIT)


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """Place → every text that a label, a button or a field shows there."""
    ran = subprocess.run(
        [sys.executable, "-c", _SCRIPT, str(tmp_path_factory.mktemp("english"))],
        capture_output=True, text=True, check=True, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    found: dict[str, list[str]] = json.loads(ran.stdout.splitlines()[-1])
    return found


def test_nothing_of_the_windows_own_is_chinese_on_any_page(shown):
    data = sorted(filter(None, data_words()), key=len, reverse=True)
    left = {
        f"{place}: {text}"
        for place, texts in shown.items()
        for text in texts
        if _OF_A_RULE not in text and _CHINESE.search(own_words(text, data))
    }

    assert {"first-run", "home", "settings", "manual"} <= set(shown)
    assert sorted(left) == []


def test_one_is_not_told_as_many(shown):
    """There is one person, in no household."""
    told = {text for texts in shown.values() for text in texts}

    assert "1 person · 0 households" in told
    assert sorted(text for text in told if _ONE_AS_MANY.search(text)) == []


def test_the_pages_speak_english(shown):
    assert "Today" in shown["home"]
    assert "Settings" in shown["settings"]
    assert "Where to begin" in shown["first-run"]
