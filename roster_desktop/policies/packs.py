"""Packs of policy values, as they lie in `resources/policies`: the defaults, and examples of other counties.

A pack is a TOML file: `title`, `source`, `note`, and for every value a table `[[value]]` with `parameter`,
`from` (the day from which it holds; left out where it always held) and `value`. Amounts are whole numbers.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache

from msgspec import Struct

from roster_desktop.places import resource
from roster_desktop.policies.parameter import PARAMETER_BY_KEY, Parameter, Shape

TableLine = Mapping[str, str | int | bool]
PolicyValue = int | bool | str | tuple[TableLine, ...]

DEFAULT = "default"


class Entry(Struct, frozen=True):
    """A value, and from which day it holds."""

    parameter: str
    value: PolicyValue
    since: date | None = None
    """None: it has always held."""
    source: str = ""
    """Which pack, or who typed it when."""


class Pack(Struct, frozen=True):
    """Values that belong together, with where they come from."""

    key: str
    title: str
    source: str
    note: str
    entries: tuple[Entry, ...]


@cache
def packs() -> tuple[Pack, ...]:
    """Every pack, the default one first, the others by their file names."""
    names = sorted(file.stem for file in resource("policies").glob("*.toml") if file.stem != DEFAULT)
    return (default_pack(), *map(_read, names))


@cache
def default_pack() -> Pack:
    """What holds where nobody set anything: of all packs it alone is needed before somebody looks at them."""
    return _read(DEFAULT)


def checked(parameter: Parameter, value: object) -> PolicyValue:
    """The value, where it fits the parameter; ValueError otherwise."""
    match parameter.shape, value:
        case Shape.YES_NO, bool():
            return value
        case Shape.NUMBER, int() if _is_within(parameter, value):
            return value
        case Shape.CHOICE, str() if value in parameter.options:
            return value
        case Shape.TABLE, list() | tuple():
            if all(isinstance(line, Mapping) and _is_line(parameter, line) for line in value):
                return tuple(dict(line) for line in value)
    raise ValueError(f"{parameter.key} cannot be {value!r}")


def _is_within(parameter: Parameter, value: int) -> bool:
    return not isinstance(value, bool) and parameter.least <= value <= parameter.most


def _is_line(parameter: Parameter, line: Mapping[object, object]) -> bool:
    """Whether every cell of the line belongs to a column and is what the column holds."""
    kinds: dict[object, type] = {key: str for key, _ in parameter.columns}
    kinds |= dict.fromkeys(parameter.amounts, int) | dict.fromkeys(parameter.flags, bool)
    is_negative = any(isinstance(cell, int) and cell < 0 for cell in line.values())
    return bool(line) and not is_negative and all(type(cell) is kinds.get(key) for key, cell in line.items())


def _read(key: str) -> Pack:
    told = tomllib.loads(resource("policies", f"{key}.toml").read_text("utf-8"))
    entries = tuple(
        Entry(
            line["parameter"],
            checked(PARAMETER_BY_KEY[line["parameter"]], line["value"]),
            line.get("from"),
            told["title"],
        )
        for line in told["value"]
    )
    return Pack(key, told["title"], told["source"], told.get("note", ""), entries)
