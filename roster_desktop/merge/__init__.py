"""How rosters from many hands become one: pure functions, no file and no window."""

from roster_desktop.merge.belonging import belongs, is_same_place
from roster_desktop.merge.decision import decided
from roster_desktop.merge.handmade import Sender, handmade_state, refusal, sender_of
from roster_desktop.merge.joining import Known
from roster_desktop.merge.plan import Counts, MergePlan, Move, Outcome, Statement, plan_merge

__all__ = [
    "Counts",
    "Known",
    "MergePlan",
    "Move",
    "Outcome",
    "Sender",
    "Statement",
    "belongs",
    "decided",
    "handmade_state",
    "is_same_place",
    "plan_merge",
    "refusal",
    "sender_of",
]
