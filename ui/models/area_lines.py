"""What the list of villages says of each of them: people, findings, and when it last sent something."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from roster_desktop.records import Area
from roster_desktop.tasks.areas import AreaFacts
from ui.bridge.area_news import News

ALL_OF_IT = "全部"
NOTHING_SENT = "未报送"


@dataclass(frozen=True, slots=True)
class AreaLine:
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
        parts = [self.name, f"{self.people:,} 人", self.told]
        if self.findings is not None:
            parts.append(f"上次比对 {self.findings:,} 处问题" if self.findings else "上次比对没有问题")
        return "，".join(parts)


def lines_of(news: News, today: date) -> list[AreaLine]:
    """All of it first, then each village or township."""
    whole = news.facts
    told = f"{whole.submitted}/{len(whole.inside)} 报了"
    first = AreaLine(whole.area, ALL_OF_IT, whole.people, told, news.findings_of(whole.area))
    return [first, *(_line(facts, news, today) for facts in whole.inside)]


def _line(facts: AreaFacts, news: News, today: date) -> AreaLine:
    inside = tuple(_line(one, news, today) for one in facts.inside)
    told = _submitted(facts.submitted_at, today) if facts.submitted_at else NOTHING_SENT
    return AreaLine(facts.area, facts.name, facts.people, told, news.findings_of(facts.area), inside)


def _submitted(at: str, today: date) -> str:
    """11-20 报送; with its year where it is another one."""
    day = at[:10]
    return f"{day[5:]} 报送" if day[:4] == str(today.year) else day
