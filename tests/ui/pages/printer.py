"""A printer for tests: whatever is put on paper goes into a PDF file, and nobody is asked."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QDialog

from ui.pages import verifying_page
from ui.paper import preview


def put_into(monkeypatch: pytest.MonkeyPatch, paper: Path, *, answer: QDialog.DialogCode) -> None:
    """The question for the printer is answered so; of yes the pages come out as this file."""

    class Asked(QPrintDialog):
        def __init__(self, printer: QPrinter, parent: object = None) -> None:
            printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
            printer.setOutputFileName(str(paper))
            super().__init__(printer)

        def exec(self) -> int:
            return int(answer)

    class Previewed(QPrintPreviewDialog):
        """Qt's own ends as accepted once its question for the printer was, and then it has printed."""

        def exec(self) -> int:
            if answer is QDialog.DialogCode.Accepted:
                self.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
                self.printer().setOutputFileName(str(paper))
                self.paintRequested.emit(self.printer())
            return int(answer)

    monkeypatch.setattr(preview, "QPrintDialog", Asked)
    monkeypatch.setattr(verifying_page, "QPrintPreviewDialog", Previewed)
