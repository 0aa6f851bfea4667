"""The weaker, exact law of what people make by hand, as a machine over real roster files: in any order
nothing is lost. Each value is in its cell, or a later delivery of the same lineage has overtaken it, or
somebody here who had it before him wrote something else. And taking back restores exactly what was."""

from __future__ import annotations

import shutil
from contextlib import ExitStack
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from msgspec import Struct
from msgspec.structs import replace

from roster_desktop.merge import MergePlan, plan_merge
from roster_desktop.records import (
    CellsWritten,
    ChangeSet,
    DeliveredRow,
    Delivery,
    Level,
    Manifest,
    Occasion,
    RowId,
    Standing,
    Unit,
    edited_cell,
)
from roster_desktop.workspace import DeliveryRecord, Workspace
from tests.builders import TOY
from tests.merge.lists import handmade, person
from tests.workspace.toy import (
    FOLK,
    TOWNSHIP,
    VILLAGE,
    added,
    all_states,
    applied,
    exported,
    files,
    opened,
    removed,
    restored,
    typed,
)

COUNTY = Unit(Level.COUNTY, "洋县", county="洋县")
NAMES = ("张三", "李四", "王五", "赵六")
PHONES = ("13800000001", "13800000002", "13800000003", "13800000004", "")
WHO, TEXT = st.sampled_from(NAMES), st.sampled_from(PHONES)


class Heard(Struct, frozen=True):
    """One value of one person that came in."""

    lineage: str
    who: str
    value: str
    delivery: int


class Sent(Struct, frozen=True):
    """A program's workbook, and what was typed into it since: name → phone."""

    delivery: Delivery
    edits: tuple[tuple[str, str], ...] = ()


