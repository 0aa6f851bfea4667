"""What a submission, and a workbook that goes back to a village, are made of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct, field

from roster_desktop.records import Manifest, RowId, RowState, Unit, WriterRecord
from roster_desktop.schema import Catalog, Values
from roster_desktop.workbook.question_list import ListedQuestion


class SubmittedRow(Struct, frozen=True):
    """A row with its versions, and the texts it shows, those that follow from others filled in."""

    state: RowState
    values: Values


class SubmissionBook(Struct, frozen=True):
    """Everything a submission says. `rows` may be generators: every row is asked for once, in order."""

    manifest: Manifest
    catalog: Catalog
    unit: Unit
    rows: Mapping[str, Iterable[SubmittedRow]]
    removed: Sequence[RowState] = ()
    """Rows that were taken out; they travel in the hidden memory, so that everybody learns of it."""
    writers: Sequence[WriterRecord] = ()


class Marked(Struct, frozen=True):
    """What is asked about a register of a row: how grave it is (asked, error, warning), and the note."""

    kind: str
    text: str


class ReturnBook(Struct, frozen=True):
    """Everything that a return workbook says."""

    book: SubmissionBook
    village: str
    marked: Mapping[RowId, Mapping[str, Marked]] = field(default_factory=dict)
    """Row → register → what is asked about it."""
    listed: Sequence[ListedQuestion] = ()
