"""What lines of others hold of people who are erased: taken out where past, refused where in force."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from roster_desktop.records import Cell, Pair, RowId, is_sameness
from roster_desktop.records import row_memory as memory
from roster_desktop.schema import Role
from roster_desktop.store.lineages import reword_lineages
from roster_desktop.store.purged_words import Words
from roster_desktop.store.roster_tables import RosterTable, quoted
from roster_desktop.store.row_records import Touch, record_of
from roster_desktop.store.rows import Placed, read_states
from roster_desktop.store.saving import Altered, note_conflicts
from roster_desktop.store.transaction import Transaction
from roster_desktop.wording import Refusal, purging

_MOST_NAMED = 3


def clean_rows(change: Transaction, words: Words) -> None:
    """Take them out of removed rows of others, and out of the notes that tell them apart from others."""
    in_force: list[str] = []
    for table in change.tables.tables:
        if not table.roster.is_about_people:
            continue
        candidates = [row for row, text in _texts(change, table) if words.may_be_in(text)]
        others = [row for row in candidates if row not in words.ids]
        for row, placed in read_states(change, table.roster.key, others).items():
            near = _is_near(change, table, row, words)
            kept = words.cleaned(table.roster, placed.state.cells, is_near=near)
            if kept == dict(placed.state.cells):
                continue
            lost = {key for key, cell in placed.state.cells.items() if kept.get(key) != cell}
            if not _is_gone(change, table, row) and not all(map(is_sameness, lost)):
                in_force.append(_told(change, table, row, lost))
                continue
            _put(change, table, placed, kept)
    if in_force:
        named = "；".join(in_force[:_MOST_NAMED]) + ("……" if len(in_force) > _MOST_NAMED else "")
        raise Refusal(purging.STILL_NAMED.about(count=len(in_force), rows=named))


def clean_ledgers(change: Transaction, words: Words) -> frozenset[RowId]:
    """Put another word in the place of names and numbers in ledgers (台账) that tell of one of their rows; the
    answer has the ids of these lines. Ledgers stay in their file, so no other file knows the old words."""
    found: set[RowId] = set()
    for table in change.tables.tables:
        if table.roster.is_about_people:
            continue
        lines = list(_texts(change, table))
        told = [row for row, text in lines if words.has_number(text) or any(one in text for one in words.ids)]
        for placed in read_states(change, table.roster.key, told).values():
            _put(change, table, placed, reworded(placed.state.cells, words))
        found |= set(told)
    return frozenset(found)


def clean_entries(change: Transaction, words: Words, ledgers: frozenset[RowId]) -> set[int]:
    """Take them out of the history of others; the answer has the steps in which they stood."""
    far = _far_rows(change, words)
    altered, batches = [], set()
    for batch, seq, roster, row, before, after in change.lines(
        "SELECT batch, seq, roster, row_id, before, after FROM journal_entry"
    ):
        if row in words.ids or not (row in ledgers or words.may_be_in(f"{before}{after}")):
            continue
        spec = change.tables.catalog.roster(roster)
        texts = []
        for text in (before, after):
            cells = {} if text is None else memory.read(text)
            is_near = row not in far
            kept = reworded(cells, words) if row in ledgers else words.cleaned(spec, cells, is_near=is_near)
            texts.append(text if text is None or kept == cells else memory.written(kept))
        if texts != [before, after]:
            altered.append((*texts, batch, seq))
            batches.add(int(batch))
    change.run_many("UPDATE journal_entry SET before = ?, after = ? WHERE batch = ? AND seq = ?", altered)
    return batches


def clean_lineages(change: Transaction, words: Words) -> None:
    """Take them out of what senders said of others."""
    far = _far_rows(change, words)

    def kept(roster: str, row: RowId, cells: dict[str, Cell]) -> dict[str, Cell]:
        spec = change.tables.catalog.roster(roster)
        return words.cleaned(spec, cells, is_near=row not in far)

    reword_lineages(change, words.ids, words.may_be_in, kept)


def reworded(cells: Mapping[str, Cell], words: Words) -> dict[str, Cell]:
    """The cells of a ledger's line with another word in the place of these people."""
    return {
        key: Cell(frozenset(_reworded(pair, words) for pair in cell.pairs)) for key, cell in cells.items()
    }


def _reworded(pair: Pair, words: Words) -> Pair:
    return replace(pair, value=tuple(map(words.without_any, pair.value)))


def _far_rows(change: Transaction, words: Words) -> frozenset[RowId]:
    """Rows of other villages: who has one of the names there is somebody else."""
    far: set[RowId] = set()
    for table in change.tables.tables:
        if not table.roster.has(Role.VILLAGE):
            continue
        column = quoted(table.roster.key_of(Role.VILLAGE))
        far |= {
            RowId(row)
            for row, village in change.lines(f"SELECT row_id, {column} FROM {table.name}")
            if village not in words.villages
        }
    return frozenset(far)


def _texts(change: Transaction, table: RosterTable) -> Iterator[tuple[RowId, str]]:
    columns = " || char(10) || ".join(quoted(column) for column in ("row_memory", *table.texts))
    for row, text in change.lines(f"SELECT row_id, {columns} FROM {table.name}"):
        yield RowId(row), str(text)


def _is_near(change: Transaction, table: RosterTable, row: RowId, words: Words) -> bool:
    if not table.roster.has(Role.VILLAGE):
        return True
    column = quoted(table.roster.key_of(Role.VILLAGE))
    line = change.line(f"SELECT {column} FROM {table.name} WHERE row_id = ?", row)
    return line is not None and line[0] in words.villages


def _is_gone(change: Transaction, table: RosterTable, row: RowId) -> bool:
    return change.number(f"SELECT row_gone FROM {table.name} WHERE row_id = ?", row) == 1


def _told(change: Transaction, table: RosterTable, row: RowId, registers: set[str]) -> str:
    """李四（户主姓名、户主身份证号）."""
    roster = table.roster
    [name] = change.line(f"SELECT {quoted(roster.name_key)} FROM {table.name} WHERE row_id = ?", row) or [""]
    headers = [one.header for one in roster.registers if one.key in registers]
    return f"{name}（{'、'.join(headers) or roster.short_title}）"


def _put(change: Transaction, table: RosterTable, placed: Placed, cells: dict[str, Cell]) -> None:
    """Write the row anew as if the taken out had never stood there; who touched it last stays as it was."""
    row = placed.state.id
    line = change.line(f"SELECT row_changed_at, row_changed_by FROM {table.name} WHERE row_id = ?", row)
    assert line is not None
    after = replace(placed.state, cells=cells)
    record = record_of(change, table, Placed(after, placed.place), Touch(str(line[0]), str(line[1])))
    change.run(table.update, *record, row)
    note_conflicts(change, [Altered(table.roster.key, row, placed.place, placed.state, after)])
