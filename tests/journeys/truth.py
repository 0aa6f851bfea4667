"""The table of the manual that says what becomes of every pair of acts, and the journey that proves it.

Every line is one person. All lines travel together: the village and the township each do with each person
what the line says, one workbook goes up, one comes back.
`python -m tests.journeys.truth` prints what really happens.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from roster_desktop.merge import told_merge
from roster_desktop.places import resource
from roster_desktop.progress import Silence
from roster_desktop.records import REMOVAL_KEY, Area, Level, RowId, RowState, Standing, Unit
from roster_desktop.rosters import CATALOG, PERSON
from roster_desktop.tasks.deciding import Ours, decide
from roster_desktop.tasks.export import export_submission
from roster_desktop.tasks.merging import merge_workbooks
from roster_desktop.tasks.reading import read_for
from roster_desktop.tasks.returning import write_return_book
from roster_desktop.tasks.typing import add_row, remove_row, write_cells
from roster_desktop.workspace import Workspace
from tests.builders import id_number

CHAPTER = "merging.md"
VILLAGE = Unit(Level.VILLAGE, "四合村", township="铁河镇", county="洋县")
TOWNSHIP = Unit(Level.TOWNSHIP, "铁河镇", township="铁河镇", county="洋县")
HEADER = ("上次一致", "镇上", "村里", "合并后", "要决定的", "程序怎么说", "退回村里以后")

PHONES = {
    "13800000000": "原号", "13811111111": "甲", "13822222222": "乙", "13833333333": "丙", "13844444444": "丁",
    "13855555555": "戊", "13866666666": "己",
}  # fmt: skip
_NUMBER = {mark: number for number, mark in PHONES.items()}
_ROWS = {"村里": ("甲", "丙", "戊"), "镇上": ("乙", "丁", "己")}
"""Which phone a side writes when it changes the row, and into the rows that it adds."""


@dataclass(frozen=True)
class Line:
    """What had been agreed, and what each side did without knowing of the other."""

    agreed: str
    township: str
    village: str

    def __str__(self) -> str:
        return f"{self.agreed} | {self.township} | {self.village}"


@dataclass
class Person:
    """The one whom a line is about."""

    number: int
    rows: list[RowId] = field(default_factory=list)

    @property
    def name(self) -> str:
        return "李" + "".join("零一二三四五六七八九"[int(digit)] for digit in str(self.number))

    @property
    def id_number(self) -> str:
        return id_number(sequence=self.number)

    def new_number(self, which: int) -> str:
        return id_number(birth=f"198{which}0303", sequence=self.number)

    def values(self, phone: str) -> dict[str, str]:
        return {
            "village": VILLAGE.name, "name": self.name, "id_number": self.id_number, "phone": _NUMBER[phone],
        }  # fmt: skip


Act = Callable[[Workspace, Person, str], None]


def _written(**values: str) -> Act:
    def act(office: Workspace, person: Person, side: str) -> None:
        texts = {key: _NUMBER.get(text, text) for key, text in values.items()}
        write_cells(office, PERSON.key, person.rows[0], texts)

    return act


def _changed(office: Workspace, person: Person, side: str) -> None:
    write_cells(office, PERSON.key, person.rows[0], {"phone": _NUMBER[_ROWS[side][0]]})


def _renumbered(which: int) -> Act:
    def act(office: Workspace, person: Person, side: str) -> None:
        write_cells(office, PERSON.key, person.rows[0], {"id_number": person.new_number(which)})

    return act


def _added(*places: int) -> Act:
    def act(office: Workspace, person: Person, side: str) -> None:
        for place in places:
            added = add_row(office, PERSON.key, person.values(_ROWS[side][place]))
            assert added.row
            person.rows.append(added.row)

    return act


def _removed(office: Workspace, person: Person, side: str) -> None:
    remove_row(office, PERSON.key, person.rows[0], "外出失联")


ACTS: dict[str, Act] = {
    "没动": lambda office, person, side: None,
    "改电话": _changed,
    "改成同一个电话": _written(phone="甲"),
    "清空电话": _written(phone=""),
    "移除": _removed,
    "又录一行": _added(1),
    "又录两行": _added(1, 2),
    "更正号码": _renumbered(1),
    "更正成另一个号码": _renumbered(2),
    "记为迁出": _written(population_status="迁出"),
    "记为死亡": _written(population_status="死亡"),
    "没有": lambda office, person, side: None,
    "录入": _added(1),
    "录入两行": _added(1, 2),
    "照样录入": lambda office, person, side: person.rows.append(
        _there(add_row(office, PERSON.key, person.values("丙")).row)
    ),
}
_OF_AGREED = (
    "没动", "改电话", "清空电话", "移除", "又录一行", "又录两行", "更正号码", "记为迁出", "记为死亡",
)  # fmt: skip
_OF_NEW = ("没有", "录入", "录入两行")


def all_lines() -> tuple[Line, ...]:
    """Every combination, and those where both sides did the very same or each its own."""
    agreed = [Line("有", one, other) for one in _OF_AGREED for other in _OF_AGREED]
    more = [Line("有", "改成同一个电话", "改成同一个电话"), Line("有", "更正号码", "更正成另一个号码")]
    new = [Line("没有", one, other) for one in _OF_NEW for other in _OF_NEW]
    return (*agreed, *more, *new, Line("没有", "照样录入", "照样录入"))


@dataclass(frozen=True)
class Outcome:
    """What really became of a line's person."""

    after: str
    asked: str
    told: str
    back: str

    @property
    def cells(self) -> tuple[str, ...]:
        return (self.after, self.asked, self.told, self.back)


