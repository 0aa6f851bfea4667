"""Valid files with bytes, tags and records altered: each is read or refused in words,
and the next one goes on."""

from __future__ import annotations

import io
import random
import zipfile
from pathlib import Path

import pytest

from roster_desktop.tasks.gathering import gathered
from roster_desktop.wording import Refusal
from roster_desktop.workbook import read_workbook
from tests.workbook.golden.biff import Error, Excel, OldSheet, xls
from tests.workbook.golden.binary_parts import xlsb
from tests.workbook.golden.locking import PICTURE, locked
from tests.workbook.golden.parts import row_of, sheet_part, xlsx, zipped
from tests.workbook.golden.people import TABLE, saved

_MUTANTS = 10
"""Through the program's own reading process; `tests/trust/test_many_mutants.py` reads thousands."""
ROWS = "".join(row_of(number, row) for number, row in enumerate(TABLE, 1))
XLSX = xlsx({"表": sheet_part(ROWS + '<row r="9"><c r="A9" t="e"><v>#N/A</v></c></row>')})
_XML = (
    '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
    'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="表"><Table>'
    + "".join(
        f'<Row ss:Index="{n}"><Cell ss:MergeAcross="1"><Data ss:Type="Number">{n}</Data></Cell></Row>'
        for n in range(1, 30)
    )
    + "</Table></Worksheet></Workbook>"
)
_PAGE = "<html><table>" + "<tr><td rowspan=2>1</td><td colspan='3'>姓名&nbsp;</td></tr>" * 20 + "</table>"
FILES = {
    "xlsx": XLSX,
    "xlsb": xlsb("表", [*TABLE, (None, 1.5, "尾")], hidden_rows=[2]),
    "xls of 97": xls(OldSheet("表", [*TABLE, (Error(), 1.5)])),
    "xls of 95": xls(OldSheet("表", [*TABLE, (Error(), 1.5)]), excel=Excel.OF_95),
    "xml": _XML.encode(),
    "html": _PAGE.encode("gb18030"),
    "csv": "\n".join(",".join(row) for row in TABLE).encode("gb18030"),
    "locked": locked(xlsx({"表": sheet_part(ROWS)}, more={"x.bin": PICTURE}), "密码"),
}
_PIECES = [b"\x00", b"\xff\xff\xff\xff", b"<", b">", b'"', b"&#0;", b"999999999", b"-1", b"\x09\x08", b""]


def altered(content: bytes, dice: random.Random) -> bytes:
    """A few places overwritten, cut out, doubled or filled with what readers like least."""
    changed = bytearray(content)
    for _ in range(dice.randint(1, 4)):
        at = dice.randrange(max(len(changed), 1))
        match dice.randrange(4):
            case 0:
                changed[at : at + 1] = bytes([dice.randrange(256)])
            case 1:
                del changed[at : at + dice.randint(1, 40)]
            case 2:
                changed[at:at] = changed[at : at + dice.randint(1, 200)]
            case _:
                changed[at : at + dice.randint(0, 4)] = dice.choice(_PIECES)
    return bytes(changed)


def mutants(content: bytes, seed: str) -> list[bytes]:
    """The file altered in many ways; half of those of a packed one are altered before they are packed."""
    dice = random.Random(seed)
    found = [altered(content, dice) for _ in range(_MUTANTS)]
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        for _ in range(_MUTANTS):
            name = dice.choice(sorted(parts))
            found.append(zipped({**parts, name: altered(parts[name], dice)}))
    return found


def outcome(path: Path) -> tuple[str, str]:
    """Code and sentence of the refusal; "read" where there is none."""
    try:
        book = read_workbook(path, password="密码")
    except Refusal as refusal:
        return refusal.message.code, str(refusal)
    return "read", f"{book.file}。"


def in_words(outcomes: list[tuple[str, str]]) -> bool:
    """Whether each ends with a sentence, and none with a reader that had to be stopped."""
    codes = {code for code, _ in outcomes}
    return "book-too-slow" not in codes and all(text.endswith("。") for _, text in outcomes)


@pytest.mark.parametrize("kind", FILES)
def test_an_altered_file_is_read_or_refused_in_words(kind: str, tmp_path: Path) -> None:
    files = [saved(tmp_path, one, f"{nth}.xls") for nth, one in enumerate(mutants(FILES[kind], kind))]

    outcomes = [outcome(path) for path in files]

    assert len(outcomes) >= _MUTANTS
    assert in_words(outcomes)


def test_an_altered_archive_is_opened_or_left_out_in_words(tmp_path: Path) -> None:
    whole = zipped({"一组/花名册.xlsx": XLSX, "二组/花名册.xls": FILES["xls of 97"]})
    files = [saved(tmp_path, one, f"{nth}.zip") for nth, one in enumerate(mutants(whole, "zip"))]

    found = [one for path in files for one in contents(path)]

    assert in_words([outcome(one) for one in found if isinstance(one, Path)])
    assert all(one.endswith("。") for one in found if isinstance(one, str))


def contents(path: Path) -> list[Path | str]:
    """The books inside, and a sentence for what is left out of them."""
    try:
        found = gathered([path])
    except Refusal as refusal:
        return [str(refusal)]
    return [*found.books, *(one.problem.message for one in found.left_out)]
