"""What follows from other cells is worked out when it is shown;
a cell that merely repeats it is stored blank."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from roster_desktop.schema import Roster, Values


def without_what_follows(
    roster: Roster, before: Values, values: Mapping[str, str], on: date
) -> dict[str, str]:
    """The texts to write into a row that shows `before`, derived ones that agree with the others taken out.

    A text that agreed until now is cleared along with the cell it followed from: who corrects an ID number
    must not find the old number's birth date contradicting the new one.
    A text that contradicts stays as it was typed.
    """
    texts = dict(values)
    after = {**before, **values}
    told = [column for column in roster.derived_columns if column.key in values or before.get(column.key)]
    for column in told:
        follows = _follows(roster, after, column.key, on)
        if column.key in values:
            if values[column.key] == follows:
                texts[column.key] = ""
        elif (text := before.get(column.key)) and text in {follows, _follows(roster, before, column.key, on)}:
            texts[column.key] = ""
    return texts


def _follows(roster: Roster, values: Values, key: str, on: date) -> str:
    """What the other cells say of this one."""
    others = {other: text for other, text in values.items() if other != key}
    return roster.with_derived(others, on)[key]
