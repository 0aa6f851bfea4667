"""Rows of people who attended a course."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from msgspec import Struct

from roster_desktop.sample.drawing import birthday, day_between
from roster_desktop.sample.person import Cells, Person
from roster_desktop.sample.places import Home
from roster_desktop.sample.trades import COURSES, PROVIDERS

_HOURS_A_DAY = 6
_LIVING_A_DAY = 50
_OUTCOMES = {
    "转移就业": "转移就业",
    "灵活就业": "转移就业",
    "农业就业": "农业就业",
    "自主创业": "创业",
    "未就业创业": "未就业",
}


class School(Struct, frozen=True):
    """Writes down which courses the people of one village attended."""

    home: Home
    on: date
    draw: Random

    def attended(self, person: Person, status: str, before: date) -> Cells:
        """A course that ended before that day; nothing where the person was too young for it."""
        draw = self.draw
        course = draw.choice(COURSES)
        days = draw.choice(course.days)
        ended = day_between(draw, before - timedelta(days=420), before - timedelta(days=5))
        started = ended - timedelta(days=days - 1)
        if started < birthday(person.member.born, 16):
            return {}
        cells = person.block | {
            "type": course.type, "course": course.course, "provider": draw.choice(PROVIDERS),
            "class_number": f"{started.year}年第{draw.randint(1, 9)}期",
            "address": f"{self.home.township}便民服务中心",
            "started_on": started.isoformat(), "ended_on": ended.isoformat(), "days": str(days),
            "hours": str(days * _HOURS_A_DAY), "free": "是", "cooperation": draw.choice(("否", "否", "是")),
            "living_allowance": str(days * _LIVING_A_DAY), "allowance_year": str(ended.year),
        }  # fmt: skip
        if course.certificate:
            cells |= {
                "certificate": course.certificate,
                "certificate_level": "培训合格" if course.type == "创业培训" else "初级",
                "certificate_number": f"{draw.randrange(10**15):015}",
                "certified_on": min(self.on, ended + timedelta(days=15)).isoformat(),
            }
        return cells | ({"outcome": _OUTCOMES[status]} if status in _OUTCOMES else {})
