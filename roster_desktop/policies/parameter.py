"""The parameters that rules read. Keys are those of the reference; texts are for the person who sets them."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from msgspec import Struct


class Shape(Enum):
    """What a parameter's value is."""

    NUMBER = "number"
    YES_NO = "yes_no"
    CHOICE = "choice"
    TABLE = "table"


class Parameter(Struct, frozen=True):
    """Something that a policy sets."""

    key: str
    title: str
    help: str
    shape: Shape = Shape.NUMBER
    unit: str = ""
    group: str = ""
    options: tuple[str, ...] = ()
    """What may be chosen, where the shape is a choice."""
    least: int = 0
    most: int = 1_000_000
    """Between which numbers the value lies, where it is a number."""
    columns: tuple[tuple[str, str], ...] = ()
    """(key, heading) of the table's columns, where it is a table."""
    amounts: frozenset[str] = frozenset()
    """Columns of the table that hold whole numbers; the others hold texts, or yes and no where so named."""
    flags: frozenset[str] = frozenset()
    """Columns of the table that hold yes or no."""

    def line_text(self, line: Mapping[str, str | int | bool]) -> str:
        """A line of the table in words: 就业地域 省外，金额 500."""
        told = [(heading, line.get(key, "")) for key, heading in self.columns]
        told = [(heading, value) for heading, value in told if value != "" and value is not False]
        return "，".join(heading if value is True else f"{heading} {value}" for heading, value in told)


_AGE, _POST, _TRAINING, _SUBSIDY, _WAGE, _HOUSEHOLD, _WORK = (
    "劳动年龄", "公益性岗位", "培训", "交通和创业补贴", "工资", "零就业和户", "报送与核实",
)  # fmt: skip

_PAPERS_HELP = "申报时要交哪些材料；同一组的写同一个组名，有一样就行，不分组的每样都要。花名册里没有的材料，申报花名册上写明看原件。"


def _papers(subsidy: str, title: str, group: str) -> Parameter:
    """What an application for the subsidy needs."""
    columns = (("paper", "材料"), ("group", "任选一样的组"))
    return Parameter(
        f"P_EVIDENCE_{subsidy}", f"{title}要交的材料", _PAPERS_HELP, Shape.TABLE, group=group, columns=columns
    )


