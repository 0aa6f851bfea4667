"""What may be chosen in a column's cells, and what is said to whoever stands in one."""

from __future__ import annotations

from dataclasses import dataclass, field

from openpyxl.worksheet.datavalidation import DataValidation

from roster_desktop.schema import Column
from roster_desktop.workbook.raw import column_letters

OPTIONS_SHEET = "roster_options"
_LONGEST_LIST = 255
_LONGEST_TITLE = 32
_LONGEST_PROMPT = 255


@dataclass(slots=True)
class LongLists:
    """Lists too long for a drop-down of its own; they stand in columns of a hidden sheet."""

    columns: dict[tuple[str, ...], int] = field(default_factory=dict)

    def reference(self, options: tuple[str, ...]) -> str:
        """Where the list stands; it is put there when it was not asked for before."""
        place = self.columns.setdefault(options, len(self.columns))
        letters = column_letters(place)
        return f"{OPTIONS_SHEET}!${letters}$1:${letters}${len(options)}"

    def rows(self) -> list[list[str]]:
        """The hidden sheet's rows."""
        longest = max((len(options) for options in self.columns), default=0)
        return [
            [options[row] if row < len(options) else "" for options in self.columns] for row in range(longest)
        ]


def validation(column: Column, cells: str, lists: LongLists) -> DataValidation:
    """The column's drop-down and its help, for these cells (`C4:C900`).

    Another text than the listed ones is questioned, never forbidden: what a clerk knows must fit in.
    """
    rule = DataValidation(
        type="list" if column.options else None,
        formula1=_list_formula(column.options, lists) if column.options else None,
        allow_blank=True,
        showInputMessage=True,
        promptTitle=column.header[:_LONGEST_TITLE],
        prompt=_prompt(column),
        sqref=cells,
    )
    if column.options and not column.kind.takes_own_words:
        rule.showErrorMessage = True
        rule.errorStyle = "warning"
        rule.errorTitle = "不在可选项中"
        rule.error = f"“{column.header}”请从下拉列表中选择。确定要填别的内容吗？"
    return rule


def _list_formula(options: tuple[str, ...], lists: LongLists) -> str:
    joined = ",".join(options)
    is_plain = not any("," in option or '"' in option or option != option.strip() for option in options)
    if is_plain and len(joined) + 2 <= _LONGEST_LIST:
        return f'"{joined}"'
    return lists.reference(options)


def _prompt(column: Column) -> str:
    duty = "必填。" if column.required else ""
    text = duty + column.help
    return text if len(text) <= _LONGEST_PROMPT else text[: _LONGEST_PROMPT - 1] + "…"
