"""A book that was locked opens with its password, however small it is."""

from __future__ import annotations

import pytest

from roster_desktop.wording import Refusal
from roster_desktop.workbook.locked_book import locked, unlocked
from tests.workbook.golden.parts import row_of, sheet_part, xlsx

PASSWORD = "四合村的钥匙2026"


@pytest.mark.parametrize("rows", [1, 40, 400])
def test_a_locked_book_of_any_size_opens_again_with_its_password_alone(rows: int):
    lines = "".join(row_of(number, (f"张{number}", f"{number:09}")) for number in range(1, rows + 1))
    book = locked(xlsx({"花名册": sheet_part(lines)}), PASSWORD)

    assert unlocked("锁.xlsx", book, PASSWORD).startswith(b"PK")
    for wrong in ("", "别的", PASSWORD.lower() + " "):
        with pytest.raises(Refusal):
            unlocked("锁.xlsx", book, wrong)
