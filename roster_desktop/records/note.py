"""What is noted about a row, a line each: why a finding stands, which field was verified and how.

Every line is a register of its own (`explanations:C05:…`), merged like any other. So people who note
different things never contradict each other; where two note the same thing without knowing of each other,
both lines stand and nobody is asked. The row's column gathers the lines, the same in every file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from msgspec import Struct

from roster_desktop.records.cell import Cell, Value
from roster_desktop.records.plain_cells import NOTE_SIGN as _SIGN
from roster_desktop.schema.roster import (
    EXPLANATIONS,
    NOTES,
    QUESTIONS,
    SAMENESS,
    TOUCHED,
    VERIFIED_CELLS,
    Notes,
    Roster,
    Values,
)

_GAP = "\t"
_SAMENESS_WORDS = {"同": "与“{}”是同一个", "异": "与“{}”不是同一个", "随": "随“{}”合并过来"}
_SUBJECT = re.compile(r"[0-9A-Za-z_-]{1,64}")
_NOTES_BY_KEY = {notes.key: notes for notes in (*NOTES, TOUCHED)}


class Note(Struct, frozen=True):
    """One line: what it is about, and what it says."""

    subject: tuple[str, ...]
    facts: Value

    @property
    def on(self) -> str:
        """The day of the note, `2026-11-22`."""
        return self.facts[0]


def note_register(notes: Notes, *subject: str) -> str:
    """The register of the line about this subject; a subject that cannot be is a ValueError."""
    if len(subject) != len(notes.subject) or not all(_SUBJECT.fullmatch(part) for part in subject):
        raise ValueError(f"no line of {notes.key} can be about {subject}")
    return _SIGN.join((notes.key, *subject))


def is_note(register: str) -> bool:
    """Whether the register is a line about the row, not a cell of it."""
    return _SIGN in register


def is_touch(register: str) -> bool:
    """Whether the line only tells who wrote when, and is shown nowhere."""
    return register.startswith(f"{TOUCHED.key}{_SIGN}")


def is_proof(register: str) -> bool:
    """Whether a removal that had not seen the register becomes a question."""
    return not is_note(register) or _notes_of(register).is_proof


def fits(register: str, cell: Cell) -> bool:
    """Whether a line that came from outside is one that this program knows."""
    key, *subject = register.split(_SIGN)
    notes = _NOTES_BY_KEY.get(key)
    if notes is None or len(subject) != len(notes.subject):
        return False
    return all(_SUBJECT.fullmatch(part) for part in subject) and all(
        len(pair.value) == len(notes.facts) for pair in cell.pairs
    )


def note_value(notes: Notes, *facts: str) -> Value:
    """What a line says, as it is stored: every fact on one line."""
    if len(facts) != len(notes.facts):
        raise ValueError(f"a line of {notes.key} says {notes.facts}")
    return tuple(" ".join(fact.split()) for fact in facts)


def withdrawn(notes: Notes) -> Value:
    """What a line says that was taken back."""
    return ("",) * len(notes.facts)


def gathered(cells: Mapping[str, Cell]) -> dict[str, Value]:
    """Key of the notes → the text of their column: a line for every different thing noted,
    withdrawn ones not."""
    lines: dict[str, list[str]] = {}
    for register in sorted(key for key in cells if is_note(key) and not is_touch(key)):
        notes = _notes_of(register)
        for note in _notes_in_cell(register, cells[register]):
            line = _GAP.join((*note.subject, *note_value(notes, *note.facts)))
            lines.setdefault(notes.key, []).append(line)
    return {key: ("\n".join(found),) for key, found in lines.items()}


def notes_in(notes: Notes, texts: Values) -> tuple[Note, ...]:
    """The lines that a row's stored texts hold."""
    found = []
    for line in texts.get(notes.key, "").splitlines():
        parts = tuple(line.split(_GAP))
        if len(parts) == len(notes.subject) + len(notes.facts):
            found.append(Note(parts[: len(notes.subject)], parts[len(notes.subject) :]))
    return tuple(found)


def last_said(lines: Iterable[Note]) -> Note | None:
    """The line that speaks: the latest one, the same everywhere; None where there is none."""
    return max(lines, key=lambda line: line.facts, default=None)


def told_notes(roster: Roster, notes: Notes, texts: Values) -> str:
    """The lines of a row in words: C05：已退岗（王芳，2026-11-22）."""
    return _told(roster, notes, notes_in(notes, texts))


def told_note(roster: Roster, register: str, cell: Cell) -> str:
    """One line of a row in words; "" where nothing is noted, or nothing that people read."""
    if is_touch(register):
        return ""
    return _told(roster, _notes_of(register), _notes_in_cell(register, cell))


def note_column(register: str) -> str:
    """The column that shows the line."""
    return _notes_of(register).key


def note_header(roster: Roster, register: str) -> str:
    """What people call the line: 情况说明 C05, 逐项核实 联系电话."""
    _, subject, *_ = register.split(_SIGN)
    if _notes_of(register) is SAMENESS:
        return SAMENESS.header
    return f"{_notes_of(register).header} {_header(roster, subject)}"


def _notes_of(register: str) -> Notes:
    return _NOTES_BY_KEY[register.partition(_SIGN)[0]]


def _notes_in_cell(register: str, cell: Cell) -> list[Note]:
    subject = tuple(register.split(_SIGN)[1:])
    return [Note(subject, value) for value in sorted(set(cell.values)) if any(value)]


def _told(roster: Roster, notes: Notes, lines: Iterable[Note]) -> str:
    return "；".join(_in_words(roster, notes, line) for line in lines)


def _in_words(roster: Roster, notes: Notes, line: Note) -> str:
    facts = dict(zip(notes.facts, line.facts, strict=True))
    if notes.key == SAMENESS.key:
        rest = "，".join(facts[key] for key in ("who", "on") if facts[key])
        return f"{_SAMENESS_WORDS.get(facts['said'], facts['said']).format(facts['name'])}（{rest}）"
    if notes is QUESTIONS:
        return _asked_in_words(_header(roster, line.subject[0]), facts)
    said, beside = {
        EXPLANATIONS.key: (("reason",), ("who", "on")),
        VERIFIED_CELLS.key: (("result",), ("how", "who", "on")),
    }[notes.key]
    main = "".join(facts[key] for key in said)
    rest = "，".join(facts[key] for key in beside if facts[key])
    return f"{_header(roster, line.subject[0])}：{main}（{rest}）"


def _asked_in_words(header: str, facts: Mapping[str, str]) -> str:
    asked = (
        f"{header}：{facts['text']}（{'，'.join(facts[key] for key in ('unit', 'who', 'on') if facts[key])}）"
    )
    if not facts["state"]:
        return asked
    said = "，".join(facts[key] for key in ("answer", "answered") if facts[key])
    return f"{asked} {facts['state']}{f'：{said}' if said else ''}"


def _header(roster: Roster, subject: str) -> str:
    column = roster.column_by_key.get(subject) or roster.register_by_key.get(subject)
    return column.header if column else subject
