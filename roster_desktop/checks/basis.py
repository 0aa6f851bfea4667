"""On which facts a finding rests: as long as they are the same, what was said about it still holds."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from roster_desktop.checks.row_in_question import RowInQuestion
from roster_desktop.schema.roster import Role


def basis_of(
    rule: str, places: Iterable[tuple[RowInQuestion, tuple[str, ...]]], policies: Iterable[str] = ()
) -> str:
    """16 hexadecimal digits that follow from the rule, the persons, the cells and the policy values.

    They do not depend on row ids or on the file,
    so that what a village explained the township need not ask again.
    """
    told = sorted(
        "\x1f".join(
            (row.roster.key, row.text_of(Role.ID_NUMBER), *(f"{key}={row.text(key)}" for key in columns))
        )
        for row, columns in places
    )
    # The value counts, not who set it: a village and its township may have it from different hands.
    values = sorted(policy.partition("（")[0] for policy in policies)
    digest = hashlib.blake2b(rule.encode(), digest_size=8)
    for text in (*told, *values):
        digest.update(b"\x1e" + text.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()
