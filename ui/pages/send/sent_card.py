"""What was written, where it lies, and what was sent before."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from roster_desktop.schema import Catalog
from roster_desktop.tasks.export import Exported
from roster_desktop.workspace import ExportRecord
from ui.look import set_role
from ui.pages.pieces import Card, muted, plain
from ui.pages.pieces.words import moment, rows_in_words
from ui.tables import PlainTable, Shown


class SentCard(Card):
    """Stays until the next workbook is written."""

    def __init__(self, catalog: Catalog, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._catalog = catalog
        self._path = Path()
        self._facts = muted("", self)
        set_role(self, "said")
        self.inside.addWidget(self._facts)
        self.add_beside(plain("打开所在文件夹", self._open_folder))
        self.hide()

    @property
    def facts(self) -> str:
        """What the card says of the workbook."""
        return self._facts.text()

    def show_submission(self, exported: Exported, reason: str) -> None:
        """A submission was written; with errors for this reason."""
        self._path = exported.path
        self.call(f"已写出 {exported.path.name}", "已回读核对，内容一致")
        despite = f"还有错误没有改，理由：{reason}。" if reason else ""
        self._facts.setText(
            f"{rows_in_words(self._catalog, exported.rows)}。{despite}"
            f"文件在 {exported.path.parent}，请拷到U盘或用常用方式交给上级。"
        )
        self.show()

    def show_blank(self, path: Path) -> None:
        """The empty template was written."""
        self._path = path
        self.call(f"已写出空白表 {path.name}", "已回读核对")
        self._facts.setText(f"文件在 {path.parent}。示例行导入时会自动跳过；填好后在“导入”里选它。")
        self.show()

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path.parent)))


class EarlierCard(Card):
    """The workbooks that left this file before, the newest first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("以前的报送", parent)
        self.table = PlainTable(
            (
                Shown("时间", 140, lambda record: moment(record.at)),
                Shown("文件", 190, _file_and_reason),
            ),
            "以前的报送",
        )
        self._empty = muted("还没有报送过。", self)
        self.inside.addWidget(self._empty)
        self.inside.addWidget(self.table, 1)
        self.inside.addStretch(0)

    def show_records(self, records: Sequence[ExportRecord]) -> None:
        """Show these, as the file remembers them: newest first."""
        self._empty.setVisible(not records)
        self.table.setVisible(bool(records))
        self.table.rows.show(records)


def _file_and_reason(record: ExportRecord) -> str:
    return f"{record.file}（{record.reason}）" if record.reason else record.file
