"""The fifty invented rows that the typing bench types: ten households, who works away, who keeps a post."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from roster_desktop.rosters import CATALOG
from tests.builders import id_number

PERSON, TRANSFER, POST = "person", "transfer", "post"
ROSTERS = (PERSON, TRANSFER, POST)


@dataclass(frozen=True, slots=True)
class TypedRow:
    """A row as it must stand in the end: column key → text as the program writes it."""

    roster: str
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Member:
    name: str
    relation: str
    birth: str
    number: int
    education: str
    work: str
    """Who works away: the place of the job in _JOBS; who keeps a post: of the post in _POSTS; or both."""
    health: str = "健康"
    labour: str = "普通劳动力"


# Province, county, employer, job, begun on, wage a month.
_JOBS = {
    "t1": ("江苏省", "昆山市", "昆山锦华电子有限公司", "制造类", "2025-03-01", "5200"),
    "t2": ("江苏省", "吴江区", "苏州恒盛纺织有限公司", "加工类", "2025-02-16", "4800"),
    "t3": ("广东省", "宝安区", "深圳鑫达五金厂", "制造类", "2025-03-05", "5600"),
    "t4": ("陕西省", "汉台区", "汉中顺通物流有限公司", "商业运输类", "2024-11-01", "4500"),
    "t5": ("陕西省", "洋县", "洋县朱鹮湖酒店", "餐饮类", "2025-01-10", "3200"),
    "t6": ("浙江省", "义乌市", "义乌美佳饰品厂", "手工艺类", "2025-02-20", "5000"),
}
_AREAS = {"江苏省": "省外", "广东省": "省外", "浙江省": "省外"}
# Post, employer, begun on.
_POSTS = {
    "p1": ("保洁员", "四合村村民委员会", "2025-01-01"),
    "p2": ("护林员", "洋县林业局", "2025-01-01"),
    "p3": ("水管员", "四合村村民委员会", "2025-04-01"),
}

_HOUSES: tuple[tuple[str, str, str, tuple[_Member, ...]], ...] = (
    ("一组", "脱贫户", "否", (
        _Member("陈建国", "户主", "19720314", 1, "初中", "t1"),
        _Member("李秀兰", "配偶", "19740520", 2, "小学", "p1"),
        _Member("陈晓峰", "之子", "19981102", 3, "大专", "t1", labour="技能劳动力"),
    )),
    ("一组", "一般农户", "否", (
        _Member("赵德明", "户主", "19690811", 5, "初中", "t4 p1"),
        _Member("周玉梅", "配偶", "19710226", 4, "初中", "p1"),
    )),
    ("二组", "脱贫户", "是", (
        _Member("孙志强", "户主", "19800105", 7, "高中", "t2"),
        _Member("吴丽娟", "配偶", "19820919", 6, "初中", "t2"),
    )),
    ("二组", "监测对象", "否", (
        _Member("郑永福", "户主", "19661230", 9, "小学", "p2", "长期慢性病", "弱劳动力或半劳动力"),
        _Member("王桂英", "配偶", "19680417", 8, "文盲或半文盲", "p1"),
        _Member("郑小龙", "之子", "19930608", 11, "高中", "t3"),
    )),
    ("三组", "脱贫户", "否", (
        _Member("刘长安", "户主", "19750722", 13, "初中", "p2"),
        _Member("张春花", "配偶", "19770303", 10, "初中", "t5"),
    )),
    ("三组", "一般农户", "否", (
        _Member("马文斌", "户主", "19831015", 15, "本科及以上", "t4", labour="技能劳动力"),
        _Member("杨雪琴", "配偶", "19850628", 12, "大专", "t5"),
    )),
    ("三组", "脱贫户", "是", (
        _Member("黄大勇", "户主", "19780901", 17, "初中", "t6"),
        _Member("徐红霞", "配偶", "19800712", 14, "初中", "t6"),
        _Member("黄婷婷", "之女", "20010425", 16, "大专", "t6"),
    )),
    ("四组", "一般农户", "否", (
        _Member("何永刚", "户主", "19730130", 19, "初中", "p3"),
        _Member("罗素芳", "配偶", "19741218", 18, "小学", "p3"),
    )),
    ("四组", "脱贫户", "否", (
        _Member("高玉林", "户主", "19700606", 21, "小学", "p2"),
        _Member("宋春梅", "配偶", "19720909", 20, "小学", "p1"),
        _Member("高志远", "之子", "19960214", 23, "大专", "t3", labour="技能劳动力"),
    )),
    ("四组", "一般农户", "否", (
        _Member("谢光明", "户主", "19670505", 25, "高中", "p3"),
        _Member("韩冬梅", "配偶", "19690808", 22, "初中", "t5 p3"),
    )),
)  # fmt: skip


def rows() -> list[TypedRow]:
    """All rows, each person followed by what he has in the other rosters."""
    return list(_rows())


def _rows() -> Iterator[TypedRow]:
    for group, kind, relocated, members in _HOUSES:
        head = members[0].name
        for member in members:
            number = id_number(birth=member.birth, sequence=member.number)
            phone = f"1{39 - member.number % 3}{int(number[6:14]) * 7919 % 10**8:08}"
            about = {
                "group": group, "head_name": head, "name": member.name, "id_number": number, "phone": phone,
            }  # fmt: skip
            works = member.work.split()
            yield TypedRow(PERSON, {
                **about, "relation": member.relation, "ethnicity": "汉族", "education": member.education,
                "health": member.health, "labour_capacity": member.labour, "household_type": kind,
                "relocated": relocated, "population_status": "正常",
                "employment_status": "公益性岗位" if works[-1] in _POSTS else "转移就业",
            })  # fmt: skip
            for work in works:
                yield TypedRow(*_worked(work, about))


def _worked(work: str, about: Mapping[str, str]) -> tuple[str, dict[str, str]]:
    if work in _POSTS:
        post, employer, begun = _POSTS[work]
        return POST, {
            **about, "category": "公益特岗", "post": post, "employer": employer, "started_on": begun,
            "agreement": "劳务协议", "agreement_from": begun, "agreement_to": "2025-12-31",
            "monthly_subsidy": "600",
        }  # fmt: skip
    province, county, employer, job, begun, wage = _JOBS[work]
    near = "乡（镇）外县内" if county == "洋县" else "县外市内"
    return TRANSFER, {
        **about, "channel": "自行就业", "area": _AREAS.get(province, near), "work_type": "转移就业",
        "province": province, "county": county, "employer": employer, "job": job, "started_on": begun,
        "monthly_wage": wage,
    }  # fmt: skip


def in_order(roster: str, cells: Mapping[str, str]) -> list[tuple[str, str]]:
    """The cells from left to right, as the roster's sheet has them."""
    return [(key, cells[key]) for key in CATALOG.roster(roster).column_by_key if key in cells]
