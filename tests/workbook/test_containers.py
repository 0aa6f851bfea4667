"""What sort of file it is is told by its content; what is no spreadsheet is refused with what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from roster_desktop.wording import Refusal
from roster_desktop.workbook import LIMITS, Limits, deliver, read_workbook
from tests.builders import TOY, id_number
from tests.workbook.books import refusal
from tests.workbook.golden.compound import compound
from tests.workbook.hostile import xlsx, zipped

PERSON = f"河湾村,张一,{id_number()},13800000001"
TABLE = f"村,姓名,身份证号,电话\r\n{PERSON}\r\n"
SAID = {"village": "河湾村", "name": "张一", "id_number": id_number(), "phone": "13800000001"}
OLE = bytes.fromhex("d0cf11e0a1b11ae1")


def saved(folder: Path, content: bytes, name: str = "表.xls") -> Path:
    (folder / name).write_bytes(content)
    return folder / name


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("sign", [",", "\t", ";"])
@pytest.mark.parametrize("name", ["表.csv", "表.txt", "表.xls", "表.xlsx"])
def test_a_text_table_is_read_whatever_its_name_and_letters(
    encoding: str, sign: str, name: str, tmp_path: Path
) -> None:
    path = saved(tmp_path, TABLE.replace(",", sign).encode(encoding), name)

    [row] = deliver(read_workbook(path), TOY).delivery.rows

    assert row.values == SAID
    assert row.number == 2


def test_guarded_numbers_and_line_breaks_in_a_text_table_are_read(tmp_path: Path) -> None:
    text = f'村,姓名,身份证号,备注\n河湾村,张一,="{id_number()}","第一行\n第二行"\n河湾村,张二,="{id_number(sequence=2)}",'

    rows = deliver(read_workbook(saved(tmp_path, text.encode("gb18030"), "表.csv")), TOY).delivery.rows

    assert rows[0].values["id_number"] == id_number()
    assert rows[0].values["remark"] == "第一行\n第二行"
    assert rows[1].values["name"] == "张二"


def test_a_number_that_a_text_table_has_cut_off_stays_unreadable(tmp_path: Path) -> None:
    text = TABLE.replace(id_number(), "6.10723E+17")

    [row] = deliver(read_workbook(saved(tmp_path, text.encode(), "表.csv")), TOY).delivery.rows

    assert row.values["id_number"] == "6.10723E+17"


def test_an_xlsx_with_another_ending_is_read(tmp_path: Path) -> None:
    assert read_workbook(saved(tmp_path, xlsx(), "表.xls")).sheets[0].rows == [["x"]]


REFUSED: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", "book-empty"),
    "a web page without a table": (b"<!DOCTYPE html>\n<html></html>", "web-page-without-table"),
    "half an old XML table": (
        b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
        "book-damaged",
    ),
    "a web archive": (b"MIME-Version: 1.0\nContent-Type: multipart/related", "web-archive"),
    "some XML": (b'<?xml version="1.0"?><x/>', "book-not-a-table"),
    "a PDF": (b"%PDF-1.7\nx", "book-is-pdf"),
    "a picture": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00", "book-is-picture"),
    "a photograph": (b"\xff\xd8\xff\xe0\x00\x10JFIF\x00", "book-is-picture"),
    "a rar archive": (b"Rar!\x1a\x07\x00", "other-archive"),
    "a letter as rich text": (b"{\\rtf1\\ansi x}", "book-is-letter"),
    "half a very early workbook": (b"\x09\x04\x06\x00\x00\x04\x00\x01\x00\x00\x07", "book-damaged"),
    "bytes": (bytes(range(256)) * 4, "book-not-a-table"),
    "an archive of workbooks": (zipped({"a/表.xlsx": b"x"}), "book-archive"),
    "another archive": (zipped({"a.png": b"x"}), "book-archive"),
    "a letter": (zipped({"[Content_Types].xml": b"x", "word/document.xml": b"x"}), "book-is-letter"),
    "a letter of another office": (
        zipped({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<x/>"}),
        "book-is-letter",
    ),
    "slides": (zipped({"[Content_Types].xml": b"x", "ppt/presentation.xml": b"x"}), "book-is-slides"),
    "half a binary workbook": (zipped({"xl/workbook.bin": b"x"}), "book-damaged"),
    "half an old workbook": (OLE + b"\x00" * 100, "book-damaged"),
    "an old workbook of zeros": (OLE + b"\x00" * 4_000, "book-damaged"),
}


@pytest.mark.parametrize(("content", "code"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_spreadsheet_is_refused_in_words(content: bytes, code: str, tmp_path: Path) -> None:
    with pytest.raises(Refusal) as refused:
        read_workbook(saved(tmp_path, content))

    assert refused.value.message.code == code
    assert "表.xls" in str(refused.value)


@pytest.mark.parametrize(
    ("streams", "code"),
    [
        (("WordDocument",), "book-is-letter"),
        (("PowerPoint Document",), "book-is-slides"),
        (("WPS Native",), "book-other-office-file"),
        (("Workbook",), "book-damaged"),
    ],
)
def test_an_old_office_file_is_told_by_its_streams(
    streams: tuple[str, ...], code: str, tmp_path: Path
) -> None:
    with refusal(code):
        read_workbook(saved(tmp_path, compound(dict.fromkeys(streams, b"\x00" * 16))))


def test_a_workbook_of_excel_95_with_a_password_says_that_it_cannot_be_opened(tmp_path: Path) -> None:
    """Its first records are readable: a beginning, then one that says that all others are encrypted."""
    records = b"\x09\x08\x10\x00" + b"\x00" * 16 + b"\x2f\x00\x04\x00" + b"\x07" * 4

    with refusal("book-locked-for-good"):
        read_workbook(saved(tmp_path, compound({"Book": records})))


def test_a_directory_that_runs_in_a_circle_is_damage(tmp_path: Path) -> None:
    circle = bytearray(compound({"Workbook": b""}))
    circle[512 + 4 : 512 + 8] = (1).to_bytes(4, "little")

    with pytest.raises(Refusal):
        read_workbook(saved(tmp_path, bytes(circle)))


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with refusal("book-missing"):
        read_workbook(tmp_path / "没有.xlsx")


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with refusal("book-not-a-file"):
        read_workbook(tmp_path)


def test_a_file_larger_than_believable_is_refused(tmp_path: Path) -> None:
    path = saved(tmp_path, xlsx(more={"xl/media/x.bin": bytes(range(256)) * 4_096}))
    small = Limits(file_bytes=500)

    with refusal("book-file-too-big"):
        read_workbook(path, limits=small)

    assert read_workbook(path, limits=LIMITS).sheets
