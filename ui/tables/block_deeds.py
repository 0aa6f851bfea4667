"""What is done with the chosen cells of a roster: copied, pasted, filled, cleared. One undo step each."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from roster_desktop.records import RowAdded
from roster_desktop.schema import Roster
from roster_desktop.tasks.blocks import BlockPlan, RowBlock, apply_block, plan_block
from roster_desktop.tasks.disclosing import note_copied
from roster_desktop.wording import N_, Refusal, _
from ui.models import DRAFT, RosterTable, hidden
from ui.tables.block_bar import BlockBar
from ui.tables.block_texts import NUMBERS, clipped, unclipped
from ui.tables.roster_view import RosterView

_MOST_TOLD = 8
_MANY = 100
"""So many filled cells are not changed by a single key without a word before."""

Texts = dict[int, dict[str, str]]
"""Place of a row → column key → text to write there."""


class BlockDeeds(QObject):
    """A paste that would change filled cells is shown before; everything else can simply be taken back."""

    said = Signal(str)
    refused = Signal(str)

    def __init__(self, table: RosterTable, view: RosterView, bar: BlockBar, parent: QWidget) -> None:
        super().__init__(parent)
        self._table = table
        self._view = view
        self._bar = bar
        self._waiting: Callable[[], None] | None = None
        bar.confirmed.connect(self._go_on)
        bar.given_up.connect(self._give_up)

    @property
    def wiring(self) -> Mapping[str, Callable[[], None]]:
        """Id of each action → what it does."""
        return {
            "copy-cells": self.copy,
            "copy-numbers": self.copy_with_numbers,
            "paste-cells": self.paste,
            "fill-down": self.fill_down,
            "fill-right": self.fill_right,
            "repeat-above": self.repeat_above,
            "today": self.write_today,
            "clear-cells": self.clear,
        }

    def copy(self) -> None:
        """Put the chosen cells on the clipboard, as they are shown."""
        places, columns = self._view.block
        if not places or not columns:
            return
        self._clip([[self._shown(place, column) for column in columns] for place in places])
        if len(places) > 1 or len(columns) > 1:
            self.said.emit(
                _("{copied}{masked_word}。").format(
                    copied=_copied(places, columns), masked_word=self._masked_word(places, columns)
                )
            )

    def copy_with_numbers(self) -> None:
        """The same with every number as the file has it: whoever asks for it means to hand them on."""
        places, columns = self._view.block
        if not places or not columns:
            return
        private = [spec.key for column in columns if (spec := self._table.columns[column]).sensitive]
        if private:
            try:
                note_copied(self._table.workspace, self._table.roster, private, len(places))
            except Refusal as refusal:
                self.refused.emit(str(refusal))
                return
        data = clipped([[self._whole(place, column) for column in columns] for place in places])
        if private:
            data.setData(NUMBERS, b"1")
        QGuiApplication.clipboard().setMimeData(data)
        self.said.emit(
            _("{copied}，号码没有遮住，请只粘贴到该去的地方。").format(copied=_copied(places, columns))
        )

    def paste(self) -> None:
        """Write the block of the clipboard from the cell at hand on; what goes beyond the end becomes new
        rows."""
        grid = unclipped(QGuiApplication.clipboard().mimeData())
        if not grid:
            self.refused.emit(_("剪贴板里没有可以粘贴的文字，请先在 Excel 或 WPS 里复制。"))
            return
        if not self._may_write():
            return
        places, columns = self._view.block
        first = places[0] if places else 0
        if len(grid) == 1 and len(grid[0]) == 1 and (len(places) > 1 or len(columns) > 1):
            grid = [[grid[0][0]] * len(columns) for _place in places]
        keys = self._keys_from(columns[0] if columns else 0)
        texts = {first + row: dict(zip(keys, cells, strict=False)) for row, cells in enumerate(grid)}
        cut = max(map(len, grid)) - len(keys)
        self._paste(texts, _("右边多出的 {cut} 列没有地方放").format(cut=cut) if cut > 0 else "")

    def fill_down(self) -> None:
        """Write the first chosen row into the others; of one row, the row above it into it."""
        places, columns = self._view.block
        source, targets = (places[0], places[1:]) if len(places) > 1 else self._from_above(places)
        if not targets:
            self.refused.emit(_("上面没有行可以照抄。"))
            return
        texts = self._raw(source, columns)
        self._write(dict.fromkeys(targets, texts), N_("向下填充"))

    def fill_right(self) -> None:
        """Write the first chosen column into the others; of one column, the one at its left into it."""
        places, columns = self._view.block
        if len(columns) == 1:
            shown = self._view.shown_columns
            here = shown.index(columns[0])
            columns = shown[max(0, here - 1) : here + 1]
        if len(columns) < 2:
            self.refused.emit(_("左边没有格子可以照抄。"))
            return
        keys = [self._table.keys[column] for column in columns]
        texts = {place: dict.fromkeys(keys[1:], self._raw(place, columns)[keys[0]]) for place in places}
        self._write(texts, N_("向右填充"))

    def repeat_above(self) -> None:
        """Write into the cell at hand what stands above it."""
        index = self._view.currentIndex()
        source, targets = self._from_above([index.row()] if index.isValid() else [])
        if not targets:
            self.refused.emit(_("上面没有行可以照抄。"))
            return
        self._write({targets[0]: self._raw(source, [index.column()])}, N_("照上一行填"))

    def write_today(self) -> None:
        """Write today into the chosen cells that take a date."""
        places, columns = self._view.block
        keys = [self._table.keys[c] for c in columns if self._table.columns[c].kind.name == "date"]
        if not keys:
            self.refused.emit(_("这一格不是日期，不能填今天。"))
            return
        today = self._table.workspace.today().isoformat()
        self._write({place: dict.fromkeys(keys, today) for place in places}, N_("填今天"))

    def clear(self) -> None:
        """Make the chosen cells blank; the rows stay."""
        places, columns = self._view.block
        keys = [self._table.keys[column] for column in columns]
        self._write({place: dict.fromkeys(keys, "") for place in places}, N_("清除"))

    # How it is done

    def _paste(self, texts: Texts, also: str) -> None:
        draft = self._table.draft
        blocks = []
        for place, cells in texts.items():
            row = self._table.row_id(place)
            begun = dict(draft or {}) if place == self._table.listed else {}
            blocks.append(RowBlock(row, cells) if row != DRAFT else RowBlock(None, begun | cells))
        has_draft = any(place == self._table.listed for place in texts)
        plan = self._planned(blocks, N_("粘贴"))
        if plan is None:
            return

        def do() -> None:
            if has_draft:
                self._table.drop_draft()
            self._apply(plan, _("已粘贴"), also)
            if has_draft:
                self._go_to_first_added(plan)

        self._ask_or_do(plan, do, 0)

    def _write(self, texts: Texts, verb: str) -> None:
        """Write these cells; those of the row that is not in the file yet go into it as typed."""
        if not self._may_write():
            return
        ids = {place: self._table.row_id(place) for place in texts}
        plan = self._planned([RowBlock(ids[p], texts[p]) for p in texts if ids[p] != DRAFT], verb)
        if plan is None:
            return

        def do() -> None:
            if any(row != DRAFT for row in ids.values()):
                self._apply(plan, _("已{verb}").format(verb=_(verb)), "")
            for place in (place for place in texts if ids[place] == DRAFT):
                for key, text in texts[place].items():
                    self._table.write(place, key, text)

        self._ask_or_do(plan, do, _MANY)

    def _go_to_first_added(self, plan: BlockPlan) -> None:
        """The row in which the paste began is one of the file's now."""
        added = next((change.row for change in plan.change_set.changes if isinstance(change, RowAdded)), None)
        place = self._table.place_of(added) if added is not None else None
        if place is not None:
            self._view.go_to(place)

    def _planned(self, blocks: Sequence[RowBlock], verb: str) -> BlockPlan | None:
        try:
            return plan_block(self._table.workspace, self._table.roster.key, blocks, verb)
        except Refusal as refusal:
            self.refused.emit(str(refusal))
            return None

    def _ask_or_do(self, plan: BlockPlan, do: Callable[[], None], unasked: int) -> None:
        if len(plan.filled) <= unasked:
            do()
            return
        self._waiting = do
        self._bar.ask(told(self._table.roster, plan, self._table.revealed))
        # Later: the bar takes its room from the table only now.
        QTimer.singleShot(0, self._view, lambda: self._view.scrollTo(self._view.currentIndex()))

    def _apply(self, plan: BlockPlan, done: str, also: str) -> None:
        words = _left_out_words(plan, also)
        if plan.is_empty:
            self.said.emit(_("。").join([_("没有变化"), *words]) + _("。"))
            return
        try:
            apply_block(self._table.workspace, plan)
        except Refusal as refusal:
            self.refused.emit(str(refusal))
            return
        parts = [_("改了 {cells} 格").format(cells=plan.cells)] * bool(plan.cells) + [
            _("新增 {added} 行").format(added=plan.added)
        ] * bool(plan.added)
        self.said.emit(
            _("。").join(
                [
                    _("{done}：{parts}").format(done=done, parts=_("，").join(parts)),
                    *words,
                    _("按 Ctrl+Z 撤销"),
                ]
            )
            + _("。")
        )

    def _go_on(self) -> None:
        waiting, self._waiting = self._waiting, None
        self._view.setFocus()
        if waiting is not None:
            waiting()

    def _give_up(self) -> None:
        self._waiting = None
        self._view.setFocus()

    def _may_write(self) -> bool:
        self._view.close_line()
        if self._table.workspace.is_read_only:
            self.refused.emit(_("这个文件是只读打开的，不能修改。"))
        elif self._table.query.removed:
            self.refused.emit(_("已移除的行不能修改，请先恢复。"))
        else:
            return True
        return False

    def _from_above(self, places: Sequence[int]) -> tuple[int, Sequence[int]]:
        return (places[0] - 1, places[:1]) if places and places[0] > 0 else (0, ())

    def _keys_from(self, column: int) -> list[str]:
        shown = self._view.shown_columns
        return [self._table.keys[c] for c in shown[shown.index(column) if column in shown else 0 :]]

    def _raw(self, place: int, columns: Sequence[int]) -> dict[str, str]:
        values = self._table.values_at(place)
        return {key: values.get(key, "") for key in (self._table.keys[column] for column in columns)}

    def _shown(self, place: int, column: int) -> str:
        return str(self._table.index(place, column).data() or "")

    def _whole(self, place: int, column: int) -> str:
        """What is shown there; a masked number as it is."""
        if not self._table.columns[column].sensitive:
            return self._shown(place, column)
        return self._table.values_at(place).get(self._table.keys[column], "")

    def _clip(self, grid: Sequence[Sequence[str]]) -> None:
        QGuiApplication.clipboard().setMimeData(clipped(grid))

    def _masked_word(self, places: Sequence[int], columns: Sequence[int]) -> str:
        is_masked = any(self._table.columns[column].sensitive for column in columns) and any(
            self._table.row_id(place) not in (DRAFT, self._table.revealed) for place in places
        )
        return _("，号码按遮住的样子；连号码一起复制请按 Ctrl+Shift+C") if is_masked else ""


