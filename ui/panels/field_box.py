"""One field of the form: its name, its line, the complaint under it and, where there is one, the question."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from roster_desktop.schema import Column, Role
from roster_desktop.tasks.verifying import NEVER, Verification
from roster_desktop.wording import _
from ui.editors import CellLine, Surroundings, make_line
from ui.look import icon, pixels, set_role, set_state, small, tones_of
from ui.models import Mark, hidden
from ui.panels.asking_box import AskingBox
from ui.panels.verification_words import LAPSED, sign_of, told

LABEL_WIDTH = 98
"""Six characters and the star of what must be filled in."""
_MOST_SAID = 160
"""Letters of one complaint: eight lines. Who is alike in two hundred villages takes the card two screens and
the window a tenth of a second."""
_MARK_WIDTH = 24
_ONLY_A_MENU = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason)
_FROM_ID = frozenset({Role.SEX, Role.BIRTH_DATE, Role.AGE})
_STATES = {Mark.ERROR: "error", Mark.WARNING: "warning"}
_ROLES = {Mark.ERROR: "error", Mark.WARNING: "warning"}


_CHECK = _(' <a href="checking" style="text-decoration: none">去核对</a>')


class FieldBox(QWidget):
    """What a person typed stands here untouched; whatever is wrong with it stands below."""

    typed = Signal(str)
    """Key: its text is being changed and not yet saved."""
    left = Signal(str, str)
    """(key, text): the person is done with it."""
    passed = Signal(str)
    """Key: the person went on from here to elsewhere in the window and typed nothing."""
    entered = Signal(str)
    """Key: the keyboard is here now."""
    check_wanted = Signal(str)
    """Key: somebody wants to go through what is wrong with it."""
    reveal_wanted = Signal()
    earlier_wanted = Signal(str)
    """Key: what stood here before is asked for."""

    verify_wanted = Signal(str)
    """Key: this field alone is to be verified."""

    def __init__(
        self,
        column: Column,
        surroundings: Surroundings,
        parent: QWidget | None = None,
        *,
        is_key_field: bool = False,
    ) -> None:
        super().__init__(parent)
        self.column = column
        self.is_key_field = is_key_field
        self.text = ""
        """The text as the file has it."""
        self.is_derived = False
        self.is_checked = False
        """Whether what is wrong with it is kept in the file, so that one can be led there."""
        self._is_masked = False
        self.line: CellLine = make_line(column, surroundings, self)
        self._label = QLabel(self._title(), self)
        self._complaint: QLabel | None = None
        """Made when there is something to complain of: a card has fifty fields, and few have anything."""
        self._told: QLabel | None = None
        """What the ? tells, once it was pressed."""
        self.help = QPushButton("?", self)
        self.mark: QPushButton | None = None
        """Verifies this field alone; only key fields have one."""
        self._grid = QGridLayout(self)
        self._below = QVBoxLayout()
        self._eye: QAction | None = None
        """Shows the number; few fields have one to show."""
        self._lay_out()
        self._connect()

    @property
    def key(self) -> str:
        """Key of its column."""
        return self.column.key

    @property
    def is_being_typed(self) -> bool:
        """Whether the line holds something that is not saved yet."""
        return self.line.isModified() and not self.line.isReadOnly()

    @property
    def complaint(self) -> str:
        """What is said to be wrong below the line; "" where nothing is."""
        return self._complaint.text() if self._complaint and self._complaint.isVisible() else ""

    @property
    def current(self) -> str:
        """The text as it stands in the line, or in the file where the line shows something else."""
        return self.line.text() if self.is_being_typed else ("" if self.is_derived else self.text)

    def show_text(self, text: str, *, is_locked: bool, is_masked: bool) -> None:
        """Show what is written here."""
        if not text and self._stands_blank and self.line.isReadOnly() == is_locked:
            self.line.hint("")
            return
        self.text, self.is_derived = text, False
        self._is_masked = is_masked and bool(text) and self.column.sensitive
        self._set_line(hidden(self.column, text) if self._is_masked else text)
        self.line.hint("")
        self._set_mode("masked" if self._is_masked else "", is_read_only=is_locked or self._is_masked)

    def show_derived(self, text: str) -> None:
        """Show what follows from other fields; nobody needs to type it."""
        self.text, self.is_derived, self._is_masked = text, True, False
        source = _("由身份证号得出") if self.column.role in _FROM_ID else _("自动得出")
        self._set_line(f"{text} · {source}")
        self._set_mode("derived", is_read_only=True)

    @property
    def _stands_blank(self) -> bool:
        """Whether the line is as a blank one is shown: with each key most of fifty fields are."""
        line = self.line
        is_shown = bool(self.text or self.is_derived or self._is_masked or line.text() or line.isModified())
        was_typed = line.isUndoAvailable() or line.isRedoAvailable()
        return not (is_shown or was_typed or line.property("state")) and line.font() == self.font()

    def preview(self, text: str) -> None:
        """Show what is being typed for it elsewhere, in the table."""
        self.line.setText(text)

    def complain(self, mark: Mark, sentences: Sequence[str]) -> None:
        """Say below the line what is wrong; nothing where all is well."""
        told = list(dict.fromkeys(sentences))
        text = "\n".join(told)
        if self.line.toolTip() != text:
            self.line.setToolTip(text)
        if text or self._complaint:
            self._say("\n".join(map(_in_short, told)), _ROLES.get(mark, "notice"))
        if not self.is_derived and not self._is_masked:
            set_state(self.line, _STATES.get(mark, ""))

    def _say(self, text: str, role: str) -> None:
        label = self._complaint = self._complaint or self._made_complaint()
        told = escape(text, quote=False).replace("\n", "<br>")
        label.setText(f"{told}{_CHECK}" if text and self.is_checked else text)
        label.setVisible(bool(text))
        if label.property("role") != role:
            set_role(label, role)
            label.style().unpolish(label)
            label.style().polish(label)

    def ask(self, boxes: Sequence[AskingBox]) -> None:
        """Show the questions about this field."""
        while item := self._below.takeAt(0):
            item.widget().hide()
            item.widget().deleteLater()
        for box in boxes:
            self._below.addWidget(box)

    def show_verified(self, last: Verification | None, *, is_lapsed: bool) -> None:
        """Say by the mark beside the line whether this field was verified as it stands."""
        if self.mark is None:
            return
        text = LAPSED if is_lapsed else told(last or NEVER)
        self.mark.setText(sign_of(last, is_lapsed=is_lapsed))
        self.mark.setToolTip(_("{text}。点一下只核实这一项").format(text=text))
        self.mark.setAccessibleName(_("{column}：{text}").format(column=self.column.header, text=text))
        set_state(self.mark, {"✓": "good", "!": "warning"}.get(self.mark.text(), ""))

    def line_up(self) -> None:
        """As long as its neighbours with a mark, which would else be the shorter ones."""
        self._grid.setColumnMinimumWidth(3, pixels(self.font(), _MARK_WIDTH))

    def take_focus(self) -> None:
        """Put the keyboard here."""
        self.line.setFocus(Qt.FocusReason.TabFocusReason)
        self.line.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.gotFocus():
            self.entered.emit(self.key)
        elif isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() not in _ONLY_A_MENU:
            self._leave(event.reason())
        elif isinstance(event, QContextMenuEvent) and watched is self.line:
            menu = self.menu()
            menu.exec(event.globalPos())
            menu.deleteLater()
            return True
        elif self._gives_up(event):
            self._give_up()
            return True
        elif self._is_masked and _writes(event):
            # Nobody types blindly over a masked number: show it first.
            self.reveal_wanted.emit()
            return True
        return super().eventFilter(watched, event)

    def menu(self) -> QMenu:
        """What can be done in the line, as everywhere; and what stood there before."""
        menu = self.line.createStandardContextMenu()
        menu.addSeparator()
        earlier = menu.addAction(_("这一格以前是什么\tCtrl+B"))
        earlier.triggered.connect(lambda _on=False: self.earlier_wanted.emit(self.key))
        return menu

    def _title(self) -> str:
        if not self.column.required:
            return self.column.header
        # No space before it: a star alone in a second line belongs to nothing.
        return f'{self.column.header}<span style="color:{tones_of(self.palette()).error}">*</span>'

    def _lay_out(self) -> None:
        set_role(self.line, "field")
        self._label.setWordWrap(True)
        self._label.setToolTip(self.column.help)
        self._label.setFixedWidth(pixels(self.font(), LABEL_WIDTH))
        self._label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._label.setContentsMargins(0, pixels(self.font(), 8), 0, 0)
        self._label.setBuddy(self.line)
        if self.column.required:
            self.line.setAccessibleName(_("{column}，必填").format(column=self.column.header))
        self._lay_out_help()
        layout = self._grid
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(pixels(self.font(), 4))
        layout.setVerticalSpacing(pixels(self.font(), 2))
        layout.addWidget(self._label, 0, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.line, 0, 1)
        layout.addWidget(self.help, 0, 2, Qt.AlignmentFlag.AlignVCenter)
        layout.addLayout(self._below, 3, 0, 1, 4)
        layout.setColumnStretch(1, 1)
        if self.is_key_field:
            self.mark = self._made_mark()
            layout.addWidget(self.mark, 0, 3, Qt.AlignmentFlag.AlignVCenter)

    def _made_complaint(self) -> QLabel:
        label = QLabel(self)
        label.setWordWrap(True)
        label.setFont(small(self.font()))
        label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.LinksAccessibleByMouse
        )
        label.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        label.linkActivated.connect(lambda _way: self.check_wanted.emit(self.key))
        self._grid.addWidget(label, 1, 1, 1, 3)
        return label

    def _tell(self, is_wanted: bool) -> None:
        """Show below the line how it wants to be filled in, or no more."""
        if self._told is None:
            self._told = QLabel(self.column.help, self)
            set_role(self._told, "muted")
            self._told.setWordWrap(True)
            self._told.setFont(small(self.font()))
            self._grid.addWidget(self._told, 2, 1, 1, 3)
        self._told.setVisible(is_wanted)

    def _lay_out_help(self) -> None:
        """A ? beside the line; what it tells stands below until it is pressed again."""
        set_role(self.help, "help")
        self.help.setCheckable(True)
        self.help.setVisible(bool(self.column.help))
        # Tab goes from line to line; whoever types reads the same words at the foot of the card.
        self.help.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.help.setToolTip(self.column.help)
        self.help.setAccessibleName(_("{column}怎么填").format(column=self.column.header))
        self.help.setAccessibleDescription(self.column.help)
        self.help.toggled.connect(self._tell)

    def _made_mark(self) -> QPushButton:
        mark = QPushButton("○", self)
        set_role(mark, "help")
        mark.setFont(small(self.font()))
        # Whatever its sign.
        mark.setFixedWidth(pixels(self.font(), _MARK_WIDTH))
        # Ctrl+F9 offers the same for whoever types.
        mark.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        mark.setAccessibleName(_("核实{column}").format(column=self.column.header))
        mark.clicked.connect(lambda: self.verify_wanted.emit(self.key))
        return mark

    def _connect(self) -> None:
        self.line.textEdited.connect(lambda _text: self.typed.emit(self.key))
        self.line.installEventFilter(self)

    def _gives_up(self, event: QEvent) -> bool:
        """Whether Esc is pressed on what is being typed; a list that hangs below is put away first."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        return event.key() == Qt.Key.Key_Escape and self.is_being_typed and not self.line.is_offering

    def _give_up(self) -> None:
        """Put back what the file has, as in the table."""
        self.line.setText("" if self.is_derived else self.text)
        self.line.setModified(False)
        self.line.selectAll()
        self.typed.emit(self.key)

    def _leave(self, reason: Qt.FocusReason) -> None:
        if self.is_being_typed:
            self.line.settle()
            text = self.line.text()
            self.line.setModified(False)
            self.left.emit(self.key, text)
        elif reason != Qt.FocusReason.ActiveWindowFocusReason:
            # Whoever only looks into another window comes back to this field.
            self.passed.emit(self.key)

    def _set_line(self, text: str) -> None:
        if self.line.text() != text or not self.line.hasFocus():
            self.line.setText(text)
            self.line.setCursorPosition(0)
        self.line.setModified(False)

    def _set_mode(self, state: str, *, is_read_only: bool) -> None:
        self.line.setReadOnly(is_read_only)
        is_passed_over = state == "derived"
        self.line.setFocusPolicy(Qt.FocusPolicy.ClickFocus if is_passed_over else Qt.FocusPolicy.StrongFocus)
        set_state(self.line, state)
        # After the state: putting on another look resets the letters.
        self.line.setFont(small(self.font()) if is_passed_over else self.font())
        if self._is_masked:
            self._eye = self._eye or self._made_eye()
            if self._eye not in self.line.actions():
                self.line.addAction(self._eye, CellLine.ActionPosition.TrailingPosition)
        elif self._eye is not None:
            self.line.removeAction(self._eye)

    def _made_eye(self) -> QAction:
        eye = QAction(icon("reveal", tones_of(self.palette()).muted), _("显示号码"), self)
        eye.triggered.connect(self.reveal_wanted)
        return eye


def _in_short(sentence: str) -> str:
    """As much of a sentence as finds room below a line; the list of all that it names is in the tooltip."""
    return sentence if len(sentence) <= _MOST_SAID else f"{sentence[: _MOST_SAID - 1]}…"


def _writes(event: QEvent) -> bool:
    """Whether a key is pressed that puts something into a line."""
    if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
        return False
    return bool(event.text().strip())
