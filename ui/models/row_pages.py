"""Rows as the table asks for them: a page at a time, the pages last looked at kept."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from functools import cached_property

from roster_desktop.records import RowId
from roster_desktop.workspace import Row
from ui.models.cell_marks import CellMark

PAGE = 32
"""Rows of a page: a screen or two, read within a part of a frame."""
KEPT = 48
_FEW = 4
"""Places that are looked for one by one."""


class ShownRow:
    """A row with what is said about its cells; it is looked over when its marks are first drawn."""

    def __init__(
        self,
        row: Row,
        look_over: Callable[[Row], Mapping[str, CellMark]],
        marks_before: Mapping[str, CellMark] | None = None,
    ) -> None:
        self.row = row
        self.marks_before = marks_before or {}
        """What it was marked with until now; drawn until it is looked over."""
        self._look_over = look_over

    @property
    def is_looked_over(self) -> bool:
        """Whether the marks are known already."""
        return "marks" in self.__dict__

    @property
    def marks_now(self) -> Mapping[str, CellMark]:
        """As far as they are known."""
        return self.marks if self.is_looked_over else self.marks_before

    @cached_property
    def marks(self) -> Mapping[str, CellMark]:
        """Column key → its mark."""
        return self._look_over(self.row)

    def take(self, marks: Mapping[str, CellMark]) -> None:
        """It was looked over together with others, and this was found."""
        self.__dict__["marks"] = marks


class RowPages:
    """A list of row ids in the order of the table, with the rows behind them."""

    def __init__(
        self,
        read: Callable[[Sequence[RowId]], Iterable[Row]],
        look_over: Callable[[Row], Mapping[str, CellMark]],
    ) -> None:
        self._read = read
        self._look_over = look_over
        self._ids: list[RowId] = []
        self._place_by_id: dict[RowId, int] | None = {}
        self._asked = 0
        """How often a place was asked for since the list is as it is."""
        self._pages: OrderedDict[int, dict[RowId, ShownRow]] = OrderedDict()
        self._marks_before: Mapping[RowId, Mapping[str, CellMark]] = {}
        self._asked_for: set[int] = set()
        """Pages of which rows were asked for since those beside them were read."""

    def __len__(self) -> int:
        return len(self._ids)

    @property
    def ids(self) -> Sequence[RowId]:
        """The row ids in their order."""
        return self._ids

    def show(self, ids: Iterable[RowId]) -> None:
        """Show these rows from now on, and read them anew."""
        self._ids = list(ids)
        self._forget_places()
        self._pages.clear()
        self._marks_before = {}

    def go_on(self, ids: Sequence[RowId]) -> None:
        """The same rows and maybe more below them, all read anew when they are next looked at; until they are
        looked over, they wear the marks they had."""
        shown = [(row, known.marks_now) for page in self._pages.values() for row, known in page.items()]
        self._ids = list(ids)
        self._forget_places()
        self._pages.clear()
        # Told twice in a row, nothing of it was drawn between.
        self._marks_before = dict(shown) or self._marks_before

    def insert(self, place: int, row: RowId) -> None:
        """One row more, at this place."""
        self._ids.insert(place, row)
        self._forget_places()
        self._pages.clear()

    def take_out(self, place: int) -> None:
        """One row less."""
        del self._ids[place]
        self._forget_places()
        self._pages.clear()

    def put(self, place: int, row: Row) -> None:
        """The row at this place as the file has it now; what it was marked with is drawn until it is looked
        over."""
        page = self._pages.get(place // PAGE)
        if page is None:
            return
        before = page.pop(self._ids[place], None)
        # A row that became one with another one is known by that one's id, and no longer stands here.
        if row.id == self._ids[place]:
            page[row.id] = ShownRow(row, self._look_over, before.marks_now if before else None)

    def look_again(self) -> None:
        """Look every row over anew when its marks are next drawn; the rows themselves are as they were."""
        for page in self._pages.values():
            for row, shown in page.items():
                page[row] = ShownRow(shown.row, self._look_over, shown.marks_now)

    def place_of(self, row: RowId) -> int | None:
        """Where the row stands in the table; None where it is not shown."""
        if self._place_by_id is None and self._asked < _FEW:
            # After a search just the row at hand is asked for: going along the list once is twenty times
            # quicker than a table of all places, which held the window for 0.1 s in ten counties.
            self._asked += 1
            with suppress(ValueError):
                return self._ids.index(row)
            return None
        if self._place_by_id is None:
            self._place_by_id = {known: place for place, known in enumerate(self._ids)}
        return self._place_by_id.get(row)

    def _forget_places(self) -> None:
        self._place_by_id = None
        self._asked = 0
        self._asked_for.clear()

    def has_read(self, place: int) -> bool:
        """Whether the row at this place is at hand; of places below the last row there is nothing to read."""
        return place >= len(self._ids) or place // PAGE in self._pages

    def row_at(self, place: int) -> ShownRow | None:
        """The row at this place; None where the file no longer has it."""
        number = place // PAGE
        page = self._pages.get(number)
        if page is None:
            page = self._read_page(number)
        self._pages.move_to_end(number)
        self._asked_for.add(number)
        return page.get(self._ids[place])

    def read_beside(self) -> bool:
        """Read one page next to those of which rows were asked for: whoever scrolls on will want it. Whether
        there may be another."""
        last = (len(self._ids) - 1) // PAGE
        beside = {number + step for number in self._asked_for for step in (1, -1)}
        for number in sorted(beside, reverse=True):
            if 0 <= number <= last and number not in self._pages:
                self._read_page(number)
                return True
        self._asked_for.clear()
        return False

    def _read_page(self, number: int) -> dict[RowId, ShownRow]:
        ids = self._ids[number * PAGE : (number + 1) * PAGE]
        before = self._marks_before
        page = {row.id: ShownRow(row, self._look_over, before.get(row.id)) for row in self._read(ids)}
        self._pages[number] = page
        while len(self._pages) > KEPT:
            self._pages.popitem(last=False)
        return page
