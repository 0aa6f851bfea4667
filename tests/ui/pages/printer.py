"""A printer for tests: whatever is put on paper goes into a PDF file, and nobody is asked."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog

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

    monkeypatch.setattr(preview, "QPrintDialog", Asked)
