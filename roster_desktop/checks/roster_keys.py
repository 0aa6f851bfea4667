"""Which rosters, and which answers in them, the rules between rosters speak of.

A catalog without these rosters is no mistake: rules about them find nothing there.
"""

from __future__ import annotations

PERSON, TRANSFER, BUSINESS, TRAINING, POST = "person", "transfer", "business", "training", "post"

WORK = (TRANSFER, BUSINESS, POST)
"""Rosters of what people do for their living."""
REFERRING = (TRANSFER, BUSINESS, TRAINING, POST)
"""Rosters whose rows are about people of the person roster."""

STARTED, ENDED, RETURNED = "started_on", "ended_on", "returned_on"
MONTHS_THIS_YEAR = "months_this_year"

WITHIN_TOWNSHIP, WITHIN_COUNTY = "乡（镇）内", "乡（镇）外县内"
WITHIN_CITY, WITHIN_PROVINCE, BEYOND_PROVINCE, ABROAD = "县外市内", "市外省内", "省外", "境外"
OUT_OF_COUNTY = frozenset({WITHIN_CITY, WITHIN_PROVINCE, BEYOND_PROVINCE, ABROAD})

DEAD, MOVED, MARRIED_OUT = "死亡", "迁出", "婚嫁迁出"
GONE = frozenset({DEAD, MOVED, MARRIED_OUT, "出国定居"})
"""Who is no member of the village's households any more."""
AWAY = frozenset({"服刑", "参军", "失踪/失联"})
"""Who cannot work at home or elsewhere, and will perhaps be back."""

UNEMPLOYED, FARMING = "未就业创业", "农业就业"
