"""What the window does not load before its first rows are there, and what packages offer all the same."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FIRST_SCREENS = (
    "roster_desktop.rosters", "ui.starting", "ui.main_window", "ui.pages.home_page", "ui.pages.roster_page",
)  # fmt: skip
LATE = frozenset(
    "alembic fpdf markdown_it msoffcrypto openpyxl PIL pydantic pypinyin python_calamine rapidfuzz segno "
    "sqlalchemy sqlmodel ssl stdnum xlrd xlsxwriter".split()
)
LATE_ROOMS = (
    "roster_desktop.checks.rulebook",
    "roster_desktop.merge.look_alikes",
    "roster_desktop.merge.plan",
    "roster_desktop.reports.declared",
    "roster_desktop.sample.township",
    "roster_desktop.tasks.merging",
    "roster_desktop.tasks.periods",
    "roster_desktop.tasks.ready_books",
    "roster_desktop.tasks.whole_check",
    "roster_desktop.workbook.deliver",
    "roster_desktop.workbook.reading",
    "roster_desktop.workbook.submission",
    "ui.guarding.code_part",
    "ui.guarding.lock_page",
)
OFFERING = (
    "roster_desktop.checks", "roster_desktop.merge", "roster_desktop.reports", "roster_desktop.sample",
    "roster_desktop.workbook", "ui.pages.pieces",
)  # fmt: skip


def loaded_by(*modules: str) -> set[str]:
    """Everything that is loaded in a fresh process once these are."""
    asked = f"import sys, {', '.join(modules)}; print(' '.join(sys.modules))"
    ran = subprocess.run(
        [sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True
    )
    return set(ran.stdout.split())


def test_the_first_screens_load_no_page_and_no_library_that_is_needed_later():
    loaded = loaded_by(*FIRST_SCREENS)

    assert LATE & {name.partition(".")[0] for name in loaded} == set()
    assert set(LATE_ROOMS) & loaded == set()
    pages = {name for name in loaded if name.startswith("ui.pages.") and name.endswith("_page")}
    assert pages == {"ui.pages.home_page", "ui.pages.roster_page"}


OF_OTHER_BOOKS = frozenset(
    f"roster_desktop.workbook.{room}"
    for room in "biff_check compound_file delimited_text locked_book ods_check old_book web_table xlsb_check "
    "xlsx_check xml_table".split()
)


def test_the_process_that_reads_our_own_workbooks_loads_nothing_that_only_others_need():
    loaded = loaded_by("roster_desktop.workbook.worker", "roster_desktop.tasks.ready_books")

    assert OF_OTHER_BOOKS & loaded == set()
    assert {"csv", "html.parser", "olefile", "python_calamine"} & loaded == set()


def test_a_start_loads_nothing_that_only_starts_other_processes():
    loaded = loaded_by("roster_desktop.__main__", *FIRST_SCREENS)

    assert "multiprocessing" not in loaded


@pytest.mark.parametrize("package", OFFERING)
def test_a_package_that_loads_late_offers_all_its_names_as_its_rooms_hold_them(package: str):
    offering = import_module(package)
    rooms = offering.__dict__["_room_by_name"]

    assert set(rooms) == set(offering.__all__)
    for name, room in rooms.items():
        assert getattr(offering, name) is getattr(sys.modules[f"{package}.{room}"], name)


def test_a_room_that_is_called_like_what_it_holds_does_not_take_its_place():
    asked = (
        "import roster_desktop.workbook.deliver, roster_desktop.checks.row_in_question\n"
        "from roster_desktop.workbook import deliver\n"
        "from roster_desktop.checks import row_in_question\n"
        "print(callable(deliver), callable(row_in_question))"
    )
    ran = subprocess.run([sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, check=True)

    assert ran.stdout.split() == ["True", "True"]


def test_what_no_room_holds_is_not_offered():
    with pytest.raises(ImportError):
        exec("from roster_desktop.checks import nothing_of_the_kind")
