"""Whether the sheets inside an xlsx file are believable, before a reader is let loose on them.

A reader keeps a place for every cell up to the last one,
so two cells at opposite corners of a sheet fell it. The scan is by patterns over the unpacked bytes,
quick enough to run on every file; it sees a little more than there is, never less.
"""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from roster_desktop.wording import Refusal, workbooks
from roster_desktop.workbook.archive_check import chunks
from roster_desktop.workbook.limits import Limits
from roster_desktop.workbook.sheet_notes import SheetNotes
from roster_desktop.workbook.xlsx_parts import RELATIONS, WORKBOOK, full_path, held_parts, sheet_titles

_DECLARES_TYPE = re.compile(rb"<!(DOCTYPE|ENTITY|ELEMENT|ATTLIST)", re.IGNORECASE)
_OTHER_ENCODING = re.compile(rb"<\?xml[^>]*encoding\s*=\s*[\"'](?!utf-?8|us-ascii|iso-8859-1)", re.IGNORECASE)
_TARGET = re.compile(rb"\bTarget\s*=\s*[\"']([^\"']*)[\"']")
_SHEET_TAG = re.compile(rb"<(?:\w+:)?sheet\s")
_COLUMN = re.compile(rb"\sr\s*=\s*[\"']\$?([A-Za-z]{1,9})\$?[0-9]+[\"']")
_ROW = re.compile(rb"\sr\s*=\s*[\"']\$?[A-Za-z]{0,9}\$?([0-9]+)[\"']")
_ENCODED_PLACE = re.compile(rb"\sr\s*=\s*[\"'][^\"'<]*&")
_BLANK_CELL = re.compile(rb"<(?:\w+:)?c(?:\s+[\w:]+\s*=\s*\"[^\"<>]*\")*\s*/>")
_BLANK_ROW = re.compile(rb"<(?:\w+:)?row(?:\s+[\w:]+\s*=\s*\"[^\"<>]*\")*\s*(?:/>|>\s*</(?:\w+:)?row>)")
_MERGE = re.compile(rb"<(?:\w+:)?mergeCell\s")
_FORMULA_ALONE = re.compile(
    rb"<(?:\w+:)?c(?=\s)(?![^<>]*\st\s*=\s*[\"']str[\"'])[^<>]*?\sr\s*=\s*[\"']([A-Z]+[0-9]+)[\"'][^<>]*>\s*"
    rb"<(?:\w+:)?f\b(?:[^<>]*/>|[^<>]*>[^<]*</(?:\w+:)?f>)"
    rb"\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
"""A formula whose result is a text has one, be it blank: only those without a type were never computed."""
_ERROR = re.compile(rb"<(?:\w+:)?c\s(?=[^<>]*\bt\s*=\s*[\"']e[\"'])[^<>]*?\br\s*=\s*[\"']([A-Z]+[0-9]+)[\"']")
_HIDDEN_ROW = re.compile(
    rb"<(?:\w+:)?row\s(?=[^<>]*\bhidden\s*=\s*[\"'](?:1|true)[\"'])[^<>]*?\br\s*=\s*[\"']([0-9]{1,7})[\"']"
)
_SHARED_USE = re.compile(rb"<(?:\w+:)?v>([0-9]{1,7})</")
_SHARED_COUNT = re.compile(rb"\b(?:uniqueCount|count)\s*=\s*[\"']([0-9]+)[\"']")
_SHARED_TEXT = re.compile(rb"<(?:\w+:)?si[\s>/]")
_FORMAT = re.compile(rb"<(?:\w+:)?xf[\s>/]")
_NAME = re.compile(rb"<(?:\w+:)?definedName[\s>]")


@dataclass(slots=True)
class SheetFacts:
    """What a scan of one sheet's part found."""

    row: int = 0
    columns: set[bytes] = field(default_factory=set)
    merged: int = 0
    notes: SheetNotes = field(default_factory=SheetNotes)
    encoded_places: bool = False

    @property
    def column(self) -> int:
        """Number of the last column."""
        return max((_column_number(letters) for letters in self.columns), default=0)

    def exceeds(self, limits: Limits) -> bool:
        """Whether a reader would have to keep more places than is believable."""
        return self.row > limits.row or self.column > limits.column or self.row * self.column > limits.area


def check_xlsx(file: str, archive: zipfile.ZipFile, limits: Limits) -> dict[str, SheetNotes]:
    """Notes on every sheet by its title; refuses a workbook that is not believable."""
    held = held_parts(archive)
    if WORKBOOK not in held:
        raise Refusal(workbooks.DAMAGED.about(file=file))
    parts = _parts_read(archive, held)
    facts: dict[str, SheetFacts] = {}
    for part in parts:
        match part:
            case "xl/sharedstrings.xml":
                _check_counts(file, _pieces(file, archive, held[part], limits), limits)
            case "xl/styles.xml":
                _count(file, archive, held[part], _FORMAT, limits.formats, limits)
            case "xl/workbook.xml":
                _count(file, archive, held[part], _NAME, limits.names, limits)
                _count(file, archive, held[part], _SHEET_TAG, limits.sheets, limits)
            case _:
                facts[part] = _scanned(file, archive, held[part], limits)
    _check_amplification(file, archive, held, facts, limits)
    titles = sheet_titles(archive)
    for part, found in facts.items():
        if found.exceeds(limits):
            raise Refusal(
                workbooks.TOO_MANY_CELLS.about(
                    file=file, sheet=titles.get(part, part), row=found.row, column=found.column
                )
            )
    return {titles[part]: found.notes for part, found in facts.items() if part in titles}


def _parts_read(archive: zipfile.ZipFile, held: dict[str, str]) -> list[str]:
    """Parts that a reader would open: the fixed ones, what the workbook refers to,
    and whatever looks like a sheet."""
    found = {name for name in ("xl/sharedstrings.xml", "xl/styles.xml", WORKBOOK) if name in held}
    found |= {name for name in held if name.startswith("xl/worksheets/") and name.endswith(".xml")}
    relations = held.get(RELATIONS)
    if relations:
        for target in _TARGET.findall(archive.read(relations)):
            full = full_path(target.decode("utf-8", "replace"))
            if full in held and not full.startswith("xl/theme/"):
                found.add(full)
    return sorted(found)


def _pieces(file: str, archive: zipfile.ZipFile, part: str, limits: Limits) -> Iterator[bytes]:
    """The part in pieces that end before a tag,
    none of which declares types or hides behind another encoding."""
    rest = b""
    is_first = True
    for chunk in chunks(archive, part):
        piece = rest + chunk
        if is_first and (piece[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in piece[:64]):
            raise Refusal(workbooks.SUSPICIOUS.about(file=file))
        if is_first and _OTHER_ENCODING.match(piece.lstrip(b"\xef\xbb\xbf")):
            raise Refusal(workbooks.SUSPICIOUS.about(file=file))
        is_first = False
        cut = _last_boundary(piece)
        if len(piece) - cut > limits.tag_bytes:
            raise Refusal(workbooks.TEXT_TOO_LONG.about(file=file))
        yield _sound(file, piece[:cut])
        rest = piece[cut:]
    yield _sound(file, rest)


def _sound(file: str, piece: bytes) -> bytes:
    if _DECLARES_TYPE.search(piece):
        raise Refusal(workbooks.SUSPICIOUS.about(file=file))
    return piece


def _last_boundary(piece: bytes) -> int:
    """Where the last row or cell of the piece begins, so that none is cut in two."""
    for mark in (b"<row", b"<c ", b"<si"):
        cut = piece.rfind(mark)
        if cut > 0:
            return cut
    return max(piece.rfind(b"<"), 0)


def _count(
    file: str, archive: zipfile.ZipFile, part: str, pattern: re.Pattern[bytes], most: int, limits: Limits
) -> None:
    if sum(len(pattern.findall(piece)) for piece in _pieces(file, archive, part, limits)) > most:
        raise Refusal(workbooks.SUSPICIOUS.about(file=file))


def _check_counts(file: str, pieces: Iterator[bytes], limits: Limits) -> None:
    """A reader makes room for as many shared texts as are promised."""
    for number, piece in enumerate(pieces):
        if number == 0:
            promised = (int(count[:18]) for count in _SHARED_COUNT.findall(piece[:4096]))
            if max(promised, default=0) > limits.shared_texts * 50:
                raise Refusal(workbooks.SUSPICIOUS.about(file=file))


def _scanned(file: str, archive: zipfile.ZipFile, part: str, limits: Limits) -> SheetFacts:
    facts = SheetFacts()
    for piece in _pieces(file, archive, part, limits):
        _take_in(facts, piece, limits)
    if facts.encoded_places or facts.merged > limits.merged:
        raise Refusal(workbooks.SUSPICIOUS.about(file=file))
    return facts


def _take_in(facts: SheetFacts, piece: bytes, limits: Limits) -> None:
    """Add what this piece holds; formatted blank cells, which reach to the last row in many files,
    do not count."""
    seen = SheetFacts(facts.row, set(facts.columns))
    _measure(seen, piece)
    if seen.exceeds(limits):
        piece = _BLANK_ROW.sub(b"", _BLANK_CELL.sub(b"", piece))
        _measure(facts, piece)
    else:
        facts.row, facts.columns = seen.row, seen.columns
    facts.merged += len(_MERGE.findall(piece))
    facts.encoded_places = facts.encoded_places or _ENCODED_PLACE.search(piece) is not None
    if b"<f" in piece or b":f" in piece:
        facts.notes.formulas_alone += [place.decode() for place in _FORMULA_ALONE.findall(piece)]
    if b"hidden" in piece:
        facts.notes.hidden_rows += [int(row) for row in _HIDDEN_ROW.findall(piece)]
    if b'"e"' in piece or b"'e'" in piece:
        facts.notes.errors += [place.decode() for place in _ERROR.findall(piece)]


def _measure(facts: SheetFacts, piece: bytes) -> None:
    facts.columns |= set(_COLUMN.findall(piece))
    rows = set(_ROW.findall(piece))
    facts.row = max(facts.row, max((int(row[:9]) for row in rows), default=0))


def _check_amplification(
    file: str,
    archive: zipfile.ZipFile,
    held: dict[str, str],
    facts: dict[str, SheetFacts],
    limits: Limits,
) -> None:
    """A reader copies a shared text into every cell that uses it; a long one used often fills the memory."""
    shared = held.get("xl/sharedstrings.xml")
    if shared is None:
        return
    lengths = _shared_lengths(file, archive, shared, limits)
    if len(lengths) > limits.shared_texts:
        raise Refusal(workbooks.SUSPICIOUS.about(file=file))
    cells = sum(archive.getinfo(held[part]).file_size for part in facts) // 20
    if cells * max(lengths, default=0) <= limits.text_bytes:
        return
    uses: Counter[bytes] = Counter()
    for part in facts:
        for piece in _pieces(file, archive, held[part], limits):
            uses.update(_SHARED_USE.findall(piece))
    total = sum(lengths[int(use)] * count for use, count in uses.items() if int(use) < len(lengths))
    if total > limits.text_bytes:
        raise Refusal(workbooks.TEXT_TOO_LONG.about(file=file))


def _shared_lengths(file: str, archive: zipfile.ZipFile, part: str, limits: Limits) -> list[int]:
    lengths: list[int] = []
    for piece in _pieces(file, archive, part, limits):
        starts = [found.start() for found in _SHARED_TEXT.finditer(piece)]
        lengths += [end - start for start, end in zip(starts, [*starts[1:], len(piece)], strict=True)]
        if len(lengths) > limits.shared_texts:
            break
    return lengths


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number
