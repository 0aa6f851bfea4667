"""Where Enter stops in the card: at what is mostly filled in. Tab meets every field."""

from __future__ import annotations

from collections.abc import Container

from roster_desktop.schema import Column, Role, Values

_PLACES = (Role.TOWNSHIP, Role.VILLAGE)


def stops_at(column: Column, text: str, above: str, asked_for: Container[str], given: Values | None) -> bool:
    """Whether Enter stops at this column, with this text in it and that in the row above.

    `asked_for`: columns that the row's own rules complain of. `given`: what a row that is being typed for the
    first time began with; None for any other row. Nobody is stopped at what the file filled in;
    what the row above has is as usual in this roster as what every row must have.
    """
    if text and is_filled_in(column, text, given):
        return False
    return column.required or column.shown or bool(text or above) or column.key in asked_for


def is_filled_in(column: Column, text: str, given: Values | None) -> bool:
    """Whether the file itself put this text there: the place, what the row began with, what the person roster
    knew."""
    if column.role in _PLACES:
        return True
    return given is not None and (bool(column.from_person) or text == given.get(column.key))
