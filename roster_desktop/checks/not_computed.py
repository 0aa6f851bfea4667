"""Rules of the reference that are not computed, each with the fact that no column carries."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NotComputed:
    """A rule, or a part of one, and why it stays silent."""

    rule: str
    part: str
    """Which part; "" for the whole rule."""
    reason: str


NOT_COMPUTED: tuple[NotComputed, ...] = (
    NotComputed("B22", "公益性岗位安置花名册", "那里没有就业类型、就业渠道和就业地域，只核对单位性质；转移就业花名册里的四项都核对。"),
    NotComputed("C18", "", "没有“是否已务工”这一栏；填了未就业却有在岗记录的由C04核对。"),
)  # fmt: skip
"""In the order of the reference."""
