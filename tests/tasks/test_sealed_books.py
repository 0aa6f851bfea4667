"""A first submission is taken by its seal; the file is then just as if its cells had been read."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import openpyxl
import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from roster_desktop.records import Level, Manifest, RowId, RowState, Unit, WriterRecord, added, removed
from roster_desktop.rosters import CATALOG, PERSON
from roster_desktop.sample import make_township
from roster_desktop.schema import Catalog
from roster_desktop.tasks import ready_books, sealing, typing
from roster_desktop.tasks.export import export_submission
from roster_desktop.tasks.ready_books import ReadyBook, own_books
from roster_desktop.tasks.sealed_rows import SealedRows, sealed_rows
from roster_desktop.workbook import (
    FORMAT,
    LIMITS,
    RawBook,
    ReadBook,
    SubmissionBook,
    SubmittedRow,
    worker,
    write_submission,
)
from roster_desktop.workbook import seal as seals
from roster_desktop.workbook.archive_check import SEALED, Archive
from roster_desktop.workbook.safe_file import content_of_file
from roster_desktop.workbook.worker import Request, Sealed, Understood, Wanted, packed, raw_book
from roster_desktop.workspace import Query, Workspace
from tests.house.test_loaded_late import loaded_by
from tests.tasks.neighbours import TOWNSHIP as ABOVE
from tests.tasks.neighbours import empty_village, taken, township, village
from tests.tasks.test_first_books import everything, without_times
from tests.workbook.test_seal import parts_of, with_sealed, without_seal, zipped

__all__ = ["empty_village", "township", "village"]

NO_SENDERS = frozenset[str]()


def answered(path: Path, senders: frozenset[str] = NO_SENDERS) -> tuple[str, ReadyBook | ReadBook | None]:
    """How the reading process reads the book, and what then stands here."""
    sealed = sealing.sealed_books(CATALOG, senders)
    understand = own_books(CATALOG, {}, senders)
    assert understand is not None
    request = Request(
        str(path), LIMITS, Wanted.ROWS, understand=packed(understand), opening=packed(sealed.opening)
    )
    told = list(worker.answers(request))
    for answer in told:
        if isinstance(answer, Sealed):
            raw = raw_book(path.name, told)
            assert raw is not None
            return "sealed", sealed.book(raw, answer.content)
        if isinstance(answer, Understood):
            assert isinstance(answer.what, ReadyBook | ReadBook)
            return "cells", answer.what
    return "sheets", None


def same_but_bytes(book: ReadyBook | ReadBook | None) -> ReadyBook:
    """The book without the hash of its file's bytes."""
    assert isinstance(book, ReadyBook)
    delivery = replace(book.head.delivery, content="")
    return replace(book, head=replace(book.head, delivery=delivery))


def stripped(path: Path) -> Path:
    """The same book without its seal."""
    bare = path.with_name("bare") / path.name
    bare.parent.mkdir(exist_ok=True)
    bare.write_bytes(without_seal(path.read_bytes()))
    return bare


def village_book(people: int, seed: int, hands: int = 1, gone: bool = False) -> SubmissionBook:
    """A village of these people, whose rows so many have written one after the other."""
    [made] = make_township(villages=1, people=people, seed=seed).villages
    writers = [f"{number}" * 20 for number in range(1, hands + 1)]
    rows: dict[str, list[SubmittedRow]] = {}
    for roster in CATALOG.rosters:
        rows[roster.key] = []
        for place, values in enumerate(made.rows[roster.key]):
            state = added(roster, RowId(f"{roster.key[:4]}{place:016}"), values, writer=writers[0], number=1)
            for number, writer in enumerate(writers[1 : place % hands + 1], 2):
                cell = state.cell("remark").written((f"第{number}手",), writer, number)
                state = state.with_cells({"remark": cell})
                values = {**values, "remark": f"第{number}手"}
            rows[roster.key].append(SubmittedRow(state, {key: text for key, text in values.items() if text}))
    out: list[RowState] = []
    if gone:
        state = rows["person"].pop().state
        out = [state.with_cells(removed(state, "死亡", "2026-01-01", writer=writers[0], number=9))]
    manifest = Manifest(
        FORMAT, "b" * 20, writers[0], made.unit, "测试", "2026-11", "test", 1, "2026-11-20 09:00:00",
        CATALOG.fingerprint, "c" * 16,
    )  # fmt: skip
    records = tuple(WriterRecord(writer, made.unit.name, "测试", "") for writer in writers)
    return SubmissionBook(manifest, CATALOG, made.unit, rows, out, records)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("books")


def written(place: Path, book: SubmissionBook) -> Path:
    path = place / "报送.xlsx"
    write_submission(path, book, sealing=sealing.sealing(CATALOG))
    return path


@given(st.integers(1, 12), st.integers(0, 10**6), st.integers(1, 3), st.booleans())
@settings(max_examples=8, deadline=None)
def test_a_sealed_book_is_what_its_cells_say(
    place: Path, people: int, seed: int, hands: int, gone: bool
) -> None:
    path = written(place, village_book(people + gone, seed, hands, gone))

    how, sealed = answered(path)
    how_bare, bare = answered(stripped(path))

    event(f"{how}, {hands} hands")
    assert how_bare == "cells"
    assert how == ("cells" if gone else "sealed")
    if not gone:
        assert same_but_bytes(sealed) == same_but_bytes(bare)


