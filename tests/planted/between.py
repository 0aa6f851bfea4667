"""What one roster says of a person and another one denies: C01 to C20."""

from __future__ import annotations

from tests.planted.case import Case, finds, living, silent, with_job
from tests.planted.homes import Home, Line


def _outside(home: Home) -> None:
    """Somebody who is only in the training roster."""
    home.worker()
    stranger = Line(
        "person",
        "",
        home.people[0].cells
        | {"name": home.county.name(), "id_number": _number(home), "phone": home.county.phone()},
    )
    home.training(stranger)


def _number(home: Home) -> str:
    """An ID number that nobody in the county has."""
    other = Home(home.county, home.township, home.village, home.number)
    return other.person("1979-03-04")["id_number"]


def _holder_works(home: Home, **cells: str) -> None:
    """A post holder who also has a job elsewhere; the job is in the county unless told."""
    holder = home.holder(birth="1972-06-01")
    home.near(holder, **cells)


def _far(**cells: str):
    """A post holder with a job in another province."""

    def make(home: Home) -> None:
        holder = home.holder(birth="1972-06-01")
        home.job(holder, **cells)

    return living(make)


def _trained_while_away(**cells: str):
    """A course on the spot of somebody whose job far away began on 2025-02-10."""
    return living(lambda home: home.training(home.worker(), **cells))


def _with_status(status: str, changed: str = "2026-01-10"):
    def make(home: Home) -> None:
        home.worker("1970-06-01")
        home.worker("1996-06-01", "男", "之子").put(population_status=status, population_changed_on=changed)

    return living(make)


def _gone_before(ended: str):
    """Died on 2026-01-10; the job ended on that day."""

    def make(home: Home) -> None:
        home.worker("1970-06-01")
        son = home.worker(
            "1996-06-01", "男", "之子", population_status="死亡", population_changed_on="2026-01-10"
        )
        home.lines[-1].put(ended_on=ended)
        son.put(employment_status="")

    return living(make)


def _started_at(birth: str, started: str):
    """Somebody who began this job on that day, the son of a working father."""

    def make(home: Home) -> None:
        home.worker("1970-06-01")
        son = home.worker(birth, "男", "之子")
        home.lines[-1].put(started_on=started)
        if birth > "2010-03-15":
            son.put(labour_capacity="无劳动力")

    return living(make)


def _capacity(birth: str, capacity: str, **cells: str):
    """A farmer's relative of this age and capacity who has no job."""

    def make(home: Home) -> None:
        home.worker("1970-06-01")
        home.person(birth, "男", "其他", labour_capacity=capacity, **cells)

    return living(make)


def _idle(**cells: str):
    return living(lambda home: (home.worker("1970-06-01"), home.idle("1996-06-01", "男", "之子", **cells)))


def _idle_after_course(ended: str):
    def make(home: Home) -> None:
        home.worker("1970-06-01")
        son = home.idle("1996-06-01", "男", "之子")
        home.training(
            son, type="转移就业技能培训", started_on="2025-09-06", ended_on=ended, days="10", outcome="未就业"
        )

    return living(make)


def _open_since(day: str):
    return with_job(started_on=day)


