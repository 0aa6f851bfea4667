"""Public-welfare posts against the policies: how long, how old, how much, how many, and for whom."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from msgspec import Struct

from roster_desktop.checks.amounts import amount_in, count_in
from roster_desktop.checks.finding import Level
from roster_desktop.checks.household_in_question import HouseholdInQuestion
from roster_desktop.checks.labour import rows_with
from roster_desktop.checks.own_rows import POPULATION_STATUS, own_row, present_row, together
from roster_desktop.checks.periods import BOTH, dated_first, is_open
from roster_desktop.checks.person_in_question import PersonInQuestion
from roster_desktop.checks.roster_keys import ENDED, GONE, POST, STARTED
from roster_desktop.checks.row_in_question import RowInQuestion
from roster_desktop.checks.rule import Seen
from roster_desktop.checks.spells import certain_spells, months_of, plus_months
from roster_desktop.policies import Ruling
from roster_desktop.policies.packs import TableLine

_MONTHS, SUBSIDY, _CATEGORY, PAID_ON = "months", "monthly_subsidy", "category", "paid_on"
_CHANGED_ON = "population_changed_on"
_DAY = timedelta(days=1)

_ENDS_NOW = "{who} 的岗位本月到期，请提前安排。"
_ONE_DAY_OVER = "{who} 在公益性岗位已满{limit}个月，请办理退岗或说明。"
_LEFT_BEFORE = "{who} {month}已登记“{status}”，仍有补贴发放。"
_PAST_THE_FIRST_LIMIT = "{who} {age}岁仍在公益性岗位，已过{warned}岁，请核实还能不能继续。"
_POSTS_OF_ONE = "{head} 户有{posts}个公益性岗位（本地规定一户{limit}岗），请核实。"


class _Tenure(Struct, frozen=True):
    """How long somebody certainly held posts, counted together, and how long that may be."""

    row: RowInQuestion
    rows: tuple[RowInQuestion, ...]
    months: int
    typed: int
    limit: int
    policies: tuple[str, ...]

    @property
    def shown(self) -> int:
        return max(self.months, self.typed)

    def is_over(self) -> bool:
        """Whether the limit was reached before the cut-off date."""
        return self.months_on(self.row.on - _DAY) >= self.limit or self.typed > self.limit

    def months_left(self, most: int) -> int | None:
        """After how many months the limit is reached, where that is not later than after `most`."""
        soon = (
            months for months in range(most + 1)
            if self.months_on(plus_months(self.row.on, months)) >= self.limit
            or self.typed + months >= self.limit
        )  # fmt: skip
        return next(soon, None)

    def months_on(self, day: date) -> int:
        """How many they certainly are on another day, if nothing ends before."""
        return months_of(certain_spells(self.rows, day))


def too_long_on_post(person: PersonInQuestion) -> Iterator[Seen]:
    for tenure in _tenures(person):
        if tenure.is_over():
            instead = _ONE_DAY_OVER if tenure.shown <= tenure.limit else ""
            yield _about(tenure, {"months": str(tenure.shown)}, instead)


def post_ends_soon(person: PersonInQuestion) -> Iterator[Seen]:
    for tenure in _tenures(person):
        left = tenure.months_left(person.ground.number("P_POST_SOON"))
        if left is not None and not tenure.is_over():
            yield _about(tenure, {"months": str(left)}, "" if left else _ENDS_NOW)


def too_old_for_post(person: PersonInQuestion) -> Iterator[Seen]:
    """By the age on the cut-off date; said once, at the earliest open post."""
    age, ground = person.age(), person.ground
    found = dated_first(row for row in person.of(POST) if is_open(row))
    if age is None or not found:
        return
    used = {
        Level.ERROR: (age >= ground.number("P_POST_AGE_HARD"), "P_POST_AGE_HARD"),
        Level.WARNING: (age > ground.number("P_POST_AGE_MAX"), "P_POST_AGE_MAX"),
        Level.NOTICE: (age > ground.number("P_POST_AGE_WARN"), "P_POST_AGE_WARN"),
    }
    level = next((level for level, (is_so, _) in used.items() if is_so), None)
    if level:
        columns = (STARTED, ENDED, "id_number")
        policies = ground.said(used[level][1])
        gaps = {"age": str(age), "warned": str(ground.number("P_POST_AGE_WARN"))}
        # Up to the limit itself nothing is against the rule yet.
        instead = _PAST_THE_FIRST_LIMIT if level is Level.NOTICE else ""
        yield Seen(columns, gaps, instead, found[0], level=level, policies=policies)


def unusual_subsidy(person: PersonInQuestion) -> Iterator[Seen]:
    """By the standard of the day the post ended, or of the cut-off date; only categories that it lists."""
    for row in person.of(POST):
        paid = amount_in(row, SUBSIDY)
        ruling, found = standard_of(person, row)
        if paid is None or not found:
            continue
        limits = limits_of(found)
        if limits and not any(least <= paid <= most for least, most in limits):
            least, most = limits[-1]
            gaps = {"paid": row.text(SUBSIDY), "least": str(least), "most": str(most)}
            said = ruling.saying("；".join(map(ruling.parameter.line_text, found)))
            yield Seen((SUBSIDY, _CATEGORY), gaps, row=row, policies=(said,))


def standard_of(person: PersonInQuestion, row: RowInQuestion) -> tuple[Ruling, list[TableLine]]:
    """The standard of the day the post ended, or of the cut-off date; its lines about this category."""
    end = row.date_in(ENDED)
    ruling = person.ground.ruling("P_POST_SUBSIDY", min(end.first, row.on) if end else row.on)
    lines = ruling.value if isinstance(ruling.value, tuple) else ()
    return ruling, [line for line in lines if line.get("category") == row.text(_CATEGORY)]


def limits_of(lines: list[TableLine]) -> list[tuple[int, int]]:
    """The least and the most that each line allows a month."""
    return [(int(line.get("minimum", 0)), int(line["maximum"])) for line in lines if "maximum" in line]


def paid_after_the_end(person: PersonInQuestion) -> Iterator[Seen]:
    """Paid on a day certainly after leaving the post, or after the person died or moved away."""
    for row in person.of(POST):
        paid, end, own = row.date_in(PAID_ON), row.date_in(ENDED), own_row(person, row)
        if not paid:
            continue
        if end and end.last < paid.first:
            yield Seen((PAID_ON, ENDED), {"month": str(end)[:7]}, row=row)
            continue
        gone = own.date_in(_CHANGED_ON) if own and own.text(POPULATION_STATUS) in GONE else None
        if own and gone and gone.last < paid.first:
            gaps = {"month": str(gone)[:7], "status": own.text(POPULATION_STATUS)}
            beside = ((own, (POPULATION_STATUS, _CHANGED_ON)),)
            yield Seen((PAID_ON, ENDED), gaps, _LEFT_BEFORE, row, beside)


def too_many_posts(household: HouseholdInQuestion) -> Iterator[Seen]:
    """Open posts of all members together, also where one member holds them all."""
    held = [
        (one, row)
        for one in household.members
        for row in rows_with(one, POST, present_row(one))
        if is_open(row)
    ]
    limit = household.ground.number("P_POST_PER_HH")
    if len(held) > limit and not (household.is_by_name and len(household.heads) > 1):
        holders = {one.holder for one, _ in held}
        (_, first), *others = held
        columns = ("post", "employer", *BOTH)
        gaps = {
            "head": household.head_name, "count": str(len(holders)), "posts": str(len(held)),
            "limit": str(limit),
        }  # fmt: skip
        yield Seen(
            columns, gaps, _POSTS_OF_ONE if len(holders) < len(held) else "", first,
            tuple((row, columns) for _, row in others), policies=household.ground.said("P_POST_PER_HH"),
        )  # fmt: skip


def relative_of_a_cadre(row: RowInQuestion) -> Iterator[Seen]:
    if row.roster.key == POST and row.text("cadre_relative") == "是" and is_open(row):
        yield Seen(("cadre_relative",))


def _tenures(person: PersonInQuestion) -> Iterator[_Tenure]:
    """Of everybody on a post to whom the limit applies, once."""
    for rows in together(person, person.of(POST)):
        dated = dated_first(rows)
        row = next((row for row in dated if is_open(row) and row.date_in(STARTED)), None)
        policies = _policies_that_apply(person, dated[0]) if row else None
        if row is None or policies is None:
            continue
        typed = max((count_in(one, _MONTHS) or 0 for one in rows), default=0)
        limit = person.ground.number("P_POST_MONTHS_MAX")
        yield _Tenure(row, rows, months_of(certain_spells(rows, row.on)), typed, limit, policies)


def _policies_that_apply(person: PersonInQuestion, first: RowInQuestion) -> tuple[str, ...] | None:
    """None for who was near to retirement at the first post, or where nobody can tell."""
    start = first.date_in(STARTED)
    if not start:
        return None
    ground = person.ground
    years = ground.number("P_POST_NEAR_RETIREMENT", start.last)
    near = ground.ruling("P_POST_NEAR_RETIREMENT", start.last)
    if not years:
        return (*ground.said("P_POST_MONTHS_MAX"), str(near))
    number = person.number
    key = {"男": "P_RETIREMENT_M", "女": "P_RETIREMENT_F"}.get(number.sex) if number else None
    if not key or not number or not number.birth:
        return None
    near_from = plus_months(number.birth, 12 * (ground.number(key, start.last) - years))
    if start.last >= near_from:
        return None
    return (*ground.said("P_POST_MONTHS_MAX"), str(near), str(ground.ruling(key, start.last)))


def _about(tenure: _Tenure, gaps: dict[str, str], instead: str) -> Seen:
    columns = (*BOTH, _MONTHS)
    beside = tuple((row, columns) for row in tenure.rows if row is not tenure.row)
    told = gaps | {"limit": str(tenure.limit)}
    return Seen(columns, told, instead, tenure.row, beside, policies=tenure.policies)
