"""A book just as we write it is read without a library, and says what the library says; any other is not."""

from __future__ import annotations

import random
import re
import struct
import zipfile
from collections.abc import Callable, Collection
from io import BytesIO
from pathlib import Path
from xml.parsers import expat

import pytest
from hypothesis import assume, event, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from roster_desktop.wording import book_files, workbooks
from roster_desktop.workbook import LIMITS, RawSheet, archive_check, book_content, own_cells, read_workbook
from roster_desktop.workbook import own_book as module
from roster_desktop.workbook.own_book import OwnBook, own_book
from roster_desktop.workbook.raw import column_letters
from roster_desktop.workbook.sheet_marks import SheetMarks
from tests.builders import TOY_PEOPLE, toy_person
from tests.workbook.books import refusal, submission, submitted, villagers, workers, written
from tests.workbook.hostile import zipped
from tests.workbook.test_mutated_files import altered

_SHEET = "xl/worksheets/sheet2.xml"
_ODD = ("<b>&amp;\"'", "&", "一\n二", "a_x000D_b", "_x", "𠅤𬎆龘", "长" * 300, "0.5", "-3", "1E5", "#N/A")


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A submission whose remarks hold what is written in more than letters."""
    odd = [
        submitted(TOY_PEOPLE, toy_person(f"李{at}", 20 + at, remark=text), f"q{at}")
        for at, text in enumerate(_ODD)
    ]
    folder = tmp_path_factory.mktemp("own")
    return written(folder, submission([*villagers(), *odd[:3], *odd[4:]], workers())).read_bytes()


def ours(content: bytes, known: Collection[str] = frozenset()) -> OwnBook | None:
    with archive_check.opened("书.xlsx", content, LIMITS) as archive:
        return own_book(archive, LIMITS, known)


def parts_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def with_sheet(content: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """The book with one of its sheets altered."""
    parts = parts_of(content)
    return zipped({**parts, _SHEET: change(parts[_SHEET])})


def unmarked(sheets: list[RawSheet]) -> list[RawSheet]:
    return [replace(sheet, marks=SheetMarks()) for sheet in sheets]


def by_the_library(content: bytes, monkeypatch: pytest.MonkeyPatch) -> tuple[dict[str, str], list[RawSheet]]:
    with monkeypatch.context() as patched:
        patched.setattr(book_content, "own_book", lambda *_: None)
        found = book_content.content_of("书.xlsx", content, "", LIMITS)
        return found.properties, [sheet for sheet, _ in found.sheets]


def test_it_says_what_the_library_says(content: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    own = ours(content)

    assert own is not None
    properties, sheets = by_the_library(content, monkeypatch)
    assert own.properties == properties
    assert unmarked(own.sheets) == unmarked(sheets)
    assert any("𠅤𬎆龘" in row for sheet in sheets for row in sheet.rows)


def test_a_text_that_needs_a_code_is_left_to_the_library(tmp_path: Path) -> None:
    row = submitted(TOY_PEOPLE, toy_person(remark="a_x000D_b"), "p1")

    assert ours(written(tmp_path, submission([row])).read_bytes()) is None


ROW = b'<row r="5">'
ALTERED: dict[str, Callable[[bytes], bytes]] = {
    "a remark between rows": lambda xml: xml.replace(ROW, b"<!-- -->" + ROW),
    "a remark in a row": lambda xml: xml.replace(ROW, ROW + b"<!-- -->"),
    "a cell of another row": lambda xml: xml.replace(b'<c r="A5"', b'<c r="A15"'),
    "a cell far to the right": lambda xml: xml.replace(b'<c r="A5"', b'<c r="XFD5"'),
    "a cell twice": lambda xml: xml.replace(b'<c r="B5"', b'<c r="A5"'),
    "a row twice": lambda xml: xml.replace(ROW, b'<row r="4">'),
    "a row far below": lambda xml: xml.replace(ROW, b'<row r="999999">'),
    "a hidden row": lambda xml: xml.replace(ROW, b'<row r="5" hidden="1">'),
    "a formula": lambda xml: xml.replace(b'<c r="A5"', b'<c r="BX5"><f>1+1</f><v>2</v></c><c r="A5"'),
    "a declared type": lambda xml: b'<!DOCTYPE x [<!ENTITY a "b">]>' + xml,
    "an entity": lambda xml: xml.replace("张一".encode(), b"&a;"),
    "a letter by its number": lambda xml: xml.replace("张一".encode(), b"&#24352;"),
    "another encoding": lambda xml: b'<?xml version="1.0" encoding="GBK"?>' + xml,
    "letters that are none": lambda xml: xml.replace("张一".encode(), b"\xff\xfe"),
    "letters between cells": lambda xml: xml.replace(ROW, ROW + b"x"),
    "two lists of rows": lambda xml: xml.replace(b"</sheetData>", b"</sheetData><sheetData></sheetData>"),
    "a number that is none": lambda xml: xml.replace(b"<v>", b"<v>x"),
    "an end that is missing": lambda xml: xml[: len(xml) // 2],
    "a tag around the rows that does not end": lambda xml: xml.replace(b"</sheetViews>", b"</sheetView>"),
    "letters behind the sheet": lambda xml: xml + b"x<a/>",
    "an instruction behind the sheet": lambda xml: xml + b"x<?a?>",
}


@pytest.mark.parametrize("change", ALTERED.values(), ids=ALTERED)
def test_whatever_differs_goes_the_way_of_every_other_book(
    change: Callable[[bytes], bytes], content: bytes
) -> None:
    book = with_sheet(content, change)

    assert ours(book) is None


def is_whole(around: str) -> bool:
    try:
        expat.ParserCreate().Parse(around, True)
    except expat.ExpatError:
        return False
    return True


_AROUND = (
    'ref="', '"', ">", "<", "/>", "</", "A1:B2", "7", "x", "'", " ", "]]>", "\x01", "\uffff", "&amp;", "=",
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 6), st.sampled_from(_AROUND)), max_size=3))
def test_what_is_around_the_rows_is_well_formed_just_where_its_usual_form_is(
    content: bytes, changes: list[tuple[int, int, str]]
) -> None:
    head, _, rest = parts_of(content)[_SHEET].decode().partition("<sheetData>")
    around = f"{head}<sheetData>{rest[rest.index('</sheetData>') :]}"
    for place, length, sign in changes:
        at = place % len(around)
        around = around[:at] + sign + around[at + length :]
    # Such are turned away before.
    assume("<?" not in around and "<!" not in around and module._BEGINNING.match(around.encode()))
    assume(not own_cells._OTHER_SIGN.search(around.encode()))

    event(f"whole: {is_whole(around)}")
    assert is_whole(module._usual(around)) == is_whole(around)


def test_a_part_that_is_more_than_the_directory_says_is_damaged(content: bytes) -> None:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        size = archive.getinfo(_SHEET).file_size
    told = struct.pack("<I", size)
    where = content.rindex(told, content.index(b"PK\x01\x02"))

    with refusal(workbooks.DAMAGED.code):
        ours(content[:where] + struct.pack("<I", size - 7) + content[where + 4 :])


@pytest.mark.parametrize("name", ["xl/其他.xml", "xl/other.bin"])
@pytest.mark.parametrize("way", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_a_part_is_unpacked_to_just_what_the_library_makes_of_it(name: str, way: int) -> None:
    held = BytesIO()
    with zipfile.ZipFile(held, "w", way) as archive:
        archive.writestr(name, b"abc" * 5000)
        archive.writestr("nothing", b"")

    with archive_check.opened("书.xlsx", held.getvalue(), LIMITS) as own:
        own.unpack()
        assert {part: own.read(part) for part in own.namelist()} == {name: b"abc" * 5000, "nothing": b""}


def test_a_date_under_another_format_is_left_to_the_library(content: bytes) -> None:
    parts = parts_of(content)
    styles = parts["xl/styles.xml"].replace(b'numFmtId="49"', b'numFmtId="14"')

    assert ours(zipped({**parts, "xl/styles.xml": styles})) is None


def test_a_book_that_is_altered_at_random_says_what_the_library_says_or_is_left_to_it(
    content: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    dice = random.Random(7)
    taken = 0
    for _ in range(150):
        book = with_sheet(content, lambda xml: altered(xml, dice))
        if own := ours(book):
            taken += 1
            assert unmarked(own.sheets) == unmarked(by_the_library(book, monkeypatch)[1])

    assert taken > 10


def rows_in(content: bytes) -> list[bytes]:
    sheet = parts_of(content)[_SHEET]
    begin, end = sheet.index(b"<row "), sheet.index(b"</sheetData>")
    return [b"<row " + row for row in sheet[begin:end].split(b"<row ")[1:]]


NOTHING_AT_ONCE = re.compile(b"(?!)")


def test_rows_that_are_read_at_once_say_what_they_say_cell_by_cell(
    content: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    dice = random.Random(11)
    rows, at_once = rows_in(content), own_cells._at_once()
    hit = read = 0
    for _ in range(600):
        row = altered(dice.choice(rows), dice) if dice.random() < 0.9 else dice.choice(rows)
        hit += at_once.fullmatch(row) is not None
        told = what_it_says(row)
        with monkeypatch.context() as patched:
            patched.setattr(own_cells, "_at_once", lambda: NOTHING_AT_ONCE)
            assert what_it_says(row) == told
        read += told is not None

    assert hit > 60
    assert read > 60


WORDS = (
    "张 一", "&lt;甲&amp;", "&#38;", "&a;", "一\n二", "一\r二", "\u3000甲", "甲 ", "", "a_x0041_b", "_x", "甲>乙",
    "<b/>", "长" * 500, f"{'长' * 500} ", f"{'长' * 500}&a;",
)  # fmt: skip
CELLS = (
    "/>", " />", ' t="n"/>', "><v>12</v></c>", ' t="n"><v>-0.50</v></c>', ' t="n"><v>1E5</v></c>',
    ' t="inlineStr"><is><t>甲</v></c>', ' t="n"><v>12</t></is></c>', ' t="s"><v>1</v></c>',
    *(f' t="inlineStr"><is><t>{word}</t></is></c>' for word in WORDS),
    *(f' t="inlineStr"><is><t xml:space="preserve">{word}</t></is></c>' for word in WORDS),
)  # fmt: skip
A_CELL = st.one_of(
    st.just(""),
    st.tuples(st.sampled_from(("", ' s="7"', ' s="7"', ' s="123456"')), st.sampled_from(CELLS)).map("".join),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(A_CELL, max_size=4), st.integers(0, 70), st.sampled_from(("</row>", "<x/></row>", "")))
def test_a_row_of_any_cells_says_at_once_what_it_says_cell_by_cell(
    cells: list[str], left: int, end: str
) -> None:
    told = "".join(f'<c r="{column_letters(place)}3"{cell}' for place, cell in enumerate(cells, left) if cell)
    row = f'<row r="3">{told}{end}'.encode()
    at_once = what_it_says(row)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(own_cells, "_at_once", lambda: NOTHING_AT_ONCE)
        assert what_it_says(row) == at_once
    event(f"at once: {own_cells._at_once().fullmatch(row) is not None}, ours: {at_once is not None}")


def what_it_says(row: bytes) -> list[list[str]] | None:
    """The row by itself; None where it is not one of ours."""
    try:
        return own_cells.own_cells(row + b"</sheetData>", 0, LIMITS).rows
    except (own_cells.NotOurs, KeyError, UnicodeDecodeError):
        return None


TELLING: dict[str, Callable[[bytes], bytes]] = {
    "an address without its number": lambda row: row.replace(b'"B5"', b'"B"'),
    "an address of another row": lambda row: row.replace(b'"B5"', b'"B6"'),
    "an address that ends alike": lambda row: row.replace(b'"B5"', b'"B15"'),
    "the sign of a text": lambda row: row.replace("清水镇".encode(), b"\n"),
    "the sign of a row": lambda row: row.replace(b'"B5"', b'"B\r"'),
    "a tag in a text": lambda row: row.replace("清水镇".encode(), "清<b/>水镇".encode()),
    "a blank before a text": lambda row: row.replace("清水镇".encode(), " 张一".encode()),
}


@pytest.mark.parametrize("change", TELLING.values(), ids=TELLING)
def test_a_row_that_differs_a_little_from_ours_is_none_of_ours(
    change: Callable[[bytes], bytes], content: bytes
) -> None:
    [row] = [one for one in rows_in(content) if one.startswith(ROW)]
    changed = change(row)

    assert what_it_says(row)
    assert changed != row
    assert what_it_says(changed) is None


@pytest.mark.parametrize("sign", ["=DISPIMG(1,2)", "=DISPIMG(", "甲(乙)"])
def test_only_sheets_with_the_sign_of_a_picture_are_looked_through_for_pictures(
    content: bytes, sign: str
) -> None:
    own = ours(with_sheet(content, lambda xml: xml.replace("清水镇".encode(), sign.encode())))

    assert own is not None
    assert [notes.may_hold_pictures for notes in own.notes] == [
        any(text.startswith("=DISPIMG(1") for row in sheet.rows for text in row) for sheet in own.sheets
    ]


def test_the_sign_of_a_picture_in_one_of_our_books_is_blanked_and_told(tmp_path: Path) -> None:
    row = submitted(TOY_PEOPLE, toy_person(remark='=DISPIMG("ID_1",1)'), "p1")
    book = written(tmp_path, submission([row]))
    assert ours(book.read_bytes()) is not None

    raw = read_workbook(book)

    assert [problem.code for problem in raw.problems] == [book_files.PICTURE_CELL.code]
    assert not any("DISPIMG" in text for sheet in raw.sheets for row in sheet.rows for text in row)


def packed(parts: dict[str, bytes], level: int) -> bytes:
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        for name in reversed(parts):
            archive.writestr(name, parts[name])
    return held.getvalue()


def test_what_a_book_holds_is_the_same_however_it_is_packed_and_another_where_a_byte_is(content: bytes):
    parts = parts_of(content)
    other = {**parts, _SHEET: parts[_SHEET].replace("李".encode(), "季".encode(), 1)}

    [here, anew, altered_] = [ours(book) for book in (content, packed(parts, 1), packed(other, 1))]

    assert here is not None
    assert anew is not None
    assert altered_ is not None
    assert here.unpacked == anew.unpacked != altered_.unpacked


def test_of_a_book_whose_content_is_known_no_sheet_is_looked_at(content: bytes):
    own = ours(content)
    assert own is not None

    again = ours(packed(parts_of(content), 9), {own.unpacked})

    assert again == replace(own, sheets=[], notes=[])


def test_a_book_too_large_to_be_kept_unpacked_is_known_by_its_bytes_alone(
    content: bytes, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(archive_check, "_MOST_UNPACKED", 1000)

    own = ours(content)

    assert own is not None
    assert own.sheets
    assert own.unpacked == ""


@pytest.mark.parametrize("change", [lambda xml: xml, ALTERED["a remark in a row"]], ids=["ours", "altered"])
def test_the_archive_of_a_book_is_opened_once_for_all_that_is_found_out_of_it(
    change: Callable[[bytes], bytes], content: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    book, opened = with_sheet(content, change), list[object]()
    opens = zipfile.ZipFile.__init__

    def opening(archive: zipfile.ZipFile, *some: object) -> None:
        opened.append(archive)
        opens(archive, *some)  # type: ignore[arg-type]

    monkeypatch.setattr(zipfile.ZipFile, "__init__", opening)
    found = book_content.content_of("书.xlsx", book, "", LIMITS)

    assert sum(len(sheet.rows) for sheet, _ in found.sheets) > 10
    assert len(opened) == 1
