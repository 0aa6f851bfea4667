"""The hidden memory of one row of a workbook: its id,
and what each visible cell had seen when it was written.

Values are not repeated here: a fingerprint says whether the visible text is still the one we wrote.
Only what cannot be seen is kept in full: siblings, bookkeeping, and texts no spreadsheet can hold.
(What a submission repeats for quick reading is encrypted by the book itself: `seal`.)
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any, NamedTuple, cast

from msgspec import DecodeError, Struct
from msgspec.json import Decoder

from roster_desktop.records import Cell, Pair, RowId, RowState, Value, Version
from roster_desktop.records.plain_cells import mark_of
from roster_desktop.schema import Role, Roster, Values
from roster_desktop.workbook.texts import comparable, fingerprint, row_print, shown_text

MARK = '{"i":"'
"""How a memory begins, wherever it was pasted."""

_PRINTS = ',"f":'
_PLAIN = r'"[^"\\\x00-\x1f]*+":"[^"\\\x00-\x1f]*+"'
_FLAT = re.compile(rf"\{{(?:{_PLAIN}(?:,{_PLAIN})*+)?\}}")
"""Fingerprints as we write them, which JSON reads without fail."""
_ID = re.compile(r"[0-9A-Za-z_-]{1,64}")
_MOST_WRITES = 10**12
_CODED_X = "_\\u0078"
"""How `json_text` writes an x behind an underline, which one fingerprint of ten rows has."""
_NONE: Mapping[str, Any] = MappingProxyType({})
_NOBODY: frozenset[Any] = frozenset()

Json = str | int | None | list["Json"] | dict[str, "Json"]


class Damaged(ValueError):
    """This is no memory, or one that somebody altered."""


Found = tuple[Version, str]
"""The version of a value, and who wrote it."""


class Seen(Mapping[str, Found]):
    """Register → version and writer of its one value. Registers of one write stand together, as they are
    written."""

    __slots__ = ("_found_by_register", "groups")

    def __init__(self, groups: Iterable[tuple[Found, tuple[str, ...]]] = ()) -> None:
        self.groups = tuple(groups)
        self._found_by_register: dict[str, Found] | None = None

    def __getitem__(self, register: str) -> Found:
        return self._all[register]

    def __iter__(self) -> Iterator[str]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)

    @property
    def _all(self) -> dict[str, Found]:
        if self._found_by_register is None:
            self._found_by_register = {key: found for found, keys in self.groups for key in keys}
        return self._found_by_register


class RowMemory(NamedTuple):
    """What one row of the book `book` remembers of itself. A tuple, for a county has many of them."""

    row: RowId
    book: str
    salt: str
    key: str
    """Fingerprint of what tells the row from others."""
    prints: Mapping[str, str]
    """Column → fingerprint of the text that was shown; columns shown blank are absent."""
    seen: Seen = Seen()
    """Registers whose one value is the text that was shown."""
    cells: Mapping[str, Cell] = _NONE
    """Registers whose values cannot all be seen on the sheet, in full."""
    exact: Mapping[str, str | None] = _NONE
    """Column → its text where the sheet could not hold it; None: kept apart, for it is long."""
    derived: frozenset[str] = frozenset()
    """Columns that showed what follows from others, while nothing is stored."""
    aliases: frozenset[RowId] = frozenset()
    asked: frozenset[str] = frozenset()
    """Registers beside which the sheet shows a question, so that an edit there answers it."""
    whole: str = ""
    """Fingerprint of all that the row showed: where it agrees, nobody edited any cell. "" in older books."""

    def shows(self, column: str, text: str) -> bool:
        """Whether this is still the text that was written there."""
        print_ = self.prints.get(column)
        if print_ is None or not text:
            return print_ is None and not text
        return fingerprint(self.salt, column, comparable(text)) == print_


def identity_columns(roster: Roster) -> tuple[str, ...]:
    """The columns that tell a row from others: the person, then job, course or post."""
    person = [roster.key_of(role) for role in (Role.ID_NUMBER, Role.NAME) if roster.has(role)]
    found = tuple(dict.fromkeys([*person, *roster.told_apart_by]))
    return found or tuple(column.key for column in roster.columns[:2])


def key_print(roster: Roster, values: Values, salt: str) -> str:
    """Fingerprint of the row's key."""
    return fingerprint(
        salt, roster.key, *(comparable(values.get(key, "")) for key in identity_columns(roster))
    )


