"""The other side of boundaries: a day, a year, a digit or a yuan more or less than elsewhere."""

from __future__ import annotations

from itertools import product

from tests.planted.case import Case, alone, finds, living, silent, with_job
from tests.planted.homes import County, Home, numbered
from tests.planted.own_cells import SOUND, with_number


def _ending_in_zeros() -> str:
    """A sound number whose last three characters are 0, as one in a few hundred has."""
    days = (f"19{year}-05-{day:02}" for year, day in product(range(68, 99), range(1, 29)))
    numbers = (numbered("610723", day, sequence) for day in days for sequence in range(100, 1000, 200))
    return next(number for number in numbers if number.endswith("000"))


def _apart(places: int) -> tuple[str, str]:
    """Two sound numbers of one place and birthday that differ in so many characters."""
    birth = f"1984-02-0{places}"
    first = numbered("610723", birth, 701)
    others = (numbered("610723", birth, sequence) for sequence in range(103, 999, 2))
    return first, next(
        other
        for other in others
        if sum(one != another for one, another in zip(first, other, strict=True)) == places
    )


def _namesakes(numbers: tuple[str, str]):
    def plant(county: County) -> tuple[Home, Home]:
        homes = county.home(), county.home()
        name = ""
        for home, number in zip(homes, numbers, strict=True):
            person = home.worker("1984-02-03")
            name = name or person["name"]
            for line in home.lines:
                line.put(id_number=number, name=name)
            person.put(head_id_number=number, head_name=name)
        return homes

    return plant


def _pupil(birth: str, stage: str):
    """The child of a worker, at this stage of school."""
    grown = {} if birth > "2010-03-15" else {"labour_capacity": "普通劳动力"}
    return living(lambda home: (home.worker("1970-06-01"), home.child(birth, student_status=stage, **grown)))


def _elder_of(birth: str):
    return living(lambda home: (home.worker("1970-06-01"), home.elder(birth, "女", "之祖母")))


def _limbs(suffix: str):
    """A worker with a disability card that ends so."""

    def make(home: Home) -> None:
        worker = home.worker(health="残疾")
        worker.put(disability_number=worker["id_number"] + suffix)

    return living(make)


def _father(birth: str):
    """A worker born on 1985-06-01 with a father born on this day."""
    return living(lambda home: (home.worker(), home.idle(birth, "男", "之父")))


def _healthy_but_weak(birth: str):
    return living(
        lambda home: (
            home.worker("1970-06-01"),
            home.person(birth, "男", "其他", labour_capacity="弱劳动力或半劳动力"),
        )
    )


def _died(started: str):
    """The son died on 2026-01-10; of a job that is over now it is written that it began on this day."""

    def make(home: Home) -> None:
        home.worker("1970-06-01")
        son = home.worker(
            "1996-06-01", "男", "之子", population_status="死亡", population_changed_on="2026-01-10"
        )
        home.lines[-1].put(
            started_on=started,
            ended_on="2026-02-10",
            transport_amount="",
            transport_year="",
            transport_status="",
        )
        son.put(employment_status="")

    return living(make)


def _young_holder(birth: str):
    """A child of a worker took up a post on 2025-12-01."""

    def make(home: Home) -> None:
        home.worker("1970-06-01")
        young = home.holder(birth, "男", "之子")
        home.lines[-1].put(started_on="2025-12-01")
        if birth > "2010-03-15":
            young.put(labour_capacity="无劳动力")

    return living(make)


def _held(birth: str, sex: str, started: str, **cells: str):
    """The spouse of a worker holds a post since this day."""

    def make(home: Home) -> None:
        home.worker("1970-06-01", "男" if sex == "女" else "女")
        home.holder(birth, sex, "配偶")
        home.lines[-1].put(started_on=started, **cells)
        if birth <= "1966-03-15":
            home.people[-1].put(labour_capacity="弱劳动力或半劳动力")

    return living(make)


def _neighbours(odd: str, job: str):
    """Six who earn 4000, 4300 … 5500, and one who earns more: the middle is 4900, half are within 600."""

    def plant(county: County) -> list[Home]:
        homes = [county.home(9) for _ in range(7)]
        for at, home in enumerate(homes):
            home.worker()
            home.lines[-1].put(job=job, monthly_wage=odd if at == 6 else str(4000 + 300 * at))
        return homes

    return plant


def _trained(*courses: dict[str, str]):
    def make(home: Home) -> None:
        farmer = home.farmer()
        for cells in courses:
            home.training(farmer, **cells)

    return living(make)


def _one_after_another(featured: tuple[str, str]):
    """Two supported workshops, the second begun after the first had ended."""

    def make(home: Home) -> None:
        worker = home.worker()
        home.lines[-1].put(featured=featured[0])
        home.job(
            worker, employer="帮扶车间", featured=featured[1], started_on="2024-01-10", ended_on="2025-02-09",
            transport_amount="", transport_year="", transport_status="",
        )  # fmt: skip

    return living(make)


_EARLY = {
    "class_number": "2023-1",
    "started_on": "2023-10-08",
    "ended_on": "2023-10-17",
    "allowance_year": "2023",
}
_BARE = {"monthly_wage": "1000", "months_this_year": "10"}

