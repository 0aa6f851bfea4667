"""The first page: a new roster (whose it is, who types, where it is kept), one that is there already, a
new one out of an old list, or a sample to look at."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from roster_desktop.records import Level, Unit
from roster_desktop.tasks.unit_in_book import NamedUnit
from roster_desktop.wording import _
from ui.bridge.jobs import Job
from ui.dialogs.choosing import choose_books
from ui.look import bold, pixels, set_role, small, title
from ui.pages.pieces import WorkStrip
from ui.panels.scrolled import Scrolled
from ui.panels.unit_questions import UnitQuestions

_WIDTH = 700
_MOST_RECENT = 4


class FirstRunPage(QWidget):
    """Asks, and says in one sentence what is still missing. Makes nothing itself."""

    create_wanted = Signal(object, str, object)
    """(unit, operator, path of the new file)"""
    open_wanted = Signal(object)
    """Path of a file that is there already."""
    takeover_wanted = Signal()
    """Somebody takes over the file of whoever was here before."""
    sample_wanted = Signal()
    """Somebody wants to look round in a village that does not exist."""
    book_chosen = Signal(object)
    """Path of the list that is to be read into the new file."""
    manual_wanted = Signal()

    def __init__(
        self,
        folder: Path,
        operator: str,
        recent: Sequence[Path] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._folder = folder
        self.questions = UnitQuestions(operator, self)
        self._trouble = QLabel(self)
        self._doubted = ""
        """What was asked about a name already."""
        self._place = QLabel(self)
        self._choose = QPushButton(_("换个位置…"), self)
        self.book: Path | None = None
        """The list that is read into the new file, once it is made."""
        self.work = WorkStrip(self)
        self._heading, self._sentence = QLabel(self), QLabel(self)
        self.create_button = QPushButton(self)
        self.new_button = _way(_("新建"), _("一个一个录入"))
        self.open_button = _way(_("打开"), _("已有的花名册"))
        self.excel_button = _way(_("从Excel开始"), _("读入去年的名单"))
        self.sample_button = _way(_("看看示例"), _("虚构的村随便试"))
        self.help_button = QPushButton("?", self)
        self.takeover_button = QPushButton(_("接收移交包…"), self)
        self.recent = [self._recent_button(path) for path in recent[:_MOST_RECENT]]
        self._lay_out()
        self._connect()
        self._show_place()
        self._say_what()

    def complain(self, sentence: str) -> None:
        """Say on the page why it could not be; "" takes the sentence away."""
        self._trouble.setText(sentence)
        self._trouble.setVisible(bool(sentence))

    @property
    def trouble(self) -> str:
        """The sentence that stands there."""
        return self._trouble.text()

    @property
    def target(self) -> Path:
        """Where the new file would go; a name that is taken gets a number."""
        stem = _file_stem(self.questions.unit)
        target = self._folder / f"{stem}.roster"
        number = 2
        while target.exists():
            target = self._folder / f"{stem}（{number}）.roster"
            number += 1
        return target

    def choose_book(self, path: Path) -> None:
        """The new file begins with this list; what it says of its village is looked for."""
        self.book = path
        self.complain("")
        self._say_what()
        self.questions.take_focus()
        self.book_chosen.emit(path)

    def offer_unit(self, path: Path, named: NamedUnit) -> None:
        """Fill in what the list says, where nobody has written anything yet."""
        if path != self.book:
            return
        for key in ("county", "township", "village"):
            line = self.questions.line(key)
            if not line.text().strip():
                line.setText(getattr(named, key))
        self.questions.go_to_missing()

    def wait_for(self, job: Job, what: str) -> None:
        """Something is under way before one can go on; a person may stop it."""
        self.work.watch(job, what)
        job.refused.connect(self._refused)
        for button in (self.sample_button, self.excel_button):
            button.setEnabled(False)
        job.ended.connect(self._go_on)

    def _go_on(self) -> None:
        for button in (self.sample_button, self.excel_button):
            button.setEnabled(True)

    def _refused(self, sentence: str) -> None:
        """The list cannot be read: nothing begins with it."""
        self.book = None
        self._say_what()
        self.complain(sentence)

    def _begin_empty(self) -> None:
        self.book = None
        self._say_what()
        self.questions.take_focus()

    def _choose_book(self) -> None:
        if books := choose_books(self, _("选去年的名单"), "bring-in"):
            self.choose_book(books[0])

    def _say_what(self) -> None:
        """What is going to be made."""
        book = self.book
        self._heading.setText(_("新建花名册") if book is None else _("从Excel开始"))
        self._sentence.setText(
            _("这本花名册是谁的？五类花名册都记在一个文件里，不用联网。")
            if book is None
            else _("先写明是谁的，建好就给您看“{file}”会怎样读进来；这份表不会被改动。").format(
                file=book.name
            )
        )
        self.create_button.setText(_("新建花名册") if book is None else _("新建，再看这份表"))

    def _create(self) -> None:
        missing = self.questions.missing
        if missing:
            self.complain(missing)
            self.questions.go_to_missing()
            return
        doubt = self.questions.doubt
        if doubt and doubt != self._doubted:
            # Once: whoever says it again means it.
            self._doubted = doubt
            self.complain(doubt)
            self.questions.go_to_missing()
            return
        self.complain("")
        self.create_wanted.emit(self.questions.unit, self.questions.operator, self.target)

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, _("花名册保存在哪个文件夹"), str(self._folder))
        if chosen:
            self._folder = Path(chosen)
            self._show_place()

    def _choose_file(self) -> None:
        name, _sort = QFileDialog.getOpenFileName(
            self, _("打开花名册"), str(self._folder), _("花名册文件 (*.roster)")
        )
        if name:
            self.open_wanted.emit(Path(name))

    def _show_place(self) -> None:
        self._place.setText(str(self.target))

    def _connect(self) -> None:
        self.questions.changed.connect(self._show_place)
        self.questions.changed.connect(lambda: self.complain(""))
        self.questions.done.connect(self._create)
        self._choose.clicked.connect(self._choose_folder)
        self.create_button.clicked.connect(self._create)
        self.new_button.clicked.connect(self._begin_empty)
        self.open_button.clicked.connect(self._choose_file)
        self.excel_button.clicked.connect(self._choose_book)
        self.sample_button.clicked.connect(self.sample_wanted)
        self.help_button.clicked.connect(self.manual_wanted)
        self.takeover_button.clicked.connect(self.takeover_wanted)

    def _lay_out(self) -> None:
        card = QFrame(self)
        set_role(card, "card")
        card.setFixedWidth(pixels(self.font(), _WIDTH))
        inside = QVBoxLayout(card)
        side = pixels(self.font(), 32)
        inside.setContentsMargins(side, pixels(self.font(), 26), side, pixels(self.font(), 26))
        inside.setSpacing(pixels(self.font(), 10))
        inside.addLayout(self._top())
        inside.addLayout(self._ways())
        inside.addSpacing(pixels(self.font(), 6))
        self._dress_headings()
        for widget in (self.work, self._heading, self._sentence, self.questions):
            inside.addWidget(widget)
        inside.addLayout(self._place_row())
        self._dress_trouble()
        inside.addWidget(self._trouble)
        inside.addSpacing(pixels(self.font(), 6))
        inside.addLayout(self._buttons())
        if self.recent:
            inside.addSpacing(pixels(self.font(), 6))
            inside.addWidget(self._recent_heading())
            for button in self.recent:
                inside.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        whole = QWidget(self)
        inner = QVBoxLayout(whole)
        inner.addStretch(1)
        inner.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
        inner.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Scrolled(whole, self))

    def _top(self) -> QHBoxLayout:
        heading = QLabel(_("从哪里开始"), self)
        heading.setFont(bold(title(self.font())))
        set_role(self.help_button, "ask")
        self.help_button.setToolTip(_("十分钟走一遍（F1）"))
        self.help_button.setAccessibleName(_("十分钟走一遍"))
        row = QHBoxLayout()
        row.addWidget(heading)
        row.addWidget(self.help_button)
        row.addStretch(1)
        return row

    def _ways(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(pixels(self.font(), 8))
        for button in (self.new_button, self.open_button, self.excel_button, self.sample_button):
            row.addWidget(button, 1)
        return row

    def _dress_headings(self) -> None:
        self._heading.setFont(bold(self.font()))
        self._sentence.setWordWrap(True)
        set_role(self._sentence, "muted")

    def _place_row(self) -> QHBoxLayout:
        label = QLabel(_("保存在"), self)
        label.setFixedWidth(pixels(self.font(), 92))
        self._place.setWordWrap(True)
        self._place.setFont(small(self.font()))
        self._place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._place.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._place.setAccessibleName(_("新文件的位置"))
        set_role(self._place, "muted")
        row = QHBoxLayout()
        row.setSpacing(pixels(self.font(), 8))
        row.addWidget(label)
        row.addWidget(self._place, 1)
        row.addWidget(self._choose)
        return row

    def _recent_heading(self) -> QLabel:
        heading = QLabel(_("最近打开"), self)
        heading.setFont(small(self.font()))
        set_role(heading, "muted")
        return heading

    def _recent_button(self, path: Path) -> QPushButton:
        button = QPushButton(path.stem, self)
        button.setToolTip(str(path))
        button.setAccessibleName(_("打开 {file}，在 {folder}").format(file=path.stem, folder=path.parent))
        set_role(button, "link")
        button.clicked.connect(lambda: self.open_wanted.emit(path))
        return button

    def _dress_trouble(self) -> None:
        set_role(self._trouble, "error")
        self._trouble.setWordWrap(True)
        self._trouble.hide()

    def _buttons(self) -> QHBoxLayout:
        set_role(self.create_button, "primary")
        self.create_button.setDefault(True)
        buttons = QHBoxLayout()
        buttons.addWidget(self.takeover_button)
        buttons.addStretch(1)
        buttons.addWidget(self.create_button)
        return buttons


def _way(name: str, about: str) -> QPushButton:
    """One way to begin."""
    button = QPushButton(f"{name}\n{about}")
    button.setAccessibleName(_("{name}：{about}").format(name=name, about=about))
    button.setAutoDefault(True)
    return button


def _file_stem(unit: Unit) -> str:
    """A file name that says whose it is: 龙亭镇白石村."""
    name = f"{unit.township}{unit.name}" if unit.level is Level.VILLAGE else unit.name
    return "".join(letter for letter in name if letter.isalnum() or letter in "-_（）") or "花名册"
