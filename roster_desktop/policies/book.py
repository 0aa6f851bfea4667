"""What holds on a day: the defaults, and over them what the file's people set."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import TypeVar

from msgspec import Struct

from roster_desktop.policies.packs import Entry, PolicyValue, TableLine, default_pack
from roster_desktop.policies.parameter import PARAMETER_BY_KEY, Parameter

V = TypeVar("V", int, bool, str)


class Ruling(Struct, frozen=True):
    """The value of a parameter on a day, and whence it comes."""

    parameter: Parameter
    entry: Entry

    @property
    def value(self) -> PolicyValue:
        return self.entry.value

    def __str__(self) -> str:
        """岗位最长期限 36个月（默认，2017-11-14起）."""
        return self.saying(self.text)

    def saying(self, text: str) -> str:
        """The same with other words for the value: for a table, the line that was used."""
        since = f"，{self.entry.since.isoformat()}起" if self.entry.since else ""
        return f"{self.parameter.title} {text}（{self.entry.source}{since}）"

    @property
    def text(self) -> str:
        """The value in words."""
        match self.value:
            case bool():
                return "是" if self.value else "否"
            case tuple():
                return "；".join(map(self.parameter.line_text, self.value)) or "没有设定"
            case value:
                return f"{value}{self.parameter.unit}"


class PolicyBook:
    """All values with their days; later entries of the same day replace earlier ones."""

    def __init__(self, entries: Iterable[Entry], under: PolicyBook | None = None) -> None:
        self._entries: dict[str, list[Entry]] = {}
        self._under = under
        self._known: dict[tuple[str, date], Ruling] = {}
        for entry in entries:
            self._entries.setdefault(entry.parameter, []).append(entry)
        for told in self._entries.values():
            told.sort(key=_since)

    def ruling(self, key: str, on: date) -> Ruling:
        """What holds on this day; KeyError for an unknown parameter."""
        # Asked for every person of a county, on few days.
        known = self._known.get((key, on))
        if known is None:
            known = self._known[key, on] = self._ruling(key, on)
        return known

    def _ruling(self, key: str, on: date) -> Ruling:
        told = [entry for entry in self._entries.get(key, ()) if _since(entry) <= on]
        if told:
            return Ruling(PARAMETER_BY_KEY[key], told[-1])
        if self._under:
            return self._under.ruling(key, on)
        # Before the first known day the first known value is the best guess.
        return Ruling(PARAMETER_BY_KEY[key], self._entries[key][0])

    def rulings(self, key: str, first: date, last: date) -> tuple[Ruling, ...]:
        """Everything that held on a day between these two, both counted, the earliest first."""
        days = [_since(entry) for entry in self.entries(key) if first < _since(entry) <= last]
        told = [self.ruling(key, on) for on in (first, *days)]
        return tuple(ruling for place, ruling in enumerate(told) if ruling not in told[:place])

    def number(self, key: str, on: date) -> int:
        return _expect(self.ruling(key, on), int)

    def flag(self, key: str, on: date) -> bool:
        return _expect(self.ruling(key, on), bool)

    def word(self, key: str, on: date) -> str:
        return _expect(self.ruling(key, on), str)

    def table(self, key: str, on: date) -> tuple[TableLine, ...]:
        value = self.ruling(key, on).value
        if not isinstance(value, tuple):
            raise TypeError(f"{key} is no table")
        return value

    def entries(self, key: str) -> tuple[Entry, ...]:
        """Every value the parameter had or will have, the earliest first, without what never holds."""
        own = self._entries.get(key, [])
        below = self._under.entries(key) if self._under else ()
        return (*(entry for entry in below if not own or _since(entry) < _since(own[0])), *own)

    def with_entries(self, more: Iterable[Entry]) -> PolicyBook:
        """A book over this one: from the first day on that it knows of a parameter, it alone speaks of it."""
        return PolicyBook(more, under=self)


@cache
def default_book() -> PolicyBook:
    """What holds where nobody set anything."""
    return PolicyBook(default_pack().entries)


def _since(entry: Entry) -> date:
    return entry.since or date.min


def _expect(ruling: Ruling, kind: type[V]) -> V:
    value = ruling.value
    if not isinstance(value, kind):
        raise TypeError(f"{ruling.parameter.key} is a {ruling.parameter.shape.value}")
    return value
