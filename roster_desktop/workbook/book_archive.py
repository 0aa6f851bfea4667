"""Workbooks that came packed in one zip file: which there are, and the bytes of one.

A book inside is known by a path that goes on beyond the archive: `报送.zip/河湾村/花名册.xlsx`.
"""

from __future__ import annotations

import os
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from roster_desktop.wording import Refusal, book_files, workbooks
from roster_desktop.workbook.archive_check import check_directory
from roster_desktop.workbook.container import ZIP, is_package
from roster_desktop.workbook.limits import Limits

_NAME_IS_UTF_8 = 0x800
_ENCRYPTED = 0x1


def on_disk(path: Path) -> tuple[Path, str]:
    """The file on the disk, and where the path goes on inside it; "" where it does not."""
    if os.path.lexists(path):
        return path, ""
    for parent in path.parents:
        if os.path.isfile(parent):
            return parent, path.relative_to(parent).as_posix()
    return path, ""


def files_inside(path: Path, limits: Limits) -> tuple[str, ...]:
    """Names of the files packed in this archive; none where the file is a document and no archive."""
    with path.open("rb") as file:
        if file.read(len(ZIP)) != ZIP:
            return ()
    with _opened(path, limits) as parts:
        return () if is_package({name.lower() for name in parts}) else tuple(parts)


def content_inside(path: Path, inside: str, limits: Limits) -> bytes:
    """The bytes of one file in this archive."""
    with _opened(path, limits) as parts:
        if inside not in parts:
            raise Refusal(workbooks.MISSING.about(file=f"{path.name}/{inside}"))
        archive, part = parts[inside]
        if part.file_size > limits.file_bytes:
            raise Refusal(workbooks.UNPACKS_TOO_BIG.about(file=inside))
        return archive.read(part)


@contextmanager
def _opened(path: Path, limits: Limits) -> Iterator[dict[str, tuple[zipfile.ZipFile, zipfile.ZipInfo]]]:
    """Name of each file inside → where it lies, once the directory was found believable."""
    try:
        with zipfile.ZipFile(path) as archive:
            parts = [part for part in archive.infolist() if not part.is_dir()]
            if any(part.flag_bits & _ENCRYPTED for part in parts):
                raise Refusal(book_files.ARCHIVE_LOCKED.about(file=path.name))
            check_directory(path.name, parts, path.stat().st_size, limits)
            yield {_name(part): (archive, part) for part in parts}
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        RuntimeError,
        ValueError,
    ) as reason:
        raise Refusal(book_files.ARCHIVE_DAMAGED.about(file=path.name)) from reason


def _name(part: zipfile.ZipInfo) -> str:
    """The name as it was given. Programs in China pack names in the letters of their Windows
    without saying so, and the reader takes them for those of the first PC."""
    if part.flag_bits & _NAME_IS_UTF_8:
        return part.filename.replace("\\", "/")
    try:
        raw = part.orig_filename.encode("cp437")
    except UnicodeEncodeError:
        return part.filename.replace("\\", "/")
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding).replace("\\", "/")
        except UnicodeDecodeError:
            continue
    return part.filename.replace("\\", "/")
