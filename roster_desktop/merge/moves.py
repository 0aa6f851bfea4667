"""What of a row is seen otherwise than before: column by column, for people to read."""

from __future__ import annotations

from collections.abc import Sequence

from roster_desktop.merge.joining import Known
from roster_desktop.merge.lone_rows import Newer
from roster_desktop.merge.merge_plan import Move
from roster_desktop.records import RowState, Value, is_note, is_touch
from roster_desktop.schema.roster import Roster, Values


def moves_between(before: Values, after: Values) -> tuple[Move, ...]:
    """The columns whose text is another one."""
    return tuple(
        [
            Move(key, before.get(key, ""), after.get(key, ""))
            for key in dict.fromkeys((*before, *after))
            if before.get(key, "") != after.get(key, "")
        ]
    )


def moves_of(roster: Roster, one: Newer, known: Known) -> tuple[Move, ...]:
    """The same of a row of which the book knows more, told by its newer registers alone."""
    columns = roster.columns_by_register
    seen = [register for register in one.later if register in columns]
    if len(seen) < len(one.later) and any(map(_is_shown_note, one.later)):
        return moves_between(known.visible(one.before), known.visible(one.after))
    if len(seen) == 1 and len(columns[seen[0]]) == 1:
        # As of nearly every row that somebody edited.
        was, now = _text(one.was.get(seen[0], ())), _text(one.later[seen[0]][0])
        return (Move(columns[seen[0]][0], was, now),) if was != now else ()
    first, then = dict[str, str](), dict[str, str]()
    for register in (key for key in one.after.cells if key in seen):
        first.update(_texts(columns[register], one.was.get(register, ())))
        then.update(_texts(columns[register], one.later[register][0]))
    return moves_between(first, then)


def name_of(roster: Roster, state: RowState) -> str:
    """Whom the row is about; "" where the cell is blank, the first of several names."""
    register = roster.register_of[roster.name_key]
    place = register.columns.index(roster.name_key)
    if (plain := state.plain) is not None:
        value = plain.texts.get(register.key)
        return value[place] if value else ""
    values = state.cell(register.key).values
    return values[0][place] if values else ""


def _is_shown_note(register: str) -> bool:
    return is_note(register) and not is_touch(register)


def _text(value: Value) -> str:
    return value[0] if value else ""


def _texts(columns: Sequence[str], value: Value) -> dict[str, str]:
    return {column: text for column, text in zip(columns, value, strict=False) if text}
