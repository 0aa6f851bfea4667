"""A finding as the file keeps it, and how it becomes a line of its table and is read back."""

from __future__ import annotations

import json
from collections.abc import Mapping

from msgspec import Struct

from roster_desktop.store.transaction import Line

Group = tuple[str, str]
"""(scope, key): what a rule looked at. The scope says whether it was a row, a person,
a household or rows alike."""
Beside = tuple[str, str, tuple[str, ...]]
"""(roster, row id, columns)."""

COLUMNS = (
    "number", "run", "scope", "group_key", "rule", "level", "roster", "row_id", "place", "columns", "message",
    "remedy", "policies", "beside", "basis", "fix", "name", "township", "village", "holder",
)  # fmt: skip
_FROM = COLUMNS.index("scope")


class FixLine(Struct, frozen=True):
    """What would certainly mend a finding."""

    label: str
    roster: str
    row: str
    values: Mapping[str, str]


class FindingLine(Struct, frozen=True):
    """What a rule says of a row, with where and about whom."""

    scope: str
    group_key: str
    rule: str
    level: str
    roster: str
    row: str
    place: int
    columns: tuple[str, ...]
    message: str
    remedy: str
    policies: tuple[str, ...] = ()
    beside: tuple[Beside, ...] = ()
    basis: str = ""
    fix: FixLine | None = None
    name: str = ""
    township: str = ""
    village: str = ""
    holder: str = ""


def written(line: FindingLine, number: int, run: int) -> tuple[object, ...]:
    """In the order of `COLUMNS`."""
    fix = line.fix
    return (
        number, run, line.scope, line.group_key, line.rule, line.level, line.roster, line.row, line.place,
        " ".join(line.columns), line.message, line.remedy,
        _json(line.policies) if line.policies else "",
        _json(line.beside) if line.beside else "",
        line.basis,
        _json((fix.label, fix.roster, fix.row, dict(fix.values))) if fix else "",
        line.name, line.township, line.village, line.holder,
    )  # fmt: skip


def read(told: Line) -> FindingLine:
    """Of a line in the order of `COLUMNS`."""
    (
        scope, group_key, rule, level, roster, row, place, columns, message, remedy, policies, beside, basis,
        fix, *rest,
    ) = told[_FROM : len(COLUMNS)]  # fmt: skip
    return FindingLine(
        scope, group_key, rule, level, roster, row, place, tuple(columns.split()), message, remedy,
        tuple(json.loads(policies)) if policies else (),
        tuple((one, other, tuple(keys)) for one, other, keys in json.loads(beside)) if beside else (),
        basis,
        FixLine(*json.loads(fix)) if fix else None,
        *rest,
    )  # fmt: skip


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
