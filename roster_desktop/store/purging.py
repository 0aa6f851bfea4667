"""Erasing people for good: their rows, their history, what senders said and others' lines hold of them.

The one alteration that is no change set: it leaves nothing from which it could be undone, and nothing before
it can be undone after it. All of it in one transaction; the bytes go when the file is rewritten afterwards.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from roster_desktop.records import Occasion, RowId
from roster_desktop.store.findings import forget_everything
from roster_desktop.store.identity import write_setting
from roster_desktop.store.journal import Step, write_step
from roster_desktop.store.periods import reword_figures
from roster_desktop.store.purged_marks import add_marks
from roster_desktop.store.purged_words import Doomed, Words
from roster_desktop.store.purging_others import clean_entries, clean_ledgers, clean_lineages, clean_rows
from roster_desktop.store.search_index import forget_index
from roster_desktop.store.transaction import Transaction

PENDING = "purge_pending"
"""Setting: people were erased, but their bytes are still in the file, or in copies of it. A word of where."""
HERE, THERE = "here", "there"

_BY_ROW = ("conflict", "explained", "asked", "review", "unchecked", "lineage_row", "lineage_entry")
_DRAFTS = ("unfinished", "filters.", "last_merge_run")
"""Beginnings of settings in which somebody's name may stand."""

Reworded = Callable[[str, frozenset[RowId], Words], str]
"""(tables of a report as a text, ids of the erased rows, their words) → the same without these people."""


def rows_of_holder(look: Transaction, holder: str) -> dict[str, list[RowId]]:
    """Roster → rows about the person, removed ones too; rosters without any are absent."""
    found = {}
    for table in look.tables.tables:
        if table.roster.is_about_people and holder:
            lines = look.lines(
                f"SELECT row_id FROM {table.name} WHERE row_holder = ? ORDER BY row_place", holder
            )
            found[table.roster.key] = [RowId(row) for (row,) in lines]
    return {roster: rows for roster, rows in found.items() if rows}


def erase(change: Transaction, doomed: Doomed, step: Step, on: str, reworded: Reworded) -> None:
    """Let nothing of these people be left in the tables. Refuses while listed rows of others hold a number of
    theirs or name one of them as the head of a household."""
    ids = _with_aliases(change, doomed.ids)
    words = Words(doomed, ids)
    steps = change.lines_for("SELECT batch FROM journal_entry WHERE row_id IN", ids)
    batches = {int(batch) for (batch,) in steps}
    clean_rows(change, words)
    ledgers = clean_ledgers(change, words)
    batches |= clean_entries(change, words, ledgers)
    clean_lineages(change, words)
    _delete(change, doomed.rows, ids)
    _reword_labels(change, batches, words)
    _forget_drafts(change, words)
    reword_figures(change, lambda text: reworded(text, ids, words), words.without_names)
    forget_everything(change)
    forget_index(change)
    add_marks(change, {*doomed.traits, *(f"row:{row}" for row in ids)}, on)
    write_step(change, step)
    write_setting(change, PENDING, HERE)


def purge_step(change: Transaction, at: str, who: str, label: str, rows: int) -> Step:
    """The line of the history that says that people were erased, and nothing of them."""
    return Step(change.journal + 1, at, who, label, Occasion.PURGED.value, rows=rows)


def _with_aliases(change: Transaction, rows: frozenset[RowId]) -> frozenset[RowId]:
    aliases = change.lines_for("SELECT alias FROM alias WHERE row_id IN", rows)
    return rows | {RowId(alias) for (alias,) in aliases}


def _delete(change: Transaction, rows: Mapping[str, Sequence[RowId]], ids: frozenset[RowId]) -> None:
    for roster, doomed in rows.items():
        name = change.table(roster).name
        change.run_many(f"DELETE FROM {name} WHERE row_id = ?", [(row,) for row in doomed])
    each = [(row,) for row in sorted(ids)]
    for table in (*_BY_ROW, "alias", "journal_entry"):
        change.run_many(f"DELETE FROM {table} WHERE row_id = ?", each)
    change.run_many("DELETE FROM alias WHERE alias = ?", each)


def _reword_labels(change: Transaction, batches: set[int], words: Words) -> None:
    told = change.lines_for("SELECT number, label FROM journal_batch WHERE number IN", map(str, batches))
    altered = [(words.without_names(label), number) for number, label in told]
    change.run_many("UPDATE journal_batch SET label = ? WHERE number = ?", altered)


def _forget_drafts(change: Transaction, words: Words) -> None:
    """What was being typed, filtered or told of the last run, where it names one of them."""
    for key, text in change.lines("SELECT key, text FROM setting"):
        if words.has_number(text) or (key.startswith(_DRAFTS) and words.has_name(text)):
            write_setting(change, key, "")