def _copied(places: Sequence[int], columns: Sequence[int]) -> str:
    return _("已复制 {places} 行 {columns} 列").format(places=len(places), columns=len(columns))


def told(roster: Roster, plan: BlockPlan, revealed: str | None) -> str:
    """将改动 7 个已填的格子，另新增 2 行：张三的联系电话 138••••1111 → 139••••2222；…"""
    shown = []
    for change in plan.filled[:_MOST_TOLD]:
        column = roster.column_by_key[change.column]
        texts = [
            (text if change.row == revealed else hidden(column, text)) or _("空")
            for text in (change.before, change.after)
        ]
        shown.append(
            _("{change}的{column} {before} → {after}").format(
                change=change.name or _("（未填姓名）"), column=column.header, before=texts[0], after=texts[1]
            )
        )
    rest = len(plan.filled) - _MOST_TOLD
    more = _("；还有 {rest} 个").format(rest=rest) if rest > 0 else ""
    added = _("，另新增 {added} 行").format(added=plan.added) if plan.added else ""
    return _("将改动 {filled} 个已填的格子{added}：{shown}{more}").format(
        filled=len(plan.filled), added=added, shown=_("；").join(shown), more=more
    )


def _left_out_words(plan: BlockPlan, also: str) -> list[str]:
    words = []
    if plan.derived:
        words.append(_("{derived}会自动得出，没有写").format(derived=_("、").join(plan.derived)))
    if plan.masked:
        words.append(_("遮住的{masked}没有写").format(masked=_("、").join(plan.masked)))
    return [*words, also] if also else words
