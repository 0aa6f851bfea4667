"""Who does what: the status in the person's row and the rows of the other rosters, which have to agree."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from random import Random

from msgspec import Struct

from roster_desktop.sample.drawing import drawn, first_day
from roster_desktop.sample.learning import School
from roster_desktop.sample.person import Cells, Person
from roster_desktop.sample.work import Workplaces

UNEMPLOYED, FARMING = "未就业创业", "农业就业"
AWAY, FLEXIBLE, BUSINESS, POST = "转移就业", "灵活就业", "自主创业", "公益性岗位"

_LABOURERS = ((AWAY, 46), (FARMING, 18), (FLEXIBLE, 9), (BUSINESS, 6), (POST, 6), (UNEMPLOYED, 15))
_YOUNG = ((AWAY, 60), (FLEXIBLE, 10), (UNEMPLOYED, 30))
_GROWN = 20
_LIGHT_WORKERS = ((FARMING, 45), (POST, 28), (UNEMPLOYED, 27))
_INTENTS = (("有转移就业意愿", 60), ("有创业意愿", 12), ("无就业创业意愿", 28))
_COURSE_WISHES = (("转移就业技能培训", 25), ("农业实用技术培训", 15), ("创业培训", 8), ("无意愿", 52))
_AREAS = ("县内", "县外市内", "市外省内", "省外", "省外（江苏）")
_REASONS = ("照顾家庭", "身体原因", "年龄偏大", "缺技能", "待业")
_TRAINED = 0.16
_RETURNED = 0.2


class Occupations(Struct, frozen=True):
    """Gives the people of one village something to do."""

    on: date
    draw: Random
    work: Workplaces
    school: School

    def rows(self, person: Person) -> dict[str, Cells]:
        """The person's row, completed, and at most one of each other roster."""
        status = self._status(person)
        if not status:
            return {"person": person.cells}
        rows = self._employed(person, status)
        course = self._course(person, status, rows)
        learnt = {"employment_status": status, **self._learnt(course), **self._wishes(status)}
        return {"person": person.cells | learnt, **rows, **({"training": course} if course else {})}

    def _status(self, person: Person) -> str:
        """What the person does; "" for those of whom nobody expects work."""
        if person.may_work(self.on):
            is_grown = person.member.age(self.on) >= _GROWN
            return drawn(self.draw, _LABOURERS if is_grown else _YOUNG)
        return drawn(self.draw, _LIGHT_WORKERS) if person.may_do_light_work(self.on) else ""

    def _employed(self, person: Person, status: str) -> dict[str, Cells]:
        """Where the status is one of work, the row that shows it; else perhaps work that has ended."""
        if write := self._write_by_status.get(status):
            roster, row = write
            return {roster: row(person)}
        has_returned = person.may_work(self.on) and self.draw.random() < _RETURNED
        return {"transfer": self.work.former_transfer(person)} if has_returned else {}

    @property
    def _write_by_status(self) -> Mapping[str, tuple[str, Callable[[Person], Cells]]]:
        return {
            AWAY: ("transfer", self.work.transfer),
            FLEXIBLE: ("transfer", self.work.flexible),
            BUSINESS: ("business", self.work.business),
            POST: ("post", self.work.post),
        }

    def _course(self, person: Person, status: str, rows: Mapping[str, Cells]) -> Cells:
        """A course attended before the work began; nothing for most, and for those who were away before."""
        if self.draw.random() > _TRAINED or any("ended_on" in row for row in rows.values()):
            return {}
        began = [first_day(row["started_on"]) for row in rows.values()]
        return self.school.attended(person, status, min(began, default=self.on))

    def _learnt(self, course: Cells) -> Cells:
        if course:
            return {"training_status": course["type"]}
        wish = drawn(self.draw, _COURSE_WISHES)
        wishes = {"training_status": "未参加培训", "training_intent": wish}
        if wish == "转移就业技能培训":
            wishes["intended_course"] = self.draw.choice(("中式烹饪", "电焊工", "家政类", "技工类"))
        return wishes

    def _wishes(self, status: str) -> Cells:
        """What somebody without work would like to do, and why there is none."""
        if status != UNEMPLOYED:
            return {}
        draw = self.draw
        intent = drawn(draw, _INTENTS)
        wishes = {"employment_intent": intent, "reason_not_employed": draw.choice(_REASONS)}
        if intent == "有转移就业意愿":
            wishes |= {
                "intended_area": draw.choice(_AREAS),
                "intended_job": draw.choice(("制造类", "服务类", "餐饮类", "建筑类")),
                "expected_wage": str(draw.randrange(25, 60) * 100),
            }  # fmt: skip
        return wishes
