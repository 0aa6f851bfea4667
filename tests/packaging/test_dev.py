"""The set-up command: what it decides before it touches anything."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def loaded(path: Path):
    """The module at this path; its folder is no package, so it cannot be imported by name."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


dev = loaded(ROOT / "packaging" / "dev.py")
LISTED = dev.apt_sections(dev.APT_PACKAGES.read_text(encoding="utf-8"))


def test_system_packages_are_read_by_section_without_their_comments():
    text = "# all of them\n\n[window]\nlibxcb1\n# a reason\nlibcups2  # printers\n[fonts]\nfonts-noto-cjk\n"

    assert dev.apt_sections(text) == {"window": ["libxcb1", "libcups2"], "fonts": ["fonts-noto-cjk"]}


def test_every_section_that_is_looked_for_is_listed_and_the_other_way_round():
    script = (ROOT / "packaging" / "linux" / "build_in_old_root.sh").read_text(encoding="utf-8")
    [asked] = re.findall(r"\$\(packages_of ([a-z -]+)\)", script)
    assert set(LISTED) == {*dev.CLUES, *asked.split()}
    assert all(LISTED.values())


def test_no_system_package_is_listed_twice():
    packages = [package for section in LISTED.values() for package in section]

    assert len(packages) == len(set(packages))


def test_each_demo_gets_a_folder_of_its_own(tmp_path):
    for name in ("1", "9", "10", "notes"):
        (tmp_path / name).mkdir()

    assert dev.fresh_folder(tmp_path) == tmp_path / "11"


def test_the_first_demo_is_number_one(tmp_path):
    assert dev.fresh_folder(tmp_path / "demo") == tmp_path / "demo" / "1"


def test_tests_use_every_core_and_take_what_the_caller_adds():
    options = dev.pytest_options(["--long", "tests/merge", "-k", "sibling"])

    assert options[0] == "-n"
    assert options[-3:] == ["tests/merge", "-k", "sibling"]
    assert "--long" not in options


@pytest.mark.parametrize("given", [["-n0"], ["-n", "4"], ["--numprocesses=3"], ["-p", "no:xdist"], ["--pdb"]])
def test_the_caller_decides_on_how_many_cores(given):
    assert dev.pytest_options(given) == given


def test_only_the_long_run_changes_the_profile():
    assert dev.test_settings(["--long"])["ROSTER_TEST_PROFILE"] == "long"
    assert "ROSTER_TEST_PROFILE" not in dev.test_settings([])


def test_tests_need_no_screen_and_keep_what_python_compiled():
    settings = dev.test_settings([])

    assert settings["QT_QPA_PLATFORM"] == "offscreen"
    # An empty text is as good as none: Python then writes its bytecode.
    assert settings["PYTHONDONTWRITEBYTECODE"] == ""


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a desktop")
@pytest.mark.parametrize(
    ("environment", "shown"),
    [
        ({}, False),
        ({"DISPLAY": ""}, False),
        ({"DISPLAY": ":0"}, True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, True),
    ],
)
def test_a_window_needs_a_desktop(environment, shown):
    assert dev.has_display(environment) is shown


def test_the_environment_is_made_anew_when_a_pinned_package_changes():
    assert dev.stamp_of(b"a==1", b"project") == dev.stamp_of(b"a==1", b"project")
    assert dev.stamp_of(b"a==1", b"project") != dev.stamp_of(b"a==2", b"project")
    assert dev.stamp_of(b"ab", b"c") != dev.stamp_of(b"a", b"bc")


def test_the_status_of_what_was_started_passes_through():
    assert dev.start([sys.executable, "-c", "raise SystemExit(5)"]) == 5


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends no process by a signal")
def test_a_process_ended_by_a_signal_does_not_count_as_done():
    assert dev.start([sys.executable, "-c", "import os; os.kill(os.getpid(), 9)"]) == 137


def test_what_python_complained_of_is_its_last_line():
    assert dev.complaint_of(sys.executable, "import no_such_library").endswith("'no_such_library'")
    assert dev.complaint_of(sys.executable, "import sys") is None


def test_a_missing_library_is_named_without_the_words_around_it():
    code = "raise ImportError('libEGL.so.1: cannot open shared object file: No such file or directory')"

    assert dev.complaint_of(sys.executable, code) == "libEGL.so.1"


def test_a_python_that_is_not_there_is_a_complaint_and_no_crash(tmp_path):
    assert dev.complaint_of(tmp_path / "python", "import sys") is not None


@pytest.mark.parametrize("arguments", [[], ["deploy"]])
def test_an_unknown_command_is_answered_with_how_to_call(arguments, capsys):
    assert dev.main(arguments) == 2
    assert "packaging/dev.py demo" in capsys.readouterr().out


@pytest.fixture
def poor_linux(monkeypatch):
    """A Linux without the window's libraries and without fonts, where nobody may install anything."""
    lacking = {
        "offscreen": None,
        "window": "libxcb-cursor.so.0",
        "fonts": "fc-list",
        "tests": None,
        "package": None,
        "windows": None,
        "wine": None,
    }
    monkeypatch.setattr(dev.sys, "platform", "linux")
    monkeypatch.setattr(
        dev, "CLUES", {section: lambda _, clue=clue: clue for section, clue in lacking.items()}
    )
    monkeypatch.setattr(dev, "may_install", lambda: False)


def test_a_missing_library_that_is_needed_is_named_with_the_command_to_run(poor_linux):
    with pytest.raises(dev.CannotGoOn) as stop:
        dev.see_to_system_packages(Path(sys.executable), wanted=dev.CLUES, needed=("window",))

    assert "libxcb-cursor.so.0" in stop.value.chinese
    assert stop.value.english.endswith(" ".join(LISTED["window"] + LISTED["fonts"]))


def test_what_is_missing_but_not_needed_is_said_and_does_not_stop(poor_linux, capsys):
    dev.see_to_system_packages(Path(sys.executable), wanted=("fonts", "tests"), needed=())

    assert " ".join(LISTED["fonts"]) in capsys.readouterr().err


def test_a_person_reads_the_reason_in_both_languages_and_no_traceback(poor_linux, monkeypatch, capsys):
    monkeypatch.setattr(dev, "set_up", lambda: Path(sys.executable))
    monkeypatch.setenv("DISPLAY", ":0")

    assert dev.main(["run"]) == dev.CANNOT_GO_ON
    chinese, english = capsys.readouterr().err.splitlines()
    assert chinese.startswith("缺少系统软件包")
    assert english.startswith("System packages are missing")
