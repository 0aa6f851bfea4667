"""What is said of a finding holds while its facts are the same, and is asked again when they change."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from roster_desktop.checks import Finding, Level
from roster_desktop.checks.basis import basis_of
from roster_desktop.checks.row_in_question import row_in_question
from roster_desktop.records import RowId
from roster_desktop.tasks import typing
from roster_desktop.tasks.explaining import Explanation, explain, explanation_of, withdraw
from roster_desktop.wording import Refusal, verifying
from roster_desktop.workspace import Workspace
from tests.builders import toy_person
from tests.workspace.toy import FOLK, TODAY, carried, made


@pytest.fixture
def village(tmp_path: Path) -> Iterator[Workspace]:
    with made(tmp_path / "河湾村.roster") as workspace:
        yield workspace


def added(village: Workspace, name: str = "李明", sequence: int = 1) -> RowId:
    row = typing.add_row(village, FOLK, toy_person(name, sequence, phone="13800000001")).row
    assert row is not None
    return row


def finding(village: Workspace, row: RowId, rule: str = "C05", column: str = "phone") -> Finding:
    """A finding about a cell as it stands."""
    spec = village.catalog.roster(FOLK)
    looked_at = row_in_question(spec, stored(village, row), row=row, on=TODAY)
    basis = basis_of(rule, [(looked_at, (column,))])
    return Finding(rule, Level.WARNING, FOLK, row, (column,), "？", "", basis=basis)


def stored(village: Workspace, row: RowId) -> dict[str, str]:
    found = village.row(FOLK, row)
    assert found is not None
    return dict(found.stored)


def said(village: Workspace, about: Finding) -> Explanation | None:
    return explanation_of(stored(village, RowId(about.row)), about.rule, about.basis)


def test_a_finding_is_explained_with_reason_person_and_day(village: Workspace):
    about = finding(village, added(village))

    explain(village, [about], "  八月已退岗，\n九月才外出 ")

    assert said(village, about) == Explanation("八月已退岗， 九月才外出", "王芳", "2026-06-01")
    assert village.undo_label() == "说明 李明 的 C05"


def test_an_explanation_is_not_blank(village: Workspace):
    about = finding(village, added(village))

    with pytest.raises(Refusal) as refusal:
        explain(village, [about], " \n")
    assert refusal.value.message.code == verifying.EXPLANATION_MISSING.code
    assert said(village, about) is None


def test_findings_of_several_rows_are_explained_in_one_step(village: Workspace):
    first, second = added(village), added(village, "王博", 2)
    about = [finding(village, first), finding(village, first, "B02", "name"), finding(village, second)]

    explain(village, about, "村里核过")
    assert village.undo_label() == "说明 李明 等2行 的 C05、B02"
    assert all(said(village, one) for one in about)
    village.undo()

    assert not any(said(village, one) for one in about)


def test_it_holds_while_other_cells_change_and_is_asked_again_when_the_facts_do(village: Workspace):
    row = added(village)
    explain(village, [finding(village, row)], "村里核过")

    typing.write_cells(village, FOLK, row, {"remark": "在外"})
    assert said(village, finding(village, row)) is not None
    typing.write_cells(village, FOLK, row, {"phone": "13800000002"})
    assert said(village, finding(village, row)) is None
    typing.write_cells(village, FOLK, row, {"phone": "13800000001"})
    assert said(village, finding(village, row)) is not None


def test_an_explanation_is_taken_back(village: Workspace):
    about = finding(village, added(village))
    explain(village, [about], "村里核过")

    withdraw(village, [about])

    assert said(village, about) is None
    assert village.undo_label() == "撤回说明 李明 的 C05"


def test_of_two_who_explained_the_same_the_later_speaks_in_both_files(village: Workspace, tmp_path: Path):
    row = added(village)
    with made(tmp_path / "other.roster", operator="李主任") as other:
        carried(village, other)
        about = finding(village, row)
        explain(village, [about], "村里核过")
        other.today = lambda: TODAY.replace(day=2)
        explain(other, [about], "镇里核过")
        carried(other, village, book="second")
        carried(village, other)

        assert said(village, about) == said(other, about) == Explanation("镇里核过", "李主任", "2026-06-02")


def test_explaining_nothing_is_no_step(village: Workspace):
    before = village.journal

    assert explain(village, [], "村里核过").batch == 0
    assert village.journal == before
