"""Two people in the file of a window; how they are typed by key is what `test_window.py` begins with."""

from __future__ import annotations

from roster_desktop.records import RowId
from roster_desktop.tasks import typing
from tests.builders import id_number
from ui.main_window import MainWindow
from ui.pages.roster_page import RosterPage

WOMAN = id_number(birth="19901005", sequence=2)
MAN = id_number(birth="19790301", sequence=1)


def two_people(window: MainWindow) -> RosterPage:
    """张桂英 and 李明, who is at hand, the keyboard in the card."""
    page = window.file.page
    assert isinstance(page, RosterPage)
    workspace = page.desk.workspace
    for name, number in (("张桂英", WOMAN), ("李明", MAN)):
        added = typing.add_row(workspace, page.roster.key, {"name": name, "id_number": number})
    page.show_row(RowId(added.row), "phone")
    return page
