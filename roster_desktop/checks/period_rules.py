"""The rules about reporting periods (T01 to T08)."""

from __future__ import annotations

from roster_desktop.checks import reporting
from roster_desktop.checks.finding import Level
from roster_desktop.checks.period_in_question import PeriodInQuestion
from roster_desktop.checks.rule import Rule

_WARNING, _NOTICE = Level.WARNING, Level.NOTICE

PERIOD_RULES: tuple[Rule[PeriodInQuestion], ...] = (
    Rule(
        "T01", _WARNING, "{who} 上期在册，本期没有了，请选原因（返乡/退岗/死亡/迁出/漏填）。",
        "漏填的把这一行恢复；确实不在的移除时写明原因。", "S3", reporting.missing_without_reason,
    ),
    Rule(
        "T02", _WARNING, "{name} 本期{people}人，上期{before}人，变化较大，请确认没有漏交。",
        "对照上期名单，看有没有漏交或重复。", "D", reporting.much_more_or_less,
    ),
    Rule(
        "T03", _NOTICE, "{name} 连续三期数据没变化，请核实是否真的更新。",
        "打电话问村里这几期有没有人变动。", "F-DD D", reporting.nothing_changed,
    ),
    Rule(
        "T05", _NOTICE, "{name} 本期第{times}次报送，已按格合并。",
        "不用处理；内容不同的格在“冲突”里等人决定。", "G", reporting.reported_again,
    ),
    Rule(
        "T07", _NOTICE, "{name} 还没报 {period} 数据，已过截止时间。",
        "催村里报送。", "S2 W-WENXIAN", reporting.not_reported,
    ),
    Rule(
        "T08", _WARNING, "镇里改过 {who} 的{columns}，请退回村里确认。",
        "把合并后的工作簿发回村里，村里收进去以后再报送。", "W-JIANGGU", reporting.edited_by_the_township,
    ),
)  # fmt: skip
"""In the order of the reference; why T04 and T06 are no findings is told in `not_computed.py`."""