def remembered(
    roster: Roster,
    state: RowState,
    values: Values,
    *,
    book: str,
    salt: str,
    asked: Iterable[str] = (),
) -> RowMemory:
    """The memory of a row that shows these values, those that follow from others filled in."""
    shown = {column.key: text for column in roster.columns if (text := values.get(column.key, ""))}
    derived = frozenset(
        column.key
        for column in roster.columns
        if column.derived and column.key in shown and not _holds(roster, state, column.key, shown[column.key])
    )
    seen: dict[Found, list[str]] = {}
    cells: dict[str, Cell] = {}
    for key, cell in state.cells.items():
        register = roster.register_by_key.get(key)
        columns = register.columns if register else ()
        visible = tuple("" if column in derived else shown.get(column, "") for column in columns)
        match list(cell.pairs):
            case [pair] if register and pair.value == visible:
                seen.setdefault((pair.version, pair.by), []).append(key)
            case _:
                cells[key] = cell
    seen_texts = {key: seen_text for key, text in shown.items() if (seen_text := shown_text(text))}
    return RowMemory(
        row=state.id,
        book=book,
        salt=salt,
        key=key_print(roster, seen_texts, salt),
        prints={key: fingerprint(salt, key, text) for key, text in seen_texts.items()},
        seen=Seen((found, tuple(keys)) for found, keys in seen.items()),
        cells=cells,
        exact={key: text for key, text in shown.items() if seen_texts.get(key) != text},
        derived=derived,
        aliases=state.aliases,
        asked=frozenset(asked),
        whole=row_print(salt, roster.key, [seen_texts.get(column.key, "") for column in roster.columns]),
    )


def _holds(roster: Roster, state: RowState, column: str, text: str) -> bool:
    register = roster.register_of[column]
    place = register.columns.index(column)
    return any(pair.value[place] == text for pair in state.cell(register.key).pairs)


def encoded(memory: RowMemory) -> str:
    """The memory as one line of plain letters, which no spreadsheet alters."""
    content: dict[str, Json] = {
        "i": memory.row,
        "b": memory.book,
        "z": memory.salt,
        "k": memory.key,
        "f": dict(memory.prints),
        "v": {version_text(*found): " ".join(registers) for found, registers in memory.seen.groups},
        "s": cells_json(memory.cells),
        "x": dict(memory.exact),
        "d": " ".join(sorted(memory.derived)),
        "a": " ".join(sorted(memory.aliases)),
        "q": " ".join(sorted(memory.asked)),
        "h": memory.whole,
    }
    return json_text({key: part for key, part in content.items() if part or key in "ibzkf"})


def decoded(text: str) -> RowMemory:
    """The memory that was encoded so; Damaged where anything about it cannot be."""
    return _decoded(text, None)


def decoded_whole(text: str) -> RowMemory:
    """The same for a row that is looked at as a whole: the fingerprints of its cells, which are most of a
    memory, are taken apart only for whoever asks."""
    try:
        told = _SHOWN_WHOLE.decode(text)
        row, book, seen = row_id(told.i), _book_id(told.b), _seen_told(tuple(told.v.items()))
    # Whatever else it is, or what is wrong with it, is found out below.
    except (DecodeError, ValueError):
        return _decoded_late(text)
    # In their order: of all ways to make a tuple the quickest.
    return RowMemory(
        row, book, told.z[:64], told.k, LatePrints(text), seen, _NONE, _NONE, _set(told.d), _NOBODY, _NOBODY,
        told.h,
    )  # fmt: skip


def _decoded_late(text: str) -> RowMemory:
    """The same of any memory."""
    start = text.find(_PRINTS) + len(_PRINTS)
    end = text.find("}", start) + 1
    if start < len(_PRINTS) or not _FLAT.fullmatch(text, start, end):
        return decoded(text)
    return _decoded(f"{text[:start]}{{}}{text[end:]}", LatePrints(f'{{"f":{text[start:end]}}}'))


