"""Is told what belongs together in one row about work, a course, a business or a post."""

from __future__ import annotations

from collections.abc import Iterator

from roster_desktop.checks.periods import BOTH, is_open
from roster_desktop.checks.roster_keys import (
    ABROAD,
    BEYOND_PROVINCE,
    BUSINESS,
    ENDED,
    MONTHS_THIS_YEAR,
    OUT_OF_COUNTY,
    POST,
    STARTED,
    TRAINING,
    TRANSFER,
)
from roster_desktop.checks.row_in_question import RowInQuestion
from roster_desktop.checks.rule import Seen

PLACE = ("county", "city", "province", "address")
_ASKED = ("monthly_wage", "employer", "industry", "escorted")
"""The channel too, but that must be filled in any case (A26)."""

_NO_PLACE = "{who} 填了本年务工月数没填务工地。"
_TOO_MANY_MONTHS = "{who} 的本年务工月数应在0到12之间，现在是“{text}”。"
_NO_POST = "{who} 填了上岗日期没填岗位名称。"
_NO_START = "{who} 填了岗位名称没填上岗日期。"
_NO_MONTHS = "{who} 的累计在岗月数填了0，由起止日期算是{months}个月。"

_VILLAGE_POST = {"featured": "特设公岗", "category": "公益特岗"}
OF_VILLAGE_POSTS, VILLAGE_POSTS = tuple(_VILLAGE_POST), tuple(_VILLAGE_POST.values())
_RIGHT = (
    ("employer_type", "村组公岗", "单位性质应为“村组公岗”"),
    ("work_type", "转移就业", "就业类型应为“转移就业”"),
    ("channel", "组织介绍", "渠道应为“组织介绍”"),
)


def more_days_than_there_were(row: RowInQuestion) -> Iterator[Seen]:
    """A course known to the month may have had every day of the month."""
    cell, start, end = row.cell("days"), row.date_in(STARTED), row.date_in(ENDED)
    if row.roster.key != TRAINING or not cell or not isinstance(cell.value, int) or not start or not end:
        return
    most = (end.last - start.first).days + 1
    if 0 < most < cell.value:
        yield Seen(("days", *BOTH), {"days": str(cell.value), "most": str(most)})


def place_and_months(row: RowInQuestion) -> Iterator[Seen]:
    """Of jobs of this year; in the own county the area says where it is."""
    if row.roster.key != TRANSFER:
        return
    cell = row.cell(MONTHS_THIS_YEAR)
    if cell and not isinstance(cell.value, int):
        if cell.text.isascii() and cell.text.isdigit():
            yield Seen((MONTHS_THIS_YEAR,), {"text": cell.text}, _TOO_MANY_MONTHS)
        return
    has_place = any(row.text(key) for key in PLACE)
    if has_place and not cell and _is_of_this_year(row):
        yield Seen((MONTHS_THIS_YEAR, *(key for key in PLACE if row.text(key))))
    is_near = row.text("area") not in OUT_OF_COUNTY | {""}
    if cell and cell.value and not has_place and not is_near:
        yield Seen((*PLACE[:3], MONTHS_THIS_YEAR), instead=_NO_PLACE)


def missing_about_a_job(row: RowInQuestion) -> Iterator[Seen]:
    """Farm work and odd jobs have no employer to ask about."""
    if row.roster.key != TRANSFER or row.text("work_type") not in {"转移就业", ""} or not is_open(row):
        return
    missing = tuple(key for key in _ASKED if not row.has(key))
    if missing:
        headers = "、".join(row.roster.column_by_key[key].header for key in missing)
        yield Seen(missing, {"missing": headers})


def more_poor_than_all(row: RowInQuestion) -> Iterator[Seen]:
    if row.roster.key != BUSINESS:
        return
    everybody, poor = (cell.value if (cell := row.cell(key)) else None for key in ("jobs", "jobs_for_poor"))
    if isinstance(everybody, int) and isinstance(poor, int) and poor > everybody:
        business = row.text("business_name") or row.who
        yield Seen(("jobs_for_poor", "jobs"), {"business": business})


def post_and_its_start(row: RowInQuestion) -> Iterator[Seen]:
    if row.roster.key != POST:
        return
    has_start, has_post = row.has(STARTED), row.has("post")
    if has_start != has_post:
        columns = ("post", STARTED) if has_start else (STARTED, "post")
        yield Seen(columns, instead=_NO_POST if has_start else _NO_START)
    cell = row.cell("months")
    if cell and cell.value == 0 and cell.column.derived:
        texts = {key: told.text for key, told in row.cells.items() if key != "months"}
        if (months := cell.column.derived(texts, row.on)) not in {"", "0"}:
            yield Seen(("months", *BOTH), {"months": months}, _NO_MONTHS)


def village_post(row: RowInQuestion) -> Iterator[Seen]:
    """What is blank is asked for by other rules."""
    key, option = next(
        ((key, name) for key, name in _VILLAGE_POST.items() if row.text(key) == name), ("", "")
    )
    if row.roster.key not in {TRANSFER, POST} or not key:
        return
    wrong = {column: said for column, right, said in _RIGHT if row.text(column) not in {right, ""}}
    if (area := row.text("area")) in {BEYOND_PROVINCE, ABROAD}:
        wrong["area"] = f"地域不能是{area}"
    if wrong:
        yield Seen((*wrong, key), {"post": option, "what": "，".join(wrong.values())})


def _is_of_this_year(row: RowInQuestion) -> bool:
    """Whether it certainly went on in the year of the cut-off date."""
    start, end = row.date_in(STARTED), row.date_in(ENDED)
    has_begun = bool(start) and start is not None and start.last <= row.on
    return has_begun and (end.first.year >= row.on.year if end else not row.has(ENDED))
