"""Rows of the person roster: everybody of a household, with what goes together with age,
sex and household."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from msgspec import Struct

from roster_desktop.sample.drawing import day_between
from roster_desktop.sample.household import Member
from roster_desktop.sample.names import full_name
from roster_desktop.sample.numbers import Numbers
from roster_desktop.sample.places import Home, area_of_birth
from roster_desktop.schema.kinship import HEAD

Cells = dict[str, str]
"""Column key → canonical text; blank cells are absent."""

GROUPS = ("一组", "二组", "三组", "四组", "五组", "六组", "七组", "八组")
WORKING_AGES = range(16, 60)
_WITHOUT_PHONE = 0.04

_SCHOOL_BY_AGE = {
    **dict.fromkeys(range(3), "学龄前儿童"), **dict.fromkeys(range(3, 6), "学前教育"),
    **dict.fromkeys(range(6, 12), "小学"),
    12: "七年级", 13: "八年级", 14: "九年级", 15: "普通高中一年级", 16: "普通高中二年级", 17: "普通高中三年级",
}  # fmt: skip
_AFTER_SCHOOL = {
    18: ("本科一年级", "高职高专一年级"), 19: ("本科二年级", "高职高专二年级"), 20: ("本科三年级", "高职高专三年级"),
    21: ("本科四年级",),
}  # fmt: skip
_EDUCATION_BY_BIRTH = (
    (1955, "文盲或半文盲 小学 小学 小学 初中"),
    (1970, "小学 小学 初中 初中 初中 高中"),
    (1985, "小学 初中 初中 初中 初中 高中 高中 大专"),
    (9999, "初中 初中 高中 高中 大专 大专 本科及以上"),
)
_SKILLS = (
    "电工证 焊工证 叉车证 挖掘机操作证 中式烹调师 育婴员证 木工手艺 泥瓦工手艺 家电维修 驾驶证A2".split()
)
_CAUSES = "因病 因残 因学 因灾 缺技术 缺劳力 缺资金 自身发展动力不足".split()
_MONITORED = "脱贫不稳定户 边缘易致贫户 突发严重困难户".split()


class Person(Struct, frozen=True):
    """Somebody with a row, and what the other rosters' rows must go together with."""

    member: Member
    cells: Cells
    is_student: bool = False

    @property
    def block(self) -> Cells:
        """The beginning of this person's rows in the other rosters."""
        keys = ("township", "village", "group", "head_name", "name", "id_number", "phone")
        return {key: self.cells[key] for key in keys if key in self.cells}

    def may_work(self, on: date) -> bool:
        """Whether the person counts as a labourer."""
        able = self.cells["labour_capacity"] in ("普通劳动力", "技能劳动力")
        return able and not self.is_student and self.is_here and self.member.age(on) in WORKING_AGES

    def may_do_light_work(self, on: date) -> bool:
        """Whether a post in the village is all that the person can be asked to do."""
        is_weak = self.cells["labour_capacity"] == "弱劳动力或半劳动力"
        return is_weak and self.is_here and self.member.age(on) in range(18, 65)

    @property
    def is_here(self) -> bool:
        return self.cells["population_status"] == "正常"


