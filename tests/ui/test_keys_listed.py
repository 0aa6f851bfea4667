"""The page of keys names every key that is installed, and none twice for one place; the pages of a file:
`test_every_page.py`."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from roster_desktop.reports.table_pages import table_pages
from tests.ui.keys import installed, listed, spelled
from tests.ui.test_paper import TABLE
from ui.actions import Scope
from ui.dialogs.keys import keys_of
from ui.paper import Preview


def test_every_key_of_the_preview_stands_on_the_page_of_keys(qtbot: QtBot):
    preview = Preview("试验表", table_pages(TABLE), lambda: None)
    qtbot.addWidget(preview)

    assert installed(preview) - listed() == set()


def test_no_key_of_a_place_has_two_meanings_there():
    for scope in Scope:
        keys = [key for listed, _meaning in keys_of(scope) for key in spelled(listed)]
        assert len(keys) == len(set(keys)), scope
