"""Asking another unit: 问村里. A question is a fact of its row; it travels with the next workbook and is closed
once somebody answers, by correcting the cell, by deciding, or in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from roster_desktop.checks import Finding
from roster_desktop.records import (
    ABOUT_CONFLICT,
    REMOVAL_KEY,
    Asked,
    Change,
    ChangeSet,
    NotesWritten,
    Occasion,
    RowId,
    Value,
    asked_in,
    note_register,
    note_value,
    open_questions,
    question_register,
    question_value,
    withdrawn,
)
from roster_desktop.records.asking import answered_value
from roster_desktop.schema import EXPLANATIONS, QUESTIONS, Role, Roster
from roster_desktop.tasks.deciding import ConflictView, view_of
from roster_desktop.wording import Refusal, asking
from roster_desktop.workspace import Applied, OpenConflict, Row, Workspace


class Question(Struct, frozen=True):
    """What somebody above or below wants to know about a register of a row."""

    roster: str
    row: RowId
    register: str
    """"" where the row as a whole is meant."""
    columns: tuple[str, ...]
    header: str
    name: str
    village: str
    shown: str
    """What stands in the register now; of several columns the filled ones, one after the other."""
    asked: Asked | None
    """Who asks, when and what; None for a conflict about which nobody wrote anything."""
    conflict: ConflictView | None
    """The values that stand against each other, where it is one."""

    @property
    def text(self) -> str:
        """What is asked, as a sentence."""
        return self.asked.text if self.asked else str(asking.CONFLICT_ASKED.about())


def township_questions(workspace: Workspace) -> tuple[Question, ...]:
    """Everything that others ask this file's people: what the township wrote to a village, and every open
    conflict (in a village's file it came with a workbook from above)."""
    conflicts = {(one.row, one.register): one for one in workspace.conflicts()}
    noted = list(_noted(workspace, conflicts, is_ours=False))
    told = {(one.row, one.register) for one in noted}
    rest = [_of_conflict(workspace, one) for place, one in conflicts.items() if place not in told]
    return (*noted, *rest)


def count_township_questions(workspace: Workspace) -> int:
    """How many they are; quick, for a badge."""
    if not workspace.count_asked(but_by=workspace.unit.name):
        return workspace.count_conflicts()
    return len(township_questions(workspace))


def our_questions(workspace: Workspace) -> tuple[Question, ...]:
    """What this file's people asked and nobody has answered yet."""
    conflicts = {(one.row, one.register): one for one in workspace.conflicts()}
    return tuple(_noted(workspace, conflicts, is_ours=True))


def questions_waiting(row: Row) -> tuple[Asked, ...]:
    """What is asked about this row and waits, whoever asks."""
    return tuple(
        one
        for one in asked_in(row.stored)
        if one.is_open and (one.about != ABOUT_CONFLICT or one.register in row.open)
    )


def answers_to(workspace: Workspace, roster: str, row: RowId, register: str) -> tuple[Asked, ...]:
    """Questions about this register that were answered, the latest last."""
    found = workspace.row(roster, row)
    told = asked_in(found.stored) if found else ()
    return tuple(one for one in told if one.register == register and not one.is_open)


def open_question(workspace: Workspace, roster: str, row: RowId, register: str) -> Asked | None:
    """What is asked about this register and waits, whoever asks; the latest where there are several."""
    state = workspace.state(roster, row)
    waiting = [one for one in open_questions(state) if one.register == register] if state else []
    return max(waiting, key=lambda one: one.on, default=None)


def ask_about_cell(workspace: Workspace, roster: str, row: RowId, column: str, text: str) -> Applied:
    """Ask about a cell, with what is to be found out."""
    said = " ".join(text.split())
    if not said:
        raise Refusal(asking.QUESTION_MISSING.about())
    register = workspace.catalog.roster(roster).register_of[column].key
    found = workspace.row(roster, row)
    about = ABOUT_CONFLICT if found and register in found.open else ""
    return _ask(workspace, [(roster, row, register)], said, about)


def ask_about_conflicts(workspace: Workspace, conflicts: Sequence[OpenConflict], text: str = "") -> Applied:
    """Ask which of the values is right; they stay open until somebody decides. Of a row that a workbook no
    longer has no register is open: a question about it waits by itself until it is answered."""
    said = " ".join(text.split()) or str(asking.CONFLICT_ASKED.about())
    places = [(one.roster, one.row, one.register) for one in conflicts]
    is_missed = bool(conflicts) and all(one.is_missed for one in conflicts)
    return _ask(workspace, places, said, "" if is_missed else ABOUT_CONFLICT)


def ask_about_finding(workspace: Workspace, finding: Finding, text: str = "") -> Applied:
    """Ask about what a rule found; without words of one's own in the rule's."""
    said = " ".join(text.split()) or " ".join(f"{finding.message}{finding.remedy}".split())
    roster = workspace.catalog.roster(finding.roster)
    column = next(iter(finding.columns), roster.key_of(Role.NAME))
    place = (finding.roster, RowId(finding.row), roster.register_of[column].key)
    return _ask(workspace, [place], said, finding.rule)


def withdraw_question(workspace: Workspace, roster: str, row: RowId, register: str) -> Applied:
    """Take back what was asked about this register."""
    lines = {question_register(register): withdrawn(QUESTIONS)}
    label = f"撤回问 {_name(workspace, roster, row)} 的{_header(workspace, roster, register)}"
    return workspace.apply(ChangeSet(label, Occasion.TYPED, (NotesWritten(roster, row, lines),)))


def answer(workspace: Workspace, roster: str, row: RowId, register: str, text: str) -> Applied:
    """Answer in words: what stands there is right, and why. A finding asked about is explained too."""
    said = " ".join(text.split())
    if not said:
        raise Refusal(asking.ANSWER_MISSING.about())
    state = workspace.state(roster, row)
    waiting = [one for one in open_questions(state) if one.register == register] if state else []
    if state is None or not waiting:
        raise Refusal(asking.NOT_ASKED.about())
    by = workspace.operator or workspace.unit.name
    today = workspace.today().isoformat()
    line = question_register(register)
    value = answered_value(state.cell(line), answer=said, answered=f"{by} {today}")
    lines: dict[str, Value] = {line: value} if value else {}
    lines |= _explained(workspace, row, waiting, note_value(EXPLANATIONS, today, by, said))
    label = f"答复 {_name(workspace, roster, row)} 的{_header(workspace, roster, register)}：{said}"
    return workspace.apply(ChangeSet(label, Occasion.TYPED, (NotesWritten(roster, row, lines),)))


def _ask(workspace: Workspace, places: Sequence[tuple[str, RowId, str]], text: str, about: str) -> Applied:
    value = question_value(
        on=workspace.today().isoformat(), unit=workspace.unit.name, who=workspace.operator, text=text,
        about=about,
    )  # fmt: skip
    changes: tuple[Change, ...] = tuple(
        NotesWritten(roster, row, {question_register(register): value}) for roster, row, register in places
    )
    if not changes:
        return Applied(0)
    roster, row, register = places[0]
    more = f" 等{len(places)}处" if len(places) > 1 else ""
    label = f"问 {_name(workspace, roster, row)} 的{_header(workspace, roster, register)}{more}"
    return workspace.apply(ChangeSet(label, Occasion.TYPED, changes))


def _explained(workspace: Workspace, row: RowId, waiting: Iterable[Asked], value: Value) -> dict[str, Value]:
    rules = {one.about for one in waiting}
    found = workspace.findings_at([row]).get(row, ())
    return {
        note_register(EXPLANATIONS, one.rule, one.basis): value
        for one in found
        if one.rule in rules and one.row == row
    }


def _noted(
    workspace: Workspace, conflicts: dict[tuple[RowId, str], OpenConflict], *, is_ours: bool
) -> Iterator[Question]:
    own = workspace.unit.name
    for key, rows in workspace.rows_asked().items():
        states = workspace.states_by_id(key, rows)
        for row in workspace.rows(key, rows):
            for one in open_questions(states[row.id]):
                is_known = one.register in workspace.catalog.roster(key).register_by_key
                if is_known and (one.unit == own) is is_ours:
                    conflict = conflicts.get((row.id, one.register))
                    view = view_of(workspace, conflict) if conflict else None
                    yield _question(workspace, key, row, one.register, one, view)


def _of_conflict(workspace: Workspace, conflict: OpenConflict) -> Question:
    view = view_of(workspace, conflict)
    row = workspace.row(conflict.roster, conflict.row)
    if row is None:
        return Question(
            conflict.roster, conflict.row, conflict.register, view.columns, view.header, view.name, "", "",
            None, view,
        )  # fmt: skip
    return _question(workspace, conflict.roster, row, conflict.register, None, view)


def _question(
    workspace: Workspace, key: str, row: Row, register: str, asked: Asked | None, view: ConflictView | None
) -> Question:
    roster = workspace.catalog.roster(key)
    columns = _columns(roster, register)
    shown = " · ".join(text for column in columns if (text := row.values.get(column, "")))
    return Question(
        roster=key,
        row=row.id,
        register=register,
        columns=columns,
        header=view.header if view else roster.register_by_key[register].header,
        name=roster.text_of(Role.NAME, row.values),
        village=roster.text_of(Role.VILLAGE, row.values),
        shown=shown,
        asked=asked,
        conflict=view,
    )


def _columns(roster: Roster, register: str) -> tuple[str, ...]:
    """The columns of the sheet that are meant; of a removal the name, where the table marks it."""
    if register == REMOVAL_KEY:
        return (roster.key_of(Role.NAME),)
    return roster.register_by_key[register].columns


def _name(workspace: Workspace, key: str, row: RowId) -> str:
    roster = workspace.catalog.roster(key)
    found = workspace.row(key, row)
    return roster.text_of(Role.NAME, found.values if found else {}) or "（未填姓名）"


def _header(workspace: Workspace, roster: str, register: str) -> str:
    return workspace.catalog.roster(roster).register_by_key[register].header
