"""Reading a workbook for this file: what it is, whose it is, and what cannot be read of it."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from roster_desktop import divisions
from roster_desktop.merge import belongs
from roster_desktop.progress import Progress
from roster_desktop.records import PASSWORD, Delivery, Level, Problem, Question, Unanswered, Unit
from roster_desktop.records.question import IS_OPEN, LEFT_OUT, READ_IT, Choice
from roster_desktop.schema import Catalog, Role, Roster, Values
from roster_desktop.tasks.former_names import FormerNames
from roster_desktop.tasks.remembered_columns import remembered, told
from roster_desktop.tasks.renamed_above import renamed_above
from roster_desktop.tasks.stray_rows import stray_rows
from roster_desktop.tasks.torn_rows import refuse_torn
from roster_desktop.tasks.turned_away import without_erased
from roster_desktop.tasks.typing import unit_texts
from roster_desktop.wording import Refusal, book_files, layout, workbooks, working
from roster_desktop.workbook import RawBook, ReadBook, deliver, read_workbook
from roster_desktop.workbook import ReadSheet as ReadSheet
from roster_desktop.workbook.column_questions import problem_of
from roster_desktop.workspace import DeliveryRecord, Workspace

ANY_ROSTER = "@roster"
"""The key under which a person says which roster the sheets are, whatever their headers."""
VILLAGE = "@village"
"""The key under which a person says whose list a workbook is."""
_MOST_VILLAGES = 500
_VILLAGE = re.compile(
    r"^(?:.*[镇乡办县]|.*街道)?([^\s镇乡]{1,12}?(?:村|社区))(?:村?民?委员会|村委会|村委|居委会)?$"
)
UNREAD = {
    layout.TRANSPOSED.code,
    layout.FORM.code,
    layout.FORM_WITH_LIST.code,
    layout.NO_HEADER.code,
    layout.WHO_ALONE.code,
}
"""Sheets that hold people, and why they are not read."""
_PRINTED_ONLY = {
    workbooks.PRINTED_LIST.code: working.PRINTED_LIST,
    workbooks.PRINTED_BOOK.code: working.PRINTED_BOOK,
}
"""What is wrong with a sheet → what to say where a whole book is like that."""


class Reading(Struct, frozen=True):
    """A workbook as this file understands it. `stranger` says why its rows do not belong here."""

    delivery: Delivery
    sheets: tuple[ReadSheet, ...]
    problems: tuple[Problem, ...]
    stranger: Problem | None
    seen: DeliveryRecord | None
    """The earlier delivery of the same content."""
    said: str = ""
    """Hash of what the rows of a list made by hand say, or of all that our own workbook holds: saved or
    packed again it is the same book."""
    answers: Mapping[str, str] = field(default_factory=dict)
    """What it was read with: said now, and remembered of earlier lists that were laid out alike."""
    new_name: str = ""
    """Of a book that is ours under a name which this file does not bear yet: that name."""


def read_for(
    workspace: Workspace,
    path: Path,
    progress: Progress,
    mapping: Mapping[str, str] | None = None,
    answers: Mapping[str, str] | None = None,
    *,
    book: RawBook | ReadBook | None = None,
) -> Reading:
    """Read one workbook. `answers`: key of a question → the choice; `book`: the file where it was opened
    already. Changes nothing.

    Refuses a file that cannot be read, and one whose rows are torn apart, with the reason.
    """
    said = answers or {}
    password = said.get(PASSWORD, "")
    book = book or read_workbook(path, progress, password=password)
    read = _delivered(workspace, book, mapping or {}, said)
    with workspace.one_look():
        answered = remembered(workspace, read.delivery, read.sheets)
    earlier = {key: choice for key, choice in answered.items() if key not in said}
    if earlier:
        raw = book if isinstance(book, RawBook) else read_workbook(path, progress, password=password)
        read = _delivered(workspace, raw, mapping or {}, {**earlier, **said})
    problems = [*told(read.sheets, earlier), *read.delivery.problems]
    asked = {(one.sheet, one.header) for one in read.delivery.questions}
    for sheet in read.sheets:
        unknown = [header for header in sheet.unknown if (sheet.name, header) not in asked]
        problems += [_unknown_header(sheet, header) for header in unknown if sheet.roster]
    if not any(sheet.roster for sheet in read.sheets) and not read.delivery.questions:
        _refuse_unread(workspace.catalog, path.name, problems)
        codes = {problem.code for problem in problems}
        printed = [sentence for code, sentence in _PRINTED_ONLY.items() if code in codes]
        raise Refusal((*printed, working.NO_ROSTER_FOUND)[0].about(file=path.name))
    delivery = _asking_whether_to_close(read.delivery, said)
    problems = [problem for problem in problems if problem not in read.delivery.problems]
    problems += delivery.problems
    with workspace.one_look():
        return _understood(workspace, path, replace(read, delivery=delivery), {**earlier, **said}, problems)


def _delivered(
    workspace: Workspace, book: RawBook | ReadBook, mapping: Mapping[str, str], answers: Mapping[str, str]
) -> ReadBook:
    if isinstance(book, ReadBook):
        return book
    return deliver(book, workspace.catalog, mapping=mapping, answers=answers)


def _understood(
    workspace: Workspace, path: Path, read: ReadBook, answered: Mapping[str, str], problems: list[Problem]
) -> Reading:
    """The workbook beside what the file holds: whose it is, whether it was here before, and what is odd
    of it."""
    delivery, named = _with_sender(workspace, path, read.delivery, answered.get(VILLAGE, ""))
    problems += named
    # A book from before a village was renamed is read as its sender would write it today.
    delivery = FormerNames.of(workspace).delivery(workspace.catalog, delivery)
    delivery, away = without_erased(workspace, delivery)
    problems += away
    stranger = belongs(workspace.catalog, workspace.unit, delivery)
    renamed = renamed_above(workspace, delivery) if stranger else None
    if renamed:
        stranger = renamed.problem
    if stranger is None:
        refuse_torn(workspace, delivery, answered)
    problems += stray_rows(workspace.catalog, workspace.unit, delivery)
    said_by_rows = _said_by(delivery)
    return Reading(
        delivery,
        read.sheets,
        tuple(problems),
        stranger,
        _seen(workspace, delivery, said_by_rows, answered),
        said_by_rows,
        answered,
        renamed.name if renamed else "",
    )


def _seen(
    workspace: Workspace, delivery: Delivery, said: str, answers: Mapping[str, str]
) -> DeliveryRecord | None:
    """The earlier delivery of the same; a file that says something else since it was answered what asks is
    none."""
    seen = workspace.has_seen(delivery.content, said)
    is_answered = any(choice and key != PASSWORD for key, choice in answers.items())
    return None if seen and is_answered and seen.said and said and seen.said != said else seen


def _asking_whether_to_close(delivery: Delivery, said: Mapping[str, str]) -> Delivery:
    """A book that may be open in an office program asks whether what was last saved is meant."""
    code = book_files.OPEN_ELSEWHERE.code
    told = next((problem for problem in delivery.problems if problem.code == code), None)
    if told is None:
        return delivery
    if said.get(IS_OPEN) == LEFT_OUT:
        raise Refusal(book_files.CLOSE_FIRST.about(file=delivery.file))
    choices = (
        Choice(READ_IT, str(book_files.AS_SAVED.about())),
        Choice(LEFT_OUT, str(book_files.NOT_YET.about())),
    )
    asked = Question(code, told.message, key=IS_OPEN, choices=choices, default=READ_IT)
    problems = [
        problem_of(asked) if problem is told and IS_OPEN not in said else problem
        for problem in delivery.problems
    ]
    return replace(delivery, problems=tuple(problems), questions=(*delivery.questions, asked))


def _said_by(delivery: Delivery) -> str:
    """What the rows say, whatever became of the file's bytes when it was saved again; of our own books all
    that they hold."""
    if delivery.manifest or any(row.state for row in delivery.rows):
        return delivery.unpacked
    digest = hashlib.sha256(delivery.unit_text.encode())
    for row in delivery.rows:
        cells = sorted(row.values.items())
        digest.update(json.dumps([row.roster, *cells, *sorted(row.cell_by_column)]).encode())
    return digest.hexdigest()


def which_roster(catalog: Catalog, code: str, sentence: str, sheet: str = "") -> Question:
    """Asks of which roster a sheet is whose header does not tell; of every sheet where none is named."""
    choices = tuple(Choice(one.key, str(layout.AS_ROSTER.about(roster=one.title))) for one in catalog.rosters)
    key = f"{sheet}:{ANY_ROSTER}" if sheet else ANY_ROSTER
    return Question(code, sentence, sheet, (), key, choices)


def _refuse_unread(catalog: Catalog, file: str, problems: list[Problem]) -> None:
    """Refuse with the reason why the one sheet that holds people cannot be read."""
    reason = next((problem for problem in problems if problem.code in UNREAD), None)
    if reason is None:
        return
    said = layout.NOTHING_READ.about(file=file, reason=reason.message)
    if reason.code == layout.WHO_ALONE.code:
        raise Unanswered(said, which_roster(catalog, said.code, str(said)))
    raise Refusal(said)


def sender_unit(workspace: Workspace, reading: Reading) -> Unit | None:
    """The village that a handmade workbook's heading names; else the township whose file this is,
    for the rows to be of its villages; None where nobody can say."""
    unit, said = workspace.unit, reading.delivery.unit_text
    if reading.delivery.manifest:
        return reading.delivery.manifest.unit
    if unit.level is Level.VILLAGE:
        return unit
    if unit.level is Level.COUNTY:
        return None
    answered = reading.answers.get(VILLAGE, "") if said == reading.answers.get(VILLAGE) else ""
    village = answered or _village_in(said, villages(workspace)) or _spelt_out(workspace, said)
    return Unit(Level.VILLAGE, village, township=unit.name, county=unit.county) if village else unit


def _with_sender(
    workspace: Workspace, path: Path, delivery: Delivery, answered: str
) -> tuple[Delivery, list[Problem]]:
    """A handmade book of a township that names no village is of the one that a person says, or its file's or
    folder's name; that is told."""
    if delivery.manifest or workspace.unit.level is not Level.TOWNSHIP:
        return delivery, []
    rosters = workspace.catalog.roster_by_key
    if all(rosters[row.roster].text_of(Role.VILLAGE, row.values) for row in delivery.rows):
        return delivery, []
    if answered:
        return replace(delivery, unit_text=answered), []
    if delivery.unit_text:
        return delivery, []
    known = villages(workspace)
    for place in (path.stem, path.parent.name):
        if village := _village_in(place, known):
            said = working.SENDER_BY_NAME.about(place=place, village=village)
            return replace(delivery, unit_text=village), [Problem(said.code, str(said))]
    return delivery, []


