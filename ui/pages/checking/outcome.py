"""What became of the finding at hand after somebody acted: it is gone, or it is asked again."""

from __future__ import annotations

from roster_desktop.records import RowId
from roster_desktop.wording import _
from roster_desktop.workspace import FindingHead, Workspace


def stands_open(workspace: Workspace, head: FindingHead) -> bool:
    """Whether the rule finds something in the row that nobody explained, or no longer as it stands now."""
    found = workspace.findings_at([RowId(head.row)]).get(RowId(head.row), [])
    return any((one.row, one.rule) == (head.row, head.rule) for one in found)


def told_after(name: str, count: int, *, is_asked_again: bool) -> str:
    """`count`: how many findings are open, whatever the list is narrowed to."""
    if is_asked_again:
        return _("{name} 的内容变了，原来的说明不再算数；这一处又在“待处理”里，请再看一次。").format(
            name=name
        )
    rest = _("还有 {count:,} 处。").format(count=count) if count else _("都核对完了。")
    return _("{name} 的这一处好了，按 Ctrl+Z 可以撤销。{rest}").format(name=name, rest=rest)
