"""The cells of a row that was just typed or pasted: they stay the texts of its columns until somebody asks
for one, as those of a sheet's row do, and so become a line of the table without being put together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import repeat

from roster_desktop.records.cell import Value
from roster_desktop.records.plain_cells import Mark, OneHand, PlainCells, mark_of
from roster_desktop.records.row import LISTED, REMOVAL_KEY
from roster_desktop.schema.roster import Roster

_MOST_KEPT = 4096
_Registers = dict[bytes, tuple[str, ...]]
_KNOWN: dict[int, tuple[Roster, tuple[str, ...], _Registers]] = {}


class TypedCells:
    """What the cells of a listed row are, all of which one write made."""

    __slots__ = ("_mark", "_registers", "_roster", "_shown")

    def __init__(self, roster: Roster, shown: Sequence[str], registers: tuple[str, ...], mark: Mark) -> None:
        self._roster = roster
        self._shown = shown
        self._registers = registers
        self._mark = mark

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        # A declaration knows functions, which do not go into another process.
        texts, _ = self.told()
        version, by = self._mark
        return _arrived, (texts, version.writes, by)

    def marks(self) -> list[Mark]:
        """What the values have seen."""
        return [self._mark]

    def of_one_hand(self) -> OneHand:
        """The row as a sheet would show it."""
        return OneHand(self._mark, self._registers, self._shown)

    def told(self) -> tuple[dict[str, Value], dict[str, Mark]]:
        """Register → its value, and register → its version and writer."""
        text_of = dict(zip((column.key for column in self._roster.columns), self._shown, strict=True))
        columns_of = self._roster.columns_by_register
        texts: dict[str, Value] = {
            register: tuple([text_of[column] for column in columns_of[register]])
            for register in self._registers
            if register != REMOVAL_KEY
        }
        texts[REMOVAL_KEY] = LISTED
        return texts, dict.fromkeys(texts, self._mark)


class _Arrived:
    """The same in another process, where its registers came."""

    __slots__ = ("_mark", "_texts")

    def __init__(self, texts: Mapping[str, Value], mark: Mark) -> None:
        self._texts = texts
        self._mark = mark

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        version, by = self._mark
        return _arrived, (self._texts, version.writes, by)

    def marks(self) -> list[Mark]:
        """As above."""
        return [self._mark]

    def of_one_hand(self) -> None:
        """They are told already."""

    def told(self) -> tuple[Mapping[str, Value], Mapping[str, Mark]]:
        """As above."""
        return self._texts, dict.fromkeys(self._texts, self._mark)


def _arrived(texts: Mapping[str, Value], writes: tuple[tuple[str, int], ...], by: str) -> _Arrived:
    return _Arrived(texts, mark_of(writes, by))


def typed_cells(roster: Roster, values: Mapping[str, str], mark: Mark) -> PlainCells | None:
    """The cells of a new row of which one write makes every register that holds text, and that it is listed.
    None where a text stands in no column of a sheet."""
    if id(roster) not in _KNOWN:
        # By identity: what is kept here keeps its roster alive, so that no other one can get the same id.
        _KNOWN[id(roster)] = roster, tuple(column.key for column in roster.columns), {}
    _, keys, known = _KNOWN[id(roster)]
    shown = list(map(values.get, keys, repeat("")))
    filled = bytes(map(bool, shown))
    if filled.count(1) != sum(map(bool, values.values())):
        return None
    registers = known.get(filled)
    if registers is None:
        if len(known) >= _MOST_KEPT:
            known.clear()
        registers = known[filled] = _registers(roster, keys, filled)
    return PlainCells.later(TypedCells(roster, shown, registers, mark))


def _registers(roster: Roster, keys: Sequence[str], filled: bytes) -> tuple[str, ...]:
    """Those that hold text where just these columns do, and the removal register."""
    of_text = {roster.register_of[key].key for key, is_filled in zip(keys, filled, strict=True) if is_filled}
    return (*(register.key for register in roster.registers if register.key in of_text), REMOVAL_KEY)
