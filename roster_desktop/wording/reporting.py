"""Sentences about reports: which there are, and what cannot be written."""

from __future__ import annotations

from roster_desktop.wording.sentence import Sentence

UNKNOWN_REPORT = Sentence(
    "unknown-report",
    "没有叫“{name}”的台账或汇总，可以写：{known}。",
    "There is no report {name}. Write one of: {known}.",
)
UNKNOWN_FACE = Sentence(
    "unknown-report-face",
    "{file} 的后缀认不出，台账和汇总可以写成 .xlsx 或 .pdf。",
    "The ending of {file} is not known. A report is written as .xlsx or .pdf.",
)
WRITTEN = Sentence(
    "report-written",
    "{title} 已写到 {file}，共 {lines} 行。",
    "{title} was written to {file}: {lines} lines.",
)
NEEDS_NAME = Sentence(
    "report-needs-name",
    "请写明要哪一份、写到哪里：report 文件 名称 输出文件；--list 列出全部名称。",
    "Say which report and where to write it: report FILE NAME OUT; --list names them all.",
)
