"""Things to do that follow from what was found: errors by kind, contradictions, households without work."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec import Struct

from roster_desktop.checks import Level as Severity
from roster_desktop.tasks.todo_facts import FINDINGS, Facts, Place, Todo, Urgency, named, persons
from roster_desktop.wording import N_, _
from roster_desktop.workspace import StoredFinding

_HOUSEHOLDS = "households"

_NOW, _SOON, _LATER = Urgency.NOW, Urgency.SOON, Urgency.LATER


class Told(Struct, frozen=True):
    """A kind of finding as a person calls it."""

    urgency: Urgency
    rules: tuple[str, ...]
    title: str
    """{count} stands for how many persons, or households."""
    advice: str
    button: str
    counted: str = N_("人")
    page: str = FINDINGS

    def look(self, facts: Facts) -> Iterator[Todo]:
        """The one thing to do where these rules found something."""
        total = facts.count(self.rules)
        if not total:
            return
        if not facts.is_readable(self.rules):
            title = _(self.title).replace(f"{{count}} {self.counted}", "{count} 处")
            told = title.format(count=f"{total:,}")
            yield Todo(self.urgency, told, _(self.advice), _(self.button), Place(self.page, self.rules))
            return
        found = facts.findings(self.rules)
        if not found:
            # A check beside us took them away since they were counted.
            return
        names, count = self._names(facts, found)
        first = found[0]
        place = Place(
            self.page, self.rules, roster=first.roster, row=first.row, column=next(iter(first.columns), "")
        )
        about = _("{names}：{advice}").format(names=named(names, self.counted, count), advice=_(self.advice))
        yield Todo(self.urgency, _(self.title).format(count=f"{count:,}"), about, _(self.button), place)

    def _names(self, facts: Facts, found: list[StoredFinding]) -> tuple[list[str], int]:
        if self.counted == "户":
            one_each = {finding.household or finding.row: finding for finding in found}
            heads = facts.heads(one_each.values())
            return [_("{head} 户").format(head=head) for head in heads], len(one_each)
        people = persons(found)
        return list(people.values()), len(people)


CONTRADICTIONS = (
    Told(_NOW, ("C05",), N_("{count} 人在外务工又在公益性岗位"), N_("请核实哪个是真的，或写情况说明"), N_("去核实")),
    Told(_NOW, ("C09",), N_("{count} 人已不在册，岗位上还有名字"), N_("请停岗停补，填上退岗日期"), N_("去停补")),
    Told(_NOW, ("B13", "B08"), N_("{count} 人同时有两份没结束的工作"), N_("请给前一份填结束日期"), N_("去更正")),
    Told(
        _NOW, ("B01", "B02"),
        N_("{count} 人重复登记，或一号对着几个名字"), N_("请对照身份证核实"), N_("去核实"),
    ),
    Told(_NOW, ("M02", "M12"), N_("{count} 人的补贴领重了，或退岗后还在发"), N_("请核对后改正"), N_("去核对")),
)  # fmt: skip
ERRORS = (
    Told(
        _NOW, ("A02", "A03", "A04", "A05", "A06", "A07", "A11"),
        N_("{count} 人的身份证号有问题"), N_("请对照身份证重新填"), N_("去更正"),
    ),
    Told(_NOW, ("A01", "A26"), N_("{count} 人的必填项还空着"), N_("请补上"), N_("去补填")),
    Told(_NOW, ("C01",), N_("{count} 人还没有人员信息"), N_("请先在人员信息里补录"), N_("去补录")),
)  # fmt: skip
HOUSEHOLDS = (
    Told(
        _SOON, ("H01",), N_("{count} 户无人就业，有就业意愿"),
        N_("列入零就业清零台账，请安排帮扶"), N_("去看这些户"), N_("户"), _HOUSEHOLDS,
    ),
)  # fmt: skip
POSTS = (
    Told(
        _SOON, ("M08", "M10"), N_("{count} 人的公益性岗位超期或超龄"),
        N_("请办理退岗，可以延期的写明依据"), N_("去核对"),
    ),
    Told(_LATER, ("M09",), N_("{count} 人的公益性岗位三个月内到期"), N_("请提前告诉本人，安排别的出路"), N_("查看")),
)  # fmt: skip

_KINDS = (*CONTRADICTIONS, *ERRORS, *HOUSEHOLDS, *POSTS)
# H09 is told beside those who may be listed twice, where it is settled.
_TOLD_RULES = frozenset({"H09"}.union(*(kind.rules for kind in _KINDS)))


def look_at(*kinds: Told) -> Callable[[Facts], Iterator[Todo]]:
    """What is to be done about these kinds of findings."""

    def look(facts: Facts) -> Iterator[Todo]:
        for kind in kinds:
            yield from kind.look(facts)

    return look


def other_errors(facts: Facts) -> Iterator[Todo]:
    """Errors of no kind that is told by itself."""
    if count := _others(facts, Severity.ERROR):
        yield Todo(
            _NOW, _("还有 {count:,} 处别的错误").format(count=count),
            _("重复、写错的格子：报送前请逐处更正"), _("去更正"),
            Place(FINDINGS, level=Severity.ERROR.value),
        )  # fmt: skip


def other_warnings(facts: Facts) -> Iterator[Todo]:
    """Warnings of no kind that is told by itself."""
    if count := _others(facts, Severity.WARNING):
        yield Todo(
            _SOON, _("还有 {count:,} 处预警要核对").format(count=count),
            _("每一处更正，或写一句情况说明"), _("去核对"),
            Place(FINDINGS, level=Severity.WARNING.value),
        )  # fmt: skip


def _others(facts: Facts, level: Severity) -> int:
    counts = facts.count_of_level(level)
    return sum(count for rule, count in counts.items() if rule not in _TOLD_RULES)
