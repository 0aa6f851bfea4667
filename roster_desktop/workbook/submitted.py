"""What a submission is made of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from roster_desktop.records import Manifest, RowState, Unit, WriterRecord
from roster_desktop.schema import Catalog, Values


@dataclass(frozen=True, slots=True)
class SubmittedRow:
    """A row with its versions, and the texts it shows, those that follow from others filled in."""

    state: RowState
    values: Values


@dataclass(frozen=True, slots=True)
class SubmissionBook:
    """Everything a submission says. `rows` may be generators: every row is asked for once, in order."""

    manifest: Manifest
    catalog: Catalog
    unit: Unit
    rows: Mapping[str, Iterable[SubmittedRow]]
    removed: Sequence[RowState] = ()
    """Rows that were taken out; they travel in the hidden memory, so that everybody learns of it."""
    writers: Sequence[WriterRecord] = ()