def outcomes(lines: Sequence[Line], folder: Path) -> list[Outcome]:
    """Do it all: agree, let both sides act, merge the village's workbook, return it, decide, return again."""
    with ExitStack() as opening:
        village = opening.enter_context(Workspace.create(folder / "v.roster", CATALOG, VILLAGE, "刘会计"))
        township = opening.enter_context(Workspace.create(folder / "t.roster", CATALOG, TOWNSHIP, "周敏"))
        return _Journey(village, township, folder).outcomes(lines)


class _Journey:
    def __init__(self, village: Workspace, township: Workspace, folder: Path) -> None:
        self._village = village
        self._township = township
        self._folder = folder
        self._books = 0

    def outcomes(self, lines: Sequence[Line]) -> list[Outcome]:
        people = [Person(number) for number, _ in enumerate(lines, start=1)]
        for line, person in zip(lines, people, strict=True):
            if line.agreed == "有":
                added = add_row(self._village, PERSON.key, person.values("原号"))
                person.rows.append(_there(added.row))
        self._up()
        for line, person in zip(lines, people, strict=True):
            ACTS[line.township](self._township, person, "镇上")
            ACTS[line.village](self._village, person, "村里")
        before = self._states(self._township, people)
        book = self._submitted()
        brought = {
            state.id: state
            for row in read_for(self._township, book, Silence()).delivery.rows
            if (state := row.state) is not None
        }
        merge_workbooks(self._township, [book])
        after = [self._outcome(person, before, brought) for person in people]
        self._back()
        found = [Outcome(*told, self._trip(person)) for told, person in zip(after, people, strict=True)]
        self._up()
        while waiting := self._township.conflicts():
            decide(self._township, waiting[0].id, Ours())
        for step in (self._back, self._up, self._back):
            step()
        for line, person in zip(lines, people, strict=True):
            assert self._trip(person) == "和镇上一样", f"{line}: 决定以后 {self._trip(person)}"
        return found

    def _outcome(
        self, person: Person, before: dict[RowId, RowState], brought: dict[RowId, RowState]
    ) -> tuple[str, str, str]:
        rows = self._rows(self._township, person)
        told = []
        for state in rows:
            ids = {state.id, *state.aliases}
            ours = [before[row] for row in person.rows if row in before and row in ids]
            theirs = [brought[row] for row in person.rows if row in brought and row in ids]
            messages = told_merge(PERSON, _once(ours), _once(theirs), state)
            told.append("".join(str(message) for message in messages))
        if not rows:
            return "没有这个人", "无", "—"
        after = sorted(_shown(self._township, person, state) for state in rows)
        asked = [text for state in rows for text in _asked(person, state)]
        return "；".join(after), "；".join(sorted(asked)) or "无", " ／ ".join(sorted(told))

    def _trip(self, person: Person) -> str:
        """How the village stands to the township once it has taken the return workbook in."""
        ours, theirs = self._rows(self._township, person), self._rows(self._village, person)
        if ours != theirs:
            is_joined = len(theirs) < len(ours)
            return "村里合成一行，下次报送后镇上也一样" if is_joined else "和镇上不一样"
        waiting = sum(len(state.open_registers) for state in theirs)
        return f"和镇上一样，{waiting} 处待决" if waiting else "和镇上一样"

    def _rows(self, office: Workspace, person: Person) -> list[RowState]:
        found = office.states_by_id(PERSON.key, person.rows)
        return sorted({state.id: state for state in found.values()}.values(), key=lambda state: state.id)

    def _states(self, office: Workspace, people: Sequence[Person]) -> dict[RowId, RowState]:
        return office.states_by_id(PERSON.key, [row for person in people for row in person.rows])

    def _submitted(self) -> Path:
        self._books += 1
        path = self._folder / f"{self._books}.xlsx"
        export_submission(self._village, path)
        return path

    def _up(self) -> None:
        merge_workbooks(self._township, [self._submitted()])

    def _back(self) -> None:
        self._books += 1
        path = self._folder / f"{self._books}.xlsx"
        write_return_book(self._township, path, Area(village=VILLAGE.name))
        merge_workbooks(self._village, [path])


