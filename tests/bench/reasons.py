"""Why a line of the table misses its target, and what floor was found: how the line begins → the reason."""

from __future__ import annotations

REASONS: dict[str, str] = {}
