"""Households of people who do not exist, written the way a careful clerk would write them.

Nothing here asks the program what is right: ID numbers, ages and sums are worked out anew.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from itertools import count, product

ON = date(2026, 3, 15)
"""The cut-off date of the county."""

COUNTY, CITY, PROVINCE = "洋县", "汉中市", "陕西省"
_SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡"
_FIRST = "明建志文春秀桂玉金银海国永德新成光东亮青"
_SECOND = "华平军强英兰芳霞云龙林山生福贵忠义勇梅凤"
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def numbered(area: str, birth: str, sequence: int) -> str:
    """18 characters by GB 11643: area, birth date, sequence (odd for men) and the check character."""
    first17 = f"{area}{birth.replace('-', '')}{sequence:03}"
    total = sum(int(digit) * weight for digit, weight in zip(first17, _WEIGHTS, strict=True))
    return first17 + "10X98765432"[total % 11]


def coded(first17: str) -> str:
    """A credit code by GB 32100 with the check character that fits."""
    alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    total = sum(alphabet.index(letter) * pow(3, place, 31) for place, letter in enumerate(first17))
    return first17 + alphabet[(31 - total % 31) % 31]


@dataclass
class Line:
    """One row of a roster."""

    roster: str
    row: str
    cells: dict[str, str]

    def __getitem__(self, key: str) -> str:
        return self.cells.get(key, "")

    def put(self, **cells: str) -> Line:
        """The same line with these cells; "" clears."""
        self.cells.update(cells)
        return self


@dataclass
class Home:
    """A household with all its rows."""

    county: County
    township: str
    village: str
    number: str
    lines: list[Line] = field(default_factory=list)

    @property
    def people(self) -> list[Line]:
        return [line for line in self.lines if line.roster == "person"]

    @property
    def rows(self) -> set[str]:
        return {line.row for line in self.lines}

    def person(
        self, birth: str, sex: str = "男", relation: str = "", area: str = "610723", **cells: str
    ) -> Line:
        """Somebody of the household; the first one is its head."""
        name = self.county.name()
        number = numbered(area, birth, self.county.sequence(area, birth, sex))
        head = self.people[0] if self.people else None
        told = {
            "township": self.township, "village": self.village, "group": "一组",
            "household_number": self.number,
            "head_name": head["name"] if head else name,
            "head_id_number": head["id_number"] if head else number,
            "relation": relation or ("配偶" if head else "户主"),
            "name": name, "id_number": number, "ethnicity": "汉族", "education": "初中", "health": "健康",
            "labour_capacity": "普通劳动力", "phone": self.county.phone(), "household_type": "脱贫户",
            "poverty_status": "已脱贫", "relocated": "否", "population_status": "正常",
        }  # fmt: skip
        return self._line("person", told | cells)

    def worker(self, birth: str = "1985-06-01", sex: str = "男", relation: str = "", **cells: str) -> Line:
        """Somebody who works in another province, with that job."""
        person = self.person(birth, sex, relation, **{"employment_status": "转移就业"} | cells)
        self.job(person)
        return person

    def farmer(self, birth: str = "1978-06-01", sex: str = "男", relation: str = "", **cells: str) -> Line:
        person = self.person(birth, sex, relation, **{"employment_status": "农业就业"} | cells)
        self.farm(person)
        return person

    def owner(self, birth: str = "1982-06-01", sex: str = "男", relation: str = "", **cells: str) -> Line:
        person = self.person(birth, sex, relation, **{"employment_status": "自主创业"} | cells)
        self.business(person)
        return person

    def holder(self, birth: str = "1972-06-01", sex: str = "女", relation: str = "", **cells: str) -> Line:
        person = self.person(birth, sex, relation, **{"employment_status": "公益性岗位"} | cells)
        self.post(person)
        return person

    def idle(self, birth: str = "1986-06-01", sex: str = "女", relation: str = "", **cells: str) -> Line:
        """Somebody without work who wants some."""
        wish = {"employment_status": "未就业创业", "employment_intent": "有转移就业意愿"}
        return self.person(birth, sex, relation, **wish | cells)

    def elder(self, birth: str = "1950-06-01", sex: str = "女", relation: str = "", **cells: str) -> Line:
        weak = {"labour_capacity": "弱劳动力或半劳动力", "education": "小学"}
        return self.person(birth, sex, relation, **weak | cells)

    def child(self, birth: str = "2013-06-01", sex: str = "男", relation: str = "之子", **cells: str) -> Line:
        pupil = {
            "labour_capacity": "无劳动力",
            "education": "",
            "student_status": "七年级",
            "phone": self.people[0]["phone"],
        }
        return self.person(birth, sex, relation, **pupil | cells)

    def job(self, person: Line, **cells: str) -> Line:
        """An open job in another province, with the subsidy that is due."""
        told = {
            "channel": "亲友介绍", "area": "省外", "work_type": "转移就业", "province": "浙江省", "city": "宁波市",
            "county": "慈溪市", "address": "园区路", "employer": "甬江五金厂", "employer_type": "非农企业",
            "industry": "制造", "job": "制造类", "escorted": "否", "started_on": "2025-02-10", "contract": "是",
            "monthly_wage": "4500", "months_this_year": "2", "transport_amount": "500",
            "transport_year": "2026", "transport_status": "已发放",
        }  # fmt: skip
        return self._line("transfer", self._about(person) | told | cells)

    def near(self, person: Line, **cells: str) -> Line:
        """An open job in the own county: no subsidy for the way."""
        here = {
            "area": "乡（镇）外县内", "province": PROVINCE, "city": CITY, "county": COUNTY, "address": "城关",
            "employer": "汉水食品厂", "transport_amount": "", "transport_year": "", "transport_status": "",
        }  # fmt: skip
        return self.job(person, **here | cells)

    def farm(self, person: Line, **cells: str) -> Line:
        told = {
            "area": "乡（镇）内", "work_type": "农业就业", "employer": "自家", "employer_type": "", "industry": "农林牧渔",
            "job": "种植类", "contract": "否", "monthly_wage": "1500",
        }  # fmt: skip
        return self.near(person, **told | cells)

    def business(self, person: Line, **cells: str) -> Line:
        told = {
            "project": "养殖类", "business_name": "山里养殖场", "business_type": "个体工商户", "registered": "是",
            "registered_on": "2023-04-10", "address": "本村", "started_on": "2023-04-10", "status": "正常经营",
            "jobs": "3", "jobs_for_poor": "1",
        }  # fmt: skip
        return self._line("business", self._about(person) | told | cells)

    def training(self, person: Line, **cells: str) -> Line:
        told = {
            "type": "岗位技能提升培训", "course": "中式烹饪", "class_number": "2025-1", "provider": "县职教中心",
            "started_on": "2025-10-08", "ended_on": "2025-10-17", "days": "10", "free": "是",
            "living_allowance": "500", "allowance_year": "2025", "outcome": "转移就业",
        }  # fmt: skip
        return self._line("training", self._about(person) | told | cells)

    def post(self, person: Line, **cells: str) -> Line:
        told = {
            "category": "公益专岗", "post": "保洁员", "employer": "村委会", "employer_type": "", "funded_by": "县财政",
            "hours_type": "非全日制", "agreement": "劳务协议", "started_on": "2025-01-01", "monthly_subsidy": "600",
            "pay_cycle": "1", "cadre_relative": "否",
        }  # fmt: skip
        return self._line("post", self._about(person) | told | cells)

    def _about(self, person: Line) -> dict[str, str]:
        keys = ("township", "village", "group", "head_name", "name", "id_number", "phone")
        return {key: person[key] for key in keys}

    def _line(self, roster: str, cells: dict[str, str]) -> Line:
        line = Line(roster, f"{next(self.county.numbers):020x}", cells)
        self.lines.append(line)
        return line


class County:
    """Gives every household its place and everybody a name, a number and a phone of their own."""

    def __init__(self, villages: int = 110) -> None:
        self.homes: list[Home] = []
        self.numbers = count(1)
        self._villages = villages
        self._names = iter(self._all_names())
        self._sequences: dict[tuple[str, str, str], int] = {}
        self._phones = count(13000000000)

    def home(self, village: int | None = None) -> Home:
        """The next household, in the next village unless one is named."""
        place = (len(self.homes) if village is None else village) % self._villages
        number = f"61072300{len(self.homes) + 1:06}"
        home = Home(self, f"第{place % 18 + 1}镇", f"第{place + 1}村", number)
        self.homes.append(home)
        return home

    def name(self) -> str:
        return next(self._names)

    def phone(self) -> str:
        return str(next(self._phones))

    def sequence(self, area: str, birth: str, sex: str) -> int:
        """The next free sequence number of this day and sex: odd for men, even for women."""
        at = self._sequences.get((area, birth, sex), 0)
        self._sequences[area, birth, sex] = at + 1
        return (at * 2 + (1 if sex == "男" else 2)) % 1000

    @staticmethod
    def _all_names() -> list[str]:
        given = [first + second for first, second in product(_FIRST, _SECOND)]
        return [surname + name for name in given for surname in _SURNAMES] + [
            f"{surname}{name}{last}" for last in _FIRST for name in given for surname in _SURNAMES
        ]
