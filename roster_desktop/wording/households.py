"""Sentences about households."""

from __future__ import annotations

from roster_desktop.wording.sentence import Sentence

GONE = Sentence(
    "household-gone",
    "这一户的人都已不在册，请回到户的列表重新选。",
    "Nobody of this household is listed any more; choose again from the list of households.",
)
WOULD_BE_EMPTY = Sentence(
    "household-would-be-empty",
    "不能把一户的人都分出去，请至少留下一个人；要换户主请用“户主变更”。",
    "A household cannot be split from itself: leave somebody, or change its head instead.",
)
HEAD_STAYS = Sentence(
    "head-stays",
    "户主 {name} 不能分出去，请先用“户主变更”换一位户主。",
    "The head {name} cannot leave; change the head first.",
)
RELATION_MISSING = Sentence(
    "relation-missing",
    "请给 {name} 选好与新户主的关系。",
    "Say what {name} is to the new head.",
)
HEAD_NOT_AMONG_THEM = Sentence(
    "head-not-among-them",
    "新户主不在这几个人里，请从他们当中选一位。",
    "The new head is none of these persons; choose one of them.",
)
