"""What merging did to one row, in a sentence or two: whose words were taken, what is kept, what is asked.

It follows from the row as each side had it and as it is now; so the manual's table, the result of a merge and
the page of conflicts say the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from roster_desktop.records import REMOVAL_KEY, Cell, PlainCells, RowState, Standing, is_note
from roster_desktop.schema.roster import Roster
from roster_desktop.wording import Message, Sentence
from roster_desktop.wording import merging as say

_MOST_NAMED = 4


def told_merge(
    roster: Roster, ours: Sequence[RowState], theirs: Sequence[RowState], after: RowState
) -> tuple[Message, ...]:
    """`ours`: the rows of this file that became the row; `theirs`: those that the book brought."""
    return tuple(_told(roster, ours, theirs, after))


def _told(
    roster: Roster, ours: Sequence[RowState], theirs: Sequence[RowState], after: RowState
) -> Iterator[Message]:
    if not theirs:
        yield say.MERGED_OURS_ALONE.about()
        return
    is_joined = len({state.id for state in (*ours, *theirs)}) > 1
    if is_joined:
        yield say.MERGED_ONE_PERSON.about()
    if not ours:
        is_gone = after.standing is Standing.REMOVED
        yield (say.MERGED_REMOVED_ONLY if is_gone else say.MERGED_ADDED).about()
        yield from _about(say.MERGED_CONFLICT, roster, _asked(after))
        return
    mine, brought = _together(ours), _together(theirs)
    yield from _about_standing(mine, brought, after)
    if after.standing is not Standing.REMOVED:
        yield from _cells(roster, mine, brought, after, is_joined=is_joined)


def _about_standing(mine: RowState, brought: RowState, after: RowState) -> Iterator[Message]:
    was, came = mine.standing is Standing.REMOVED, brought.standing is Standing.REMOVED
    if after.standing is Standing.DISPUTED:
        yield say.MERGED_DISPUTED.about()
    elif after.standing is Standing.REMOVED:
        is_asked = REMOVAL_KEY in after.open_registers
        if is_asked:
            yield say.MERGED_REASONS.about()
        elif was and came:
            yield say.MERGED_BOTH_REMOVED.about()
        else:
            yield (say.MERGED_REMOVED if came else say.MERGED_STAYS_REMOVED).about()
    elif was or came:
        yield say.MERGED_DUPLICATE_REMOVED.about()


def _cells(
    roster: Roster, mine: RowState, brought: RowState, after: RowState, *, is_joined: bool
) -> Iterator[Message]:
    asked = set(_asked(after))
    taken, kept, same = [], [], []
    counting = after.counting
    for key in _differing(roster, mine, brought):
        one, other, now = mine.cell(key), brought.cell(key), counting.get(key, Cell())
        if key == REMOVAL_KEY or key in asked or one.pairs == other.pairs:
            continue
        if _values(one) == _values(other):
            # Both wrote the same: nothing to choose. Of rows that became one most cells are so.
            if not is_joined and one.pairs - other.pairs and other.pairs - one.pairs:
                same.append(key)
        elif _values(now) == _values(other):
            taken.append(key)
        elif _values(now) == _values(one):
            kept.append(key)
    yield from _about(say.MERGED_TAKEN, roster, taken)
    yield from _about(say.MERGED_KEPT, roster, kept)
    yield from _about(say.MERGED_SAME, roster, same)
    yield from _about(say.MERGED_CONFLICT, roster, _asked(after))
    if after.standing is Standing.LISTED and not (is_joined or taken or kept or same or asked):
        yield say.MERGED_NOTHING.about()


def _differing(roster: Roster, mine: RowState, brought: RowState) -> Iterator[str]:
    """The registers that may hold something else on either side, in the order of the columns."""
    here, there = mine.cells, brought.cells
    if isinstance(here, PlainCells) and isinstance(there, PlainCells):
        differing = set(here.differing(there))
        return (register.key for register in roster.registers if register.key in differing)
    return (register.key for register in roster.registers)


def _about(sentence: Sentence, roster: Roster, registers: Sequence[str]) -> Iterator[Message]:
    if registers:
        headers = [roster.register_by_key[key].header for key in registers]
        rest = f"等{len(headers)}项" if len(headers) > _MOST_NAMED else ""
        yield sentence.about(columns="、".join(headers[:_MOST_NAMED]) + rest)


def _asked(after: RowState) -> list[str]:
    return [key for key in after.open_registers if key != REMOVAL_KEY and not is_note(key)]


def _values(cell: Cell) -> frozenset[tuple[str, ...]]:
    return frozenset(value for value in cell.values if any(value))


def _together(states: Sequence[RowState]) -> RowState:
    joined = states[0]
    for state in states[1:]:
        joined = joined.merged(state)
    return joined
