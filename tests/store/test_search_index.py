"""Long rosters are searched by an index: whatever was done to the file and however far the index goes, it
finds the same rows in the same order as going along all of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from itertools import islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roster_desktop.progress import Cancelled
from roster_desktop.records import RowId
from roster_desktop.store import driver, search_index
from roster_desktop.store.search_index import asked_for, letters_of
from roster_desktop.store.shapes import Access
from roster_desktop.tasks.search_words import index_words
from roster_desktop.wording import Refusal
from roster_desktop.workspace import Query, Workspace, guarding
from tests.trust.tally import so_many
from tests.workspace.toy import (
    FOLK,
    TOWNSHIP,
    VILLAGE,
    added,
    all_states,
    carried,
    files,
    opened,
    removed,
    restored,
    typed,
)

SIGNS = st.sampled_from("张三四王阿依·𠮷ÅßＡａabzhn0123459 \t%_'\"\\*?-\x00\x1c\u00ad\u0301")
TEXTS = st.text(SIGNS, max_size=6) | st.text(max_size=6)
ACTS = (
    "add", "add", "rename", "rename", "remove", "restore", "undo", "redo", "take", "index", "page", "copy",
)  # fmt: skip
STEPS = st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 5), TEXTS), min_size=1, max_size=12)

LONG = {"WORTH": 1, "PAGE": 2, "_TAKEN_IN": 1, "_MOST_ALTERED": 9, "_FEW": 1, "_LAYERS": 4, "_SAMPLE": 0}


@pytest.fixture(autouse=True)
def every_roster_is_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """A handful of rows shall be as much as a province."""
    for name, number in LONG.items():
        monkeypatch.setattr(search_index, name, number)


@dataclass
class Desk:
    """A clerk who types, takes back, takes in and copies, with an index that is somewhere on its way."""

    file: Workspace
    other: Workspace
    copies: int = 0
    rows: list[RowId] = field(default_factory=list)

    def do(self, act: str, which: int, text: str) -> None:
        getattr(self, f"_{act}")(which, text)

    def _add(self, which: int, text: str) -> None:
        # Of two files in turns, so that taking in joins some and brings others.
        self.rows.append(added(self.other if which == 5 else self.file, text, which + 1, remark=text[::-1]))

    def _rename(self, which: int, text: str) -> None:
        self._at(which, lambda row: typed(self.file, row, name=text, phone=text[:2]))

    def _remove(self, which: int, text: str) -> None:
        self._at(which, lambda row: removed(self.file, row))

    def _restore(self, which: int, text: str) -> None:
        for row in self.file.row_ids(Query(FOLK, removed=True))[:1]:
            restored(self.file, row)

    def _undo(self, which: int, text: str) -> None:
        if self.file.undo_label():
            self.file.undo()

    def _redo(self, which: int, text: str) -> None:
        if self.file.redo_label():
            self.file.redo()

    def _take(self, which: int, text: str) -> None:
        if all_states(self.other):
            carried(self.other, self.file, book=f"book{self.copies}{self.file.journal}")

    def _index(self, which: int, text: str) -> None:
        index_words(self.file)

    def _page(self, which: int, text: str) -> None:
        if page := self.file.words_to_index(FOLK):
            self.file.index_words(page, [page.letters_of(place) for place in range(len(page.words))])

    def _copy(self, which: int, text: str) -> None:
        """What goes on is the file's own backup."""
        self.copies += 1
        copy = self.file.path.with_name(f"copy{self.copies}.roster")
        self.file.snapshot(copy)
        self.file.close()
        self.file = opened(copy)

    def _at(self, which: int, act: Callable[[RowId], object]) -> None:
        listed = [row for row in self.rows if row in self.file.row_ids(Query(FOLK))]
        if listed:
            act(listed[which % len(listed)])


