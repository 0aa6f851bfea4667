"""Two rows have the same mark just where they hold the same."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from roster_desktop.records import LISTED, REMOVAL_KEY, PlainCells, RowId, RowState, row_mark
from roster_desktop.records import row_memory as memory
from roster_desktop.records.plain_cells import Mark, mark_of
from roster_desktop.workbook.sheet_cells import SheetCells, layout_of
from tests.builders import TOY_PEOPLE
from tests.records.test_plain_cells import plain, rows

HAND = mark_of((("a", 1),), "a")


def marked(cells: PlainCells) -> str:
    return row_mark(TOY_PEOPLE, RowState(RowId("r"), "folk", cells))


def is_told(cells: PlainCells) -> bool:
    """Whether it is a listed row that holds anything."""
    return bool(cells) and cells.texts.get(REMOVAL_KEY, LISTED) == LISTED


@settings(max_examples=200, deadline=None)
@given(plain(), plain())
def test_listed_rows_have_the_same_mark_just_where_they_hold_the_same(one: PlainCells, other: PlainCells):
    assert bool(marked(one)) is is_told(one)
    assert (marked(one) == marked(other)) is (one == other or not (is_told(one) or is_told(other)))


@given(plain())
def test_the_mark_follows_from_what_is_held_and_not_from_its_order(cells: PlainCells):
    turned = PlainCells(dict(reversed(cells.texts.items())), dict(reversed(cells.marks.items())))

    assert marked(turned) == marked(cells)


SHOWN = st.lists(
    st.sampled_from(("", "甲", "1", "长" * 9, "\x1f", "\ud800")),
    min_size=len(TOY_PEOPLE.columns), max_size=len(TOY_PEOPLE.columns),
)  # fmt: skip
REGISTERS = st.lists(
    st.sampled_from([*(register.key for register in TOY_PEOPLE.registers), REMOVAL_KEY]), unique=True
)


@settings(max_examples=200, deadline=None)
@given(SHOWN, REGISTERS, st.sampled_from((HAND, mark_of((("a", 2), ("b@\x1f", 1)), "a"), mark_of((), ""))))
def test_a_row_that_stands_on_a_sheet_has_the_mark_of_its_registers(
    shown: list[str], registers: list[str], hand: Mark
):
    sheet = SheetCells(layout_of(TOY_PEOPLE), shown, [(hand, tuple(registers))])

    assert marked(PlainCells.later(sheet)) == marked(PlainCells(*sheet.told()))


def test_where_one_text_ends_and_the_next_begins_is_told_apart():
    def held(*texts: str) -> PlainCells:
        keys = ("remark", "phone")[: len(texts)]
        return PlainCells(
            {key: (text,) for key, text in zip(keys, texts, strict=True)}, dict.fromkeys(keys, HAND)
        )

    assert marked(held("甲乙", "")) != marked(held("甲", "乙"))
    assert marked(held("甲\x1f", "乙")) == ""


def test_a_row_of_several_ids_or_with_several_values_has_none():
    cells = PlainCells({"phone": ("1",)}, {"phone": HAND})

    assert row_mark(TOY_PEOPLE, RowState(RowId("r"), "folk", cells, frozenset({RowId("s")}))) == ""
    assert row_mark(TOY_PEOPLE, rows(cells)[1]) == ""


@given(plain())
def test_a_mark_beside_a_memory_alters_nothing_of_it(cells: PlainCells):
    text = memory.written(cells)
    with_mark = memory.with_mark(text, marked(cells))

    assert memory.mark_in(with_mark) == marked(cells)
    assert memory.mark_in(text) == ""
    assert memory.read(with_mark) == memory.read(text)
