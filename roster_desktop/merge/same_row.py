"""What it means for two rows that a person says: the same, not the same, not the same after all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from roster_desktop.merge.parting import part_of
from roster_desktop.records import (
    BLANK,
    REMOVAL_KEY,
    Cell,
    CellsWritten,
    Change,
    Kept,
    NotesWritten,
    Pair,
    RowId,
    RowMerged,
    RowSplit,
    RowState,
    Said,
    Tie,
    Value,
    apart_pairs,
    is_note,
    is_sameness,
    names_of,
    sameness_register,
    tie_value,
    ties_of,
    unbeaten,
    unpacked,
)
from roster_desktop.schema.roster import SAMENESS, Roster, Values


class Saying(Struct, frozen=True):
    """Who says it and on which day; what the rows are called."""

    on: str
    who: str
    one: str
    other: str


class Unjoined(Struct, frozen=True):
    """How a joined row becomes two again."""

    changes: tuple[Change, ...]
    kept: RowState
    given_back: RowState
    stays: tuple[str, ...]
    """Registers written since they were joined: their words stay with the row that stays."""
    unknown: tuple[str, ...]
    """Registers of which nobody knows any more what the other row said."""


def joining(one: RowState, other: RowState, saying: Saying, values: Values) -> tuple[Change, ...]:
    """Both rows are one from now on. `values`: the texts that were chosen where they differ; what was not
    chosen stays an open question, and nothing that either said is lost."""
    joined = one.merged(other)
    lines = {
        sameness_register(other.id): _same(saying, saying.other, _told_by(other)),
        sameness_register(one.id): _same(saying, saying.one, _told_by(one)),
    }
    for tie in (*ties_of(one), *ties_of(other)):
        if tie.said is Said.APART and {tie.one, tie.other} <= names_of(joined):
            lines.setdefault(sameness_register(tie.other), _same(saying, tie.name, None))
    changes: list[Change] = [RowMerged(joined)]
    if values:
        changes.append(CellsWritten(joined.roster, joined.id, dict(values)))
    return (*changes, NotesWritten(joined.roster, joined.id, lines))


def setting_apart(one: RowState, other: RowState, saying: Saying) -> tuple[Change, ...]:
    """Both rows carry it that they are not the same."""
    return (
        NotesWritten(one.roster, one.id, {sameness_register(other.id): _apart(saying, saying.other)}),
        NotesWritten(other.roster, other.id, {sameness_register(one.id): _apart(saying, saying.one)}),
    )


def withdrawing(one: RowState, other: RowState) -> tuple[Change, ...]:
    """Nobody says any more that they are apart."""
    blank = ("",) * len(SAMENESS.facts)
    return tuple(
        NotesWritten(row.roster, row.id, lines)
        for row, beside in ((one, other), (other, one))
        if (lines := {sameness_register(name): blank for name in _told_apart(row, beside)})
    )


def are_apart(one: RowState, other: RowState) -> bool:
    """Whether somebody said of any two that stand behind the rows that they are not the same."""
    return any(pair & names_of(one) and pair & names_of(other) for pair in apart_pairs((one, other)))


def joined_ties(state: RowState) -> Iterator[Tie]:
    """Rows that people made part of this one, the latest word of each."""
    found: dict[RowId, Tie] = {}
    for tie in ties_of(state):
        if tie.said is Said.SAME and tie.other in state.aliases:
            found[tie.other] = max(tie, found.get(tie.other, tie), key=lambda told: (told.on, told.pair))
    yield from (found[other] for other in sorted(found))


def unjoining(
    roster: Roster, joined: RowState, other: RowId, saying: Saying, *, remembered: Kept | None = None
) -> Unjoined:
    """The row `other`, which became part of the joined one, is a row of its own again.

    What it said comes back as it was written, not by a new write: so it agrees with every file that never
    heard of the joining. What the joined row said by the joining alone goes back by a new write; what people
    wrote into it since stays there. `remembered`: what the file's own history knows, where the rows do not.
    """
    ties = {tie.other: tie for tie in joined_ties(joined)}
    tie = ties.get(other)
    kept = (unpacked(tie.kept) if tie else None) or remembered
    back_names = frozenset({other}) | (kept.aliases & joined.aliases if kept else frozenset())
    back = _given_back(joined, other, back_names, kept)
    stay_names = names_of(joined) - back_names
    stay = part_of(joined, stay_names) or RowState(joined.id, joined.roster)
    stay = RowState(joined.id, joined.roster, stay.cells, stay_names - {joined.id})
    own = _beside(joined, tie) if tie else None
    texts, stays = _taken_back(roster, stay, own, tie) if tie and own else ({}, ())
    unknown = () if kept else tuple(key for key in stay.cells if key not in back.cells and not is_note(key))
    changes: list[Change] = [RowSplit(stay, (back,))]
    if texts:
        changes.append(CellsWritten(roster.key, stay.id, texts))
    lines = {sameness_register(name): _apart(saying, saying.other) for name in sorted(back_names)}
    if tie and stay.cell(sameness_register(tie.one)):
        lines[sameness_register(tie.one)] = ("",) * len(SAMENESS.facts)
    changes.append(NotesWritten(roster.key, stay.id, lines))
    lines = {sameness_register(name): _apart(saying, saying.one) for name in sorted(stay_names)}
    changes.append(NotesWritten(roster.key, back.id, lines))
    return Unjoined(tuple(changes), stay, back, stays, unknown)


def _told_by(row: RowState) -> Kept:
    """All that the row says: later words will beat it, and it may be asked for again."""
    return Kept({key: cell for key, cell in row.cells.items() if not is_sameness(key)}, row.aliases)


def _same(saying: Saying, name: str, kept: Kept | None) -> Value:
    return tie_value(Said.SAME, on=saying.on, who=saying.who, name=name, kept=kept)


def _apart(saying: Saying, name: str) -> Value:
    return tie_value(Said.APART, on=saying.on, who=saying.who, name=name)


def _told_apart(row: RowState, beside: RowState) -> frozenset[RowId]:
    return frozenset(
        tie.other for tie in ties_of(row) if tie.said is Said.APART and tie.other in names_of(beside)
    )


def _given_back(joined: RowState, row: RowId, names: frozenset[RowId], kept: Kept | None) -> RowState:
    part = part_of(joined, names)
    own = part.in_row(row) if part else RowState(row, joined.roster)
    cells = {key: cell for key, cell in own.cells.items() if not _is_old_tie(key, joined)}
    for key, cell in (kept.cells if kept else {}).items():
        cells[key] = Cell(unbeaten(cells.get(key, BLANK).pairs | cell.pairs))
    if not cells:
        # Nothing is known of it but that it was there.
        cells[REMOVAL_KEY] = joined.in_row(row).cell(REMOVAL_KEY)
    return RowState(row, joined.roster, cells, names - {row})


def _is_old_tie(register: str, joined: RowState) -> bool:
    return is_sameness(register) and RowId(register.partition(":")[2]) == joined.id


def _beside(joined: RowState, tie: Tie) -> Mapping[str, Cell] | None:
    """What the row that stayed had said when the two were joined, as words of the joined row."""
    for told in ties_of(joined):
        if told.other == tie.one and told.pair.write == tie.pair.write and (kept := unpacked(told.kept)):
            return {key: cell.in_row(joined.id, was=tie.one) for key, cell in kept.cells.items()}
    return None


def _taken_back(
    roster: Roster, stay: RowState, own: Mapping[str, Cell], tie: Tie
) -> tuple[dict[str, str], tuple[str, ...]]:
    """The texts that the joining alone had put there, as they were before; and where people wrote since."""
    texts: dict[str, str] = {}
    stays: list[str] = []
    for register in roster.registers:
        before = own.get(register.key, BLANK)
        new = stay.cell(register.key).pairs - before.pairs
        if register.key == REMOVAL_KEY or not new:
            continue
        if all(_is_of(tie, pair) for pair in new):
            value = before.visible(()) or ("",) * len(register.columns)
            texts |= dict(zip(register.columns, value, strict=True))
        else:
            stays.append(register.key)
    return texts, tuple(stays)


def _is_of(tie: Tie, pair: Pair) -> bool:
    """Whether it was written in the very step that joined the rows: texts first, then the line."""
    (writer, number), (by, at) = tie.pair.write, pair.write
    return by == writer and number - 1 <= at <= number
