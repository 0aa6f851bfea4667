"""Things to do that do not hang on a single row: verifying, deciding, reporting in time, keeping a copy."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from roster_desktop.checks.period_in_question import findings_of
from roster_desktop.checks.period_rules import PERIOD_RULES
from roster_desktop.records import Level
from roster_desktop.schema import UNVERIFIED, Role
from roster_desktop.tasks.areas import reports_of
from roster_desktop.tasks.asking import township_questions
from roster_desktop.tasks.todo_facts import FINDINGS, VERIFYING, Facts, Place, Todo, Urgency, named
from roster_desktop.wording import N_, _, day_in_words, so_many
from roster_desktop.workspace import Workspace

COPY_DAYS = 7
"""A copy that is older does not count."""
_NEAR, _SOON_DUE = 3, 7
"""Days before the last day to report from which it is urgent, and from which it is told at all."""
_CHANGES, _SEND, _MERGE, _CONFLICTS = "changes", "send", "merging", "conflicts"


def empty_roster(facts: Facts) -> Iterator[Todo]:
    if not facts.rows:
        people = facts.workspace.catalog.people
        yield Todo(
            Urgency.NOW,
            _("花名册还是空的"),
            _("从第一个人开始录入，或把现有的表格导进来"),
            _("去录入"),
            Place(people),
        )


def never_compared(facts: Facts) -> Iterator[Todo]:
    if facts.rows and not facts.workspace.checked_by:
        yield Todo(
            Urgency.NOW,
            _("还没有比对过"),
            _("比对完，这里会列出要更正和核实的"),
            _("去比对核实"),
            Place(FINDINGS),
        )


def open_conflicts(facts: Facts) -> Iterator[Todo]:
    count = 0 if facts.area.name else facts.workspace.count_conflicts()
    if count:
        names = dict.fromkeys(one.name for one in facts.workspace.conflicts())
        about = _("{names}：几处写法不同，请看一眼决定用哪个").format(names=named(names))
        title = _("{count:,} 处冲突等您决定").format(count=count)
        yield Todo(Urgency.NOW, title, about, _("去决定"), Place(_CONFLICTS))


def asked_from_above(facts: Facts) -> Iterator[Todo]:
    """What the township, or the county, wants to know: each in its cell."""
    workspace = facts.workspace
    if facts.area.name or not workspace.count_asked(but_by=workspace.unit.name):
        return
    asked = [one for one in township_questions(workspace) if one.asked is not None]
    if asked:
        first, units = asked[0], dict.fromkeys(one.asked.unit for one in asked if one.asked)
        names = named(dict.fromkeys(one.name for one in asked))
        about = _("{names}：不对的改那一格，对的按 F7 写一句答复").format(names=names)
        title = _("{units}问 {count:,} 处").format(units=_("、").join(units), count=len(asked))
        place = Place(roster=first.roster, row=first.row, column=next(iter(first.columns), ""))
        yield Todo(Urgency.NOW, title, about, _("去答复"), place)


def changed_at_once(facts: Facts) -> Iterator[Todo]:
    """Rows in which two people changed different cells of a strict group without knowing of each other."""
    count = 0 if facts.area.name else facts.workspace.count_reviews()
    if count:
        title = _("{count:,} 行两边同时改动").format(count=count)
        about = _("两边改的都已采用，放在一起对不对，请看一眼")
        yield Todo(Urgency.SOON, title, about, _("去看看"), Place(_CONFLICTS))


def old_verifications(facts: Facts) -> Iterator[Todo]:
    """Persons who were verified, but too long ago."""
    workspace, count = facts.workspace, facts.stale_count
    if count:
        people = workspace.catalog.person_roster
        rows = workspace.rows(people.key, workspace.row_ids(facts.stale)[:3])
        names = [people.text_of(Role.NAME, row.values) for row in rows]
        title = _("{count:,} 人超过 {days} 天没有回访").format(count=count, days=facts.stale_days)
        about = _("{names}：请打电话或上门，边问边记结果").format(names=named(names, count=count))
        yield Todo(Urgency.SOON, title, about, _("去核实"), Place(VERIFYING, chip="stale", roster=people.key))


def never_verified(facts: Facts) -> Iterator[Todo]:
    if count := facts.unverified:
        people = facts.workspace.catalog.people
        place = Place(VERIFYING, chip=UNVERIFIED.text, roster=people)
        title = _("{count:,} 人还没有核实过").format(count=count)
        about = _("可以列电话单或抽查名单，核实一批记一批")
        yield Todo(Urgency.LATER, title, about, _("去核实"), place)


def missing_people(facts: Facts) -> Iterator[Todo]:
    """T01: who was there last time and is gone without a word."""
    missing = [row.name for period in facts.periods for row in period.missing]
    if missing:
        about = _("{names}：请选原因，漏填的恢复").format(names=named(missing))
        title = _("{count:,} 人上期在册，本期没有了").format(count=len(missing))
        yield Todo(Urgency.NOW, title, about, _("查看变化"), Place(_CHANGES, rules=("T01",)))


def unusual_numbers(facts: Facts) -> Iterator[Todo]:
    """T02 and T03: a village whose number jumps, or that always reports the same."""
    rules = [rule for rule in PERIOD_RULES if rule.id in {"T02", "T03"}]
    for period in facts.periods:
        for finding in findings_of(period, rules):
            title = finding.message.rstrip("。")
            yield Todo(Urgency.SOON, title, finding.remedy.rstrip("。"), _("查看变化"), Place(_CHANGES))


def to_return(facts: Facts) -> Iterator[Todo]:
    """T08: rows that the township altered and the village does not know of."""
    by_village = {period.name: len(period.edited) for period in facts.periods if period.edited}
    if by_village:
        rows = sum(by_village.values())
        about = _("{names}：把合并后的工作簿发回村里，村里收进去以后再报送").format(
            names=named(by_village, N_("个村"))
        )
        title = _("{rows:,} 行在镇里改过，要退回村里确认").format(rows=rows)
        yield Todo(Urgency.SOON, title, about, _("去收件合并"), Place(_MERGE))


def overdue_reports(facts: Facts) -> Iterator[Todo]:
    """T07: whose time to report is over."""
    late = [period for period in facts.periods if period.overdue]
    if late:
        what = _("{count:,} 个{part}还没报{period}数据，已过截止时间").format(
            count=len(late), part=_part(facts), period=late[0].overdue.in_words if late[0].overdue else ""
        )
        about = _("{names}：请催报").format(names=named((one.name for one in late), N_("个")))
        yield Todo(Urgency.NOW, what, about, _("去收件合并"), Place(_MERGE))


def missing_reports(facts: Facts) -> Iterator[Todo]:
    """Villages of which this period's workbook is still to come; silent where nobody ever sent one."""
    if facts.is_village or facts.area.name or not facts.workspace.deliveries():
        return
    if told := unreported(facts):
        title = _("{count:,} 个{part}本期还没有报送").format(count=len(told), part=_part(facts))
        about = _("{names}：{until}").format(names=named(told, N_("个")), until=_until(facts))
        yield Todo(_by_days(facts), title, about, _("去收件合并"), Place(_MERGE))


