"""Where a roster file lies is told by the system's own lists; here those lists are made up."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path

import pytest

from roster_desktop.store import lock
from roster_desktop.store.lock import WriterLock
from roster_desktop.store.surroundings import Medium, cloud_of, medium_of
from roster_desktop.wording import Refusal, surroundings
from roster_desktop.workspace import Access
from tests.workspace.toy import made, opened

HOME = "/dev/sda2 / ext4 rw 0 0\n"


def mounted(tmp_path: Path, line: str) -> Path:
    mounts = tmp_path / "mounts"
    mounts.write_text(HOME + line, encoding="utf-8")
    return mounts


@pytest.mark.parametrize(
    ("line", "medium"),
    [
        ("镇上:/rosters /data nfs4 rw 0 0\n", Medium.SHARE),
        ("//office/rosters /data cifs rw 0 0\n", Medium.SHARE),
        ("gvfsd-fuse /data fuse.gvfsd-fuse rw 0 0\n", Medium.SHARE),
        ("somebody@office: /data fuse.sshfs rw 0 0\n", Medium.SHARE),
        ("/dev/sdb1 /data vfat rw 0 0\n", Medium.STICK),
        ("/dev/sdb1 /data exfat rw 0 0\n", Medium.STICK),
        ("safe /data fuse.gocryptfs rw 0 0\n", Medium.DISK),
        ("/dev/sda3 /data ext4 rw 0 0\n", Medium.DISK),
        ("//office/rosters /elsewhere cifs rw 0 0\n", Medium.DISK),
        ("//office/rosters /data/other cifs rw 0 0\n", Medium.DISK),
        ("//office/rosters /dat cifs rw 0 0\n", Medium.DISK),
        ("broken line\n", Medium.DISK),
    ],
)
def test_the_kind_of_the_mount_says_on_what_the_file_lies(tmp_path: Path, line: str, medium: Medium):
    assert medium_of(Path("/data/四合村.roster"), mounted(tmp_path, line), tmp_path) is medium


def test_of_two_mounts_at_one_place_the_later_one_counts_and_a_space_in_its_name_is_read(tmp_path: Path):
    line = "/dev/sda3 /media/U\\040盘 ext4 rw 0 0\n/dev/sdb1 /media/U\\040盘 vfat rw 0 0\n"

    assert medium_of(Path("/media/U 盘/x.roster"), mounted(tmp_path, line), tmp_path) is Medium.STICK


@pytest.mark.parametrize(
    ("place", "removable", "medium"),
    [
        ("pci0000:00/usb2/2-1/block/sdb/sdb1", "0", Medium.STICK),
        ("pci0000:00/mmc0/block/sdb/sdb1", "1", Medium.STICK),
        ("pci0000:00/ata1/block/sdb/sdb1", "0", Medium.DISK),
    ],
)
def test_a_stick_of_any_format_is_known_by_its_plug(
    tmp_path: Path, place: str, removable: str, medium: Medium
):
    part = tmp_path / "devices" / place
    part.mkdir(parents=True)
    (part.parent / "removable").write_text(f"{removable}\n")
    (tmp_path / "block").mkdir()
    (tmp_path / "block" / "sdb1").symlink_to(part)
    mounts = mounted(tmp_path, "/dev/sdb1 /data ntfs3 rw 0 0\n")

    assert medium_of(Path("/data/四合村.roster"), mounts, tmp_path / "block") is medium


def test_where_the_system_lists_no_mounts_the_file_counts_as_on_the_disk(tmp_path: Path):
    assert medium_of(Path("/data/x.roster"), tmp_path / "absent", tmp_path) is Medium.DISK


@pytest.mark.parametrize(
    ("folders", "cloud"),
    [
        ("OneDrive/花名册", "OneDrive"),
        ("OneDrive - 洋县人社局", "OneDrive"),
        ("Dropbox", "Dropbox"),
        ("我的坚果云/村里", "坚果云"),
        ("Nutstore", "坚果云"),
        ("百度网盘同步空间", "百度网盘"),
        ("WPS云盘", "WPS云盘"),
        ("BaiduNetdiskDownload", ""),
        ("我的文档", ""),
    ],
)
def test_the_folder_of_a_cloud_program_is_known_by_its_name(tmp_path: Path, folders: str, cloud: str):
    assert cloud_of(tmp_path / folders / "四合村.roster", {}) == cloud


def test_the_folder_of_a_cloud_program_is_known_by_its_mark_and_by_what_the_system_says(tmp_path: Path):
    (tmp_path / "同步" / ".stfolder").mkdir(parents=True)

    assert cloud_of(tmp_path / "同步" / "村" / "x.roster", {}) == "Syncthing"
    assert cloud_of(tmp_path / "云" / "x.roster", {"OneDriveCommercial": str(tmp_path / "云")}) == "OneDrive"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "四合村.roster"
    made(path).close()
    return path


def copies(path: Path) -> tuple[str, ...]:
    with opened(path) as workspace:
        return workspace.surroundings().copies


@pytest.mark.parametrize(
    "name",
    [
        "四合村 (conflicted copy 2026-11-22).roster", "四合村 (刘会计's conflicted copy).roster",
        "四合村 的冲突副本.roster", "四合村-冲突.roster", "四合村(1).roster", "四合村 (2).roster",
        "四合村 - 副本.roster", "四合村-DESKTOP-7QK2.roster",
        "四合村.sync-conflict-20261122-101112-ABCDEFG.roster",
    ],
)  # fmt: skip
def test_a_copy_that_went_its_own_way_is_found_beside_the_file_and_from_its_own_side(file: Path, name: str):
    shutil.copyfile(file, file.with_name(name))

    assert copies(file) == (name,)
    assert copies(file.with_name(name)) == (file.name,)


@pytest.mark.parametrize("name", ["四合村-第二台.roster", "另一个村 (1).roster", "五合村.roster"])
def test_a_copy_under_a_name_of_its_own_is_no_conflict(file: Path, name: str):
    shutil.copyfile(file, file.with_name(name))

    assert copies(file) == ()


@pytest.mark.parametrize("name", ["四合村 (1).roster", "四合村 的冲突副本.roster"])
def test_another_roster_file_under_such_a_name_is_no_conflict(file: Path, name: str):
    made(file.with_name(name)).close()

    assert copies(file) == ()


def test_a_conflicted_copy_that_cannot_be_read_is_told_by_its_name_and_left_as_it_is(file: Path):
    torn, numbered = file.with_name("四合村 的冲突副本.roster"), file.with_name("四合村 (1).roster")
    torn.write_bytes(b"half of it")
    numbered.write_bytes(b"half of it")

    assert copies(file) == (torn.name,)
    assert torn.read_bytes() == b"half of it"


def test_a_copy_with_an_unfinished_commit_is_not_looked_into(file: Path):
    other = file.with_name("四合村 的冲突副本.roster")
    shutil.copyfile(file, other)
    journal = other.with_name(f"{other.name}-journal")
    journal.write_bytes(b"an unfinished commit")
    before = other.read_bytes()

    assert copies(file) == (other.name,)
    assert (other.read_bytes(), journal.read_bytes()) == (before, b"an unfinished commit")


def test_a_lock_that_keeps_others_out_is_known_as_such(file: Path):
    mine = WriterLock(file)

    assert mine.holds
    with pytest.raises(Refusal):
        WriterLock(file)
    mine.release()


def test_a_lock_that_everybody_gets_is_found_out(file: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(lock, "_lock", lambda _file: None)

    with opened(file) as workspace:
        assert not workspace.surroundings().lock_holds


def test_a_disk_without_locks_is_not_told_as_another_window(file: Path, monkeypatch: pytest.MonkeyPatch):
    def unknown(_file: int) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(lock, "_lock", unknown)

    with pytest.raises(Refusal) as refused:
        opened(file)
    assert refused.value.message.sentence is surroundings.NO_LOCK


def test_whoever_only_reads_needs_no_lock(file: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(lock, "_lock", lambda _file: None)

    with opened(file, Access.READ) as reading:
        assert reading.surroundings().lock_holds
