"""What stood half-written on a page when the window was locked: kept in the file, put back after it."""

from __future__ import annotations

import json
from collections.abc import Iterator

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from roster_desktop.wording import Refusal
from roster_desktop.workspace import Workspace

_SETTING = "unfinished.page"
_Line = QLineEdit | QPlainTextEdit | QTextEdit


def keep_open_texts(workspace: Workspace, page: str, widget: QWidget) -> None:
    """Put away which page it is and every text that stands in a line of it."""
    texts = [[name, _text(line)] for name, line in _lines(widget) if _text(line).strip()]
    told = json.dumps({"page": page, "texts": texts}, ensure_ascii=False)
    if not workspace.is_read_only:
        workspace.set_setting(_SETTING, told)


def kept_page(workspace: Workspace) -> str:
    """Key of the page that was open; "" where nothing was put away."""
    return str(_read(workspace).get("page", ""))


def put_back(workspace: Workspace, widget: QWidget) -> list[str]:
    """Write the texts into their lines again; the answer has those whose line is not there any more."""
    texts = _read(workspace).get("texts", [])
    lines = {name: line for name, line in _lines(widget) if not _text(line).strip()}
    lost = []
    for name, text in texts if isinstance(texts, list) else []:
        line = lines.pop(str(name), None)
        if line is None:
            lost.append(str(text))
        elif isinstance(line, QLineEdit):
            line.setText(str(text))
        else:
            line.setPlainText(str(text))
    return lost


def forget(workspace: Workspace) -> None:
    """Everything is where it was."""
    try:
        if not workspace.is_read_only and workspace.setting(_SETTING):
            workspace.set_setting(_SETTING, "")
    except Refusal:
        # Told at the next thing that is saved; the texts are offered once more then.
        return


def _lines(widget: QWidget) -> Iterator[tuple[str, _Line]]:
    """Lines that somebody can write into, each with a name that is its own on this page."""
    seen: dict[str, int] = {}
    for kind in (QLineEdit, QPlainTextEdit, QTextEdit):
        lines: list[_Line] = widget.findChildren(kind)  # type: ignore[assignment]
        for line in lines:
            name = f"{kind.__name__}:{line.accessibleName() or line.objectName()}"
            seen[name] = seen.get(name, 0) + 1
            if line.isVisibleTo(widget) and line.isEnabled() and not line.isReadOnly():
                yield f"{name}:{seen[name]}", line


def _text(line: _Line) -> str:
    return line.text() if isinstance(line, QLineEdit) else line.toPlainText()


def _read(workspace: Workspace) -> dict[str, object]:
    try:
        told = json.loads(workspace.setting(_SETTING) or "{}")
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}
