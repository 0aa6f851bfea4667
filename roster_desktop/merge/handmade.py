"""Rows that somebody typed without the program: which writes their cells are,
and why some cannot be taken."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from roster_desktop.records import (
    BLANK,
    LISTED,
    REMOVAL_KEY,
    Cell,
    DeliveredRow,
    Delivery,
    Level,
    Problem,
    RowId,
    RowState,
    Unit,
    Value,
    column_texts,
    register_values,
    short_hash,
    starting_cells,
)
from roster_desktop.records.keys import keys_of
from roster_desktop.schema.catalog import Catalog
from roster_desktop.schema.kinds.id_damage import damage_of, numbers_in
from roster_desktop.schema.pairing import folded_text
from roster_desktop.schema.roster import Role, Roster
from roster_desktop.wording import merging as say


class Sender(Struct, frozen=True):
    """Whose hand wrote the rows: everybody who receives them names it alike."""

    source: str
    unit: Unit | None = None
    """The village, where it is known; rows that name no village are its."""
    heading: str = ""
    """What the sheet says of its sender, as it is compared."""


def sender_of(delivery: Delivery, unit: Unit | None = None) -> Sender:
    """Of rows added to one of our workbooks: that book. Of a handmade workbook: the unit that sent it."""
    if delivery.manifest:
        return Sender(f"hand.{short_hash('book', delivery.manifest.book)}", unit or delivery.manifest.unit)
    heading = folded_text(delivery.unit_text)
    if unit is None:
        return Sender(f"hand.{short_hash('unit', heading)}", heading=heading)
    source = short_hash("unit", unit.level.value, unit.township, unit.name)
    return Sender(f"hand.{source}", unit, heading)


def lineage_sender(catalog: Catalog, sender: Sender, states: Sequence[RowState]) -> str:
    """Whose lists belong together: the one village that the rows are of, else the unit that sent them.

    Told by the rows and their heading, not by which villages the file knows yet; so next month's list has
    the same sender. Another office that lists the same village's people is another sender.
    """
    places = {_place(catalog.roster(state.roster), state) for state in states}
    place = places.pop() if len(places) == 1 else ("", "")
    name = folded_text(place[1] or (sender.unit.name if sender.unit else ""))
    heading = "" if name and name in sender.heading else sender.heading
    return short_hash(*place, heading) if place[1] else short_hash(sender.source, heading)


def _place(roster: Roster, state: RowState) -> tuple[str, str]:
    texts = column_texts(roster, {key: cell.values[0] for key, cell in state.cells.items() if cell})
    return roster.text_of(Role.TOWNSHIP, texts), roster.text_of(Role.VILLAGE, texts)


def handmade_state(catalog: Catalog, sender: Sender, row: DeliveredRow) -> RowState:
    """The row with versions. A text is one write of its sender, the same whenever and wherever it is read.

    A blank says nothing. What a new row starts with is a write that anything else beats.
    """
    roster = catalog.roster(row.roster)
    values = _at_home(roster, row.values, sender.unit)
    cells = {
        key: _cell(sender, roster, key, value)
        for key, value in (*register_values(roster, values).items(), (REMOVAL_KEY, LISTED))
    }
    cells = starting_cells(roster) | cells
    nameless = RowState(RowId(""), roster.key, cells)
    facts = next(iter(keys_of(catalog, nameless)), None) or (roster.key, *_content(values))
    return RowState(_row_id(sender, facts), roster.key, cells)


def refusal(catalog: Catalog, row: DeliveredRow) -> Problem | None:
    """Why a handmade row cannot be taken in: nobody can tell whose it is. None where it can."""
    roster = catalog.roster(row.roster)
    id_number, name = roster.text_of(Role.ID_NUMBER, row.values), roster.text_of(Role.NAME, row.values)
    if not id_number and not name:
        message, role = say.NO_PERSON.about(number=row.number), Role.NAME
    elif not roster.column_by_role[Role.ID_NUMBER].kind.reads(id_number):
        sentence = say.DAMAGED_IDENTITY[damage_of(id_number).value]
        message, role = sentence.about(name=name or "此人", text=" ".join(id_number.split())), Role.ID_NUMBER
    elif numbers_in(name):
        message, role = say.NUMBER_FOR_NAME.about(number=row.number), Role.NAME
    else:
        return None
    cell = row.cell_by_column.get(roster.key_of(role), f"A{row.number}")
    return Problem(message.code, str(message), row.sheet, cell, str(say.REFUSED_REMEDY.about()))


def agrees(said: Value, held: Value) -> bool:
    """Whether a handmade text says nothing else than what is held: its blanks say nothing."""
    return all(not text or text == there for text, there in zip(said, held, strict=True))


def _cell(sender: Sender, roster: Roster, register: str, value: Value) -> Cell:
    return BLANK.written(value, f"{sender.source}#{short_hash(roster.key, register, *value)}", 1)


def _at_home(roster: Roster, values: Mapping[str, str], unit: Unit | None) -> dict[str, str]:
    """The values, blank places filled from the sender's unit."""
    if unit is None or unit.level is Level.COUNTY:
        return dict(values)
    village = unit.name if unit.level is Level.VILLAGE else ""
    home = {Role.TOWNSHIP: unit.township, Role.VILLAGE: village}
    full = dict(values)
    for role, text in home.items():
        if roster.has(role) and text and not full.get(roster.key_of(role)):
            full[roster.key_of(role)] = text
    return full


def _content(values: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(f"{key}={text}" for key, text in sorted(values.items()) if text)


def _row_id(sender: Sender, facts: tuple[str, ...]) -> RowId:
    # Of two ids that turn out to be one row's the smaller survives: a handmade one should hardly ever.
    return RowId(f"ffff{short_hash(sender.source, *facts)}")
