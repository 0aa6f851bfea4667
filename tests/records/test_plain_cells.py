"""Cells kept as texts and marks are the same as cells kept as sets of pairs, whatever is done with them."""

from __future__ import annotations

import json
import pickle

from hypothesis import given, settings
from hypothesis import strategies as st

from roster_desktop.records import (
    BLANK,
    LISTED,
    REMOVAL_KEY,
    Cell,
    Pair,
    PlainCells,
    RowId,
    RowState,
    keys_of,
    shown_texts,
)
from roster_desktop.records import row_memory as memory
from roster_desktop.records.plain_cells import mark_of
from tests.builders import TOY, TOY_PEOPLE

REGISTERS = (*(register.key for register in TOY_PEOPLE.registers), "explanations:C05:0123456789abcdef")

ANY_SIGN = st.characters(exclude_categories=())


@st.composite
def plain(draw: st.DrawFn) -> PlainCells:
    """Cells of a row, of few writers and values, so that two of them often meet."""
    texts, marks = {}, {}
    for register in draw(st.sets(st.sampled_from(REGISTERS))):
        spec = TOY_PEOPLE.register_by_key.get(register)
        width = len(spec.columns) if spec else 3
        words = st.lists(st.sampled_from(("", "甲", "乙")), min_size=width, max_size=width)
        texts[register] = tuple(draw(words))
        if register == REMOVAL_KEY:
            texts[register] = draw(st.sampled_from((LISTED, ("迁出", "2026-01-01"))))
        writer = draw(st.sampled_from(("a", "b")))
        marks[register] = mark_of(((writer, draw(st.integers(1, 2))),), writer)
    return PlainCells(texts, marks)


def in_full(cells: PlainCells) -> dict[str, Cell]:
    return {
        register: Cell(frozenset({Pair(value, *cells.marks[register])}))
        for register, value in cells.texts.items()
    }


def rows(cells: PlainCells) -> tuple[RowState, RowState]:
    """The row twice: kept plainly, and in full."""
    return RowState(RowId("r"), "folk", cells), RowState(RowId("r"), "folk", in_full(cells))


@settings(max_examples=40, deadline=None)
@given(plain())
def test_whoever_looks_at_a_row_sees_the_same(cells: PlainCells):
    one, other = rows(cells)

    assert one == other
    assert pickle.loads(pickle.dumps(cells)) == in_full(cells)
    assert (one.standing, one.open_registers, one.shown(()), one.version, one.versions) == (
        other.standing, other.open_registers, other.shown(()), other.version, other.versions,
    )  # fmt: skip
    assert keys_of(TOY, one) == keys_of(TOY, other)


@settings(max_examples=40, deadline=None)
@given(plain(), plain())
def test_rows_meet_and_are_altered_alike(mine: PlainCells, theirs: PlainCells):
    one, other = rows(mine)
    one_too, other_too = rows(theirs)

    assert one.merged(one_too) == other.merged(other_too)
    assert one.with_cells(theirs) == other.with_cells(in_full(theirs))
    assert one.with_cells(dict.fromkeys(theirs, BLANK)) == other.with_cells(dict.fromkeys(theirs, BLANK))
    assert set(mine.differing(theirs)) == {
        register for register in {*mine, *theirs} if mine.get(register, BLANK) != theirs.get(register, BLANK)
    }


@settings(max_examples=40, deadline=None)
@given(plain())
def test_what_a_row_remembers_is_read_back(cells: PlainCells):
    shown = {
        register.key: cells.texts.get(register.key, ("",) * len(register.columns))
        for register in TOY_PEOPLE.registers
    }
    told = [register for register in cells.texts if register in shown]
    quick = memory.of_one_hand(cells, told)

    assert memory.read(memory.written(cells)) == in_full(cells)
    assert memory.read(memory.written(cells, shown), shown) == in_full(cells)
    assert quick is None or memory.read(quick, shown) == in_full(cells)


@settings(max_examples=60, deadline=None)
@given(plain(), st.booleans())
def test_a_row_kept_plainly_shows_the_same_texts(cells: PlainCells, is_touched: bool):
    if is_touched:
        mark = mark_of((("a", 1),), "a")
        cells = PlainCells({**cells.texts, "touched:school": ("",)}, {**cells.marks, "touched:school": mark})
    one, other = rows(cells)

    assert shown_texts(TOY_PEOPLE, one, ()) == shown_texts(TOY_PEOPLE, other, ())


@settings(max_examples=200, deadline=None)
@given(
    st.dictionaries(st.text(ANY_SIGN), st.one_of(st.text(ANY_SIGN), st.lists(st.text(ANY_SIGN)), st.just(0)))
)
def test_whatever_stands_in_a_row_is_remembered_as_json_writes_it(said: dict[str, object]):
    # Half signs too: files of earlier versions and marks of rows hold these very texts.
    assert memory.as_json(said) == json.dumps(said, ensure_ascii=False, separators=(",", ":"))


def test_a_row_of_one_hand_is_remembered_in_a_few_letters():
    mark = mark_of((("a", 1),), "a")
    texts = {"name": ("张三",), REMOVAL_KEY: LISTED}
    cells = PlainCells(texts, dict.fromkeys(texts, mark))

    assert memory.of_one_hand(cells, tuple(texts)) == '{"w":["a"],"g":[[[0,1],0,1]]}'
    assert memory.read(memory.of_one_hand(cells, tuple(texts)) or "", {"name": ("张三",)}) == in_full(cells)