class ListsAndCopies(RuleBasedStateMachine):
    """A township, a village with the program, one that makes its lists by hand, who edits copies, and the
    county to which all of it goes up."""

    def __init__(self) -> None:
        super().__init__()
        self.stack = ExitStack()
        self.village, self.township, self.county = self.stack.enter_context(files(VILLAGE, TOWNSHIP, COUNTY))
        self.list = dict.fromkeys(NAMES[:3], PHONES[0])
        self.months: list[dict[str, str]] = []
        self.books: list[Sent] = []
        self.heard: list[Heard] = []
        self.decided: dict[str, int] = {}
        """Person → how many values had come in when somebody here last wrote."""
        self.backups: list[tuple[Path, list[Heard], dict[str, int]]] = []
        self.count = 0

    @initialize()
    def begin(self) -> None:
        added(self.village, "张三", 1, phone=PHONES[1])
        added(self.village, "赵六", 4, phone=PHONES[1])

    def teardown(self) -> None:
        problems = self.township.doctor().problems + self.county.doctor().problems
        self.stack.close()
        assert problems == ()

    # The clerk who makes lists by hand.

    @rule(who=WHO, phone=TEXT)
    def the_list_is_changed(self, who: str, phone: str) -> None:
        self.list[who] = phone

    @rule(who=WHO)
    def somebody_is_dropped_from_the_list(self, who: str) -> None:
        if len(self.list) > 2:
            self.list.pop(who, None)

    @rule()
    def the_list_of_the_month_comes(self) -> None:
        self.months.append(dict(self.list))
        self._take_list(self.months[-1])

    @rule(which=st.integers(0, 5))
    def an_old_list_comes_again(self, which: int) -> None:
        if self.months:
            self._take_list(self.months[which % len(self.months)])

    # The village that has the program, and its workbooks.

    @rule(who=WHO, phone=TEXT)
    def the_village_types(self, who: str, phone: str) -> None:
        if row := _row(self.village, who):
            typed(self.village, row, phone=phone)

    @rule()
    def the_village_sends(self) -> None:
        self.count += 1
        self.books.append(Sent(_submission(self.village, f"book{self.count:016}")))
        self._take_book(self.books[-1])

    @rule(which=st.integers(0, 5), who=WHO, phone=TEXT)
    def somebody_edits_a_copy_in_a_spreadsheet(self, which: int, who: str, phone: str) -> None:
        if self.books:
            sent = self.books[which % len(self.books)]
            self.books.append(replace(sent, edits=tuple({**dict(sent.edits), who: phone}.items())))

    @rule(which=st.integers(0, 7))
    def a_book_comes_again(self, which: int) -> None:
        if self.books:
            self._take_book(self.books[which % len(self.books)])

    # What is done in the township.

    @rule(who=WHO, phone=TEXT)
    def the_township_types(self, who: str, phone: str) -> None:
        if row := _row(self.township, who):
            typed(self.township, row, phone=phone)
            self._seen(who)
            self._hear("township", {who: phone})

    @rule(who=WHO)
    def the_township_takes_somebody_out(self, who: str) -> None:
        if row := _row(self.township, who):
            removed(self.township, row)

    @rule(who=WHO)
    def the_township_puts_somebody_back(self, who: str) -> None:
        for state in all_states(self.township):
            if state.standing is Standing.REMOVED and _name(self.township, state.id) == who:
                restored(self.township, state.id)

    @rule(which=st.integers(0, 5))
    def a_question_is_decided(self, which: int) -> None:
        questions = self.township.conflicts()
        if not questions:
            return
        one = questions[which % len(questions)]
        if one.register == "phone":
            value = one.siblings[which % len(one.siblings)].value[0]
            edit = CellsWritten(FOLK, one.row, {"phone": value})
            applied(self.township, edit, occasion=Occasion.DECIDED)
            self._seen(one.name)
            self._hear("township", {one.name: value})
        elif which % 2:
            restored(self.township, one.row)
        else:
            removed(self.township, one.row)

    # What goes up to the county.

    @rule(who=WHO, phone=TEXT)
    def the_county_types(self, who: str, phone: str) -> None:
        if row := _row(self.county, who):
            typed(self.county, row, phone=phone)

    @rule()
    def the_township_sends_to_the_county(self) -> None:
        """All that the township holds, open questions too, is held there or was seen by what stands there;
        and nothing is asked that the township settled."""
        self.count += 1
        delivery = _submission(self.township, f"book{self.count:016}", TOWNSHIP)
        before = {(one.row, one.register) for one in self.county.conflicts()}
        self._merge(delivery, self.county)
        for state in all_states(self.township):
            held = self.county.states_by_id(FOLK, [state.id])[state.id]
            for pair in state.in_row(held.id).cell("phone").pairs:
                there = held.cell("phone").pairs
                assert any(pair == other or pair.is_beaten_by(other) for other in there), (pair, there)
        asked = {(one.row, one.register) for one in self.township.conflicts() if not one.is_missed}
        for one in self.county.conflicts():
            wrote_here = any(sibling.is_ours for sibling in one.siblings)
            assert (one.row, one.register) in asked | before or wrote_here, one

    # What happens to the file.

    @rule()
    def a_workbook_leaves(self) -> None:
        exported(self.township)

    @rule()
    def a_copy_of_the_file_is_put_aside(self) -> None:
        self.count += 1
        path = self.township.path.with_name(f"backup{self.count}.roster")
        self.township.snapshot(path)
        self.backups.append((path, list(self.heard), dict(self.decided)))

    @rule(which=st.integers(0, 3))
    def a_copy_is_put_back(self, which: int) -> None:
        if not self.backups:
            return
        path, heard, decided = self.backups[which % len(self.backups)]
        place = self.township.path
        self.township.close()
        shutil.copy(path, place)
        self.township = self.stack.enter_context(opened(place))
        self.heard, self.decided = list(heard), dict(decided)

    @rule(which=st.integers(0, 5))
    def a_merge_is_taken_back_and_done_again(self, which: int) -> None:
        """What it did not alter, and what was there, is exactly as before; also what is remembered."""
        before, heard = _everything(self.township), list(self.heard)
        journal = self.township.journal
        if which % 2 or not self.books:
            self._take_list(self.list)
        else:
            self._take_book(self.books[which % len(self.books)])
        after = _everything(self.township)
        if self.township.journal == journal:
            return
        assert self.township.undo().kept == ()
        assert _everything(self.township) == before
        if which > 2:
            self.heard = heard
            return
        self.township.redo()
        assert _everything(self.township) == after

    # The laws.

    @invariant()
    def nothing_that_came_in_is_lost(self) -> None:
        values: dict[str, set[str]] = {}
        for state in all_states(self.township):
            name = state.cell("name").values[0][0]
            values.setdefault(name, set()).update(value[0] for value in state.cell("phone").values)
        for place, one in enumerate(self.heard):
            assert (
                one.value in values.get(one.who, set())
                or self.decided.get(one.who, 0) > self._said_since(place)
                or self._is_overtaken(one)
            ), (one, values.get(one.who))

    def _said_since(self, place: int) -> int:
        """Where its lineage first said this without having said anything else since: that is the write."""
        one, since = self.heard[place], place
        for earlier in range(place, -1, -1):
            other = self.heard[earlier]
            if (other.lineage, other.who) == (one.lineage, one.who):
                if other.value != one.value:
                    break
                since = earlier
        return since

    def _is_overtaken(self, one: Heard) -> bool:
        """Whether a lineage that said this said something else later."""
        said = [other for other in self.heard if other.who == one.who]
        for lineage in {other.lineage for other in said if other.value == one.value}:
            own = [other.value for other in said if other.lineage == lineage]
            if any(value != one.value for value in own[own.index(one.value) :]):
                return True
        return False

    def _take_list(self, people: dict[str, str]) -> None:
        lines = [person(name, NAMES.index(name) + 1, phone=phone) for name, phone in people.items()]
        plan = self._merge(handmade(*lines))
        self._hear("list", {name: phone for name, phone in people.items() if phone})
        again = plan_merge(TOY, handmade(*lines), self.township, memory=self.township)
        assert again.changes == (), "the same list again changes nothing"
        assert plan.conflicts <= 2 * len(people) + len(NAMES)

    def _take_book(self, sent: Sent) -> None:
        delivery = _edited(sent)
        self._merge(delivery)
        book = delivery.manifest.book if delivery.manifest else ""
        shown = {row.values["name"]: row.values.get("phone", "") for row in delivery.rows}
        edits = {who: phone for who, phone in sent.edits if _holds(delivery, who)}
        self._hear(f"copies of {book}", {who: shown[who] for who in edits})
        self._hear(f"copies of {book}", edits)
        self._hear("program", {who: phone for who, phone in shown.items() if who not in edits})
        again = plan_merge(TOY, delivery, self.township, memory=self.township)
        assert again.changes == (), "the same copy again changes nothing"

    def _merge(self, delivery: Delivery, receiver: Workspace | None = None) -> MergePlan:
        file = receiver or self.township
        plan = plan_merge(TOY, delivery, file, memory=file)
        self.count += 1
        record = DeliveryRecord(f"content{self.count}", "", delivery.file, "河湾村", 0, "")
        change_set = ChangeSet("合并", Occasion.MERGED, plan.changes)
        file.apply(change_set, delivery=record, lineages=plan.lineages)
        return plan

    def _hear(self, lineage: str, phones: dict[str, str]) -> None:
        self.count += 1
        self.heard += [Heard(lineage, who, phone, self.count) for who, phone in phones.items()]

    def _seen(self, who: str) -> None:
        self.decided[who] = len(self.heard)


