"""For what each column is kept: whoever asks a person for it can say so, and nothing is kept for no
reason."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field


class Purposes(Struct, frozen=True):
    """Said by group of columns; what is sensitive says it for itself."""

    of_group: Mapping[str, str] = field(default_factory=dict)
    """Name of a group, the same in every roster → for what its columns are kept."""
    of_column: Mapping[str, str] = field(default_factory=dict)
    """Key of a column → for what just this one is kept."""

    def of(self, key: str, group: str) -> str:
        """For what the column is kept; "" where nobody said."""
        return self.of_column.get(key) or self.of_group.get(group, "")
