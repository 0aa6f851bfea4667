"""Versions are a partial order with a join,
cells a set of pairs whose merge depends on nothing but the set."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roster_desktop.records import BLANK, Cell, Order, Pair, Version
from tests.strategies import CELLS, VERSIONS

MIRRORED = {
    Order.EQUAL: Order.EQUAL,
    Order.CONCURRENT: Order.CONCURRENT,
    Order.OLDER: Order.NEWER,
    Order.NEWER: Order.OLDER,
}


@given(VERSIONS)
def test_a_version_survives_being_written_down(version: Version) -> None:
    assert Version.parse(version.text()) == version


@given(VERSIONS, VERSIONS)
def test_comparing_the_other_way_round_mirrors(one: Version, other: Version) -> None:
    assert other.compare(one) is MIRRORED[one.compare(other)]
    assert (one.compare(other) is Order.EQUAL) == (one == other)


@given(VERSIONS, VERSIONS, VERSIONS)
def test_covering_is_transitive(one: Version, other: Version, third: Version) -> None:
    wide, wider = one.joined(other), one.joined(other, third)

    assert wide.covers(one)
    assert wider.covers(wide)
    assert wider.covers(one)


@given(VERSIONS, VERSIONS, VERSIONS)
def test_joining_is_the_least_version_that_covers_both(one: Version, other: Version, third: Version) -> None:
    joined = one.joined(other)

    assert joined == other.joined(one) == joined.joined(one)
    assert one.joined(other.joined(third)) == joined.joined(third)
    assert not (third.covers(one) and third.covers(other)) or third.covers(joined)


@given(VERSIONS)
def test_a_write_is_newer_than_what_it_saw(version: Version) -> None:
    assert version.plus("w", 4).compare(version) is Order.NEWER


def test_no_number_is_used_twice() -> None:
    with pytest.raises(ValueError, match="not newer"):
        Version.of({"w": 4}).plus("w", 4)


@pytest.mark.parametrize("text", ["w", "w:", "w:x", "w:0", ":1", "w w:1", "w@:1", "w:1,", "汉:1"])
def test_what_no_version_can_be_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        Version.parse(text)


@given(VERSIONS)
def test_a_row_that_becomes_another_and_back_has_its_old_version(version: Version) -> None:
    own = Version.of({writer: number for writer, number in version.writes if "@r9" not in writer})

    assert own.in_row("r9", was="r8").in_row("r8", was="r9") == own
    assert own.in_row("r8", was="r8") == own


def test_a_write_keeps_one_name_whichever_ids_joined_first() -> None:
    written_as_c = Version.of({"w": 1})

    by_way_of_b = written_as_c.in_row("b", was="c").in_row("a", was="b")
    assert by_way_of_b == written_as_c.in_row("a", was="c") == Version.of({"w@c": 1})


@given(CELLS, CELLS, CELLS)
def test_merging_cells_is_idempotent_commutative_and_associative(one: Cell, other: Cell, third: Cell) -> None:
    assert one.merged(one) == one
    assert one.merged(other) == other.merged(one)
    assert one.merged(other).merged(third) == one.merged(other.merged(third))


@given(CELLS, CELLS)
def test_a_merge_drops_only_what_a_remaining_pair_beats(one: Cell, other: Cell) -> None:
    merged = one.merged(other)

    for pair in one.pairs | other.pairs:
        assert pair in merged.pairs or any(pair.is_beaten_by(kept) for kept in merged.pairs)
    assert merged.pairs <= one.pairs | other.pairs


@given(CELLS, CELLS)
def test_merging_commutes_with_becoming_part_of_another_row(one: Cell, other: Cell) -> None:
    moved = one.in_row("r0", was="r7").merged(other.in_row("r0", was="r7"))

    assert moved == one.merged(other).in_row("r0", was="r7")


@given(CELLS, st.sampled_from("xyz"))
def test_a_decision_beats_every_value_that_was_seen(cell: Cell, value: str) -> None:
    decided = cell.written((value,), "judge", 1)

    assert decided.merged(cell) == decided
    assert not decided.is_open
    assert decided.visible(()) == (value,)


def test_concurrent_equal_values_ask_nothing_and_both_stay() -> None:
    cell = BLANK.written(("x",), "a", 1).merged(BLANK.written(("x",), "b", 1))

    assert len(cell.pairs) == 2
    assert not cell.is_open


def test_equal_versions_with_different_values_are_asked() -> None:
    forged = BLANK.written(("x",), "a", 1).merged(BLANK.written(("y",), "a", 1))

    assert forged.is_open


def test_the_value_written_in_this_file_is_shown_until_somebody_decides() -> None:
    cell = BLANK.written(("theirs",), "a", 1).merged(BLANK.written(("ours",), "b", 1))

    assert cell.visible({"b"}) == ("ours",)
    assert cell.visible(()) == ("theirs",)
    assert cell.in_row("r1", was="r2").visible({"b"}) == ("ours",)


def test_a_pair_names_a_writer_that_wrote() -> None:
    with pytest.raises(ValueError, match="wrote none"):
        Pair(("x",), Version.of({"a": 1}), "b")


def test_what_a_row_starts_with_loses_to_anything_written() -> None:
    default = Cell(frozenset({Pair(("正常",), Version())}))

    assert default.merged(BLANK.written(("迁出",), "a", 1)).values == (("迁出",),)
