"""The tables beside the rosters: history, questions, workbooks that came and went, who wrote,
whose file it is.

Every change here is a new revision in `migrations/versions`; released ones are never edited.
"""

from __future__ import annotations

from sqlalchemy import Index, MetaData, Text
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
    said: str = Field(sa_type=Text)
    """Hash of what its rows say, where it was made by hand, and of all that it holds, where we wrote it:
    saved or packed again it is the same book."""
    run: int
    """Workbooks that were taken in together; 0 where it came alone."""
    journal: int
    """Number of the last batch after it was taken in."""


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
    purpose: str = Field(sa_type=Text)
    """For whom it was written: a submission, a return, an exchange between two computers of one office."""


class OutboxTable(Stored, table=True):
    """Workbooks that are to be handed over, and where each of them went."""

    __tablename__ = "outbox"

    number: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    purpose: str = Field(sa_type=Text)
    receiver: str = Field(sa_type=Text)
    file: str = Field(sa_type=Text)
    content: str = Field(sa_type=Text)
    sequence: int
    queued_at: str = Field(sa_type=Text)
    who: str = Field(sa_type=Text)
    state: str = Field(sa_type=Text)
    folder: str = Field(sa_type=Text)
    sent_as: str = Field(sa_type=Text)
    sent_at: str = Field(sa_type=Text)
    trouble: str = Field(sa_type=Text)
    """Why the last attempt did not succeed; "" where there was none."""


class InboxTable(Stored, table=True):
    """Files of the watched folder that somebody has dealt with, by content, and what became of them."""

    __tablename__ = "inbox_file"

    content: str = Field(primary_key=True, sa_type=Text)
    file: str = Field(sa_type=Text)
    at: str = Field(sa_type=Text)
    outcome: str = Field(sa_type=Text)


class PlaceChangeTable(Stored, table=True):
    """Villages that were renamed, joined or given another code; in force while their batch is."""

    __tablename__ = "place_change"

    number: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    batch: int
    old_township: str = Field(sa_type=Text)
    old_village: str = Field(sa_type=Text)
    old_code: str = Field(sa_type=Text)
    new_township: str = Field(sa_type=Text)
    new_village: str = Field(sa_type=Text)
    new_code: str = Field(sa_type=Text)
    own: int
    """1 where it is the unit of the file itself that is called otherwise."""


class FindingTable(Stored, table=True):
    """What the rules say, as of the last check; follows from the rows and is never taken for a fact."""

    __tablename__ = "finding"

    number: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    run: int
    """Of which whole check; only those of the run in force are shown."""
    scope: str = Field(sa_type=Text)
    """What the rule looked at: a row, a person, a household, or rows that share something."""
    group_key: str = Field(sa_type=Text)
    rule: str = Field(sa_type=Text)
    level: str = Field(sa_type=Text)
    roster: str = Field(sa_type=Text)
    row_id: str = Field(sa_type=Text)
    place: int
    """Of the row in its roster, so that findings are told in the order of the rows."""
    columns: str = Field(sa_type=Text)
    message: str = Field(sa_type=Text)
    remedy: str = Field(sa_type=Text)
    policies: str = Field(sa_type=Text)
    beside: str = Field(sa_type=Text)
    basis: str = Field(sa_type=Text)
    fix: str = Field(sa_type=Text)
    name: str = Field(sa_type=Text)
    township: str = Field(sa_type=Text)
    village: str = Field(sa_type=Text)
    holder: str = Field(sa_type=Text)

    __table_args__ = (
        Index("ix_finding_group", "run", "scope", "group_key"),
        # Holds all that is asked when findings are counted.
        Index(
            "ix_finding_counts", "run", "roster", "level", "rule", "township", "village", "row_id", "basis"
        ),
        Index("ix_finding_row", "row_id"),
        Index("ix_finding_holder", "holder"),
    )


class BesideTable(Stored, table=True):
    """Other rows on which a finding rests, so that it is shown at them too."""

    __tablename__ = "finding_beside"

    number: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    row_id: str = Field(primary_key=True, sa_type=Text, index=True)


