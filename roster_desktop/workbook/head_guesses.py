"""Lists on which only the first row of a household says who its head is: whose the rows below are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from msgspec import Struct

from roster_desktop.records import Problem, Question
from roster_desktop.records.question import Choice
from roster_desktop.schema import Role, Roster
from roster_desktop.schema.kinship import HEAD
from roster_desktop.wording import Sentence
from roster_desktop.wording import cleaning as say
from roster_desktop.workbook.headings import Heading
from roster_desktop.workbook.raw import CellText, RawSheet, address, column_letters
from roster_desktop.workbook.sheet_rows import SheetRow

TAKE, KEEP = "take", "keep"
_EXAMPLES = 3
_OF_A_HOUSEHOLD = (Role.HEAD, Role.HOUSEHOLD, Role.HEAD_ID_NUMBER)


class WithHeads(Struct, frozen=True):
    """The rows as they are read, and what is told and asked of their heads."""

    rows: Sequence[SheetRow]
    questions: tuple[Question, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(slots=True)
class _Filled:
    """Rows that have no head written and seem to belong to one above: place of the row → its new texts."""

    texts: dict[int, Mapping[str, CellText]] = field(default_factory=dict)
    cells: list[str] = field(default_factory=list)
    examples: list[str] = field(default_factory=list)

    def take(self, place: int, row: SheetRow, found: Mapping[str, CellText], cell: str, told: str) -> None:
        self.texts[place] = {**row.texts, **found}
        self.cells.append(cell)
        self.examples.append(told)


def with_heads(
    sheet: RawSheet, heading: Heading, rows: Sequence[SheetRow], answers: Mapping[str, str]
) -> WithHeads:
    """Of one number of the household the head is one, and is filled in; where only the order of the rows
    says so it is asked."""
    roster = heading.roster
    if not roster.has(Role.HEAD) or roster.key_of(Role.HEAD) not in heading.columns:
        return WithHeads(rows)
    sure, likely = _found(heading, rows)
    key = f"{sheet.name}:{column_letters(heading.columns[roster.key_of(Role.HEAD)])}列?head"
    is_taken = answers.get(key, KEEP) == TAKE
    texts = {**sure.texts, **(likely.texts if is_taken else {})}
    filled = [row._replace(texts=texts[at]) if at in texts else row for at, row in enumerate(rows)]
    header = roster.column_by_key[roster.key_of(Role.HEAD)].header
    return WithHeads(
        filled,
        tuple(_asked(sheet, header, key, likely)) if likely.cells else (),
        tuple(_told(sheet, header, sure)) if sure.cells else (),
    )


def _found(heading: Heading, rows: Sequence[SheetRow]) -> tuple[_Filled, _Filled]:
    """What the household's number says, and what only the order of the rows does."""
    roster, sure, likely = heading.roster, _Filled(), _Filled()
    place = heading.columns[roster.key_of(Role.HEAD)]
    above: Mapping[str, CellText] = {}
    for at, row in enumerate(rows):
        head, number, relation, name = (
            _text(roster, role, row) for role in (Role.HEAD, Role.HOUSEHOLD, Role.RELATION, Role.NAME)
        )
        if relation == HEAD and name and not head:
            # Whoever is the head is called so.
            own = {roster.key_of(Role.HEAD): name}
            sure.take(at, row, own, address(place, row.number), name)
            above = {**row.texts, **own}
            continue
        if head:
            above = row.texts
            continue
        first = {
            key: above[key]
            for key in (roster.key_of(role) for role in _OF_A_HOUSEHOLD if roster.has(role))
            if key in above and not row.texts.get(key, "").strip()
        }
        said = above.get(roster.key_of(Role.HOUSEHOLD), "").strip() if roster.has(Role.HOUSEHOLD) else ""
        is_another = relation == HEAD or (number and number != said)
        if not above or is_another or not (number or relation):
            # Another household, or nothing that says to which this row belongs.
            above = {}
            continue
        taken = sure if number else likely
        taken.take(at, row, first, address(place, row.number), f"{name} → {above[roster.key_of(Role.HEAD)]}")
    return sure, likely


def _text(roster: Roster, role: Role, row: SheetRow) -> str:
    return row.texts.get(roster.key_of(role), "").strip() if roster.has(role) else ""


def _told(sheet: RawSheet, header: str, sure: _Filled) -> Iterator[Problem]:
    said = _sentence(say.HEADS_FILLED, header, sure)
    yield Problem(say.HEADS_FILLED.code, said, sheet.name, sure.cells[0])


def _asked(sheet: RawSheet, header: str, key: str, likely: _Filled) -> Iterator[Question]:
    yield Question(
        say.HEADS_LIKELY.code,
        _sentence(say.HEADS_LIKELY, header, likely),
        sheet=sheet.name,
        cells=tuple(likely.cells),
        key=key,
        choices=(Choice(TAKE, str(say.AS_ABOVE.about())), Choice(KEEP, str(say.LEAVE_BLANK.about()))),
        default=KEEP,
        header=header,
    )


def _sentence(sentence: Sentence, header: str, filled: _Filled) -> str:
    examples = "、".join(filled.examples[:_EXAMPLES])
    return str(sentence.about(header=header, count=len(filled.cells), examples=examples))
