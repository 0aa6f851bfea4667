"""Sentences of the roster file: opening it, saving into it, taking back, keeping copies."""

from __future__ import annotations

from roster_desktop.wording.sentence import Sentence

FILE_MISSING = Sentence(
    "file-missing",
    "找不到花名册文件 {file}，请确认它没有被移动、改名，U 盘或网络盘已经接好。",
    "There is no roster file {file}. Check that it was not moved or renamed and that its drive is connected.",
)
OF_A_YEAR = Sentence("of-a-year", "{year}年年初结转", "beginning of {year}")
FILE_EXISTS = Sentence(
    "file-exists",
    "{file} 已经存在，请换一个文件名；原来的文件没有改动。",
    "{file} exists already. Choose another name; the file was left as it is.",
)
NOT_A_FILE = Sentence(
    "not-a-file",
    "{file} 是一个文件夹，请选择其中的 .roster 文件。",
    "{file} is a folder. Choose a .roster file in it.",
)
FOLDER_MISSING = Sentence(
    "folder-missing",
    "{file} 所在的文件夹不存在，请先建好文件夹或换一个位置。",
    "The folder of {file} does not exist. Make it first, or choose another place.",
)
FILE_EMPTY = Sentence(
    "file-empty",
    "{file} 是空文件，里面没有任何内容，请从“备份”文件夹取回最近的一份。",
    "{file} is empty: it holds no data at all. Take back the latest copy from the folder 备份.",
)
NOT_OURS = Sentence(
    "not-ours",
    "{file} 不是本程序的花名册文件（或文件头已损坏），没有打开；要导入表格请用“导入”，要找回请到“备份”文件夹。",
    "{file} is no roster file of this program (or its beginning is damaged). Import workbooks; "
    "find copies in 备份.",
)
DAMAGED = Sentence(
    "file-damaged",
    "{file} 已损坏，不能使用，文件保持原样；请从“备份”文件夹取回最近的一份。",
    "{file} is damaged and cannot be used; it was left as it is. "
    "Take back the latest copy from the folder 备份.",
)
NEWER = Sentence(
    "file-newer",
    "{file} 是用更新版本的程序保存的，请先升级本程序再打开；文件没有改动。",
    "{file} was saved by a newer version of the program. Update the program to open it; nothing was changed.",
)
OLDER = Sentence(
    "file-older",
    "{file} 是旧版本程序的文件，请先在窗口里打开一次，让程序备份并升级它。",
    "{file} is of an older version. Open it once for writing, "
    "so that it is backed up and brought up to date.",
)
READ_ONLY = Sentence(
    "file-read-only",
    "{file} 是只读的，不能保存修改；请取消“只读”属性，或把它复制到本机再打开。",
    "{file} is read-only, so nothing can be saved. Clear its read-only mark, or copy it to this computer.",
)
FOLDER_READ_ONLY = Sentence(
    "folder-read-only",
    "{file} 所在的文件夹不允许写入，不能保存修改；请把文件复制到本机的文件夹再打开。",
    "The folder of {file} cannot be written to. "
    "Copy the file into a folder of this computer and open it there.",
)
OPEN_ELSEWHERE = Sentence(
    "open-elsewhere",
    "{file} 已在另一个窗口打开（{who}），请在那个窗口里操作，或先关闭那个窗口。",
    "{file} is open in another window ({who}). Work there, or close that window first.",
)
SOMEBODY = Sentence("somebody", "未留名", "no name left")
BUSY = Sentence(
    "file-busy",
    "{file} 正被另一个程序占用，刚才的内容没有保存；请关闭占用它的程序后再试一次。",
    "{file} is being used by another program and nothing was saved. Close that program and try again.",
)
OPENED_FOR_READING = Sentence(
    "opened-for-reading",
    "{file} 是以只读方式打开的，不能保存修改；请重新打开后再改。",
    "{file} was opened for reading only. Open it again to change it.",
)
VANISHED = Sentence(
    "file-vanished",
    "{file} 不见了（被移动、删除，或 U 盘已拔出），刚才的内容没有保存；请放回原处后重新打开。",
    "{file} is gone (moved, deleted, or its drive was pulled out) and nothing was saved. "
    "Put it back and reopen it.",
)
REPLACED = Sentence(
    "file-replaced",
    "{file} 被别的程序换成了另一份（例如云盘同步），刚才的内容没有保存；请关闭后重新打开，再核对内容。",
    "{file} was replaced by another program (a cloud folder?) and nothing was saved. "
    "Close it and open it again.",
)
DISK_FULL = Sentence(
    "disk-full",
    "磁盘已满，{file} 没有保存刚才的内容；请先清理磁盘再试一次。",
    "The disk is full and {file} did not save the last change. Free some space and try again.",
)
DISK_FULL_RESERVE_FREED = Sentence(
    "disk-full-reserve-freed",
    "磁盘已满，{file} 没有保存刚才的内容；程序已腾出应急空间，请再保存一次，并尽快清理磁盘。",
    "The disk is full and {file} did not save the last change. Reserved space was freed: save again, "
    "then tidy up.",
)
DISK_TROUBLE = Sentence(
    "disk-trouble",
    "读写 {file} 时磁盘出错，刚才的内容可能没有保存；请检查磁盘或 U 盘，重新打开后核对。",
    "The disk failed while {file} was used; the last change may not be saved. "
    "Check the disk and open it again.",
)
COPY_FAILED = Sentence(
    "copy-failed",
    "没能把副本写到 {target}，原文件没有改动；请检查那里的空间和写入权限。",
    "The copy could not be written to {target}; the file itself is as it was. "
    "Check space and permission there.",
)
COPY_NOT_SOUND = Sentence(
    "copy-not-sound",
    "写到 {target} 的副本没有通过检查，已删除；请换一个位置再试。",
    "The copy written to {target} did not pass its check and was deleted. Try another place.",
)

