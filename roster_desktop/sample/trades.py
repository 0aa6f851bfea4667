"""What people of the sample do for a living, with the words and wages that go with it."""

from __future__ import annotations

from random import Random

from msgspec import Struct


class Trade(Struct, frozen=True):
    """A kind of work for wages."""

    industry: str
    jobs: tuple[str, ...]
    firms: tuple[str, ...]
    wages: range
    employer_type: str = "非农企业"


class Venture(Struct, frozen=True):
    """A kind of business of one's own."""

    project: str
    name: str
    kinds: tuple[str, ...]


class Duty(Struct, frozen=True):
    """A public-welfare post."""

    post: str
    office: str
    """Who employs; "" for the village itself."""
    subsidy: tuple[int, ...]


class Course(Struct, frozen=True):
    """Something to learn, and what it leads to."""

    type: str
    course: str
    certificate: str
    days: range


_MARKS = (
    "禾丰 恒信 鑫源 华盛 永泰 宏达 盛和 金桥 瑞丰 德昌 汇通 安顺 嘉业 同兴 长青 锦程 隆盛 远航 百川 天和"
).split()  # fmt: skip

TRADES = (
    Trade("制造", ("制造类", "技工类", "普工", "质检员"), ("电子有限公司", "纺织有限公司", "机械有限公司"), range(42, 75)),
    Trade("建筑", ("建筑类", "钢筋工", "木工", "泥瓦工"), ("建筑劳务有限公司", "建设工程有限公司"), range(45, 95)),
    Trade("餐饮住宿", ("餐饮类", "厨师", "服务类"), ("餐饮管理有限公司", "酒店有限公司"), range(35, 60)),
    Trade("批发零售", ("销售/零售业", "服务类"), ("商贸有限公司", "超市有限公司"), range(30, 52)),
    Trade("交通运输", ("商业运输类", "快递员", "货车司机"), ("物流有限公司", "快递服务有限公司"), range(45, 85)),
    Trade("家政/居民服务", ("家政类", "服务类"), ("家政服务有限公司", "物业服务有限公司"), range(30, 55)),
    Trade("采矿", ("技工类", "其他"), ("矿业有限公司",), range(60, 98)),
)  # fmt: skip
NEAR_TRADES = (
    Trade("农林牧渔", ("种植类", "养殖类", "季节工"), ("种植专业合作社", "养殖专业合作社"), range(20, 34), "农业企业、合作社"),
    Trade("制造", ("加工类", "手工艺类"), ("社区工厂", "毛绒玩具厂"), range(22, 36)),
    Trade("批发零售", ("销售/零售业", "服务类"), ("超市", "建材店"), range(20, 34), "个体户"),
)  # fmt: skip
VENTURES = (
    Venture("养殖类", "养殖场", ("个体工商户", "家庭农场", "农民专业合作社")),
    Venture("种植类", "种植园", ("家庭农场", "农民专业合作社")),
    Venture("服务类", "超市", ("个体工商户",)),
    Venture("服务类", "理发店", ("个体工商户",)),
    Venture("加工类", "粮油加工坊", ("个体工商户", "企业")),
    Venture("电子商务类", "土特产网店", ("网店", "个体工商户")),
    Venture("建筑类", "装修队", ("个体工商户",)),
)
DUTIES = (
    Duty("保洁员", "", (500, 600, 700)),
    Duty("护林员", "洋县林业局", (600, 700, 800)),
    Duty("护路员", "洋县交通运输局", (500, 600)),
    Duty("护河/巡河员", "洋县水利局", (500, 600)),
    Duty("扶贫信息员", "", (600, 800)),
    Duty("敬老/养老护理", "", (600, 700)),
    Duty("水管员", "", (400, 500)),
    Duty("光伏管护", "", (500, 600)),
)
COURSES = (
    Course("转移就业技能培训", "中式烹饪", "中式烹调师", range(15, 31)),
    Course("转移就业技能培训", "电焊工", "焊工", range(20, 31)),
    Course("转移就业技能培训", "家政类", "家政服务员", range(10, 21)),
    Course("岗位技能提升培训", "缝纫工", "缝纫工", range(7, 16)),
    Course("农业实用技术培训", "茶叶种植", "", range(3, 8)),
    Course("农业实用技术培训", "生猪养殖", "", range(3, 8)),
    Course("创业培训", "其他", "创业培训合格证", range(7, 13)),
)
PROVIDERS = ("洋县职业技术教育中心", "洋县朱鹮职业技能培训学校", "汉中汉水职业培训学校")


def firm(draw: Random, city: str, trade: Trade) -> str:
    """Name of a firm in that city that nobody has registered as far as we know."""
    return f"{city.removesuffix('市')}{draw.choice(_MARKS)}{draw.choice(trade.firms)}"


def shop(draw: Random, venture: Venture, surname: str) -> str:
    """The name above the door."""
    return f"洋县{surname}记{draw.choice(_MARKS)}{venture.name}"
