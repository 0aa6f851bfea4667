"""Which columns a table shows, in which order, how wide, how many of them stay in sight;
and the filters that were kept: remembered in the roster file, so that every file is as it was left."""

from __future__ import annotations

import json
from collections.abc import Mapping

from msgspec import Struct, field

from roster_desktop.schema import Roster
from roster_desktop.workspace import Workspace
from ui.models.chips import Where
from ui.models.columns import frozen_keys, shown_keys


class ColumnLayout(Struct, frozen=True):
    """How the table of one roster is laid out."""

    keys: tuple[str, ...]
    """The shown columns from left to right."""
    frozen: int
    """How many of them stay at the left."""
    widths: Mapping[str, int] = field(default_factory=dict)
    """Column key → pixels, where somebody chose."""
    is_compact: bool = False


def first_layout(workspace: Workspace, roster: Roster) -> ColumnLayout:
    """The layout before anybody chose."""
    level = workspace.unit.level
    return ColumnLayout(shown_keys(roster, level), len(frozen_keys(roster, level)))


def kept_layout(workspace: Workspace, roster: Roster) -> ColumnLayout:
    """The layout as it was left; what is unreadable or no longer declared is left out."""
    first = first_layout(workspace, roster)
    kept = _read(workspace, f"columns.{roster.key}")
    keys = tuple(dict.fromkeys(key for key in _texts(kept.get("keys")) if key in roster.column_by_key))
    if not keys:
        return first
    frozen = kept.get("frozen")
    widths = kept.get("widths")
    return ColumnLayout(
        keys,
        min(frozen, len(keys) - 1) if isinstance(frozen, int) and frozen >= 0 else 0,
        {key: wide for key, wide in widths.items() if isinstance(wide, int) and wide > 0}
        if isinstance(widths, dict)
        else {},
        kept.get("compact") is True,
    )


def keep_layout(workspace: Workspace, roster: Roster, layout: ColumnLayout) -> None:
    """Remember the layout; a file that may only be read forgets it."""
    if workspace.is_read_only:
        return
    told = {
        "keys": list(layout.keys),
        "frozen": layout.frozen,
        "widths": dict(layout.widths),
        "compact": layout.is_compact,
    }
    workspace.set_setting(f"columns.{roster.key}", json.dumps(told, ensure_ascii=False))


def kept_filters(workspace: Workspace, roster: Roster) -> dict[str, Where]:
    """Name → what it narrows."""
    found: dict[str, Where] = {}
    for name, where in _read(workspace, f"filters.{roster.key}").items():
        if isinstance(where, dict):
            known = {key: _texts(texts) for key, texts in where.items() if key in roster.column_by_key}
            found[name] = known
    return found


def keep_filters(workspace: Workspace, roster: Roster, filters: Mapping[str, Where]) -> None:
    """Remember the filters; a file that may only be read forgets them."""
    if not workspace.is_read_only:
        told = {name: dict(where) for name, where in filters.items()}
        workspace.set_setting(f"filters.{roster.key}", json.dumps(told, ensure_ascii=False))


def _texts(found: object) -> tuple[str, ...]:
    return tuple(str(text) for text in found) if isinstance(found, list) else ()


def _read(workspace: Workspace, key: str) -> dict[str, object]:
    try:
        kept = json.loads(workspace.setting(key) or "{}")
    except ValueError:
        # Written by something else: begin anew rather than keep the window shut.
        return {}
    return kept if isinstance(kept, dict) else {}
