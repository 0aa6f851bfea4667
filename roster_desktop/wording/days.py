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


def month_in_words(year: int, month: int) -> str:
    """2026年12月; December 2026."""
    if current_language() is Language.ENGLISH:
        return f"{_MONTHS[month - 1]} {year}"
    return f"{year}年{month}月"


def day_in_words(day: date) -> str:
    """12月25日; 25 December."""
    if current_language() is Language.ENGLISH:
        return f"{day.day} {_MONTHS[day.month - 1]}"
    return f"{day.month}月{day.day}日"
