"""By which words people who are erased are found in what is kept of others."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct

from roster_desktop.records import Cell, RowId, Value, is_sameness
from roster_desktop.schema import Role, Roster

ERASED = "（已清除）"
"""What stands in the place of somebody who is told no more."""

_NUMBER = re.compile(r"[0-9]{17}[0-9Xx]")


class Doomed(Struct, frozen=True):
    """People who are to be erased."""

    rows: Mapping[str, Sequence[RowId]]
    """Roster → their rows."""
    numbers: frozenset[str]
    """Their identity numbers."""
    names: frozenset[str]
    villages: frozenset[str]
    """Where they were listed: who has their name elsewhere is somebody else."""
    traits: frozenset[str]
    """By what they are known again when a workbook brings them."""

    @property
    def ids(self) -> frozenset[RowId]:
        return frozenset(row for rows in self.rows.values() for row in rows)


class Words:
    """Numbers, names and row ids of these people, to be looked for in texts."""

    def __init__(self, doomed: Doomed, ids: frozenset[RowId]) -> None:
        self.ids = ids
        self.villages = doomed.villages
        self._numbers = frozenset(number.upper() for number in doomed.numbers)
        self._names = frozenset(name for name in doomed.names if name)
        self._any_name = _any_of(self._names)
        self._any_word = _any_of(self._names | doomed.numbers | ids)

    def has_number(self, text: str) -> bool:
        """Whether a number of theirs stands in the text, also inside a longer one (残疾证号)."""
        return any(number.upper() in self._numbers for number in _NUMBER.findall(text))

    def has_name(self, text: str) -> bool:
        return self._any_name is not None and self._any_name.search(text) is not None

    def without_names(self, text: str) -> str:
        """The text with another word in the place of each name."""
        return self._any_name.sub(ERASED, text) if self._any_name else text

    def without_any(self, text: str) -> str:
        """The text with another word in the place of names, numbers and row ids."""
        return self._any_word.sub(ERASED, text) if self._any_word else text

    def whole_hidden(self, _text: str) -> str:
        """Of a line that is theirs alone nothing is told."""
        return ERASED

    def may_be_in(self, text: str) -> bool:
        """Whether the text is worth a closer look; quick."""
        return self.has_number(text) or self.has_name(text) or '"sameness:' in text

    def is_theirs(self, roster: Roster, register: str, value: Value, *, is_near: bool) -> bool:
        """Whether a value of somebody else's row tells of them. `is_near`: whether that row is of a village
        of theirs."""
        if is_sameness(register):
            return RowId(register.partition(":")[2]) in self.ids
        if any(map(self.has_number, value)):
            return True
        head = roster.column_by_role.get(Role.HEAD)
        if head is None or not is_near or roster.register_of[head.key].key != register:
            return False
        return value[roster.register_of[head.key].columns.index(head.key)] in self._names

    def cleaned(self, roster: Roster, cells: Mapping[str, Cell], *, is_near: bool) -> dict[str, Cell]:
        """The cells of somebody else's row without what tells of them."""
        kept = {}
        for register, cell in cells.items():
            pairs = frozenset(
                pair for pair in cell.pairs
                if not self.is_theirs(roster, register, pair.value, is_near=is_near)
            )  # fmt: skip
            if pairs:
                kept[register] = cell if pairs == cell.pairs else Cell(pairs)
        return kept


def _any_of(words: frozenset[str]) -> re.Pattern[str] | None:
    # The longest first: 张三丰 is not 张三 with a letter behind it.
    ordered = sorted(filter(None, words), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, ordered))) if ordered else None
