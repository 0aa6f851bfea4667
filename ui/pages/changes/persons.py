"""What became of a person's rows, as a card of the list and as lines of the table."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from roster_desktop.records import EVERYTHING, Area, Level
from roster_desktop.schema import Catalog
from roster_desktop.tasks.comparing import Became, Comparison, RowDifference
from roster_desktop.wording import _, joined
from roster_desktop.workspace import Workspace
from ui.pages.pieces.card_list import CardFact, Tone
from ui.pages.pieces.words import shown
from ui.tables import Shown

WORDS = {Became.JOINED: _("新增"), Became.LEFT: _("离开"), Became.CHANGED: _("更改")}
_TONES = {Became.JOINED: Tone.GOOD, Became.LEFT: Tone.ERROR, Became.CHANGED: Tone.WARNING}
_NO_REASON = _("没有写原因")


class PersonChange(Struct, frozen=True):
    """Everything that became of one person."""

    name: str
    area: Area
    rows: tuple[RowDifference, ...]
    became: Became
    """What became of the row in the person roster; of who has none there, of the first row."""


class Line(Struct, frozen=True):
    """One changed cell, or a row that came or went, in words; sensitive texts masked."""

    roster: str
    row: str
    column: str
    title: str
    became: Became
    header: str
    before: str
    after: str


class Wanted(Struct, frozen=True):
    """Which persons are listed. What is blank narrows nothing."""

    became: Became | None = None
    roster: str = ""
    words: str = ""
    area: Area = EVERYTHING


COLUMNS = (
    Shown(_("花名册"), 80, lambda line: f"{line.title}\n{WORDS[line.became]}"),
    Shown(_("栏目"), 90, lambda line: line.header),
    Shown(_("原来"), 80, lambda line: line.before),
    Shown(_("现在"), 80, lambda line: line.after),
)


def persons(workspace: Workspace, comparison: Comparison) -> list[PersonChange]:
    """Everybody of whom something differs, in the order of the rosters; ledgers, which are about nobody, come
    under their own name."""
    catalog, people = workspace.catalog, workspace.catalog.people
    own = workspace.unit.level is Level.COUNTY
    order = {key: place for place, key in enumerate(catalog.roster_by_key)}
    ledgers = {ledger.key: ledger.short_title for ledger in catalog.ledgers}
    found = []
    for (_key, name), rows in comparison.by_person().items():
        leading = next((row for row in rows if row.roster == people), rows[0])
        area = Area(leading.township if own else "", leading.village)
        ordered = tuple(sorted(rows, key=lambda row: order[row.roster]))
        told = name or ledgers.get(leading.roster, _("（未填姓名）"))
        found.append(PersonChange(told, area, ordered, leading.became))
    return found


def listed(everybody: Sequence[PersonChange], wanted: Wanted) -> list[PersonChange]:
    """Those of them that are asked for; of who is, only the rows that are."""
    found = []
    for person in everybody:
        rows = tuple(row for row in person.rows if _fits(row, wanted))
        is_there = wanted.area.contains(person.area) and all(
            word in f"{person.name} {person.area.village}" for word in wanted.words.split()
        )
        if rows and is_there:
            became = person.became if wanted.became is None else wanted.became
            found.append(PersonChange(person.name, person.area, rows, became))
    return found


def card_of(catalog: Catalog, person: PersonChange) -> CardFact:
    """The person as a card of the list."""
    told = [
        joined(catalog.roster(row.roster).short_title, WORDS[row.became])
        + (_(" {cells} 项").format(cells=len(row.cells)) if row.became is Became.CHANGED else "")
        for row in person.rows
    ]
    about = " · ".join(part for part in (person.area.full_name, _("、").join(dict.fromkeys(told))) if part)
    return CardFact(person.name, about, WORDS[person.became], _TONES[person.became], person)


def lines(catalog: Catalog, person: PersonChange) -> list[Line]:
    """Every changed cell of the person; a row that came or went without one has a line of its own."""
    return [line for row in person.rows for line in _lines(catalog, row)]


def _lines(catalog: Catalog, row: RowDifference) -> list[Line]:
    roster = catalog.roster(row.roster)
    title = roster.short_title
    told = [
        Line(
            row.roster, row.row, cell.column, title, row.became, cell.header,
            shown(roster, cell.column, cell.before), shown(roster, cell.column, cell.after),
        )
        for cell in row.cells
    ]  # fmt: skip
    if row.became is Became.LEFT:
        told.insert(
            0, Line(row.roster, row.row, "", title, row.became, _("原因"), "", row.reason or _NO_REASON)
        )
    if not told:
        told = [Line(row.roster, row.row, "", title, row.became, "", _("不在册"), _("在册"))]
    return told


def _fits(row: RowDifference, wanted: Wanted) -> bool:
    return wanted.became in (None, row.became) and wanted.roster in ("", row.roster)
