"""What the program says of personal data: erasing it by law, handing its copy out, telling people of it."""

from __future__ import annotations

from roster_desktop.wording.sentence import Sentence

STEP = Sentence(
    "purged-step", "清除 {count} 人的个人信息", "erased the personal data of {count} {count:person|people}"
)
BEFORE_PURGE = Sentence(
    "before-purge",
    "第 {number} 步在清除个人信息之前，不能再撤销：撤销会把清除的人带回来。",
    "Step {number} is before people were erased by law and cannot be undone: it would bring them back.",
)
STILL_NAMED = Sentence(
    "still-named",
    "还有 {count} 行别人的记录写着要清除的人：{rows}。请先改好这些格子（比如换户主），再清除。",
    "{count} {count:row|rows} of other people still {count:names|name} who is to be erased: {rows}. Mend "
    "these cells first "
    "(choose another head of household).",
)
NOBODY_KNOWN = Sentence(
    "nobody-known",
    "{file} 里没有找到“{text}”。请写身份证号，或行号（rows --json 里的 row）。",
    "{file} has nobody called {text}. Give an ID number or a row id.",
)
TWO_NAMES = Sentence(
    "two-names",
    "身份证号相同的记录写着两个姓名（{names}），分不清是不是一个人。请先改正姓名或号码，再清除。",
    "Rows with this ID number carry two names ({names}). Mend the name or the number first.",
)
WAITING_PARCELS = Sentence(
    "waiting-parcels",
    "“待送出”里还有 {count} 份工作簿没送出，里面有花名册的全部内容。请先送出或撤回，再清除。",
    "{count} {count:workbook|workbooks} {count:waits|wait} to be handed over and {count:holds|hold} the "
    "whole rosters. Deliver or withdraw them first.",
)
OPEN_CONFLICTS = Sentence(
    "person-in-dispute",
    "{name} 还有没定下来的分歧，可能是两个人。请先在“待定”里定下来，再清除。",
    "{name} has open questions and may be two people. Decide them first.",
)
NOT_CONFIRMED = Sentence(
    "purge-not-confirmed",
    "清除不能撤销。要清除请照写：{expected}",
    "Erasing cannot be undone. To do it, write exactly: {expected}",
)
CONFIRMATION = Sentence("purge-confirmation", "清除{count}人", "清除{count}人")
PURGED = Sentence(
    "purged",
    "已清除 {count} 人，{rows} 行；变更记录、核对结果和从前的备份里也没有了。",
    "Erased {count} {count:person|people}, {rows} {rows:row|rows}; history, findings and old backups hold "
    "nothing of them.",
)
COPIES_GONE = Sentence(
    "copies-gone",
    "删掉从前的备份 {count} 份，另留了一份清除后的。",
    "{count} old {count:backup|backups} deleted, a new one made.",
)
COPIES_LEFT = Sentence(
    "copies-left",
    "这些从前的备份删不掉（可能正打开着），里面还有清除的人：{files}。关掉后再打开花名册，程序会接着删。",
    "These old backups could not be deleted and still hold the erased people: {files}. "
    "Close them; the program goes on at the next opening.",
)
PLACE_ABSENT = Sentence(
    "purge-place-absent",
    "另存备份的地方 {place} 没有接上，那里从前的备份还有清除的人；接上后再打开花名册，程序会接着删。",
    "The second place for backups {place} is not connected; old backups there still hold the erased people.",
)
GOING_ON = Sentence(
    "purge-going-on",
    "{file} 上次清除到一半断了，现在接着做完：重写文件、重做备份、删掉旧备份。",
    "Erasing in {file} was cut off; finishing it now: the file is rewritten, copied anew and old copies go.",
)
OUT_THERE = Sentence(
    "purge-out-there",
    "从前送出、导出的 {count} 份文件（见导出与查看记录）和收到的工作簿，程序够不着；请通知收的人也删掉。",
    "{count} {count:file|files} that left earlier (see the log) and workbooks received are out of reach; "
    "tell who has them to delete them.",
)
TURNED_AWAY = Sentence(
    "turned-away",
    "{sheet}第 {number} 行的人已按规定清除，没有再收进来；确实要重新登记的，请手工录入。",
    "{sheet} row {number}: this person was erased by law and was not taken in again; "
    "to register them anew, type them in.",
)
TURNED_AWAY_HIDDEN = Sentence(
    "turned-away-hidden",
    "工作簿里有 {count} 行是已按规定清除的人，没有再收进来。",
    "{count} {count:row|rows} of the workbook {count:is|are} of people who were erased by law and "
    "{count:was|were} not taken in again.",
)
WHY_LEFT = Sentence("why-left", "{since} 起{status}", "{status} since {since}")
WHY_REMOVED = Sentence("why-removed", "{since} 移除（{reason}）", "removed {since} ({reason})")
PAST_RETENTION = Sentence(
    "past-retention",
    "{count} 人超过保存期限（{years} 年）",
    "{count} {count:person|people} {count:is|are} past the retention of {years} {years:year|years}",
)
NOBODY_PAST = Sentence(
    "nobody-past",
    "没有人超过保存期限（{years} 年）。",
    "Nobody is past the retention of {years} {years:year|years}.",
)
UNDATED = Sentence(
    "retention-undated",
    "另有 {count} 人写了去世、迁走，没写日期，不知道过没过期限，没有算进来。",
    "{count} more have left, but nobody wrote when; they are not counted.",
)
ONE_OF_BOTH = Sentence(
    "purge-one-of-both",
    "--past（超过期限的人）和 --person（本人要求）不能一起用，请分两次。",
    "--past and --person do not go together; call it twice.",
)
NOTICE_IS_PDF = Sentence(
    "notice-is-pdf", "这一份写成 PDF，{file} 请改用 .pdf 结尾。", "It is a PDF; let {file} end in .pdf."
)
UNKNOWN_PAPER = Sentence(
    "unknown-paper", "没有“{key}”这一份，可以写：{known}。", "There is no paper {key}; known are: {known}."
)
COPY_WRITTEN = Sentence(
    "person-copy-written",
    "已写出 {name} 的个人信息副本：{file}。里面是完整号码，只给本人。",
    "Wrote the copy of personal data of {name}: {file}. It holds whole numbers, for the person alone.",
)
PAPER_WRITTEN = Sentence("privacy-paper-written", "已写出{title}：{file}", "Wrote {title}: {file}")