CASES: tuple[Case, ...] = (
    finds("C01", "培训册里有，人员册里没有", living(_outside)),
    finds(
        "C02",
        "两张表里电话不同",
        living(lambda home: (home.worker(), home.lines[-1].put(phone=home.county.phone()))),
    ),
    finds(
        "C03",
        "填转移就业，没有在岗记录",
        living(
            lambda home: (
                home.worker("1970-06-01"),
                home.person("1996-06-01", "男", "之子", employment_status="转移就业"),
            )
        ),
    ),
    finds(
        "C03",
        "填自主创业，没有创业记录",
        living(
            lambda home: (
                home.worker("1970-06-01"),
                home.person("1996-06-01", "男", "之子", employment_status="自主创业"),
            )
        ),
    ),
    finds(
        "C04",
        "填未就业，有在岗记录",
        living(lambda home: home.worker(employment_status="未就业创业", employment_intent="有转移就业意愿")),
    ),
    finds("C05", "在外省务工又在岗", _far()),
    finds(
        "C05",
        "外省的工作上岗那天才结束",
        _far(
            started_on="2024-03-01",
            ended_on="2025-01-01",
            transport_amount="",
            transport_year="",
            transport_status="",
        ),
    ),
    silent(
        "C05",
        "上岗前一天已结束",
        _far(
            started_on="2024-03-01",
            ended_on="2024-12-31",
            transport_amount="",
            transport_year="",
            transport_status="",
        ),
    ),
    silent(
        "C05",
        "只知道那个月结束",
        _far(
            started_on="2024-03",
            ended_on="2025-01",
            transport_amount="",
            transport_year="",
            transport_status="",
        ),
    ),
    finds("C06", "在岗又在县内务工", living(_holder_works)),
    finds("C07", "有营业执照又在岗", living(lambda home: home.business(home.holder("1972-06-01")))),
    silent(
        "C07",
        "没有登记的小买卖",
        living(lambda home: home.business(home.holder("1972-06-01"), registered="否", registered_on="")),
    ),
    finds("C08", "培训那几天在外省", _trained_while_away()),
    silent(
        "C08",
        "培训最后一天是出门前一天",
        _trained_while_away(started_on="2025-02-01", ended_on="2025-02-09", days="9", living_allowance="450"),
    ),
    finds("C09", "死亡的人还在岗", _with_status("死亡")),
    finds("C09", "迁出的人还在岗", _with_status("迁出")),
    silent("C09", "去世那天结束了工作", _gone_before("2026-01-10")),
    finds("C10", "服刑的人有在岗记录", _with_status("服刑")),
    finds(
        "C11",
        "在校生有就业记录",
        living(
            lambda home: (
                home.worker("1970-06-01"),
                home.worker("2005-06-01", "男", "之子", education="", student_status="本科二年级"),
            )
        ),
    ),
    finds("C12", "满16岁前一天开始务工", _started_at("2009-12-02", "2025-12-01")),
    silent("C12", "满16岁那天开始务工", _started_at("2009-12-01", "2025-12-01")),
    finds(
        "C13",
        "丧失劳动力的人登记了务工",
        living(
            lambda home: (
                home.worker("1970-06-01"),
                home.worker("1996-06-01", "男", "之子", labour_capacity="丧失劳动力", health="患有大病"),
            )
        ),
    ),
    finds(
        "C13",
        "弱劳动力登记了务工",
        living(
            lambda home: (
                home.worker("1970-06-01"),
                home.worker(
                    "1996-06-01", "男", "之子", labour_capacity="弱劳动力或半劳动力", health="患有大病"
                ),
            )
        ),
        at="notice",
    ),
    finds("C14", "满60岁当天是普通劳动力", _capacity("1966-03-15", "普通劳动力")),
    silent(
        "C14",
        "60岁前一天是普通劳动力",
        _capacity(
            "1966-03-16", "普通劳动力", employment_status="未就业创业", employment_intent="有转移就业意愿"
        ),
    ),
    finds("C14", "16岁前一天是普通劳动力", _capacity("2010-03-16", "普通劳动力")),
    finds("C14", "健康的16岁不在校填无劳动力", _capacity("2010-03-15", "无劳动力")),
    finds("C15", "特困供养的人在外省务工", living(lambda home: home.worker(minimum_living="农村特困"))),
    finds("C16", "技能劳动力没有就业", _idle(labour_capacity="技能劳动力")),
    finds("C16", "大专没有就业", _idle(education="大专")),
    silent("C16", "高中没有就业", _idle(education="高中")),
    finds("C17", "培训后整半年没有就业", _idle_after_course("2025-09-15")),
    silent("C17", "培训后差一天半年", _idle_after_course("2025-09-16")),
    finds("C19", "整三年没更新", _open_since("2023-03-15")),
    silent("C19", "差一天三年", _open_since("2023-03-16")),
    finds(
        "C20",
        "社区工厂和帮扶车间各一份",
        living(
            lambda home: (
                home.worker(),
                home.lines[-1].put(featured="社区工厂"),
                home.job(
                    home.people[0],
                    featured="扶贫基地/车间",
                    employer="帮扶车间",
                    transport_amount="",
                    transport_year="",
                    transport_status="",
                ),
            )
        ),
        "B08",
        "B09",
    ),
)
