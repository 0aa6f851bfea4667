"""What people call a month or a day, in the language that the program speaks.

Names of files, papers and forms stay as the office has them and do not ask here.
"""

from __future__ import annotations

from datetime import date

from roster_desktop.wording.sentence import Language, current_language

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip


_SPANS = {
    "year": ("{year}年度", "{year}"),
    "quarter": ("{year}年第{number}季度", "Q{number} {year}"),
    "month": ("{year}年{number}月", "{month} {year}"),
    "week": ("{year}年第{number}周", "week {number} of {year}"),
}


def span_in_words(span: str, year: int, number: int, language: Language) -> str:
    """The year, or the quarter, month or week of this number in it: 2026年第3季度; Q3 2026."""
    chinese, english = _SPANS[span]
    month = _MONTHS[number - 1] if span == "month" else ""
    said = english if language is Language.ENGLISH else chinese
    return said.format(year=year, number=number, month=month)


def month_in_words(year: int, month: int) -> str:
    """2026年12月; December 2026."""
    return span_in_words("month", year, month, current_language())


def day_in_words(day: date) -> str:
    """12月25日; 25 December."""
    if current_language() is Language.ENGLISH:
        return f"{day.day} {_MONTHS[day.month - 1]}"
    return f"{day.month}月{day.day}日"
