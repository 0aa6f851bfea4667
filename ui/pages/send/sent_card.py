"""What was written, where it lies or waits, and what was sent before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import QModelIndex, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QWidget

from roster_desktop.schema import Catalog
from roster_desktop.tasks.export import Exported
from roster_desktop.tasks.outbox import Round
from roster_desktop.wording import _
from roster_desktop.workspace import SENT, WAITING, WITHDRAWN, ExportRecord, Parcel
from ui.look import pixels, set_role
from ui.models import Mark
from ui.pages.pieces import Card, muted, plain
from ui.pages.pieces.words import moment, rows_in_words
from ui.tables import PlainTable, Shown

_STATES = {WAITING: _("待送出"), SENT: _("已送出"), WITHDRAWN: _("已收回，没有送")}


class SentCard(Card):
    """Stays until the next workbook is written."""

    def __init__(self, catalog: Catalog, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._catalog = catalog
        self._path = Path()
        self._facts = muted("", self)
        self._open = plain(_("打开所在文件夹"), self._open_folder)
        set_role(self, "said")
        self.inside.addWidget(self._facts)
        self.add_beside(self._open)
        self.hide()

    @property
    def facts(self) -> str:
        """What the card says of the workbook."""
        return self._facts.text()

    def take_focus(self) -> None:
        """What one does next by keyboard: look where it lies."""
        self._open.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_submission(self, exported: Exported, done: Round, reason: str) -> None:
        """A submission was written, and handed over where its folder was there; with errors for this
        reason."""
        name = exported.path.name
        sent = next((parcel for parcel in done.sent if parcel.file == name), None)
        despite = _("还有错误没有改，理由：{reason}。").format(reason=reason) if reason else ""
        locked = _("工作簿有打开密码，请另外告诉收的人。") if exported.is_locked else ""
        rows = _("{rows_in_words}。{despite}{locked}").format(
            rows_in_words=rows_in_words(self._catalog, exported.rows), despite=despite, locked=locked
        )
        if sent is not None:
            self._path = Path(sent.folder) / sent.sent_as
            self.call(_("已写出 {sent_as}").format(sent_as=sent.sent_as), _("已回读核对，内容一致"))
            self._facts.setText(
                _("{rows}文件在 {folder}，请拷到U盘或用常用方式交给上级。").format(
                    rows=rows, folder=sent.folder
                )
            )
        else:
            self._path = exported.path
            trouble = next((one.trouble for one in done.waiting if one.file == name and one.trouble), "")
            self.call(_("已写出 {name}，待送出").format(name=name), _("已回读核对，内容一致"))
            told = trouble or _("文件夹 {absent} 现在不在。").format(absent=_("、").join(done.absent))
            self._facts.setText(
                _("{rows}{told}这一份留在“待送出”里，文件夹一出现就自己送过去，读回核对过才算送出。").format(
                    rows=rows, told=told
                )
            )
        self.show()

    def show_blank(self, path: Path) -> None:
        """The empty template was written."""
        self._path = path
        self.call(_("已写出空白表 {file}").format(file=path.name), _("已回读核对"))
        self._facts.setText(
            _("文件在 {folder}。示例行导入时会自动跳过；填好后在“导入”里选它。").format(folder=path.parent)
        )
        self.show()

    def show_notice(self, path: Path, rows: Mapping[str, int]) -> None:
        """The notice for everybody was written."""
        self._path = path
        self.call(
            _("已写出公示版 {file}").format(file=path.name), _("逐格查过，没有身份证号、手机号、银行卡号")
        )
        self._facts.setText(
            _("{rows_in_words}。文件在 {folder}，打印出来盖章就可以张贴。").format(
                rows_in_words=rows_in_words(self._catalog, rows), folder=path.parent
            )
        )
        self.show()

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path.parent)))


class _Line(Struct, frozen=True):
    record: ExportRecord
    parcel: Parcel | None


class EarlierCard(Card):
    """The workbooks that left this file before, the newest first, and how each of them was handed over."""

    deliver_wanted = Signal()
    withdraw_wanted = Signal(object)
    """The `Parcel` that is not to be handed over any more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("以前的报送"), parent)
        self.table = PlainTable(
            (
                Shown(_("时间"), 140, lambda line: moment(line.record.at)),
                Shown(_("文件"), 260, lambda line: line.record.file),
                Shown(_("情况"), 220, _state, _mark),
                Shown(_("仍要报送的理由"), 120, lambda line: line.record.reason),
            ),
            _("以前的报送"),
        )
        self._empty = muted(_("还没有报送过。"), self)
        self.deliver_button = plain(_("现在送"), self.deliver_wanted.emit)
        self.withdraw_button = plain(_("收回这份"), self._withdraw)
        row = QHBoxLayout()
        row.setSpacing(pixels(self.font(), 8))
        for button in (self.deliver_button, self.withdraw_button):
            row.addWidget(button)
        row.addStretch(1)
        self.inside.addWidget(self._empty)
        self.inside.addWidget(self.table, 1)
        self.inside.addLayout(row)
        self.inside.addStretch(0)
        self.table.selectionModel().currentRowChanged.connect(self._offer)

    def show_records(self, records: Sequence[ExportRecord], parcels: Sequence[Parcel]) -> None:
        """Show these, as the file remembers them: newest first."""
        by_sequence = {parcel.sequence: parcel for parcel in parcels if parcel.sequence}
        lines = [_Line(record, by_sequence.get(record.sequence)) for record in records]
        waiting = [place for place, line in enumerate(lines) if line.parcel and line.parcel.is_waiting]
        self.call(_("以前的报送"), _("{waiting} 份待送出").format(waiting=len(waiting)) if waiting else "")
        self._empty.setVisible(not records)
        self.table.setVisible(bool(records))
        self.table.rows.show(lines)
        self.deliver_button.setVisible(bool(waiting))
        self.withdraw_button.setVisible(bool(waiting))
        if waiting:
            self.table.selectRow(waiting[0])
        self._offer(self.table.currentIndex())

    def _offer(self, index: QModelIndex) -> None:
        parcel = self._parcel_at(index)
        self.withdraw_button.setEnabled(parcel is not None and parcel.is_waiting)

    def _withdraw(self) -> None:
        parcel = self._parcel_at(self.table.currentIndex())
        if parcel is not None:
            self.withdraw_wanted.emit(parcel)

    def _parcel_at(self, index: QModelIndex) -> Parcel | None:
        line = self.table.rows.rows[index.row()] if index.isValid() else None
        return line.parcel if isinstance(line, _Line) else None


def _state(line: _Line) -> str:
    parcel = line.parcel
    if parcel is None:
        return _("已写出")
    where = (
        _("：{folder}").format(folder=parcel.folder)
        if parcel.folder
        else _("：{trouble}").format(trouble=parcel.trouble)
        if parcel.trouble
        else ""
    )
    return f"{_STATES[parcel.state]}{where}"


def _mark(line: _Line) -> Mark:
    return Mark.WARNING if line.parcel and line.parcel.is_waiting else Mark.NONE
