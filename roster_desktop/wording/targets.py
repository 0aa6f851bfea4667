"""Sentences about targets that are read from a workbook."""

from __future__ import annotations

from roster_desktop.wording.sentence import Sentence

NO_TARGETS_FOUND = Sentence(
    "no-targets-found",
    "{file} 里没有认出目标：每条目标占一行，表头里要有“指标”“目标数”，最好还有“年度”“行政村”；或者每村一行、每项指标一栏。改好表头再导入。",
    "No targets were recognised in {file}. Give each target its own row under headers such as 指标 and 目标数, "
    "or each village a row and each indicator a column, then import it again.",
)
CELL_MISSING = Sentence(
    "target-cell-missing",
    "“{column}”是空的，没有收；补上再导入。",
    "{column} is blank, so the row was not taken. Fill it and import the book again.",
)
YEAR_MISSING = Sentence(
    "target-year-missing",
    "没有写是哪一年的，标题里也没有；请先说明年度。",
    "Neither the row nor the title names a year. Say of which year it is.",
)
WHICH_YEAR = Sentence(
    "which-target-year",
    "表里和标题里都没有写年度。这些目标是哪一年的？",
    "Neither the rows nor the title name a year. Of which year are these targets?",
)
OF_ANOTHER = Sentence(
    "target-of-another-unit",
    "这一行是“{unit}”的目标，不是{own}的，没有收。",
    "The row is a target of {unit}, not of {own}; it was not taken.",
)
TARGET_AGAIN = Sentence(
    "target-again",
    "和第{number}行是同一年、同一个村、同一项指标，只收第{number}行；请核对哪一行对。",
    "Row {number} has the same year, village and indicator and was taken. See which of the two is right.",
)
NO_TARGET_COLUMN = Sentence(
    "no-target-column",
    "“{text}”这一栏不是认识的指标，没有收；要收的，在指标名下面一行写“目标数”再导入。",
    "{text} is no known indicator, so the column was not taken. To take it, write 目标数 below its name.",
)
NO_TARGET_ROW = Sentence(
    "no-target-row",
    "“{text}”看作{what}，没有收。",
    "{text} was read as no target ({what}) and not taken.",
)
COUNTED_HERE = Sentence(
    "target-counted-here",
    "完成数由花名册算，表里写的“{text}”没有收。",
    "What was reached is counted from the rosters; {text} was not taken.",
)
TYPED_MEANWHILE = Sentence(
    "target-typed-meanwhile",
    "看的时候花名册又改过了，{file} 没有写进去；请再导入一次。",
    "The file was changed while this was shown; {file} was not taken. Import it once more.",
)
TARGETS_TAKEN = Sentence(
    "targets-taken",
    "{file}：新增 {added} 条，更改 {changed} 条，不变 {same} 条，不收 {refused} 条。",
    "{file}: {added} added, {changed} changed, {same} the same, {refused} not taken.",
)
