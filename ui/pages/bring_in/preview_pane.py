"""What a workbook would do, before anything is written: sheets, columns, rows, problems."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from roster_desktop.records import Level, Problem
from roster_desktop.schema import Catalog
from roster_desktop.tasks.bring_in import ImportPreview
from roster_desktop.tasks.preview_rows import Outcome, PreviewRow
from roster_desktop.wording import _, joined
from ui.look import pixels, set_role
from ui.pages.bring_in.asking import Asking
from ui.pages.bring_in.questions_pane import QuestionsPane
from ui.pages.bring_in.row_card import RowCard
from ui.pages.bring_in.sheet_pane import SheetPane
from ui.pages.bring_in.words import (
    OUTCOME_WORDS,
    counted,
    outcome_mark,
    readings_of,
    sheets_in_words,
    told,
)
from ui.pages.pieces import Card, chip, muted, plain
from ui.pages.pieces.words import header_of, shown
from ui.panels.wrapping import Wrapping
from ui.tables import PlainTable, Shown

_ROW_CARD = 432
_FILTER = 220
_TYPING_ENDS = 200
"""Milliseconds after the last letter until the lists follow; thousands of rows take a moment."""
_ROW_REFUSED = "row-refused"
_Place = Callable[[PreviewRow, str], str]
"""(row, its cell) → where that is in the workbook."""


class PreviewPane(QWidget):
    """The chips above choose what the list shows."""

    village_named = Signal(str)
    """Rows that name no village belong to this one: look again."""

    def __init__(self, catalog: Catalog, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._catalog = catalog
        self._preview: ImportPreview | None = None
        self._has_sheets = False
        """Whether rows come from several sheets."""
        self._about = Card(parent=self)
        self._sheets = muted("", self)
        self._village = QLineEdit(self)
        self._village_row = QWidget(self)
        self._chips = QButtonGroup(self)
        self._question_chip = chip("", self._show_questions)
        self._sheet_chip = chip("", self._show_questions)
        self._chip_row = Wrapping(pixels(self.font(), 8), self)
        self.rows = PlainTable(_row_columns(catalog, self._place), _("工作簿里的行"))
        self.problems = PlainTable(_PROBLEM_COLUMNS, _("读工作簿时的问题"))
        self.readings = PlainTable(_reading_columns(self._place), _("怎样读的"))
        self.questions = QuestionsPane(self)
        self.sheet = SheetPane(catalog, self)
        self._lists = QStackedWidget(self)
        self._below = QStackedWidget(self)
        self._filter = QLineEdit(self)
        self._all: dict[PlainTable, Sequence[object]] = {}
        self._waiting = QTimer(self)
        self.row = RowCard(catalog, self)
        self._lay_out()
        self.rows.selectionModel().currentRowChanged.connect(self._show_row)
        self._filter.textChanged.connect(lambda _text: self._waiting.start())
        self._waiting.timeout.connect(self._narrow)

    @property
    def chips(self) -> list[QPushButton]:
        """The chips, from left to right."""
        return [button for button in self._chips.buttons() if isinstance(button, QPushButton)]

    @property
    def about(self) -> str:
        """What is said of the sheets."""
        return self._sheets.text()

    def filter(self, words: str) -> None:
        """Show only lines that say all these words."""
        self._filter.setText(words)
        self._narrow()

    def ask(self) -> None:
        """Turn to the questions."""
        self._question_chip.click()

    def show_preview(self, preview: ImportPreview, level: Level, asking: Asking) -> None:
        """Show what this workbook would do to a file of that level, and what is asked about it."""
        is_read_again = self._is_of(preview)
        stays = is_read_again and self._below.currentWidget() is self.sheet
        self._preview = preview
        self._has_sheets = len({row.sheet for row in preview.rows}) > 1
        self._about.call(preview.file, _("来自 {unit}").format(unit=preview.unit) if preview.unit else "")
        self._sheets.setText(sheets_in_words(self._catalog, preview))
        is_handmade = preview.reading.delivery.manifest is None
        self._village_row.setVisible(is_handmade and level is not Level.VILLAGE)
        self._all = {
            self.problems: _told_here(preview, asking),
            self.readings: list(readings_of(self._catalog, preview)),
        }
        self._filter.clear()
        self.questions.show_asking(asking)
        self.sheet.show_preview(preview)
        self._set_chips(preview, asking)
        for table in self._all:
            self._fill(table)
        self._show_rows(None)
        if stays:
            self._sheet_chip.click()
        elif asking.open:
            self.ask()
        elif not is_read_again and self.isVisible():
            # The button that chose the workbook is gone; the keyboard would be in the sidebar.
            self.rows.selectRow(0)
            self.rows.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place(self, row: PreviewRow, cell: str) -> str:
        """The one sheet there is was named above."""
        return f"{row.sheet} {cell}" if self._has_sheets else cell

    def _is_of(self, preview: ImportPreview) -> bool:
        """Whether what is shown is of the same workbook, read before."""
        shown_now = self._preview.reading.delivery.content if self._preview else ""
        return shown_now == preview.reading.delivery.content

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(pixels(self.font(), 12))
        self._about.inside.addWidget(self._sheets)
        self._about.inside.addWidget(self._village_row)
        self._lay_out_village()
        layout.addWidget(self._about)
        above = QHBoxLayout()
        above.addWidget(self._chip_row, 1)
        above.addWidget(self._filter, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(above)
        lists = Card(parent=self)
        lists.inside.setContentsMargins(1, 1, 1, 1)
        lists.inside.addWidget(self._lists)
        for table in (self.rows, self.problems, self.readings):
            self._lists.addWidget(table)
        self.row.setFixedWidth(pixels(self.font(), _ROW_CARD))
        rows = QWidget(self)
        below = QHBoxLayout(rows)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(pixels(self.font(), 12))
        below.addWidget(lists, 1)
        below.addWidget(self.row)
        self._below.addWidget(rows)
        self._below.addWidget(self.questions)
        self._below.addWidget(self.sheet)
        layout.addWidget(self._below, 1)
        self._lay_out_filter()

    def _lay_out_filter(self) -> None:
        set_role(self._filter, "field")
        self._filter.setPlaceholderText(_("姓名、单元格、内容"))
        self._filter.setAccessibleName(_("只看含有这些字的行"))
        self._filter.setClearButtonEnabled(True)
        self._filter.setFixedWidth(pixels(self.font(), _FILTER))
        self._waiting.setSingleShot(True)
        self._waiting.setInterval(_TYPING_ENDS)

    def _lay_out_village(self) -> None:
        set_role(self._village, "field")
        self._village.setPlaceholderText(_("例如：四合村"))
        self._village.setAccessibleName(_("没有写村名的行算哪个村的"))
        self._village.returnPressed.connect(self._name_village)
        row = QHBoxLayout(self._village_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(pixels(self.font(), 8))
        row.addWidget(QLabel(_("没有写村名的行，算哪个村的："), self._village_row))
        row.addWidget(self._village)
        row.addWidget(plain(_("重新比对"), self._name_village))
        row.addStretch(1)

    def _name_village(self) -> None:
        self.village_named.emit(self._village.text().strip())

    def _set_chips(self, preview: ImportPreview, asking: Asking) -> None:
        for button in self._chips.buttons():
            self._chips.removeButton(button)
        self._chip_row.clear()
        self._add_chip(_("全部 {rows:,}").format(rows=len(preview.rows)), lambda: self._show_rows(None))
        for outcome, word in OUTCOME_WORDS.items():
            self._add_chip(f"{word} {counted(preview, outcome):,}", partial(self._show_rows, outcome))
        for table, word in ((self.readings, _("怎样读的")), (self.problems, _("要知道的"))):
            if count := len(self._all[table]):
                self._add_chip(f"{word} {count:,}", partial(self._show_list, table))
        self._sheet_chip = self._add_chip(_("表和列"), partial(self._show_whole, self.sheet))
        if asking.lines:
            self._question_chip = self._add_chip(
                _("要您定的 {lines}").format(lines=len(asking.lines)), self._show_questions
            )
        self.chips[0].setChecked(True)

    def _add_chip(self, text: str, act: Callable[[], object]) -> QPushButton:
        button = chip(text, act)
        self._chips.addButton(button)
        self._chip_row.add(button)
        return button

    def _show_rows(self, outcome: Outcome | None) -> None:
        rows: Sequence[PreviewRow] = self._preview.rows if self._preview else ()
        self._all[self.rows] = [row for row in rows if outcome in (None, row.outcome)]
        self._fill(self.rows)
        self.row.show_row(None)
        self._show_list(self.rows)

    def _show_list(self, table: PlainTable) -> None:
        self._below.setCurrentIndex(0)
        self._lists.setCurrentWidget(table)
        self.row.setVisible(table is self.rows)
        self._filter.show()

    def _show_whole(self, pane: QWidget) -> None:
        self._below.setCurrentWidget(pane)
        self._filter.hide()

    def _show_questions(self) -> None:
        self._show_whole(self.questions)
        self.questions.take_focus()

    def _narrow(self) -> None:
        self._waiting.stop()
        for table in self._all:
            self._fill(table)

    def _fill(self, table: PlainTable) -> None:
        words = self._filter.text().split()
        columns = table.rows.columns
        table.rows.show(
            [
                row
                for row in self._all[table]
                if all(any(word in column.text(row) for column in columns) for word in words)
            ]
        )

    def _show_row(self, index: QModelIndex) -> None:
        row = self.rows.rows.rows[index.row()] if index.isValid() else None
        self.row.show_row(row if isinstance(row, PreviewRow) else None)


def _told_here(preview: ImportPreview, asking: Asking) -> list[Problem]:
    """Rows that were refused say so in their own line, and questions stand where they are answered."""
    asked = {line.question.sentence for line in asking.lines}
    return [
        problem
        for problem in preview.problems
        if problem.code != _ROW_REFUSED and problem.message not in asked
    ]


def _row_columns(catalog: Catalog, place: _Place) -> tuple[Shown, ...]:
    return (
        Shown(_("结果"), 70, lambda row: OUTCOME_WORDS[row.outcome], outcome_mark),
        Shown(_("位置"), 104, lambda row: place(row, row.cell or _("{number}行").format(number=row.number))),
        Shown(_("花名册"), 96, lambda row: catalog.roster(row.roster).short_title),
        Shown(_("姓名"), 84, lambda row: row.name),
        Shown(_("说明"), 260, lambda row: told(catalog, row)),
    )


def _reading_columns(place: _Place) -> tuple[Shown, ...]:
    return (
        Shown(_("位置"), 110, lambda one: place(one.row, one.trace.cell)),
        Shown(_("姓名"), 80, lambda one: one.row.name),
        Shown(_("栏目"), 90, lambda one: header_of(one.roster, one.trace.column)),
        Shown(_("表里写的"), 200, lambda one: shown(one.roster, one.trace.column, one.trace.was)),
        Shown(_("读作"), 160, lambda one: shown(one.roster, one.trace.column, one.trace.becomes)),
        Shown(_("为什么"), 200, lambda one: one.trace.why or _("按规定的写法")),
    )


_PROBLEM_COLUMNS = (
    Shown(_("工作表"), 150, lambda one: one.sheet),
    Shown(_("单元格"), 70, lambda one: one.cell),
    Shown(_("说明"), 500, lambda one: joined(one.message, one.remedy)),
)
