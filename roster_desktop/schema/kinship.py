"""What everybody of a household is to its head."""

from __future__ import annotations

HEAD = "户主"
"""What the head is: the one relation that rules, prints, reading and card go by, whatever others a roster has."""
