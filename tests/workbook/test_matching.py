"""Whatever a clerk does to the order of a sheet, every person who can be known again is."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from roster_desktop.records import RowId, RowState
from roster_desktop.records.assignment import best_assignment
from roster_desktop.workbook import RawBook, SubmittedRow, deliver, read_workbook
from tests.builders import TOY, TOY_PEOPLE
from tests.workbook.books import FIRST_ROW, submission, villagers, workers, written

COUNT = 6
SHOWN = len(TOY_PEOPLE.columns)
REMARK = SHOWN - 1


@pytest.fixture(scope="module")
def raw(tmp_path_factory: pytest.TempPathFactory) -> RawBook:
    book = submission(villagers(COUNT), workers())
    return read_workbook(written(tmp_path_factory.mktemp("books"), book))


def rearranged(raw: RawBook, rows: list[list[str]]) -> RawBook:
    """The book with these rows of people instead of its own."""
    place = next(place for place, sheet in enumerate(raw.sheets) if sheet.name == TOY_PEOPLE.short_title)
    sheet = replace(raw.sheets[place], rows=raw.sheets[place].rows[: FIRST_ROW - 1] + rows)
    return replace(raw, sheets=(*raw.sheets[:place], sheet, *raw.sheets[place + 1 :]))


def people(raw: RawBook) -> list[list[str]]:
    [sheet] = [sheet for sheet in raw.sheets if sheet.name == TOY_PEOPLE.short_title]
    return [row + [""] * (SHOWN + 2 - len(row)) for row in sheet.rows[FIRST_ROW - 1 :]]


@given(
    shown=st.permutations(range(COUNT)),
    hidden=st.permutations(range(COUNT)),
    kept=st.sets(st.integers(0, COUNT - 1)),
    remarked=st.sets(st.integers(0, COUNT - 1)),
)
def test_people_are_known_by_what_the_row_says(
    raw: RawBook, shown: list[int], hidden: list[int], kept: set[int], remarked: set[int]
) -> None:
    """Visible and hidden cells go their own ways, some rows are cut as a whole,
    some remarks are rewritten."""
    source = people(raw)
    rows = []
    for place in sorted(kept):
        cells = source[shown[place]][:SHOWN] + source[hidden[place]][SHOWN:]
        if place in remarked:
            cells[REMARK] = f"新备注{place}"
        rows.append(cells)
    remembered = {hidden[place] for place in kept}

    found = deliver(rearranged(raw, rows), TOY).delivery

    folk = [row for row in found.rows if row.roster == TOY_PEOPLE.key and row.number]
    for place, row in zip(sorted(kept), folk, strict=True):
        assert row.state is not None
        if shown[place] in remembered:
            assert row.state.id == villagers(COUNT)[shown[place]].state.id
            assert row.hand_edited == ({"remark"} if place in remarked else set())
        else:
            assert row.state.id not in {person.state.id for person in villagers(COUNT)}
    missing = {row for roster, row in found.missing if roster == TOY_PEOPLE.key}
    assert missing == {
        villagers(COUNT)[number].state.id
        for number in range(COUNT)
        if number not in remembered or number not in {shown[place] for place in kept}
    }


@st.composite
def cells(draw: st.DrawFn, raw: RawBook) -> list[list[str]]:
    """Rows put together from pieces of the real ones, any of them any number of times."""
    source = people(raw)
    rows = []
    for _ in range(draw(st.integers(0, 8))):
        shown, hidden = draw(st.sampled_from(source)), draw(st.sampled_from([*source, [""] * (SHOWN + 2)]))
        row = list(shown[:SHOWN] + hidden[SHOWN:])
        for place in draw(st.sets(st.integers(0, SHOWN - 1), max_size=3)):
            row[place] = draw(st.sampled_from(("", "改过", source[0][place], source[1][place])))
        rows.append(row)
    return rows


@given(data=st.data())
def test_no_memory_serves_two_rows_whatever_is_done(raw: RawBook, data: st.DataObject) -> None:
    delivery = deliver(rearranged(raw, data.draw(cells(raw))), TOY).delivery

    ids = [row.state.id for row in delivery.rows if row.state and row.roster == TOY_PEOPLE.key]
    assert len(set(ids)) == len(ids)
    present = set(ids)
    assert all(row not in present for roster, row in delivery.missing if roster == TOY_PEOPLE.key)


def choices(ones: int, others: int) -> Iterator[list[tuple[int, int]]]:
    """Every one-to-one choice."""
    for columns in permutations([*range(others), *[-1] * ones], ones):
        yield [(one, other) for one, other in enumerate(columns) if other >= 0]


@given(
    ones=st.integers(1, 4),
    others=st.integers(1, 4),
    weights=st.lists(st.one_of(st.none(), st.integers(0, 6)), min_size=16, max_size=16),
)
def test_the_best_choice_is_the_best_of_all(ones: int, others: int, weights: list[int | None]) -> None:
    edges = {
        (one, other): weight
        for one in range(ones)
        for other in range(others)
        if (weight := weights[4 * one + other]) is not None
    }

    chosen = best_assignment(edges)

    possible = [pairs for pairs in choices(ones, others) if all(pair in edges for pair in pairs)]
    best = max((len(pairs), sum(edges[pair] for pair in pairs)) for pairs in possible)
    assert (len(chosen), sum(edges[pair] for pair in chosen)) == best
    assert len({one for one, _ in chosen}) == len({other for _, other in chosen}) == len(chosen)


def test_a_great_crowd_is_joined_best_pairs_first() -> None:
    edges = {(one, other): int(one == other) for one in range(100) for other in range(100)}

    assert sorted(best_assignment(edges)) == [(one, one) for one in range(100)]


def test_many_rows_without_any_key_are_joined_in_their_order(tmp_path: Path) -> None:
    nameless = [
        SubmittedRow(RowState(RowId(f"n{n}"), TOY_PEOPLE.key), {"remark": f"第{n}行"}) for n in range(150)
    ]

    rows = deliver(read_workbook(written(tmp_path, submission(nameless))), TOY).delivery.rows

    assert [row.state.id for row in rows if row.state] == [f"n{n}" for n in range(150)]
