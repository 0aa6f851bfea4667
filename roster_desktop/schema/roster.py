"""What a roster is: columns declared once, as data; everything else reads them from here."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from enum import Enum
from functools import cached_property
from typing import Any

from msgspec import Struct

from roster_desktop.schema.kind import Kind
from roster_desktop.schema.notice import NoticeColumn

# A column only passes texts through its kind; which values they become is the kind's own business.
AnyKind = Kind[Any]

_KEY = re.compile(r"[a-z][a-z0-9_]*")


class Role(Enum):
    """What a column is for, where generic code must know: it asks for the role, never for a key."""

    TOWNSHIP = "township"
    VILLAGE = "village"
    GROUP = "group"
    HOUSEHOLD = "household"
    HEAD = "head"
    HEAD_ID_NUMBER = "head_id_number"
    RELATION = "relation"
    NAME = "name"
    ID_NUMBER = "id_number"
    SEX = "sex"
    BIRTH_DATE = "birth_date"
    AGE = "age"
    PHONE = "phone"
    DISABILITY_NUMBER = "disability_number"
    REMARK = "remark"
    PLACE_IN_WORDS = "place_in_words"

    __hash__ = object.__hash__  # Asked for every cell; a member is the only one of its name.


_NEVER_PUBLIC = {
    Role.HOUSEHOLD, Role.HEAD, Role.HEAD_ID_NUMBER, Role.ID_NUMBER, Role.BIRTH_DATE, Role.PHONE,
    Role.DISABILITY_NUMBER, Role.REMARK, Role.PLACE_IN_WORDS,
}  # fmt: skip


class Care(Enum):
    """With how much care what two people changed in one row at the same time is looked at together."""

    IDENTITY = "identity"
    MONEY = "money"
    STATUS = "status"
    TEXT = "text"

    @property
    def header(self) -> str:
        """What people call the columns of this care."""
        return _CARE_HEADERS[self.value]


_CARE_HEADERS = {"identity": "身份", "money": "钱款", "status": "状态", "text": "文字说明"}

Values = Mapping[str, str]
"""Column key → canonical text; a blank cell is absent or ""."""

Derivation = Callable[[Values, date], str]
"""Canonical text that follows from the other cells on a day; "" where it does not follow."""


class Column(Struct, frozen=True):
    """One column of a roster, with everything that anybody needs to know of it."""

    key: str
    header: str
    kind: AnyKind
    group: str
    help: str
    required: bool = False
    sensitive: bool = False
    role: Role | None = None
    derived: Derivation | None = None
    other_headers: tuple[str, ...] = ()
    width: int = 12
    """Width in half-width characters, of the sheet's column and of the table's."""
    initial: str = ""
    """What a new row starts with, typed or imported."""
    from_person: str | None = None
    """Key of the person roster's column whose text is taken over when the ID number is typed."""
    learns: bool = False
    """Whether earlier texts of the file are offered while typing."""
    shown: bool = True
    """Whether the table shows the column before anybody chose columns."""
    key_field: bool = False
    """Whether the cell is verified by itself, beside the row as a whole; ID numbers and phones always are."""
    of_household: bool = False
    """Whether it speaks of the whole household, so that all its members say the same."""
    care: Care | None = None
    """To which group it belongs where strictness is set; None: the one that follows from role and kind."""
    yearly: bool = False
    """Whether it tells of one year, so that it begins blank in the next."""
    ends_row: bool = False
    """Whether it is the day on which what the row tells of was over: the row may leave next year's list."""

    def __post_init__(self) -> None:
        if not _KEY.fullmatch(self.key):
            raise ValueError(f"column key {self.key!r} must be lower-case words joined by underscores")
        if not self.header or not self.help or not self.group:
            raise ValueError(f"column {self.key} needs a header, a group and a help text")

    @property
    def options(self) -> tuple[str, ...]:
        """The texts to choose from; empty where any text goes."""
        return self.kind.options


class Register(Struct, frozen=True):
    """Columns that are written together, because half of each would be a lie (`merge.md`)."""

    key: str
    header: str
    columns: tuple[str, ...]


class Notes(Struct, frozen=True):
    """What is noted about a row, a line each. Every line is a register of its own,
    so that people who note different things never contradict each other; one column shows them all."""

    key: str
    header: str
    subject: tuple[str, ...]
    """What tells one line from another; the register of a line is `key:subject:…`."""
    facts: tuple[str, ...]
    """What a line says, the day first; all of them blank where it was withdrawn."""
    is_proof: bool
    """Whether a line shows that the person is there,
    so that a removal which did not know it is asked about."""


