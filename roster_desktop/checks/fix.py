"""What would certainly mend a finding. It is offered, never done unasked."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct


class Fix(Struct, frozen=True):
    """Cells of one row, as they would be written."""

    label: str
    """What the button says: 换成18位 11010519491231002X."""
    roster: str
    row: str
    values: Mapping[str, str]
    """Column key → canonical text; "" clears."""
