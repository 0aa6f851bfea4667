"""What sort of file it is is told by its content; what is no spreadsheet is refused with what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from roster_desktop.wording import Refusal
from roster_desktop.workbook import LIMITS, Limits, deliver, read_workbook
from tests.builders import TOY, id_number
from tests.workbook.books import refusal
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
    "a web page": (b"<html><body><table><tr><td>x</td></tr></table></body></html>", "book-web-page"),
    "a web page with a declaration": (b"<!DOCTYPE html>\n<html></html>", "book-web-page"),
    "an old XML table": (
        b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
        "book-xml-table",
    ),
    "some XML": (b'<?xml version="1.0"?><x/>', "book-not-a-table"),
    "a PDF": (b"%PDF-1.7\nx", "book-not-a-table"),
    "a picture": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00", "book-not-a-table"),
    "bytes": (bytes(range(256)) * 4, "book-not-a-table"),
    "an archive of workbooks": (zipped({"a/表.xlsx": b"x"}), "book-archive"),
    "another archive": (zipped({"a.png": b"x"}), "book-not-a-table"),
    "a letter": (zipped({"[Content_Types].xml": b"x", "word/document.xml": b"x"}), "book-other-office-file"),
    "a binary workbook": (zipped({"xl/workbook.bin": b"x"}), "book-binary"),
    "half an old workbook": (OLE + b"\x00" * 100, "book-damaged"),
    "an old workbook of zeros": (OLE + b"\x00" * 4_000, "book-damaged"),
}


@pytest.mark.parametrize(("content", "code"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_spreadsheet_is_refused_in_words(content: bytes, code: str, tmp_path: Path) -> None:
    with pytest.raises(Refusal) as refused:
        read_workbook(saved(tmp_path, content))

    assert refused.value.message.code == code
    assert "表.xls" in str(refused.value)


def compound(*streams: str) -> bytes:
    """An old Office file with these streams in its directory, all of them empty."""
    header = bytearray(512)
    header[:8] = OLE
    header[30:32] = (9).to_bytes(2, "little")
    header[48:52] = (1).to_bytes(4, "little")
    header[76:512] = b"\xff" * 436
    header[76:80] = (0).to_bytes(4, "little")
    table = (0xFFFFFFFD).to_bytes(4, "little") + (0xFFFFFFFE).to_bytes(4, "little") + b"\xff" * 504
    directory = bytearray()
    for name in ("Root Entry", *streams):
        letters = name.encode("utf-16-le") + b"\x00\x00"
        directory += letters.ljust(64, b"\x00") + len(letters).to_bytes(2, "little") + b"\x00" * 62
    return bytes(header) + table + bytes(directory.ljust(512, b"\x00"))


@pytest.mark.parametrize(
    ("streams", "code"),
    [
        (("EncryptedPackage", "EncryptionInfo"), "book-encrypted"),
        (("WordDocument",), "book-other-office-file"),
        (("WPS Native",), "book-other-office-file"),
        (("Workbook",), "book-damaged"),
    ],
)
def test_an_old_office_file_is_told_by_its_streams(
    streams: tuple[str, ...], code: str, tmp_path: Path
) -> None:
    with pytest.raises(Refusal) as refused:
        read_workbook(saved(tmp_path, compound(*streams)))

    assert refused.value.message.code == code


def test_an_old_workbook_with_a_password_says_so(tmp_path: Path) -> None:
    """Its first records are readable: a beginning, then one that says that all others are encrypted."""
    locked = bytearray(compound("Workbook").ljust(2_048, b"\x00"))
    start = 1_024 + 128 + 116
    locked[start : start + 4] = (2).to_bytes(4, "little")
    locked[1_536:1_556] = b"\x09\x08\x10\x00" + b"\x00" * 16
    locked[1_556:1_560] = b"\x2f\x00\x04\x00"

    with refusal("book-encrypted"):
        read_workbook(saved(tmp_path, bytes(locked)))


def test_a_directory_that_runs_in_a_circle_is_damage(tmp_path: Path) -> None:
    circle = bytearray(compound("Workbook"))
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
