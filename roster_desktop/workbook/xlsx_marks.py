"""Comments, struck and coloured cells, hidden columns:
what the reader of an xlsx file's values passes over."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections import defaultdict
from xml.etree import ElementTree

from msgspec import Struct

from roster_desktop.workbook.archive_check import chunks
from roster_desktop.workbook.colors import FAINT, HEADER_FILL, INK, REQUIRED
from roster_desktop.workbook.sheet_marks import SheetMarks
from roster_desktop.workbook.sheet_notes import SheetNotes
from roster_desktop.workbook.xlsx_parts import held_parts, parsed, sheet_titles

_LARGEST_PART = 8 * 1024 * 1024
"""Bytes of styles and comments that are looked at; a person writes no more."""
_MOST_COMMENTS = 2_000
_MOST_COLUMNS = 256
_MOST_ROWS = 50_000
_MARKED_CELL = rb"<(?:\w+:)?c(?=\s)([^<>]*?\ss\s*=\s*\"(%s)\"[^<>]*)>"
_PLACE = re.compile(rb"\sr\s*=\s*\"([A-Z]{1,3})([0-9]{1,7})\"")
_COLUMN = re.compile(rb"<(?:\w+:)?col\s([^<>]*)/?>")
_IS_HIDDEN = re.compile(rb"\shidden\s*=\s*\"(?:1|true)\"")
_BOUNDS = re.compile(rb"\b(min|max)\s*=\s*\"([0-9]{1,5})\"")
_PLAIN = {"FFFFFFFF", "00FFFFFF", "FF000000", "00000000", INK, FAINT, REQUIRED, HEADER_FILL}
_PLAIN_INDEXES = {"8", "9", "64", "65"}
_PLAIN_THEMES = {"0", "1"}


def note_marks(archive: zipfile.ZipFile, notes: dict[str, SheetNotes]) -> None:
    """Add the marks of every sheet to its notes. Call it only on an archive that was found believable."""
    held = held_parts(archive)
    styles = marked_styles(archive, held)
    for part, title in sheet_titles(archive).items():
        if title in notes and part in held:
            notes[title].marks = marks_of(archive, held, part, styles)


def marks_of(archive: zipfile.ZipFile, held: dict[str, str], part: str, styles: MarkedStyles) -> SheetMarks:
    """The marks on the sheet in this part."""
    walk = _Scan(styles)
    for piece in chunks(archive, held[part]):
        walk.take_in(piece)
    return SheetMarks(
        frozenset(walk.hidden),
        _comments(archive, held, part),
        {row: frozenset(places) for row, places in walk.struck.items()},
        {row: frozenset(places) for row, places in walk.coloured.items()},
    )


class MarkedStyles(Struct, frozen=True):
    """Numbers of the cell styles with a line through the text, and of those with a colour."""

    struck: frozenset[bytes] = frozenset()
    coloured: frozenset[bytes] = frozenset()


class _Scan:
    """One sheet's part, piece by piece; a tag that two pieces share is seen whole."""

    def __init__(self, styles: MarkedStyles) -> None:
        self.hidden: set[int] = set()
        self.struck: defaultdict[int, set[int]] = defaultdict(set)
        self.coloured: defaultdict[int, set[int]] = defaultdict(set)
        self._struck, self._coloured = styles.struck, styles.coloured
        marked = b"|".join(sorted(styles.struck | styles.coloured))
        self._cell = re.compile(_MARKED_CELL % marked) if marked else None
        self._rest = b""
        self._is_before_rows = True

    def take_in(self, piece: bytes) -> None:
        text = self._rest + piece
        cut = text.rfind(b">") + 1
        text, self._rest = text[:cut], text[cut:]
        if self._is_before_rows:
            head, rows, _ = text.partition(b"sheetData")
            self._hide(head)
            self._is_before_rows = not rows
        if self._cell:
            self._mark(self._cell, text)

    def _hide(self, head: bytes) -> None:
        for found in _COLUMN.finditer(head):
            bounds = {name: int(number) for name, number in _BOUNDS.findall(found[1])}
            if _IS_HIDDEN.search(b" " + found[1]) and bounds:
                last = min(bounds.get(b"max", 1), _MOST_COLUMNS)
                self.hidden.update(range(bounds.get(b"min", 1) - 1, last))

    def _mark(self, cell: re.Pattern[bytes], text: bytes) -> None:
        for found in cell.finditer(text):
            place = _PLACE.search(found[1])
            if place is None or len(self.struck) + len(self.coloured) > _MOST_ROWS:
                continue
            row, column = int(place[2]), _column(place[1])
            if found[2] in self._struck:
                self.struck[row].add(column)
            if found[2] in self._coloured:
                self.coloured[row].add(column)


