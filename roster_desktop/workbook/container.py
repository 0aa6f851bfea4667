"""What sort of file this is, told by its content: the ending of a name is a rumour."""

from __future__ import annotations

import re
import struct
import zipfile
from enum import Enum

from roster_desktop.wording import Refusal, Sentence, book_files, workbooks
from roster_desktop.workbook.archive_check import archived

ZIP = b"PK"
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_BARE_BIFF = re.compile(rb"\x09[\x00\x02\x04\x08]..", re.DOTALL)
_EXCEL_97 = b"\x00\x06"
_FILE_PASSWORD = 0x2F
_FIRST_RECORDS = 12
_MACHINE = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_HTML = re.compile(r"<(!doctype\s+html|html|head|body|table|meta)\b", re.IGNORECASE)
_XML_TABLE = "urn:schemas-microsoft-com:office:spreadsheet"
_WEB_ARCHIVE = re.compile(r"MIME-Version\s*:", re.IGNORECASE)
_SIGNATURES: tuple[tuple[bytes, Sentence], ...] = (
    (b"%PDF", book_files.PDF),
    (b"\xff\xd8\xff", book_files.PICTURE),
    (b"\x89PNG", book_files.PICTURE),
    (b"GIF8", book_files.PICTURE),
    (b"BM", book_files.PICTURE),
    (b"II*\x00", book_files.PICTURE),
    (b"MM\x00*", book_files.PICTURE),
    (b"RIFF", book_files.PICTURE),
    (b"Rar!", book_files.OTHER_ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", book_files.OTHER_ARCHIVE),
    (b"{\\rtf", book_files.LETTER),
)
_LONGEST_KIND = 100
_SPOKEN = 64
"""A text may begin like a picture (BM…); a picture holds a zero byte among its first."""


class Container(Enum):
    """The kinds of files that are read."""

    XLSX = "xlsx"
    XLSB = "xlsb"
    XLS = "xls"
    OLD_XLS = "old xls"
    """From before Excel 97."""
    ODS = "ods"
    WEB_PAGE = "html"
    XML_TABLE = "xml"
    TEXT = "csv"
    LOCKED = "locked"
    """An Office file that has to be opened with its password first."""


def container_of(file: str, content: bytes) -> Container:
    """The kind of file; refuses, with what to do, all that is no spreadsheet or one nobody should open."""
    if not content:
        raise Refusal(workbooks.EMPTY.about(file=file))
    if content.startswith(ZIP):
        with archived(file, content) as archive:
            return package_of(file, archive)
    if content.startswith(_OLE):
        return _ole_container(file, content)
    if _BARE_BIFF.match(content):
        return Container.OLD_XLS
    return _text_container(file, content)


def is_package(names: set[str]) -> bool:
    """Whether these parts, in lower case, are those of one document and not of an archive of files."""
    return bool(
        names & {"[content_types].xml", "content.xml", "mimetype", "xl/workbook.xml", "xl/workbook.bin"}
    )


def package_of(file: str, archive: zipfile.ZipFile) -> Container:
    """The same of a zipped file that was opened."""
    names = {name.replace("\\", "/").lower() for name in archive.namelist()}
    kind = _stated_kind(archive)
    if "xl/workbook.xml" in names:
        return Container.XLSX
    if "xl/workbook.bin" in names:
        return Container.XLSB
    if "word/document.xml" in names or kind.endswith("opendocument.text"):
        raise Refusal(book_files.LETTER.about(file=file))
    if "ppt/presentation.xml" in names or kind.endswith("opendocument.presentation"):
        raise Refusal(book_files.SLIDES.about(file=file))
    if "content.xml" in names:
        return Container.ODS
    if "[content_types].xml" in names:
        return Container.XLSX
    raise Refusal(workbooks.ARCHIVE.about(file=file))


def _stated_kind(archive: zipfile.ZipFile) -> str:
    """What an OpenDocument file says of itself in its first part; "" for any other."""
    if "mimetype" not in archive.namelist():
        return ""
    with archive.open("mimetype") as part:
        return part.read(_LONGEST_KIND).decode("ascii", "replace").strip()


def _ole_container(file: str, content: bytes) -> Container:
    # Late: no zipped file needs its library.
    from roster_desktop.workbook.compound_file import book_stream, stream_names

    try:
        streams = stream_names(content)
        book = book_stream(content)
    # The library meets a broken directory with errors of its own and with those of what it steps on.
    except (OSError, ValueError, IndexError, TypeError, struct.error) as reason:
        raise Refusal(workbooks.DAMAGED.about(file=file)) from reason
    if not streams:
        raise Refusal(workbooks.DAMAGED.about(file=file))
    if "encryptedpackage" in streams or (book and _asks_password(book)):
        return Container.LOCKED
    if _BARE_BIFF.match(book) and book[4:6] != _EXCEL_97:
        return Container.OLD_XLS
    if streams & {"workbook", "book"}:
        return Container.XLS
    if "worddocument" in streams:
        raise Refusal(book_files.LETTER.about(file=file))
    if "powerpoint document" in streams:
        raise Refusal(book_files.SLIDES.about(file=file))
    raise Refusal(workbooks.OTHER_OFFICE_FILE.about(file=file))


def _asks_password(book: bytes) -> bool:
    """Whether one of the first records says that all others are encrypted."""
    at = 0
    for _ in range(_FIRST_RECORDS):
        if at + 4 > len(book):
            return False
        record, length = struct.unpack_from("<HH", book, at)
        if record == _FILE_PASSWORD:
            return True
        at += 4 + length
    return False


def _text_container(file: str, content: bytes) -> Container:
    # Late, as above.
    from roster_desktop.workbook.delimited_text import decoded

    _check_signature(file, content)
    text = decoded(content)
    if text is None or _MACHINE.search(text):
        raise Refusal(workbooks.NOT_A_TABLE.about(file=file))
    start = text[:4096].lstrip()
    if _WEB_ARCHIVE.match(start):
        raise Refusal(book_files.WEB_ARCHIVE.about(file=file))
    if start.startswith("<") and _XML_TABLE in start and "<html" not in start.lower():
        return Container.XML_TABLE
    if _HTML.search(start):
        return Container.WEB_PAGE
    if start.startswith(("<?xml", "{", "%!PS")):
        raise Refusal(workbooks.NOT_A_TABLE.about(file=file))
    return Container.TEXT


def _check_signature(file: str, content: bytes) -> None:
    for beginning, sentence in _SIGNATURES:
        is_text = beginning in (b"BM", b"RIFF") and b"\x00" not in content[:_SPOKEN]
        if content.startswith(beginning) and not is_text:
            raise Refusal(sentence.about(file=file))
