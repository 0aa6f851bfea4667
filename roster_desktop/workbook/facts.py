"""The hidden facts of a whole workbook: who sent it, who wrote in it, which rows it held,
which were removed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from roster_desktop.records import Cell, Level, Manifest, RowId, RowState, Unit, WriterRecord
from roster_desktop.wording import Refusal, workbooks
from roster_desktop.workbook.memory import Json, cells_json, cells_of, json_text, row_id
from roster_desktop.workbook.raw import RawBook, RawSheet

FORMAT = 1
"""Version of the workbook format this program writes; newer ones it refuses."""
FACTS_SHEET = "roster_facts"
PROPERTY = "RosterDesktop"
MARK = "roster-desktop"
GUIDE_SHEET = "说明"
GUIDE_MARK = "请勿删除隐藏列和隐藏的工作表"
"""Stands on the sheet that tells how to fill the book in."""

_CHUNK = 24_000
_IDS_IN_A_LINE = 1_000

Line = list[str]


@dataclass(slots=True)
class BookFacts:
    """What the hidden sheet says. Lines that somebody altered are counted and left out."""

    manifest: Manifest | None = None
    writers: list[WriterRecord] = field(default_factory=list)
    rows: dict[str, list[RowId]] = field(default_factory=dict)
    """Roster → ids of the rows that stood on its sheet when it was written."""
    removed: list[RowState] = field(default_factory=list)
    long: dict[tuple[str, RowId], tuple[dict[str, Cell], dict[str, str]]] = field(default_factory=dict)
    """(roster, row) → registers and exact texts too long for the row's own memory."""
    damaged: int = 0


def manifest_line(manifest: Manifest) -> Line:
    return ["manifest", manifest_json(manifest)]


def writer_line(writer: WriterRecord) -> Line:
    content: Json = [writer.writer, writer.unit, writer.operator, writer.since]
    return _line("writer", content)


def row_lines(roster: str, rows: Iterable[RowId]) -> Iterator[Line]:
    """The ids of a sheet's rows, many to a line."""
    ids = list(rows)
    for start in range(0, len(ids), _IDS_IN_A_LINE):
        yield ["rows", roster, " ".join(ids[start : start + _IDS_IN_A_LINE])]


def removed_line(state: RowState) -> Line:
    """A row that was taken out, in full: it stands on no sheet."""
    content: Json = {
        "r": state.roster,
        "i": state.id,
        "a": " ".join(sorted(state.aliases)),
        "c": cells_json(state.cells),
    }
    return _line("removed", content)


def long_line(roster: str, row: RowId, cells: Mapping[str, Cell], exact: Mapping[str, str]) -> Line:
    """What was too long for the memory beside the row."""
    return _line("long", {"r": roster, "i": row, "c": cells_json(cells), "x": dict(exact)})


def manifest_json(manifest: Manifest) -> str:
    """The manifest as one line; also the document property."""
    unit = manifest.unit
    return json_text(
        {
            "format": manifest.format,
            "book": manifest.book,
            "writer": manifest.writer,
            "unit": {
                "level": unit.level.value,
                "name": unit.name,
                "code": unit.code,
                "township": unit.township,
                "county": unit.county,
            },
            "operator": manifest.operator,
            "period": manifest.period,
            "program": manifest.program,
            "sequence": manifest.sequence,
            "written_at": manifest.written_at,
            "catalog": manifest.catalog,
            "salt": manifest.salt,
            **({"for": manifest.addressee} if manifest.addressee else {}),
        }
    )


def read_facts(book: RawBook) -> BookFacts:
    """The hidden sheet's facts; where it is gone, the manifest from the document's properties."""
    facts = BookFacts()
    for sheet in book.sheets:
        if is_facts_sheet(sheet):
            for row in sheet.rows[1:]:
                _take_in(facts, row, book.file)
    if facts.manifest is None and PROPERTY in book.properties:
        try:
            facts.manifest = _manifest(book.properties[PROPERTY], book.file)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            facts.damaged += 1
    return facts


def is_facts_sheet(sheet: RawSheet) -> bool:
    """Whether the sheet is our hidden one, whatever it is called by now."""
    return bool(sheet.rows) and sheet.rows[0][:1] == [MARK]


def is_guide_sheet(sheet: RawSheet) -> bool:
    """Whether the sheet is our own words on how to fill the book in, of which no list need be looked for."""
    return sheet.name == GUIDE_SHEET and any(
        text.startswith(GUIDE_MARK) for row in sheet.rows for text in row[1:2]
    )


def _take_in(facts: BookFacts, row: list[str], file: str) -> None:
    if not row or not row[0]:
        return
    kind, rest = row[0], row[1:]
    try:
        match kind:
            case "manifest":
                facts.manifest = _manifest("".join(rest), file)
            case "writer":
                writer, unit, operator, since = json.loads("".join(rest))
                facts.writers.append(WriterRecord(str(writer), str(unit), str(operator), str(since)))
            case "rows":
                facts.rows.setdefault(rest[0], []).extend(row_id(text) for text in rest[1].split())
            case "removed":
                content = json.loads("".join(rest))
                aliases = frozenset(row_id(alias) for alias in content["a"].split())
                cells = cells_of(content["c"])
                facts.removed.append(RowState(row_id(content["i"]), str(content["r"]), cells, aliases))
            case "long":
                content = json.loads("".join(rest))
                exact = {str(key): str(text) for key, text in content["x"].items()}
                facts.long[str(content["r"]), row_id(content["i"])] = cells_of(content["c"]), exact
            case _:
                facts.damaged += 1
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError):
        facts.damaged += 1


def _manifest(text: str, file: str) -> Manifest:
    content = json.loads(text)
    if int(content["format"]) > FORMAT:
        program = str(content.get("program", ""))[:40]
        raise Refusal(workbooks.NEWER_FORMAT.about(file=file, program=program))
    unit = content["unit"]
    return Manifest(
        format=int(content["format"]),
        book=row_id(content["book"]),
        writer=str(content["writer"]),
        unit=Unit(
            Level(unit["level"]),
            str(unit["name"]),
            str(unit["code"]),
            str(unit["township"]),
            str(unit["county"]),
        ),
        operator=str(content["operator"]),
        period=str(content["period"]),
        program=str(content["program"]),
        sequence=int(content["sequence"]),
        written_at=str(content["written_at"]),
        catalog=str(content["catalog"]),
        salt=str(content["salt"])[:64],
        addressee=str(content.get("for", "")),
    )


def _line(kind: str, content: Json) -> Line:
    text = json_text(content)
    return [kind, *(text[start : start + _CHUNK] for start in range(0, len(text), _CHUNK))]
