"""Figures of a report: sums, rates, and what cannot be said."""

from __future__ import annotations

from decimal import Decimal

import pytest

from roster_desktop.reports import Counted, Head, Line, ReportTable, rate, shown

HEADS = (
    Head("村"),
    Head("目标数", Counted.PERSONS),
    Head("完成数", Counted.PERSONS),
    Head("完成率", Counted.RATE, rate_of=(2, 1)),
)


def table(*lines: tuple[object, ...]) -> ReportTable:
    return ReportTable("t", "表", HEADS, tuple(Line(cells) for cells in lines), ())  # type: ignore[arg-type]


def test_a_rate_is_rounded_to_a_tenth_as_people_do():
    assert rate(765, 470) == Decimal("162.8")
    assert rate(1, 800) == Decimal("0.1")
    assert rate(0, 5) == Decimal("0.0")


def test_of_nothing_there_is_no_rate():
    assert rate(5, 0) is None
    assert rate(None, 5) is None


def test_the_total_sums_numbers_and_takes_the_rate_of_the_sums():
    found = table(("白石村", 100, 50, Decimal("50.0")), ("四合村", 300, 300, Decimal("100.0"))).total

    assert found == ("合计", 400, 350, Decimal("87.5"))


def test_a_table_without_lines_has_no_total():
    assert table().total is None


def test_a_line_as_long_as_its_heads_is_the_only_one_that_stands():
    with pytest.raises(ValueError, match="as long as its heads"):
        table(("白石村", 1))


@pytest.mark.parametrize(
    ("figure", "counted", "text"),
    [
        (21500, Counted.YUAN, "21,500"),
        (Decimal("162.8"), Counted.RATE, "162.8%"),
        (None, Counted.RATE, "—"),
        (None, Counted.PERSONS, ""),
        (0, Counted.PERSONS, "0"),
        ("白石村", Counted.WORDS, "白石村"),
    ],
)
def test_figures_are_shown_as_people_read_them(figure, counted: Counted, text: str):
    assert shown(figure, counted) == text
