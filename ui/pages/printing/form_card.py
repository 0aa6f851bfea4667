"""上级表格: a form of an upper office is taught once, then filled as often as asked."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from roster_desktop.progress import Progress
from roster_desktop.tasks.forms import (
    COUNTER,
    MASKED_NUMBERS,
    NUMBER_FORMS,
    Form,
    column_letters,
    draft_form,
    export_form,
    fill_form,
    forget_form,
    forms,
    imported_form,
    keep_form,
)
from roster_desktop.tasks.reporting import free_name
from roster_desktop.wording import Refusal, _
from ui.bridge.desk import Desk
from ui.dialogs.choosing import choose_books, choose_folder, choose_form_file
from ui.look import pixels
from ui.pages.office.guided import GuidedCard
from ui.pages.pieces import muted, plain, primary
from ui.pages.printing.choosing import Choosing
from ui.panels.wrapping import Wrapping

_HOW = _(
    "上级发来的空表（.xlsx）教一次：哪一栏填什么，先按表头猜好，不对的改过来。以后一点就从花名册填好，"
    "标题、合并格、边框、列宽、合计、签字都照原样，行不够自动加。"
)
_NOTHING = _("（不填）")


class FormCard(GuidedCard):
    """The taught forms, and the one that is being taught."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(_("上级表格"), _HOW, desk, parent)
        self._draft: Form | None = None
        self.known: Choosing[str] = Choosing(_("教过的表"), self)
        self.fill_button = primary(_("填好写出"), self.fill)
        self.place(_("教过的表"), self.known.line, self.fill_button)
        self.teach_button = plain(_("教一张新表…"), self.choose_blank)
        self.change_button = plain(_("改填法…"), self.change)
        self.export_button = plain(_("导出表样…"), self.export)
        self.import_button = plain(_("收别人的表样…"), self.choose_form)
        self.forget_button = plain(_("不再记着"), self.forget)
        buttons = Wrapping(pixels(self.font(), 8), self)
        for button in (
            self.teach_button, self.change_button, self.export_button, self.import_button,
            self.forget_button,
        ):  # fmt: skip
            buttons.add(button)
        self.inside.addWidget(buttons)
        self.name = self.field(_("叫什么"), _("例如：交通补贴花名表"))
        self.first_row = self.field(_("从第几行填"), _("表头下面第一行"))
        self.first_row.setValidator(QIntValidator(1, 100_000, self.first_row))
        self.numbers: Choosing[str] = Choosing(_("号码怎么写"), self)
        self.numbers.offer([(name, name) for name in NUMBER_FORMS])
        self.place(_("号码怎么写"), self.numbers.line)
        self._told = muted("", self)
        self._box = QWidget(self)
        self._columns = QGridLayout(self._box)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setHorizontalSpacing(pixels(self.font(), 12))
        self._columns.setColumnStretch(1, 1)
        self.meanings: list[Choosing[str]] = []
        self.keep_button = plain(_("记住这张表"), self.keep)
        self.inside.addWidget(self._told)
        self.inside.addWidget(self._box)
        self.add_buttons(self.keep_button)
        self.inside.addStretch(1)
        self._show_draft(None)

    def refresh(self) -> None:
        told = forms(self.desk.workspace)
        self.known.offer(
            [(_("{name}：{told}").format(name=one.name, told=one.told), one.name) for one in told]
        )
        self.settle()

    def settle(self) -> None:
        is_free, is_known = not self.work.is_busy, self.known.chosen is not None
        is_writable = not self.desk.workspace.is_read_only
        self.fill_button.setEnabled(is_free and is_known)
        self.export_button.setEnabled(is_known)
        for button in (self.forget_button, self.change_button):
            button.setEnabled(is_known and is_writable)
        for button in (self.teach_button, self.import_button):
            button.setEnabled(is_free and is_writable)

    def choose_blank(self) -> None:
        """Pick the blank form."""
        books = choose_books(self, _("上级发来的空表"), "forms")
        if books:
            self.teach(books[0])

    def teach(self, path: Path) -> None:
        """Guess what its columns are, and show that."""
        catalog = self.desk.workspace.catalog
        self.do(_("正在看表头"), lambda progress: draft_form(catalog, path, progress), self._show_draft)

    def change(self) -> None:
        """Show how the form at hand is filled, to change that."""
        self._show_draft(self._chosen)

    def keep(self) -> None:
        """Keep the form as it is shown."""
        draft = self._draft
        if draft is None:
            return
        pairs = zip(draft.layout.columns, self.meanings, strict=True)
        columns = tuple(replace(column, meaning=choice.chosen or "") for column, choice in pairs)
        first_row = int(self.first_row.text() or 0) or draft.layout.first_row
        layout = replace(draft.layout, columns=columns, first_row=first_row)
        numbers = self.numbers.chosen or MASKED_NUMBERS
        form = replace(draft, name=self.name.text().strip(), layout=layout, numbers=numbers)
        if self._kept(form):
            self._show_draft(None)
            self.strip.say(_("“{form}”已记住，点“填好写出”就从花名册填。").format(form=form.name))
            self.fill_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def fill(self) -> None:
        """Fill the form at hand."""
        form, folder = self._chosen, choose_folder(self, _("填好的表写到哪个文件夹"), "prints")
        if form is None or folder is None:
            return
        workspace, area = self.desk.workspace, self.desk.area
        out = free_name(workspace, area.village + form.name, folder, ".xlsx")

        def work(progress: Progress) -> int:
            return fill_form(workspace, form, out, progress, area=area)

        def said(rows: int) -> None:
            self.strip.say(
                _("已填好 {rows:,} 行，写到 {file}，在 {folder}。").format(
                    rows=rows, file=out.name, folder=out.parent
                )
            )

        self.do(_("正在填{form}").format(form=form.name), work, said)

    def export(self) -> None:
        """Write the form for another office to be taught from."""
        form, folder = self._chosen, choose_folder(self, _("表样写到哪个文件夹"), "forms")
        if form is None or folder is None:
            return
        out = free_name(self.desk.workspace, f"{form.name}_表样", folder, ".json")
        try:
            export_form(form, out)
        except Refusal as refusal:
            self.strip.complain(str(refusal))
            return
        self.strip.say(
            _("表样已写到 {file}，在 {folder}；别的单位点“收别人的表样”就能用。").format(
                file=out.name, folder=out.parent
            )
        )

    def choose_form(self) -> None:
        """Pick a form that another office exported."""
        path = choose_form_file(self, _("别的单位导出的表样"), "forms")
        if path is not None:
            self.take(path)

    def take(self, path: Path) -> None:
        """Keep a form that another office exported."""
        try:
            form = imported_form(self.desk.workspace.catalog, path)
        except Refusal as refusal:
            self.strip.complain(str(refusal))
            return
        if self._kept(form):
            self.strip.say(_("“{form}”已记住：{told}。").format(form=form.name, told=form.told))

    def forget(self) -> None:
        """Forget the form at hand."""
        form = self._chosen
        if form is not None:
            forget_form(self.desk.workspace, form.name)
            self._show_draft(None)
            self.refresh()
            self.strip.say(_("“{form}”不再记着；要用时再教一次。").format(form=form.name))

    def _kept(self, form: Form) -> bool:
        try:
            keep_form(self.desk.workspace, form)
        except Refusal as refusal:
            self.strip.complain(str(refusal))
            return False
        self.refresh()
        self.known.offer(
            [
                (_("{name}：{told}").format(name=one.name, told=one.told), one.name)
                for one in forms(self.desk.workspace)
            ],
            form.name,
        )
        self.settle()
        return True

    @property
    def _chosen(self) -> Form | None:
        name = self.known.chosen
        return next((one for one in forms(self.desk.workspace) if one.name == name), None)

    def _show_draft(self, draft: Form | None) -> None:
        self._draft = draft
        self._clear()
        for widget in (self.name, self.first_row, self.numbers.line):
            self.show_field(widget, is_shown=draft is not None)
        self._told.setVisible(draft is not None)
        self.keep_button.setVisible(draft is not None)
        if draft is None:
            return
        roster = self.desk.workspace.catalog.roster(draft.layout.roster)
        self.name.setText(draft.name)
        self.first_row.setText(str(draft.layout.first_row))
        self.numbers.offer([(name, name) for name in NUMBER_FORMS], draft.numbers)
        self._told.setText(
            _("{file}，工作表“{sheet}”，填《{roster}》的行：").format(
                file=draft.file, sheet=draft.layout.sheet, roster=roster.title
            )
        )
        choices = self._choices(draft)
        for row, column in enumerate(draft.layout.columns):
            head = _("{column_letters}列　{column}").format(
                column_letters=column_letters(column.place), column=column.header
            )
            choice: Choosing[str] = Choosing(_("{head}填什么").format(head=head), self)
            choice.offer(choices, column.meaning)
            label = QLabel(head, self)
            label.setBuddy(choice.line)
            self._columns.addWidget(label, row, 0)
            self._columns.addWidget(choice.line, row, 1)
            self.meanings.append(choice)
        self._order_keys()
        self.name.setFocus()

    def _order_keys(self) -> None:
        """Tab goes down the columns in between: they were made after the button that ends them."""
        order = [self.numbers.line, *(choice.line for choice in self.meanings), self.keep_button]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _choices(self, draft: Form) -> list[tuple[str, str]]:
        catalog = self.desk.workspace.catalog
        roster, people = catalog.roster(draft.layout.roster), catalog.person_roster
        choices = [(_NOTHING, ""), (_("序号 1、2、3…"), COUNTER)]
        choices += [(column.header, column.key) for column in roster.columns]
        if roster is not people:
            choices += [
                (
                    _("{people}的{column}").format(people=people.short_title, column=column.header),
                    f"{people.key}.{column.key}",
                )
                for column in people.columns
                if column.key not in roster.column_by_key
            ]
        return choices

    def _clear(self) -> None:
        self.meanings = []
        while item := self._columns.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
