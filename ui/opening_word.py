"""What a person sees first: that the program is coming, and which file it opens.

The libraries behind the pages and the file take most of a start. This word needs none of them, so it
stands there before they are loaded: on an old computer whoever sees nothing for seconds clicks once more.
"""

from __future__ import annotations

from pathlib import Path
from time import monotonic

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from roster_desktop.wording import _
from ui.look import application_icon, pixels, set_role, title

TITLE = _("乡村劳动力花名册")
_WIDTH, _MARGIN, _ICON = 400, 32, 48
_LONGEST_WAIT = 0.5
"""Seconds after which the start goes on, painted or not."""


class OpeningWord(QWidget):
    """Goes as soon as any window of the program shows, the first question as well as the window itself."""

    def __init__(self, path: Path | None) -> None:
        super().__init__(None, Qt.WindowType.SplashScreen | Qt.WindowType.FramelessWindowHint)
        # The program must not take itself for closed while its window is still to come.
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.is_painted = False
        picture, name = QLabel(self), QLabel(TITLE, self)
        self.word = QLabel(_("正在打开 {file} ……").format(file=path.name) if path else _("正在打开……"), self)
        picture.setPixmap(application_icon().pixmap(pixels(self.font(), _ICON)))
        name.setFont(title(self.font()))
        set_role(self.word, "muted")
        self.word.setWordWrap(True)
        layout = QVBoxLayout(self)
        margin = pixels(self.font(), _MARGIN)
        layout.setContentsMargins(margin, margin, margin, margin)
        for label in (picture, name, self.word):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            layout.addWidget(label)
        self.setFixedWidth(pixels(self.font(), _WIDTH))
        self.adjustSize()

    def stand_there(self) -> None:
        """Show it in the middle of the screen, and come back when it is painted."""
        screen = QApplication.primaryScreen().availableGeometry()
        self.move(screen.center() - self.rect().center())
        self.show()
        QApplication.instance().installEventFilter(self)
        end = monotonic() + _LONGEST_WAIT
        while not self.is_painted and monotonic() < end:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents, 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.is_painted = True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and watched is not self and _is_window(watched):
            QApplication.instance().removeEventFilter(self)
            self.close()
        return False


def _is_window(shown: QObject) -> bool:
    return isinstance(shown, QWidget) and shown.isWindow()
