"""How rosters from many hands become one: pure functions, no file and no window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roster_desktop.late import offer

if TYPE_CHECKING:
    from roster_desktop.merge.belonging import belongs, is_same_place
    from roster_desktop.merge.decision import decided
    from roster_desktop.merge.handmade import Sender, handmade_state, refusal, sender_of
    from roster_desktop.merge.joining import Known
    from roster_desktop.merge.merge_plan import Counts, MergePlan, Move, Outcome, Statement
    from roster_desktop.merge.plan import plan_merge
    from roster_desktop.merge.same_row import (
        Saying,
        Unjoined,
        are_apart,
        joined_ties,
        joining,
        setting_apart,
        unjoining,
        withdrawing,
    )
    from roster_desktop.merge.telling import told_merge
else:
    offer(
        __name__,
        belonging="belongs is_same_place",
        decision="decided",
        handmade="Sender handmade_state refusal sender_of",
        joining="Known",
        merge_plan="Counts MergePlan Move Outcome Statement",
        plan="plan_merge",
        same_row="Saying Unjoined are_apart joined_ties joining setting_apart unjoining withdrawing",
        telling="told_merge",
    )

__all__ = [
    "Counts",
    "Known",
    "MergePlan",
    "Move",
    "Outcome",
    "Saying",
    "Sender",
    "Statement",
    "Unjoined",
    "are_apart",
    "belongs",
    "decided",
    "handmade_state",
    "is_same_place",
    "joined_ties",
    "joining",
    "plan_merge",
    "refusal",
    "sender_of",
    "setting_apart",
    "told_merge",
    "unjoining",
    "withdrawing",
]
