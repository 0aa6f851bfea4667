"""The workbooks that the program writes: the submission with its hidden memory, and the empty template."""

from __future__ import annotations

import os
from pathlib import Path

from roster_desktop.progress import Progress, Silence
from roster_desktop.records import Unit
from roster_desktop.schema import Catalog
from roster_desktop.workbook.safe_file import write_proven
from roster_desktop.workbook.seal import Sealing
from roster_desktop.workbook.submitted import ReturnBook, SubmissionBook

# Before anything loads openpyxl: with lxml it can lose the end of a sheet on a full disk without a word.
os.environ.setdefault("OPENPYXL_LXML", "False")


def write_submission(
    target: Path,
    book: SubmissionBook,
    progress: Progress | None = None,
    password: str = "",
    sealing: Sealing | None = None,
) -> str:
    """Write the workbook, prove it by reading it back, and put it in place in one step.
    The hash of its bytes. `password`: without it nobody opens the book; `sealing`: what it carries sealed for
    quick reading.

    Refuses a folder that is not there, a target open elsewhere, a full disk; nothing is changed then.
    """
    # Late: openpyxl takes a seventh of a second to load, and most runs write no workbook.
    from roster_desktop.workbook.submission_sheets import write_sheets

    watch = progress or Silence()
    return write_proven(
        target, lambda path, scratch: write_sheets(path, scratch, book, watch, sealing), watch, password
    )


def write_return(target: Path, book: ReturnBook, progress: Progress | None = None, password: str = "") -> str:
    """Write the workbook that goes back to a village, in the same way. The hash of its bytes."""
    # Late: openpyxl takes a seventh of a second to load, and most runs write no workbook.
    from roster_desktop.workbook.return_sheets import write_sheets

    watch = progress or Silence()
    return write_proven(
        target, lambda path, scratch: write_sheets(path, scratch, book, watch), watch, password
    )


def write_blank(target: Path, catalog: Catalog, unit: Unit) -> str:
    """Write the empty template with marked example rows, which an import leaves out.
    The hash of its bytes."""
    # Late: openpyxl takes a seventh of a second to load, and most runs write no workbook.
    from roster_desktop.workbook.blank_sheets import write_sheets

    return write_proven(target, lambda path, scratch: write_sheets(path, scratch, catalog, unit), Silence())