def marked_styles(archive: zipfile.ZipFile, held: dict[str, str]) -> MarkedStyles:
    """The styles of cells that people mark; ours, which are every cell's of our books, are none."""
    root = _small(archive, held.get("xl/styles.xml", ""))
    return MarkedStyles() if root is None else marked_styles_in(root)


def marked_styles_in(root: ElementTree.Element) -> MarkedStyles:
    """The same of the part that holds the styles."""
    fonts = [one for parent in _all(root, "fonts") for one in _all(parent, "font")]
    fills = [one for parent in _all(root, "fills") for one in _all(parent, "fill")]
    struck: set[bytes] = set()
    coloured: set[bytes] = set()
    styles = [one for parent in _all(root, "cellXfs") for one in _all(parent, "xf")]
    for number, style in enumerate(styles):
        font, fill = _chosen(fonts, style, "fontId"), _chosen(fills, style, "fillId")
        if font is not None and any(
            one.get("val", "1") not in ("0", "false") for one in _all(font, "strike")
        ):
            struck.add(str(number).encode())
        if _is_coloured(font, "color") or _is_coloured(fill, "fgColor"):
            coloured.add(str(number).encode())
    return MarkedStyles(frozenset(struck), frozenset(coloured))


def _is_coloured(part: ElementTree.Element | None, name: str) -> bool:
    if part is None:
        return False
    patterns = [one.get("patternType", "") for one in part.iter() if _local(one) == "patternFill"]
    if name == "fgColor" and not any(pattern not in ("", "none", "gray125") for pattern in patterns):
        return False
    return any(_is_own_colour(one) for one in part.iter() if _local(one) == name)


def _is_own_colour(colour: ElementTree.Element) -> bool:
    """Neither black nor white, nor left to the program."""
    if rgb := colour.get("rgb"):
        return rgb.upper() not in _PLAIN
    if theme := colour.get("theme"):
        return theme not in _PLAIN_THEMES
    index = colour.get("indexed")
    return index is not None and index not in _PLAIN_INDEXES


def _comments(archive: zipfile.ZipFile, held: dict[str, str], part: str) -> tuple[tuple[str, str], ...]:
    folder, name = posixpath.split(part)
    links = _small(archive, held.get(f"{folder}/_rels/{name}.rels", ""))
    found: list[tuple[str, str]] = []
    for link in links if links is not None else ():
        target = posixpath.normpath(posixpath.join("/", folder, link.get("Target", "").lower())).lstrip("/")
        if not link.get("Type", "").endswith("/comments"):
            continue
        root = _small(archive, held.get(target, ""))
        for one in root.iter() if root is not None else ():
            if _local(one) == "comment" and len(found) < _MOST_COMMENTS:
                said = " ".join("".join(text for text in one.itertext()).split())
                found.append((one.get("ref", ""), said))
    return tuple(found)


def _small(archive: zipfile.ZipFile, name: str) -> ElementTree.Element | None:
    if not name or archive.getinfo(name).file_size > _LARGEST_PART:
        return None
    return parsed(archive, name)


def _chosen(
    parts: list[ElementTree.Element], style: ElementTree.Element, name: str
) -> ElementTree.Element | None:
    number = style.get(name, "")
    return parts[int(number)] if number.isdigit() and int(number) < len(parts) else None


def _all(parent: ElementTree.Element, name: str) -> list[ElementTree.Element]:
    return [one for one in parent if _local(one) == name]


def _local(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2]


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1
