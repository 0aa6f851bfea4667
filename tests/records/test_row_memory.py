"""What a row remembers of its writes survives being written down."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roster_desktop.records import BLANK, Cell, Pair, Version
from roster_desktop.records import row_memory as memory

WRITERS = ("a" * 20, "b" * 20, "a" * 20 + "@r1", "book#1f")
VERSIONS = st.dictionaries(st.sampled_from(WRITERS), st.integers(1, 9), min_size=1).map(Version.of)
TEXTS = st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=6)


@st.composite
def pairs(draw: st.DrawFn) -> Pair:
    version = draw(VERSIONS)
    by = draw(st.sampled_from(["", *(writer for writer, _ in version.writes)]))
    pair = Pair((draw(TEXTS),), version, by)
    return pair.beside() if by and draw(st.booleans()) else pair


CELLS = st.dictionaries(
    st.sampled_from(("name", "phone", "removal")), st.frozensets(pairs(), min_size=1, max_size=3).map(Cell)
)


@given(CELLS)
def test_cells_survive_being_written_down(cells):
    assert memory.read(memory.written(cells)) == cells


@given(CELLS, st.dictionaries(st.sampled_from(("name", "phone")), TEXTS.map(lambda text: (text,))))
def test_texts_that_the_columns_show_are_found_there_again(cells, shown):
    assert memory.read(memory.written(cells, shown), shown) == cells


def test_what_a_column_shows_is_not_written_twice():
    cells = {"name": BLANK.written(("张三",), "w", 1)}

    assert "张三" in memory.written(cells)
    assert "张三" not in memory.written(cells, {"name": ("张三",)})


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", '{"w": [], "g": [[[0, 1], 0, {"name": ["x"]}]]}', '{"w": 1, "g": 2}']
)
def test_a_memory_that_is_none_is_a_value_error(text):
    with pytest.raises(ValueError, match=r"."):
        memory.read(text)
