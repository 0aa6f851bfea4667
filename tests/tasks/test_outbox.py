"""What waits is handed over once and whole, whatever happens in the middle."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from roster_desktop.records import Level, Unit
from roster_desktop.tasks.outbox import (
    deliver_waiting,
    outbox_of,
    set_folder_for,
    submit,
    withdraw,
)
from roster_desktop.tasks.typing import add_row
from roster_desktop.wording import delivering
from roster_desktop.workbook.safe_file import content_of_file
from roster_desktop.workspace import SENT, WITHDRAWN, Workspace
from tests.builders import TOY, toy_person
from tests.workspace.toy import refused

VILLAGE = Unit(Level.VILLAGE, "河湾村", township="清水镇", county="安平县")


@pytest.fixture
def village(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.create(tmp_path / "village.roster", TOY, VILLAGE, "刘会计") as workspace:
        add_row(workspace, "folk", toy_person(phone="13900000000"))
        yield workspace


def stick(tmp_path: Path) -> Path:
    return tmp_path / "U盘" / "收件"


def test_a_submission_waits_while_the_folder_is_away_and_goes_when_it_comes(village, tmp_path):
    set_folder_for(village, stick(tmp_path))
    submit(village, "一次.xlsx")

    away = deliver_waiting(village)
    waiting = village.count_waiting_parcels()
    stick(tmp_path).mkdir(parents=True)
    come = deliver_waiting(village)

    assert [parcel.file for parcel in away.waiting] == ["一次.xlsx"]
    assert away.absent == (str(stick(tmp_path)),)
    assert waiting == 1
    [sent] = come.sent
    assert (sent.state, sent.sent_as, sent.folder) == (SENT, "一次.xlsx", str(stick(tmp_path)))
    assert content_of_file(stick(tmp_path) / "一次.xlsx") == village.exports()[0].content
    assert village.count_waiting_parcels() == 0
    assert not outbox_of(village).exists()


def test_what_waits_is_still_there_after_a_restart(tmp_path):
    path = tmp_path / "village.roster"
    with Workspace.create(path, TOY, VILLAGE, "刘会计") as village:
        add_row(village, "folk", toy_person())
        set_folder_for(village, stick(tmp_path))
        submit(village, "一次.xlsx")
    stick(tmp_path).mkdir(parents=True)

    with Workspace.open(path, TOY) as village:
        done = deliver_waiting(village)

    assert [parcel.file for parcel in done.sent] == ["一次.xlsx"]


def test_nothing_is_handed_over_twice(village, tmp_path):
    stick(tmp_path).mkdir(parents=True)
    set_folder_for(village, stick(tmp_path))
    submit(village, "一次.xlsx")
    deliver_waiting(village)
    (stick(tmp_path) / "一次.xlsx").unlink()

    again = deliver_waiting(village)

    assert again.sent == ()
    assert list(stick(tmp_path).iterdir()) == []


def test_another_file_of_the_name_is_left_alone(village, tmp_path):
    stick(tmp_path).mkdir(parents=True)
    (stick(tmp_path) / "一次.xlsx").write_text("别人的", encoding="utf-8")
    set_folder_for(village, stick(tmp_path))
    submit(village, "一次.xlsx")

    [sent] = deliver_waiting(village).sent

    assert sent.sent_as == "一次(2).xlsx"
    assert (stick(tmp_path) / "一次.xlsx").read_text(encoding="utf-8") == "别人的"


def test_several_wait_and_go_in_their_order(village, tmp_path):
    set_folder_for(village, stick(tmp_path))
    submit(village, "一次.xlsx")
    add_row(village, "folk", toy_person("李四", 3))
    submit(village, "二次.xlsx")
    stick(tmp_path).mkdir(parents=True)

    done = deliver_waiting(village)

    assert [parcel.file for parcel in done.sent] == ["一次.xlsx", "二次.xlsx"]
    assert [parcel.sequence for parcel in done.sent] == [1, 2]


def test_a_withdrawn_one_is_not_handed_over_and_its_record_stays(village, tmp_path):
    stick(tmp_path).mkdir(parents=True)
    set_folder_for(village, stick(tmp_path))
    submit(village, "一次.xlsx")
    withdraw(village, village.parcels()[0])

    done = deliver_waiting(village)

    assert (done.sent, done.waiting) == ((), ())
    assert [parcel.state for parcel in village.parcels()] == [WITHDRAWN]
    assert not outbox_of(village).exists()


def test_one_that_was_handed_over_cannot_be_withdrawn(village, tmp_path):
    stick(tmp_path).mkdir(parents=True)
    set_folder_for(village, stick(tmp_path))
    submit(village, "一次.xlsx")
    [sent] = deliver_waiting(village).sent

    with refused(delivering.ALREADY_SENT):
        withdraw(village, sent)


def test_one_that_is_gone_from_the_outbox_says_so_and_the_others_go(village, tmp_path):
    set_folder_for(village, stick(tmp_path))
    submit(village, "一次.xlsx")
    submit(village, "二次.xlsx")
    (outbox_of(village) / "一次.xlsx").unlink()
    stick(tmp_path).mkdir(parents=True)

    done = deliver_waiting(village)

    assert [parcel.file for parcel in done.sent] == ["二次.xlsx"]
    assert "一次.xlsx 不在“待送出”文件夹里了" in done.troubles[0]
    assert village.parcels()[1].trouble == done.troubles[0]


def test_one_that_was_altered_in_the_outbox_does_not_leave(village, tmp_path):
    set_folder_for(village, stick(tmp_path))
    submit(village, "一次.xlsx")
    (outbox_of(village) / "一次.xlsx").write_bytes(b"PK")
    stick(tmp_path).mkdir(parents=True)

    done = deliver_waiting(village)

    assert done.sent == ()
    assert "不一样了" in done.troubles[0]
    assert list(stick(tmp_path).iterdir()) == []


def test_a_stick_that_gives_back_other_bytes_gets_nothing_and_it_waits_on(village, tmp_path, monkeypatch):
    set_folder_for(village, stick(tmp_path))
    submit(village, "一次.xlsx")
    stick(tmp_path).mkdir(parents=True)

    def broken(_source: Path, target: Path) -> None:
        target.write_bytes(b"half")

    with monkeypatch.context() as patch:
        patch.setattr("roster_desktop.workbook.safe_file.shutil.copyfile", broken)
        bad = deliver_waiting(village)
    good = deliver_waiting(village)

    assert "读回来和原件不一样" in bad.troubles[0]
    assert [parcel.sent_as for parcel in good.sent] == ["一次.xlsx"]
    assert [parcel.trouble for parcel in village.parcels()] == [""]


_KILLED = """
import os, sys
from pathlib import Path
from roster_desktop.tasks import outbox
from roster_desktop.workbook import safe_file
from roster_desktop.workspace import Workspace
from tests.builders import TOY

