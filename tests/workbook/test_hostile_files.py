"""No file takes the program down, takes long, or is read as something it is not;
the next file is read as ever."""

from __future__ import annotations

import random
import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from roster_desktop.wording import Refusal
from roster_desktop.workbook import LIMITS, read_workbook
from roster_desktop.workbook.limits import MEGABYTE
from tests.trust.tally import Tally
from tests.workbook.hostile import EXTERNAL, HEAD, HOSTILE, MAIN, cell, sheet_xml, xlsx, zipped


def saved(folder: Path, content: bytes, name: str = "坏.xlsx") -> Path:
    (folder / name).write_bytes(content)
    return folder / name


@pytest.mark.parametrize("made", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_is_refused_in_words(made: Callable[[], bytes], tmp_path: Path, tally: Tally) -> None:
    path = saved(tmp_path, made())
    assert path.stat().st_size <= LIMITS.ordinary_bytes

    with pytest.raises(Refusal) as refused:
        read_workbook(path)

    assert "坏.xlsx" in str(refused.value)
    assert refused.value.message.code not in ("book-reader-died", "book-too-slow")
    tally.count("R7", 1)


def test_a_file_from_elsewhere_gets_a_gigabyte_and_ten_seconds_and_only_a_large_book_more() -> None:
    assert LIMITS.memory_bytes == 1024 * MEGABYTE
    assert [LIMITS.seconds_for(size * MEGABYTE) for size in (0, 1, 5, 13)] == [10, 10, 10, 34]


def test_the_next_file_is_read_after_a_hostile_one(tmp_path: Path) -> None:
    good = saved(tmp_path, xlsx(), "好.xlsx")
    for made in ("two far corners", "a billion laughs", "a file cut short"):
        with pytest.raises(Refusal):
            read_workbook(saved(tmp_path, HOSTILE[made]()))

        assert read_workbook(good).sheets[0].rows == [["x"]]


HARMLESS: dict[str, Callable[[], bytes]] = {
    "a dimension that lies": lambda: xlsx(
        sheet_xml(f'<row r="1">{cell("A1")}</row>', before='<dimension ref="A1:XFD1048576"/>')
    ),
    "one cell merged over everything": lambda: xlsx(
        sheet_xml(
            f'<row r="1">{cell("A1")}</row>',
            after='<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>',
        )
    ),
    "formats down to the last row": lambda: xlsx(
        sheet_xml(
            f'<row r="1">{cell("A1")}</row><row r="1048576" spans="1:1"><c r="XFD1048576" s="0"/></row>'
        )
    ),
    "empty rows down to the last row": lambda: xlsx(
        sheet_xml(f'<row r="1">{cell("A1")}</row><row r="1048576" s="1" customFormat="1"/>')
    ),
    "no cell addresses at all": lambda: xlsx(sheet_xml('<row><c t="inlineStr"><is><t>x</t></is></c></row>')),
    "a million cells merged into one": lambda: xlsx(
        sheet_xml(
            f'<row r="1">{cell("A1")}</row>',
            after='<mergeCells count="1"><mergeCell ref="A1:ALL1000"/></mergeCells>',
        )
    ),
    "a format of a hundred thousand brackets": lambda: xlsx(
        styles=f'{HEAD}<styleSheet xmlns="{MAIN}"><numFmts count="1"><numFmt numFmtId="200" formatCode="'
        + "[&quot;" * 14_000
        + '"/></numFmts><cellXfs count="1"><xf numFmtId="200"/></cellXfs></styleSheet>'
    ),
    "a link to an address elsewhere": lambda: xlsx(
        more={
            "xl/externalLinks/externalLink1.xml": f'{HEAD}<externalLink xmlns="{MAIN}"/>'.encode(),
            "xl/externalLinks/_rels/externalLink1.xml.rels": EXTERNAL.encode(),
        }
    ),
    "damage in the theme": lambda: xlsx(more={"xl/theme/theme1.xml": b"<!DOCTYPE x><broken"}),
    "damage in the properties": lambda: xlsx(more={"docProps/custom.xml": b"<broken"}),
}


@pytest.mark.parametrize("made", HARMLESS.values(), ids=HARMLESS)
def test_what_is_only_untidy_is_read(made: Callable[[], bytes], tmp_path: Path, tally: Tally) -> None:
    assert read_workbook(saved(tmp_path, made())).sheets[0].rows == [["x"]]
    tally.count("R7", 1)


@pytest.mark.parametrize(
    "content",
    ["姓名,身份证号\nx,1\n".encode("gb18030"), b"<html><table><tr><td>x</td></tr></table></html>"],
    ids=["a list of commas", "a web page"],
)
def test_another_kind_of_file_under_this_name_is_read_as_what_it_is(
    content: bytes, tmp_path: Path, tally: Tally
) -> None:
    assert read_workbook(saved(tmp_path, content)).sheets[0].rows[-1][0] == "x"
    tally.count("R7", 1)


def test_wide_reaching_values_are_told_with_their_sheet(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as refused:
        read_workbook(saved(tmp_path, HOSTILE["two far corners"]()))

    assert "表一" in str(refused.value)
    assert "1048576" in str(refused.value)


def test_formulas_without_a_result_and_error_cells_are_told(tmp_path: Path) -> None:
    cells = '<c r="A3"><f>1+1</f></c><c r="B3" t="e"><v>#REF!</v></c><c r="C3"><f>1</f><v>7</v></c>'
    row = f'<row r="3">{cells}</row>'

    book = read_workbook(saved(tmp_path, xlsx(sheet_xml(row))))

    assert book.sheets[0].rows[2] == ["", "", "7"]
    assert [(problem.code, problem.sheet, problem.cell) for problem in book.problems] == [
        ("formula-without-value", "表一", "A3"),
        ("error-cell", "表一", "B3"),
    ]


@pytest.mark.parametrize("seed", range(10))
def test_random_damage_is_read_or_refused(seed: int, tmp_path: Path) -> None:
    path = saved(tmp_path, _mutated(random.Random(seed)))

    assert _outcome(path) in ("read", "refused")


def _outcome(path: Path) -> str:
    try:
        book = read_workbook(path)
    except Refusal as refused:
        return "refused" if path.name in str(refused) else str(refused)
    texts = (text for sheet in book.sheets for row in sheet.rows for text in row)
    return "read" if all(isinstance(text, str) for text in texts) else "odd"


def _mutated(chance: random.Random) -> bytes:
    """A sound workbook with one thing wrong: a byte, a tag, an attribute, a part dropped or written twice."""
    rows = "".join(f'<row r="{n}">{cell(f"A{n}")}<c r="B{n}"><v>{n}</v></c></row>' for n in range(1, 40))
    whole = xlsx(sheet_xml(rows))
    if chance.random() < 0.3:
        content = bytearray(whole)
        for _ in range(chance.randint(1, 5)):
            content[chance.randrange(len(content))] = chance.randrange(256)
        return bytes(content)
    with zipfile.ZipFile(BytesIO(whole)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice(list(parts))
    pieces = re.split(rb"(<[^>]*>)", parts[name])
    at = chance.randrange(len(pieces))
    match chance.randrange(4):
        case 0:
            del parts[name]
            return zipped(parts)
        case 1:
            del pieces[at]
        case 2:
            pieces.insert(at, chance.choice(pieces) * chance.randint(1, 200))
        case _:
            number = str(chance.choice((-1, 0, 10**6, 10**12, 2**63))).encode()
            pieces[at] = re.sub(rb"[0-9]+", number, pieces[at])
    parts[name] = b"".join(pieces)
    return zipped(parts)
