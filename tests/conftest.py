"""What every test stands on: Qt without a screen, and how hard the laws are tried."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

# Before anything imports Qt: the platform is chosen when the first application object is made.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# How long an example takes says something about the machine, nothing about the law.
_UNTIMED = (HealthCheck.too_slow, HealthCheck.data_too_large)

settings.register_profile(
    "quick", max_examples=60, derandomize=True, deadline=None, suppress_health_check=_UNTIMED
)
settings.register_profile(
    "long", max_examples=1500, deadline=None, print_blob=True, suppress_health_check=_UNTIMED
)
settings.load_profile(os.environ.get("ROSTER_TEST_PROFILE", "quick"))
