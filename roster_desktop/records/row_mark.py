"""One short text that stands for all that a row holds. The file keeps it beside each row, and whoever reads a
workbook works it out from what the book holds: where both are the same, the book says nothing new of the row,
and none of its cells need be looked at, nor read."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from operator import itemgetter

from msgspec import Struct

from roster_desktop.records.plain_cells import Mark, OneHand, PlainCells
from roster_desktop.records.row import RowState
from roster_desktop.records.row_memory import MARK_LETTERS
from roster_desktop.schema import Roster

_BETWEEN = "\x1f"
_BETWEEN_TEXTS = _BETWEEN.encode()
_MOST_KEPT = 4096


def row_mark(roster: Roster, state: RowState) -> str:
    """The mark of a listed row with one value in every register. "" of any other, and of one that is known by
    several ids: those are looked at cell by cell."""
    plain = state.plain
    if plain is None or state.aliases:
        return ""
    if plain.kept_mark is None:
        untold = plain.untold
        one = untold.of_one_hand() if untold else None
        plain.kept_mark = _of_one_hand(roster, one) if one else _of_registers(plain)
    return plain.kept_mark


def _of_one_hand(roster: Roster, one: OneHand) -> str:
    """The same as by its registers one by one; rows of a sheet mostly have the same ones."""
    shape = _shape_of(roster, one.registers)
    begun = shape.begun_by_hand.get(one.mark) or _begun(shape, one.mark)
    # What a register has no column for is blank, and looked for behind the others.
    texts = _BETWEEN.join(shape.texts((*one.shown, ""))).encode("utf-8", "surrogatepass")
    if texts.count(_BETWEEN_TEXTS) != begun.between:
        return ""
    digest = begun.digest.copy()
    digest.update(texts)
    return digest.hexdigest()


def _of_registers(plain: PlainCells) -> str:
    groups: dict[Mark, list[str]] = {}
    last, registers = None, list[str]()
    for register in sorted(plain.texts):
        mark = plain.marks[register]
        if mark is not last:
            last, registers = mark, groups.setdefault(mark, [])
        registers.append(register)
    parts, texts = [str(len(groups))], list[str]()
    for mark in sorted(groups, key=lambda one: (one[0].writes, one[1])):
        values = list(map(plain.texts.__getitem__, groups[mark]))
        parts += (*_hand(mark), *_told(groups[mark], map(len, values)))
        texts += chain.from_iterable(values)
    return _print((*parts, *texts), len(parts), len(texts))


def _print(said: Sequence[str], parts: int, texts: int) -> str:
    """Of a row without any text there is none, nor where a text holds what stands between them: two rows
    might read the same."""
    joined = _BETWEEN.join(said)
    if not texts or joined.count(_BETWEEN) != parts + texts - 1:
        return ""
    digest = _digest()
    digest.update(joined.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def _digest() -> hashlib.blake2b:
    return hashlib.blake2b(digest_size=MARK_LETTERS // 2)


def _hand(mark: Mark) -> tuple[str, str]:
    version, by = mark
    return version.text(), by


def _told(registers: Sequence[str], widths: Iterable[int]) -> list[str]:
    """Which registers are told of, and of how many texts each is."""
    return [str(len(registers)), *registers, *map(str, widths)]


class _Begun(Struct, frozen=True):
    """What comes before the texts of rows that one write made."""

    digest: hashlib.blake2b
    """That has taken it in."""
    between: int
    """How many signs stand between the texts of such a row; -1 where it has no mark."""


class _Shape(Struct, frozen=True):
    """A row of which just these registers were written."""

    told: Sequence[str]
    """Which they are."""
    count: int
    """How many texts they are."""
    texts: Callable[[Sequence[str]], tuple[str, ...]]
    """Theirs, of those that the sheet shows."""
    begun_by_hand: dict[Mark, _Begun]


_KNOWN: dict[int, tuple[Roster, dict[tuple[str, ...], _Shape]]] = {}


def _shape_of(roster: Roster, registers: tuple[str, ...]) -> _Shape:
    # By identity: what is kept here keeps its roster alive, so that no other one can get the same id.
    if id(roster) not in _KNOWN:
        _KNOWN[id(roster)] = roster, {}
    known = _KNOWN[id(roster)][1]
    shape = known.get(registers)
    if shape is None:
        if len(known) >= _MOST_KEPT:
            known.clear()
        shape = known[registers] = _shape(roster, registers)
    return shape


def _shape(roster: Roster, registers: Sequence[str]) -> _Shape:
    place = {column.key: number for number, column in enumerate(roster.columns)}
    ordered = sorted(registers)
    columns = [roster.register_by_key[register].columns for register in ordered]
    places = tuple(place.get(column, -1) for of in columns for column in of)
    texts = itemgetter(*places) if len(places) > 1 else lambda shown: tuple([shown[at] for at in places])
    return _Shape(_told(ordered, map(len, columns)), len(places), texts, {})


def _begun(shape: _Shape, mark: Mark) -> _Begun:
    """What comes before their texts; kept, for rows of a book mostly come of a few writes."""
    if len(shape.begun_by_hand) >= _MOST_KEPT:
        shape.begun_by_hand.clear()
    said = ("1", *_hand(mark), *shape.told)
    before, digest = _BETWEEN.join((*said, "")), _digest()
    digest.update(before.encode("utf-8", "surrogatepass"))
    is_told_apart = shape.count and before.count(_BETWEEN) == len(said)
    begun = _Begun(digest, shape.count - 1 if is_told_apart else -1)
    shape.begun_by_hand[mark] = begun
    return begun
