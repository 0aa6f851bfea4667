"""Whether a zipped workbook may be unpacked at all: sizes, names and overlaps,
by the standard library alone."""

from __future__ import annotations

import hashlib
import re
import string
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

from roster_desktop.wording import Refusal, workbooks
from roster_desktop.workbook.limits import MEGABYTE, Limits

_CHUNK = 1 << 20
_MOST_UNPACKED = 32 * MEGABYTE
_READABLE = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_ENCRYPTED = 0x1
_LOCAL_HEADER = 30
_LOCAL_SIGN = b"PK\x03\x04"
SEALED = "customXml/item1.xml"
"""The part of our own books that only their other parts open (`seal`)."""
_SEAL_BEGINS = re.compile(
    rb'<\?xml version="1\.0" encoding="UTF-8" standalone="yes"\?>\n'
    rb'<rows xmlns="urn:roster-desktop:sealed-rows" by="([0-9a-z]{1,64})">'
)
_SEAL_ENDS = b"</rows>"
_SEALED_LETTERS = (string.ascii_letters + string.digits + "+/=").encode()
_OF_KEY = b"roster-desktop: key of the sealed rows"


class Archive(zipfile.ZipFile):
    """A zipped workbook. One of usual size can be unpacked once, to be asked for its parts several times."""

    def __init__(self, content: bytes) -> None:
        super().__init__(BytesIO(content))
        self._content = content
        self._unpacked: dict[str, bytes] = {}
        self._digest = hashlib.sha256()
        self.sealed: tuple[bytes, ...] = ()
        """By what the sealed part of one that was unpacked was made, and what it holds; () where it has
        none."""

    def read(self, name: str | zipfile.ZipInfo, pwd: bytes | None = None) -> bytes:
        """The unpacked part."""
        held = self._unpacked.get(name) if isinstance(name, str) else None
        return super().read(name, pwd) if held is None else held

    def unpack(self) -> str:
        """Hash of all that the parts hold but for the sealed one, the same however they are packed; "" of an
        archive too large to be kept unpacked."""
        parts = sorted(self.namelist())
        if sum(self.getinfo(part).file_size for part in parts) > _MOST_UNPACKED:
            return ""
        for part in parts:
            self._unpacked[part] = self._part(self.getinfo(part))
        digest = hashlib.sha256()
        for part, held in self._unpacked.items():
            # Whatever another program keeps there belongs to what the book holds.
            if part == SEALED and (sealed := _sealed(held)):
                self.sealed = sealed
                continue
            # Lengths beside the bytes: nothing can pass from one part into the next.
            digest.update(f"{len(part)} {part} {len(held)} ".encode())
            digest.update(held)
        self._digest = digest
        return digest.hexdigest()

    def key(self) -> bytes:
        """The key of the sealed part of one that was unpacked: it follows from all other parts, but not from
        their hash, which a roster file remembers."""
        digest = self._digest.copy()
        digest.update(_OF_KEY)
        return digest.digest()

    def _part(self, info: zipfile.ZipInfo) -> bytes:
        """The unpacked part at one go, where it is just what the directory says of it; or else, and where it
        is damaged, as the library reads it, a piece at a time."""
        begin = info.header_offset + _LOCAL_HEADER
        head = self._content[info.header_offset : begin]
        if len(head) == _LOCAL_HEADER and head.startswith(_LOCAL_SIGN):
            name, extra = struct.unpack("<HH", head[-4:])
            named = self._content[begin : begin + name]
            begin += name + extra
            packed = self._content[begin : begin + info.compress_size]
            if named == info.orig_filename.encode("ascii", "replace"):
                whole = _inflated(packed, info)
                if whole is not None and zlib.crc32(whole) == info.CRC:
                    return whole
        return super().read(info)


def _sealed(part: bytes) -> tuple[bytes, ...]:
    """By what the part was made, and what it holds; () where it is not as we seal."""
    begun = _SEAL_BEGINS.match(part)
    if not begun or not part.endswith(_SEAL_ENDS):
        return ()
    # A pattern over all of it takes four times as long.
    held = part[begun.end() : -len(_SEAL_ENDS)]
    return () if held.translate(None, _SEALED_LETTERS) else (begun[1], held)


def _inflated(packed: bytes, info: zipfile.ZipInfo) -> bytes | None:
    if info.compress_type != zipfile.ZIP_DEFLATED:
        return None
    inflating = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        # Never more than it is said to be, and a byte to find out whether it is more.
        whole = inflating.decompress(packed, info.file_size + 1)
    except zlib.error:
        return None
    return whole if inflating.eof and len(whole) == info.file_size else None


@contextmanager
def opened(file: str, content: bytes, limits: Limits) -> Iterator[Archive]:
    """The archive, once its directory was found believable; damage met later is refused as damage."""
    with archived(file, content) as archive:
        check_directory(file, archive.infolist(), len(content), limits)
        yield archive


@contextmanager
def archived(file: str, content: bytes) -> Iterator[Archive]:
    """The archive, of which nobody has found out yet whether it may be unpacked."""
    try:
        with Archive(content) as archive:
            yield archive
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        RuntimeError,
        ValueError,
        OSError,
    ) as reason:
        raise Refusal(workbooks.DAMAGED.about(file=file)) from reason


def chunks(archive: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    """The unpacked part, a piece at a time; never more than its directory entry declares."""
    with archive.open(part) as stream:
        while piece := stream.read(_CHUNK):
            yield piece


def check_directory(file: str, parts: list[zipfile.ZipInfo], size: int, limits: Limits) -> None:
    """Refuse an archive whose directory promises more than is believable, or climbs out of its folder."""
    unpacked = sum(part.file_size for part in parts)
    if unpacked > limits.unpacked_bytes or any(_swells(part, limits) for part in parts):
        raise Refusal(workbooks.UNPACKS_TOO_BIG.about(file=file))
    names = [part.filename.replace("\\", "/").lower() for part in parts]
    is_odd = (
        len(parts) > limits.parts
        or len(set(names)) < len(names)
        or any(name.startswith("/") or ".." in name.split("/") for name in names)
        or any(part.flag_bits & _ENCRYPTED or part.compress_type not in _READABLE for part in parts)
        or _overlap(parts, size)
    )
    if is_odd:
        raise Refusal(workbooks.SUSPICIOUS.about(file=file))


def _swells(part: zipfile.ZipInfo, limits: Limits) -> bool:
    if part.file_size > limits.part_bytes:
        return True
    is_large = part.file_size > limits.ratio_matters_from
    return is_large and part.file_size > limits.ratio * max(part.compress_size, 1)


def _overlap(parts: list[zipfile.ZipInfo], size: int) -> bool:
    """Whether two parts claim the same bytes, as bombs do that hold one part many times."""
    end = 0
    for part in sorted(parts, key=lambda part: part.header_offset):
        if part.header_offset < end:
            return True
        end = part.header_offset + _LOCAL_HEADER + len(part.filename) + part.compress_size
    return end > size
