"""What follows from other cells of a row: sex, birth date and age from the number, months from dates."""

from __future__ import annotations

from datetime import date, timedelta

from roster_desktop.schema.kinds.date_or_month import PartialDate, date_in
from roster_desktop.schema.kinds.id_number import birth_of, sex_of
from roster_desktop.schema.roster import Derivation, Values


def sex_from(id_key: str) -> Derivation:
    """男 or 女, from the number in this column."""

    def sex(values: Values, on: date) -> str:
        return sex_of(values.get(id_key, ""))

    return sex


def birth_date_from(id_key: str) -> Derivation:
    """The birth date, from the number in this column."""

    def birth_date(values: Values, on: date) -> str:
        born = birth_of(values.get(id_key, ""))
        return born.isoformat() if born else ""

    return birth_date


def age_from(id_key: str, birth_key: str = "") -> Derivation:
    """Full years on the day, from the number, or else from the birth date in the other column.

    A birth date known to the month counts from the month's first day; one known to the year gives no age.
    """

    def age(values: Values, on: date) -> str:
        born = birth_of(values.get(id_key, "")) or _typed_birth(values.get(birth_key, ""))
        return str(full_years(born, on)) if born and born <= on else ""

    return age


def months_between(start_key: str, end_key: str) -> Derivation:
    """Full months from the start to the end, both days counted; to the given day while the end is open."""

    def months(values: Values, on: date) -> str:
        start = date_in(values.get(start_key, ""))
        is_open = not values.get(end_key, "")
        end = PartialDate(on.year, on.month, on.day) if is_open else date_in(values.get(end_key, ""))
        if not (start and start.month and end and end.month) or end.last < start.first:
            return ""
        return str(full_months(start.first, end.last))

    return months


def full_years(born: date, on: date) -> int:
    """Age in full years; somebody born on 29 February grows older on 1 March of a short year."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def full_months(first: date, last: date) -> int:
    """Full months from one day to another, both days counted."""
    end = last + timedelta(days=1)
    return 12 * (end.year - first.year) + end.month - first.month - (end.day < first.day)


def _typed_birth(text: str) -> date | None:
    born = date_in(text)
    return born.first if born and born.month else None