def test_a_first_submission_is_the_same_in_the_file_by_its_seal_and_by_its_cells(
    village: Workspace, township: Workspace, tmp_path: Path, opened: list[bytes]
) -> None:
    typing.add_row(village, "transfer", {"name": "张三", "employer": "一厂", "monthly_wage": "3000"})
    path = tmp_path / "报送.xlsx"
    export_submission(village, path)
    bare = stripped(path)

    by_seal = taken(township, path)
    assert len(opened) == 1
    with Workspace.create(tmp_path / "other.roster", CATALOG, ABOVE, "陈干事") as other:
        other.clock = township.clock
        by_cells = taken(other, bare)

        assert len(opened) == 1
        assert by_seal.status == "merged"
        assert replace(by_seal, path="") == replace(by_cells, path="")
        assert without_bytes(township, path) == without_bytes(other, bare)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """What was taken out of seals."""
    found: list[bytes] = []

    def watched(raw: RawBook, content: bytes) -> ReadyBook:
        found.append(content)
        return ready_books.from_sealed(raw, content)

    monkeypatch.setattr(sealing, "from_sealed", watched)
    return found


def without_bytes(file: Workspace, book: Path) -> dict[str, list[Any]]:
    """All that the file holds but for times, and for the hash of the book's bytes."""
    content = content_of_file(book)
    facts = without_times(everything(file))
    return {
        table: [tuple("" if value == content else value for value in line) for line in lines]
        for table, lines in facts.items()
    }


@pytest.fixture(scope="module")
def path(place: Path) -> Path:
    folder = place / "one"
    folder.mkdir()
    return written(folder, village_book(4, 7, hands=2))


def opened_content(path: Path) -> SealedRows:
    with Archive(path.read_bytes()) as archive:
        archive.unpack()
        made_by, hidden = archive.sealed
        content = seals._opened(archive.key(), hidden, made_by.decode())
    assert content is not None
    return sealed_rows(content)


def resealed(path: Path, content: bytes, place: Path) -> Path:
    """The book with a seal that somebody forged who knows how they are made."""
    book = path.read_bytes()
    made_by = sealing.made_by(CATALOG)
    forged = place / path.name
    forged.write_bytes(with_sealed(book, seals._part(made_by, seals._sealed(book, content, made_by))))
    return forged


def test_a_seal_that_was_made_again_is_taken(path: Path, tmp_path: Path) -> None:
    forged = resealed(path, msgspec.msgpack.encode(opened_content(path)), tmp_path)

    assert answered(forged)[0] == "sealed"


def _of_people(rows: SealedRows, **facts: Any) -> SealedRows:
    """With another first line."""
    first, *others = rows.arrived["person"]
    lines = (first._replace(**facts), *others)
    return replace(rows, arrived={**rows.arrived, "person": lines})


ODD: dict[str, Callable[[SealedRows], object]] = {
    "nothing": lambda rows: None,
    "a list": lambda rows: [],
    "no rows": lambda rows: replace(rows, arrived={}),
    "a roster without rows": lambda rows: replace(rows, arrived={**rows.arrived, "person": ()}),
    "a roster that is none": lambda rows: replace(rows, arrived={"folk": rows.arrived["person"]}),
    "rosters in another order": lambda rows: replace(
        rows, arrived={key: rows.arrived[key] for key in reversed([*rows.arrived])}
    ),
    "too many rows": lambda rows: replace(rows, arrived={"person": rows.arrived["person"] * 2_000}),
    "a row too short": lambda rows: _of_people(rows, texts=rows.arrived["person"][0].texts[1:]),
    "an id that is none": lambda rows: _of_people(rows, row="x y"),
    "a row of nothing": lambda rows: _of_people(rows, registers=0),
    "a memory that is none": lambda rows: _of_people(rows, memory="{}"),
    "a whole that is none": lambda rows: _of_people(rows, whole="[]"),
    "a number for a text": lambda rows: _of_people(rows, name=7),
    "a negative write": lambda rows: replace(rows, seen={"w": -1}),
    "one that goes back": lambda rows: replace(rows, manifest=replace(rows.manifest, addressee="河湾村")),
    "another unit": lambda rows: replace(
        rows, manifest=replace(rows.manifest, unit=replace(rows.manifest.unit, name="河湾村"))
    ),
    "a column that does not follow": lambda rows: _of_people(rows, received="name"),
    "sheets that are none": lambda rows: replace(rows, sheets=msgspec.Raw(msgspec.msgpack.encode([1]))),
}


def forged(path: Path, what: str, place: Path) -> Path:
    return resealed(path, msgspec.msgpack.encode(ODD[what](opened_content(path))), place)


