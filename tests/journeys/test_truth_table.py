"""What the manual says of every pair of acts is what happens."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys.truth import Line, Outcome, all_lines, lines_of_manual, outcomes

TABLE = lines_of_manual()


@pytest.fixture(scope="module")
def happened(tmp_path_factory: pytest.TempPathFactory) -> dict[Line, Outcome]:
    """All lines done in one journey: through real files, workbooks, a return and back."""
    folder: Path = tmp_path_factory.mktemp("truth")
    lines = [line for line, _ in TABLE]
    return dict(zip(lines, outcomes(lines, folder), strict=True))


def test_the_table_has_every_combination():
    assert {line for line, _ in TABLE} == set(all_lines())


@pytest.mark.parametrize(("line", "said"), TABLE, ids=[str(line) for line, _ in TABLE])
def test_what_the_table_says_happens(happened: dict[Line, Outcome], line: Line, said: Outcome):
    assert happened[line] == said
