"""New workbooks in the watched folder are offered, never merged unasked; what was dealt with is not new."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from roster_desktop.records import Level, Unit
from roster_desktop.tasks.export import export_submission
from roster_desktop.tasks.inbox import InboxWatch, merge_arrived, put_aside, set_inbox
from roster_desktop.tasks.typing import add_row
from roster_desktop.workspace import Workspace
from tests.builders import TOY, toy_person

VILLAGE = Unit(Level.VILLAGE, "河湾村", township="清水镇", county="安平县")
TOWNSHIP = Unit(Level.TOWNSHIP, "清水镇", township="清水镇", county="安平县")


@pytest.fixture
def township(tmp_path: Path) -> Iterator[Workspace]:
    (tmp_path / "收件").mkdir()
    with Workspace.create(tmp_path / "township.roster", TOY, TOWNSHIP, "周敏") as workspace:
        set_inbox(workspace, tmp_path / "收件")
        yield workspace


def sent(tmp_path: Path, name: str = "一次.xlsx") -> Path:
    path = tmp_path / "village.roster"
    made = not path.exists()
    with Workspace.create(path, TOY, VILLAGE, "刘会计") if made else Workspace.open(path, TOY) as village:
        if made:
            add_row(village, "folk", toy_person())
        return export_submission(village, tmp_path / "收件" / name).path


def names(watch: InboxWatch) -> list[str]:
    return [one.path.name for one in watch.look().arrived]


def test_a_new_book_is_offered_once_it_stands_still(township, tmp_path):
    watch = InboxWatch(township)
    path = sent(tmp_path)

    first = watch.look()
    second = watch.look()
    path.write_bytes(path.read_bytes() + b"more")
    third = watch.look()

    assert (first.arrived, first.unsettled) == ((), 1)
    assert [one.path for one in second.arrived] == [path]
    assert third.arrived == ()
    assert township.counts()["folk"] == 0


def test_what_was_taken_in_is_new_no_more_under_any_name(township, tmp_path):
    path = sent(tmp_path)
    watch = InboxWatch(township)
    report = merge_arrived(township, watch.look_at_once().arrived)
    path.rename(path.with_name("改了名.xlsx"))
    watch.look()

    assert [book.status for book in report.workbooks] == ["merged"]
    assert names(watch) == []


def test_what_was_taken_back_is_offered_again(township, tmp_path):
    sent(tmp_path)
    watch = InboxWatch(township)
    merge_arrived(township, watch.look_at_once().arrived)

    township.undo()
    watch.look()

    assert names(watch) == ["一次.xlsx"]


def test_a_refused_file_is_not_offered_again_but_a_better_copy_is(township, tmp_path):
    path = sent(tmp_path)
    whole = path.read_bytes()
    path.write_bytes(whole[:3000])
    watch = InboxWatch(township)
    report = merge_arrived(township, watch.look_at_once().arrived)
    after = names(watch)
    path.write_bytes(whole)
    watch.look()

    assert [book.status for book in report.workbooks] == ["refused"]
    assert after == []
    assert names(watch) == ["一次.xlsx"]


def test_what_somebody_put_aside_is_not_offered_also_after_a_restart(tmp_path, township):
    sent(tmp_path)
    put_aside(township, InboxWatch(township).look_at_once().arrived)
    township.close()

    with Workspace.open(tmp_path / "township.roster", TOY) as again:
        assert InboxWatch(again).look_at_once().arrived == ()


def test_a_folder_that_is_away_is_no_trouble_and_found_again(township, tmp_path):
    sent(tmp_path)
    watch = InboxWatch(township)
    (tmp_path / "收件").rename(tmp_path / "拔掉了")
    away = watch.look()
    (tmp_path / "拔掉了").rename(tmp_path / "收件")
    watch.look()

    assert (away.is_there, away.arrived) == (False, ())
    assert names(watch) == ["一次.xlsx"]


def test_an_unchanged_file_is_read_once(township, tmp_path, monkeypatch):
    sent(tmp_path)
    watch = InboxWatch(township)
    watch.look()
    watch.look()
    read = "roster_desktop.workbook.safe_file.content_of_file"
    monkeypatch.setattr(read, lambda path: pytest.fail(str(path)))

    assert names(watch) == ["一次.xlsx"]
