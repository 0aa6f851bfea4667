"""Shows the window, and whatever has to be settled before it stands there."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication, QMessageBox

from roster_desktop.faults import keep_crashes, keep_faults, record_start
from roster_desktop.places import portable_folder, settings_file
from roster_desktop.wording import Language, _, current_language, starting
from ui.bridge.alarms import sound_alarms
from ui.bridge.display import has_display
from ui.bridge.input_method import FCITX_4, is_only_fcitx_4, running_programs, settings_for
from ui.bridge.keys_in_order import WAITS_FOR_FCITX, keys_in_order
from ui.bridge.quitting import CloseWhenTold
from ui.bridge.single_instance import SingleInstance
from ui.bridge.tidying import Tidying
from ui.look import dress
from ui.memory import Memory
from ui.opening_word import TITLE, OpeningWord

if TYPE_CHECKING:
    from ui.main_window import MainWindow

_ALREADY_OPEN = _("程序已经在运行，但没有回应。请在任务栏里找到它的窗口，或关闭后再打开。")
_NOT_AGAIN = _("程序已经保存并关上，但没能自己再打开，请照平时那样打开它。")
_NO_WINDOW = 3
"""Exit status where no window can be shown, the same as for a file that cannot be read."""


def show_window(path: Path | None, memory: Memory) -> int:
    """Show the window until it is closed, with this roster file."""
    if not has_display(sys.platform, os.environ):
        print(starting.NO_DISPLAY.about(), file=sys.stderr)
        return _NO_WINDOW
    settings = settings_for(os.environ)
    os.environ.update(settings)
    order = keys_in_order(os.environ) if settings else None
    if order is not None:
        os.environ.update(WAITS_FOR_FCITX)
    application = dressed_application(memory)
    if order is not None:
        application.installNativeEventFilter(order)
    place = SingleInstance(settings_file().parent, travels=portable_folder() is not None)
    if not place.take():
        if place.call_first(str(path or "")):
            return 0
        QMessageBox.warning(None, TITLE, _ALREADY_OPEN)
        return 1
    opening = OpeningWord(path or next(iter(memory.recent), None))
    opening.stand_there()
    window = _made_window(memory)
    keep_faults()
    record_start("window")
    keep_crashes()
    sound_alarms(window.trouble.tell, window.trouble.show_fault)
    # Asked to quit, Qt would ask the window once more whether it may.
    window.trouble.over.connect(lambda: application.exit(0))
    place.called.connect(lambda file: _answer(window, file))
    window.start(path)
    window.show()
    opening.deleteLater()
    if is_only_fcitx_4(running_programs()):
        QMessageBox.warning(window, TITLE, FCITX_4)
    ending = CloseWhenTold(window)
    tidying = Tidying(window.is_calm, window)
    window.windowHandle().installEventFilter(tidying)
    status = application.exec()
    tidying.stop()
    ending.stop()
    place.give_up()
    if window.trouble.starts_again and not _started_again():
        QMessageBox.warning(None, TITLE, _NOT_AGAIN)
    return status


def _made_window(memory: Memory) -> MainWindow:
    # Late: what pages and files need takes far longer to load than everything before it.
    from roster_desktop.rosters import CATALOG
    from ui.main_window import MainWindow

    return MainWindow(CATALOG, memory)


def _started_again() -> bool:
    # Late, as above: the first word does not wait for it.
    from ui.trouble import start_detached

    return start_detached()


def dressed_application(memory: Memory) -> QApplication:
    """The application in the language of the program and in our dress."""
    chinese = QLocale(QLocale.Language.Chinese, QLocale.Country.China)
    is_chinese = current_language() is Language.CHINESE
    QLocale.setDefault(chinese if is_chinese else QLocale(QLocale.Language.English))
    application = QApplication(sys.argv[:1])
    application.setApplicationName("roster-desktop")
    application.setApplicationDisplayName(TITLE)
    translator = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    # Qt itself is written in English.
    if is_chinese and translator.load("qtbase_zh_CN", folder):
        application.installTranslator(translator)
    dress(application, memory.light, memory.text_size)
    return application


def _answer(window: MainWindow, file: str) -> None:
    """Another start wants to be shown, perhaps with its file."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.raise_()
    window.activateWindow()
    if file:
        window.open(Path(file))