class Departure(Struct, frozen=True):
    """Which texts of a column say that the person is gone for good, and which column says since when."""

    column: str
    texts: tuple[str, ...]
    since: str


class QuickFilter(Struct, frozen=True):
    """Rows that people often ask for, shown by one click."""

    text: str
    """What the click is called: 未就业."""
    where: Mapping[str, tuple[str, ...]]
    """Column key → texts of which the cell holds one; "" stands for a blank cell."""


REMOVAL = Register("removal", "移除", ("removed_reason", "removed_on"))
"""Whether the row is 在册 (both texts blank) or removed, why and when."""

VERIFICATION = Register(
    "verification", "核实", ("verified_on", "verified_by", "verified_how", "verified_result")
)

UNVERIFIED = QuickFilter("待核实", {"verified_result": ("", "未核实")})
"""Rows of any roster that nobody has verified yet."""

BOOKKEEPING = (REMOVAL, VERIFICATION)
"""Registers of every row that are no columns of the sheet."""

EXPLANATIONS = Notes("explanations", "情况说明", ("rule", "basis"), ("on", "who", "reason"), is_proof=False)
"""Why a finding stands: said of a rule and of the facts (`basis`) on which the finding rests."""

VERIFIED_CELLS = Notes(
    "verified_cells", "逐项核实", ("column",), ("on", "who", "how", "result", "text"), is_proof=True
)
"""Which key field was verified. `text`: a short hash of what stood there,
so that a later change lets it lapse."""

SAMENESS = Notes("sameness", "是否同一人", ("other",), ("on", "who", "said", "name", "kept"), is_proof=False)
"""Whether the row with that id is the same one: decided by a person, and known to every file that knows the
row. `kept`: what joining them would have made forgotten, so that they can be two again."""

QUESTIONS = Notes(
    "questions", "询问", ("register",),
    ("on", "unit", "who", "text", "about", "state", "answer", "answered"), is_proof=False,
)  # fmt: skip
"""What one unit asks another about a register. `about`: the rule of a finding, or that it is a conflict;
`state`: blank while the question waits."""

NOTES = (EXPLANATIONS, VERIFIED_CELLS, SAMENESS, QUESTIONS)
"""What may be noted about every row."""

TOUCHED = Notes("touched", "同时改动", ("care",), ("writes",), is_proof=False)
"""Which registers of one care were written by whom: shown nowhere,
but it tells whether two people changed different cells of a row without knowing of each other."""