@pytest.mark.parametrize("what", sorted(ODD.keys() - {"sheets that are none"}))
def test_a_forged_seal_with_anything_odd_is_not_taken(what: str, path: Path, tmp_path: Path) -> None:
    how, book = answered(forged(path, what, tmp_path))

    assert how == "cells"
    assert same_but_bytes(book) == same_but_bytes(answered(stripped(path))[1])


@pytest.mark.parametrize("what", ["a memory that is none", "sheets that are none"])
def test_a_book_whose_seal_is_not_taken_is_merged_by_its_cells(what: str, path: Path, tmp_path: Path) -> None:
    with Workspace.create(tmp_path / "county.roster", CATALOG, sealed_rows_unit(path), "陈干事") as county:
        result = taken(county, forged(path, what, tmp_path))

        assert result.status == "merged"
        assert result.counts["person"].added == 4
        assert len(county.row_ids(Query("person"))) == 4


def sealed_rows_unit(path: Path) -> Unit:
    """The county of the village that sent the book."""
    county = opened_content(path).manifest.unit.county
    return Unit(Level.COUNTY, county, county=county)


@given(st.data())
@settings(max_examples=40, deadline=None)
def test_a_forged_seal_of_any_bytes_is_taken_whole_or_not_at_all(
    path: Path, place: Path, data: st.DataObject
) -> None:
    content = msgspec.msgpack.encode(opened_content(path))
    at = data.draw(st.integers(0, len(content) - 1))
    lengths = st.sampled_from([b"\xdd\xff\xff\xff\xff", b"\xdf\xff\xff\xff\xff", b"\xdb\xff\xff\xff\xff"])
    sign = data.draw(st.one_of(st.binary(max_size=8), lengths))
    length = data.draw(st.integers(0, 8))
    folder = place / "mutated"
    folder.mkdir(exist_ok=True)

    how, book = answered(resealed(path, content[:at] + sign + content[at + length :], folder))

    event(how)
    assert isinstance(book, ReadyBook)


def test_the_seal_of_a_unit_that_sent_before_is_not_opened(path: Path) -> None:
    sender = frozenset({opened_content(path).manifest.unit.name})

    how, book = answered(path, sender)

    assert how == "cells"
    assert isinstance(book, ReadBook)


def test_a_book_that_may_be_open_in_an_office_program_is_read_and_told(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "报送.xlsx"
    copy.write_bytes(path.read_bytes())
    (tmp_path / "~$报送.xlsx").touch()

    how, book = answered(copy)

    assert how == "cells"
    assert isinstance(book, ReadyBook)
    assert book.head.delivery.problems


def test_a_known_book_is_known_whatever_became_of_its_seal(path: Path, tmp_path: Path) -> None:
    with Workspace.create(tmp_path / "county.roster", CATALOG, sealed_rows_unit(path), "陈干事") as county:
        assert taken(county, path).status == "merged"
        content = path.read_bytes()
        for number, again in enumerate((without_seal(content), zipped(parts_of(content)))):
            copy = tmp_path / f"{number}.xlsx"
            copy.write_bytes(again)
            assert taken(county, copy).status == "duplicate"


def test_a_book_saved_by_another_library_is_merged_as_ever(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "报送.xlsx"
    openpyxl.load_workbook(path).save(copy)
    with zipfile.ZipFile(copy, "a") as archive:
        archive.writestr(SEALED, parts_of(path.read_bytes())[SEALED])

    how, book = answered(copy)

    assert how == "cells"
    assert isinstance(book, ReadyBook)
    assert book.arrived == same_but_bytes(answered(path)[1]).arrived


def test_what_was_edited_by_hand_counts_and_not_what_is_sealed(path: Path, tmp_path: Path) -> None:
    name = opened_content(path).arrived["person"][0].name
    copy = tmp_path / "报送.xlsx"
    parts = parts_of(path.read_bytes())
    other = {part: held.replace(name.encode(), "欧阳山".encode()) for part, held in parts.items()}
    copy.write_bytes(zipped({**other, SEALED: parts[SEALED]}))

    with Workspace.create(tmp_path / "county.roster", CATALOG, sealed_rows_unit(path), "陈干事") as county:
        assert taken(county, copy).status == "merged"
        assert county.row_ids(Query("person", find="欧阳山"))
        assert not county.row_ids(Query("person", find=name))


def test_a_book_is_sealed_by_what_its_rows_depend_on() -> None:
    made_by = sealing.made_by(CATALOG)

    assert sealing.made_by(CATALOG) == made_by
    assert sealing.made_by(renamed()) != made_by


def renamed() -> Catalog:
    """The catalog in which one column is found by another name, too."""
    column = PERSON.columns[0]
    columns = (replace(column, other_headers=(*column.other_headers, "又名")), *PERSON.columns[1:])
    roster = replace(PERSON, columns=columns)
    return Catalog((roster, *CATALOG.rosters[1:]), CATALOG.people)


def test_the_process_that_opens_seals_loads_neither_rosters_nor_readings() -> None:
    loaded = loaded_by("roster_desktop.workbook.worker", "roster_desktop.tasks.sealed_rows")

    assert (
        not {"pypinyin", "roster_desktop.rosters", "roster_desktop.workbook.deliver", "sqlalchemy"} & loaded
    )
