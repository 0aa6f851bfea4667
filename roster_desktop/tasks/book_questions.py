"""What a workbook asks before it can be taken in wholly, and the answers that were given: which column means
what, which roster a sheet is, whose list it is, a password."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from roster_desktop import divisions
from roster_desktop.records import PASSWORD, Level, Question, Unanswered
from roster_desktop.records.question import IN_REMARKS, LEFT_OUT, Choice
from roster_desktop.schema import Catalog, Column, Role
from roster_desktop.tasks.reading import ANY_ROSTER, VILLAGE, Reading, ReadSheet, villages, which_roster
from roster_desktop.wording import Refusal, layout, working
from roster_desktop.workspace import Workspace


def asked_first(catalog: Catalog, refusal: Refusal, answers: Mapping[str, str]) -> Question | None:
    """What must be answered before anything can be read; None where no answer helps."""
    if isinstance(refusal, Unanswered):
        return refusal.question
    if refusal.message.code != working.NO_ROSTER_FOUND.code or ANY_ROSTER in answers:
        return None
    return which_roster(catalog, refusal.message.code, str(refusal))


def whose_list(workspace: Workspace, file: str) -> tuple[Question, ...]:
    """Which village a list is from that does not say so. A county, whose villages may share a name, has it
    written into the list."""
    if workspace.unit.level is not Level.TOWNSHIP:
        return ()
    is_listed = bool(divisions.children(workspace.unit.code))
    message = (working.WHOSE_LIST if is_listed else working.WHOSE_LIST_TYPED).about(file=file)
    # Where nobody has listed the township's villages, it may be one of which the file knows nothing yet.
    choices = tuple(Choice(name, name) for name in sorted(villages(workspace))) if is_listed else ()
    return (Question(message.code, str(message), key=VILLAGE, choices=choices),)


def open_questions(catalog: Catalog, reading: Reading) -> tuple[Question, ...]:
    """All that nobody has answered about a workbook that was read, columns without a meaning included."""
    asked = [
        *reading.delivery.questions,
        *(
            which_roster(catalog, one.code, one.message, one.sheet)
            for one in reading.problems
            if one.code == layout.WHO_ALONE.code
        ),
    ]
    if not reading.delivery.manifest:
        asked += [
            one for sheet in reading.sheets for one in _unknown_columns(catalog, sheet)
            if one.key not in {known.key for known in asked}
        ]  # fmt: skip
    return tuple(one for one in asked if one.key not in reading.answers)


def layout_answers(answers: Mapping[str, str]) -> dict[str, str]:
    """What was answered about how the workbook is to be read; a password says nothing of it."""
    return {key: choice for key, choice in answers.items() if key != PASSWORD and choice}


def _unknown_columns(catalog: Catalog, sheet: ReadSheet) -> Iterator[Question]:
    """Nobody is made to say what these are; but whoever knows can have them read."""
    if sheet.roster is None:
        return
    roster = catalog.roster(sheet.roster)
    taken = set(sheet.places.values())
    free = [column for column in roster.columns if column.key not in taken]
    first = [Choice(LEFT_OUT, str(layout.LEAVE_OUT.about()))]
    if roster.has(Role.REMARK):
        first.append(Choice(IN_REMARKS, str(layout.KEEP_IN_REMARKS.about())))
    for header, letters in zip(sheet.unknown, sheet.unknown_at, strict=True):
        if header in sheet.mapping:
            # Of two columns with this header somebody chose the other one.
            continue
        said = working.UNKNOWN_HEADER.about(sheet=sheet.name, header=header)
        cell = f"{letters}{sheet.header_row}"
        key = f"{sheet.name}:{letters}列"
        # 电话1 is more likely one of the columns whose name has 电话 in it.
        bare = header.rstrip("0123456789一二三")
        likely = [one for one in free if bare and (bare in one.header or one.header in bare)]
        rest = [one for one in free if one not in likely]
        choices = (*map(_read_as, likely), *first, *map(_read_as, rest))
        yield Question(said.code, str(said), sheet.name, (cell,), key, choices, LEFT_OUT, header)


def _read_as(column: Column) -> Choice:
    return Choice(column.key, str(layout.READ_AS.about(column=column.header)))
