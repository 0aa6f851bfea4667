"""An index of every few letters by which rows are found, for rosters too long to go along on every key.

It only says at which places a row may stand; what is typed is always compared with the row's own words. So it
may hold too much, and never needs to forget: what rows said earlier stays in it, and a row that was altered
after it was made is looked at in any case, for the history tells its place. Saving, merging and taking back
know nothing of it. Whatever is doubtful (other rules of folding, a history that is shorter than it was) makes
it count for nothing; then all rows are gone along as before, and it is made anew, a page at a time.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import cast

from msgspec import Struct, to_builtins
from msgspec.structs import replace

from roster_desktop.records import RowId
from roster_desktop.store import driver
from roster_desktop.store.identity import read_setting, write_setting
from roster_desktop.store.refreshing import WORKED_OUT_BY
from roster_desktop.store.roster_tables import RosterTable, quoted
from roster_desktop.store.rows import last_place
from roster_desktop.store.transaction import Transaction

WORTH = 60_000
"""Rosters with so many places are worth one; a shorter one is gone along within a frame."""
PAGE = 1000
"""Rows that are written at once: a save that comes meanwhile waits for no more."""
_TAKEN_IN = 500
"""So many altered rows are taken in; fewer are looked at in any case, each time."""
_MOST_ALTERED = 5000
"""More are not looked at each time: until they are taken in, all rows are gone along."""
_LAYERS = 16
"""What a place was said to hold, and what it was said to hold later: the listed rows, the removed ones, and
those that were altered since, as often as there is room."""
_FIRST_LATER = 2
_FEW = 40
"""Where no more than one place in so many may hold what is looked for, they are looked up one by one."""
_ASKED, _SAMPLE = 5, 200
"""Of a long word so many letters are asked for: those of which a sample of rows reaches farthest."""
_NOWHERE = 1 << 62
_SETTING = "search_index."
_PLAIN = {sign: "·" for sign in map(chr, range(128)) if not sign.isalnum()}
"""Signs that part words for SQLite: one of them is as good as another, for the words decide."""
_SIGNS = str.maketrans(_PLAIN | {"\n": "\n"})

Part = tuple[str, tuple[object, ...]]
"""A condition and what fills its gaps."""


class Reach(Struct, frozen=True):
    """How far the index of a roster goes."""

    rules: str
    """By which rules the words were folded."""
    journal: int
    """Rows that were altered by later steps of the history are looked at in any case."""
    layer: int = 0
    """What is being written, or was written last."""
    after: int = -1
    """Up to which place."""
    until: int = 0
    """The step of the history up to which altered rows are being taken in; 0 while none are."""
    is_whole: bool = False

    @property
    def spelled(self) -> str:
        return json.dumps(to_builtins(self))


class IndexPage(Struct, frozen=True):
    """The next rows to be written, read in a look of its own: their letters are told apart while nobody
    waits."""

    roster: str
    before: str
    """How far it went when they were read: where it goes otherwise now, they are not written."""
    reach: Reach
    begins: bool
    words: Sequence[tuple[int, str]]
    """(number in the index, words of all rows at that place)."""

    def letters_of(self, place: int) -> str:
        """What is to be kept of the words at this place of the page."""
        return " ".join(letters_of(self.words[place][1]))


def letters_of(text: str) -> set[str]:
    """What the index holds of a row's words: every three letters, every two that are not both digits, and
    single ones of scripts that need no more for a word."""
    return {part for line in text.translate(_SIGNS).split("\n") for part in _letters_of_line(line)}


# Half of a row's lines are those of its neighbours: township, village, group.
@lru_cache(maxsize=1 << 14)
def _letters_of_line(line: str) -> tuple[str, ...]:
    threes = [line[at : at + 3] for at in range(len(line) - 2)]
    if line.isdigit() and line.isascii():
        return tuple(threes)
    pairs = [line[at : at + 2] for at in range(len(line) - 1)]
    return (
        *(sign for sign in line if sign > "\x7f"),
        *(pair for pair in pairs if not _are_digits(pair)),
        *threes,
    )


def _are_digits(letters: str) -> bool:
    return letters.isascii() and letters.isdigit()


def asked_for(words: Iterable[str]) -> tuple[str, ...]:
    """The letters that every row with all these words holds; none where the index cannot tell."""
    return tuple(dict.fromkeys(part for word in words for part in _parts(word.translate(_SIGNS))))


def _parts(word: str) -> Iterator[str]:
    if len(word) > 2:
        yield from (word[at : at + 3] for at in range(len(word) - 2))
    elif (len(word) == 2 and not _are_digits(word)) or (len(word) == 1 and word > "\x7f"):
        yield word


def places_asked(transaction: Transaction, table: RosterTable, words: Collection[str]) -> Part | None:
    """A condition that holds for every row with these words and for few others; None where the rows have to
    be gone along."""
    usable = _usable(transaction, table, words)
    if usable is None:
        return None
    reach, asked, altered = usable
    name = _name(table)
    most = last_place(transaction, table.roster.key) // _FEW
    counted = f"SELECT count(*) FROM (SELECT 1 FROM {name} WHERE {name} MATCH ? LIMIT ?)"
    try:
        if transaction.number(counted, asked, most + 1) > most:
            return None
    except driver.Error:
        # A damaged index finds nothing and hinders nobody: the rows themselves are gone along.
        return None
    places = f"SELECT rowid / {_LAYERS} FROM {name} WHERE {name} MATCH ?"
    later, gaps = _altered_since(table, reach) if altered else ("", ())
    union = f" UNION ALL {later}" if later else ""
    return f"row_place IN ({places}{union})", (asked, *gaps)


def first_found(
    transaction: Transaction, table: RosterTable, words: Collection[str], conditions: Part, limit: int
) -> list[RowId] | None:
    """The first ids, in the order of their places, of the rows with these words that also fulfil these
    conditions; None where the rows have to be gone along."""
    usable = _usable(transaction, table, words)
    if usable is None:
        return None
    reach, asked, altered = usable
    name, (condition, gaps) = _name(table), conditions
    statement = (
        f"SELECT row_place, row_id FROM {name} CROSS JOIN {table.name} "
        f"ON row_place = {name}.rowid / {_LAYERS} AND {condition} WHERE {name} MATCH ? ORDER BY {name}.rowid"
    )
    found: dict[tuple[int, RowId], None] = {}
    try:
        cursor = transaction.cursor()
        for place, row in cursor.execute(statement, (*gaps, asked)):
            found[place, row] = None
            if len(found) == limit:
                break
        cursor.close()
    except driver.Error:
        # As above.
        return None
    if altered:
        later, more = _altered_since(table, reach)
        statement = f"SELECT row_place, row_id FROM {table.name} WHERE {condition} AND row_place IN ({later})"
        found |= dict.fromkeys((place, row) for place, row in transaction.lines(statement, *gaps, *more))
    return [row for _, row in sorted(found)[:limit]]


def is_long(look: Transaction, table: RosterTable) -> bool:
    """Whether the roster is worth an index."""
    return last_place(look, table.roster.key) >= WORTH


def next_page(look: Transaction, table: RosterTable) -> IndexPage | None:
    """What the index of the roster lacks, a page of it; None where it lacks nothing or there is none."""
    if not (is_long(look, table) and _can_index(look)):
        return None
    before = read_setting(look, _key(table)) or ""
    reach = _read(before)
    if reach is None or reach.rules != _rules(look) or reach.journal > look.journal:
        return _begun(look, table, before)
    if not reach.is_whole:
        return _page_of_rows(look, table, before, reach)
    if not reach.until:
        if _count_altered(look, table, reach, _TAKEN_IN + 1) <= _TAKEN_IN:
            return None
        if reach.layer == _LAYERS - 1:
            return _begun(look, table, before)
        reach = replace(reach, layer=max(reach.layer + 1, _FIRST_LATER), after=-1, until=look.journal)
    return _page_of_altered(look, table, before, reach)


def write_page(change: Transaction, page: IndexPage, letters: Sequence[str]) -> bool:
    """Write the letters of the page's rows; False where the index is no longer as it was when they were
    read."""
    table = change.table(page.roster)
    if (read_setting(change, _key(table)) or "") != page.before:
        return False
    name = _name(table)
    if page.begins:
        change.run(f"DROP TABLE IF EXISTS {name}")
        change.run(
            f"CREATE VIRTUAL TABLE {name} USING fts5(letters, content='', detail=none, columnsize=0, "
            "tokenize='ascii')"
        )
    lines = [(number, text) for (number, _), text in zip(page.words, letters, strict=True)]
    change.run_many(f"INSERT INTO {name} (rowid, letters) VALUES (?, ?)", lines)
    write_setting(change, _key(table), page.reach.spelled)
    return True


def forget_index(change: Transaction) -> None:
    """Nothing of anybody's words is left in any index."""
    for table in change.tables.tables:
        if read_setting(change, _key(table)):
            change.run(f"DROP TABLE IF EXISTS {_name(table)}")
            change.run("DELETE FROM setting WHERE key = ?", _key(table))


