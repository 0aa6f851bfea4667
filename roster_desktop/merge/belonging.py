"""Whether a workbook's people belong into this file: another village's are turned away before anything is
read in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from roster_desktop.records import DeliveredRow, Delivery, Level, Problem, Unit
from roster_desktop.schema.catalog import Catalog
from roster_desktop.schema.pairing import folded_text
from roster_desktop.schema.roster import Role
from roster_desktop.wording import merging as say

_SUFFIX = re.compile(
    "(?:村民委员会|居民委员会|人民政府|办事处|村委会|居委会|社区|街道|村|镇|乡|县|区|市|办)$"
)
_PLACE_ROLE = {Level.VILLAGE: Role.VILLAGE, Level.TOWNSHIP: Role.TOWNSHIP}


def belongs(catalog: Catalog, unit: Unit, delivery: Delivery) -> Problem | None:
    """Why this workbook is not for the file of `unit`; None where it is.

    A file takes the books of its own unit and of the units within it;
    a book from above it takes where every row is about its own people.
    Of a handmade workbook it is enough that some row, or its heading, names the unit.
    """
    if delivery.manifest is None:
        return _handmade_belongs(catalog, unit, delivery)
    sender = delivery.manifest.unit
    if unit.contains(sender):
        return None
    if not sender.contains(unit):
        return _stranger(unit, sender.name)
    stray = next(
        (found for found in _placed(catalog, unit, delivery) if not is_same_place(unit, found[1])), None
    )
    return _other_rows(unit, delivery, *stray) if stray else None


def _handmade_belongs(catalog: Catalog, unit: Unit, delivery: Delivery) -> Problem | None:
    placed = list(_placed(catalog, unit, delivery))
    if placed:
        is_ours = any(is_same_place(unit, text) for _, text in placed)
        return None if is_ours else _other_rows(unit, delivery, *placed[0])
    heading = folded_text(delivery.unit_text)
    if unit.level is not Level.VILLAGE or not heading:
        return None
    names = (unit.name, unit.township, unit.county)
    if any(_stem(name) in heading for name in names if name):
        return None
    return _stranger(unit, delivery.unit_text)


def _placed(catalog: Catalog, unit: Unit, delivery: Delivery) -> Iterator[tuple[DeliveredRow, str]]:
    """The rows on the sheets that say of which village (in a township's file: township) they are."""
    role = _PLACE_ROLE.get(unit.level)
    if role is None:
        return
    for row in delivery.rows:
        text = catalog.roster(row.roster).text_of(role, row.values)
        if row.number and text:
            yield row, text


def is_same_place(unit: Unit, text: str) -> bool:
    """Whether the text names the unit, with or without 村, 村委会, or the names of what it lies in before it."""
    return _stem(text).endswith(_stem(unit.name))


def _stem(name: str) -> str:
    bare = folded_text(name)
    while (shorter := _SUFFIX.sub("", bare)) and shorter != bare:
        bare = shorter
    return bare


def _stranger(unit: Unit, theirs: str) -> Problem:
    message = say.STRANGER.about(theirs=theirs, ours=unit.name)
    return Problem(
        message.code, str(message), remedy=str(say.STRANGER_REMEDY.about(theirs=theirs, ours=unit.name))
    )


def _other_rows(unit: Unit, delivery: Delivery, row: DeliveredRow, theirs: str) -> Problem:
    message = say.OTHER_ROWS.about(
        file=delivery.file, theirs=theirs, sheet=row.sheet, number=row.number, ours=unit.name
    )
    remedy = say.STRANGER_REMEDY.about(theirs=theirs, ours=unit.name)
    return Problem(say.STRANGER.code, str(message), row.sheet, f"A{row.number}", str(remedy))
