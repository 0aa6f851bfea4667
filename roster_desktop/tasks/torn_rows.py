"""Sheets whose columns no longer belong together: numbers dragged down, names sorted without the rest.

Taken in, such a sheet would give hundreds of people somebody else's number; so the whole file is stopped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise

from roster_desktop.records import DeliveredRow, Delivery, Question, Unanswered
from roster_desktop.records.question import Choice
from roster_desktop.schema import Role, Roster
from roster_desktop.schema.kinds.id_number import PLACEHOLDER, birth_of, flaws, holder_of, sex_of
from roster_desktop.schema.pairing import folded_name
from roster_desktop.wording import Refusal
from roster_desktop.wording import id_doctor as say
from roster_desktop.workspace import Workspace

WHOLE_TABLE, NAMES_ALONE = "whole", "names"

_EXAMPLES = 3
_FEWEST_STEPS = 2
_FEWEST_COPIES = 3
_LARGEST_STEP = 100
_FEWEST_SHIFTED = 3
_FEWEST_TORN = 5
_FEWEST_SORTED = 12
_Rows = Sequence[DeliveredRow]


def refuse_torn(workspace: Workspace, delivery: Delivery, answers: Mapping[str, str]) -> None:
    """Refuse the book where its numbers and names no longer belong together, naming examples.

    Names in order beside numbers in none may be right or wrong: that is asked, and until then nothing is
    read. Where every row still stands as the program wrote it, nobody can have torn anything.
    """
    rows = [row for row in delivery.rows if row.number]
    for (key, sheet), of in groupby(rows, lambda row: (row.roster, row.sheet)):
        roster, there = workspace.catalog.roster(key), list(of)
        is_touched = any(row.state is None or row.hand_edited for row in there)
        if is_touched and roster.has(Role.NAME) and roster.has(Role.ID_NUMBER):
            _Sheet(workspace, delivery.file, roster, sheet, there).refuse_torn(answers)


class _Sheet:
    """The rows of one roster on one sheet."""

    def __init__(
        self, workspace: Workspace, file: str, roster: Roster, sheet: str, rows: list[DeliveredRow]
    ) -> None:
        self._workspace = workspace
        self._file = file
        self._roster = roster
        self._sheet = sheet
        self._rows = rows

    def refuse_torn(self, answers: Mapping[str, str]) -> None:
        self._refuse_counting_up()
        self._refuse_copied_down()
        is_known = self._refuse_shifted()
        self._refuse_contradicting()
        if not is_known:
            self._ask_sorted(answers)

    def _refuse_counting_up(self) -> None:
        for run, step in _runs(self._rows, self._id_number):
            if any(flaws(self._id_number(row)) for row in run):
                raise Refusal(
                    say.COUNTING_UP.about(
                        file=self._file,
                        sheet=self._sheet,
                        first=run[0].number,
                        last=run[-1].number,
                        step=step,
                        examples=self._examples(run),
                    )
                )

    def _refuse_copied_down(self) -> None:
        for holder, of in groupby(self._rows, lambda row: holder_of(self._id_number(row))):
            run = list(of)
            names = {folded_name(self._name(row)) for row in run} - {""}
            if holder and not holder.startswith(PLACEHOLDER) and len(names) >= _FEWEST_COPIES:
                raise Refusal(
                    say.ONE_FOR_MANY.about(
                        file=self._file,
                        sheet=self._sheet,
                        first=run[0].number,
                        last=run[-1].number,
                        examples=self._examples(run),
                    )
                )

    def _refuse_shifted(self) -> bool:
        """Whether the file knows enough of these people to be sure that the pairs are right."""
        holders = {holder: row for row in self._rows if (holder := holder_of(self._id_number(row)))}
        told = self._workspace.names_by_holder(sorted(holders))
        known = {holder: {folded_name(name) for name in names} for holder, names in told.items()}
        if not known:
            return False
        shifted: list[DeliveredRow] = []
        wrong: list[DeliveredRow] = []
        here = {name for names in known.values() for name in names}
        met = 0
        for row in self._rows:
            names, name = known.get(holder_of(self._id_number(row))), folded_name(self._name(row))
            if not names or not name:
                continue
            met += 1
            if name not in names:
                wrong.append(row)
                if name in here:
                    shifted.append(row)
        many = len(wrong) >= _FEWEST_TORN and 2 * len(wrong) >= met
        if many or (len(shifted) >= _FEWEST_SHIFTED and 5 * len(shifted) >= met):
            raise Refusal(
                say.NAMES_SHIFTED.about(
                    file=self._file,
                    sheet=self._sheet,
                    count=len(wrong),
                    examples=self._examples(shifted or wrong),
                )
            )
        return 2 * met >= len(self._rows)

    def _refuse_contradicting(self) -> None:
        """Sex, birth date and head of the household, where the sheet itself tells them beside the number."""
        told = [(row, says) for row in self._rows if (says := list(self._agreements(row)))]
        torn = [row for row, says in told if False in says]
        if len(torn) >= _FEWEST_TORN and 10 * len(torn) >= 3 * len(told):
            raise Refusal(
                say.ROWS_TORN.about(
                    file=self._file, sheet=self._sheet, count=len(torn), examples=self._examples(torn)
                )
            )

    def _agreements(self, row: DeliveredRow) -> Iterator[bool]:
        """For everything beside the number that the number tells too: whether both say the same."""
        roster, number = self._roster, self._id_number(row)
        sex, born = roster.text_of(Role.SEX, row.values), roster.text_of(Role.BIRTH_DATE, row.values)
        if sex in ("男", "女") and sex_of(number):
            yield sex == sex_of(number)
        if len(born) == len("2000-01-01") and (day := birth_of(number)):
            # Days of the old calendar differ by weeks; somebody else's birth differs by years.
            yield born[:4] == f"{day.year}"
        head, head_number = (
            roster.text_of(Role.HEAD, row.values),
            roster.text_of(Role.HEAD_ID_NUMBER, row.values),
        )
        if head and head_number and holder_of(head_number) == holder_of(number):
            yield folded_name(head) == folded_name(self._name(row))

    def _ask_sorted(self, answers: Mapping[str, str]) -> None:
        rows = [row for row in self._rows if row.state is None and self._name(row) and self._id_number(row)]
        if len({self._name(row) for row in rows}) < _FEWEST_SORTED:
            return
        names = [self._name(row).encode("gb18030", "replace") for row in rows]
        numbers = [self._id_number(row).encode() for row in rows]
        if _in_order(names) < 0.95 or _in_order(numbers) > 0.8:
            return
        key = f"{self._sheet}:@sorted"
        answer = answers.get(key, "")
        if answer == NAMES_ALONE:
            raise Refusal(say.NAMES_ALONE.about(file=self._file, sheet=self._sheet))
        if answer != WHOLE_TABLE:
            said = say.SORTED_NAMES.about(file=self._file, sheet=self._sheet, examples=self._examples(rows))
            choices = (
                Choice(WHOLE_TABLE, str(say.ANSWER_WHOLE.about())),
                Choice(NAMES_ALONE, str(say.ANSWER_NAMES_ALONE.about())),
            )
            raise Unanswered(
                said, Question(said.code, str(said), sheet=self._sheet, key=key, choices=choices)
            )

    def _examples(self, rows: Sequence[DeliveredRow]) -> str:
        told = (say.EXAMPLE.about(number=row.number, name=self._name(row)) for row in rows[:_EXAMPLES])
        return "、".join(str(one) for one in told)

    def _name(self, row: DeliveredRow) -> str:
        return self._roster.text_of(Role.NAME, row.values)

    def _id_number(self, row: DeliveredRow) -> str:
        return self._roster.text_of(Role.ID_NUMBER, row.values)


def _runs(rows: _Rows, number_of: Callable[[DeliveredRow], str]) -> Iterator[tuple[_Rows, int]]:
    """Rows that follow one another with numbers that rise (or fall) by the same small step, and the step."""
    run: list[DeliveredRow] = []
    step = 0
    for above, below in pairwise(rows):
        now = _step(number_of(above), number_of(below))
        if now and now == step:
            run.append(below)
            continue
        if len(run) > _FEWEST_STEPS:
            yield run, step
        run, step = ([above, below], now) if now else ([], 0)
    if len(run) > _FEWEST_STEPS:
        yield run, step


def _step(above: str, below: str) -> int:
    if not all(len(number) == 18 and number.isdigit() for number in (above, below)):
        return 0
    step = int(below) - int(above)
    return step if abs(step) <= _LARGEST_STEP else 0


def _in_order(texts: Sequence[bytes]) -> float:
    """How much of a list stands in order, from 0 to 1."""
    steps = list(pairwise(texts))
    return sum(above <= below for above, below in steps) / len(steps)
