"""What sort of file this is, told by its content: the ending of a name is a rumour."""

from __future__ import annotations

import re
import struct
import zipfile
from enum import Enum
from io import BytesIO

from roster_desktop.wording import Refusal, workbooks
from roster_desktop.workbook.compound_file import stream_beginnings
from roster_desktop.workbook.delimited_text import decoded

_ZIP = b"PK"
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_BARE_BIFF = re.compile(rb"\x09[\x00\x02\x04\x08]..", re.DOTALL)
_FILE_PASSWORD = 0x2F
_FIRST_RECORDS = 12
_MACHINE = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_HTML = re.compile(r"<(!doctype\s+html|html|head|body|table|meta)\b", re.IGNORECASE)


class Container(Enum):
    """The kinds of files that are read."""

    XLSX = "xlsx"
    XLS = "xls"
    ODS = "ods"
    TEXT = "csv"


def container_of(file: str, content: bytes) -> Container:
    """The kind of file; refuses, with what to do, all that is no spreadsheet or one nobody should open."""
    if not content:
        raise Refusal(workbooks.EMPTY.about(file=file))
    if content.startswith(_ZIP):
        return _zip_container(file, content)
    if content.startswith(_OLE):
        return _ole_container(file, content)
    if _BARE_BIFF.match(content):
        return Container.XLS
    return _text_container(file, content)


def _zip_container(file: str, content: bytes) -> Container:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            names = {name.replace("\\", "/").lower() for name in archive.namelist()}
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, EOFError) as reason:
        raise Refusal(workbooks.DAMAGED.about(file=file)) from reason
    if "xl/workbook.xml" in names:
        return Container.XLSX
    if "xl/workbook.bin" in names:
        raise Refusal(workbooks.BINARY_WORKBOOK.about(file=file))
    if "content.xml" in names:
        return Container.ODS
    if names & {"word/document.xml", "ppt/presentation.xml"}:
        raise Refusal(workbooks.OTHER_OFFICE_FILE.about(file=file))
    if any(name.endswith((".xlsx", ".xls", ".xlsm", ".ods", ".csv")) for name in names):
        raise Refusal(workbooks.ARCHIVE.about(file=file))
    if "[content_types].xml" in names:
        return Container.XLSX
    raise Refusal(workbooks.NOT_A_TABLE.about(file=file))


def _ole_container(file: str, content: bytes) -> Container:
    try:
        streams = stream_beginnings(content)
    except ValueError as reason:
        raise Refusal(workbooks.DAMAGED.about(file=file)) from reason
    book = streams.get("workbook", streams.get("book"))
    if "encryptedpackage" in streams or (book and _asks_password(book)):
        raise Refusal(workbooks.ENCRYPTED.about(file=file))
    if book is None:
        raise Refusal(workbooks.OTHER_OFFICE_FILE.about(file=file))
    return Container.XLS


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
    text = decoded(content)
    if text is None or _MACHINE.search(text):
        raise Refusal(workbooks.NOT_A_TABLE.about(file=file))
    start = text[:4096].lstrip()
    if "urn:schemas-microsoft-com:office:spreadsheet" in start:
        raise Refusal(workbooks.XML_TABLE.about(file=file))
    if _HTML.search(start):
        raise Refusal(workbooks.WEB_PAGE.about(file=file))
    if start.startswith(("<?xml", "{", "%PDF", "%!PS")):
        raise Refusal(workbooks.NOT_A_TABLE.about(file=file))
    return Container.TEXT
