"""Random histories of several roster files, and random versions and cells, for the laws of merging."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from hypothesis import strategies as st

from roster_desktop.records import REMOVAL_KEY, Cell, Pair, RowId, Standing, Version, unbeaten
from tests.builders import toy_person
from tests.merge.world import Book, Ledger, RosterFile, edited_by_hand

NAMES = ("张三", "李四", "")
PHONES = ("13800000001", "13800000002", "13800000003", "")
REMARKS = ("低保", "外出", "")
SCHOOLS = (("小学", "一年级"), ("初中", "二年级"), ("", ""))
REASONS = ("迁出", "死亡", "重复")
RULES = ("C05", "B02")
RESULTS = ("已核实", "存疑", "未核实")


@dataclass(frozen=True)
class Step:
    """One thing that happens. The numbers choose among whatever is there."""

    what: str
    file: int
    one: int
    other: int


@dataclass
class History:
    """Files, the books that left them, and backups that were made."""

    files: list[RosterFile]
    books: list[Book] = field(default_factory=list)
    backups: list[RosterFile] = field(default_factory=list)
    undo: list[Callable[[], None]] = field(default_factory=list)

    def run(self, steps: list[Step]) -> History:
        for step in steps:
            DOING[step.what](self, self.files[step.file % len(self.files)], step)
        return self


VERSIONS = st.dictionaries(
    st.sampled_from(("a", "b", "c", "d@r1", "a@r2")), st.integers(1, 3), max_size=4
).map(Version.of)


@st.composite
def _pairs(draw: st.DrawFn) -> Pair:
    version = draw(VERSIONS.filter(lambda version: bool(version.writes)))
    by = draw(st.sampled_from([writer for writer, _ in version.writes]))
    pair = Pair((draw(st.sampled_from("xy")),), version, by)
    return draw(st.sampled_from((pair, pair.beside())))


CELLS = st.lists(_pairs(), max_size=4).map(lambda pairs: Cell(unbeaten(pairs)))

EDITS = (
    "add", "add", "type", "type", "school", "clear", "explain", "verify", "remove", "remove", "restore",
    "decide", "undo",
)  # fmt: skip
TRAVELS = ("book", "book", "book", "take", "take", "send", "send", "excel", "copy", "backup", "go back")


def steps(*more: str) -> st.SearchStrategy[list[Step]]:
    """Steps in which keys stay as typed, and whatever kinds of step are named beside."""
    number = st.integers(0, 5)
    one = st.builds(
        Step,
        what=st.sampled_from((*EDITS, *TRAVELS, *more)),
        file=st.integers(0, 2),
        one=number,
        other=number,
    )
    return st.lists(one, min_size=8, max_size=30)


def histories(*more: str) -> st.SearchStrategy[History]:
    """Three files, two of which begin with the same rows, and what happened to them."""
    return steps(*more).map(lambda done: begun().run(done))


def lives_of_one_file() -> st.SearchStrategy[History]:
    """One clerk, one file, nothing taken in: people typed twice, duplicates taken out,
    books sent now and then."""
    number = st.integers(0, 5)
    what = st.sampled_from(("add", "add", "type", "remove", "remove", "remove", "restore", "book", "book"))
    one = st.builds(Step, what=what, file=st.just(0), one=number, other=number)
    return st.lists(one, min_size=4, max_size=25).map(lambda done: _alone().run(done))


def _alone() -> History:
    file = RosterFile(Ledger())
    file.add(toy_person("张三", 1))
    return History([file])


def begun() -> History:
    """Three files, two of which begin with the same rows."""
    ledger = Ledger()
    first = RosterFile(ledger)
    first.add(toy_person("张三", 1, phone="13800000009"))
    first.add(toy_person("李四", 2, phone="13800000009"))
    second = first.copy()
    third = RosterFile(ledger)
    third.add(toy_person("张三", 1, remark="新来"))
    return History([first, second, third])


def _row(file: RosterFile, number: int) -> RowId:
    ids = sorted(file.rows)
    return ids[number % len(ids)]


def _add(history: History, file: RosterFile, step: Step) -> None:
    name = ("张三", "张三", "张三", "李四", "王五", "赵六")[step.one]
    values = toy_person(name, ("张三", "李四", "王五", "赵六").index(name) + 1, phone=PHONES[step.other % 4])
    if name == "赵六":
        del values["id_number"]
    file.add(values)


def _type(history: History, file: RosterFile, step: Step) -> None:
    row = _row(file, step.one)
    if file.rows[row].standing is Standing.REMOVED:
        return
    before = file.visible(file.rows[row]).get("phone", "")
    file.type(row, phone=PHONES[step.other % 3])
    history.undo.append(lambda: _write_back(file, row, "phone", before))


def _write_back(file: RosterFile, row: RowId, column: str, text: str) -> None:
    """Undo of an edit is a new write; rows that became part of another one are left alone."""
    if row in file.rows and file.rows[row].standing is not Standing.REMOVED:
        file.type(row, **{column: text})


def _school(history: History, file: RosterFile, step: Step) -> None:
    row = _row(file, step.one)
    if file.rows[row].standing is not Standing.REMOVED:
        schooling, year = SCHOOLS[step.other % 3]
        file.type(row, schooling=schooling, school_year=year)


def _clear(history: History, file: RosterFile, step: Step) -> None:
    row = _row(file, step.one)
    if file.rows[row].standing is not Standing.REMOVED:
        file.type(row, phone="", remark=REMARKS[step.other % 3])


def _rename(history: History, file: RosterFile, step: Step) -> None:
    row = _row(file, step.one)
    if file.rows[row].standing is not Standing.REMOVED:
        file.type(row, name=NAMES[step.other % 3] or "王五")


def _explain(history: History, file: RosterFile, step: Step) -> None:
    row = _row(file, step.one)
    if file.rows[row].standing is not Standing.REMOVED:
        file.explain(row, RULES[step.other % 2], REMARKS[step.other % 3])


def _verify(history: History, file: RosterFile, step: Step) -> None:
    row = _row(file, step.one)
    if file.rows[row].standing is not Standing.REMOVED:
        file.verify(row, ("phone", "id_number")[step.other % 2], RESULTS[step.other % 3])


def _remove(history: History, file: RosterFile, step: Step) -> None:
    row = _row(file, step.one)
    if file.rows[row].standing is not Standing.REMOVED:
        file.remove(row, REASONS[step.other % 3])
        history.undo.append(lambda: file.restore(row) if row in file.rows else None)


def _restore(history: History, file: RosterFile, step: Step) -> None:
    gone = sorted(row for row, state in file.rows.items() if state.standing is Standing.REMOVED)
    if gone:
        file.restore(gone[step.one % len(gone)])


def _decide(history: History, file: RosterFile, step: Step) -> None:
    waiting = sorted(file.open)
    if not waiting:
        return
    row, register = waiting[step.one % len(waiting)]
    values = file.rows[row].counting[register].values
    third = ("", "") if register == REMOVAL_KEY else ("x",) * len(values[0])
    choices = (*values, third)
    file.decide(row, register, choices[step.other % len(choices)])


def _undo(history: History, file: RosterFile, step: Step) -> None:
    if history.undo:
        history.undo.pop()()


def _book(history: History, file: RosterFile, step: Step) -> None:
    history.books.append(file.book())


def _take(history: History, file: RosterFile, step: Step) -> None:
    if history.books:
        file.take(history.books[step.one % len(history.books)])


def _send(history: History, file: RosterFile, step: Step) -> None:
    history.books.append(file.book())
    history.files[step.one % len(history.files)].take(history.books[-1])


def _excel(history: History, file: RosterFile, step: Step) -> None:
    if history.books:
        book = history.books[step.one % len(history.books)]
        history.books.append(edited_by_hand(file.ledger, book, step.other, phone=PHONES[step.other % 3]))


def _copy(history: History, file: RosterFile, step: Step) -> None:
    if len(history.files) < 5:
        history.files.append(file.copy())


def _backup(history: History, file: RosterFile, step: Step) -> None:
    history.backups.append(file.copy())


def _go_back(history: History, file: RosterFile, step: Step) -> None:
    if history.backups:
        file.go_back_to(history.backups[step.one % len(history.backups)])


DOING: dict[str, Callable[[History, RosterFile, Step], None]] = {
    "add": _add, "type": _type, "school": _school, "clear": _clear, "rename": _rename,
    "explain": _explain, "verify": _verify, "remove": _remove, "restore": _restore, "decide": _decide,
    "undo": _undo, "book": _book, "take": _take, "send": _send, "excel": _excel,
    "copy": _copy, "backup": _backup, "go back": _go_back,
}  # fmt: skip
