"""`log`: what left the file and who looked at whole numbers."""

from __future__ import annotations

from roster_desktop.cli.console import Status, say, say_json, tell
from roster_desktop.cli.opening import opened
from roster_desktop.cli.rows import AsJson, File
from roster_desktop.rosters import CATALOG
from roster_desktop.tasks.disclosing import columns_told, deed, masking, occasion
from roster_desktop.wording import disclosing
from roster_desktop.workspace import Access, Disclosure


def log(file: File, as_json: AsJson = False) -> int:
    """谁在什么时候导出过什么、看过哪些完整号码；这份记录只能添，不能改。doctor 核对它。"""
    with opened(file, Access.READ) as workspace:
        lines, sick = workspace.disclosures(), workspace.sick_disclosures()
    for what in sick:
        tell(disclosing.TAMPERED.about(what=what))
    status = Status.WAITS if sick else Status.DONE
    if as_json:
        say_json([_json(line) for line in lines])
        return status
    for line in lines:
        told = [
            str(line.number), line.at, line.who, deed(line), occasion(line),
            columns_told(CATALOG, line), str(line.rows), masking(line), line.file, line.content[:16],
        ]  # fmt: skip
        say("\t".join(told))
    if lines:
        tell(disclosing.LAST_LINK.about(count=len(lines), link=lines[-1].link))
    else:
        tell(disclosing.NOTHING_LOGGED.about())
    return status


def _json(line: Disclosure) -> dict[str, object]:
    return {
        "number": line.number,
        "at": line.at,
        "who": line.who,
        "kind": line.kind.value,
        "what": line.what,
        "columns": list(line.columns),
        "rows": line.rows,
        "masked": line.is_masked,
        "file": line.file,
        "content": line.content,
        "row": line.row,
        "link": line.link,
    }
