"""Identity numbers that a spreadsheet cut short: whose they were, where the rest and the name leave no doubt.

Nothing is repaired by itself: each repair is a question with its reason, and only a person's answer applies
it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from roster_desktop.records import DeliveredRow, Problem, Question, Trace
from roster_desktop.records.question import Choice
from roster_desktop.schema import Role, Roster
from roster_desktop.schema.kinds.id_damage import may_be_left_of, what_is_left
from roster_desktop.schema.kinds.id_number import flaws, holder_of
from roster_desktop.schema.masking import masked
from roster_desktop.schema.pairing import folded_name
from roster_desktop.wording import Message
from roster_desktop.wording import id_doctor as say
from roster_desktop.workspace import Query, Workspace

REPAIR, LEAVE = "repair", "leave"
REPAIR_ALL = "@repair"
"""The key under which one answer stands for every repair that is offered."""

_NAMES_AT_ONCE = 400


class Examined(Struct, frozen=True):
    """The rows, repaired where a person said so, and every repair that is offered."""

    rows: tuple[DeliveredRow, ...]
    questions: tuple[Question, ...]


class _Known(Struct, frozen=True):
    """A sound number that belongs to somebody of this name, and where that is said."""

    number: str
    source: Message


def examined(workspace: Workspace, rows: Sequence[DeliveredRow], answers: Mapping[str, str]) -> Examined:
    """The rows with what can be said of their damaged numbers. `answers`: key of a question → the choice."""
    damaged = {place: left for place, row in enumerate(rows) if (left := _left(workspace, row))}
    if not damaged:
        return Examined(tuple(rows), ())
    names = {_name(workspace, rows[place]) for place in damaged}
    known = _known(workspace, rows, names)
    repaired = list(rows)
    questions: list[Question] = []
    for place, left in damaged.items():
        row = rows[place]
        name = _name(workspace, row)
        fitting = _fitting(known[folded_name(name)], left)
        if len(fitting) != 1:
            fitting = _fitting([*fitting.values(), *_remembered(workspace, name)], left)
        if len(fitting) != 1:
            continue
        [found] = fitting.values()
        question = _question(workspace, row, name, found)
        questions.append(question)
        if answers.get(question.key, answers.get(REPAIR_ALL, LEAVE)) == REPAIR:
            repaired[place] = _repaired(workspace, row, name, found)
    return Examined(tuple(repaired), tuple(questions))


def told(question: Question) -> Problem:
    """An offered repair as it is told where nobody can be asked, with the way to accept it."""
    remedy = say.REPAIR_REMEDY.about(key=question.key, value=REPAIR)
    return Problem(question.code, question.sentence, question.sheet, question.cells[0], str(remedy))


def is_answered(question: Question, answers: Mapping[str, str]) -> bool:
    """Whether a person has said what becomes of this number."""
    return question.key in answers or REPAIR_ALL in answers


def _left(workspace: Workspace, row: DeliveredRow) -> str:
    """What is left of the row's number; "" where it is whole, gone, or nobody's."""
    roster = workspace.catalog.roster(row.roster)
    text = roster.text_of(Role.ID_NUMBER, row.values)
    return what_is_left(text) if row.number and text and _name(workspace, row) else ""


def _name(workspace: Workspace, row: DeliveredRow) -> str:
    return workspace.catalog.roster(row.roster).text_of(Role.NAME, row.values)


def _fitting(known: Sequence[_Known], left: str) -> dict[str, _Known]:
    """Holder → the first place that tells of them, of everybody whose number may have become this."""
    found: dict[str, _Known] = {}
    for one in known:
        if may_be_left_of(left, one.number):
            found.setdefault(one.number, one)
    return found


def _known(workspace: Workspace, rows: Sequence[DeliveredRow], names: set[str]) -> Mapping[str, list[_Known]]:
    """Folded name → sound numbers of people called so: in the file, listed or removed, and in this book."""
    found: dict[str, list[_Known]] = defaultdict(list)
    wanted = sorted(names)
    for roster in _people_first(workspace):
        for is_removed, sentence in ((False, say.IN_ROSTER), (True, say.AMONG_REMOVED)):
            source = sentence.about(roster=roster.title)
            for name, number in _listed(workspace, roster, wanted, removed=is_removed):
                found[folded_name(name)].append(_Known(number, source))
    folded = {folded_name(name) for name in names}
    for row in rows:
        roster = workspace.catalog.roster(row.roster)
        name, number = (
            folded_name(_name(workspace, row)),
            holder_of(roster.text_of(Role.ID_NUMBER, row.values)),
        )
        if name in folded and number and not flaws(number):
            found[name].append(_Known(number, say.IN_BOOK.about(sheet=row.sheet, number=row.number)))
    return found


def _people_first(workspace: Workspace) -> list[Roster]:
    people = workspace.catalog.person_roster
    return [people, *(roster for roster in workspace.catalog.rosters if roster is not people)]


def _listed(
    workspace: Workspace, roster: Roster, names: Sequence[str], *, removed: bool
) -> Iterator[tuple[str, str]]:
    columns = (roster.key_of(Role.NAME), roster.key_of(Role.ID_NUMBER))
    for start in range(0, len(names), _NAMES_AT_ONCE):
        where = {columns[0]: tuple(names[start : start + _NAMES_AT_ONCE])}
        for _, name, text in workspace.listed_texts(Query(roster.key, where=where, removed=removed), columns):
            number = holder_of(text)
            if number and not flaws(number):
                yield name, number


def _remembered(workspace: Workspace, name: str) -> Iterator[_Known]:
    """Sound numbers that rows of this name once held, by the history."""
    for roster, row in dict.fromkeys(row for rows in workspace.rows_named(name).values() for row in rows):
        spec = workspace.catalog.roster(roster)
        source = say.IN_HISTORY.about(roster=spec.title)
        for entry in workspace.history(row=(roster, row)):
            if entry.column == spec.key_of(Role.ID_NUMBER):
                yield from (
                    _Known(number, source)
                    for text in (entry.before, entry.after)
                    if (number := holder_of(text)) and not flaws(number)
                )


def _question(workspace: Workspace, row: DeliveredRow, name: str, found: _Known) -> Question:
    column = workspace.catalog.roster(row.roster).column_by_role[Role.ID_NUMBER]
    cell = row.cell_by_column.get(column.key, f"A{row.number}")
    shown = masked(column, found.number)
    said = say.REPAIR.about(name=name, sheet=row.sheet, number=row.number, source=found.source, masked=shown)
    choices = (
        Choice(REPAIR, str(say.ANSWER_REPAIR.about(masked=shown))),
        Choice(LEAVE, str(say.ANSWER_LEAVE.about())),
    )
    return Question(
        said.code,
        str(said),
        sheet=row.sheet,
        cells=(cell,),
        key=f"{row.sheet}:{cell}",
        choices=choices,
        default=LEAVE,
        header=column.header,
    )


def _repaired(workspace: Workspace, row: DeliveredRow, name: str, found: _Known) -> DeliveredRow:
    key = workspace.catalog.roster(row.roster).key_of(Role.ID_NUMBER)
    was = next((trace.was for trace in row.traces if trace.column == key), row.values[key])
    why = str(say.REPAIRED.about(source=found.source, name=name))
    trace = Trace(key, row.cell_by_column.get(key, ""), was, found.number, why)
    traces = (*(one for one in row.traces if one.column != key), trace)
    return replace(row, values={**row.values, key: found.number}, traces=traces)
