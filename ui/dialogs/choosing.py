"""Choosing workbooks and folders, each purpose starting where it last was."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from roster_desktop.places import settings_file
from roster_desktop.tasks.gathering import ARCHIVE_ENDING, BOOK_ENDINGS
from roster_desktop.wording import _

_ENDINGS = " ".join(f"*{ending}" for ending in BOOK_ENDINGS)
_BOOKS_AND_ARCHIVES = _("工作簿和压缩包 ({endings} *{archive_ending});;所有文件 (*)").format(
    endings=_ENDINGS, archive_ending=ARCHIVE_ENDING
)
_PACKAGES = _("移交包 (*{archive_ending});;所有文件 (*)").format(archive_ending=ARCHIVE_ENDING)
_FORMS = _("表样 (*.json);;所有文件 (*)")


def choose_books(parent: QWidget, title: str, purpose: str) -> list[Path]:
    """The workbooks and archives of them that a person picks; none where the window was closed."""
    names, _ = QFileDialog.getOpenFileNames(parent, title, str(last_folder(purpose)), _BOOKS_AND_ARCHIVES)
    if names:
        remember_folder(purpose, Path(names[0]).parent)
    return [Path(name) for name in names]


def choose_package(parent: QWidget, title: str, purpose: str) -> Path | None:
    """The handover package a person picks; None where the window was closed."""
    return _chosen(parent, title, purpose, _PACKAGES)


def choose_form_file(parent: QWidget, title: str, purpose: str) -> Path | None:
    """The form, exported by another office, that a person picks; None where the window was closed."""
    return _chosen(parent, title, purpose, _FORMS)


def _chosen(parent: QWidget, title: str, purpose: str, sorts: str) -> Path | None:
    name, _ = QFileDialog.getOpenFileName(parent, title, str(last_folder(purpose)), sorts)
    if not name:
        return None
    remember_folder(purpose, Path(name).parent)
    return Path(name)


def choose_folder(parent: QWidget, title: str, purpose: str) -> Path | None:
    """The folder a person picks; None where the window was closed."""
    name = QFileDialog.getExistingDirectory(parent, title, str(last_folder(purpose)))
    if not name:
        return None
    remember_folder(purpose, Path(name))
    return Path(name)


def last_folder(purpose: str) -> Path:
    """Where files for this purpose were last; the person's documents before the first time."""
    remembered = Path(str(_memory().value(_key(purpose), "")))
    if remembered.name and remembered.is_dir():
        return remembered
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(documents) if documents and Path(documents).is_dir() else Path.home()


def remember_folder(purpose: str, folder: Path) -> None:
    """Start there next time."""
    _memory().setValue(_key(purpose), str(folder))


def _key(purpose: str) -> str:
    return f"folders/{purpose}"


def _memory() -> QSettings:
    return QSettings(str(settings_file()), QSettings.Format.IniFormat)
