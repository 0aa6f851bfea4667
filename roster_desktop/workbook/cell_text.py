"""What a cell of a spreadsheet says as text, whatever type the spreadsheet took it for."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal

from roster_desktop.workbook.raw import CellText

CellValue = int | float | str | bool | time | date | datetime | timedelta

_EXACT_DIGITS = 15
"""A spreadsheet keeps so many digits of a number; what follows is lost, whatever stands there."""


def cell_text(value: CellValue) -> CellText:
    """The text of a cell; never raises, whatever the file held."""
    match value:
        case str():
            return value
        case bool():
            return "是" if value else "否"
        case int() | float():
            return number_text(value)
        case datetime():
            return _moment_text(value)
        case date() | time():
            return value.isoformat()
        case timedelta():
            return str(value)


def number_text(number: int | float) -> CellText:
    """A number as a person would write it: 2000, 0.5.
    With more than 15 digits it is marked as what it is: cut off."""
    # Written so that "not a number" counts as cut off too.
    if not abs(number) < 10**_EXACT_DIGITS:
        return _cut_off(number)
    if number == int(number):
        return str(int(number))
    written = format(number, f".{_EXACT_DIGITS}g")
    return format(Decimal(written), "f") if "e" in written else written


def sheet_number(text: str) -> int | float | None:
    """The number that reads back as exactly this text; None where only text is safe."""
    if not text or text[-1] not in "0123456789" or text[0] not in "-0123456789" or len(text) > _EXACT_DIGITS:
        return None
    try:
        number = float(text) if "." in text else int(text)
    except ValueError:
        return None
    return number if number_text(number) == text else None


def _cut_off(number: int | float) -> CellText:
    try:
        real = float(number)
        mantissa, _, exponent = format(real, ".14E").partition("E")
        if exponent and float(f"{mantissa}E{exponent}") != real:
            # Not every program cuts off at fifteen digits; what more is there tells people apart.
            mantissa, _, exponent = format(real, ".16E").partition("E")
    except OverflowError:
        return "9.99E+308"
    if not exponent:
        return "9.99E+308"
    return f"{mantissa.rstrip('0').rstrip('.')}E{exponent}"


def _moment_text(moment: datetime) -> CellText:
    if moment.time() == time():
        return moment.date().isoformat()
    return moment.isoformat(sep=" ", timespec="seconds")
