"""The window's language: who chooses it, and that it is chosen before anything the window says is read."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from roster_desktop import __main__ as program
from roster_desktop.wording import N_, Language, _, current_language, joined, so_many, speak, translation
from ui import app
from ui.memory import Memory


@pytest.fixture
def english_catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A catalogue that knows one text, and the program back in Chinese afterwards."""
    catalogue = Catalog(locale="en")
    catalogue.add("已送出 {count} 份", "Sent: {count}")
    catalogue.add(("{count:,} 户", "{count:,} 户"), ("{count:,} household", "{count:,} households"))
    folder = tmp_path / "locale" / "en" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "roster_desktop.mo").open("wb") as file:
        write_mo(file, catalogue)
    monkeypatch.setattr(translation, "resource", tmp_path.joinpath)
    translation._catalogue.cache_clear()
    yield
    speak(Language.CHINESE)
    translation._catalogue.cache_clear()


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[list[tuple[Language, Path | None]]]:
    """In which language the window was opened, and with which file."""
    told: list[tuple[Language, Path | None]] = []

    def show_window(path: Path | None, memory: Memory) -> int:
        told.append((current_language(), path))
        return 0

    monkeypatch.setattr("ui.starting.show_window", show_window)
    monkeypatch.setattr(app, "settings_file", lambda: tmp_path / "settings.ini")
    yield told
    speak(Language.CHINESE)


def test_in_chinese_a_text_is_itself_and_no_catalogue_is_read(monkeypatch):
    monkeypatch.delattr(translation, "_catalogue")

    assert _("已送出 {count} 份") == "已送出 {count} 份"


@pytest.mark.usefixtures("english_catalogue")
def test_in_english_a_text_is_what_the_catalogue_says():
    speak(Language.ENGLISH)

    assert _("已送出 {count} 份").format(count=3) == "Sent: 3"


@pytest.mark.usefixtures("english_catalogue")
def test_what_is_counted_is_told_in_the_form_for_so_many():
    in_chinese = [so_many("{count:,} 户", count=count) for count in (0, 1, 1200)]
    speak(Language.ENGLISH)

    assert in_chinese == ["0 户", "1 户", "1,200 户"]
    assert [so_many("{count:,} 户", count=count) for count in (0, 1, 2, 1200)] == [
        "0 households", "1 household", "2 households", "1,200 households",
    ]  # fmt: skip


@pytest.mark.usefixtures("english_catalogue")
def test_a_text_without_translation_is_shown_in_chinese():
    speak(Language.ENGLISH)

    assert _("没有这一句") == "没有这一句"


@pytest.mark.usefixtures("english_catalogue")
def test_a_marked_text_stays_chinese():
    speak(Language.ENGLISH)

    assert N_("已送出 {count} 份") == "已送出 {count} 份"


@pytest.mark.usefixtures("english_catalogue")
def test_sentences_are_joined_as_the_language_does_it():
    in_chinese = joined("没有收。", "", "请改好。")
    speak(Language.ENGLISH)

    assert in_chinese == "没有收。请改好。"
    assert joined("Refused.", "", "Mend it. ") == "Refused. Mend it."


@pytest.mark.usefixtures("english_catalogue")
def test_work_beside_the_window_speaks_as_the_window_does():
    speak(Language.ENGLISH)
    told = []

    work = threading.Thread(target=lambda: told.append(_("已送出 {count} 份")))
    work.start()
    work.join()

    assert told == ["Sent: {count}"]


@pytest.mark.parametrize(
    ("words", "language", "file"),
    [
        ([], Language.CHINESE, None),
        (["--lang", "en"], Language.ENGLISH, None),
        (["--lang=en", "village.roster"], Language.ENGLISH, "village.roster"),
        (["village.roster", "--lang", "zh"], Language.CHINESE, "village.roster"),
    ],
)
def test_the_call_names_the_language_of_the_window(words, language, file, opened):
    assert program.main(words) == 0

    assert opened == [(language, Path(file).absolute() if file else None)]


def test_the_window_is_chinese_on_a_computer_that_speaks_english(monkeypatch, opened):
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")

    program.main([])

    assert opened == [(Language.CHINESE, None)]


def test_the_language_chosen_in_the_window_is_spoken_until_a_call_names_another(tmp_path, opened):
    Memory(tmp_path / "settings.ini").remember_language(Language.ENGLISH)

    program.main([])
    program.main(["--lang", "zh"])

    assert [language for language, _file in opened] == [Language.ENGLISH, Language.CHINESE]


def test_a_language_that_nobody_speaks_is_refused_and_no_window_opens(capsys, opened):
    assert program.main(["--lang", "fr"]) == 2

    assert "--lang fr" in capsys.readouterr().err
    assert opened == []


def test_nothing_the_window_says_is_read_before_its_language_is_chosen():
    code = (
        "import roster_desktop.wording as wording\n"
        "read = []\n"
        "wording._ = lambda text: read.append(text) or text\n"
        "import ui.app\n"
        "print(read)\n"
        "import ui.main_window\n"
        "print(bool(read))\n"
    )

    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert ran.stdout.split("\n")[:2] == ["[]", "True"]
