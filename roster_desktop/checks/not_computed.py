"""Rules of the reference that are not computed, each with the fact that no column carries."""

from __future__ import annotations

from msgspec import Struct


class NotComputed(Struct, frozen=True):
    """A rule, or a part of one, and why it stays silent."""

    rule: str
    part: str
    """Which part; "" for the whole rule."""
    reason: str


NOT_COMPUTED: tuple[NotComputed, ...] = (
    NotComputed(
        "B22", "公益性岗位安置花名册",
        "那里没有就业类型、就业渠道和就业地域，只核对单位性质；转移就业花名册里的四项都核对。",
    ),
    NotComputed("C18", "", "没有“是否已务工”这一栏；填了未就业却有在岗记录的由C04核对。"),
    NotComputed("H03", "", "没有登记帮扶措施的栏目，也没有记下列入清零台账的日期；零就业户由H01逐次列出。"),
    NotComputed("H07", "", "没有“工资性收入”这一栏，人均纯收入分不出工资。"),
    NotComputed("H08", "", "没有登记帮扶措施的栏目。"),
    NotComputed("M12", "发放月数多于在岗月数", "只记最近一次发放，没有逐月的发放记录；退岗、死亡或迁出后的发放都核对。"),
    NotComputed("M19", "", "没有“上年农业纯收入”这一栏。"),
    NotComputed("T04", "", "合并时由工作簿的核对说明：填报单位不符的工作簿不会合到别的村。"),
    NotComputed("T06", "", "读入时由工作簿的核对说明：缺少的表头在导入预览里列出。"),
)  # fmt: skip
"""In the order of the reference."""
