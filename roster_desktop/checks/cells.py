"""The rules about one row by itself (A01 to A26), and checking a row against them."""

from __future__ import annotations

from datetime import date

from roster_desktop.checks import answers, circumstances, dates, identity
from roster_desktop.checks.finding import Finding, Level
from roster_desktop.checks.looks_at import Blank, CellThat, EachCell, Together, saying
from roster_desktop.checks.row_in_question import Known, RowInQuestion, row_in_question
from roster_desktop.checks.rule import Rule
from roster_desktop.checks.to_be_asked import RowRules
from roster_desktop.schema.kinds import (
    BankCard,
    Count,
    CreditCode,
    DateOrMonth,
    IdNumber,
    Money,
    Option,
    Options,
    Phone,
    Year,
    YesNo,
)
from roster_desktop.schema.roster import Role, Roster, Values

_ERROR, _WARNING, _NOTICE = Level.ERROR, Level.WARNING, Level.NOTICE

RULES: tuple[Rule[RowInQuestion], ...] = (
    Rule(
        "A01", _ERROR, "{line}没填姓名，请补上。",
        "填上身份证上的姓名。", "F-TZ", identity.no_name,
        Blank((Role.NAME,)),
    ),
    Rule(
        "A02", _ERROR, "{whose}没填身份证号，请补上。",
        "照身份证填上18位号码；还没有办证的填999999开头的临时号。", "F-TZ", identity.no_id_number,
        Blank((Role.ID_NUMBER,)),
    ),
    Rule(
        "A03", _ERROR, "{who} 的{column}是{length}位，应为18位，请对照身份证重新填。",
        "对照身份证重新填18位号码。", "F-DD", identity.wrong_length,
        EachCell((IdNumber,), is_plain=identity.is_plain),
    ),
    Rule(
        "A04", _ERROR,
        "{who} 的{column}后几位被表格软件变成了0，原号码已丢失，请重新录入（先把这一列设为“文本”）。",
        "对照身份证重新录入，不要从原来的表格里复制。", "T W-XLS15", identity.lost_digits,
        EachCell((IdNumber,), is_plain=identity.is_plain),
    ),
    Rule(
        "A05", _ERROR, "{who} 的{column}里有不该有的字符“{character}”。",
        "删掉这个字符；只有最后一位可以是X。", "F-TZ", identity.foreign_character,
        EachCell((IdNumber,), is_plain=identity.is_plain),
    ),
    Rule(
        "A06", _ERROR, "{who} 的{column}里的出生日期 {date} 不对，请核对。",
        "对照身份证核对第7到14位。", "F-CHK 01", identity.impossible_birth,
        EachCell((IdNumber,), is_plain=identity.is_plain),
    ),
    Rule(
        "A07", _ERROR, "{who} 的{column}校验不通过，很可能抄错了一位，请对照身份证。",
        "对照身份证逐位核对。", "F-CHK 01 F-DD", identity.wrong_check_digit,
        EachCell((IdNumber,), is_plain=identity.is_plain),
    ),
    Rule(
        "A08", _NOTICE, "{who} {column}前6位不是已知地区代码，请核实（外地或早年号码可忽略）。",
        "对照身份证核对前6位；没有抄错就不用处理。", "D", identity.unknown_county,
        EachCell((IdNumber,), is_plain=identity.is_plain),
    ),
    Rule(
        "A09", _WARNING, "{who} 填的是15位老号码，系统可换算成18位：{new}，请确认。",
        "对照身份证确认后改成18位号码。", "F-DD", identity.fifteen_digits,
        EachCell((IdNumber,), is_plain=identity.is_plain),
    ),
    Rule(
        "A10", _WARNING, "{who} 暂无正式身份证号（999999开头），办证后请更新。",
        "办好身份证后填正式号码。", "F-GZ 4_01_003", identity.placeholder,
        EachCell((IdNumber,), is_plain=identity.is_plain),
    ),
    Rule(
        "A11", _ERROR, "{who} 的残疾证号末尾类别或等级不对。",
        "对照残疾人证：第19位是类别（1到7），第20位是等级（1到4）。", "F-DD", identity.wrong_disability,
        EachCell((IdNumber,), is_plain=identity.is_plain),
    ),
    Rule(
        "A12", _WARNING, "{who} 填的{columns}与身份证号不一致，以身份证号为准吗？",
        "号码没有抄错就清空这一格，由身份证号得出；抄错了就改号码。", "F-GZ 2_01_004",
        identity.contradicts_id_number,
        CellThat((Role.SEX, Role.BIRTH_DATE, Role.AGE)),
    ),
    Rule(
        "A13", _WARNING, "{who} 没有联系电话。",
        "补上本人或同住家人的电话。", "F-GZ 5_13_003", answers.no_phone,
        Blank((Role.PHONE,)),
    ),
    Rule(
        "A14", _WARNING, "{who} 的{column}“{text}”不是11位手机号。",
        "改成11位手机号，或带区号的固定电话。", "F-GZ 2_01_013 F-CHK 15", answers.wrong_phone,
        EachCell((Phone,), is_plain=answers.is_readable),
    ),
    Rule(
        "A15", _ERROR, "“{column}”填的“{text}”不在可选项里，请改成：{nearest}。",
        "从下拉列表里选一项。", "F-TZ", answers.not_an_option,
        EachCell((Option, Options, YesNo), is_plain=answers.is_readable),
    ),
    Rule(
        "A16", _ERROR, "“{column}”的日期“{text}”看不懂，请写成 2019-03 或 2019-03-05。",
        "年份写四位，写成 2019-03 或 2019-03-05。", "F-TZ", answers.not_a_date,
        EachCell((DateOrMonth, Year), is_plain=answers.is_readable),
    ),
    Rule(
        "A17", _ERROR, "“{column}”应填数字（{unit}），现在是“{text}”。",
        "只填不小于0的数字，说明写到备注里。", "F-TZ", answers.not_a_number,
        EachCell((Money, Count), is_plain=answers.is_amount),
    ),
    Rule(
        "A18", _ERROR, "{who} 的结束日期早于开始日期。",
        "核对两个日期，改正填错的那个。", "F-TZ", dates.ends_before_start,
        CellThat(dates.ENDS),
    ),
    Rule(
        "A19", _WARNING, "{who} 的日期 {date} 还没到，请核对。",
        "核对日期；还没有发生的先不填。", "F-TZ", dates.not_yet,
        EachCell(columns=dates.NOT_AHEAD, is_plain=dates.has_come),
    ),
    Rule(
        "A20", _WARNING,
        "{who} “文化程度”和“在校生状况”只能填一项（在校填在校，不在校填文化程度）。",
        "在校的只填在校生状况，不在校的只填文化程度。", "F-CHK 04", circumstances.school_and_education,
        Together(("education", "student_status")),
    ),
    Rule(
        "A21", _WARNING, "{who} {age}岁，在校情况填“{text}”，请核对。",
        "核对在校生状况和身份证号。", "F-GZ 5_17_001-006", circumstances.age_at_school,
        CellThat(("student_status",)),
    ),
    Rule(
        "A22", _WARNING, "{who} 是重度肢体残疾，却填了普通劳动力，请核对劳动能力。",
        "对照残疾人证补上证号，并核对劳动能力。", "F-GZ 4_01_007 4_01_008 4_12_003",
        circumstances.disability,
        CellThat(circumstances.OF_DISABILITY, circumstances.tells_of_disability),
    ),
    Rule(
        "A23", _WARNING, "{head} 户是易地搬迁户，请选安置点。",
        "填上安置点名称；不是搬迁户就把易地搬迁改成否。", "F-TZ", circumstances.resettled_where,
        CellThat(("relocated",), saying("是")),
    ),
    Rule(
        "A24", _WARNING, "{who} 的银行卡号可能抄错了（存折账号可忽略）。",
        "对照银行卡核对；是存折账号就不用处理。", "G", answers.doubtful_card,
        EachCell((BankCard,)),
    ),
    Rule(
        "A25", _WARNING, "{organisation} 的统一社会信用代码不对，请对照营业执照。",
        "对照营业执照逐位核对18位代码。", "T", answers.wrong_credit_code,
        EachCell((CreditCode,)),
    ),
    Rule(
        "A26", _ERROR, "{who} 的{column}必须填写。",
        "补上这一格。", "F-TZ", answers.not_filled,
        Blank(),
    ),
)  # fmt: skip
"""In the order of the reference."""


class RowCheck:
    """Checks many rows of one roster against them: of a text that comes again it is known what it means."""

    def __init__(self, roster: Roster, on: date) -> None:
        self._roster = roster
        self._on = on
        self._rules = RowRules(RULES, roster, on)
        self._known = Known()

    def findings(self, values: Values, *, row: str = "", number: int | None = None) -> tuple[Finding, ...]:
        """The same as `check_row`."""
        asked = row_in_question(self._roster, values, row=row, on=self._on, number=number, known=self._known)
        rules = self._rules.asked(asked)
        return tuple(finding for rule in rules for finding in rule.findings(asked))


def check_row(
    roster: Roster, values: Values, *, row: str = "", on: date, number: int | None = None
) -> tuple[Finding, ...]:
    """Everything the rules say of a row's stored texts on the cut-off date; no text makes them fail."""
    asked = row_in_question(roster, values, row=row, on=on, number=number)
    return tuple(finding for rule in RULES for finding in rule.findings(asked))
