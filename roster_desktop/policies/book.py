"""What holds on a day: the defaults, and over them what the file's people set."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TypeVar

from roster_desktop.policies.packs import Entry, PolicyValue, TableLine, packs
from roster_desktop.policies.parameter import PARAMETER_BY_KEY, Parameter

V = TypeVar("V", int, bool, str)


@dataclass(frozen=True)
class Ruling:
    """The value of a parameter on a day, and whence it comes."""

    parameter: Parameter
    entry: Entry

    @property
    def value(self) -> PolicyValue:
        return self.entry.value

    def __str__(self) -> str:
        """岗位最长期限 36个月（默认，2017-11-14起）."""
        since = f"，{self.entry.since.isoformat()}起" if self.entry.since else ""
        return f"{self.parameter.title} {self.text}（{self.entry.source}{since}）"

    @property
    def text(self) -> str:
        """The value in words."""
        match self.value:
            case bool():
                return "是" if self.value else "否"
            case tuple():
                return f"{len(self.value)}行"
            case value:
                return f"{value}{self.parameter.unit}"


class PolicyBook:
    """All values with their days; later entries of the same day replace earlier ones."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries: dict[str, list[Entry]] = {}
        for entry in entries:
            self._entries.setdefault(entry.parameter, []).append(entry)
        for told in self._entries.values():
            told.sort(key=lambda entry: entry.since or date.min)

    def ruling(self, key: str, on: date) -> Ruling:
        """What holds on this day; KeyError for an unknown parameter."""
        told = [entry for entry in self._entries[key] if entry.since is None or entry.since <= on]
        # Before the first known day the first known value is the best guess.
        return Ruling(PARAMETER_BY_KEY[key], told[-1] if told else self._entries[key][0])

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
        """Every value the parameter had or will have, the earliest first."""
        return tuple(self._entries[key])

    def with_entries(self, more: Iterable[Entry]) -> PolicyBook:
        """The book with these entries over its own."""
        own = [entry for told in self._entries.values() for entry in told]
        return PolicyBook((*own, *more))


@cache
def default_book() -> PolicyBook:
    """What holds where nobody set anything."""
    return PolicyBook(packs()[0].entries)


def _expect(ruling: Ruling, kind: type[V]) -> V:
    value = ruling.value
    if not isinstance(value, kind):
        raise TypeError(f"{ruling.parameter.key} is a {ruling.parameter.shape.value}")
    return value
