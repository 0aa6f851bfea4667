"""A list that went out comes back: whom its numbers mean, what was found out, one line after the other."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from roster_desktop.progress import Progress
from roster_desktop.records import EVERYTHING, RowId, Standing
from roster_desktop.tasks.verifying import verify_each
from roster_desktop.tasks.visit_lists import SAMPLE, KeptList
from roster_desktop.tasks.visiting import Sample, Visited, sample
from roster_desktop.wording import Refusal, verifying
from roster_desktop.workspace import Applied, Workspace

_PAGE = 500
_EVERYBODY = 100
_GONE_NAME = "（已不在册）"


class Answer(Struct, frozen=True):
    """What somebody found out about a person of the list."""

    result: str
    how: str
    on: str


def relisted(workspace: Workspace, kept: KeptList, progress: Progress | None = None) -> Sample:
    """The persons of a kept list in its order, with what there is to ask of them now. Who is no longer in the
    roster keeps the number, so that the others keep theirs."""
    everybody = sample(workspace, kept.seed, _EVERYBODY, EVERYTHING, progress).drawn
    person_by_row = {one.row: one for one in everybody}
    listed = tuple(person_by_row.get(row) or _gone(row) for row in kept.rows)
    groups = {(one.area, one.group) for one in listed if one.row in person_by_row}
    count = sum((one.area, one.group) in groups for one in everybody)
    return Sample(kept.seed, kept.percent, count, listed)


def is_sample(kept: KeptList) -> bool:
    """Whether the list was drawn by lot for visits; otherwise it is one of calls."""
    return kept.id.startswith(SAMPLE)


def answers(workspace: Workspace, kept: KeptList, rows: Iterable[RowId]) -> dict[RowId, Answer]:
    """What was found out about these rows since the list went out; who was not asked yet is absent."""
    wanted, since = list(rows), kept.at[:10]
    found: dict[RowId, Answer] = {}
    for start in range(0, len(wanted), _PAGE):
        for row in workspace.rows(workspace.catalog.people, wanted[start : start + _PAGE]):
            on, how, result = (row.stored.get(f"verified_{name}", "") for name in ("on", "how", "result"))
            if result and on >= since:
                found[row.id] = Answer(result, how, on)
    return found


def answer_one(
    workspace: Workspace, kept: KeptList, number: int, result: str, how: str, remark: str = ""
) -> Applied:
    """Type the result of one line back; one step of the history."""
    if not 1 <= number <= len(kept.rows):
        last = len(kept.rows)
        raise Refusal(verifying.NUMBER_NOT_LISTED.about(list=kept.id, number=number, last=last))
    roster, row = workspace.catalog.people, workspace.row(workspace.catalog.people, kept.rows[number - 1])
    if row is None or row.standing is Standing.REMOVED:
        raise Refusal(verifying.LISTED_NO_MORE.about(list=kept.id, number=number))
    key = (roster, row.id)
    return verify_each(workspace, {key: result}, how, remarks={key: remark.strip()})


def _gone(row: RowId) -> Visited:
    return Visited(row, EVERYTHING, "", "", _GONE_NAME, "", "", ())