def _usable(
    transaction: Transaction, table: RosterTable, words: Collection[str]
) -> tuple[Reach, str, int] | None:
    """(how far the index goes, what to ask it, how many altered rows it may lack); None where it is of no
    use for these words."""
    # SQLite's own comparing ends at this sign.
    letters = () if any("\0" in word for word in words) else asked_for(words)
    reach = _read(read_setting(transaction, _key(table)) or "") if letters else None
    if reach is None or not reach.is_whole:
        return None
    if reach.rules != _rules(transaction) or reach.journal > transaction.journal:
        return None
    altered = _count_altered(transaction, table, reach, _MOST_ALTERED + 1)
    if altered > _MOST_ALTERED:
        return None
    try:
        return reach, _rarest(transaction, table, letters), altered
    except driver.Error:
        # As above.
        return None


def _rarest(transaction: Transaction, table: RosterTable, letters: Sequence[str]) -> str:
    """A question for those that tell most. To go along all rows with digits that everybody's number has
    takes longer than to look at a few rows too many."""
    if len(letters) <= _ASKED:
        return _question(letters)
    name = _name(table)
    statement = f"SELECT rowid FROM {name} WHERE {name} MATCH ? ORDER BY rowid LIMIT 1 OFFSET {_SAMPLE}"
    # The later so many rows with it were passed, the fewer have it.
    far = {part: transaction.number(statement, _question([part])) or _NOWHERE for part in letters}
    return _question(sorted(letters, key=far.__getitem__, reverse=True)[:_ASKED])


