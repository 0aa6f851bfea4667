"""表和列: the picture of a sheet, and beside it what each of its columns was read as, to be changed."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from roster_desktop.records.question import IN_REMARKS, LEFT_OUT
from roster_desktop.schema import Catalog, Role
from roster_desktop.tasks.bring_in import ImportPreview
from roster_desktop.wording import _
from ui.look import pixels
from ui.models import Mark
from ui.pages.bring_in.picture import UNREAD_WORDS, Picture, SheetColumn, pictures_of
from ui.pages.bring_in.picture_table import PictureTable
from ui.pages.bring_in.words import waiting_sheets
from ui.pages.pieces import Card, muted
from ui.panels.choice_line import ChoiceLine
from ui.tables import PlainTable, Shown

_CARD = 372
_OURS = _("这本是本程序写出的，各列按它自己的记录读，不用改。")
_HANDMADE = _("读错了列，选中它，在下面改；改后自动重新比对。")
_UNREAD = _("这张表不像花名册，没有读。")
_WAITS = _("这张表要您定了才读，在上面“要您定的”里。")


class SheetPane(QWidget):
    """Choosing another meaning for a column has the workbook read anew."""

    meant = Signal(str, str)
    """`SHEET:C列`, and the column's key as a person says it."""

    def __init__(self, catalog: Catalog, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._catalog = catalog
        self._pictures: list[Picture] = []
        self._is_ours = False
        self._waiting: set[str] = set()
        self.sheets = ChoiceLine(self)
        self.table = PictureTable(_("表的前几行"), self)
        self.mapping = PlainTable(_COLUMNS, _("表头对照"))
        self.meaning = ChoiceLine(self)
        self._label = QLabel(self)
        self._about = muted("", self)
        self._lay_out()
        self._connect()

    def show_preview(self, preview: ImportPreview) -> None:
        """Show the sheets of this workbook, the one before last again where it has it too."""
        before = self.sheets.currentText()
        self._pictures = list(pictures_of(self._catalog, preview))
        self._is_ours = preview.reading.delivery.manifest is not None
        self._waiting = waiting_sheets(preview)
        self.sheets.clear()
        for picture in self._pictures:
            self.sheets.addItem(
                f"{picture.sheet} → {picture.roster.short_title if picture.roster else _('没有读')}"
            )
        self.sheets.setVisible(len(self._pictures) > 1)
        self.sheets.setCurrentIndex(max(0, self.sheets.findText(before)))
        self._show_sheet()

    @property
    def picture(self) -> Picture | None:
        """The sheet that is shown."""
        place = self.sheets.currentIndex()
        return self._pictures[place] if 0 <= place < len(self._pictures) else None

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(pixels(self.font(), 12))
        left = Card(parent=self)
        left.inside.setContentsMargins(1, 1, 1, 1)
        left.inside.addWidget(self.sheets)
        left.inside.addWidget(self.table, 1)
        right = Card(_("各列读作什么"), self)
        right.setFixedWidth(pixels(self.font(), _CARD))
        for widget in (self._about, self.mapping, self._label, self.meaning):
            right.inside.addWidget(widget, int(widget is self.mapping))
        self.sheets.setAccessibleName(_("看哪一张表"))
        self.meaning.setAccessibleName(_("这一列读作"))
        layout.addWidget(left, 1)
        layout.addWidget(right)

    def _connect(self) -> None:
        self.sheets.activated.connect(lambda _place: self._show_sheet())
        self.mapping.selectionModel().currentRowChanged.connect(self._choose_column)
        self.table.selectionModel().currentChanged.connect(self._choose_line)
        self.meaning.activated.connect(self._mean)

    def _show_sheet(self) -> None:
        picture = self.picture
        self.table.show_picture(picture)
        self.mapping.rows.show(picture.columns if picture else [])
        is_read = picture is not None and picture.roster is not None
        unread = _WAITS if picture is not None and picture.sheet in self._waiting else _UNREAD
        self._about.setText((_OURS if self._is_ours else _HANDMADE) if is_read else unread)
        self._offer(None)
        if is_read:
            self.mapping.selectRow(0)

    def _choose_column(self, index: QModelIndex) -> None:
        column = self.mapping.rows.rows[index.row()] if index.isValid() else None
        self._offer(column if isinstance(column, SheetColumn) else None)
        if index.isValid() and self.table.column_at(self.table.currentIndex()) != index.row():
            self.table.choose_column(index.row())

    def _choose_line(self, index: QModelIndex) -> None:
        place = self.table.column_at(index)
        if place >= 0 and place != self.mapping.currentIndex().row():
            self.mapping.selectRow(place)

    def _offer(self, column: SheetColumn | None) -> None:
        picture = self.picture
        roster = picture.roster if picture else None
        is_offered = column is not None and roster is not None and not self._is_ours
        for widget in (self._label, self.meaning):
            widget.setVisible(is_offered)
        self.meaning.clear()
        if column is None or roster is None:
            return
        self._label.setText(
            _("{letters}列{part}读作：").format(
                letters=column.letters,
                part=_("“{column}”").format(column=column.header) if column.header else "",
            )
        )
        self.meaning.addItem(UNREAD_WORDS[LEFT_OUT], LEFT_OUT)
        if roster.has(Role.REMARK):
            self.meaning.addItem(UNREAD_WORDS[IN_REMARKS], IN_REMARKS)
        for one in roster.columns:
            self.meaning.addItem(one.header, one.key)
        self.meaning.setCurrentIndex(self.meaning.findData(column.key))

    def _mean(self, _place: int) -> None:
        index, picture = self.mapping.currentIndex(), self.picture
        column = self.mapping.rows.rows[index.row()] if index.isValid() else None
        key = str(self.meaning.currentData())
        if picture is not None and isinstance(column, SheetColumn) and key != column.key:
            self.meant.emit(f"{picture.sheet}:{column.letters}列", key)


_COLUMNS = (
    Shown(_("列"), 44, lambda one: one.letters),
    Shown(_("表头"), 130, lambda one: one.header or _("（没有）")),
    Shown(
        _("读作"),
        130,
        lambda one: one.read_as,
        lambda one: Mark.WARNING if one.header and not one.is_read else Mark.NONE,
    ),
)
