"""Findings are kept in the file, brought up to date where something changed, and never shown half done."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from threading import Thread

import pytest

from roster_desktop.checks import Finding, Level
from roster_desktop.policies import OwnEntry
from roster_desktop.progress import Cancelled
from roster_desktop.records import Area, CellsWritten, RowAdded, RowId, new_row_id
from roster_desktop.tasks.explaining import explain, withdraw
from roster_desktop.tasks.findings import (
    ShownFindings,
    all_findings,
    bring_up_to_date,
    is_fresh,
    recheck,
)
from roster_desktop.tasks.policies import set_cutoff
from roster_desktop.workspace import (
    PERSON,
    Access,
    FindingQuery,
    Group,
    Member,
    Row,
    Run,
    Workspace,
    checking,
)
from tests.builders import TOY_JOBS, id_number, toy_job
from tests.tasks.talkative import talkative
from tests.workspace.toy import FOLK, TOWNSHIP, added, applied, made, opened, removed, typed

RULES = talkative()


@pytest.fixture
def township(tmp_path: Path) -> Iterator[Workspace]:
    with made(tmp_path / "清水镇.roster", TOWNSHIP) as workspace:
        yield workspace


def job(workspace: Workspace, sequence: int = 1, **cells: str) -> RowId:
    row = new_row_id()
    applied(workspace, RowAdded(TOY_JOBS.key, row, toy_job("张三", sequence, **cells)))
    return row


def up_to_date(workspace: Workspace) -> Workspace:
    bring_up_to_date(workspace, rulebook=RULES)
    return workspace


def seen_at(workspace: Workspace, row: Row) -> tuple[Finding, ...]:
    return ShownFindings(workspace, row.roster).of([row])[row.id]


class Stopping:
    """A person who stops the work at this step."""

    def __init__(self, at: int) -> None:
        self.left = at

    def report(self, done: int, total: int, what: str) -> None:
        self.left -= 1
        if self.left < 0:
            raise Cancelled


def test_a_finding_knows_its_person_and_place(township: Workspace):
    row = added(township, "张三", 1, household="7")
    [finding] = up_to_date(township).findings(FindingQuery(rule="A13"))

    assert (finding.row, finding.level, finding.name, finding.village) == (row, Level.ERROR, "张三", "河湾村")
    assert finding.holder == id_number()
    assert finding.household.endswith("7")
    assert finding.state == "open"


def test_rows_of_one_person_in_two_rosters_are_looked_at_together(township: Workspace):
    own = added(township, "张三", 1, phone="13800000001")
    work = job(township)
    [person] = up_to_date(township).findings(FindingQuery(rule="C01"))

    assert person.row == own
    assert person.beside == ((TOY_JOBS.key, work, ("name",)),)
    assert [one.rule for one in township.findings(FindingQuery(row=work, rule="C01"))] == ["C01"]


def test_findings_are_counted_by_rule_level_village_and_roster(township: Workspace):
    added(township, "张三", 1)
    added(township, "李四", 2, village="北山村")
    up_to_date(township)

    assert township.count_findings("rule") == {"A13": 2, "C01": 2}
    assert township.count_findings("level", FindingQuery(rule="A13")) == {"error": 2}
    assert township.count_findings("village") == {"河湾村": 2, "北山村": 2}
    assert township.count_findings("roster", FindingQuery(level=Level.ERROR)) == {FOLK: 2}
    assert township.findings_by_area()[Area("清水镇", "北山村")] == 2


def test_a_household_is_asked_for_with_all_that_concerns_its_people(township: Workspace):
    added(township, "张三", 1, household="7")
    added(township, "李四", 2, household="8")
    work = job(township)
    [household] = up_to_date(township).findings(FindingQuery(rule="H01", limit=1))
    found = township.findings(FindingQuery(household=household.household))

    assert {one.rule for one in found} == {"A13", "C01", "H01"}
    assert {one.household for one in found} == {household.household}
    assert work in {one.row for one in found}


def test_only_what_changed_is_checked_again(township: Workspace):
    rows = [added(township, "张三", number, phone=f"1380000000{number}") for number in range(1, 8)]
    up_to_date(township)
    typed(township, rows[0], phone="")

    assert not is_fresh(township, rulebook=RULES)
    checked = bring_up_to_date(township, rulebook=RULES)
    assert (checked.rows, checked.is_whole) == (1, False)
    assert is_fresh(township, rulebook=RULES)
    assert township.troubled(FOLK) >= {rows[0]}


def test_who_shared_a_phone_with_the_changed_row_is_checked_again(township: Workspace):
    first = added(township, "张三", 1, phone="13800000001")
    second = added(township, "李四", 2, phone="13800000001")
    assert [one.row for one in up_to_date(township).findings(FindingQuery(rule="C09"))] == [first]
    typed(township, second, phone="13800000002")

    assert up_to_date(township).findings(FindingQuery(rule="C09")) == []


def test_a_removed_row_takes_its_findings_along(township: Workspace):
    row = added(township)
    up_to_date(township)
    removed(township, row)
    assert up_to_date(township).findings() == []
    township.undo()

    assert {one.rule for one in up_to_date(township).findings()} == {"A13", "C01"}


def test_other_rules_policies_or_days_make_everything_old(township: Workspace):
    added(township)
    up_to_date(township)
    assert bring_up_to_date(township, rulebook=talkative("再看。")).is_whole
    township.set_cutoff(date(2026, 1, 31))
    assert bring_up_to_date(township, rulebook=talkative("再看。")).is_whole
    township.add_policies([OwnEntry("P_AGE_MIN", 17, date(2026, 1, 1), "王芳", "2026-06-01")])

    assert bring_up_to_date(township, rulebook=talkative("再看。")).is_whole
    assert is_fresh(township, rulebook=talkative("再看。"))


def test_a_check_under_other_rules_goes_on_with_who_belonged_together_before(township: Workspace):
    own = added(township, "张三", 1, household="7")
    job(township)
    first, _, _ = up_to_date(township).waiting_rows(size=1)
    bring_up_to_date(township, rulebook=talkative("再看。"))
    second, _, _ = township.waiting_rows(size=1)

    assert second.number > first.number
    assert second.groups == first.groups
    [household] = township.findings(FindingQuery(rule="H01"))
    assert own in {one.row for one in township.findings(FindingQuery(household=household.household))}


@pytest.mark.parametrize("wrong", [{(FOLK, RowId("gone")): [(PERSON, "nobody")]}, {}])
def test_who_belongs_together_is_written_anew_where_something_else_was_written(
    township: Workspace, wrong: dict[Member, list[Group]]
):
    added(township, "张三", 1, household="7")
    job(township)
    right = [(one.rule, one.household) for one in up_to_date(township).findings()]
    before, _, _ = township.waiting_rows(size=1)
    if wrong:
        township.add_to_run(before.groups, wrong, ())
    else:
        other = township.begin_run()
        township.put_in_force(Run(other.number, other.number), "", township.journal)
    bring_up_to_date(township, rulebook=talkative("再看。"))
    after, _, _ = township.waiting_rows(size=1)

    assert after.groups == after.number
    assert township.count_groups(before.groups) == 0
    assert [(one.rule, one.household) for one in township.findings()] == right


@pytest.mark.parametrize("at_once", [1, 2, 1000])
def test_of_the_check_before_nothing_is_left_however_little_is_thrown_away_at_once(
    township: Workspace, monkeypatch: pytest.MonkeyPatch, at_once: int
):
    monkeypatch.setattr(checking, "_MANY", at_once)
    for number in range(1, 4):
        added(township, "张三", number, household="7", phone="13800000001")
    before, _, _ = up_to_date(township).waiting_rows(size=1)
    found = [(one.rule, one.household) for one in township.findings()]
    broken_off = township.begin_run()
    township.add_to_run(broken_off.number, {(FOLK, RowId("gone")): [(PERSON, "1"), (PERSON, "2")]}, ())
    township.put_in_force(Run(broken_off.number + 1, broken_off.number + 1), "", township.journal)
    bring_up_to_date(township, rulebook=RULES)

    assert township.count_groups(before.groups) == township.count_groups(broken_off.number) == 0
    assert [(one.rule, one.household) for one in township.findings()] == found


def test_what_changed_before_the_file_was_closed_is_still_checked(township: Workspace):
    row = added(township, phone="13800000001")
    up_to_date(township)
    typed(township, row, phone="")
    township.close()
    with opened(township.path) as again:
        assert not is_fresh(again, rulebook=RULES)
        assert [one.rule for one in recheck(again, [row], rulebook=RULES)] == ["A13", "C01"]


@pytest.mark.parametrize("step", range(4))
def test_a_check_that_was_stopped_leaves_what_was_kept_before(township: Workspace, step: int):
    for number in range(1, 30):
        added(township, "张三", number, household=str(number % 5))
    up_to_date(township)
    before = township.findings()
    with pytest.raises(Cancelled):
        bring_up_to_date(township, Stopping(step), rulebook=talkative("再看。"))

    assert township.findings() == before
    assert bring_up_to_date(township, rulebook=talkative("再看。")).is_whole
    assert {one.remedy for one in township.findings()} == {"再看。"}
    assert len(township.findings()) == len(before)


def test_what_is_typed_while_everything_is_checked_is_checked_after_it(township: Workspace):
    rows = [added(township, "张三", number, phone="13800000001") for number in range(1, 30)]

    class Typing:
        has_typed = False

        def report(self, done: int, total: int, what: str) -> None:
            if not self.has_typed:
                self.has_typed = True
                typed(township, rows[0], phone="")

    assert bring_up_to_date(township, Typing(), rulebook=RULES).is_whole
    assert township.count_unchecked() == 1
    assert not bring_up_to_date(township, rulebook=RULES).is_whole
    assert [one.row for one in township.findings(FindingQuery(rule="A13"))] == [rows[0]]
    [alike] = township.findings(FindingQuery(rule="C09"))
    assert rows[0] not in {alike.row, *(row for _, row, _ in alike.beside)}


def test_two_threads_check_one_after_the_other(township: Workspace):
    for number in range(1, 20):
        added(township, "张三", number)
    threads = [Thread(target=up_to_date, args=(township,)) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert township.count_findings("rule") == {"A13": 19, "C01": 19, "B18": 1}


def test_a_file_that_may_only_be_read_is_checked_in_memory(township: Workspace):
    row = added(township, household="7")
    with opened(township.path, Access.READ) as reader:
        found = all_findings(reader, rulebook=RULES)

        assert [one.rule for one in found] == ["A13", "C01", "H01"]
        assert [one.rule for one in recheck(reader, [row], rulebook=RULES)] == ["A13", "C01", "H01"]
        assert reader.findings() == []
    assert all_findings(township, rulebook=RULES) == found


def test_an_explanation_shows_at_once_and_lapses_with_its_facts(township: Workspace):
    row = added(township)
    [finding] = up_to_date(township).findings(FindingQuery(rule="C01"))
    explain(township, [finding], "核对过，没有问题")

    assert township.findings(FindingQuery(rule="C01")) == []
    [told] = township.findings(FindingQuery(rule="C01", state="explained"))
    assert told.explanation is not None
    assert (told.state, told.explanation.reason, told.explanation.who) == (
        "explained",
        "核对过，没有问题",
        "王芳",
    )
    typed(township, row, name="李四")
    assert [one.state for one in up_to_date(township).findings(FindingQuery(rule="C01"))] == ["open"]


def test_a_withdrawn_or_undone_explanation_leaves_the_finding_open(township: Workspace):
    added(township)
    [finding] = up_to_date(township).findings(FindingQuery(rule="C01"))
    explain(township, [finding], "核对过")
    township.undo()
    assert len(township.findings(FindingQuery(rule="C01"))) == 1
    township.redo()
    assert township.findings(FindingQuery(rule="C01")) == []
    withdraw(township, [finding])

    assert len(township.findings(FindingQuery(rule="C01"))) == 1


def test_a_row_shows_its_cells_as_they_stand_and_what_was_found_between_rosters(township: Workspace):
    row = added(township, phone="13800000001")
    work = job(township)
    up_to_date(township)
    typed(township, row, phone="看不懂")
    kept, other = township.row(FOLK, row), township.row(TOY_JOBS.key, work)
    assert kept is not None
    assert other is not None

    assert [one.rule for one in seen_at(township, kept)] == ["A14", "C01"]
    [beside] = [one for one in seen_at(township, other) if one.rule == "C01"]
    assert (beside.roster, beside.row, beside.columns) == (TOY_JOBS.key, work, ("name",))


def test_rows_show_together_what_each_shows_by_itself(township: Workspace):
    rows = [added(township, "张三", number, phone=f"1380000000{number}") for number in range(1, 4)]
    job(township)
    up_to_date(township)
    typed(township, rows[1], phone="看不懂")
    kept = township.rows(FOLK, rows)
    together = ShownFindings(township, FOLK)

    assert [together.of(kept) for _again in range(2)] == [
        {row.id: seen_at(township, row) for row in kept}
    ] * 2
    assert ["A14" in {one.rule for one in together.of(kept)[row]} for row in rows] == [False, True, False]


def test_what_is_shown_is_told_of_the_day_that_counts(township: Workspace):
    work = job(township, started_on="2026-06-01")
    kept, shown = township.rows(TOY_JOBS.key, [work]), ShownFindings(township, TOY_JOBS.key)
    found = []
    for day in (date(2026, 1, 1), date(2026, 12, 31)):
        set_cutoff(township, day)
        found.append({one.rule for one in shown.of(kept)[work]})

    assert found[0] - found[1]


def test_many_changed_rows_are_checked_as_a_whole(township: Workspace):
    rows = [added(township, "张三", number, phone="13800000001") for number in range(1, 51)]
    up_to_date(township)
    applied(township, *(CellsWritten(FOLK, row, {"phone": ""}) for row in rows))

    assert bring_up_to_date(township, rulebook=RULES).is_whole
    assert township.count_findings("rule") == {"A13": 50, "C01": 50, "B18": 1}
    assert township.findings(FindingQuery(rule="A13", limit=3))[0].row == rows[0]