def lines_of_manual() -> list[tuple[Line, Outcome]]:
    """The table as the manual has it."""
    text = resource("manual", CHAPTER).read_text(encoding="utf-8")
    rows = [
        tuple(cell.strip() for cell in row.strip().strip("|").split("|"))
        for row in text.splitlines()
        if row.startswith("|")
    ]
    body = rows[rows.index(HEADER) + 2 :]
    return [(Line(*row[:3]), Outcome(*row[3:])) for row in body]


def printed(lines: Sequence[Line], found: Sequence[Outcome]) -> Iterator[str]:
    yield f"| {' | '.join(HEADER)} |"
    yield "|" + "---|" * len(HEADER)
    for line, outcome in zip(lines, found, strict=True):
        yield f"| {' | '.join((line.agreed, line.township, line.village, *outcome.cells))} |"


def _shown(office: Workspace, person: Person, state: RowState) -> str:
    if state.standing is Standing.REMOVED:
        return "已移除"
    values = office.visible(state)
    parts = []
    phone = PHONES[values["phone"]] if values.get("phone") else "空"
    # What is asked may show any of its values until somebody decides.
    if "phone" in state.open_registers:
        parts.append("电话待定")
    elif phone != "原号":
        parts.append(f"电话{phone}")
    if "id_number" in state.open_registers:
        parts.append("号码待定")
    elif values["id_number"] != person.id_number:
        parts.append("号码已更正")
    if "population_status" in state.open_registers:
        parts.append("状态待定")
    elif values["population_status"] != "正常":
        parts.append(values["population_status"])
    return "在册" + (f"，{'，'.join(parts)}" if parts else "，原样")


def _asked(person: Person, state: RowState) -> Iterator[str]:
    for key in state.open_registers:
        if key == REMOVAL_KEY:
            reasons = {value for value in state.cell(key).values if any(value)}
            yield "移除原因" if state.standing is Standing.REMOVED and len(reasons) > 1 else "在册／移除"
            continue
        values = {_named(person, key, value[0]) for value in state.counting[key].values}
        yield f"{PERSON.register_by_key[key].header}：{'／'.join(sorted(values))}"


def _named(person: Person, key: str, text: str) -> str:
    if key == "phone":
        return PHONES[text] if text else "空"
    if key == "id_number":
        numbers = {person.id_number: "原号码", person.new_number(1): "更正的", person.new_number(2): "另一个"}
        return numbers[text]
    return text


def _once(states: Sequence[RowState]) -> list[RowState]:
    return list({state.id: state for state in states}.values())


def _there(row: RowId | None) -> RowId:
    assert row is not None
    return row


def main() -> None:
    with TemporaryDirectory() as folder:
        lines = all_lines()
        for row in printed(lines, outcomes(lines, Path(folder))):
            sys.stdout.write(row + "\n")


if __name__ == "__main__":
    main()