class RowGroupTable(Stored, table=True):
    """With whom each row was checked: by its person, its household and everything it shares with others."""

    __tablename__ = "row_group"

    run: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    scope: str = Field(primary_key=True, sa_type=Text)
    group_key: str = Field(primary_key=True, sa_type=Text)
    row_id: str = Field(primary_key=True, sa_type=Text)
    roster: str = Field(sa_type=Text)

    __table_args__ = (Index("ix_row_group_row", "row_id"), {"sqlite_with_rowid": False})


class UncheckedTable(Stored, table=True):
    """Rows that a batch altered since they were checked, and the last such batch."""

    __tablename__ = "unchecked"

    row_id: str = Field(primary_key=True, sa_type=Text)
    roster: str = Field(sa_type=Text)
    batch: int


class ExplainedTable(Stored, table=True):
    """Findings that somebody explained; follows from the rows and is kept in step with them."""

    __tablename__ = "explained"

    row_id: str = Field(primary_key=True, sa_type=Text)
    rule: str = Field(primary_key=True, sa_type=Text)
    basis: str = Field(primary_key=True, sa_type=Text)
    reason: str = Field(sa_type=Text)
    who: str = Field(sa_type=Text)
    since: str = Field(sa_type=Text)


class LineageTable(Stored, table=True):
    """Senders whose lists, copies or missing rows are remembered, each in its family of layouts."""

    __tablename__ = "lineage"

    key: str = Field(primary_key=True, sa_type=Text)
    sender: str = Field(index=True, sa_type=Text)
    unit: str = Field(sa_type=Text)
    roster: str = Field(sa_type=Text)
    columns: str = Field(sa_type=Text)
    """Columns of its last list, in the order of the alphabet."""
    deliveries: int


class LineageRowTable(Stored, table=True):
    """What a lineage said of a row, and whether the row is missed."""

    __tablename__ = "lineage_row"

    lineage: str = Field(primary_key=True, sa_type=Text)
    row_id: str = Field(primary_key=True, sa_type=Text, index=True)
    roster: str = Field(sa_type=Text)
    said: str = Field(sa_type=Text)
    """For each delivery that said something new: its number and the registers with their versions."""
    absence: str = Field(index=True, sa_type=Text)
    absent_in: str = Field(sa_type=Text)

    __table_args__ = ({"sqlite_with_rowid": False},)


class LineageEntryTable(Stored, table=True):
    """What a batch did to the memory of a lineage, so that taking the batch back restores that too."""

    __tablename__ = "lineage_entry"

    batch: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    lineage: str = Field(primary_key=True, sa_type=Text)
    row_id: str = Field(primary_key=True, sa_type=Text)
    roster: str = Field(sa_type=Text)
    before: str | None = Field(default=None, sa_type=Text)
    after: str | None = Field(default=None, sa_type=Text)

    __table_args__ = ({"sqlite_with_rowid": False},)


class AskedTable(Stored, table=True):
    """Questions to another unit that wait for an answer; follows from the rows and is kept in step."""

    __tablename__ = "asked"

    row_id: str = Field(primary_key=True, sa_type=Text)
    register_key: str = Field(primary_key=True, sa_type=Text)
    unit: str = Field(primary_key=True, sa_type=Text)
    """Who asks."""
    roster: str = Field(sa_type=Text)


class ReviewTable(Stored, table=True):
    """Rows in which people changed different cells of a group at the same time; follows from the rows."""

    __tablename__ = "review"

    row_id: str = Field(primary_key=True, sa_type=Text)
    care: str = Field(primary_key=True, sa_type=Text)
    roster: str = Field(sa_type=Text)


class ReturnTable(Stored, table=True):
    """Workbooks that went back to a village, and the last batch that they held."""

    __tablename__ = "return_book"

    number: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    township: str = Field(sa_type=Text)
    village: str = Field(sa_type=Text)
    book: str = Field(sa_type=Text)
    file: str = Field(sa_type=Text)
    content: str = Field(sa_type=Text)
    at: str = Field(sa_type=Text)
    operator: str = Field(sa_type=Text)
    journal: int
