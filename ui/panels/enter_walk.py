"""Where Enter stops in the card: at what is mostly filled in. Tab meets every field."""

from __future__ import annotations

from collections.abc import Container

from roster_desktop.schema import Column, Role

_PLACES = (Role.TOWNSHIP, Role.VILLAGE)


def stops_at(
    column: Column, text: str, above: str, asked_for: Container[str], *, is_fresh: bool
) -> bool:
    """Whether Enter stops at this column, with this text in it and that in the row above.

    `asked_for`: columns that the row's own rules complain of. Nobody is stopped at what the file filled in;
    what the row above has is as usual in this roster as what every row must have.
    """
    if text and is_filled_in(column, text, is_fresh=is_fresh):
        return False
    return column.required or column.shown or bool(text or above) or column.key in asked_for


def is_filled_in(column: Column, text: str, *, is_fresh: bool) -> bool:
    """Whether the file itself put this text there: the place, what new rows start with, what the person
    roster knew."""
    if column.role in _PLACES:
        return True
    return is_fresh and (bool(column.from_person) or text == column.initial)