PARAMETERS: tuple[Parameter, ...] = (
    Parameter("P_AGE_MIN", "劳动年龄从", "满几周岁算劳动力。", unit="岁", group=_AGE),
    Parameter("P_AGE_MAX_M", "男劳动年龄到", "男性到几周岁为止算劳动力。", unit="岁", group=_AGE),
    Parameter("P_AGE_MAX_F", "女劳动年龄到", "女性到几周岁为止算劳动力。", unit="岁", group=_AGE),
    Parameter(
        "P_AGE_UPPER_INCLUSIVE", "满上限那一岁还算", "选“是”，满60岁的这一年还算劳动力；选“否”，满60岁当天起不算。",
        Shape.YES_NO, group=_AGE,
    ),
    Parameter(
        "P_AGE_METHOD", "年龄怎么算", "按生日算周岁，还是用当前年度减出生年度。", Shape.CHOICE, group=_AGE,
        options=("周岁", "年度"),
    ),
    Parameter(
        "P_RETIREMENT_M", "男退休年龄", "算公益性岗位“距退休不足5年”用。", unit="岁", group=_AGE
    ),
    Parameter(
        "P_RETIREMENT_F", "女退休年龄", "算公益性岗位“距退休不足5年”用。", unit="岁", group=_AGE
    ),
    Parameter("P_POST_AGE_WARN", "岗位年龄提示", "超过这个年龄先提示。", unit="岁", group=_POST),
    Parameter("P_POST_AGE_MAX", "岗位年龄上限", "超过这个年龄要退岗或说明。", unit="岁", group=_POST),
    Parameter("P_POST_AGE_HARD", "岗位年龄不得达到", "满这个年龄一律不能在岗。", unit="岁", group=_POST),
    Parameter("P_POST_MONTHS_MAX", "岗位最长期限", "一个人累计在岗最多几个月。", unit="个月", group=_POST),
    Parameter(
        "P_POST_NEAR_RETIREMENT", "距退休几年内不限期", "初次上岗时距退休不足这么多年的，可以干到退休；填0表示没有这个例外。",
        unit="年", group=_POST,
    ),
    Parameter("P_POST_SOON", "到期提前提醒", "岗位期限还剩几个月时提醒。", unit="个月", group=_POST),
    Parameter("P_POST_PER_HH", "一户最多几个岗", "一户里同时在公益性岗位的人数上限。", unit="个", group=_POST),
    Parameter(
        "P_POST_SUBSIDY", "岗位补贴标准", "每类岗位每月补贴的最低和最高；没有列出的类别不核对。", Shape.TABLE, unit="元/月",
        group=_POST, columns=(("category", "岗位类别"), ("minimum", "最低"), ("maximum", "最高")),
        amounts=frozenset({"minimum", "maximum"}),
    ),
    Parameter("P_FREE_TRAIN_MAX", "免费培训上限", "一个人最多参加几次政府补贴培训。", unit="次", group=_TRAINING),
    Parameter(
        "P_FREE_TRAIN_PER", "免费培训按什么算次数", "一生累计，还是每年。", Shape.CHOICE, group=_TRAINING,
        options=("一生", "每年"),
    ),
    Parameter(
        "P_TRAIN_DAY_RATE", "培训食宿补贴标准", "每人每天补贴多少；填0表示不核对。", unit="元/天", group=_TRAINING
    ),
    Parameter(
        "P_TRAIN_TYPE_YEAR", "同类补贴培训一年几次", "一个人一年里同一类补贴培训最多几次；填0表示不核对。", unit="次",
        group=_TRAINING,
    ),
    Parameter(
        "P_TRANSPORT", "交通补贴标准",
        "每种就业地域补多少元。户类型空着表示各类户都一样；务工地写省、市或县，空着表示这个地域里的任何地方；同样的情形有两个金额的，"
        "两个都算对。",
        Shape.TABLE, unit="元", group=_SUBSIDY,
        columns=(
            ("area", "就业地域"), ("place", "务工地"), ("household_type", "户类型"), ("amount", "金额"),
            ("at_most", "金额是上限"),
        ),
        amounts=frozenset({"amount"}), flags=frozenset({"at_most"}),
    ),
    Parameter(
        "P_TRANSPORT_EVERY", "交通补贴几年一次",
        "填1表示每年一次，填5表示五年一次，填99表示一辈子一次；填0表示不限。", unit="年", group=_SUBSIDY,
    ),
    Parameter(
        "P_TRANSPORT_EXCLUDED", "不补交通补贴的单位", "在这些性质的单位务工的不补；没有列出的都可以补。", Shape.TABLE,
        group=_SUBSIDY, columns=(("employer_type", "单位性质"),),
    ),
    Parameter(
        "P_TRANSPORT_ESCORTED", "点对点输送的也补交通费", "政府包车、包专列送去的还补不补交通补贴。", Shape.YES_NO,
        group=_SUBSIDY,
    ),
    Parameter(
        "P_TRANSPORT_MONTHS", "交通补贴最少务工", "外出满几个月才能领。", unit="个月", group=_SUBSIDY
    ),
    Parameter("P_TRANSPORT_AGE_MIN", "交通补贴年龄从", "满几周岁可以领。", unit="岁", group=_SUBSIDY),
    Parameter("P_TRANSPORT_AGE_MAX_M", "交通补贴男到", "男性到几周岁可以领（含）。", unit="岁", group=_SUBSIDY),
    Parameter("P_TRANSPORT_AGE_MAX_F", "交通补贴女到", "女性到几周岁可以领（含）。", unit="岁", group=_SUBSIDY),
    Parameter(
        "P_STARTUP_ONEOFF_MAX", "一次性创业补贴上限", "一个人最多补多少元。", unit="元", group=_SUBSIDY
    ),
    Parameter(
        "P_STARTUP_MIN_MONTHS", "创业补贴最少经营", "经营满几个月才能领。", unit="个月", group=_SUBSIDY
    ),
    _papers("TRANSPORT", "交通补贴", _SUBSIDY),
    _papers("STARTUP", "创业补贴", _SUBSIDY),
    _papers("TRAINING", "培训补贴", _TRAINING),
    _papers("POSTS", "岗位补贴", _POST),
    Parameter("P_STABLE_MONTHS", "稳定就业", "务工满几个月算稳定就业。", unit="个月", group=_WAGE),
    Parameter("P_INCOME_LOW", "月工资过低", "低于这个数多半是写错了。", unit="元/月", group=_WAGE),
    Parameter("P_INCOME_LOW2", "月工资偏低", "低于这个数提示一下。", unit="元/月", group=_WAGE),
    Parameter("P_INCOME_HIGH", "月工资过高", "高于这个数多半是写错了。", unit="元/月", group=_WAGE),
    Parameter(
        "P_ZERO_FARM_COUNTS", "农业就业算就业", "选“是”，一户里有人务农就不算零就业户。", Shape.YES_NO, group=_HOUSEHOLD
    ),
    Parameter(
        "P_ZERO_NEED_WILL", "零就业户要有就业意愿", "选“是”，至少一人有意愿才列入清零台账。", Shape.YES_NO,
        group=_HOUSEHOLD,
    ),
    Parameter("P_ZERO_DAYS", "零就业户几个工作日内要有措施", "列入台账后的期限。", unit="个工作日", group=_HOUSEHOLD),
    Parameter("P_VERIFY_DAYS", "核实多久算过期", "核实超过这么多天要再核一次。", unit="天", group=_WORK),
    Parameter("P_SAMPLE_PERCENT", "入户抽查比例", "每次抽查抽多少人。", unit="%", group=_WORK, most=100),
    Parameter(
        "P_RETENTION_YEARS", "个人信息留多久", "人去世、迁走或移除以后，信息再留几年；过了就该清除。法律没有写死年限，要求够用为止；有文件规定的按文件改。",
        unit="年", group=_WORK, least=1, most=30,
    ),
    Parameter(
        "P_NOTICE_NAME", "公示版姓名怎么写", "张*：只留姓；张*三：遮住中间；全名：不遮。", Shape.CHOICE, group=_WORK,
        options=("张*", "张*三", "全名"),
    ),
    Parameter(
        "P_PERIOD_START_DAY", "每期从几号开始", "填21表示上月21日到本月20日是一期；填1表示自然月。", unit="号", group=_WORK,
        least=1, most=28,
    ),
    Parameter(
        "P_DUE_DAY", "每期几号前报送", "离报送还有几天按它算。", unit="号", group=_WORK, least=1, most=31
    ),
    Parameter("P_PROBLEM_DAYS", "问题几天内整改", "从比对转来的问题，整改时限按它算。", unit="天", group=_WORK, least=1),
    Parameter(
        "P_VILLAGE_CHANGE", "人数变化多少要确认", "本期人数比上期多或少这么多，请村里确认。", unit="%", group=_WORK
    ),
)  # fmt: skip

PARAMETER_BY_KEY: Mapping[str, Parameter] = {parameter.key: parameter for parameter in PARAMETERS}