def _question(letters: Iterable[str]) -> str:
    return " AND ".join(f'"{part}"' for part in letters)


def _begun(look: Transaction, table: RosterTable, before: str) -> IndexPage:
    return IndexPage(table.roster.key, before, Reach(_rules(look), look.journal), True, ())


def _page_of_rows(look: Transaction, table: RosterTable, before: str, reach: Reach) -> IndexPage:
    """The layers of listed and of removed rows."""
    lines = look.lines(
        f"SELECT row_place, group_concat(row_search, char(10)) FROM {table.name} "
        "WHERE row_gone = ? AND row_place > ? GROUP BY row_place ORDER BY row_place LIMIT ?",
        reach.layer, reach.after, PAGE,
    )  # fmt: skip
    if lines:
        after = replace(reach, after=int(lines[-1][0]))
    elif reach.layer + 1 < _FIRST_LATER:
        after = replace(reach, layer=reach.layer + 1, after=-1)
    else:
        after = replace(reach, is_whole=True)
    return IndexPage(table.roster.key, before, after, False, _numbered(lines, reach.layer))


def _page_of_altered(look: Transaction, table: RosterTable, before: str, reach: Reach) -> IndexPage:
    lines = look.lines(
        f"SELECT row_place, group_concat(row_search, char(10)) FROM {table.name} "
        "WHERE row_gone IN (0, 1) AND row_place IN (SELECT place FROM journal_entry "
        "WHERE roster = ? AND batch > ? AND batch <= ? AND place > ? GROUP BY place ORDER BY place LIMIT ?) "
        "GROUP BY row_place ORDER BY row_place",
        table.roster.key, reach.journal, reach.until, reach.after, PAGE,
    )  # fmt: skip
    [last] = look.lines(
        "SELECT max(place), count(*) FROM (SELECT place FROM journal_entry "
        "WHERE roster = ? AND batch > ? AND batch <= ? AND place > ? GROUP BY place ORDER BY place LIMIT ?)",
        table.roster.key, reach.journal, reach.until, reach.after, PAGE,
    )  # fmt: skip
    done = replace(reach, journal=reach.until, until=0) if last[1] < PAGE else reach
    after = replace(done, after=int(last[0] or reach.after))
    return IndexPage(table.roster.key, before, after, False, _numbered(lines, reach.layer))


def _numbered(lines: Iterable[Sequence[object]], layer: int) -> tuple[tuple[int, str], ...]:
    return tuple((cast(int, place) * _LAYERS + layer, str(words)) for place, words in lines)


def _altered_since(table: RosterTable, reach: Reach) -> Part:
    asked = "SELECT place FROM journal_entry WHERE roster = ? AND batch > ?"
    return asked, (table.roster.key, reach.journal)


def _count_altered(transaction: Transaction, table: RosterTable, reach: Reach, most: int) -> int:
    asked, gaps = _altered_since(table, reach)
    return transaction.number(f"SELECT count(*) FROM ({asked} LIMIT ?)", *gaps, most)


def _can_index(look: Transaction) -> bool:
    """Whether the library that is installed knows such tables; nearly every one does."""
    return look.number("SELECT count(*) FROM pragma_module_list WHERE name = 'fts5'") > 0


def _rules(transaction: Transaction) -> str:
    return read_setting(transaction, WORKED_OUT_BY) or ""


def _read(spelled: str) -> Reach | None:
    return Reach(**json.loads(spelled)) if spelled else None


def _name(table: RosterTable) -> str:
    return quoted(f"words_{table.roster.key}")


def _key(table: RosterTable) -> str:
    return f"{_SETTING}{table.roster.key}"
