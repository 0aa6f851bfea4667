"""What the list of villages says of each of them: people, findings, and when it last sent something."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from roster_desktop.records import Area
from roster_desktop.tasks.areas import AreaFacts
from roster_desktop.wording import _
from ui.bridge.area_news import News

ALL_OF_IT = _("全部")
NOTHING_SENT = _("未报送")


class AreaLine(Struct, frozen=True):
    """A village, a township, or the first line that stands for all of them."""

    area: Area
    name: str
    people: int
    told: str
    """When it last sent something, in words."""
    findings: int | None = None
    """None while nobody knows; that is not none."""
    inside: tuple[AreaLine, ...] = ()

    @property
    def is_waited_for(self) -> bool:
        """Whether nothing came from it yet."""
        return self.told == NOTHING_SENT

    @property
    def spoken(self) -> str:
        """The line for those who do not see it."""
        parts = [self.name, _("{people:,} 人").format(people=self.people), self.told]
        if self.findings is not None:
            parts.append(
                _("上次比对 {findings:,} 处问题").format(findings=self.findings)
                if self.findings
                else _("上次比对没有问题")
            )
        return _("，").join(parts)


def lines_of(news: News, today: date) -> list[AreaLine]:
    """All of it first, then each village or township."""
    whole = news.facts
    told = _("{submitted}/{inside} 报了").format(submitted=whole.submitted, inside=len(whole.inside))
    first = AreaLine(whole.area, ALL_OF_IT, whole.people, told, news.findings_of(whole.area))
    return [first, *(_line(facts, news, today) for facts in whole.inside)]


def _line(facts: AreaFacts, news: News, today: date) -> AreaLine:
    inside = tuple(_line(one, news, today) for one in facts.inside)
    told = _submitted(facts.submitted_at, today) if facts.submitted_at else NOTHING_SENT
    return AreaLine(facts.area, facts.name, facts.people, told, news.findings_of(facts.area), inside)


def _submitted(at: str, today: date) -> str:
    """11-20 报送; with its year where it is another one."""
    day = at[:10]
    return _("{day} 报送").format(day=day[5:]) if day[:4] == str(today.year) else day
