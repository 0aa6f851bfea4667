"""Spreadsheets: any of them read into rows of text, our own written and known again.
Loads no spreadsheet library yet."""

from roster_desktop.workbook.deliver import ReadBook, deliver
from roster_desktop.workbook.facts import FORMAT
from roster_desktop.workbook.limits import LIMITS, Limits
from roster_desktop.workbook.own_rows import OwnRows, declared_catalog, own_rows
from roster_desktop.workbook.question_list import BLANK_TEXT, ListedQuestion, QuestionPlace
from roster_desktop.workbook.raw import KnownBook, RawBook, RawSheet
from roster_desktop.workbook.read_sheets import ReadSheet
from roster_desktop.workbook.reading import names_inside, read_workbook, stop_reading
from roster_desktop.workbook.reading_ahead import BooksAhead
from roster_desktop.workbook.submission import write_blank, write_return, write_submission
from roster_desktop.workbook.submitted import Marked, ReturnBook, SubmissionBook, SubmittedRow

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
    "stop_reading",
    "write_blank",
    "write_return",
    "write_submission",
]