class Roster(Struct, frozen=True, dict=True):
    """One of the rosters: its columns in the order of the sheet."""

    key: str
    title: str
    short_title: str
    columns: tuple[Column, ...]
    joined: tuple[Register, ...] = ()
    """Registers of several columns; every other column is a register of its own."""
    told_apart_by: tuple[str, ...] = ()
    """Columns that, beside the person, tell one row of the roster from another;
    () where a person has one row."""
    counted_as: str = "人"
    """Counting word of its rows: 人, 条."""
    quick_filters: tuple[QuickFilter, ...] = ()
    """Rows that are shown by one click, beside those of every roster."""
    notice: tuple[NoticeColumn, ...] = ()
    """The columns that may be put up for everybody to read; () where the roster is nobody else's business."""
    purpose: str = ""
    """What it is for, in one line that stands on its page."""
    departure: Departure | None = None
    """How a row says that its person is gone for good; None where it says nothing of that."""

    def __post_init__(self) -> None:
        keys = [column.key for column in self.columns]
        if len(set(keys)) != len(keys):
            raise ValueError(f"roster {self.key} declares a column twice")
        headers = [column.header for column in self.columns]
        if len(set(headers)) != len(headers):
            raise ValueError(f"roster {self.key} declares a header twice")
        roles = [column.role for column in self.columns if column.role]
        if len(set(roles)) != len(roles):
            raise ValueError(f"roster {self.key} gives a role to two columns")
        if any(not set(quick.where) <= set(keys) for quick in self.quick_filters):
            raise ValueError(f"roster {self.key}: a quick filter asks for an unknown column")
        unfit = {column.key for column in self.columns if column.sensitive or column.role in _NEVER_PUBLIC}
        public = {key for shown in self.notice for key in shown.columns}
        if not public <= set(keys) - unfit:
            raise ValueError(f"roster {self.key}: a notice shows an unknown column or one that is not public")
        if (left := self.departure) and not {left.column, left.since} <= set(keys):
            raise ValueError(f"roster {self.key}: a departure is told by unknown columns")
        grouped = [key for register in self.joined for key in register.columns]
        if len(set(grouped)) != len(grouped) or not {*grouped, *self.told_apart_by} <= set(keys):
            raise ValueError(f"roster {self.key}: registers or told_apart_by: unknown or repeated columns")

    @cached_property
    def column_by_key(self) -> Mapping[str, Column]:
        return {column.key: column for column in self.columns}

    @cached_property
    def column_by_role(self) -> Mapping[Role, Column]:
        return {column.role: column for column in self.columns if column.role}

    @cached_property
    def registers(self) -> tuple[Register, ...]:
        """Every register of a row in column order, the bookkeeping ones last."""
        first = {register.columns[0]: register for register in self.joined}
        inner = {key for register in self.joined for key in register.columns}
        ordered: list[Register] = []
        for column in self.columns:
            if column.key in first:
                ordered.append(first[column.key])
            elif column.key not in inner:
                ordered.append(Register(column.key, column.header, (column.key,)))
        return (*ordered, *BOOKKEEPING)

    @cached_property
    def register_by_key(self) -> Mapping[str, Register]:
        return {register.key: register for register in self.registers}

    @cached_property
    def columns_by_register(self) -> Mapping[str, tuple[str, ...]]:
        return {register.key: register.columns for register in self.registers}

    @cached_property
    def register_of(self) -> Mapping[str, Register]:
        """Column key (bookkeeping ones too) → the register it belongs to."""
        return {key: register for register in self.registers for key in register.columns}

    @cached_property
    def key_places(self) -> tuple[tuple[str, str, int], ...]:
        """The columns from which a row's natural key follows, each with its register and the place in it."""
        roles = (Role.TOWNSHIP, Role.VILLAGE, Role.ID_NUMBER, Role.NAME)
        known = (self.key_of(role) for role in roles if self.has(role))
        return tuple(
            (column, register.key, register.columns.index(column))
            for column in dict.fromkeys((*known, *self.told_apart_by))
            if (register := self.register_of[column])
        )

    @cached_property
    def yearly_registers(self) -> tuple[Register, ...]:
        """The registers that begin blank in a new year, together with what is written together with them."""
        keys = {column.key for column in self.columns if column.yearly}
        return tuple(register for register in self.registers if keys & set(register.columns))

    @cached_property
    def key_fields(self) -> tuple[Column, ...]:
        """The columns of which each cell may be verified by itself: who it is, the phone, job, post, card."""
        always = (Role.ID_NUMBER, Role.PHONE)
        return tuple(column for column in self.columns if column.key_field or column.role in always)

    @cached_property
    def initial_texts(self) -> Mapping[str, str]:
        """Column key → what a new row starts with."""
        return {column.key: column.initial for column in self.columns if column.initial}

    @cached_property
    def derived_columns(self) -> tuple[Column, ...]:
        """The columns that follow from others."""
        return tuple(column for column in self.columns if column.derived)

    @cached_property
    def groups(self) -> tuple[str, ...]:
        """Form groups in the order of their first column."""
        return tuple(dict.fromkeys(column.group for column in self.columns))

    def has(self, role: Role) -> bool:
        return role in self.column_by_role

    def key_of(self, role: Role) -> str:
        """Key of the column with this role; KeyError where the roster has none."""
        return self.column_by_role[role].key

    @cached_property
    def is_about_people(self) -> bool:
        """Whether its rows are about persons; those of a ledger (台账) are not."""
        return self.has(Role.ID_NUMBER)

    @cached_property
    def name_key(self) -> str:
        """Key of the column by which people call a row: the name, or what tells a ledger's rows apart."""
        if self.has(Role.NAME):
            return self.key_of(Role.NAME)
        return self.told_apart_by[-1] if self.told_apart_by else self.columns[0].key

    def name_in(self, values: Values) -> str:
        """How people call the row; "" where that cell is blank."""
        return values.get(self.name_key, "")

    def text_of(self, role: Role, values: Values) -> str:
        """The row's text in the column with this role; "" where there is no such column or it is blank."""
        column = self.column_by_role.get(role)
        return values.get(column.key, "") if column else ""

    def canonical(self, values: Values) -> dict[str, str]:
        """The same cells in canonical text, blank ones kept as "". Unknown keys are a KeyError."""
        return {key: self.column_by_key[key].kind.canonical(text) for key, text in values.items()}

    def with_derived(self, values: Values, on: date) -> dict[str, str]:
        """The cells, with every blank derived cell filled by what follows from the others on that day."""
        full = dict(values)
        for column in self.columns:
            if column.derived and not full.get(column.key):
                full[column.key] = column.derived(full, on)
        return full
