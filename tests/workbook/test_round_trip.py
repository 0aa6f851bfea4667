"""What is written into a submission comes back, cell by cell and version by version."""

from __future__ import annotations

import tempfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils.exceptions import IllegalCharacterError

from roster_desktop.records import Cell, Pair, RowId, RowState, Version, note_register, unbeaten
from roster_desktop.schema import EXPLANATIONS, VERIFIED_CELLS
from roster_desktop.wording import Refusal
from roster_desktop.workbook import SubmittedRow, deliver, read_workbook
from tests.builders import TOY, TOY_JOBS, TOY_PEOPLE, toy_job, toy_person
from tests.trust.tally import Tally
from tests.workbook.books import (
    MANIFEST,
    VILLAGE,
    WRITERS,
    of_an_older_program,
    read,
    state_of,
    submission,
    submitted,
    villagers,
    workers,
    written,
)

NASTY = (
    "=1+1",
    '=HYPERLINK("x")',
    "+86 138",
    "-",
    "@all",
    "'引号",
    '"双引号"',
    "第一行\n第二行",
    "一\t二",
    "&amp;<b>",
    "_x0041_",
    "a_x000D_b",
    "𠅤𬎆龘",
    "e\u0301",
    "\u200b看不见\u200b",
    "控制\x07字符",
    "\ud800",
    "\uffff",
    "1E5",
    "1.0",
    "007",
    "TRUE",
    "#N/A",
    "2025/3/1",
    "合计",
    "示例",
    "同上",
    "#memory",
    '{"i":"',
    "610723198001010028",
    "61072319800101002X",
    "𠮷田",
    "阿依古丽·买买提",
    "👨‍👩‍👧 🇨🇳",
    "长" * 300,
)
TEXTS = st.one_of(st.sampled_from(NASTY), st.text(max_size=12), st.text("0123456789.-eE+", max_size=20))


@st.composite
def people(draw: st.DrawFn, number: int) -> SubmittedRow:
    """A person whose cells hold anything; the row keeps a name, as the program demands of every row."""
    typed = {key: draw(TEXTS) for key in draw(st.sets(st.sampled_from(TOY_PEOPLE.columns[:])).map(_keys))}
    values = TOY_PEOPLE.canonical(toy_person(f"张{number}", number + 1) | typed | {"name": f"张{number}"})
    return submitted(TOY_PEOPLE, {key: text for key, text in values.items() if text}, f"p{number}")


def _keys(columns: set[object]) -> list[str]:
    return sorted(column.key for column in columns)  # type: ignore[attr-defined]


