"""A text that goes on in the next line is broken where a reader expects it."""

from __future__ import annotations

import pytest

from ui.look import text_font
from ui.tables.cell_drawing import lines_of


@pytest.mark.parametrize("width", range(90, 260, 7))
def test_a_closing_bracket_never_begins_a_line(qapp, width):
    lines = lines_of(text_font(15), "改一格（河湾村十月花名册.xlsx）", width)

    assert "".join(lines) == "改一格（河湾村十月花名册.xlsx）"
    assert not any(line.startswith("）") for line in lines)


def test_a_text_that_fits_is_one_line_and_a_break_in_it_is_kept(qapp):
    assert lines_of(text_font(15), "张桂英", 500) == ["张桂英"]
    assert lines_of(text_font(15), "张桂英\n李明", 500) == ["张桂英", "李明"]
