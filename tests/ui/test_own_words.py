"""By what one knows that a picture of the manual has become old."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui import own_words
from tests.ui.own_words import PAGE_BY_PICTURE, keep, older_pictures, words_of

PAGES = {page: ["QLabel：花名册"] for page in PAGE_BY_PICTURE.values()}


@pytest.fixture(autouse=True)
def _kept_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_words, "KEPT", tmp_path / "kept.json")
    keep(PAGES)


def test_only_words_of_its_own_count_neither_data_nor_what_has_a_number_in_it(qtbot: QtBot):
    whole = QWidget()
    qtbot.addWidget(whole)
    for said in ("花名册", "张桂英", "2026年12月", "还有 3 处"):
        QLabel(said, whole)
    short = QPushButton("↑", whole)
    short.setAccessibleName("上一处")

    assert words_of(whole) == ["QLabel：花名册", "QPushButton：上一处"]


def test_while_the_pages_say_the_same_no_picture_is_old():
    assert older_pictures(PAGES, PAGE_BY_PICTURE) == {}


def test_a_page_that_says_something_else_makes_its_pictures_old_and_no_others():
    now = PAGES | {"bring-in": ["QLabel：导入"]}
    otherwise = ["- QLabel：花名册", "+ QLabel：导入"]

    assert older_pictures(now, PAGE_BY_PICTURE) == {
        "import-preview": otherwise, "import-questions": otherwise,
    }  # fmt: skip


def test_other_colours_make_every_picture_old():
    told = json.loads(own_words.KEPT.read_text(encoding="utf-8"))
    own_words.KEPT.write_text(json.dumps(told | {"look": "another"}), encoding="utf-8")

    assert set(older_pictures(PAGES, PAGE_BY_PICTURE)) == set(PAGE_BY_PICTURE)


def test_another_column_makes_the_pictures_of_the_rosters_old():
    told = json.loads(own_words.KEPT.read_text(encoding="utf-8"))
    own_words.KEPT.write_text(json.dumps(told | {"rosters": told["rosters"][1:]}), encoding="utf-8")

    assert set(older_pictures(PAGES, PAGE_BY_PICTURE)) == {"roster-page", "card", "column-filter", "palette"}
