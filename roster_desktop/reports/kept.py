"""Tables of a report as a text, for a closed period to keep: read back they are the very same tables."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from roster_desktop.reports.table import Counted, Figure, Head, Line, ReportTable

_DECIMAL = "decimal"


def text_of(tables: Iterable[ReportTable]) -> str:
    """The tables as JSON; the same tables always give the same text."""
    return json.dumps([_told(table) for table in tables], ensure_ascii=False, separators=(",", ":"))


def tables_in(text: str) -> tuple[ReportTable, ...]:
    """The tables that were kept as this text."""
    return tuple(_table(told) for told in json.loads(text))


def _told(table: ReportTable) -> dict[str, object]:
    return {
        "key": table.key,
        "title": table.title,
        "heads": [_told_head(head) for head in table.heads],
        "lines": [_told_line(line) for line in table.lines],
        "rules": table.rules,
        "facts": table.facts,
        "has_total": table.has_total,
    }


def _told_head(head: Head) -> dict[str, object]:
    return {
        "text": head.text,
        "counted": head.counted.name,
        "width": head.width,
        "group": head.group,
        "is_summed": head.is_summed,
        "rate_of": head.rate_of,
    }


def _told_line(line: Line) -> Sequence[object]:
    return [[_told_figure(cell) for cell in line.cells], line.rows]


def _told_figure(figure: Figure) -> object:
    # A decimal number of JSON would come back as a binary one, and be another figure.
    return {_DECIMAL: str(figure)} if isinstance(figure, Decimal) else figure


def _table(told: Mapping[str, Any]) -> ReportTable:
    return ReportTable(
        told["key"],
        told["title"],
        tuple(_head(head) for head in told["heads"]),
        tuple(_line(line) for line in told["lines"]),
        tuple(told["rules"]),
        tuple(told["facts"]),
        told["has_total"],
    )


def _head(told: Mapping[str, Any]) -> Head:
    rate_of = told["rate_of"]
    return Head(
        told["text"], Counted[told["counted"]], told["width"], told["group"], told["is_summed"],
        (rate_of[0], rate_of[1]) if rate_of else None,
    )  # fmt: skip


def _line(told: Sequence[Any]) -> Line:
    cells, rows = told
    return Line(tuple(_figure(cell) for cell in cells), tuple((roster, row) for roster, row in rows))


def _figure(told: Any) -> Figure:
    if isinstance(told, dict):
        return Decimal(told[_DECIMAL])
    return told if isinstance(told, int | str) else None