ROW_UNKNOWN = Sentence(
    "row-unknown",
    "{file} 里没有编号或身份证号为 {text} 的行，请用 rows 命令查看。",
    "{file} has no row {text}. The command `rows` lists them.",
)
ROW_AMBIGUOUS = Sentence(
    "row-ambiguous",
    "{file} 里不止一行符合 {text}，请写完整的行编号。",
    "More than one row of {file} matches {text}. Write the whole row id.",
)
CONFLICT_UNKNOWN = Sentence(
    "conflict-unknown",
    "没有编号为 {text} 的待定问题，可能已经定过；请用 conflicts 命令查看。",
    "No open conflict {text}; it may be decided already. The command `conflicts` lists them.",
)
CONFLICT_AMBIGUOUS = Sentence(
    "conflict-ambiguous",
    "不止一个待定问题的编号以 {text} 开头，请写完整的编号。",
    "More than one open conflict begins with {text}. Write the whole id.",
)
ROW_REMOVED = Sentence(
    "row-removed",
    "{name} 这一行已经移除，不能修改；请先恢复它。",
    "The row of {name} was removed and cannot be changed. Restore it first.",
)
NOTHING_TO_UNDO = Sentence(
    "nothing-to-undo",
    "{file} 里没有可以撤销的操作。",
    "There is nothing to undo in {file}.",
)
NOTHING_TO_REDO = Sentence(
    "nothing-to-redo",
    "{file} 里没有可以重做的操作。",
    "There is nothing to redo in {file}.",
)
BATCH_UNKNOWN = Sentence(
    "batch-unknown",
    "{file} 的历史里没有第 {number} 步，请用 history 命令查看。",
    "The history of {file} has no batch {number}. The command `history` lists them.",
)
ALREADY_UNDONE = Sentence(
    "already-undone",
    "第 {number} 步（{label}）已经撤销过了。",
    "Batch {number} ({label}) is taken back already.",
)

UNDO_OF = Sentence("undo-of", "撤销：{label}", "undo: {label}")
REDO_OF = Sentence("redo-of", "重做：{label}", "redo: {label}")
REMOVED_BY_UNDO = Sentence("removed-by-undo", "撤销“{label}”", "undo of “{label}”")
KEPT_EDITED_SINCE = Sentence(
    "kept-edited-since",
    "之后又改过（第 {number} 步：{label}），保留现在的内容",
    "changed since (batch {number}: {label}), left as it is",
)
KEPT_OTHER_TEXT = Sentence(
    "kept-other-text",
    "{columns} 后来又变过，保留现在的内容",
    "{columns} changed since and was left as it is",
)
KEPT_JOINED_AND_SENT = Sentence(
    "kept-joined-and-sent",
    "合并后的行已经报送出去，撤销拆不开，保留现在的内容；要拆请到“疑似同一人”页选“拆开”，收到的各处会跟着改",
    "the joined row was sent out since and undoing cannot split it, left as it is; use 'same --split'",
)
KEPT_PARTED_AND_SENT = Sentence(
    "kept-parted-and-sent",
    "拆开后的两行已经报送出去，撤销合不拢，保留现在的内容；要再合请到“疑似同一人”页选“是同一人”",
    "the two rows were sent out since and undoing cannot join them, left as they are; use 'same --join'",
)
KEPT_GONE = Sentence(
    "kept-gone",
    "这一行已经不在花名册里",
    "the row is no longer in the file",
)

NO_LONGER_LISTED = Sentence(
    "no-longer-listed",
    "“{file}”里已经没有此人",
    "no longer in {file}",
)
THIS_FILE = Sentence("this-file", "本机", "this file")
UNKNOWN_FILE = Sentence("unknown-file", "另一份花名册", "another roster file")

SICK_PAGES = Sentence("sick-pages", "文件内部结构有损坏：{what}", "the file's pages are damaged: {what}")
SICK_MEMORY = Sentence(
    "sick-memory", "{roster} 的行 {row}：版本记录读不出来", "{roster} row {row}: its versions cannot be read"
)
SICK_COLUMNS = Sentence(
    "sick-columns",
    "{roster} 的行 {row}：显示的内容与版本记录不一致（{columns}）",
    "{roster} row {row}: what is shown differs from its versions ({columns})",
)
SICK_JOURNAL = Sentence(
    "sick-journal",
    "{roster} 的行 {row}：与历史记录最后一步不一致（{registers}）",
    "{roster} row {row}: differs from the last step of its history ({registers})",
)
SICK_GAP = Sentence("sick-gap", "历史记录缺少第 {number} 步", "the history has no batch {number}")
SICK_ALIAS = Sentence(
    "sick-alias",
    "行编号 {alias} 指向不存在的行 {row}",
    "row id {alias} stands for a row {row} that is not there",
)
SICK_TWICE = Sentence("sick-twice", "行编号 {row} 出现在两本花名册里", "row id {row} stands in two rosters")
SICK_CONFLICTS = Sentence(
    "sick-conflicts",
    "{roster} 的行 {row}：待定问题的清单与内容不一致",
    "{roster} row {row}: the list of open questions does not agree with its cells",
)