def _row(workspace: Workspace, who: str) -> RowId | None:
    for state in all_states(workspace):
        if state.standing is not Standing.REMOVED and _name(workspace, state.id) == who:
            return state.id
    return None


def _name(workspace: Workspace, row: RowId) -> str:
    found = workspace.row(FOLK, row)
    return found.values.get("name", "") if found else ""


def _submission(sender: Workspace, book: str, unit: Unit = VILLAGE) -> Delivery:
    manifest = Manifest(1, book, sender.writer, unit, "王芳", "2026-06", "0", 1, "", "", "00")
    rows = tuple(
        DeliveredRow(state.roster, "花名册", place, dict(sender.visible(state)), {}, state)
        for place, state in enumerate(all_states(sender), start=4)
    )
    return Delivery(f"{book}.xlsx", book, manifest, rows)


def _edited(sent: Sent) -> Delivery:
    """The book as it reads after the edits: each is a write of the book on top of what it showed."""
    delivery = sent.delivery
    assert delivery.manifest is not None
    edits = dict(sent.edits)
    rows = []
    for row in delivery.rows:
        assert row.state is not None
        phone = edits.get(row.values["name"])
        shown = row.state.cell("phone").visible(())
        if phone is not None and (phone,) != (shown or ("",)):
            cell = edited_cell(
                row.state.cell("phone"), (phone,), book=delivery.manifest.book, register="phone", shown=shown
            )
            row = replace(row, state=row.state.with_cells({"phone": cell}), hand_edited=frozenset({"phone"}))
        rows.append(row)
    return replace(delivery, rows=tuple(rows))


def _holds(delivery: Delivery, who: str) -> bool:
    return any(row.values["name"] == who and row.hand_edited for row in delivery.rows)


def _everything(workspace: Workspace) -> tuple[object, ...]:
    """Rows, questions, what is remembered of senders, and which workbooks were seen."""
    with workspace._look() as look:
        remembered = [tuple(line) for line in look.lines("SELECT * FROM lineage_row ORDER BY 1, 2")]
    questions = sorted((one.row, one.register) for one in workspace.conflicts())
    seen = sorted(one.content for one in workspace.deliveries())
    return all_states(workspace), questions, remembered, seen


TestListsAndCopies = ListsAndCopies.TestCase
TestListsAndCopies.settings = settings(stateful_step_count=15)
