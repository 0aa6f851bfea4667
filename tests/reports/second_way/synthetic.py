"""A small county of invented people in which everything stands that is hard to count."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random

from roster_desktop.records import ChangeSet, Level, Occasion, RowAdded, RowId, RowRemoved, Unit, new_row_id
from roster_desktop.rosters import CATALOG
from roster_desktop.workspace import Query, Workspace
from tests.builders import id_number
from tests.reports.township import at

DAY = date(2025, 8, 17)
BUILT = datetime(2025, 5, 20, 9)
EARLIER = date(2025, 6, 30)
VILLAGES = (
    ("龙亭镇", "白石村"), ("龙亭镇", "四合村"), ("龙亭镇", "后湾村"),
    ("谢村镇", "后湾村"), ("谢村镇", "上坝村"), ("谢村镇", ""),
)  # fmt: skip
_PEOPLE = 60
CARD = "6222021234567890123"

Cells = dict[str, str]


class Synthetic:
    """Draws people and rows; the same seed draws the same county."""

    def __init__(self, seed: int) -> None:
        self.draw = Random(seed)
        self.also = Random(seed + 1)
        self.rows: list[tuple[str, Cells]] = []
        self._sequence = 0

    def settle(self, people: int = _PEOPLE) -> None:
        """Every village with its households."""
        first: list[Cells] = []
        for place, (township, village) in enumerate(VILLAGES):
            known = [self._person(township, village, f"{place}-{at // 3}", at % 3) for at in range(people)]
            for cells in known:
                if not self._is_idle(cells):
                    self._live(cells)
            self._twice(known, first)
            first = known[:4]
        self._only_elsewhere()
        self._at_the_limit()
        self._ledgers()

    def _any(self, *texts: str) -> str:
        return self.draw.choice(texts)

    def _or(self, *texts: str) -> str:
        """Drawn beside the rest, which it does not move."""
        return self.also.choice(texts)

    def _number(self) -> str:
        self._sequence += 1
        born = date(1935, 1, 1) + timedelta(days=self.draw.randrange(85 * 365))
        # Some turn 16 or 60 right around the day.
        if self.draw.random() < 0.1:
            born = DAY.replace(year=DAY.year - self._years()) + timedelta(days=self.draw.randint(-1, 1))
        number = id_number(birth=born.strftime("%Y%m%d"), sequence=self._sequence)
        return self._flawed(number)

    def _years(self) -> int:
        return self.draw.choice((16, 60))

    def _flawed(self, number: str) -> str:
        match self.draw.randrange(40):
            case 0:
                return number[:17] + ("1" if number[17] != "1" else "2")
            case 1:
                return ""
            case 2:
                return number + "42"
            case 3:
                return "待查"
        return number

    def _person(self, township: str, village: str, home: str, member: int) -> Cells:
        draw = self.draw
        at = int(home.split("-")[1])
        head = f"户主{'甲乙丙丁戊己庚辛壬癸'[at % 10]}{'子丑'[at // 10]}"
        cells = {
            "township": township, "village": village, "group": self._any("", "一组", "二组"),
            "household_number": f"H{home}" if at % 4 < 2 else "",
            "head_id_number": id_number(birth="19700101", sequence=800 + at) if at % 4 == 2 else "",
            # Two heads of one name in two households that nothing else keeps apart.
            "head_name": "" if at == 19 else "户主同名" if at in (7, 11) else head,
            "relation": "户主" if member == 0 and draw.random() < 0.9 else "之子",
            "name": f"人{home}{'甲乙丙'[member]}", "id_number": self._number(),
            "labour_capacity": self._any(*["普通劳动力"] * 6, "技能劳动力", "弱劳动力或半劳动力", "无劳动力", ""),
            "student_status": self._any(*[""] * 9, "普通高中一年级"),
            "education": self._any("初中", "高中", "大专", "本科及以上", ""),
            "skill": self._any("", "", "无", "电工"), "health": self._any("健康", "残疾"),
            "population_status": self._any(*["正常"] * 12, "", "死亡", "迁出", "服刑", "企业退休"),
            "employment_status": self._any(
                "未就业创业", "未就业创业", "未就业创业", "转移就业", "农业就业", "灵活就业", "自主创业", "公益性岗位", ""
            ),
            "employment_intent": self._any("有转移就业意愿", "有创业意愿", "无就业创业意愿", "", ""),
            "intended_area": self._any("", "县内", "省外", "省外（江苏）"), "intended_job": self._any("", "制造类"),
            "expected_wage": self._any("", "3500", "3500.5", "约4000"),
            "reason_not_employed": self._any("", "照顾家庭"),
            "training_intent": self._any("", "", "无意愿", "创业培训", "转移就业技能培训"),
            "intended_course": self._any("", "种植类", "养殖类"),
            "training_status": self._any("", "上技校", "未参加培训"),
            "household_type": self._any("脱贫户", "监测对象", "一般农户", "一般农户", ""),
            "relocated": self._any("是", "否", "否", ""), "resettlement_site": self._any("", "城南安置点"),
            "collector": self._any("", "赵某"), "collected_on": self._any("", "2025-03"),
            "helper_name": self._any("", "钱某"), "verified_result": self._any("已核实", "已核实", "存疑", ""),
        }  # fmt: skip
        if cells["population_status"] not in ("", "正常"):
            cells["population_changed_on"] = self._or("2025-02-10", "2025-03", "2024-01", "")
        if at % 5 == 3:
            cells |= {"employment_status": "未就业创业", "population_status": "正常"}
            cells["labour_capacity"] = cells["labour_capacity"] or "无劳动力"
        if cells["verified_result"]:
            cells |= {"verified_on": "2025-05-01", "verified_by": "孙某", "verified_how": "电话"}
        self.rows.append(("person", {key: text for key, text in cells.items() if text}))
        return cells

    @staticmethod
    def _is_idle(person: Cells) -> bool:
        """Of a household in which nobody works."""
        return int(person["name"].strip("人甲乙丙").split("-")[1]) % 5 == 3

    def _live(self, person: Cells) -> None:
        draw = self.draw
        for _ in range(draw.choice((0, 0, 1, 1, 2))):
            self._add("transfer", person, self._job())
        if draw.random() < 0.2:
            self._add("business", person, self._business())
        for _ in range(draw.choice((0, 0, 0, 0, 1, 2))):
            self._add("post", person, self._post())
        for _ in range(draw.choice((0, 0, 1, 2))):
            self._add("training", person, self._course())

    def _add(self, roster: str, person: Cells, cells: Cells) -> None:
        about = {key: person[key] for key in ("township", "village", "name", "id_number")}
        self.rows.append((roster, {key: text for key, text in (about | cells).items() if text}))

    def _dates(self) -> tuple[str, str]:
        """When something began and ended: around the limits, by the month, blank, and unreadable."""
        draw = self.draw
        start = DAY - timedelta(days=draw.choice((5, 40, 91, 100, 184, 400, 1000, 1100)))
        match draw.randrange(10):
            case 0:
                return start.isoformat()[:7], ""
            case 1:
                return start.isoformat()[:7], self._any("2025-05", "2024-12", "2025-08", "2025-10")
            case 2:
                return self._any("", "大概3月"), self._any("", "2025-06-01", "不清楚")
            case 3:
                return str(start.year), self._any("", "2025")
            case 4:
                return (DAY + timedelta(days=draw.choice((0, 1, 20)))).isoformat(), ""
            case 5 | 6:
                return start.isoformat(), ""
        months = draw.choice((3, 3, 6, 6, 2))
        last = _months_after(start, months) - timedelta(days=draw.choice((0, 1, 2)))
        return start.isoformat(), last.isoformat()

    def _job(self) -> Cells:
        started, ended = self._dates()
        return {
            "work_type": self._any("转移就业", "转移就业", "农业就业", "灵活就业", ""),
            "area": self._any("乡（镇）内", "乡（镇）外县内", "县外市内", "市外省内", "省外", "省外", "境外", ""),
            "province": self._any("", "江苏省", "浙江省"), "city": self._any("", "南京市"),
            "county": self._any("", "江宁区"),
            "employer": self._any("北山砖厂", "南岭服装厂", ""), "started_on": started, "ended_on": ended,
            "featured": self._any("", "", "社区工厂", "扶贫基地/车间"), "returned_on": self._any("", "", "2025-05-01"),
            "cooperation": self._any("", "否", "苏陕协作江苏就业", "苏陕协作陕西就业", "苏陕协作其他省就业"),
            "escorted": self._any("是", "否", ""), "batch": self._any("", "第1批"),
            "sent_by": self._any("", "", "劳务公司"),
            "transport_amount": self._money(), "transport_year": self._any("2025", "2024", ""),
            "transport_status": self._any("已发放", "已申报", "不符合", ""), "jobseeker_subsidy": self._money(),
            "insurance_subsidy": self._money(), "other_subsidy": self._any("租房补助", "雨露计划补助", ""),
            "other_subsidy_amount": self._money(),
            "other_subsidy_year": self._any("2025", "2024"),
            "months_this_year": self._or("", "", "", "2", "4"),
            "evidence": self._or("", "车票", "劳动合同", "3个月工资凭证或流水、车票"),
            "bank_card": self._or("", CARD),
        }  # fmt: skip

    def _money(self) -> str:
        return self._any("", "", "0", "500", "123.45", "0.55", "约2000")

    def _business(self) -> Cells:
        started, ended = self._dates()
        return {
            "project": self._any("种植类", "养殖类", ""), "started_on": started, "ended_on": ended,
            "status": self._any("正常经营", "正常经营", "停业", "注销", ""), "startup_subsidy": self._money(),
            "startup_subsidy_year": self._any("2025", "2024", ""),
            "registered": self._any("是", "是", "否", "", ""),
            "registered_on": self._any("", "2024-06-01"),
        }  # fmt: skip

    def _post(self) -> Cells:
        started, ended = self._dates()
        return {
            "category": self._any("公益特岗", "公益专岗", "城镇公岗", ""), "post": self._any("保洁员", "护林员", ""),
            "employer": "村委会", "hours_type": self._any("全日制", "非全日制", ""), "started_on": started,
            "ended_on": ended, "end_reason": self._any("到期", "自愿", "其他", "") if ended else "",
            "monthly_subsidy": self._any("600", "600.5", "", "约600"), "paid_amount": self._money(),
            "paid_on": self._any("2025-03", "2024-12-31", ""), "payable_amount": self._or("", "", "600", "0"),
            "months": self._or("", "", "", "12", "36", "37"),
            "cadre_relative": self._or("", "", "", "否", "是"),
            "agreement": self._or("", "劳务协议"), "agreement_from": self._or("", "2025-01"),
            "announced_on": self._or("", "2025-01-05"), "insured": self._or("是", "否", ""),
            "bank_card": self._or("", CARD),
        }  # fmt: skip

    def _course(self) -> Cells:
        started, ended = self._dates()
        kinds = (
            "转移就业技能培训",
            "转移就业技能培训",
            "岗位技能提升培训",
            "农业实用技术培训",
            "创业培训",
            "以工代训",
            "",
        )
        return {
            "type": self._any(*kinds), "course": self._any("中式烹饪", "种植类", ""), "provider": "县职校",
            "started_on": started, "ended_on": ended, "cooperation": self._any("是", "否", ""),
            "certificate": self._any("", "", "初级"), "certificate_number": self._any("", "A1"),
            "living_allowance": self._money(), "travel_allowance": self._money(),
            "allowance_year": self._any("2025", "2024", ""), "course_subsidy": self._money(),
            "outcome": self._any("转移就业", "农业就业", "创业", "未就业", ""),
            "free": self._any("是", "是", "是", "否", ""), "days": self._any("5", "12", "15", ""),
        }  # fmt: skip

    def _twice(self, known: list[Cells], elsewhere: list[Cells]) -> None:
        """Listed twice in the village, and people of the village before listed here as well."""
        for cells in known[:3]:
            again = cells | {
                "population_status": self._any("正常", "迁出"),
                "employment_intent": "有创业意愿",
            }
            self.rows.append(("person", {key: text for key, text in again.items() if text}))
        here = known[0]
        for cells in elsewhere:
            moved = cells | {"township": here["township"], "village": here["village"]}
            self.rows.append(("person", {key: text for key, text in moved.items() if text}))
            self._live(moved)

    def _only_elsewhere(self) -> None:
        """Named by other rosters only."""
        for place in range(4):
            township, village = VILLAGES[place]
            person = {
                "township": township, "village": village, "name": f"外人{'甲乙丙丁'[place]}",
                "id_number": id_number(birth="19880808", sequence=700 + place),
            }  # fmt: skip
            self._add("transfer", person, self._job())
            self._add("post", person, self._post())
            # Nobody wrote whether it is registered.
            self._add("business", person, {"started_on": "2020-01-01", "status": "正常经营"})

    def _at_the_limit(self) -> None:
        """Three months away only with the days left over, and not even then where two jobs overlap."""
        township, village = VILLAGES[2]
        away = (
            ("零头满月", ("2025-01-10", "2025-02-24"), ("2025-04-01", "2025-05-15")),
            ("零头重叠", ("2025-01-01", "2025-02-20"), ("2025-02-05", "2025-03-20")),
        )  # fmt: skip
        for nth, (name, *jobs) in enumerate(away):
            number = id_number(birth="19880808", sequence=710 + nth)
            about = {"township": township, "village": village, "name": name, "id_number": number}
            self.rows.append(("person", {**about, "labour_capacity": "普通劳动力"}))
            for started, ended in jobs:
                self._add("transfer", about, {"area": "省外", "started_on": started, "ended_on": ended})

    def _ledgers(self) -> None:
        names = (
            "转移就业", "县外转移就业", "自主创业", "公益性岗位安置", "转移就业技能培训", "创业培训", "技能培训", "交通补贴", "其他",
        )  # fmt: skip
        for nth, name in enumerate(names):
            for year in ("2025", "2024", "2026"):
                township, village = VILLAGES[nth % 5]
                place = {"township": township, "village": village} if nth % 2 else {}
                cells = {"year": year, "indicator": name, "target": self._any("10", "47", ""),
                         "typed_actual": "9",
                         "due_on": "2025-12", "responsible_unit": "劳动保障所", **place}  # fmt: skip
                self.rows.append(("target", {key: text for key, text in cells.items() if text}))
        for nth, due in enumerate(("2025-08-16", "2025-08-17", "2025-07", "2025-08", "2026-01-01", "2024")):
            cells = {
                "number": f"2025-{nth:03}", "source": "省级反馈", "found_on": "2025-02", "village": "白石村",
                "content": "问题", "responsible_unit": "白石村", "due_on": due, "measure": "入户",
                "state": ("整改中", "已完成", "整改中", "已销号", "整改中", "整改中")[nth],
            }  # fmt: skip
            self.rows.append(("problem", cells))


def _months_after(day: date, months: int) -> date:
    year, month = divmod(day.month - 1 + months, 12)
    return date(day.year + year, month + 1, min(day.day, 28))


def build(path: Path, seed: int, people: int = _PEOPLE) -> Workspace:
    """The county's file, with some rows removed again."""
    county = Synthetic(seed)
    county.settle(people)
    workspace = Workspace.create(path, CATALOG, Unit(Level.COUNTY, "洋县", county="洋县"), "王站长")
    at(workspace, BUILT)
    added = tuple(RowAdded(roster, new_row_id(), cells) for roster, cells in county.rows)
    workspace.apply(ChangeSet("录入", Occasion.TYPED, added))
    for roster in ("person", "transfer", "post"):
        rows = workspace.row_ids(Query(roster))
        gone = tuple(RowRemoved(roster, RowId(row), "迁出", DAY.isoformat()) for row in rows[::23])
        workspace.apply(ChangeSet("移除", Occasion.TYPED, gone))
    return workspace
