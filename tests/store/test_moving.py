"""A roster file is moved to a safer folder: whole, proven, with its copies, and the old one opens no more."""

from __future__ import annotations

from pathlib import Path

import pytest

from roster_desktop.store import driver, key_places, moving, sqlite
from roster_desktop.store.backups import backups_of
from roster_desktop.wording import Refusal, storing, surroundings
from roster_desktop.workspace import guarding
from tests.builders import TOY
from tests.workspace.toy import added, all_states, made, opened, refused, typed

BESIDE = "待送出"


@pytest.fixture
def village(tmp_path: Path) -> Path:
    """In a folder of a cloud program: somebody, two steps, a copy, a workbook that waits."""
    path = tmp_path / "我的坚果云" / "四合村.roster"
    path.parent.mkdir()
    with made(path) as workspace:
        typed(workspace, added(workspace), phone="13800000001")
        workspace.backup("手动")
    (path.parent / BESIDE / path.stem).mkdir(parents=True)
    (path.parent / BESIDE / path.stem / "报送.xlsx").write_bytes(b"PK of a workbook")
    return path


def moved(path: Path, folder: Path) -> moving.Moved:
    return guarding.move(path, folder, TOY, None, BESIDE)


def names(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_the_file_goes_on_as_the_same_with_its_copies_and_what_waits(village: Path, tmp_path: Path):
    with opened(village) as workspace:
        before = all_states(workspace)

    done = moved(village, tmp_path / "本机")

    assert done.path == tmp_path / "本机" / "四合村.roster"
    assert names(tmp_path / "本机") == sorted(
        ["四合村.roster", "备份/四合村-000001-手动.roster", "待送出/四合村/报送.xlsx"]
    )
    with opened(done.path) as workspace:
        assert all_states(workspace) == before
        assert workspace.undo().restored == 1
        assert workspace.doctor().problems == ()


def test_the_old_one_stays_under_a_name_that_opens_no_more_with_a_word_beside_it(
    village: Path, tmp_path: Path
):
    whole = village.read_bytes()

    done = moved(village, tmp_path / "本机")

    assert done.left is not None
    assert done.left.read_bytes() == whole
    assert (done.left.name, village.exists()) == ("四合村.roster.已移走", False)
    [word] = village.parent.glob("*.txt")
    assert str(done.path.parent) in word.read_text(encoding="utf-8-sig")
    assert "一起删掉" in word.read_text(encoding="utf-8-sig")


def test_another_file_of_that_name_and_its_copies_are_left_alone(village: Path, tmp_path: Path):
    with made(tmp_path / "本机.roster") as other:
        other.snapshot(tmp_path / village.name)
    theirs = (tmp_path / village.name).read_bytes()

    done = moved(village, tmp_path)

    assert done.path == tmp_path / "四合村" / "四合村.roster"
    assert (tmp_path / village.name).read_bytes() == theirs


def test_a_copy_that_differs_is_taken_away_and_nothing_was_moved(
    village: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    copied = sqlite.copied

    def forgetful(engine: object, target: Path, *rest: object) -> None:
        copied(engine, target, *rest)  # type: ignore[arg-type]
        connection = sqlite.opened(target)
        connection.execute("DELETE FROM journal_entry")
        connection.close()

    before = names(village.parent)
    monkeypatch.setattr(sqlite, "copied", forgetful)
    with refused(storing.COPY_NOT_SOUND):
        moved(village, tmp_path / "本机")

    assert (names(tmp_path / "本机"), names(village.parent)) == ([], before)


def test_where_a_copy_cannot_be_brought_along_everything_stays_as_it_was(
    village: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def full(_source: Path, target: Path) -> None:
        target.write_bytes(b"half")
        raise OSError(28, "No space left on device")

    before = names(village.parent)
    monkeypatch.setattr("roster_desktop.store.moving.shutil.copyfile", full)
    with refused(surroundings.NOT_MOVED):
        moved(village, tmp_path / "本机")

    assert (names(tmp_path / "本机"), names(village.parent)) == ([], before)


def test_what_is_open_elsewhere_is_not_moved(village: Path, tmp_path: Path):
    with opened(village), refused(storing.OPEN_ELSEWHERE):
        moved(village, tmp_path / "本机")
    assert not (tmp_path / "本机").exists()


def test_an_old_one_that_cannot_be_renamed_is_said(
    village: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    replace = moving.os.replace

    def held(source: Path, target: Path) -> None:
        if Path(source) == village:
            raise PermissionError(13, "in use")
        replace(source, target)

    monkeypatch.setattr(moving.os, "replace", held)

    done = moved(village, tmp_path / "本机")

    assert (done.left, village.exists(), done.path.exists()) == (None, True, True)


@pytest.mark.skipif(not driver.CAN_PROTECT, reason="no SQLCipher for this machine")
def test_a_file_with_a_password_keeps_it(village: Path, tmp_path: Path):
    protection = guarding.new_protection("春眠不觉晓处处闻啼鸟", guarding.new_code())
    guarding.protect(village, protection)
    key = guarding.key_by_password(village, "春眠不觉晓处处闻啼鸟")

    with pytest.raises(Refusal):
        moved(village, tmp_path / "本机")
    done = guarding.move(village, tmp_path / "本机", TOY, key, BESIDE)

    assert guarding.key_by_password(done.path, "春眠不觉晓处处闻啼鸟") == key
    assert not key_places.beside(village).exists()
    with opened(done.path, key=key) as workspace:
        assert len(all_states(workspace)) == 1
    assert len(backups_of(done.path)) == 1
