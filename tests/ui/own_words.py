"""The words of its own that the window shows, page by page: what the pictures of the manual are held against.

No data, no dates and nothing that is measured: only texts of the catalogue without a gap, by the kind of
control that bears them, so that every machine finds the same on every day. Controls that are hidden now count
as well.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from hashlib import blake2b
from pathlib import Path

from babel.messages.pofile import read_po
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QTableView, QWidget

from roster_desktop.places import resource
from roster_desktop.records import Level, Unit
from roster_desktop.rosters import CATALOG
from ui.look import LIGHT
from ui.look.sheet import sheet_as_written

KEPT = Path(__file__).with_name("own_words.json")
"""What the window said when the pictures were taken."""
TOWNSHIP = Unit(Level.TOWNSHIP, "清水镇", "", "清水镇", "安平县")
"""Whose empty file is gone through: a township has nearly every page."""
FIRST = "first-run"
COMMAND = "python -m tests.bench.manual_pictures"
"""Takes the pictures anew and keeps what they show."""

PAGE_BY_PICTURE = {
    "first-run": FIRST,
    **dict.fromkeys(("roster-page", "card", "column-filter", "palette"), CATALOG.people),
    **dict.fromkeys(("import-preview", "import-questions"), "bring-in"),
    **{name: name for name in ("send", "merging", "conflicts", "same", "reports", "verifying", "home")},
    **{name: name for name in ("checking", "changes", "policies", "printing", "settings", "recovery")},
    **{name: name for name in ("disclosures", "privacy", "office", "history")},
    "household": "households",
}
"""Each picture of the manual, and the page of the window of which it is taken."""


def words_of(widget: QWidget) -> list[str]:
    """Each text of its own that this part of the window holds, with the kind of control it stands on."""
    known = _catalogue()
    found = {
        f"{type(one).__name__}：{said}" for one in _parts(widget) for said in _said(one) if said in known
    }
    return sorted(found)


def declared_words() -> list[str]:
    """What the tables and cards of the rosters say: their columns, in the order in which they stand."""
    return [f"{roster.title}：{column.header}" for roster in CATALOG.rosters for column in roster.columns]


def look() -> str:
    """Says whether colours, measures or the sheet are still those of the pictures."""
    colours = {name: getattr(LIGHT, name) for name in LIGHT.__struct_fields__}
    told = json.dumps([colours, sheet_as_written()], sort_keys=True)
    return blake2b(told.encode(), digest_size=8).hexdigest()


def keep(pages: Mapping[str, list[str]]) -> None:
    """Keep what the window says now, with the pictures that were just taken."""
    told = {"look": look(), "rosters": declared_words(), "pages": pages}
    KEPT.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def older_pictures(
    pages: Mapping[str, list[str]], page_by_picture: Mapping[str, str]
) -> dict[str, list[str]]:
    """Picture of the manual → what its page says otherwise than when it was taken."""
    before = json.loads(KEPT.read_text(encoding="utf-8"))
    new_look = [] if before["look"] == look() else ["the look"]
    new_columns = _apart(before["rosters"], declared_words())
    found = {}
    for picture, page in page_by_picture.items():
        columns = new_columns if page == CATALOG.people else []
        otherwise = [*new_look, *columns, *_apart(before["pages"].get(page, []), pages.get(page, []))]
        if otherwise:
            found[picture] = otherwise
    return found


def _apart(before: list[str], now: list[str]) -> list[str]:
    gone = [f"- {said}" for said in before if said not in now]
    new = [f"+ {said}" for said in now if said not in before]
    return [*gone, *new] or (["another order"] if before != now else [])


def _parts(widget: QWidget) -> Iterator[QWidget]:
    yield widget
    yield from widget.findChildren(QWidget)


def _said(one: QWidget) -> Iterator[str]:
    # Where room is short a button shortens its words; its name stays.
    yield one.accessibleName()
    if isinstance(one, QLabel) or (isinstance(one, QAbstractButton) and not one.accessibleName()):
        yield one.text()
    if isinstance(one, QLineEdit):
        yield one.placeholderText()
    if isinstance(one, QTableView) and one.model() is not None:
        for section in range(one.model().columnCount()):
            yield str(one.model().headerData(section, Qt.Orientation.Horizontal) or "")


@cache
def _catalogue() -> frozenset[str]:
    with resource("locale", "en", "LC_MESSAGES", "roster_desktop.po").open("rb") as file:
        return frozenset(str(one.id) for one in read_po(file) if one.id and "{" not in str(one.id))
