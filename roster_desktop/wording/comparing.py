"""Sentences about what changed between two points of a file's history."""

from __future__ import annotations

from roster_desktop.wording.sentence import Sentence

NEVER_SENT = Sentence(
    "never-sent",
    "{file} 还没有报送过，没有可以对照的上一次；请写一个日期，例如 2025-03-01。",
    "{file} never sent a workbook, so there is none to compare with; name a day, for example 2025-03-01.",
)
DAYS_IN_WRONG_ORDER = Sentence(
    "days-in-wrong-order",
    "开始的日期 {since} 在结束的日期 {until} 之后，请调换。",
    "The first day, {since}, is after the last one, {until}; exchange them.",
)
DIFFERENCES = Sentence(
    "differences",
    "新增 {joined} 行，离开 {left} 行，更改 {changed} 行。",
    "{joined} {joined:row|rows} joined, {left} left, {changed} changed.",
)
