"""A clerk goes and another comes; two share one village: both may go on, and nothing is lost or asked."""

from __future__ import annotations

from pathlib import Path

from roster_desktop.rosters import CATALOG
from roster_desktop.tasks.handover import (
    copy_for_second_computer,
    hand_over,
    handed_over,
    package_in,
    take_over,
)
from roster_desktop.tasks.outbox import deliver_waiting, outbox_of, set_folder_for, submit
from roster_desktop.tasks.typing import remove_row, write_cells
from roster_desktop.wording import office
from roster_desktop.workspace import Workspace
from tests.journeys.an_office import (
    ANN,
    BOB,
    EVE,
    PERSON,
    TOWNSHIP,
    Office,
    person,
    told,
    village_unit,
    world,
)
from tests.workspace.toy import refused

__all__ = ["world"]


def test_a_handover_carries_roster_history_and_what_waits(world: Office, tmp_path: Path):
    village = world.new(village_unit("四合村"))
    row = person(village, "张安", ANN, phone="13800000001")
    write_cells(village, PERSON, row, {"phone": "13800000002"})
    set_folder_for(village, tmp_path / "U盘")
    submit(village, "一次.xlsx")
    package = tmp_path / "移交包.zip"

    hand_over(village, package, "王会计")
    made = take_over(package, tmp_path / "新电脑", "王会计", CATALOG)
    new = world.kept(Workspace.open(made, CATALOG))

    assert package_in(package).to == "王会计"
    told_of = handed_over(village)
    assert told_of is not None
    assert told_of.to == "王会计"
    assert (handed_over(new), new.operator) == (None, "王会计")
    assert told(new, PERSON, "phone") == [("张安", "四合村", "13800000002")]
    assert new.history(row=(PERSON, row))[0].before == "13800000001"
    (tmp_path / "U盘").mkdir()
    assert (outbox_of(new) / "一次.xlsx").exists()
    assert [parcel.file for parcel in deliver_waiting(new).sent] == ["一次.xlsx"]


def test_old_and_new_clerk_both_go_on_and_nothing_is_lost_or_asked(world: Office, tmp_path: Path):
    old, township = world.new(village_unit("四合村")), world.new(TOWNSHIP)
    row = person(old, "张安", ANN, phone="13800000001")
    other = person(old, "王波", BOB)
    hand_over(old, tmp_path / "移交包.zip", "王会计")
    made = take_over(tmp_path / "移交包.zip", tmp_path / "新电脑", "王会计", CATALOG)
    new = world.kept(Workspace.open(made, CATALOG))
    write_cells(old, PERSON, row, {"phone": "13800000002"})
    write_cells(new, PERSON, other, {"phone": "13800000003"})
    person(new, "李芸", EVE)

    world.take(township, world.book(new), world.book(old))
    world.take(new, world.book(old))

    expected = [
        ("张安", "四合村", "13800000002"), ("李芸", "四合村", ""), ("王波", "四合村", "13800000003"),
    ]  # fmt: skip
    assert told(township, PERSON, "phone") == told(new, PERSON, "phone") == expected
    assert township.count_conflicts() == new.count_conflicts() == 0


def test_a_package_that_was_not_copied_whole_is_refused_and_leaves_nothing(world: Office, tmp_path: Path):
    village = world.new(village_unit("四合村"))
    person(village, "张安", ANN)
    package = tmp_path / "移交包.zip"
    hand_over(village, package, "王会计")
    whole = package.read_bytes()
    torn = tmp_path / "半个.zip"
    torn.write_bytes(whole[: len(whole) // 2])
    place = whole.index(b"PK") + 200
    bent = tmp_path / "坏的.zip"
    bent.write_bytes(whole[:place] + bytes([whole[place] ^ 255]) + whole[place + 1 :])

    for bad in (torn, bent):
        with refused(office.NOT_A_PACKAGE):
            take_over(bad, tmp_path / "新电脑", "王会计", CATALOG)

    left = list((tmp_path / "新电脑").iterdir()) if (tmp_path / "新电脑").exists() else []
    assert left == []


def test_a_package_never_takes_the_place_of_a_roster_that_is_there(world: Office, tmp_path: Path):
    village = world.new(village_unit("四合村"))
    person(village, "张安", ANN)
    hand_over(village, tmp_path / "移交包.zip", "王会计")

    with refused(office.ROSTER_THERE):
        take_over(tmp_path / "移交包.zip", tmp_path, "王会计", CATALOG)
    assert told(village) == [("张安", "四合村")]


# Two clerks, two laptops, one village


def test_two_laptops_of_one_village_exchange_books_and_agree(world: Office, tmp_path: Path):
    first, township = world.new(village_unit("四合村")), world.new(TOWNSHIP)
    row = person(first, "张安", ANN, phone="13800000001")
    world.take(township, world.book(first))
    copy_for_second_computer(first, tmp_path / "第二台.zip")
    made = take_over(tmp_path / "第二台.zip", tmp_path / "第二台", "王会计", CATALOG)
    second = world.kept(Workspace.open(made, CATALOG))
    assert handed_over(first) is None
    person(first, "王波", BOB)
    person(second, "李芸", EVE)
    write_cells(second, PERSON, row, {"phone": "13800000002"})
    remove_row(first, PERSON, first.people(BOB)[0].id, "迁出")

    world.take(second, world.book(first))
    world.take(first, world.book(second))
    [up] = world.take(township, world.book(second))

    expected = [("张安", "四合村", "13800000002"), ("李芸", "四合村", "")]
    assert told(first, PERSON, "phone") == told(second, PERSON, "phone") == expected
    assert told(township, PERSON, "phone") == expected
    assert first.count_conflicts() == second.count_conflicts() == township.count_conflicts() == 0
    assert up.status == "merged"
