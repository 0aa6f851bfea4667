"""中省市反馈问题整改台账: what was found wrong, by whom, who mends it until when, and when it was closed out."""

from __future__ import annotations

from roster_desktop.rosters.choices import one_of
from roster_desktop.rosters.shared_columns import REMARK, TOWNSHIP_HEADERS, VILLAGE_HEADERS
from roster_desktop.schema import Column, QuickFilter, Role, Roster
from roster_desktop.schema.kinds import DateOrMonth, PersonName, Text

_FOUND = "问题"
_MENDED = "整改"

SOURCE = one_of("中央反馈 省级反馈 市级反馈 县级督查 镇级自查 比对发现 群众反映 其他")
STATE = one_of("整改中 已完成 已销号")
CLOSED = "已销号"

PROBLEM = Roster(
    key="problem",
    title="中省市反馈问题整改台账",
    short_title="问题整改",
    columns=(
        Column(
            "number", "问题编号", Text(40), _FOUND, "这个问题的编号；从比对转来的由程序编，例如：2026-11-003。",
            other_headers=("编号", "交办单号"), width=14,
        ),
        Column(
            "source", "问题来源", SOURCE, _FOUND, "哪一级反馈或发现的。",
            required=True, other_headers=("来源", "反馈来源", "反馈层级"), width=12,
        ),
        Column(
            "found_on", "反馈日期", DateOrMonth(), _FOUND, "什么时候反馈或发现的，例如：2026-11-08。",
            required=True, other_headers=("发现日期", "反馈时间", "交办日期"), width=12,
        ),
        Column(
            "township", "镇(办)", Text(), _FOUND, "问题在哪个镇。",
            role=Role.TOWNSHIP, other_headers=TOWNSHIP_HEADERS, width=12, learns=True, shown=False,
        ),
        Column(
            "village", "行政村", Text(), _FOUND, "问题在哪个村；全镇的问题空着。",
            role=Role.VILLAGE, other_headers=VILLAGE_HEADERS, width=14, learns=True,
        ),
        Column(
            "content", "问题内容", Text(400), _FOUND, "问题是什么，写清是谁、哪一项、差在哪里。",
            required=True, other_headers=("问题", "反馈问题", "存在问题", "问题描述"), width=36,
        ),
        Column(
            "responsible_unit", "责任单位", Text(80), _MENDED, "由哪个单位整改。",
            required=True, other_headers=("整改单位", "责任村"), width=16, learns=True,
        ),
        Column(
            "responsible", "责任人", PersonName(), _MENDED, "谁负责整改，写姓名。",
            other_headers=("整改责任人",), width=10, learns=True,
        ),
        Column(
            "measure", "整改措施", Text(400), _MENDED, "打算怎么改，已经做了什么。",
            other_headers=("措施", "整改情况"), width=30,
        ),
        Column(
            "due_on", "整改时限", DateOrMonth(), _MENDED, "什么时候以前改好，例如：2026-11-30。",
            required=True, other_headers=("时限", "整改期限", "完成时限"), width=12,
        ),
        Column(
            "state", "整改状态", STATE, _MENDED, "改到哪一步了；上级认可、不再盯着的选“已销号”。",
            required=True, initial="整改中", other_headers=("状态", "整改进度"), width=10,
        ),
        Column(
            "closed_on", "销号日期", DateOrMonth(), _MENDED, "哪天销号的；还没销号的空着。",
            other_headers=("销号时间", "完成日期"), width=12,
        ),
        Column(
            "evidence", "佐证材料", Text(200), _MENDED, "有什么材料能证明改好了。",
            other_headers=("证明材料", "整改佐证"), width=20, shown=False,
        ),
        Column(
            "rule", "规则", Text(10), _FOUND, "从比对转来的问题，是哪一条规则；手写的空着。", width=8, shown=False,
        ),
        Column(
            "about", "有关的行", Text(60), _FOUND, "从比对转来的问题，说的是哪一行；手写的空着。", width=12, shown=False,
        ),
        REMARK,
    ),
    told_apart_by=("number",),
    counted_as="条",
    quick_filters=(QuickFilter("未销号", {"state": ("整改中", "已完成", "")}),),
)
"""One row a problem. `rule` and `about` tie it to the finding it came from."""
