"""应享补贴: who is entitled to how much, who has it, who must not; and 申报花名册 of who may still apply."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from decimal import Decimal

from msgspec import Struct

from roster_desktop.reports.counting import BUSINESS, POST, TRAINING, TRANSFER, amount
from roster_desktop.reports.evidence import papers_for
from roster_desktop.reports.facts import Entitlement, Entry, Facts
from roster_desktop.reports.places import NUMBER, PLACE, place_cells, villages
from roster_desktop.reports.table import Counted, Figure, Head, Line, ReportTable

DUE, CLAIMED, PAID, UNFIT, UNSURE = "应享未享", "已申报", "已发放", "不符合", "待核实"
_SPAN = ("started_on", "ended_on")
_NUMBERS = {("monthly_subsidy",): Counted.YUAN, ("days",): Counted.DAYS}
"""Facts that are numbers; of different people they are not added up."""
_PLACE = (Head("镇(办)", width=10), Head("村", width=10))
_TOLD_AGAIN = 2
"""So many facts of a row stand in the application roster too: its page has room for no more."""
_NOT_ASKED = ("未申报", UNFIT)
STATES = (DUE, CLAIMED, PAID, UNSURE, UNFIT)


class Due(Struct, frozen=True):
    """One subsidy: which facts are shown, what was claimed, and what an application needs."""

    key: str
    title: str
    roster: str
    facts: tuple[tuple[str, tuple[str, ...]], ...]
    """Head → cells of the row that stand under it together."""
    claimed: str
    """The cell with what was claimed or paid."""
    state_of: Callable[[Entry, int], str]
    """已申报, 已发放, or "" where nothing was asked for that counts for the year."""
    rules: tuple[str, ...]
    amount_head: str = "应享金额"
    has_card: bool = False


def _transport_state(row: Entry, year: int) -> str:
    status = row.text("transport_status")
    if status in _NOT_ASKED or row.text("transport_year") not in ("", str(year)):
        return ""
    if status == PAID:
        return PAID
    return CLAIMED if status or (amount(row, "transport_amount") or 0) > 0 else ""


def _had(key: str) -> Callable[[Entry, int], str]:
    return lambda row, year: PAID if (amount(row, key) or 0) > 0 else ""


def _post_state(row: Entry, year: int) -> str:
    paid_on = row.day("paid_on")
    if paid_on is not None and paid_on.year != year:
        return ""
    if (amount(row, "paid_amount") or 0) > 0:
        return PAID
    return CLAIMED if (amount(row, "payable_amount") or 0) > 0 else ""


TRANSPORT_DUE = Due(
    "transport", "转移就业交通补贴", TRANSFER,
    (("就业地域", ("area",)), ("务工地", ("province", "city", "county")), ("务工单位", ("employer",)),
     ("就业起止", ("started_on", "ended_on"))),
    "transport_amount", _transport_state,
    ("列本年的申报，和本年在县外务工、还没有申报的人；同一个人没有申报的几份工作只列一份。县内务工、没有申报的不列。",
     "已申报的金额和条件按补贴年度里有效的政策，没有申报的按统计截止日的政策；“不超过”的金额是上限。",
     "外出月数：县外的几份工作合起来算，重叠的算一次，零头每30天算1个月；只写到月的起始按1日、终止按月底；申报的，填够本年务工月数也算满。"),
    has_card=True,
)  # fmt: skip
TRAINING_DUE = Due(
    "training", "培训食宿补贴", TRAINING,
    (("培训类型", ("type",)), ("培训工种", ("course",)), ("培训起止", ("started_on", "ended_on")), ("天数", ("days",))),
    "living_allowance", _had("living_allowance"),
    ("列本年的政府补贴培训（没填补贴年度的按开班年度），不是政府补贴培训、也没有领的不列。",
     "应享金额＝实际培训天数×培训期间的每日标准；期间标准变过的，按结业时的，已领的合哪一个都算对。"),
)  # fmt: skip
STARTUP_DUE = Due(
    "startup", "一次性创业补贴", BUSINESS,
    (("创业项目", ("project",)), ("字号名称", ("business_name",)), ("登记注册", ("registered",)),
     ("创业起始", ("started_on",))),
    "startup_subsidy", _had("startup_subsidy"),
    ("列领过的，和正在经营、还没有领的；停业、注销又没有领过的不列。一个人一辈子只领一次。",
     "领过的按补贴年度的政策，没有领的按统计截止日的政策；应享金额是上限，实际多少以批准为准。"),
    amount_head="最多可领",
)  # fmt: skip
POSTS_DUE = Due(
    "posts", "公益性岗位补贴", POST,
    (("岗位类别", ("category",)), ("岗位名称", ("post",)), ("上岗至退岗", ("started_on", "ended_on")),
     ("每月补贴", ("monthly_subsidy",)), ("发放日期", ("paid_on",))),
    "paid_amount", _post_state,
    ("列在岗的，和本年发放过的岗位；应享金额是每月的，已发金额是本期实发，两列不能相比。",
     "每月应享按登记的补贴，要在本地标准以内（在岗的按统计截止日的标准，退岗的按退岗时的）；本地没有设标准的按登记数。",
     "年龄、期限和离岗后发放按比对规则；一户几岗、村干部亲属要人来核实。",
     "在岗月数：几段合起来算，只写到月的起始按月底、终止按1日，累计在岗月数填得更多的按填的；初次上岗时距退休不足规定年数的不限期。"),
    amount_head="每月应享", has_card=True,
)  # fmt: skip


def transport_entitlements(facts: Facts) -> tuple[ReportTable, ...]:
    """转移就业交通补贴."""
    return _tables(facts, TRANSPORT_DUE)


def training_entitlements(facts: Facts) -> tuple[ReportTable, ...]:
    """培训食宿补贴."""
    return _tables(facts, TRAINING_DUE)


def startup_entitlements(facts: Facts) -> tuple[ReportTable, ...]:
    """一次性创业补贴."""
    return _tables(facts, STARTUP_DUE)


def post_entitlements(facts: Facts) -> tuple[ReportTable, ...]:
    """公益性岗位补贴."""
    return _tables(facts, POSTS_DUE)


def state_of(due: Due, one: Entitlement, year: int) -> str:
    """不符合 before everything: also who has been paid may not have been entitled."""
    if one.against:
        return UNFIT
    return due.state_of(one.row, year) or (UNSURE if one.doubts else DUE)


def _tables(facts: Facts, due: Due) -> tuple[ReportTable, ...]:
    found = [one for one in facts.entitlements or () if one.subsidy == due.key]
    return (_by_name(facts, due, found), _applications(facts, due, found), _by_village(facts, due, found))


_STATE_RULE = (
    "状态：应享未享＝符合条件、还没有申报；已申报、已发放＝登记过而且没有查出不符合；不符合＝至少一条政策不允许（发了的也算，"
    "说明里写明“已登记”）；待核实＝花名册里没填全，说不清。"
)


def _by_name(facts: Facts, due: Due, found: list[Entitlement]) -> ReportTable:
    heads = (
        NUMBER, *_PLACE, Head("姓名", width=8), *(_fact_head(one) for one in due.facts),
        Head(due.amount_head, Counted.YUAN, 9), Head("已登记金额", Counted.YUAN, 9),
        Head("状态", width=10), Head("说明", width=26), Head("按哪条政策", width=24),
    )  # fmt: skip
    lines = tuple(
        Line((str(number), *place_cells(facts, one.area), one.row.text("name"), *_fact_cells(due, one),
              _right(one), _entered(due, one, facts.on.year), state_of(due, one, facts.on.year),
              _why(due, one, facts.on.year), one.policy),
             ((one.row.roster, one.row.id),))
        for number, one in enumerate(found, start=1)
    )  # fmt: skip
    rules = (*due.rules, _STATE_RULE, "不符合的不写应享金额；说不清金额的空着。")
    return ReportTable(f"entitlements-{due.key}", f"{due.title}应享名单", heads, lines, rules)


def _applications(facts: Facts, due: Due, found: list[Entitlement]) -> ReportTable:
    """申报花名册: those entitled and not yet paid, with what has still to be brought."""
    heads = (
        NUMBER, *_PLACE, Head("组", width=6), Head("姓名", width=8), Head("性别", width=5),
        Head("身份证号", width=21), *((Head("银行卡号", width=22),) if due.has_card else ()),
        *(_fact_head(one) for one in due.facts[:_TOLD_AGAIN]), Head(due.amount_head, Counted.YUAN, 9),
        Head("状态", width=10), Head("还缺的材料", width=26), Head("申请人签字", width=12),
    )  # fmt: skip
    papers = papers_for(facts, due.key)
    waiting = [one for one in found if state_of(due, one, facts.on.year) in (DUE, CLAIMED)]
    lines = tuple(
        Line((str(number), *place_cells(facts, one.area), one.row.text("group"), one.row.text("name"),
              one.sex, one.number, *((one.card,) if due.has_card else ()),
              *_fact_cells(due, one)[:_TOLD_AGAIN], _right(one), state_of(due, one, facts.on.year),
              "、".join(papers.missing(one.row)), ""),
             ((one.row.roster, one.row.id),))
        for number, one in enumerate(waiting, start=1)
    )  # fmt: skip
    rules = (
        "列应享未享和已申报、还没有发放的人；不符合、待核实的不列。",
        f"要交的材料按政策标准：{papers.source}。“还缺的材料”写花名册里还没有登记的，空着表示齐了。",
        "身份证号、银行卡号按规定遮住中间，报送原件时对照花名册填全。",
        "村意见（盖章）：　　　　　　　　镇意见（盖章）：　　　　　　　　县就业局意见（盖章）：",
    )
    return ReportTable(f"applications-{due.key}", f"{due.title}申报花名册", heads, lines, rules)


def _by_village(facts: Facts, due: Due, found: list[Entitlement]) -> ReportTable:
    heads = (*PLACE, *(Head(state, Counted.PERSONS, 10, is_summed=True) for state in STATES),
             Head(f"应享未享的{due.amount_head}", Counted.YUAN, 14))  # fmt: skip
    lines = []
    for area in villages(facts):
        here = [one for one in found if one.area == area]
        people = {(one.holder, state_of(due, one, facts.on.year)) for one in here}
        count = Counter(state for _, state in people)
        money = sum(
            (one.amount or Decimal(0) for one in here if state_of(due, one, facts.on.year) == DUE), Decimal(0)
        )
        lines.append(Line((*place_cells(facts, area), *(count[state] for state in STATES), _whole(money))))
    rules = (
        "人数按身份证号、在本村内、每种状态各去重；一个人有两条不同状态的，两种状态各算1人。",
        "金额只加应享未享、金额说得清的。",
        _STATE_RULE,
    )
    return ReportTable(
        f"entitlements-{due.key}-villages", f"各村{due.title}应享统计", heads, tuple(lines), rules
    )


def _fact_head(fact: tuple[str, tuple[str, ...]]) -> Head:
    text, keys = fact
    if keys in _NUMBERS:
        return Head(text, _NUMBERS[keys], 12, is_summed=False)
    return Head(text, width=22 if keys == _SPAN else 12)


def _fact_cells(due: Due, one: Entitlement) -> list[Figure]:
    return [_together(one.row, keys) for _, keys in due.facts]


def _together(row: Entry, keys: tuple[str, ...]) -> Figure:
    """The cells as one text; a number that can be read as a number."""
    if keys in _NUMBERS and (number := amount(row, keys[0])) is not None:
        return _whole(number)
    if keys == _SPAN:
        return f"{row.text(keys[0]) or '？'}至{row.text(keys[1]) or '今'}"
    return "".join(dict.fromkeys(row.text(key) for key in keys))


def _right(one: Entitlement) -> Figure:
    return None if one.against else _whole(one.amount)


def _entered(due: Due, one: Entitlement, year: int) -> Figure:
    return _whole(amount(one.row, due.claimed)) if due.state_of(one.row, year) else None


def _why(due: Due, one: Entitlement, year: int) -> str:
    entered = due.state_of(one.row, year) if one.against else ""
    most = f"不超过{one.amount:f}元" if one.is_most and one.amount is not None and not one.against else ""
    clauses = (*one.against, *(("已登记为" + entered,) if entered else ()), *one.doubts, most)
    return "；".join(clause for clause in clauses if clause)


def _whole(money: Decimal | None) -> int | Decimal | None:
    return int(money) if money is not None and money == money.to_integral_value() else money
