"""The log of what left the file and what was shown whole: lines are added, each vouches for all before.

The chain has no key: it tells an altered, missing or squeezed-in line, but not a log that somebody computed
anew from its first line. Who wants to hold that too writes down the last link (`log` prints it).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator

from msgspec.structs import replace

from roster_desktop.store.identity import read_setting, write_setting
from roster_desktop.store.shapes import Disclosure, DisclosureKind
from roster_desktop.store.transaction import Transaction
from roster_desktop.wording import Message, disclosing

_COLUMNS = "number, at, who, kind, what, columns, row_id, rows, masked, file, content, link"
_HEAD = "disclosure_head"
"""Setting: number and link of the last line, so that lines missing at the end are noticed."""
_GUARDS = 3


def write_disclosure(change: Transaction, told: Disclosure) -> Disclosure:
    """Add the line at the end."""
    last = change.line("SELECT number, link FROM disclosure ORDER BY number DESC LIMIT 1")
    number, before = (int(last[0]), str(last[1])) if last else (0, "")
    line = replace(told, number=number + 1)
    line = replace(line, link=_link(before, line))
    change.run(
        f"INSERT INTO disclosure ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        line.number, line.at, line.who, line.kind.value, line.what, " ".join(line.columns), line.row,
        line.rows, int(line.is_masked), line.file, line.content, line.link,
    )  # fmt: skip
    write_setting(change, _HEAD, _head(line))
    return line


def read_disclosures(look: Transaction) -> list[Disclosure]:
    """Every line, the earliest first."""
    return [
        Disclosure(
            DisclosureKind(kind), what, tuple(columns.split()), rows, bool(masked),
            file, content, row, number, at, who, link,
        )
        for number, at, who, kind, what, columns, row, rows, masked, file, content, link in look.lines(
            f"SELECT {_COLUMNS} FROM disclosure ORDER BY number"
        )
    ]  # fmt: skip


def sick_disclosures(look: Transaction) -> Iterator[Message]:
    """Where the log was tampered with: only the first such line is told, all behind it hang on it."""
    guards = look.number(
        "SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'disclosure'"
    )
    if guards < _GUARDS:
        yield disclosing.SICK_GUARDS.about()
    before, head = "", ""
    for place, line in enumerate(read_disclosures(look), start=1):
        if line.number != place or line.link != _link(before, line):
            yield disclosing.SICK_LINE.about(number=place)
            return
        before, head = line.link, _head(line)
    if head != (read_setting(look, _HEAD) or ""):
        yield disclosing.SICK_END.about()


def _head(line: Disclosure) -> str:
    return f"{line.number} {line.link}"


def _link(before: str, line: Disclosure) -> str:
    told = [
        before, line.number, line.at, line.who, line.kind.value, line.what, list(line.columns), line.row,
        line.rows, line.is_masked, line.file, line.content,
    ]  # fmt: skip
    return hashlib.sha256(json.dumps(told, ensure_ascii=True).encode()).hexdigest()
