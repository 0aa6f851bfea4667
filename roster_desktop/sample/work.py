"""Rows of people who work: away from home, in a business of their own, in a post of the village."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from msgspec import Struct

from roster_desktop.sample.drawing import birthday, day_between, full_months, months_after, years_before
from roster_desktop.sample.numbers import Numbers
from roster_desktop.sample.person import Cells, Person
from roster_desktop.sample.places import (
    BEYOND_PROVINCE,
    COUNTY,
    WITHIN_CITY,
    WITHIN_PROVINCE,
    WITHIN_TOWNSHIP,
    Destination,
    Home,
    destination,
    destination_nearby,
)
from roster_desktop.sample.trades import DUTIES, NEAR_TRADES, TRADES, VENTURES, Duty, Trade, firm, shop

_TRANSPORT = {BEYOND_PROVINCE: 500, WITHIN_PROVINCE: 300, WITHIN_CITY: 200}
_MONTHS_FOR_TRANSPORT = 3
_BANKS = ("洋县农村商业银行", "中国农业银行洋县支行", "中国邮政储蓄银行洋县支行")
_REASONS = ("照顾老人", "照顾孩子", "厂里放假", "合同到期", "身体原因")
_LONGEST_POST = 34


class Workplaces(Struct, frozen=True):
    """Writes down what the people of one village work."""

    home: Home
    on: date
    draw: Random
    numbers: Numbers

    def transfer(self, person: Person) -> Cells:
        """A job away from home that goes on."""
        return self._employed(person, destination(self.draw), "转移就业", self._started(person, 4))

    def flexible(self, person: Person) -> Cells:
        """Odd jobs near home that go on."""
        return self._employed(person, destination_nearby(self.draw), "灵活就业", self._started(person, 3))

    def former_transfer(self, person: Person) -> Cells:
        """A job away from home that has ended."""
        started = day_between(
            self.draw,
            max(birthday(person.member.born, 16), years_before(self.on, 5)),
            years_before(self.on, 1),
        )
        ended = day_between(self.draw, started + timedelta(days=60), self.on - timedelta(days=20))
        cells = self._employed(person, destination(self.draw), "转移就业", started)
        of_this_year = (
            "months_this_year",
            "yearly_income",
            "transport_amount",
            "transport_year",
            "transport_status",
        )
        kept = {key: text for key, text in cells.items() if key not in (*of_this_year, "bank", "bank_card")}
        return kept | {
            "started_on": started.isoformat(), "ended_on": ended.isoformat(),
            "returned_on": ended.isoformat(),
            "return_reason": self.draw.choice(_REASONS),
        }  # fmt: skip

    def business(self, person: Person) -> Cells:
        """A business of one's own that goes on."""
        draw = self.draw
        venture = draw.choice(VENTURES)
        started = day_between(
            draw,
            max(birthday(person.member.born, 18), years_before(self.on, 6)),
            self.on - timedelta(days=45),
        )
        jobs = draw.choices((0, 1, 2, 3, 5, 8), (40, 20, 16, 12, 8, 4))[0]
        cells = person.block | {
            "project": venture.project, "business_name": shop(draw, venture, person.member.name[0]),
            "business_type": draw.choice(venture.kinds), "registered": "否", "started_on": started.isoformat(),
            "address": f"{self.home.county}{self.home.township}{self.home.village}{person.cells['group']}",
            "status": "正常经营", "invested": str(draw.randint(2, 40)), "jobs": str(jobs),
            "jobs_for_poor": str(draw.randint(0, jobs)), "trained": draw.choice("是否"), "incubated": "否",
            "yearly_income": str(draw.randrange(20, 120) * 1000),
        }  # fmt: skip
        if draw.random() < 0.7:
            cells |= self._registration(started)
        return cells

    def post(self, person: Person) -> Cells:
        """A public-welfare post that goes on."""
        draw = self.draw
        duty = draw.choice(DUTIES)
        started = max(
            months_after(self.on, -draw.randint(1, _LONGEST_POST)), birthday(person.member.born, 18)
        )
        subsidy, cycle = draw.choice(duty.subsidy), draw.choice((1, 3))
        return person.block | self._agreement(duty, started) | {
            "started_on": started.isoformat(), "monthly_subsidy": str(subsidy), "pay_cycle": str(cycle),
            "payable_amount": str(subsidy * cycle), "paid_amount": str(subsidy * cycle), "paid_by": "一卡通",
            "paid_on": day_between(draw, started, self.on).isoformat(), "appraisal": "合格", "insured": "是",
            "announced_on": (started - timedelta(days=10)).isoformat(), "cadre_relative": "否",
            **self._account(),
        }  # fmt: skip

    def _started(self, person: Person, years: int) -> date:
        earliest = max(birthday(person.member.born, 16), years_before(self.on, years))
        return day_between(self.draw, earliest, self.on - timedelta(days=20))

    def _employed(self, person: Person, place: Destination, work_type: str, started: date) -> Cells:
        draw = self.draw
        near = not place.is_far
        trade = draw.choice(NEAR_TRADES if near else TRADES)
        wage = draw.choice(trade.wages) * 100
        cells = person.block | {
            "area": place.distance, "work_type": work_type, "province": place.province, "city": place.city,
            "county": place.county, "employer": firm(draw, place.county if near else place.city, trade),
            "employer_type": trade.employer_type, "industry": trade.industry, "job": draw.choice(trade.jobs),
            "cooperation": "否", "started_on": self._as_known(started), "monthly_wage": str(wage),
            "visited_on": day_between(draw, max(started, self.on - timedelta(days=90)), self.on).isoformat(),
        }  # fmt: skip
        cells |= self._way_there(place, started) | self._contract(trade)
        if near:
            within = place.distance == WITHIN_TOWNSHIP
            cells["address"] = f"{self.home.township}{self.home.village}" if within else "县城"
        return cells | self._this_year(place, started, wage)

    def _as_known(self, day: date) -> str:
        """Some remember the day, others the month."""
        return day.isoformat() if self.draw.random() < 0.7 else f"{day:%Y-%m}"

    def _way_there(self, place: Destination, started: date) -> Cells:
        draw = self.draw
        if not place.is_far or draw.random() < 0.75:
            return {"channel": draw.choice(("亲友介绍", "自行就业")), "escorted": "否"}
        cells = {
            "channel": "组织介绍", "escorted": "是", "sent_by": f"{self.home.village}劳务服务站",
            "batch": f"{started.year}年第{draw.randint(1, 4)}批",
        }  # fmt: skip
        return cells | ({"cooperation": "苏陕协作江苏就业"} if place.province == "江苏省" else {})

    def _contract(self, trade: Trade) -> Cells:
        if trade in NEAR_TRADES or self.draw.random() < 0.4:
            return {"contract": "否", "insured": "否"}
        return {
            "contract": "是", "contract_months": self.draw.choice(("12", "24", "36")),
            "insured": self.draw.choice("是否"), "evidence": self.draw.choice(("劳动合同", "劳动合同、车票")),
        }  # fmt: skip

    def _this_year(self, place: Destination, started: date, wage: int) -> Cells:
        """Months worked since January, what they brought, and the subsidy for the journey."""
        months = full_months(max(started, date(self.on.year, 1, 1)), self.on + timedelta(days=1))
        cells = {"months_this_year": str(months), "yearly_income": str(months * wage)}
        entitled = place.is_far and months >= _MONTHS_FOR_TRANSPORT
        if not entitled or self.draw.random() < 0.3:
            return cells
        return cells | self._account() | {
            "transport_amount": str(_TRANSPORT[place.distance]), "transport_year": str(self.on.year),
            "transport_status": self.draw.choice(("已申报", "公示中", "已发放")),
        }  # fmt: skip

    def _registration(self, started: date) -> Cells:
        draw = self.draw
        cells = {
            "registered": "是", "credit_code": self.numbers.credit_code(f"92{COUNTY}"),
            "registered_on": started.isoformat(),
        }  # fmt: skip
        if draw.random() < 0.3 and (self.on - started).days > 200:
            year = str(min(started.year + 1, self.on.year))
            cells |= {"startup_subsidy": "3000", "startup_subsidy_year": year}
        if draw.random() < 0.25:
            lent = day_between(draw, started, self.on)
            cells |= {
                "loan": str(draw.choice((50000, 100000, 150000))), "loan_bank": _BANKS[0],
                "loan_from": lent.isoformat(),
                "loan_to": (months_after(lent, 36) - timedelta(days=1)).isoformat(),
            }  # fmt: skip
        return cells

    def _agreement(self, duty: Duty, started: date) -> Cells:
        village = self.home.village
        by_village = not duty.office
        committee = "居民委员会" if village.endswith("社区") else "村民委员会"
        return {
            "category": "公益特岗" if by_village else "公益专岗", "post": duty.post,
            "employer": f"{village}{committee}" if by_village else duty.office,
            "employer_type": "村组公岗" if by_village else "机关事业单位",
            "funded_by": "衔接资金" if by_village else "行业部门", "hours_type": "非全日制", "agreement": "劳务协议",
            "agreement_from": started.isoformat(),
            "agreement_to": (months_after(started, 36) - timedelta(days=1)).isoformat(),
        }  # fmt: skip

    def _account(self) -> Cells:
        return {"bank": self.draw.choice(_BANKS), "bank_card": self.numbers.bank_card()}
