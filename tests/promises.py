"""Which tests hold which promise of survival, R1 to R18 (`SECURITY.md` has them in words).

Every test of these rooms bears the mark of its group, so that `pytest -m crash` runs just these; after a run
the promises are told with how many of their tests passed. A promise without tests is told as such.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Promise:
    key: str
    group: str
    """`crash`, `fuzz` or `prop`."""
    what: str
    tests: tuple[str, ...]
    """Files below `tests/`, or one test of a file as `file::test`."""


_SAVING = "store/test_saving_trouble.py"
_KEEPING = "trust/test_killed_keeping.py"
_CALLS = "trust/test_failing_calls.py"

PROMISES = (
    Promise("R1", "crash", "killed while saving", (
        "trust/test_killed_typing.py",
        f"{_SAVING}::test_a_reader_takes_up_what_a_killed_program_left",
    )),
    Promise("R2", "crash", "killed while merging, copying, restoring, migrating, changing the password", (
        f"{_KEEPING}::test_killed_at_any_line_the_file_is_as_before_or_as_after",
        f"{_KEEPING}::test_a_backup_written_under_its_name_at_once_is_caught",
        "tasks/test_killed_merge.py",
        "tasks/test_killed_closing.py",
        "store/test_restoring.py::test_killed_at_any_line_of_restoring_there_is_a_whole_file_or_the_old_one",
        "tasks/test_outbox.py::test_killed_on_the_way_it_is_handed_over_once_and_whole",
    )),
    Promise("R3", "crash", "power lost, by simulation", (
        "trust/test_power_cut.py",
        f"{_KEEPING}::test_after_a_power_cut_the_file_is_as_before_or_as_after",
        f"{_KEEPING}::test_a_file_put_in_place_before_it_is_on_the_disk_is_caught",
    )),
    Promise("R4", "crash", "each call of a commit failing", (
        f"{_CALLS}::test_saving_survives_any_call_that_fails_once",
        f"{_CALLS}::test_saving_survives_a_disk_that_fails_from_some_call_on",
        f"{_CALLS}::test_killed_at_any_call_of_saving_the_step_is_whole_or_not_there",
        f"{_CALLS}::test_saving_without_a_journal_is_caught",
    )),
    Promise("R5", "crash", "writing a workbook failing at any place", (
        "workbook/test_safe_file.py",
        f"{_CALLS}::test_a_workbook_survives_any_call_that_fails_while_it_is_written",
        f"{_CALLS}::test_writing_over_the_old_workbook_is_caught",
        f"{_CALLS}::test_a_disk_too_small_by_any_amount_keeps_the_old_workbook",
    )),
    Promise("R6", "crash", "disk full while typing", (
        "store/test_saving_trouble.py::test_a_full_disk_is_told_and_keeps_what_was_saved",
        f"{_SAVING}::test_room_kept_in_reserve_lets_the_last_edit_be_saved",
        f"{_SAVING}::test_without_room_in_reserve_the_last_edit_cannot_be_saved",
    )),
    Promise("R7", "fuzz", "hostile workbooks", (
        "workbook/test_hostile_files.py", "workbook/test_reading_process.py", "ui/test_dropping_hostile.py",
        "trust/test_many_mutants.py::test_reading_without_looking_first_is_caught",
    )),
    Promise("R8", "fuzz", "altered workbooks", (
        "trust/test_many_mutants.py", "workbook/test_mutated_files.py",
    )),
    Promise("R9", "prop", "laws of merging", (
        "merge/test_laws.py", "merge/test_lists_and_copies.py", "merge/test_same_row_laws.py",
    )),
    Promise("R10", "prop", "a whole life of a file beside a plain list", ("trust/test_whole_life.py",)),
    Promise("R11", "prop", "undo and redo", (
        "workspace/test_undo_laws.py", "workspace/test_undone_after_much.py",
    )),
    Promise("R12", "prop", "out to a workbook and back", ("workbook/test_round_trip.py",)),
    Promise("R13", "crash", "two programs, several threads", (
        "trust/test_two_programs.py",
        "store/test_opening.py::test_a_second_window_is_refused_but_may_read",
        "store/test_opening.py::test_another_program_that_has_it_open_is_named_until_it_dies",
        "workspace/test_threads.py",
    )),
    Promise("R14", "crash", "encryption", ("store/test_protecting.py", "store/test_keys.py")),
    Promise("R15", "crash", "nothing personal left behind", (
        "journeys/test_left_behind.py", "ui/test_window_left_behind.py",
        "workbook/test_safe_file.py::test_nothing_personal_stays_in_the_temporary_folder",
    )),
    Promise("R16", "crash", "backups", (
        "store/test_copies.py", "store/test_restoring.py", "tasks/test_recovering.py", "ui/test_recovery.py",
    )),
    Promise("R17", "fuzz", "starting on a damaged file", (
        "trust/test_damaged_start.py",
        "store/test_opening.py::test_a_damaged_file_never_ends_in_a_traceback",
        "store/test_opening.py::test_a_file_cut_short_is_refused_and_left_alone",
        "store/test_opening.py::test_a_file_with_damaged_pages_is_read_but_never_written",
    )),
    Promise("R18", "crash", "clocks that jump", ("trust/test_clocks.py",)),
)  # fmt: skip


def promises_of(test: str) -> tuple[Promise, ...]:
    """The promises that this test holds; `test` is its id as pytest tells it."""
    plain = test.removeprefix("tests/").partition("[")[0]
    return tuple(promise for promise in PROMISES if any(_covers(named, plain) for named in promise.tests))


def _covers(named: str, plain: str) -> bool:
    return plain == named or plain.startswith(f"{named}::")
