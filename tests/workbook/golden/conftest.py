"""What several golden tests begin with."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.workbook.golden.village import Village, number_of, opened_village


@pytest.fixture
def village(tmp_path: Path) -> Iterator[Village]:
    """An empty village."""
    with opened_village(tmp_path) as found:
        yield found


@pytest.fixture
def lived_in(village: Village) -> Village:
    """A village with six people."""
    names = "张一 李二 王三 赵四 钱五 孙六".split()
    rows = [(name, number_of(n), f"1380000000{n}") for n, name in enumerate(names, 1)]
    village.take_in(("姓名", "身份证号", "联系电话"), *rows)
    return village
