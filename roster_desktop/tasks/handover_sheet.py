"""移交单: what is handed over, to be read, printed and signed. No numbers of persons stand on it."""

from __future__ import annotations

import html
from collections.abc import Iterable, Mapping, Sequence

from roster_desktop.tasks.outbox import folder_for
from roster_desktop.workspace import Workspace

_MOST = 12
_STATES = {"waiting": "待送出", "sent": "已送出", "withdrawn": "已收回"}
_LEVELS = {"village": "村级", "township": "镇级", "county": "县级"}
_STYLE = (
    "body{font-family:sans-serif;margin:2em;max-width:50em}table{border-collapse:collapse;width:100%}"
    "td,th{border:1px solid #888;padding:.3em .6em;text-align:left}h2{font-size:1.1em;margin-top:1.4em}"
    ".sign td{height:2.6em}"
)

_HOW = (
    "在新电脑上装好程序，打开“设置 → 交接与变更 → 接收移交包”，选这个包，写上接手人的名字。"
    "原来的电脑从此不再录入；万一两边都录了，互相送一次工作簿，合并就行，谁的内容都不会丢。"
)
_SIGN = (
    '<table class="sign"><tr><td>移交人：</td><td>接手人：</td><td>监交人：</td><td>日期：</td></tr></table>'
)


def handover_sheet(workspace: Workspace, to: str, at: str, contents: Mapping[str, str]) -> str:
    """The sheet as a page that every browser shows and prints."""
    unit = workspace.unit
    title = (
        f"{unit.township or ''}{unit.name} 五类花名册移交单"
        if unit.township != unit.name
        else (f"{unit.name} 五类花名册移交单")
    )
    parts = [
        f"<h1>{html.escape(title)}</h1>",
        _table(("项目", "内容"), _facts(workspace, to, at)),
        "<h2>花名册</h2>",
        _table(("花名册", "在册"), _counts(workspace)),
        "<h2>报送情况</h2>",
        _table(("时间", "工作簿", "情况"), _traffic(workspace)),
        "<h2>还没办完的</h2>",
        _table(("事项", "数量"), _open(workspace)),
        "<h2>备份</h2>",
        _table(("文件",), [(path.name,) for path in workspace.backups()[:_MOST]]),
        "<h2>包里的文件</h2>",
        _table(("文件", "校验码（SHA-256）"), sorted(contents.items())),
        "<h2>怎样接手</h2>",
        f"<p>{_HOW}</p>",
        _SIGN,
    ]
    return (
        '<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8">'
        f"<title>{html.escape(title)}</title><style>{_STYLE}</style></head>"
        f"<body>{''.join(parts)}</body></html>"
    )


def _facts(workspace: Workspace, to: str, at: str) -> list[tuple[str, str]]:
    unit = workspace.unit
    folder = folder_for(workspace)
    return [
        ("单位", f"{unit.county}{unit.township if unit.township != unit.name else ''}{unit.name}"),
        ("级别", _LEVELS[unit.level.value]),
        ("区划代码", unit.code or "（没有写）"),
        (
            "以前的名字",
            "、".join(one.old.name for one in workspace.place_changes() if one.is_own) or "（无）",
        ),
        ("移交人", workspace.operator),
        ("接手人", to or "（同村另一台电脑）"),
        ("时间", at),
        ("花名册文件", workspace.path.name),
        ("变更记录", f"{workspace.journal} 步"),
        ("报送送到", str(folder) if folder else "（没有设）"),
    ]


def _counts(workspace: Workspace) -> list[tuple[str, str]]:
    counts = workspace.counts()
    return [
        (roster.title, f"{counts.get(roster.key, 0)} {roster.counted_as}")
        for roster in workspace.catalog.rosters
    ]


def _traffic(workspace: Workspace) -> list[tuple[str, str, str]]:
    state_by_number = {parcel.sequence: _STATES[parcel.state] for parcel in workspace.parcels()}
    return [
        (one.at, one.file, state_by_number.get(one.sequence, "已写出")) for one in workspace.exports()[:_MOST]
    ]


def _open(workspace: Workspace) -> list[tuple[str, str]]:
    exports = workspace.exports()
    later = workspace.journal - exports[0].journal if exports else workspace.journal
    return [
        ("待决冲突", f"{workspace.count_conflicts()} 处"),
        ("待送出的工作簿", f"{workspace.count_waiting_parcels()} 份"),
        ("上次报送以后的改动", f"{later} 步"),
    ]


def _table(heads: Sequence[str], lines: Iterable[Sequence[str]]) -> str:
    head = "".join(f"<th>{html.escape(text)}</th>" for text in heads)
    body = "".join(
        "<tr>" + "".join(f"<td>{html.escape(text)}</td>" for text in line) + "</tr>" for line in lines
    )
    return f"<table><tr>{head}</tr>{body}</table>" if body else "<p>（没有）</p>"
