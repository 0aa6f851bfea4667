"""What a workbook delivers: its rosters recognised, its rows read,
and the memory it carries given back to its rows."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from roster_desktop.records import (
    DeliveredRow,
    Delivery,
    Manifest,
    Problem,
    Question,
    RowId,
    RowState,
    row_mark,
)
from roster_desktop.rubbish import nothing_thrown_away
from roster_desktop.schema import Catalog, Roster
from roster_desktop.wording import Message, Refusal, workbooks
from roster_desktop.workbook.cleaned import Cleaning
from roster_desktop.workbook.column_questions import problem_of
from roster_desktop.workbook.facts import is_facts_sheet, is_guide_sheet, read_facts
from roster_desktop.workbook.hand_rows import (
    canonical_texts,
    check_fits,
    followed,
    full_cells,
    new_state,
    remembered_state,
    said,
)
from roster_desktop.workbook.head_guesses import with_heads
from roster_desktop.workbook.header_names import folded, known_headers
from roster_desktop.workbook.headings import Heading
from roster_desktop.workbook.kept_rows import KeptRow, KeptStates, kept_rows
from roster_desktop.workbook.marked_rows import marked
from roster_desktop.workbook.matching import Candidate, Matches, match_memories
from roster_desktop.workbook.memory import Damaged, RowMemory, decoded, decoded_whole, identity_columns
from roster_desktop.workbook.plain_list import printed_as
from roster_desktop.workbook.question_list import ListedAnswer, answers_in, is_question_list, with_answers
from roster_desktop.workbook.raw import Addresses, RawBook, RawSheet, address
from roster_desktop.workbook.read_sheets import ReadSheet, list_key, read_sheets
from roster_desktop.workbook.several_sheets import chosen, with_villages
from roster_desktop.workbook.sheet_parts import parts_of
from roster_desktop.workbook.sheet_rows import LeftOut, SheetRow, sheet_rows, with_dittos
from roster_desktop.workbook.unit_lines import sender_named, year_named

_AMOUNT_OF_MANY_DIGITS = re.compile(r"[0-9](?:\.[0-9]+)?E\+[0-9]{2}")


class ReadBook(Struct, frozen=True):
    """A delivery, and how each sheet of it was understood."""

    delivery: Delivery
    sheets: tuple[ReadSheet, ...]


class _Line(NamedTuple):
    """A row of a sheet that was recognised."""

    sheet: RawSheet
    heading: Heading
    row: SheetRow
    memory: RowMemory | None
    kept: KeptRow | None = None
    """The row as it was written, where nobody touched it."""


def deliver(
    raw: RawBook,
    catalog: Catalog,
    *,
    mapping: Mapping[str, str] | None = None,
    answers: Mapping[str, str] | None = None,
) -> ReadBook:
    """Read the workbook's rows for these rosters. `mapping`: `HEADER` or `SHEET:HEADER` → column key,
    "" to leave out; `answers`: key of a question → the choice.

    Refuses a book of a newer format and a mapping that names what is not there.
    """
    with nothing_thrown_away(is_old=True):
        return _Delivering(raw, catalog, mapping or {}, answers or {}).book()


class _Delivering:
    """One workbook on its way from sheets of texts to rows with versions."""

    def __init__(
        self, raw: RawBook, catalog: Catalog, mapping: Mapping[str, str], answers: Mapping[str, str]
    ) -> None:
        self._raw = raw
        self._catalog = catalog
        self._mapping = mapping
        self._facts = read_facts(raw)
        self._problems = list(raw.problems)
        self._known: dict[str, dict[tuple[str, str], str]] = defaultdict(dict)
        self._answers = answers
        self._questions: list[Question] = []
        self._unread = 0
        self._answered: list[ListedAnswer] = []
        self._left_out: dict[tuple[str, int], list[LeftOut]] = defaultdict(list)
        self._cleaning = Cleaning(answers)

    def book(self) -> ReadBook:
        _check_mapping(self._raw, self._catalog, self._mapping)
        headings, questions = chosen(with_villages(list(self._headings())), self._answers)
        self._questions += questions
        lines: dict[str, list[_Line]] = {roster.key: [] for roster in self._catalog.rosters}
        for sheet, heading in headings:
            lines[heading.roster.key] += self._lines(sheet, heading)
        matches = {key: self._matches(key, of) for key, of in lines.items()}
        is_ours = self._is_ours(lines, matches)
        rows = [row for key, of in lines.items() for row in self._delivered(key, of, matches[key], is_ours)]
        if is_ours:
            rows += self._removed()
        self._report(headings, lines, matches, is_ours)
        manifest = self._facts.manifest if is_ours else None
        if manifest and self._answered:
            rows, troubles = with_answers(
                self._catalog, rows, self._answered, book=manifest.book, day=manifest.written_at[:10],
                who=manifest.addressee,
            )  # fmt: skip
            self._problems += troubles
        delivery = Delivery(
            file=self._raw.file,
            content=self._raw.content,
            manifest=manifest,
            rows=tuple(rows),
            writers=tuple(self._facts.writers) if is_ours else (),
            problems=tuple(self._problems),
            unit_text=sender_named([sheet for sheet, _ in headings] or self._raw.sheets),
            missing=tuple(self._missing(headings, matches)) if manifest else (),
            questions=(*self._questions, *self._cleaning.questions()),
            unpacked=self._raw.unpacked if manifest else "",
        )
        counts = Counter(list_key(line.sheet, line.heading) for of in lines.values() for line in of)
        told = read_sheets(self._raw.sheets, headings, rows=counts, left_out=self._left_out)
        return ReadBook(delivery, tuple(told))

    def _headings(self) -> Iterator[tuple[RawSheet, Heading]]:
        known = known_headers(self._catalog)
        for sheet in self._raw.sheets:
            if is_facts_sheet(sheet) or is_guide_sheet(sheet):
                continue
            if is_question_list(sheet):
                self._answered += answers_in(sheet)
                continue
            if printed := printed_as(sheet):
                self._tell(printed.about(sheet=sheet.name), sheet.name)
                continue
            parts = parts_of(sheet, self._catalog, known, mapping=self._mapping, answers=self._answers)
            if parts.headings and sheet.hidden:
                self._tell(workbooks.HIDDEN_SHEET.about(sheet=sheet.name), sheet.name)
                continue
            self._problems += parts.problems
            self._unread += bool(parts.problems) and not parts.headings
            self._questions += parts.questions
            yield from ((sheet, heading) for heading in parts.headings)

    def _lines(self, sheet: RawSheet, heading: Heading) -> Iterator[_Line]:
        kept = self._kept(sheet, heading)
        found = sheet_rows(sheet, heading, {number: one.row for number, one in kept.items()})
        self._problems += found.problems
        self._left_out[list_key(sheet, heading)] += found.left_out
        rows = found.rows
        if not any(row.memory for row in rows):
            seen = marked(sheet, heading, with_dittos(rows, heading.roster), self._answers)
            self._questions += seen.questions
            self._problems += [problem for problem in seen.problems if problem not in self._problems]
            told = with_heads(sheet, heading, seen.rows, self._answers)
            self._questions += told.questions
            self._problems += told.problems
            rows = list(told.rows)
        for row in rows:
            if one := kept.get(row.number):
                yield _Line(sheet, heading, row, one.memory, one)
            else:
                yield _Line(sheet, heading, row, self._memory(sheet, heading, row))

    def _kept(self, sheet: RawSheet, heading: Heading) -> dict[int, KeptRow]:
        """The rows that nobody touched. Where a cell could not be read, every cell is looked at."""
        if any(name == sheet.name for name, _ in self._raw.unreadable):
            return {}

        def remembered(row: SheetRow) -> RowMemory | None:
            try:
                return self._fitting(heading, row, decoded_whole(row.memory))
            except Damaged:
                # It is told where every cell of the row is looked at.
                return None

        return {one.row.number: one for one in kept_rows(sheet, heading, remembered)}

    def _memory(self, sheet: RawSheet, heading: Heading, row: SheetRow) -> RowMemory | None:
        if not row.memory:
            return None
        try:
            return self._fitting(heading, row, decoded(row.memory))
        except Damaged:
            self._tell(workbooks.MEMORY_DAMAGED.about(), sheet.name, f"A{row.number}")
            return None

    def _fitting(self, heading: Heading, row: SheetRow, memory: RowMemory) -> RowMemory:
        if row.row_id and row.row_id != memory.row:
            raise Damaged("the id beside it is another")
        if self._facts.long and (long := self._facts.long.get((heading.roster.key, memory.row))):
            memory = memory._replace(cells={**memory.cells, **long[0]}, exact={**memory.exact, **long[1]})
        check_fits(heading.roster, memory)
        return memory

    def _matches(self, roster: str, lines: list[_Line]) -> Matches:
        """Whose memory is whose. Where every row is as it was written and none is there twice, none need be
        looked for."""
        kept = [line.kept.memory for line in lines if line.kept]
        if len(kept) == len(lines) == len({(memory.book, memory.row) for memory in kept}):
            return Matches(dict(enumerate(kept)))
        return match_memories(self._catalog.roster(roster), self._candidates(roster, lines))

    def _candidates(self, roster: str, lines: list[_Line]) -> list[Candidate]:
        spec = self._catalog.roster(roster)
        columns = identity_columns(spec)
        beside = Counter((line.memory.book, line.memory.row) for line in lines if line.memory)
        found = []
        for line in lines:
            if line.kept and beside[line.kept.memory.book, line.kept.memory.row] == 1:
                found.append(Candidate(line.row.texts, {}, line.memory, is_kept=True))
                continue
            telling = {key: text for key in columns if (text := line.row.texts.get(key, ""))}
            identity = canonical_texts(spec, telling, self._known[roster])
            found.append(Candidate(line.row.texts, identity, line.memory))
        return found

    def _is_ours(self, lines: Mapping[str, list[_Line]], matches: Mapping[str, Matches]) -> bool:
        """A book whose memory agrees with nobody on its sheets was used as a form and filled by hand."""
        if any(found.memory_by_row for found in matches.values()):
            return True
        held_rows = any(self._facts.rows.values()) or any(line.memory for of in lines.values() for line in of)
        if not held_rows or not any(lines.values()):
            return True
        self._tell(workbooks.MEMORY_OF_NOBODY.about())
        return False

    def _delivered(
        self, roster: str, lines: list[_Line], matches: Matches, is_ours: bool
    ) -> Iterator[DeliveredRow]:
        spec = self._catalog.roster(roster)
        manifest = self._facts.manifest if is_ours else None
        on = _day(manifest)
        copies: Counter[tuple[tuple[str, str], ...]] = Counter()
        states = KeptStates(spec)
        for place, line in enumerate(lines):
            memory = matches.memory_by_row.get(place)
            if memory and line.kept and memory is line.memory:
                yield _row(spec, line, states.texts(line.kept), states.state(line.kept), frozenset())
                continue
            if memory:
                yield self._remembered(spec, line, memory, on)
                continue
            clean = self._cleaning.row(
                spec,
                line.sheet.name,
                line.row.number,
                line.row.texts,
                {**line.heading.columns, **line.row.borrowed},
                year=year_named(line.sheet, line.heading.row),
            )
            values = clean.values
            content = tuple(sorted(values.items()))
            state = None
            if manifest and values:
                follows = followed(spec, values, on) if on else {}
                state = new_state(spec, values, book=manifest.book, place=copies[content], follows=follows)
            copies[content] += 1
            edited = frozenset(state.cells) if state else frozenset()
            yield replace(_row(spec, line, values, state, edited), traces=clean.traces)

    def _remembered(self, roster: Roster, line: _Line, memory: RowMemory, on: date | None) -> DeliveredRow:
        present = self._legible(roster, line)
        read = said(roster, line.row.texts, present, memory, self._known[roster.key])
        follows = followed(roster, read.values, on) if on and read.changed else {}
        state, edited = remembered_state(roster, read, present, memory, follows=follows)
        return _row(roster, line, read.values, state, edited)

    def _legible(self, roster: Roster, line: _Line) -> dict[str, int]:
        """The columns whose cell in this row says something: what a spreadsheet destroyed is no edit."""
        legible: dict[str, int] = {}
        for key, place in line.heading.columns.items():
            cell = address(place, line.row.number)
            text = line.row.texts.get(key, "")
            if _is_number_destroyed(roster, key, text):
                header = roster.column_by_key[key].header
                self._tell(workbooks.DIGITS_LOST.about(header=header, text=text), line.sheet.name, cell)
            elif (line.sheet.name, cell) not in self._raw.unreadable:
                legible[key] = place
        return legible

    def _removed(self) -> Iterator[DeliveredRow]:
        for removed in self._facts.removed:
            roster = self._catalog.roster_by_key.get(removed.roster)
            state = full_cells(roster, removed.id, removed.cells, removed.aliases) if roster else None
            if state is None:
                self._facts.damaged += 1
            else:
                yield DeliveredRow(removed.roster, "", 0, {}, {}, state)

    def _missing(
        self, headings: list[tuple[RawSheet, Heading]], matches: Mapping[str, Matches]
    ) -> Iterator[tuple[str, RowId]]:
        """Rows that were written and are gone. A sheet that is gone as a whole says nothing of its rows."""
        shown = {heading.roster.key for _, heading in headings}
        for roster, ids in self._facts.rows.items():
            if roster in shown:
                found = {memory.row for memory in matches[roster].memory_by_row.values()}
                yield from ((roster, row) for row in ids if row not in found)

    def _report(
        self,
        headings: list[tuple[RawSheet, Heading]],
        lines: Mapping[str, list[_Line]],
        matches: Mapping[str, Matches],
        is_ours: bool,
    ) -> None:
        if not headings and not self._questions and not self._unread:
            self._tell(workbooks.NOTHING_RECOGNISED.about())
        self._problems += [
            problem_of(question)
            for question in (*self._questions, *self._cleaning.questions())
            if question.key not in self._answers
        ]
        for roster, found in matches.items():
            if found.moved and is_ours:
                self._tell(workbooks.ROWS_OUT_OF_PLACE.about(count=found.moved), lines[roster][0].sheet.name)
        self._problems += self._cleaning.problems()
        if self._facts.damaged:
            self._tell(workbooks.HIDDEN_FACTS_DAMAGED.about(count=self._facts.damaged))

    def _tell(self, message: Message, sheet: str = "", cell: str = "") -> None:
        self._problems.append(Problem(message.code, str(message), sheet, cell))


def _is_number_destroyed(roster: Roster, key: str, text: str) -> bool:
    """Whether a spreadsheet took a number that is a name (of a person, a card, a household) for an amount."""
    return bool(_AMOUNT_OF_MANY_DIGITS.fullmatch(text)) and not roster.column_by_key[key].kind.is_numeric


def _row(
    roster: Roster, line: _Line, values: Mapping[str, str], state: RowState | None, edited: frozenset[str]
) -> DeliveredRow:
    cells = Addresses(line.heading.columns, line.row.number)
    mark = row_mark(roster, state) if state and not edited else ""
    return DeliveredRow(roster.key, line.sheet.name, line.row.number, values, cells, state, edited, mark=mark)


def _check_mapping(raw: RawBook, catalog: Catalog, mapping: Mapping[str, str]) -> None:
    if not mapping:
        return
    keys = {column.key for roster in catalog.rosters for column in roster.columns}
    texts = {folded(text) for sheet in raw.sheets for row in sheet.rows[:60] for text in row if text}
    sheets = {sheet.name for sheet in raw.sheets}
    for given, key in mapping.items():
        if key and key not in keys:
            raise Refusal(workbooks.UNKNOWN_KEY.about(key=key))
        sheet, colon, header = given.partition(":")
        wanted = header if colon and sheet in sheets else given
        if folded(wanted) not in texts:
            raise Refusal(workbooks.UNKNOWN_MAPPED_HEADER.about(file=raw.file, header=given))


def _day(manifest: Manifest | None) -> date | None:
    try:
        return date.fromisoformat(manifest.written_at[:10]) if manifest else None
    except ValueError:
        return None
