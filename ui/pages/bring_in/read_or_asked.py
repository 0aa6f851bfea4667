"""Reading a workbook for its page: either there is a preview, or something must be answered first."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from roster_desktop.progress import Progress
from roster_desktop.records import Question
from roster_desktop.tasks.book_questions import asked_first
from roster_desktop.tasks.bring_in import ImportPreview, preview_import
from roster_desktop.tasks.reading import which_roster
from roster_desktop.tasks.renamed_above import NameFirst
from roster_desktop.wording import Refusal, layout
from roster_desktop.workspace import Workspace


class Looked(Struct, frozen=True):
    """A preview, the step of the history at which it was made, and the answers it was made with."""

    preview: ImportPreview
    journal: int
    answers: dict[str, str]
    questions: tuple[Question, ...]
    """All that is asked of the workbook, sheets that may be of any roster included."""


class AskedFirst(Struct, frozen=True):
    """Nothing can be read before this question is answered."""

    file: str
    question: Question
    answers: dict[str, str]


class NamedOtherwise(Struct, frozen=True):
    """The workbook is ours under a new name, which this file must bear first."""

    sentence: str
    name: str


def looked_at(
    workspace: Workspace, path: Path, village: str, answers: dict[str, str], progress: Progress
) -> Looked | AskedFirst | NamedOtherwise:
    """What the workbook would do, or what is asked first. Refuses what no answer makes readable."""
    journal = workspace.journal
    try:
        preview = preview_import(workspace, path, progress, unit=village, answers=answers)
    except NameFirst as refusal:
        return NamedOtherwise(str(refusal), refusal.name)
    except Refusal as refusal:
        question = asked_first(workspace.catalog, refusal, answers)
        if question is None:
            raise
        return AskedFirst(path.name, question, answers)
    asked = (
        which_roster(workspace.catalog, one.code, one.message, one.sheet)
        for one in preview.problems
        if one.code == layout.WHO_ALONE.code
    )
    return Looked(preview, journal, answers, (*preview.questions, *asked))
