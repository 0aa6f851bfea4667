"""Do the answers about one person go together: school, health, resettlement."""

from __future__ import annotations

from collections.abc import Iterator

from roster_desktop.checks.identity import DISABILITY_COLUMN
from roster_desktop.checks.row_in_question import Cell, RowInQuestion
from roster_desktop.checks.rule import Seen
from roster_desktop.schema.derivation import full_years
from roster_desktop.schema.kinds import IdNumber, IdNumberValue
from roster_desktop.schema.roster import Role

AGES_AT_SCHOOL = (
    (("学龄前", "学前"), range(7)),
    (("小学",), range(6, 15)),
    (("七年级", "八年级", "九年级"), range(12, 18)),
    (("普通高中", "中职"), range(15, 21)),
    (("硕士",), range(20, 151)),
)
"""How the stage of school begins, and the ages at which one can be there."""

OF_DISABILITY = (DISABILITY_COLUMN, "health", Role.ID_NUMBER)
"""Where something is told of a disability."""
_DISABLED = "残疾"

_NO_DISABILITY_NUMBER = "{who} 健康状况填了残疾，却没填残疾证号，请补上。"
_HALF_A_DISABILITY_NUMBER = "{who} 的残疾证号少了末尾的类别和等级，应为20位，请对照残疾人证补全。"
_LIMBS = "4"
_SEVERE = ("1", "2")


def school_and_education(row: RowInQuestion) -> Iterator[Seen]:
    """One of the two is filled, and only one."""
    columns = ("education", "student_status")
    filled = [key for key in columns if row.has(key)]
    if len(filled) != 1 and row.roster.column_by_key.keys() >= set(columns):
        yield Seen(columns)


def age_at_school(row: RowInQuestion) -> Iterator[Seen]:
    school, age = row.text("student_status"), _age(row)
    if age is None:
        return
    for beginnings, ages in AGES_AT_SCHOOL:
        if school.startswith(beginnings) and age not in ages:
            yield Seen(("student_status",), {"age": str(age), "text": school})


def disability(row: RowInQuestion) -> Iterator[Seen]:
    number = _disability(row)
    own = row.cell(DISABILITY_COLUMN)
    has_column = DISABILITY_COLUMN in row.roster.column_by_key
    if has_column and _DISABLED in row.text("health") and not number and not own:
        yield Seen((DISABILITY_COLUMN, "health"), instead=_NO_DISABILITY_NUMBER)
    if own and not own.is_unreadable and not number:
        yield Seen((DISABILITY_COLUMN,), instead=_HALF_A_DISABILITY_NUMBER)
    if number[:1] == _LIMBS and number[1:2] in _SEVERE and row.text("labour_capacity") == "普通劳动力":
        yield Seen(("labour_capacity",))


def tells_of_disability(cell: Cell) -> bool:
    """Whether one of these cells gives reason to look at the others."""
    if isinstance(cell.value, IdNumberValue) and cell.value.disability:
        return True
    return cell.key == DISABILITY_COLUMN or (cell.key == "health" and _DISABLED in cell.text)


def resettled_where(row: RowInQuestion) -> Iterator[Seen]:
    if "resettlement_site" not in row.roster.column_by_key or row.cell("resettlement_site"):
        return
    if row.text("relocated") == "是":
        head = row.with_role(Role.HEAD)
        yield Seen(("resettlement_site", "relocated"), {"head": head.text if head else row.who})


def _age(row: RowInQuestion) -> int | None:
    """From the number, or else from what is filled or follows; None where nobody knows."""
    if row.person and row.person.birth:
        # Whoever is yet to be born has a wrong number, not a wrong school.
        return full_years(row.person.birth, row.on) if row.person.birth <= row.on else None
    cell = row.with_role(Role.AGE)
    if cell and isinstance(cell.value, int):
        return cell.value
    column = row.roster.column_by_role.get(Role.AGE)
    if not column or not column.derived:
        return None
    follows = column.derived({key: cell.text for key, cell in row.cells.items()}, row.on)
    return int(follows) if follows else None


def _disability(row: RowInQuestion) -> str:
    """Category and degree on the disability card, wherever its number stands."""
    keys = (DISABILITY_COLUMN, row.roster.key_of(Role.ID_NUMBER) if row.roster.has(Role.ID_NUMBER) else "")
    for text in map(row.text, keys):
        value = IdNumber().parse(text)
        if isinstance(value, IdNumberValue) and value.disability:
            return value.disability
    return ""
