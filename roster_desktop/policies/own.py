"""The values that the people of one file set, each with its first day and who set it; kept as one text.

Lines that this version of the program cannot use, because a newer one wrote them, stay as they are.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date

from msgspec import Struct

from roster_desktop.policies.packs import Entry, PolicyValue, checked
from roster_desktop.policies.parameter import PARAMETER_BY_KEY

SET_HERE = "本册设定"

_Line = dict[str, object]


class OwnEntry(Struct, frozen=True):
    """A value of this file. Of one parameter and one day there is one."""

    parameter: str
    value: PolicyValue
    since: date
    who: str
    at: str
    pack: str = ""
    """Title of the pack that it was taken from; "" where it was typed."""

    @property
    def entry(self) -> Entry:
        """What the rules read of it."""
        return Entry(self.parameter, self.value, self.since, self.pack or SET_HERE)


def own_entries(text: str) -> tuple[OwnEntry, ...]:
    """The entries in the text, the earliest first; ValueError where it is no such text."""
    read = [entry for line in _lines(text) if (entry := _entry(line))]
    return tuple(sorted(read, key=lambda entry: entry.since))


def with_own(text: str, entries: Iterable[OwnEntry]) -> str:
    """The text with these entries, each in the place of an earlier one of its parameter and day."""
    told = list(entries)
    places = {(entry.parameter, entry.since.isoformat()) for entry in told}
    kept = [line for line in _lines(text) if _place(line) not in places]
    return json.dumps([*kept, *map(_line, told)], ensure_ascii=False)


def without_own(text: str, parameter: str, since: date) -> str:
    """The text without the entry of this parameter and day."""
    place = (parameter, since.isoformat())
    return json.dumps([line for line in _lines(text) if _place(line) != place], ensure_ascii=False)


def _lines(text: str) -> Iterator[_Line]:
    told = json.loads(text) if text else []
    if not isinstance(told, list) or not all(isinstance(line, dict) for line in told):
        raise ValueError("policy values are a list of objects")
    yield from told


def _place(line: _Line) -> tuple[object, object]:
    return line.get("parameter"), line.get("since")


def _line(entry: OwnEntry) -> _Line:
    return {
        "parameter": entry.parameter,
        "value": list(entry.value) if isinstance(entry.value, tuple) else entry.value,
        "since": entry.since.isoformat(),
        "who": entry.who,
        "at": entry.at,
        "pack": entry.pack,
    }


def _entry(line: _Line) -> OwnEntry | None:
    """None where another version of the program knows what it means."""
    parameter = PARAMETER_BY_KEY.get(str(line.get("parameter")))
    if parameter is None:
        return None
    try:
        value, since = checked(parameter, line.get("value")), date.fromisoformat(str(line.get("since")))
    except ValueError:
        return None
    told = (str(line.get(key) or "") for key in ("who", "at", "pack"))
    return OwnEntry(parameter.key, value, since, *told)
