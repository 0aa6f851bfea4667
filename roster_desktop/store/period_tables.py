"""The tables of 建账, 算账 and 结账, beside those in `tables.py`: what each period came to."""

from __future__ import annotations

from sqlalchemy import LargeBinary, Text
from sqlmodel import Field

from roster_desktop.store.tables import Stored


class PeriodTable(Stored, table=True):
    """Periods that were opened (建账)."""

    __tablename__ = "period"

    key: str = Field(primary_key=True, sa_type=Text)
    at: str = Field(sa_type=Text)
    who: str = Field(sa_type=Text)
    journal: int


class FiguresTable(Stored, table=True):
    """What a period came to: the last computing (算账), its closing (结账), corrections added later.

    No step of the history: a closing is a document that was handed up. What it said cannot be unsaid, and no
    line of it is ever altered or deleted; only a computing is replaced, by the next one.
    """

    __tablename__ = "period_figures"

    number: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    period: str = Field(index=True, sa_type=Text)
    kind: str = Field(sa_type=Text)
    on_day: str = Field(sa_type=Text)
    """The day on which ages and periods were told."""
    at: str = Field(sa_type=Text)
    who: str = Field(sa_type=Text)
    journal: int
    """The last batch that was counted."""
    reason: str = Field(sa_type=Text)
    """Of a correction: why there is one."""
    account: str = Field(sa_type=Text)
    """What stood open and was explained then, with the reasons."""
    content: str = Field(sa_type=Text)
    """Hash of all of it, the tables included."""


class FiguresReportTable(Stored, table=True):
    """The tables of one report as they were then, packed."""

    __tablename__ = "period_report"

    figures: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    report: str = Field(primary_key=True, sa_type=Text)
    seq: int
    tables: bytes = Field(sa_type=LargeBinary)

    __table_args__ = ({"sqlite_with_rowid": False},)