def unreported(facts: Facts) -> list[str]:
    """Names of the villages, or townships, of which this period's workbook is still to come."""
    return [
        area.name
        for area, records in reports_of(facts.workspace).items()
        if all(facts.period_of(one.at) != facts.period for one in records)
    ]


def not_sent(facts: Facts) -> Iterator[Todo]:
    """This period's workbook of the own unit, once its last day comes near; later what changed since."""
    if facts.area.name or not facts.rows:
        return
    if not facts.sent:
        if facts.days_left <= _SOON_DUE:
            title = _("本期花名册还没有报送")
            yield Todo(_by_days(facts), title, _until(facts), _("去报送"), Place(_SEND))
        return
    later = [
        one for one in facts.workspace.batches(200) if one.number > facts.sent[0].journal and not one.undone
    ]
    if later:
        title = _("报送以后又改了 {count:,} 次").format(count=len(later))
        about = _("{day} 报送的工作簿里没有这些改动：看看变化，要紧的再报一次").format(
            day=facts.sent[0].at[:10]
        )
        yield Todo(Urgency.LATER, title, about, _("查看变化"), Place(_CHANGES))


def waiting_parcels(facts: Facts) -> Iterator[Todo]:
    """Workbooks that were written and lie in the outbox: nobody above has them yet."""
    count = 0 if facts.area.name else facts.workspace.count_waiting_parcels()
    if count:
        title = _("{count:,} 份工作簿写好了，还没有送出").format(count=count)
        about = _("要送到的文件夹（U盘、共享）一出现就自己送过去；也可以换个文件夹现在送")
        yield Todo(Urgency.SOON, title, about, _("去报送与退回"), Place(_SEND))


def old_copy(facts: Facts) -> Iterator[Todo]:
    if facts.area.name or not facts.rows or facts.workspace.is_read_only:
        return
    last = last_copy_on(facts.workspace)
    days = (facts.today - last).days if last else 0
    if last is None:
        title = _("还没有备份过")
        yield Todo(Urgency.LATER, title, _("点一下就备份，拷到U盘更放心"), _("备份"), Place(deed="backup"))
    elif days > COPY_DAYS:
        title = _("上次备份已过 {days} 天").format(days=days)
        yield Todo(Urgency.LATER, title, _("点一下就备份，拷到U盘更放心"), _("备份"), Place(deed="backup"))
    elsewhere = facts.workspace.copied_elsewhere_on
    away = (facts.today - elsewhere).days if elsewhere else 0
    if away > COPY_DAYS:
        title = _("U盘上的备份已过 {away} 天").format(away=away)
        yield Todo(
            Urgency.LATER, title, _("插上另存备份的U盘，点一下就备份"), _("备份"), Place(deed="backup")
        )


def last_copy_on(workspace: Workspace) -> date | None:
    """On which day the newest copy was made."""
    for path in workspace.backups():
        try:
            return datetime.fromtimestamp(path.stat().st_mtime).date()
        except OSError:
            # It went while it was looked at: the one before is the newest then.
            continue
    return None


def _part(facts: Facts) -> str:
    return _("村") if facts.workspace.unit.level is Level.TOWNSHIP else _("镇")


def _until(facts: Facts) -> str:
    days, day = facts.days_left, day_in_words(facts.due)
    if days < 0:
        return so_many("{day}截止，已过 {past} 天", past=-days, day=day)
    if days == 0:
        return _("今天（{day}）截止").format(day=day)
    return so_many("离截止还有 {days} 天（{day}）", days=days, day=day)


def _by_days(facts: Facts) -> Urgency:
    if facts.days_left <= _NEAR:
        return Urgency.NOW
    return Urgency.SOON if facts.days_left <= _SOON_DUE else Urgency.LATER
