"""What a closed period keeps comes back as it was."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from roster_desktop.reports import Counted, Head, Line, ReportTable
from roster_desktop.reports.kept import tables_in, text_of

TEXTS = st.text(max_size=8)
FIGURES = st.one_of(st.none(), st.integers(), TEXTS, st.decimals(allow_nan=False, allow_infinity=False))


@st.composite
def tables(draw: st.DrawFn) -> ReportTable:
    many = draw(st.integers(1, 4))
    heads = draw(st.lists(st.builds(Head, TEXTS, st.sampled_from(Counted)), min_size=many, max_size=many))
    cells = st.lists(FIGURES, min_size=many, max_size=many).map(tuple)
    rows = st.lists(st.tuples(TEXTS, TEXTS), max_size=2).map(tuple)
    lines = draw(st.lists(st.builds(Line, cells, rows), max_size=4))
    return ReportTable(
        draw(TEXTS),
        draw(TEXTS),
        tuple(heads),
        tuple(lines),
        (draw(TEXTS),),
        (draw(TEXTS),),
        draw(st.booleans()),
    )


@given(st.lists(tables(), max_size=3).map(tuple))
def test_tables_come_back_as_they_were(kept):
    assert tables_in(text_of(kept)) == kept


def test_a_rate_stays_exact():
    table = ReportTable(
        "t", "表", (Head("率", Counted.RATE, rate_of=(0, 0)),), (Line((Decimal("162.8"),)),), ()
    )

    [back] = tables_in(text_of([table]))

    assert (back.lines[0].cells[0], back.heads[0].rate_of) == (Decimal("162.8"), (0, 0))