class Registrar(Struct, frozen=True):
    """Writes the households of one village down."""

    home: Home
    on: date
    draw: Random
    numbers: Numbers
    collector: str

    def household(self, place: int, members: tuple[Member, ...], group: str) -> list[Person]:
        """Rows of a household; `place` numbers the households of the village from 1."""
        draw = self.draw
        identities = [
            self.numbers.id_number(
                area_of_birth(draw, member.born, married_in=member.married_in), member.born, member.sex
            )
            for member in members
        ]
        phones = list(self._phones(members))
        number = f"{self.home.code[6:]}{place:04}"
        shared = self._of_the_household(members[0], identities[0], number, group)
        return [
            self._person(member, shared, identity, phone, f"{number}{nth:02}")
            for nth, (member, identity, phone) in enumerate(zip(members, identities, phones, strict=True), 1)
        ]

    def _phones(self, members: tuple[Member, ...]) -> Iterator[str]:
        """Grown people's own; children and the oldest give the number of whoever in the house has one."""
        own = [self.numbers.phone() if 15 < member.age(self.on) < 75 else "" for member in members]
        lent = next((phone for phone in own if phone), "") or self.numbers.phone()
        for phone in own:
            yield "" if self.draw.random() < _WITHOUT_PHONE else phone or lent

    def _of_the_household(self, head: Member, head_id: str, number: str, group: str) -> Cells:
        draw, home = self.draw, self.home
        address = f"{home.county}{home.township}{home.village}{group}"
        cells = {
            "township": home.township, "village": home.village, "group": group, "household_number": number,
            "head_name": head.name, "head_id_number": head_id, "relocated": "否", "minimum_living": "未享受",
            "registered_address": address, "current_address": address, "collector": self.collector,
            "income_per_head": str(draw.randrange(90, 260) * 100),
            "collected_on": day_between(draw, self.on - timedelta(days=60), self.on).isoformat(),
        }  # fmt: skip
        return cells | self._kind_of_household()

    def _kind_of_household(self) -> Cells:
        """脱贫户, 监测对象 or neither, with what only those have."""
        draw = self.draw
        kind = draw.choices(("脱贫户", "监测对象", "一般农户"), (44, 8, 48))[0]
        cells = {"household_type": kind}
        if kind == "一般农户":
            return cells
        year = draw.randint(2014, 2017) if kind == "脱贫户" else draw.randint(2021, self.on.year)
        cells |= {
            "poverty_cause": draw.choice(_CAUSES), "recognised_year": str(year),
            "helper_name": full_name(draw, draw.choice("男女"), 1980), "helper_phone": self.numbers.phone(),
        }  # fmt: skip
        if draw.random() < 0.18:
            cells["minimum_living"] = "农村低保"
        if kind == "监测对象":
            return cells | {"monitored_type": draw.choice(_MONITORED)}
        cells |= {"poverty_status": "已脱贫", "lifted_year": str(draw.randint(max(2016, year), 2020))}
        if draw.random() < 0.2:
            site = f"{self.home.township}{draw.choice(('幸福', '兴隆', '安居'))}安置点"
            cells |= {
                "relocated": "是",
                "resettlement_site": site,
                "current_address": f"{self.home.county}{site}",
            }
        return cells

    def _person(self, member: Member, shared: Cells, identity: str, phone: str, number: str) -> Person:
        age = member.age(self.on)
        cells = shared | {
            "relation": member.relation, "person_number": number, "name": member.name, "id_number": identity,
            "id_type": "居民身份证", "ethnicity": self._ethnicity(member), "political_status": self._party(age),
        }  # fmt: skip
        school = self._school(age)
        cells |= {"student_status": school} if school else {"education": self._education(member, age)}
        cells |= self._capacity(age, bool(school), identity) | self._population(member, age, bool(school))
        if phone:
            cells["phone"] = phone
        return Person(member, cells, is_student=bool(school))

    def _ethnicity(self, member: Member) -> str:
        rare = member.married_in and self.draw.random() < 0.04
        return self.draw.choice(("回族", "羌族", "苗族", "彝族", "土家族")) if rare else "汉族"

    def _party(self, age: int) -> str:
        if age >= 24 and self.draw.random() < 0.07:
            return "中共党员"
        return "共青团员" if 15 <= age < 28 and self.draw.random() < 0.4 else "群众"

    def _school(self, age: int) -> str:
        """The year of school; "" for those who do not go."""
        if age in _SCHOOL_BY_AGE:
            return _SCHOOL_BY_AGE[age]
        goes_on = age in _AFTER_SCHOOL and self.draw.random() < 0.6
        return self.draw.choice(_AFTER_SCHOOL[age]) if goes_on else ""

    def _education(self, member: Member, age: int) -> str:
        levels = next(levels for until, levels in _EDUCATION_BY_BIRTH if member.born.year < until)
        level = self.draw.choice(levels.split())
        return "高中" if age < 22 and level == "本科及以上" else level

    def _capacity(self, age: int, is_student: bool, identity: str) -> Cells:
        """Health and what it leaves of the capacity to work."""
        draw = self.draw
        if age >= 10 and draw.random() < 0.035:
            degree = draw.choice("1234")
            capacity = "丧失劳动力" if degree in "12" else "弱劳动力或半劳动力"
            return {
                "health": "残疾", "disability_number": f"{identity}{draw.choice('1234567')}{degree}",
                "labour_capacity": capacity if age >= 16 else "无劳动力",
            }  # fmt: skip
        if age < 16:
            return {"health": "健康", "labour_capacity": "无劳动力"}
        if age >= 60:
            health = draw.choices(("健康", "长期慢性病", "患有大病"), (55, 40, 5))[0]
            is_weak = age < 70 and health != "患有大病" and draw.random() < 0.6
            return {"health": health, "labour_capacity": "弱劳动力或半劳动力" if is_weak else "无劳动力"}
        if not is_student and draw.random() < 0.06:
            return {"health": "长期慢性病", "labour_capacity": "弱劳动力或半劳动力"}
        if not is_student and draw.random() < 0.22:
            return {"health": "健康", "labour_capacity": "技能劳动力", "skill": draw.choice(_SKILLS)}
        return {"health": "健康", "labour_capacity": "普通劳动力"}

    def _population(self, member: Member, age: int, is_student: bool) -> Cells:
        """正常, or for a few what became of them."""
        draw = self.draw
        became = ""
        if member.relation != HEAD and not member.married_in and not is_student and draw.random() < 0.03:
            if age in range(18, 24) and member.sex == "男":
                became = "参军"
            elif age in range(20, 40):
                became = "婚嫁迁出" if member.sex == "女" else "迁出"
            elif age >= 75:
                became = "死亡"
        if not became:
            return {"population_status": "正常"}
        changed = day_between(draw, self.on - timedelta(days=400), self.on)
        return {"population_status": became, "population_changed_on": changed.isoformat()}