CASES: tuple[Case, ...] = (
    finds("A03", "多一位", with_number(SOUND + "1"), times=2),
    silent("A04", "号码本来就是三个0结尾", living(lambda home: _renumbered(home, _ending_in_zeros()))),
    finds("A06", "121岁", _elder_of("1905-03-15")),
    silent("A06", "明天才满121岁", _elder_of("1905-03-16")),
    silent(
        "A14", "固定电话", living(lambda home: [line.put(phone="0916-8212345") for line in _lines_of(home)])
    ),
    finds("A17", "月工资是负数", with_job(monthly_wage="-1")),
    finds("A12", "出生日期与号码不符", alone(birth_date="1985-06-02")),
    finds("A12", "年龄与号码不符", alone(age="41")),
    silent("A12", "年龄与号码相符", alone(age="40")),
    finds("A21", "六岁差一天的小学生", _pupil("2020-03-16", "小学")),
    silent("A21", "满六岁的小学生", _pupil("2020-03-15", "小学")),
    finds("A21", "满十五岁的小学生", _pupil("2011-03-15", "小学")),
    silent("A21", "明天才满十五岁的小学生", _pupil("2011-03-16", "小学")),
    finds("A21", "十二岁差一天的初中生", _pupil("2014-03-16", "七年级")),
    silent("A21", "满十二岁的初中生", _pupil("2014-03-15", "七年级")),
    finds("A21", "满七岁的学龄前儿童", _pupil("2019-03-15", "学龄前儿童")),
    silent("A21", "明天才满七岁的学龄前儿童", _pupil("2019-03-16", "学龄前儿童")),
    finds("A21", "十五岁差一天的高中生", _pupil("2011-03-16", "普通高中一年级")),
    silent("A21", "满十五岁的高中生", _pupil("2011-03-15", "普通高中一年级")),
    finds("A21", "满二十一岁的高中生", _pupil("2005-03-15", "普通高中三年级")),
    silent("A21", "明天才满二十一岁的高中生", _pupil("2005-03-16", "普通高中三年级")),
    finds("A21", "二十岁差一天的硕士生", _pupil("2006-03-16", "硕士研究生")),
    silent("A21", "满二十岁的硕士生", _pupil("2006-03-15", "硕士研究生")),
    finds("A22", "肢体二级填普通劳动力", _limbs("42")),
    silent("A22", "肢体三级填普通劳动力", _limbs("43")),
    silent("A22", "言语一级填普通劳动力", _limbs("31")),
    finds("B03", "号码差两位", _namesakes(_apart(2))),
    silent("B03", "号码差三位", _namesakes(_apart(3))),
    finds("B07", "父亲只大13岁零364天", _father("1971-06-02")),
    silent("B07", "父亲正好大14岁", _father("1971-06-01")),
    silent("B10", "同一天开的两种班", _trained({}, {**_EARLY, "course": "家政服务", "type": "创业培训"})),
    finds("B14", "务工十三个月", with_job(months_this_year="13")),
    silent("B14", "务工十二个月", with_job(months_this_year="12")),
    silent("B14", "务工零个月", with_job(months_this_year="0")),
    silent(
        "B22",
        "特设公岗四项都对",
        with_job(
            featured="特设公岗",
            employer_type="村组公岗",
            channel="组织介绍",
            area="乡（镇）内",
            province="陕西省",
            city="汉中市",
            county="洋县",
            transport_amount="",
            transport_year="",
            transport_status="",
        ),
    ),
    finds("C09", "去世第二天才开始工作", _died("2026-01-11")),
    silent("C09", "去世那天开始工作", _died("2026-01-10")),
    finds("C12", "满16岁前一天上岗", _young_holder("2009-12-02")),
    silent("C12", "满16岁那天上岗", _young_holder("2009-12-01")),
    finds("C14", "健康的五十九岁填弱劳动力", _healthy_but_weak("1966-03-16")),
    silent("C14", "健康的六十岁填弱劳动力", _healthy_but_weak("1966-03-15")),
    silent(
        "C15",
        "特困供养的人在县内务工",
        living(
            lambda home: home.near(
                home.person("1985-06-01", minimum_living="农村特困", employment_status="转移就业")
            )
        ),
    ),
    silent("C20", "前一家结束了才到后一家", _one_after_another(("社区工厂", "扶贫基地/车间"))),
    finds("M06", "十天补了499元", _trained({"living_allowance": "499"})),
    silent(
        "M07",
        "两年补两个等级",
        _trained({**_EARLY, "certificate_level": "初级"}, {"certificate_level": "中级"}),
    ),
    finds("M08", "差一天满三十七个月", _held("1980-06-01", "女", "2023-02-16")),
    finds("M09", "正好三十六个月", _held("1980-06-01", "女", "2023-03-16")),
    finds("M10", "满65岁", _held("1961-03-15", "男", "2025-01-01"), at="notice"),
    silent("M10", "满60岁", _held("1966-03-15", "男", "2025-01-01")),
    finds("M10", "差一天满66岁", _held("1960-03-16", "男", "2025-01-01"), at="notice"),
    finds("M10", "差一天满70岁", _held("1956-03-16", "男", "2025-01-01")),
    silent(
        "M11",
        "城镇公岗正好下限",
        _held("1972-06-01", "女", "2025-01-01", category="城镇公岗", monthly_subsidy="500"),
    ),
    finds("M14", "月工资100元", with_job(job="独一份", monthly_wage="100"), at="notice"),
    silent("M15", "差得正好三倍", _neighbours("6700", "补锅碗")),
    finds("M15", "差得比三倍多一元", _neighbours("6701", "磨剪刀")),
    finds("M16", "年收入多百分之三十一", with_job(job="独一份", **_BARE, yearly_income="13100")),
    silent("M16", "年收入多百分之三十", with_job(job="独一份", **_BARE, yearly_income="13000")),
)


def _renumbered(home: Home, number: str) -> None:
    worker = home.worker()
    for line in home.lines:
        line.put(id_number=number)
    worker.put(head_id_number=number)


def _lines_of(home: Home):
    home.worker()
    return home.lines
