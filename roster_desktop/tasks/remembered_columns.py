"""What a person once said of the columns of a sheet: it holds for the next sheet of the same sender
that is laid out alike, and is told whenever it is used."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence

from roster_desktop.records import Delivery, Problem
from roster_desktop.schema.pairing import folded_text
from roster_desktop.wording import layout
from roster_desktop.workbook import ReadSheet
from roster_desktop.workspace import Workspace

_OF_LAYOUT = re.compile("[A-Z]{1,3}列|@roster|@blocks")
"""What is said of how a sheet is laid out; struck rows and doubtful cells are another matter each time."""
_REMEMBERED = "columns:{sender}:{layout}"


def remembered(workspace: Workspace, delivery: Delivery, sheets: Sequence[ReadSheet]) -> dict[str, str]:
    """Key of a question → what was answered to it the last time this sender sent such a sheet."""
    found: dict[str, str] = {}
    for sheet in sheets:
        said = workspace.setting(_key(delivery, sheet)) if sheet.layout else None
        if said:
            found |= {f"{sheet.name}:{what}": choice for what, choice in json.loads(said).items()}
    return found


def told(sheets: Sequence[ReadSheet], used: Mapping[str, str]) -> Iterator[Problem]:
    """That earlier answers were used, once for a sheet."""
    for name in dict.fromkeys(sheet.name for sheet in sheets):
        what = [key.removeprefix(f"{name}:") for key in used if key.startswith(f"{name}:")]
        if what:
            said = layout.REMEMBERED.about(sheet=name, what="、".join(what))
            yield Problem(said.code, str(said), name)


def remember(
    workspace: Workspace, delivery: Delivery, sheets: Sequence[ReadSheet], answers: Mapping[str, str]
) -> None:
    """Keep the answers about the layout of these sheets; no step of the history."""
    for sheet in sheets:
        said = {
            what: choice
            for key, choice in answers.items()
            if key.startswith(f"{sheet.name}:")
            and _OF_LAYOUT.fullmatch(what := key.removeprefix(f"{sheet.name}:"))
        }
        if said and sheet.layout:
            before = json.loads(workspace.setting(_key(delivery, sheet)) or "{}")
            workspace.set_setting(_key(delivery, sheet), json.dumps(before | said, ensure_ascii=False))


def _key(delivery: Delivery, sheet: ReadSheet) -> str:
    return _REMEMBERED.format(sender=folded_text(delivery.unit_text), layout=sheet.layout)