where = sys.argv[2]

def dying(real, *, after):
    def do(*given, **named):
        if after:
            real(*given, **named)
        os._exit(9)
    return do

if where == "copied":
    safe_file._flush = dying(safe_file._flush, after=True)
elif where == "before-naming":
    safe_file._replace = dying(safe_file._replace, after=False)
elif where == "named":
    safe_file._replace = dying(safe_file._replace, after=True)
elif where == "before-marking":
    Workspace.mark_parcel = dying(Workspace.mark_parcel, after=False)
elif where == "marked":
    Workspace.mark_parcel = dying(Workspace.mark_parcel, after=True)
elif where == "written":
    Workspace.record_export = dying(Workspace.record_export, after=False)
with Workspace.open(Path(sys.argv[1]), TOY) as village:
    if where == "written":
        outbox.submit(village, "二次.xlsx")
    outbox.deliver_waiting(village)
"""


def killed(path: Path, where: str) -> None:
    """A program of its own hands over what waits, and dies on the way."""
    done = subprocess.run(
        [sys.executable, "-c", _KILLED, str(path), where],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        check=False,
        capture_output=True,
    )
    assert done.returncode == 9, done.stderr.decode()


@pytest.mark.parametrize("where", ["copied", "before-naming", "named", "before-marking", "marked"])
def test_killed_on_the_way_it_is_handed_over_once_and_whole(tmp_path, where):
    path = tmp_path / "village.roster"
    with Workspace.create(path, TOY, VILLAGE, "刘会计") as village:
        add_row(village, "folk", toy_person())
        set_folder_for(village, stick(tmp_path))
        submit(village, "一次.xlsx")
        content = village.exports()[0].content
    stick(tmp_path).mkdir(parents=True)

    killed(path, where)
    with Workspace.open(path, TOY) as village:
        deliver_waiting(village)

        assert [parcel.state for parcel in village.parcels()] == [SENT]
        assert not outbox_of(village).exists()
    assert [file.name for file in stick(tmp_path).iterdir()] == ["一次.xlsx"]
    assert content_of_file(stick(tmp_path) / "一次.xlsx") == content


def test_killed_before_the_file_knew_of_it_the_submission_is_simply_written_again(tmp_path):
    path = tmp_path / "village.roster"
    with Workspace.create(path, TOY, VILLAGE, "刘会计") as village:
        add_row(village, "folk", toy_person())
        set_folder_for(village, stick(tmp_path))

    killed(path, "written")
    with Workspace.open(path, TOY) as village:
        before = village.parcels()
        submit(village, "二次.xlsx")

        assert before == []
        assert [parcel.file for parcel in village.parcels()] == ["二次.xlsx"]
        assert content_of_file(outbox_of(village) / "二次.xlsx") == village.exports()[0].content
