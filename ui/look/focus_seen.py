"""Where the keyboard is, drawn around tables, lists, long texts and boxes to tick:
of these Qt shows too little."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QCheckBox, QWidget

from ui.look.tones import tones_of

_UNSEEN = (QAbstractScrollArea, QCheckBox)
_DRAWS_ITSELF = "draws focus itself"


def draws_focus_itself(widget: QWidget) -> None:
    """This one marks the cell or line at hand while the keyboard is in it: it needs no frame."""
    widget.setProperty(_DRAWS_ITSELF, True)


class FocusSeen(QObject):
    """Follows the keyboard as long as the application lives."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        application.focusChanged.connect(self._follow)

    def _follow(self, left: QWidget | None, entered: QWidget | None) -> None:
        for frame in left.findChildren(FocusFrame) if left is not None else ():
            frame.hide()
            frame.deleteLater()
        if entered is None:
            return
        # Qt frames a box, a choice or a button only after somebody pressed Tab in its window; here the
        # keyboard also goes on by Enter, by shortcuts and with every page.
        entered.window().setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
        is_popup = entered.window().windowType() is Qt.WindowType.Popup
        if isinstance(entered, _UNSEEN) and not is_popup and not entered.property(_DRAWS_ITSELF):
            FocusFrame(entered)


class FocusFrame(QWidget):
    """Lies over its widget and lets everything through."""

    def __init__(self, around: QWidget) -> None:
        super().__init__(around)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.resize(around.size())
        around.installEventFilter(self)
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and isinstance(watched, QWidget):
            self.resize(watched.size())
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QPen(QColor(tones_of(self.palette()).accent), 2))
        painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()
