"""What a submission says of itself for quick reading, sealed so that only the untouched book opens it.

A book that we wrote and read back carries in a part of its own what that reading came to. Excel, WPS and
LibreOffice may carry such a part along when they save, and that must do no harm:

- The key is a hash of all other parts. Whoever alters a single cell, sheet or property has another hash, and
  so no key: the book is then read cell by cell, and nothing is believed that its sheets do not say.
- A part left behind gives nothing away. Whoever deletes the column of ID numbers and hands the list on must
  not hand the numbers on unseen (for the same reason a row's memory repeats no values). To open it one would
  need every deleted text at once, to the letter, and besides 256 random bits that stand as a remark in
  `docProps/app.xml`: every office program writes that part anew, and they are gone. Guessing is hopeless.
- A part from another book does not open, for it is another book's hash.

It protects against accidents and against leaking, not against somebody who forges a whole book with the
program's own source: that person could as well write the forged texts onto the sheets. What is in it is
therefore looked at like anything else from elsewhere (`Opening`), bounded in size, and where it is odd in the
least, or of a book that says something else of itself, the sheets are read.

It stands where the standard (ECMA-376, custom XML) keeps data of other programs.
"""

from __future__ import annotations

import secrets
import zlib
from base64 import b64decode, b64encode
from collections.abc import Callable
from pathlib import Path
from typing import Protocol
from zipfile import ZIP_DEFLATED, ZipFile

from msgspec import Struct

from roster_desktop.workbook.archive_check import SEALED, Archive
from roster_desktop.workbook.limits import MEGABYTE
from roster_desktop.workbook.raw import RawBook

MOST_ROWS = 5_000
"""Rows of a book that is sealed; of more nothing is made where it is read."""
_MOST_SEALED = 3 * MEGABYTE
_MOST_OPENED = 12 * MEGABYTE
_NONCE = 12
_NAMESPACE = "urn:roster-desktop:sealed-rows"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_BESIDE = {
    "customXml/itemProps1.xml": f'{_HEAD}<ds:datastoreItem xmlns:ds="{_OFFICE}/customXml" '
    'ds:itemID="{8F1B6B0E-52E1-4E0C-9C55-7A3B0C1D6E21}"><ds:schemaRefs>'
    f'<ds:schemaRef ds:uri="{_NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>',
    "customXml/_rels/item1.xml.rels": f'{_HEAD}<Relationships xmlns="{_RELATIONS}"><Relationship Id="rId1" '
    f'Type="{_OFFICE}/relationships/customXmlProps" Target="itemProps1.xml"/></Relationships>',
}
"""Parts that tell an office program what the sealed one is."""


class Opening(Protocol):
    """What opens sealed books where they are read."""

    @property
    def made_by(self) -> str:
        """By which program and which declarations a sealed part must have been made."""

    def takes(self, content: bytes, manifest: str) -> bool:
        """Whether this is sound, and may be taken for the sheets of a book that says this of itself."""


class Sealing(Struct, frozen=True):
    """How a book is sealed. `understand`: what makes of a book, in the reading process, what is sealed."""

    made_by: str
    understand: Callable[[RawBook], bytes | None]


def with_room(part: str, content: str) -> str:
    """The part of a book that is about to be sealed, with what must stand in it for that."""
    match part:
        case "[Content_Types].xml":
            beside = f'<Override PartName="/customXml/itemProps1.xml" ContentType="{_PROPERTIES_TYPE}"/>'
            return _before_end(content, "</Types>", beside)
        case "xl/_rels/workbook.xml.rels":
            link = f'Type="{_OFFICE}/relationships/customXml" Target="../customXml/item1.xml"'
            return _before_end(content, "</Relationships>", f'<Relationship Id="rIdSealed" {link}/>')
        case "docProps/app.xml":
            return _before_end(content, "</Properties>", f"<!--{secrets.token_hex(32)}-->")
    return content


def _before_end(content: str, end: str, more: str) -> str:
    before, found, after = content.rpartition(end)
    if not found:
        raise ValueError(f"no {end} to write before")
    return f"{before}{more}{found}{after}"


def seal(book: Path, content: bytes | None, made_by: str) -> None:
    """Put the sealed part into a book that has room for it; a blank one where nothing is to be sealed."""
    with ZipFile(book, "a", ZIP_DEFLATED) as archive:
        for part, text in _BESIDE.items():
            archive.writestr(part, text)
    sealed = _sealed(book.read_bytes(), content, made_by) if content is not None else b""
    with ZipFile(book, "a", ZIP_DEFLATED) as archive:
        archive.writestr(SEALED, _part(made_by, sealed))


def _sealed(book: bytes, content: bytes, made_by: str) -> bytes:
    # Late: a library of ciphers, which takes as long to load as a book to read.
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    if len(content) > _MOST_OPENED:
        return b""
    with Archive(book) as archive:
        if not archive.unpack():
            return b""
        nonce = secrets.token_bytes(_NONCE)
        hidden = AESGCM(archive.key()).encrypt(nonce, zlib.compress(content), made_by.encode())
    sealed = b64encode(nonce + hidden)
    return sealed if len(sealed) <= _MOST_SEALED else b""


def _part(made_by: str, sealed: bytes) -> bytes:
    return f'{_HEAD}<rows xmlns="{_NAMESPACE}" by="{made_by}">'.encode() + sealed + b"</rows>"


def opened_seal(archive: Archive, opening: Opening, manifest: str) -> bytes | None:
    """What is sealed in an archive that was unpacked, where it opens and is sound; else None. `manifest`:
    what the book says of itself."""
    made_by, sealed = archive.sealed or (b"", b"")
    if not sealed or made_by != opening.made_by.encode():
        return None
    content = _opened(archive.key(), sealed, opening.made_by)
    return content if content is not None and opening.takes(content, manifest) else None


def _opened(key: bytes, sealed: bytes, made_by: str) -> bytes | None:
    # Late, as above.
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        hidden = b64decode(sealed, validate=True)
        packed = AESGCM(key).decrypt(hidden[:_NONCE], hidden[_NONCE:], made_by.encode())
        inflating = zlib.decompressobj()
        content = inflating.decompress(packed, _MOST_OPENED + 1)
    except (ValueError, InvalidTag, zlib.error):
        return None
    is_whole = inflating.eof and not inflating.unused_data and len(content) <= _MOST_OPENED
    return content if is_whole else None