def _village_in(said: str, known: set[str]) -> str:
    """The one known village that the text names; "" where it names none, or several."""
    named = [name for name in known if name in said]
    longest = max(named, key=len, default="")
    return longest if all(name in longest for name in named) else ""


def _spelt_out(workspace: Workspace, said: str) -> str:
    """The village that a heading names in a township whose villages nobody has listed."""
    if divisions.children(workspace.unit.code):
        return ""
    found = _VILLAGE.search(said.strip())
    return found[1] if found else ""


def villages(workspace: Workspace) -> set[str]:
    """Villages that the file lists people of, and those that its township has."""
    column = workspace.catalog.person_roster.column_by_role.get(Role.VILLAGE)
    known = workspace.learnt(workspace.catalog.people, column.key, "", limit=_MOST_VILLAGES) if column else []
    former = (change.old.village for change in workspace.place_changes())
    return {*known, *former, *(place.name for place in divisions.children(workspace.unit.code))} - {""}


def at_home(workspace: Workspace, roster: Roster, values: Values, unit: str) -> dict[str, str]:
    """The row's texts with the blank unit columns filled: by the named village,
    else by the file's own unit."""
    full = {key: text for key, text in values.items() if text}
    home = unit_texts(workspace, roster)
    if unit and roster.has(Role.VILLAGE):
        home[roster.key_of(Role.VILLAGE)] = unit
    return full | {key: text for key, text in home.items() if not full.get(key)}


def _unknown_header(sheet: ReadSheet, header: str) -> Problem:
    message = working.UNKNOWN_HEADER.about(sheet=sheet.name, header=header)
    return Problem(message.code, str(message), sheet.name, remedy=str(working.READ_IT_AS.about()))
