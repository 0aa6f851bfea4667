"""A table with the columns that somebody wants on paper; those that say whom or what a line is about stay."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from roster_desktop.reports.table import Figure, Head, ReportTable

_COUNTER = "序号"
_NAMING = frozenset(
    {_COUNTER, "年度", "镇(办)", "村", "组", "姓名", "安置点", "户编号", "户主", "指标", "问题编号", "省", "市",
     "县(区)", "类别", "单位名称"}
)  # fmt: skip
"""What a line is called by, where its first columns are these."""


def naming_columns(heads: Sequence[Head]) -> int:
    """So many first columns say whom or what a line is about: at least one beside the running number."""
    named = next((place for place, head in enumerate(heads) if head.text not in _NAMING), len(heads))
    least = 2 if heads and heads[0].text == _COUNTER else 1
    return min(max(named, least), len(heads))


def name_of(head: Head) -> str:
    """How a column is called, so that no other one of the table is called like it."""
    return f"{head.group}/{head.full_text}" if head.group else head.full_text


def places_of(heads: Sequence[Head], name: str) -> tuple[int, ...]:
    """The columns of this name: with its group, with what is counted, or only as the head says it."""
    return tuple(
        place for place, head in enumerate(heads) if name in (name_of(head), head.full_text, head.text)
    )


def chosen(table: ReportTable, names: Iterable[str]) -> ReportTable:
    """The table with the columns of these names, in this order, behind those that stay."""
    stay = range(naming_columns(table.heads))
    wanted = (place for name in names for place in places_of(table.heads, name))
    places = tuple(dict.fromkeys((*stay, *wanted)))
    total = table.total
    return replace(
        table,
        # A rate may stand without the two columns it is made of.
        heads=tuple(replace(table.heads[place], rate_of=None) for place in places),
        lines=tuple(replace(line, cells=_only(line.cells, places)) for line in table.lines),
        has_total=total is not None,
        given_total=None if total is None else _only(total, places),
    )


def _only(cells: Sequence[Figure], places: Sequence[int]) -> tuple[Figure, ...]:
    return tuple(cells[place] for place in places)
