"""The sheet with the recovery code: large letters, what it is for, and where to keep it."""

from __future__ import annotations

from roster_desktop.reports.pages import A4_LONG, A4_SHORT, Mark, Paper, Side, Words, line_height, wrapped

_MARGIN = 24.0
_TITLE, _CODE, _TEXT = 20.0, 22.0, 12.0
_TOLD = (
    "忘了密码时：打开这本花名册，点“忘了密码，用恢复码…”，照下面写；横线和空格可以不写。打开以后马上设一个新密码。",
    "谁有这张纸和花名册文件，谁就能打开花名册。请和电脑分开，锁在柜子里，不要拍照，不要发到群里。",
    "换了新的恢复码以后，这一张作废，请撕掉。",
)


def recovery_pages(file: str, code: str) -> tuple[Paper, ...]:
    """One page, upright."""
    width = A4_SHORT - 2 * _MARGIN
    groups = code.split("-")
    half = (len(groups) + 1) // 2
    lines = tuple("　".join(part) for part in (groups[:half], groups[half:]) if part)
    marks: list[Mark] = [
        Words(_MARGIN, _MARGIN, width, 14, (f"“{file}”的恢复码",), _TITLE, Side.CENTRE, is_bold=True),
        Words(_MARGIN, 52, width, 34, lines, _CODE, Side.CENTRE, is_bold=True),
    ]
    top = 96.0
    for told in _TOLD:
        text = wrapped(told, width, _TEXT)
        height = line_height(_TEXT) * len(text)
        marks.append(Words(_MARGIN, top, width, height, text, _TEXT))
        top += height + 3
    marks.append(Words(_MARGIN, top + 8, width, 8, ("保管人：＿＿＿＿＿＿　　日期：＿＿＿＿＿＿",), _TEXT))
    return (Paper(A4_SHORT, A4_LONG, tuple(marks)),)
