"""The tables beside the rosters: history, questions, workbooks that came and went, who wrote,
whose file it is.

Every change here is a new revision in `migrations/versions`; released ones are never edited.
"""

from __future__ import annotations

from sqlalchemy import MetaData, Text
from sqlalchemy.orm import registry
from sqlmodel import Field, SQLModel

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Stored(SQLModel, registry=registry(metadata=MetaData(naming_convention=NAMING))):
    """Whatever stands in a roster file under a fixed table name."""


class IdentityTable(Stored, table=True):
    """Whose file it is; one line."""

    __tablename__ = "identity"

    file: str = Field(primary_key=True, sa_type=Text)
    level: str = Field(sa_type=Text)
    unit: str = Field(sa_type=Text)
    code: str = Field(sa_type=Text)
    township: str = Field(sa_type=Text)
    county: str = Field(sa_type=Text)
    created_at: str = Field(sa_type=Text)


class SettingTable(Stored, table=True):
    """What the file remembers for its people: the operator, chosen columns."""

    __tablename__ = "setting"

    key: str = Field(primary_key=True, sa_type=Text)
    text: str = Field(sa_type=Text)


class WriterTable(Stored, table=True):
    """Who stood behind each writer id, here and in the files whose workbooks came in."""

    __tablename__ = "writer"

    writer: str = Field(primary_key=True, sa_type=Text)
    unit: str = Field(sa_type=Text)
    operator: str = Field(sa_type=Text)
    since: str = Field(sa_type=Text)
    own: int
    """1 where the writer wrote in this file or in one of which it is a copy."""


class AliasTable(Stored, table=True):
    """Row ids that turned out to be another row's."""

    __tablename__ = "alias"

    alias: str = Field(primary_key=True, sa_type=Text)
    roster: str = Field(sa_type=Text)
    row_id: str = Field(index=True, sa_type=Text)


class BatchTable(Stored, table=True):
    """One line for every change set that was saved."""

    __tablename__ = "journal_batch"

    number: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    at: str = Field(sa_type=Text)
    who: str = Field(sa_type=Text)
    label: str = Field(sa_type=Text)
    occasion: str = Field(sa_type=Text)
    workbook: str = Field(sa_type=Text)
    writer: str = Field(sa_type=Text)
    write: int
    """The write number that all its own writes share."""
    undoes: int | None = None
    undone_by: int | None = None
    rows: int
    cells: int


class EntryTable(Stored, table=True):
    """What a batch did to one row: its altered registers before and after."""

    __tablename__ = "journal_entry"

    batch: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    seq: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    roster: str = Field(sa_type=Text)
    row_id: str = Field(index=True, sa_type=Text)
    name: str = Field(sa_type=Text)
    place: int
    before: str | None = Field(default=None, sa_type=Text)
    """Memory of the altered registers; nothing where the row was not there."""
    after: str | None = Field(default=None, sa_type=Text)
    standing_before: str = Field(sa_type=Text)
    """Whether it was listed, removed or disputed; "" where the row was not there."""
    aliases_before: str = Field(sa_type=Text)
    aliases_after: str = Field(sa_type=Text)


class ConflictTable(Stored, table=True):
    """Registers that wait for a decision; follows from the rows and is kept in step with them."""

    __tablename__ = "conflict"

    id: str = Field(primary_key=True, sa_type=Text)
    roster: str = Field(sa_type=Text)
    row_id: str = Field(index=True, sa_type=Text)
    register_key: str = Field(sa_type=Text)


class DeliveryTable(Stored, table=True):
    """Workbooks that came in."""

    __tablename__ = "delivery"

    number: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    content: str = Field(index=True, sa_type=Text)
    book: str = Field(sa_type=Text)
    file: str = Field(sa_type=Text)
    unit: str = Field(sa_type=Text)
    sequence: int
    at: str = Field(sa_type=Text)
    batch: int


class ExportTable(Stored, table=True):
    """Workbooks that left, and the last batch that they held."""

    __tablename__ = "export"

    sequence: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    book: str = Field(sa_type=Text)
    file: str = Field(sa_type=Text)
    content: str = Field(sa_type=Text)
    reason: str = Field(sa_type=Text)
    at: str = Field(sa_type=Text)
    operator: str = Field(sa_type=Text)
    journal: int
