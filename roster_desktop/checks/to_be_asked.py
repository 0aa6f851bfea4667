"""Which rules are to be asked of a row, a person or a household: those that could have something to say.

What a text gives reason for is found out once, however many rows have it: so the cells of a file are checked
column by column over their different texts, and a rule is asked of a row only where its sentence is wanted.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Generic

from roster_desktop.checks.looks_at import Blank, CellThat, EachCell, RowOf, RowsOf, Together, keys_of
from roster_desktop.checks.row_in_question import Cell, RowInQuestion, row_of_cells
from roster_desktop.checks.rule import Rule, S
from roster_desktop.schema.roster import Roster

_Places = tuple[int, ...]
"""Of rules in their order."""
_NONE: _Places = ()
_MOST_KNOWN = 4096
"""Texts of one column: enough for those that come twice, and flat for names and numbers."""
_Conditions = tuple[tuple[RowsOf, _Places], ...]
_Reason = Callable[[Cell], bool]
_IsPlain = Callable[[Cell, date], bool]
_ReasonsByKey = dict[str, dict[_IsPlain | None, list[tuple[int, _Reason]]]]


class RowRules:
    """The rules about one row by itself, for the rows of one roster, on one day."""

    def __init__(self, rules: Sequence[Rule[RowInQuestion]], roster: Roster, on: date) -> None:
        self._rules = tuple(rules)
        self._roster = roster
        self._on = on
        self._always: list[int] = []
        self._blank: list[tuple[tuple[str, ...], int]] = []
        reasons: _ReasonsByKey = {}
        together: dict[tuple[str, ...], list[int]] = {}
        for place, rule in enumerate(self._rules):
            self._sort_in(place, rule, reasons, together)
        if_blank: dict[str, list[int]] = {}
        for keys, place in self._blank:
            for key in keys:
                if_blank.setdefault(key, []).append(place)
        self._needed = tuple(if_blank)
        self._by_key = tuple((key, _ByText(told, if_blank.get(key, ()), on)) for key, told in reasons.items())
        self._only_needed = tuple((key, places) for key, places in if_blank.items() if key not in reasons)
        self._together = tuple((keys, _ByTexts(self._speaking(places))) for keys, places in together.items())

    def asked(self, row: RowInQuestion) -> Sequence[Rule[RowInQuestion]]:
        """In their order."""
        told = row.texts.get
        found = [*self._always]
        for key, by_text in self._by_key:
            text = told(key)
            if text:
                places = by_text.get(text)
                if places is None:
                    places = by_text.learnt(text, row, key)
                if places:
                    found += places
        for key, blank in self._only_needed:
            text = told(key)
            # What can be seen fills the cell: a name need not be read to be there.
            if text and not (text.isprintable() and not text.isspace()) and not row.cell(key):
                found += blank
        if not all(map(told, self._needed)):
            found += [place for keys, place in self._blank if not all(map(told, keys))]
        for keys, by_texts in self._together:
            found += by_texts.of(tuple(map(told, keys)), keys, row)
        if not found:
            return ()
        rules = self._rules
        return [rules[place] for place in sorted(set(found))]

    def _sort_in(
        self,
        place: int,
        rule: Rule[RowInQuestion],
        reasons: _ReasonsByKey,
        together: dict[tuple[str, ...], list[int]],
    ) -> None:
        match rule.looks_at:
            case EachCell() as each:
                for key in each.keys(self._roster):
                    told = reasons.setdefault(key, {}).setdefault(each.is_plain, [])
                    told.append((place, self._speaks_of_cell(rule)))
            case CellThat(columns=columns, may_matter=may_matter, of=rosters):
                if not rosters or self._roster.key in rosters:
                    for key in keys_of(self._roster, columns):
                        reasons.setdefault(key, {}).setdefault(None, []).append((place, may_matter))
            case Blank() as blank:
                if keys := blank.keys(self._roster):
                    self._blank.append((tuple(keys), place))
            case Together(columns=columns):
                together.setdefault(tuple(sorted(keys_of(self._roster, columns))), []).append(place)
            case RowOf(rosters=rosters):
                if self._roster.key in rosters:
                    self._always.append(place)
            case _:
                self._always.append(place)

    def _with_only(self, cells: dict[str, Cell]) -> RowInQuestion:
        return row_of_cells(self._roster, cells, on=self._on)

    def _speaks_of_cell(self, rule: Rule[RowInQuestion]) -> _Reason:
        def speaks(cell: Cell) -> bool:
            return rule.speaks(self._with_only({cell.key: cell}))

        return speaks

    def _speaking(self, places: Sequence[int]) -> Callable[[dict[str, Cell]], _Places]:
        def speaking(cells: dict[str, Cell]) -> _Places:
            row = self._with_only(cells)
            return tuple(place for place in places if self._rules[place].speaks(row))

        return speaking


class _ByText(dict[str, _Places]):
    """Text of one column → which rules it gives reason to ask."""

    def __init__(
        self,
        reasons: Mapping[_IsPlain | None, Sequence[tuple[int, _Reason]]],
        if_blank: Sequence[int],
        on: date,
    ) -> None:
        super().__init__()
        self._reasons = tuple(reasons.items())
        self._if_blank = tuple(if_blank)
        self._on = on

    def learnt(self, text: str, row: RowInQuestion, key: str) -> _Places:
        """Of a text that is new; a text in which nothing can be seen is a blank cell."""
        if len(self) >= _MOST_KNOWN:
            self.clear()
        cell = row.cell(key)
        found = self[text] = self._told(cell) if cell else self._if_blank
        return found

    def _told(self, cell: Cell) -> _Places:
        found: list[int] = []
        for is_plain, reasons in self._reasons:
            if is_plain is None or not is_plain(cell, self._on):
                found += [place for place, is_one in reasons if is_one(cell)]
        return tuple(found)


class _ByTexts:
    """Texts of a few columns → which rules have something to say of them."""

    def __init__(self, speaking: Callable[[dict[str, Cell]], _Places]) -> None:
        self._speaking = speaking
        self._known: dict[tuple[str | None, ...], _Places] = {}

    def of(self, texts: tuple[str | None, ...], keys: Sequence[str], row: RowInQuestion) -> _Places:
        found = self._known.get(texts)
        if found is None:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            own = {key: cell for key in keys if (cell := row.cell(key))}
            found = self._known[texts] = self._speaking(own)
        return found


class SubjectRules(Generic[S]):
    """The rules about persons, or about households: by how many rows there are in which rosters."""

    def __init__(self, rules: Sequence[Rule[S]]) -> None:
        self._rules = tuple(rules)
        self._by_shape: dict[tuple[tuple[str, int], ...], tuple[_Places, _Conditions]] = {}

    def asked(self, rows_by_roster: Mapping[str, Sequence[RowInQuestion]]) -> list[Rule[S]]:
        """In their order, given all rows of the person or of the household's members."""
        shape = tuple([(roster, len(rows)) for roster, rows in rows_by_roster.items()])
        known = self._by_shape.get(shape)
        if known is None:
            if len(self._by_shape) >= _MOST_KNOWN:
                self._by_shape.clear()
            known = self._by_shape[shape] = self._of_shape(dict(shape))
        always, conditions = known
        found = [*always]
        for at, places in conditions:
            if at.may_matter(rows_by_roster):
                found += places
        rules = self._rules
        return [rules[place] for place in sorted(found)]

    def _of_shape(self, numbers: Mapping[str, int]) -> tuple[_Places, _Conditions]:
        """Which are asked of all such subjects, and which on a condition: told once for all that set it."""
        always: list[int] = []
        on_condition: dict[RowsOf, list[int]] = {}
        for place, rule in enumerate(self._rules):
            if not _has_rows(rule, numbers):
                continue
            at = _condition(rule)
            (always if at is None else on_condition.setdefault(at, [])).append(place)
        return tuple(always), tuple((at, tuple(places)) for at, places in on_condition.items())


def _condition(rule: Rule[S]) -> RowsOf | None:
    """What its subject's rows must say, too; None where having them is enough."""
    at = rule.looks_at
    return at if isinstance(at, RowsOf) and not at.is_of_all else None


def _has_rows(rule: Rule[S], numbers: Mapping[str, int]) -> bool:
    at = rule.looks_at
    if not isinstance(at, RowsOf):
        return True
    return any(numbers.get(roster, 0) >= at.at_least for roster in at.rosters)
