"""What goes into the folder for Linux: decided from lists and sources, before anything is built."""

from __future__ import annotations

import importlib.util
import shutil
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]
LINUX = ROOT / "packaging" / "linux"
CATALOGUE = "roster_desktop/resources/locale/en/LC_MESSAGES/window.mo"


@pytest.fixture(scope="module")
def build() -> ModuleType:
    """The script; its folder is no package."""
    pytest.importorskip("PyInstaller")
    spec = importlib.util.spec_from_file_location("build_for_linux", LINUX / "build.py")
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return loaded


class Asked:
    """Stands where PyInstaller stands, and keeps what the spec asks of it."""

    pure, scripts = (), ()

    def __init__(self, *_words, **wishes):
        self.wishes = wishes
        self.datas = [(CATALOGUE, "", "DATA"), ("PySide6/Qt/translations/qtbase_de.qm", "", "DATA")]
        self.binaries = [("libgtk-3.so.0", "", "BINARY"), ("PySide6/Qt/lib/libQt6Core.so.6", "", "BINARY")]


@pytest.fixture
def analysis(monkeypatch) -> Asked:
    """What the spec asks for, and what it keeps of what PyInstaller found."""
    pytest.importorskip("PyInstaller")
    monkeypatch.setattr(sys, "path", list(sys.path))
    monkeypatch.delitem(sys.modules, "build", raising=False)
    names = dict.fromkeys(("Analysis", "PYZ", "EXE", "COLLECT"), Asked) | {"SPECPATH": str(LINUX)}
    exec(compile((LINUX / "roster-desktop.spec").read_text(encoding="utf-8"), "spec", "exec"), names)
    monkeypatch.delitem(sys.modules, "build")
    return names["analysis"]


def test_every_room_goes_in_by_name_as_some_are_imported_late(analysis):
    named = set(analysis.wishes["hiddenimports"])

    assert {"ui", "ui.app", "ui.pages", "roster_desktop.rosters", "roster_desktop.cli"} <= named
    assert [name for name in named if "migrations" in name or "__" in name] == []


def test_all_resources_go_in_with_the_words_of_other_languages(analysis):
    assert (str(ROOT / "resources"), "roster_desktop/resources") in analysis.wishes["datas"]
    assert [entry[0] for entry in analysis.datas] == [CATALOGUE]
    assert [entry[0] for entry in analysis.binaries] == ["PySide6/Qt/lib/libQt6Core.so.6"]


def test_a_folder_that_lost_a_room_a_migration_or_a_picture_is_told(build, tmp_path, monkeypatch):
    inside = tmp_path / "_internal"
    shutil.copytree(ROOT / "resources", inside / "roster_desktop/resources")
    shutil.copytree(ROOT / build.MIGRATIONS, inside / build.MIGRATIONS)
    monkeypatch.setattr(build, "packed_modules", lambda _program: build.our_modules())
    assert build.lost_in(tmp_path) == []

    (inside / "roster_desktop/resources/icons/application.svg").unlink()
    (inside / build.MIGRATIONS / "env.py").unlink()
    monkeypatch.setattr(build, "packed_modules", lambda _program: set(build.our_modules()) - {"ui.app"})
    assert build.lost_in(tmp_path) == [
        "roster_desktop/resources/icons/application.svg",
        "roster_desktop/store/migrations/env.py",
        "ui.app",
    ]


def test_a_library_with_a_second_name_is_counted_once(build, tmp_path):
    (tmp_path / "libQt6Core.so.6").write_bytes(bytes(2_000_000))
    (tmp_path / "second.so").symlink_to("libQt6Core.so.6")

    assert build.megabytes(tmp_path) == 2


def test_the_package_asks_for_the_newest_c_library_that_one_of_its_files_names(build, tmp_path, monkeypatch):
    (tmp_path / "libQt6Core.so.6").write_bytes(b"\x7fELF")
    (tmp_path / "说明.txt").write_text("GLIBC_2.99", encoding="utf-8")
    (tmp_path / "second.so").symlink_to("libQt6Core.so.6")
    asked = """
Version References:
  required from libc.so.6:
    0x06969190 0x00 03 GLIBC_2.30
    0x09691a75 0x00 02 GLIBC_2.2.5
    0x0d696914 0x00 04 GLIBC_2.4
  required from libstdc++.so.6:
    0x08922974 0x00 05 GLIBCXX_3.4.31
"""
    monkeypatch.setattr(build, "told", lambda *command: asked if command[2:] == binaries else "")
    binaries = (str(tmp_path / "libQt6Core.so.6"),)
    assert build.libc(tmp_path) == "2.30"

    asked += "    0x0fd0e42b 0x00 06 GLIBC_ABI_DT_RELR\n"
    assert build.libc(tmp_path) == "2.36"