def along_all_rows(workspace: Workspace, query: Query) -> list[RowId]:
    """What is found without any index."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search_index, "_usable", lambda *_: None)
        return workspace.row_ids(query)


def pieces(texts: Sequence[str]) -> Iterator[str]:
    for text in texts:
        yield text
        yield from (text[at : at + size] for size in (1, 2, 3) for at in range(len(text)))


@settings(max_examples=so_many(quick=20, long=600))
@given(steps=STEPS, looked_for=st.lists(TEXTS, max_size=3))
def test_the_index_finds_what_going_along_all_rows_finds(steps, looked_for):
    with files(TOWNSHIP, VILLAGE) as (here, there):
        desk = Desk(here, there)
        for step in (("add", 0, "张三"), ("add", 1, "ＡＢ单雄信"), ("index", 0, ""), *steps):
            desk.do(*step)
        names = [text for act, _, text in steps if act in ("add", "rename")]
        for text in {"zs", "138", "张 三", "单雄", *looked_for, *islice(pieces(names[-2:]), 12)}:
            for is_removed in (False, True):
                query = Query(FOLK, find=text, removed=is_removed)
                wanted = along_all_rows(desk.file, query)

                assert desk.file.row_ids(query) == wanted
                assert desk.file.count(query) == len(wanted)
                assert desk.file.first_ids(query, 2) == wanted[:2]
                assert desk.file.first_ids(query, 99) == wanted
        desk.file.close()


@given(text=TEXTS, at=st.integers(0, 9), size=st.integers(1, 9))
def test_no_piece_of_a_text_asks_for_letters_that_the_text_lacks(text, at, size):
    piece = text[at : at + size]

    assert set(asked_for([piece])) <= letters_of(text)


def indexed(workspace: Workspace, people: int = 9) -> list[RowId]:
    names = "王秀英 李伟 张三 单雄信 曾小贤 阿依古丽 𠮷田 解晓东 仇英".split()
    rows = [added(workspace, name, place + 1) for place, name in enumerate(names[:people])]
    index_words(workspace)
    return rows


def is_used(workspace: Workspace, text: str) -> bool:
    """Whether the index answers."""
    asked = []
    with pytest.MonkeyPatch.context() as patch:
        usable = search_index._usable
        patch.setattr(search_index, "_usable", lambda *given: asked.append(usable(*given)) or asked[-1])
        workspace.first_ids(Query(FOLK, find=text), 5)
    return asked[-1] is not None


@pytest.mark.parametrize("text", ["雄", "雄信", "sxx", "shan", "6107", "单雄信", "xi", "单 6107"])
def test_the_index_answers_for(village: Workspace, text):
    indexed(village)

    assert is_used(village, text)


@pytest.mark.parametrize("text", ["6", "61", "x", "", "\x00雄"])
def test_what_nearly_every_row_holds_is_looked_for_in_the_rows(village: Workspace, text):
    indexed(village)

    assert not is_used(village, text)


def test_a_short_roster_has_no_index(village: Workspace, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(search_index, "WORTH", 60_000)
    indexed(village)

    assert village.setting("search_index.folk") is None
    assert not is_used(village, "雄信")


def test_the_first_rows_come_in_the_order_that_was_asked(village: Workspace):
    rows = indexed(village)
    by_name = Query(FOLK, find="6107", order=(("name", True),))

    assert village.first_ids(Query(FOLK, find="6107"), 3) == rows[:3]
    assert village.first_ids(by_name, 3) == village.row_ids(by_name)[:3]
    assert village.first_ids(Query(FOLK), 3) == rows[:3]


def test_many_altered_rows_are_taken_in_and_much_later_it_is_made_anew(village: Workspace):
    rows = indexed(village)
    for number in range(12):
        for row in rows[:3]:
            typed(village, row, phone=f"138{number:08}")
        assert index_words(village) >= 3

        assert is_used(village, "雄信")
        assert village.row_ids(Query(FOLK, find=f"138{number:08}")) == rows[:3]


def test_a_page_that_was_read_before_the_index_was_made_anew_is_not_written(village: Workspace):
    rows = indexed(village)
    for row in rows[:3]:
        typed(village, row, phone="13800000001")
    page = village.words_to_index(FOLK)
    assert page is not None
    index_words(village)

    assert not village.index_words(page, [page.letters_of(place) for place in range(len(page.words))])


def test_whoever_stops_it_goes_on_where_it_was(village: Workspace):
    class Impatient:
        told = 0

        def report(self, done: int, total: int, what: str) -> None:
            self.told += 1
            if self.told > 2:
                raise Cancelled

    for place in range(9):
        added(village, "张三", place + 1)
    with pytest.raises(Cancelled):
        index_words(village, Impatient())
    assert not is_used(village, "张三")

    assert 0 < index_words(village) < 9
    assert is_used(village, "张三")


def test_rows_folded_by_other_rules_are_indexed_anew(village: Workspace):
    indexed(village)
    village.set_setting("worked_out_by", "an earlier program")
    assert not is_used(village, "雄信")

    assert index_words(village) == 9
    assert is_used(village, "雄信")


def test_a_damaged_index_hinders_nobody(village: Workspace):
    rows = indexed(village)
    path = village.path
    village.close()
    with closing(sqlite3.connect(path)) as file, file:
        file.execute("DELETE FROM words_folk_data WHERE id = 10")
    with opened(path) as again:
        assert again.row_ids(Query(FOLK, find="雄信")) == [rows[3]]
        assert again.first_ids(Query(FOLK, find="雄信"), 5) == [rows[3]]


def test_a_file_that_is_only_read_is_searched_by_its_index_and_gets_none(village: Workspace):
    rows = indexed(village)
    village.close()
    with opened(village.path, Access.READ) as reader:
        assert is_used(reader, "雄信")
        assert reader.first_ids(Query(FOLK, find="雄信"), 5) == [rows[3]]
        assert index_words(reader) == 0


def test_the_file_tells_how_it_is_built_with_an_index_too(village: Workspace):
    indexed(village)

    assert "words_folk_data" in dict(village.structure().lines)
    assert village.doctor().problems == ()


@pytest.mark.skipif(not driver.CAN_PROTECT, reason="no SQLCipher for this machine")
def test_an_index_goes_along_when_a_file_gets_a_password(village: Workspace):
    rows = indexed(village)
    path = village.path
    village.close()
    guarding.protect(path, guarding.new_protection("春眠不觉晓处处闻啼鸟", guarding.new_code()))
    with pytest.raises(Refusal):
        opened(path)
    key = guarding.key_by_password(path, "春眠不觉晓处处闻啼鸟")
    with opened(path, key=key) as again:
        assert is_used(again, "雄信")
        assert again.row_ids(Query(FOLK, find="雄信")) == [rows[3]]
