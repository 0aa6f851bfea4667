"""One row of the workbook: each cell that would change, and what is wrong with it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from roster_desktop.schema import Catalog, Roster
from roster_desktop.tasks.preview_rows import Outcome, PreviewRow
from roster_desktop.wording import _, joined
from ui.pages.bring_in.words import OUTCOME_WORDS, findings_to_tell, read_in_words
from ui.pages.pieces import Card, muted
from ui.pages.pieces.words import header_of, shown
from ui.tables import PlainTable, Shown


class RowCard(Card):
    """Follows the line that is chosen in the list."""

    def __init__(self, catalog: Catalog, parent: QWidget | None = None) -> None:
        super().__init__(_("选一行看细节"), parent=parent)
        self._catalog = catalog
        self._roster: Roster = catalog.person_roster
        self.table = PlainTable(
            (
                Shown(_("栏目"), 76, lambda one: header_of(self._roster, one.column)),
                Shown(_("原来"), 136, lambda one: shown(self._roster, one.column, one.before)),
                Shown(_("改为"), 136, lambda one: shown(self._roster, one.column, one.after)),
                Shown(_("位置"), 48, lambda one: one.cell),
            ),
            _("这一行要改的格"),
        )
        self._told = muted("", self)
        self.inside.addWidget(self._told)
        self.inside.addWidget(self.table, 1)
        self.inside.addStretch(0)
        self.show_row(None)

    @property
    def told(self) -> str:
        """What is said of the row."""
        return self._told.text()

    def show_row(self, row: PreviewRow | None) -> None:
        """Show this row; None where no line is chosen."""
        self.table.hide()
        if row is None:
            self.call(_("选一行看细节"))
            self._told.setText(_("新增、更改、不变和没有收的行都在左边；更改的行会列出原来和改为。"))
            return
        self._roster = self._catalog.roster(row.roster)
        self.call(
            row.name or _("（未填姓名）"),
            _("{roster} · {sheet} 第 {number} 行").format(
                roster=self._roster.short_title, sheet=row.sheet, number=row.number
            ),
        )
        self._told.setText("\n".join(_sentences(self._roster, row)))
        self.table.rows.show(row.changes)
        self.table.setVisible(bool(row.changes))


def _sentences(roster: Roster, row: PreviewRow) -> list[str]:
    sentences = [row.reason] if row.reason else [_MEANINGS[row.outcome]]
    sentences += [f"· {joined(finding.message, finding.remedy)}" for finding in findings_to_tell(row)]
    if row.traces:
        sentences += [_("表里这样写的，读成了："), *(f"· {line}" for line in read_in_words(roster, row))]
    return sentences


_MEANINGS = {
    Outcome.ADDED: _("{outcome_words}：花名册里还没有这一行。").format(
        outcome_words=OUTCOME_WORDS[Outcome.ADDED]
    ),
    Outcome.CHANGED: _("{outcome_words}：下面的格会改成工作簿里的内容。").format(
        outcome_words=OUTCOME_WORDS[Outcome.CHANGED]
    ),
    Outcome.UNCHANGED: _("{outcome_words}：和花名册里一样。").format(
        outcome_words=OUTCOME_WORDS[Outcome.UNCHANGED]
    ),
    Outcome.REFUSED: _("{outcome_words}：改好工作簿后可以再导入。").format(
        outcome_words=OUTCOME_WORDS[Outcome.REFUSED]
    ),
}