@given(rows=st.integers(1, 4).flatmap(lambda count: st.tuples(*(people(number) for number in range(count)))))
def test_whatever_the_cells_hold_comes_back(rows: tuple[SubmittedRow, ...]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        raw = read_workbook(written(Path(folder), submission(rows)))
    found = deliver(raw, TOY)

    assert deliver(of_an_older_program(raw), TOY).delivery == found.delivery
    assert [row.state for row in found.delivery.rows] == [row.state for row in rows]
    assert [row.values for row in found.delivery.rows] == [row.values for row in rows]
    assert not any(row.hand_edited for row in found.delivery.rows)
    assert found.delivery.problems == ()


def test_writing_bare_values_is_caught(tmp_path: Path, tally: Tally) -> None:
    """The unsafe variant: a text goes into its cell as it is, as with any library's first example."""
    lost = [
        text for number, text in enumerate(NASTY) if _written_bare(tmp_path / f"{number}.xlsx", text) != text
    ]

    tally.control("R12", "values written bare", len(lost), len(NASTY))


def _written_bare(path: Path, text: str) -> str | None:
    """What comes back; None where it could not even be written, or made a book that nobody can read."""
    book = openpyxl.Workbook()
    try:
        book.worksheets[0].append(["姓名", text])
        book.save(path)
        [row, *_] = read_workbook(path).sheets[0].rows
    except (UnicodeError, IllegalCharacterError, Refusal):
        return None
    return row[1] if len(row) > 1 else ""


WRITES = st.dictionaries(st.sampled_from(("a", "b", "c@p9", "b00c#0f")), st.integers(1, 9), min_size=1)


@st.composite
def cells(draw: st.DrawFn, width: int) -> Cell:
    """A register with whatever several writers put into it."""
    pairs = set()
    for _ in range(draw(st.integers(1, 3))):
        version = Version.of(draw(WRITES))
        by = draw(st.sampled_from([name for name, _ in version.writes]))
        pairs.add(Pair(tuple(draw(TEXTS) for _ in range(width)), version, by))
    return Cell(unbeaten(pairs))


@st.composite
def states(draw: st.DrawFn) -> RowState:
    """A job with siblings, removals, verifications and notes in any register; its person and start stay
    plain."""
    plain = state_of(TOY_JOBS, toy_job(), "j1")
    names = [key for key in TOY_JOBS.register_by_key if key not in ("name", "id_number")]
    found = {
        key: draw(cells(len(TOY_JOBS.register_by_key[key].columns)))
        for key in draw(st.sets(st.sampled_from(names)))
    }
    for notes in (EXPLANATIONS, VERIFIED_CELLS):
        for word in draw(st.sets(st.sampled_from(("C05", "phone", "0f" * 8)), max_size=2)):
            found[note_register(notes, *[word] * len(notes.subject))] = draw(cells(len(notes.facts)))
    aliases = frozenset(map(RowId, draw(st.sets(st.sampled_from(("j7", "j8"))))))
    return RowState(RowId("j1"), TOY_JOBS.key, {**plain.cells, **found}, aliases)


@given(state=states())
def test_siblings_and_bookkeeping_travel_unseen(state: RowState) -> None:
    shown: dict[str, str] = {}
    for register in TOY_JOBS.registers[:-2]:
        value = state.cell(register.key).visible(())
        shown |= dict(zip(register.columns, value or (), strict=False))
    row = SubmittedRow(state, {key: text for key, text in shown.items() if text})

    with tempfile.TemporaryDirectory() as folder:
        raw = read_workbook(written(Path(folder), submission(jobs=[row])))
    [found] = deliver(raw, TOY).delivery.rows

    assert deliver(of_an_older_program(raw), TOY).delivery.rows == (found,)
    assert found.state == state


def test_a_township_called_example_does_not_make_its_people_examples(tmp_path: Path) -> None:
    job = submitted(TOY_JOBS, {**toy_job(), "township": "示例"}, "j1")
    raw = read_workbook(written(tmp_path, submission(jobs=[job])))

    for book in (raw, of_an_older_program(raw)):
        [found] = deliver(book, TOY).delivery.rows
        assert found.values["township"] == "示例"


def test_the_workbook_says_whose_it_is(tmp_path: Path) -> None:
    delivery = read(written(tmp_path, submission(villagers(), workers()))).delivery

    assert delivery.manifest == MANIFEST
    assert delivery.manifest.unit == VILLAGE
    assert delivery.writers == WRITERS
    assert delivery.unit_text == "清水镇河湾村"
    assert delivery.missing == ()


def test_the_document_property_alone_says_whose_it_is(tmp_path: Path) -> None:
    raw = read_workbook(written(tmp_path, submission(villagers())))
    without = type(raw)(raw.file, raw.content, raw.sheets[:-1], raw.properties)

    delivery = deliver(without, TOY).delivery

    assert delivery.manifest == MANIFEST
    assert [row.state for row in delivery.rows] == [row.state for row in villagers()]


def test_removed_rows_travel_in_full(tmp_path: Path) -> None:
    gone = villagers(2)[1].state
    gone = gone.with_cells({"removal": gone.cell("removal").written(("死亡", "2026-08-01"), "w", 4)})

    rows = read(written(tmp_path, submission(villagers(1), removed=[gone]))).delivery.rows

    assert [(row.number, row.state) for row in rows if not row.number] == [(0, gone)]


@pytest.mark.parametrize("length", [32_766, 32_767, 32_768, 40_000])
def test_a_text_as_long_as_any_cell_or_longer_comes_back_whole(tmp_path: Path, length: int) -> None:
    words = "长" * length
    row = submitted(TOY_PEOPLE, toy_person(remark=words), "p1")

    [found] = read(written(tmp_path, submission([row]))).delivery.rows

    assert found.values["remark"] == words
    assert found.state == row.state


def test_more_siblings_than_a_cell_can_hold_come_back(tmp_path: Path) -> None:
    row = villagers(1)[0]
    many = Cell(frozenset(Pair((f"{n}" * 2_000,), Version.of({f"w{n}": 1}), f"w{n}") for n in range(1, 30)))
    state = row.state.with_cells({"remark": many})
    shown = {**row.values, "remark": many.visible(())[0]}  # type: ignore[index]

    [found] = read(written(tmp_path, submission([SubmittedRow(state, shown)]))).delivery.rows

    assert found.state == state


@settings(max_examples=20)
@given(count=st.integers(0, 3))
def test_rows_may_come_one_at_a_time(count: int) -> None:
    rows = villagers(count)

    with tempfile.TemporaryDirectory() as folder:
        found = read(written(Path(folder), submission(row for row in rows)))  # type: ignore[arg-type]

    assert [row.state for row in found.delivery.rows] == [row.state for row in rows]
