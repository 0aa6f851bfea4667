"""Spreadsheets: any of them read into rows of text, our own written and known again.
Loads no spreadsheet library yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roster_desktop.late import offer

if TYPE_CHECKING:
    from roster_desktop.workbook.deliver import ReadBook, deliver
    from roster_desktop.workbook.facts import FORMAT
    from roster_desktop.workbook.limits import LIMITS, Limits
    from roster_desktop.workbook.own_rows import OwnRows, declared_catalog, own_rows
    from roster_desktop.workbook.question_list import BLANK_TEXT, ListedQuestion, QuestionPlace
    from roster_desktop.workbook.raw import KnownBook, RawBook, RawSheet
    from roster_desktop.workbook.read_sheets import ReadSheet
    from roster_desktop.workbook.reading import (
        names_inside,
        read_workbook,
        start_reading,
        stop_reading,
    )
    from roster_desktop.workbook.reading_ahead import BooksAhead
    from roster_desktop.workbook.submission import write_blank, write_return, write_submission
    from roster_desktop.workbook.submitted import Marked, ReturnBook, SubmissionBook, SubmittedRow
else:
    offer(
        __name__,
        deliver="ReadBook deliver",
        facts="FORMAT",
        limits="LIMITS Limits",
        own_rows="OwnRows declared_catalog own_rows",
        question_list="BLANK_TEXT ListedQuestion QuestionPlace",
        raw="KnownBook RawBook RawSheet",
        read_sheets="ReadSheet",
        reading="names_inside read_workbook start_reading stop_reading",
        reading_ahead="BooksAhead",
        submission="write_blank write_return write_submission",
        submitted="Marked ReturnBook SubmissionBook SubmittedRow",
    )

__all__ = [
    "BLANK_TEXT",
    "FORMAT",
    "LIMITS",
    "BooksAhead",
    "KnownBook",
    "Limits",
    "ListedQuestion",
    "Marked",
    "OwnRows",
    "QuestionPlace",
    "RawBook",
    "RawSheet",
    "ReadBook",
    "ReadSheet",
    "ReturnBook",
    "SubmissionBook",
    "SubmittedRow",
    "declared_catalog",
    "deliver",
    "names_inside",
    "own_rows",
    "read_workbook",
    "start_reading",
    "stop_reading",
    "write_blank",
    "write_return",
    "write_submission",
]
