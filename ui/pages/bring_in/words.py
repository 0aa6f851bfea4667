"""How a preview is told: sheets, rows, outcomes."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from roster_desktop.checks import Finding
from roster_desktop.records import Trace
from roster_desktop.schema import Catalog, Roster
from roster_desktop.tasks.bring_in import ImportPreview
from roster_desktop.tasks.bring_in_many import BookOutlook, Standing
from roster_desktop.tasks.preview_rows import Outcome, PreviewRow
from roster_desktop.wording import _
from ui.models import Mark
from ui.pages.pieces.words import header_of, shown

_MOST_READ = 6
_LEFT_WORDS = {
    Standing.READY: _("没有轮到"),
    Standing.ASKED: _("要您定"),
    Standing.MOVED: _("要再看一遍"),
    Standing.REFUSED: _("没有收"),
    Standing.STOPPED: _("还没有看"),
}

OUTCOME_WORDS = {
    Outcome.ADDED: _("新增"),
    Outcome.CHANGED: _("更改"),
    Outcome.UNCHANGED: _("不变"),
    Outcome.REFUSED: _("没有收"),
}


class Reading(Struct, frozen=True):
    """One cell that is taken over otherwise than it was typed, and whose it is."""

    roster: Roster
    row: PreviewRow
    trace: Trace


def readings_of(catalog: Catalog, preview: ImportPreview) -> list[Reading]:
    """Every cell that is read otherwise than it was typed: those with a reason first."""
    found = [Reading(catalog.roster(row.roster), row, trace) for row in preview.rows for trace in row.traces]
    return sorted(found, key=lambda one: not one.trace.why)


def outcome_mark(row: PreviewRow) -> Mark:
    """How a row stands out in the list."""
    return Mark.ERROR if row.outcome is Outcome.REFUSED else Mark.NONE


def told(catalog: Catalog, row: PreviewRow) -> str:
    """What becomes of the row, in a line."""
    if row.reason:
        return row.reason
    roster = catalog.roster(row.roster)
    if row.outcome is Outcome.CHANGED and row.changes:
        return _("；").join(
            _("{header_of}：{before} → {after}").format(
                header_of=header_of(roster, one.column),
                before=shown(roster, one.column, one.before),
                after=shown(roster, one.column, one.after),
            )
            for one in row.changes
        )
    findings = findings_to_tell(row)
    return _("有 {findings} 处要核对").format(findings=len(findings)) if findings else ""


def read_in_words(roster: Roster, row: PreviewRow) -> list[str]:
    """How cells were read that say otherwise than they were typed: those with a reason first, and not all of
    many."""
    traces = sorted(row.traces, key=lambda one: not one.why)
    lines = [
        _("{cell} {header_of}：“{written}” → “{becomes}”{part}").format(
            cell=one.cell or _("　"),
            header_of=header_of(roster, one.column),
            written=shown(roster, one.column, one.was),
            becomes=shown(roster, one.column, one.becomes),
            part=_("（{why}）").format(why=one.why) if one.why else "",
        )
        for one in traces[:_MOST_READ]
    ]
    return (
        [*lines, _("另有 {traces} 格按通常写法读入").format(traces=len(traces) - _MOST_READ)]
        if len(traces) > _MOST_READ
        else lines
    )


def findings_to_tell(row: PreviewRow) -> tuple[Finding, ...]:
    """What is wrong with what the row brings; cells that the sheet does not name are filled in the roster
    already."""
    if row.outcome is Outcome.ADDED:
        return row.findings
    changed = {one.column for one in row.changes}
    return tuple(finding for finding in row.findings if changed & set(finding.columns))


def sheets_in_words(catalog: Catalog, preview: ImportPreview) -> str:
    """A line for each sheet that holds a roster, and one for those that do not."""
    lines = [
        _(
            "工作表“{sheet}” → {roster}：第 {header_row} 行是表头，{rows:,} 行，对上 {mapping} 列{passed_over}"
        ).format(
            sheet=sheet.name,
            roster=catalog.roster(sheet.roster).title,
            header_row=sheet.header_row,
            rows=sheet.rows,
            mapping=len(sheet.mapping),
            passed_over=_passed_over(sheet.unknown),
        )
        for sheet in preview.reading.sheets
        if sheet.roster is not None
    ]
    waiting = waiting_sheets(preview)
    unread = [sheet.name for sheet in preview.reading.sheets if sheet.roster is None]
    if waits := [_("“{name}”").format(name=name) for name in unread if name in waiting]:
        lines.append(_("要您定了才读的工作表：{waits}").format(waits=_("、").join(waits)))
    if others := [_("“{name}”").format(name=name) for name in unread if name not in waiting]:
        lines.append(_("不是花名册、没有读的工作表：{others}").format(others=_("、").join(others)))
    return "\n".join(lines)


def waiting_sheets(preview: ImportPreview) -> set[str]:
    """Sheets about which something is asked that nobody has answered."""
    return {one.sheet for one in preview.questions if one.key not in preview.asked.answers}


def counted(preview: ImportPreview, outcome: Outcome) -> int:
    """How many rows of the workbook have this outcome."""
    return sum(counts[outcome.value] for counts in preview.counts.values())


def done_in_words(catalog: Catalog, preview: ImportPreview) -> str:
    """人员信息 新增 3、更改 2；转移就业 新增 1."""
    parts = [_roster_in_words(catalog.roster(key), counts) for key, counts in preview.counts.items()]
    return _("；").join(part for part in parts if part) or _("没有要写入的内容")


def taken_in_words(books: Sequence[BookOutlook]) -> str:
    """已导入 12 本：新增 300 行、更改 20 行。还有 2 本要您定。"""
    taken = [book for book in books if book.standing is Standing.TAKEN]
    added, changed = (
        sum(book.counts[outcome] for book in taken) for outcome in (Outcome.ADDED, Outcome.CHANGED)
    )
    left = [
        _("{count} 本{word}").format(count=count, word=word)
        for standing, word in _LEFT_WORDS.items()
        if (count := sum(book.standing is standing for book in books))
    ]
    rest = _("还有 {left}。").format(left=_("，").join(left)) if left else ""
    return _("已导入 {taken:,} 本：新增 {added:,} 行、更改 {changed:,} 行。{rest}").format(
        taken=len(taken), added=added, changed=changed, rest=rest
    )


def _roster_in_words(roster: Roster, counts: dict[str, int]) -> str:
    outcomes = (Outcome.ADDED, Outcome.CHANGED, Outcome.REFUSED)
    parts = [f"{OUTCOME_WORDS[one]} {counts[one.value]}" for one in outcomes if counts.get(one.value)]
    return f"{roster.short_title} {_('、').join(parts)}" if parts else ""


def _passed_over(unknown: tuple[str, ...]) -> str:
    if not unknown:
        return ""
    named = _("、").join(_("“{header}”").format(header=header) for header in unknown[:3]) + (
        _("等") if len(unknown) > 3 else ""
    )
    return _("，没有读入 {named} {unknown} 列").format(named=named, unknown=len(unknown))


def open_in_words(many: int) -> str:
    """So many places are to be decided by a person."""
    told = _("有 {open} 处要您定，在下面“要您定的”里；定好以后自动重新比对。")
    return told.format(open=many)


def undecided_in_words(many: int) -> str:
    """Somebody confirms with so many places undecided: what becomes of them."""
    told = _(
        "还有 {open} 处没有定：没有定的按右边写着“没定之前”的办法处理。就这样导入，请再点一次“确定导入”。"
    )
    return told.format(open=many)


def confirm_word(ready: int) -> str:
    """On the button that takes in those of many workbooks that ask nothing."""
    return _("导入能导入的 {ready:,} 本").format(ready=ready)


def undo_word(taken: int) -> str:
    """On the button that takes back what was just brought in."""
    return _("撤销这次导入的 {taken:,} 本").format(taken=taken) if taken > 1 else _("撤销这次导入")
