"""What a workbook would do, before anything is written: sheets, columns, rows, problems."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, Signal
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
from roster_desktop.tasks.bring_in import ImportPreview, Outcome, PreviewRow
from ui.look import pixels, set_role
from ui.models import Mark
from ui.pages.bring_in.row_card import RowCard
from ui.pages.bring_in.words import (
    OUTCOME_WORDS,
    counted,
    headers_of,
    outcome_mark,
    sheets_in_words,
    told,
)
from ui.pages.pieces import Card, chip, muted, plain
from ui.tables import PlainTable, Shown

_ROW_CARD = 432
_ROW_REFUSED = "row-refused"


class PreviewPane(QWidget):
    """The chips above choose what the list shows."""

    village_named = Signal(str)
    """Rows that name no village belong to this one: look again."""

    def __init__(self, catalog: Catalog, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._catalog = catalog
        self._preview: ImportPreview | None = None
        self._about = Card(parent=self)
        self._sheets = muted("", self)
        self._village = QLineEdit(self)
        self._village_row = QWidget(self)
        self._chips = QButtonGroup(self)
        self._chip_row = QHBoxLayout()
        self.rows = PlainTable(_row_columns(catalog), "工作簿里的行")
        self.headers = PlainTable(_HEADER_COLUMNS, "表头对照")
        self.problems = PlainTable(_PROBLEM_COLUMNS, "读工作簿时的问题")
        self._lists = QStackedWidget(self)
        self.row = RowCard(catalog, self)
        self._lay_out()
        self.rows.selectionModel().currentRowChanged.connect(self._show_row)

    @property
    def chips(self) -> list[QPushButton]:
        """The chips, from left to right."""
        return [button for button in self._chips.buttons() if isinstance(button, QPushButton)]

    @property
    def about(self) -> str:
        """What is said of the sheets."""
        return self._sheets.text()

    def show_preview(self, preview: ImportPreview, level: Level) -> None:
        """Show what this workbook would do to a file of that level."""
        self._preview = preview
        self._about.call(preview.file, f"来自 {preview.unit}" if preview.unit else "")
        self._sheets.setText(sheets_in_words(self._catalog, preview))
        is_handmade = preview.reading.delivery.manifest is None
        self._village_row.setVisible(is_handmade and level is not Level.VILLAGE)
        self.headers.rows.show(list(headers_of(self._catalog, preview)))
        self.problems.rows.show(_told_elsewhere(preview))
        self._set_chips(preview)
        self._show_rows(None)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(pixels(self.font(), 12))
        self._about.inside.addWidget(self._sheets)
        self._about.inside.addWidget(self._village_row)
        self._lay_out_village()
        layout.addWidget(self._about)
        self._chip_row.setSpacing(pixels(self.font(), 8))
        layout.addLayout(self._chip_row)
        lists = Card(parent=self)
        lists.inside.setContentsMargins(1, 1, 1, 1)
        lists.inside.addWidget(self._lists)
        for table in (self.rows, self.headers, self.problems):
            self._lists.addWidget(table)
        self.row.setFixedWidth(pixels(self.font(), _ROW_CARD))
        below = QHBoxLayout()
        below.setSpacing(pixels(self.font(), 12))
        below.addWidget(lists, 1)
        below.addWidget(self.row)
        layout.addLayout(below, 1)

    def _lay_out_village(self) -> None:
        set_role(self._village, "field")
        self._village.setPlaceholderText("例如：四合村")
        self._village.setAccessibleName("没有写村名的行算哪个村的")
        self._village.returnPressed.connect(self._name_village)
        row = QHBoxLayout(self._village_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(pixels(self.font(), 8))
        row.addWidget(QLabel("没有写村名的行，算哪个村的：", self._village_row))
        row.addWidget(self._village)
        row.addWidget(plain("重新比对", self._name_village))
        row.addStretch(1)

    def _name_village(self) -> None:
        self.village_named.emit(self._village.text().strip())

    def _set_chips(self, preview: ImportPreview) -> None:
        for button in self._chips.buttons():
            self._chips.removeButton(button)
            button.deleteLater()
        while self._chip_row.count():
            self._chip_row.takeAt(0)
        self._add_chip(f"全部 {len(preview.rows):,}", lambda: self._show_rows(None))
        for outcome, word in OUTCOME_WORDS.items():
            self._add_chip(f"{word} {counted(preview, outcome):,}", partial(self._show_rows, outcome))
        self._add_chip(f"表头对照 {self.headers.rows.rowCount()}", lambda: self._show_list(self.headers))
        if self.problems.rows.rowCount():
            self._add_chip(
                f"要知道的 {self.problems.rows.rowCount()}", lambda: self._show_list(self.problems)
            )
        self._chip_row.addStretch(1)
        self.chips[0].setChecked(True)

    def _add_chip(self, text: str, act: Callable[[], object]) -> None:
        button = chip(text, act)
        self._chips.addButton(button)
        self._chip_row.addWidget(button)

    def _show_rows(self, outcome: Outcome | None) -> None:
        rows: Sequence[PreviewRow] = self._preview.rows if self._preview else ()
        self.rows.rows.show([row for row in rows if outcome in (None, row.outcome)])
        self.row.show_row(None)
        self._show_list(self.rows)

    def _show_list(self, table: PlainTable) -> None:
        self._lists.setCurrentWidget(table)
        self.row.setVisible(table is self.rows)

    def _show_row(self, index: QModelIndex) -> None:
        row = self.rows.rows.rows[index.row()] if index.isValid() else None
        self.row.show_row(row if isinstance(row, PreviewRow) else None)


def _told_elsewhere(preview: ImportPreview) -> list[Problem]:
    """Rows that were refused say so in their own line."""
    return [problem for problem in preview.problems if problem.code != _ROW_REFUSED]


def _row_columns(catalog: Catalog) -> tuple[Shown, ...]:
    return (
        Shown("结果", 70, lambda row: OUTCOME_WORDS[row.outcome], outcome_mark),
        Shown("行", 50, lambda row: str(row.number)),
        Shown("花名册", 96, lambda row: catalog.roster(row.roster).short_title),
        Shown("姓名", 84, lambda row: row.name),
        Shown("说明", 260, lambda row: told(catalog, row)),
    )


_HEADER_COLUMNS = (
    Shown("工作表", 150, lambda one: one.sheet),
    Shown("花名册", 120, lambda one: one.roster),
    Shown(
        "工作簿里的表头", 220, lambda one: one.text, lambda one: Mark.NONE if one.read_as else Mark.WARNING
    ),
    Shown("读作", 220, lambda one: one.read_as or "不认识，没有读入"),
)
_PROBLEM_COLUMNS = (
    Shown("工作表", 150, lambda one: one.sheet),
    Shown("单元格", 70, lambda one: one.cell),
    Shown("说明", 500, lambda one: f"{one.message}{one.remedy}"),
)
