"""What long work calls its steps, in the language that the window speaks: they are written in Chinese where
the work is done, in rooms that know no window."""

from __future__ import annotations

from roster_desktop.wording import N_, Language, _, current_language

STEPS = frozenset(
    {
        N_("保存工作簿"), N_("回读核对"), N_("待送出的工作簿"), N_("抄一份花名册"), N_("换录入人"), N_("排版"),
        N_("数劳动力"), N_("核对各户、各人"), N_("核对没有户的人"), N_("核对补贴条件"), N_("正在查看有把握的几对"),
        N_("比对各行"), N_("比对改动"), N_("比对相同的内容"), N_("看哪些行是一户、一人的"), N_("装包"),
        N_("解开移交包"), N_("读取久未更新的记录"), N_("读取人员"), N_("读取花名册"), N_("逐人统计"),
        N_("逐格查有没有号码"),
    }
)  # fmt: skip
"""Steps that are always called the same."""
NAMED_STEPS = (
    N_("写{name}"), N_("对照{name}"), N_("看{name}"), N_("读取 {name}"), N_("读取{name}"), N_("退回件 {name}"),
    N_("送出 {name}"),
)  # fmt: skip
"""Steps that end with what they are about: a roster, a file, a day."""


def step_told(what: str, work: str) -> str:
    """The step, which is one of `work`; what is no declared step is the name of a file."""
    if current_language() is Language.CHINESE:
        return what
    if what in STEPS:
        return _(what)
    for step in NAMED_STEPS:
        before = step.removesuffix("{name}")
        if what.startswith(before) and len(what) > len(before):
            return _(step).format(name=what.removeprefix(before))
    return work if not what or what == work else f"{work}: {what}"
