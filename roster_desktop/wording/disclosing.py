"""What the program says of the log of exports and of numbers that were shown."""

from __future__ import annotations

from roster_desktop.wording.sentence import Sentence

SICK_GUARDS = Sentence(
    "sick-log-guards",
    "导出与查看记录失去了防改保护，可能有人用别的程序动过这个文件",
    "the log of exports is no longer guarded against changes; another program may have altered the file",
)
SICK_LINE = Sentence(
    "sick-log-line",
    "导出与查看记录从第 {number} 条起被改过、删过或插过",
    "the log of exports was altered from line {number} on",
)
SICK_END = Sentence(
    "sick-log-end",
    "导出与查看记录的末尾少了几条",
    "lines are missing at the end of the log of exports",
)
NOTHING_LOGGED = Sentence(
    "nothing-logged",
    "还没有导出过，也没有显示过完整号码。",
    "Nothing left this file and nothing was shown whole.",
)
LAST_LINK = Sentence(
    "last-link",
    "共 {count} 条，链尾校验码 {link}；抄在纸上，以后对得上就没有人改过。",
    "{count} {count:line|lines}, last link {link}. Written down on paper, it shows later that nobody "
    "altered the log.",
)
NOT_LOGGED = Sentence(
    "not-logged",
    "{file} 现在写不进去（{reason}），这一次没有记下。",
    "{file} cannot be written now ({reason}), so this was not logged.",
)
SHOWN = Sentence("numbers-shown", "查看完整号码", "whole numbers shown")
WRITTEN = Sentence("data-exported", "导出", "exported")
PURGED = Sentence("data-purged", "清除", "erased")
NO_NUMBERS = Sentence("no-numbers", "—", "—")
MASKED = Sentence("was-masked", "已遮号码", "masked")
WHOLE = Sentence("was-whole", "完整号码", "whole numbers")
EVERY_COLUMN = Sentence("every-column", "五册全部列", "every column of every roster")
TAMPERED = Sentence(
    "log-tampered",
    "这份记录不可信：{what}。请留好这个文件和备份，报告单位负责人。",
    "This log cannot be trusted: {what}. Keep this file and its backups, and report it.",
)
ALL_COLUMNS = Sentence("all-columns", "{roster}（全部列）", "{roster} (all columns)")
OCCASIONS = {
    "submission": Sentence("occasion-submission", "报送", "submission"),
    "exchange": Sentence("occasion-exchange", "两台电脑合用", "exchange between computers"),
    "return": Sentence("occasion-return", "返回村里", "return workbook"),
    "handover": Sentence("occasion-handover", "移交", "handover"),
    "visits": Sentence("occasion-visits", "核实名单", "visit list"),
    "print": Sentence("occasion-print", "打印花名册", "print of a roster"),
    "row": Sentence("occasion-row", "看一行的号码", "numbers of one row"),
    "person-copy": Sentence("occasion-person-copy", "个人信息副本", "copy for the person"),
    "people": Sentence("occasion-people", "给人看的工作簿", "workbook for people"),
    "public": Sentence("occasion-public", "公示版", "public notice"),
    "comparison": Sentence("occasion-comparison", "两期对照", "two periods compared"),
    "report": Sentence("occasion-report", "台账、汇总", "report"),
    "copied-cells": Sentence("occasion-copied-cells", "连号码复制", "copied with numbers"),
    "backup-elsewhere": Sentence("occasion-backup-elsewhere", "备份另存", "backup elsewhere"),
    "purge-retention": Sentence("occasion-purge-retention", "超过保存期限", "past retention"),
    "purge-request": Sentence("occasion-purge-request", "本人要求删除", "at the person's request"),
    "command": Sentence("occasion-command", "命令行 --unmask", "command line, --unmask"),
}
"""What it was for: as the log keeps it → as people read it."""