class _ShownWhole(Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """The memory of a row of which every value is shown, as most are."""

    i: str
    b: str
    z: str
    k: str
    f: dict[str, str]
    v: dict[str, str] = {}
    d: str = ""
    h: str = ""


_SHOWN_WHOLE = Decoder(_ShownWhole)


class LatePrints(Mapping[str, str]):
    """Column → fingerprint, read when somebody asks. `text`: what holds them, and was found to be sound."""

    __slots__ = ("_found", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._found: dict[str, str] | None = None

    def __getitem__(self, column: str) -> str:
        return self._all()[column]

    def __iter__(self) -> Iterator[str]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())

    def _all(self) -> dict[str, str]:
        if self._found is None:
            self._found = _prints(json.loads(self._text)["f"])
        return self._found


def _decoded(text: str, late: LatePrints | None) -> RowMemory:
    try:
        content = json.loads(text)
        exact = {
            _text(key): None if part is None else _text(part) for key, part in _dict(content.get("x")).items()
        }
        return RowMemory(
            row=row_id(content["i"]),
            book=row_id(content["b"]),
            salt=_text(content["z"])[:64],
            key=_text(content["k"]),
            prints=_prints(content["f"]) if late is None or content["f"] else late,
            seen=_seen(_dict(content.get("v"))),
            cells=cells_of(content.get("s")),
            exact=exact,
            derived=frozenset(_text(content.get("d", "")).split()),
            aliases=frozenset(row_id(alias) for alias in _text(content.get("a", "")).split()),
            asked=frozenset(_text(content.get("q", "")).split()),
            whole=_text(content.get("h", "")),
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as reason:
        raise Damaged("no memory of a row") from reason


def _prints(content: object) -> dict[str, str]:
    found = _dict(content)
    if {*map(type, found.values())} - {str}:
        raise ValueError("a fingerprint is a text")
    return cast(dict[str, str], found)


def _seen(content: Mapping[str, object]) -> Seen:
    return Seen(
        (version_and_writer(version), _registers(_text(registers))) for version, registers in content.items()
    )


# The rows of a sheet that one write made have mostly the same columns filled.
@lru_cache(maxsize=4096)
def _seen_told(told: tuple[tuple[str, str], ...]) -> Seen:
    return _seen(dict(told))


@lru_cache(maxsize=256)
def _book_id(text: str) -> RowId:
    return row_id(text)


@lru_cache(maxsize=256)
def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


@lru_cache(maxsize=4096)
def _registers(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def cells_json(cells: Mapping[str, Cell]) -> Json:
    """Registers in full: for each its pairs as value and version."""
    return {
        key: [[list(pair.value), version_text(pair.version, pair.by)] for pair in cell]
        for key, cell in cells.items()
    }


def cells_of(content: object) -> dict[str, Cell]:
    """The registers that `cells_json` wrote; anything else is a ValueError."""
    return {_text(key): Cell(frozenset(_pairs(pairs))) for key, pairs in _dict(content).items()}


def _pairs(content: object) -> Iterable[Pair]:
    for part in _list(content):
        value, version = _list(part)
        texts: Value = tuple(_text(text) for text in _list(value))
        yield Pair(texts, *version_and_writer(_text(version)))


def version_text(version: Version, by: str) -> str:
    """`author=version`; nothing before the sign where nobody is named."""
    return f"{by}={version.text()}"


@lru_cache(maxsize=65_536)
def version_and_writer(text: str) -> Found:
    """What `version_text` wrote; anything else is a ValueError."""
    by, _, version = text.partition("=")
    return mark_of(_version(version).writes, by)


def _version(text: str) -> Version:
    version = Version.parse(text)
    if any(number > _MOST_WRITES for _, number in version.writes):
        raise ValueError("nobody writes so often")
    return version


def json_text(content: Json) -> str:
    """Compact JSON in ASCII. `_x0041_` inside a text would be read as A; there the x is written as code."""
    return json.dumps(content, ensure_ascii=True, separators=(",", ":")).replace("_x", _CODED_X)


def row_id(content: object) -> RowId:
    """An id as ours look; anything else is a ValueError."""
    text = _text(content)
    if not _ID.fullmatch(text):
        raise ValueError(f"no id: {text!r}")
    return RowId(text)


def _text(content: object) -> str:
    if not isinstance(content, str):
        raise ValueError("a text was expected")
    return content


def _list(content: object) -> list[object]:
    if not isinstance(content, list):
        raise ValueError("a list was expected")
    return content


def _dict(content: object) -> dict[str, object]:
    if content is None:
        return {}
    if not isinstance(content, dict):
        raise ValueError("a mapping was expected")
    return content
