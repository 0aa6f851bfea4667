"""What everybody of a household is to its head."""

from __future__ import annotations

HEAD = "户主"
"""What the head is to the household: the one relation by which rules, prints, reading and card go."""
