"""What the command line says beside results: summaries, helps, wrong calls."""

from __future__ import annotations

from roster_desktop.wording.sentence import Sentence

CREATED = Sentence("created", "已建立 {file}（{unit}）。", "Created {file} for {unit}.")
ADDED = Sentence("added", "已新增 {row}。", "Added {row}.")
NOT_ADDED = Sentence(
    "not-added",
    "没有写入：先改正上面的错误，或加 --force 照样保存。",
    "Nothing was written: correct the errors above, or save with --force.",
)
CHANGED = Sentence("changed", "已修改 {count} 格。", "Changed {count} {count:cell|cells}.")
REMOVED = Sentence("removed", "已移除 {row}，变更记录里可以查到。", "Removed {row}; the history keeps it.")
FINDING = Sentence("finding", "{level} {rule}：{message}{remedy}", "{level} {rule}: {message} {remedy}")
EXPORTED = Sentence(
    "exported",
    "已写出 {file}：{rows}。",
    "Wrote {file}: {rows}.",
)
OPEN_ERRORS = Sentence(
    "open-errors",
    "还有 {count} 处错误没有改正，报送件里照原样写着。",
    "{count} {count:error|errors} {count:is|are} still open; the workbook carries the cells as they are.",
)
NOTICE_WRITTEN = Sentence(
    "notice-written",
    "已写出公示版 {file}：{rows}。逐格查过，没有身份证号、手机号、银行卡号。",
    "Wrote the public notice {file}: {rows}. Every cell was looked at: no ID, phone or card number.",
)
WHOLE_NUMBERS = Sentence(
    "whole-numbers",
    "{file} 里是完整的证件号、电话和卡号，请妥善保管，不要发到群里。",
    "{file} holds whole ID, phone and card numbers. Keep it safe and out of chats.",
)
BLANK_WRITTEN = Sentence("blank-written", "已写出空白表 {file}。", "Wrote the blank template {file}.")
BOOK_RESULT = Sentence(
    "book-result",
    "{file}（{unit}）：{status}；读 {read} 行，新增 {added}，更改 {changed}，不变 {unchanged}，未收 {refused}，冲突 {conflicts}",
    "{file} ({unit}): {status}; {read} {read:row|rows} read, {added} added, {changed} changed, "
    "{unchanged} unchanged, "
    "{refused} refused, {conflicts} {conflicts:conflict|conflicts}",
)
PROBLEM = Sentence("problem", "  - {where}{message}{remedy}", "  - {where}{message} {remedy}")
CONFLICTS_OPEN = Sentence(
    "conflicts-open",
    "共有 {count} 处冲突等人决定：用 conflicts 查看，用 resolve 决定。",
    "{count} {count:conflict|conflicts} {count:waits|wait} for a decision: see `conflicts`, decide with "
    "`resolve`.",
)
NO_CONFLICTS = Sentence("no-conflicts", "没有待决的冲突。", "No conflicts are open.")
RESOLVED = Sentence("resolved", "已决定，还有 {count} 处待决。", "Decided; {count} still open.")
UNDONE = Sentence(
    "undone", "已撤销“{label}”，恢复 {count} 行。", "Took back “{label}”: {count} {count:row|rows} restored."
)
ALL_KEPT = Sentence(
    "all-kept",
    "“{label}”什么都没有改动，下面 {count} 处保留现在的内容。",
    "“{label}” was not taken back: all {count} {count:place|places} {count:is|are} left as they are.",
)
KEPT = Sentence("kept", "  - 保留 {roster} {name}：{reason}", "  - kept {roster} {name}: {reason}")
CHECKED = Sentence(
    "checked",
    "核对 {rows} 行：错误 {errors}，预警 {warnings}，提示 {notices}。",
    "{rows} {rows:row|rows} checked: {errors} {errors:error|errors}, {warnings} "
    "{warnings:warning|warnings}, {notices} {notices:notice|notices}.",
)
DOCTOR_OK = Sentence(
    "doctor-ok",
    "文件完好：{rows}，变更记录 {journal} 批。",
    "The file is sound: {rows}; {journal} {journal:batch|batches} of history.",
)
DOCTOR_TROUBLE = Sentence(
    "doctor-trouble",
    "文件有 {count} 处问题，请先把文件连同“备份”文件夹一起复制保存，再从备份恢复。",
    "{count} {count:problem|problems}. First copy the file and its backup folder away, then restore a "
    "backup.",
)
BOOKS_IN_ALL = Sentence(
    "books-in-all", "共 {count} 本：{parts}。", "{count} {count:workbook|workbooks}: {parts}."
)
PREVIEW_ONLY = Sentence("preview-only", "这只是预览，没有写入。", "A preview only; nothing was written.")
WRONG_CALL = Sentence(
    "wrong-call", "命令写得不对：{reason}；加 --help 看用法。", "Wrong call: {reason}; see --help."
)
INTERRUPTED = Sentence(
    "interrupted", "已停止，没有完成的部分没有写入。", "Stopped; nothing unfinished was written."
)
READ_FAILED = Sentence(
    "read-failed",
    "{file} 没能读写（{reason}），没有改动；请检查文件和磁盘后再试。",
    "{file} could not be read or written ({reason}); nothing was changed. Check file and disk, "
    "then try again.",
)
FAULT = Sentence(
    "fault",
    "程序出了差错，这一步没有完成；已保存的内容都在。请重试，仍不行就把记录文件交给维护人员：{record}",
    "The program made an error and did not finish; what was saved is safe. Try again, "
    "or pass on the record: {record}",
)
STATUS = {
    "merged": Sentence("status-merged", "已合并", "merged"),
    "imported": Sentence("status-imported", "已导入", "imported"),
    "unchanged": Sentence("status-unchanged", "没有变化", "unchanged"),
    "duplicate": Sentence("status-duplicate", "重复送来", "duplicate"),
    "waiting": Sentence("status-waiting", "待处理", "waiting"),
    "refused": Sentence("status-refused", "没有收", "refused"),
    "skipped": Sentence("status-skipped", "跳过", "skipped"),
    "stopped": Sentence("status-stopped", "没有轮到", "stopped before it"),
}
"""What became of a workbook, by the status that `--json` prints."""

LEVEL = {
    "error": Sentence("level-error", "错误", "error"),
    "warning": Sentence("level-warning", "预警", "warning"),
    "notice": Sentence("level-notice", "提示", "notice"),
}

PASSWORD_OF = Sentence("password-of", "{file} 的密码：", "Password of {file}: ")
NEW_PASSWORD_OF = Sentence("new-password-of", "{file} 的新密码：", "New password of {file}: ")
NEW_PASSWORD_AGAIN = Sentence("new-password-again", "再打一遍：", "Once more: ")
PASSWORDS_DIFFER = Sentence(
    "passwords-differ", "两遍密码不一样，没有改动。", "The two passwords differ; nothing was changed."
)
BACKED_UP = Sentence(
    "backed-up",
    "已备份到 {copy}（{rows} 行，已核对能读）。",
    "Backed up to {copy} ({rows} {rows:row|rows}, proven readable).",
)
RESTORED = Sentence(
    "restored",
    "已用 {backup} 恢复 {file}（{rows} 行）。",
    "Restored {file} from {backup} ({rows} {rows:row|rows}).",
)
KEPT_BEFORE_RESTORING = Sentence(
    "kept-before-restoring", "恢复前的文件留在 {path}。", "What was there before is kept as {path}."
)
PASSWORD_SET = Sentence("password-set", "{file} 已设密码。", "{file} is protected by a password now.")
PASSWORD_CHANGED = Sentence("password-changed", "{file} 的密码已换。", "{file} has its new password.")
PASSWORD_REMOVED = Sentence(
    "password-removed",
    "{file} 的密码已去掉，谁拿到文件都能打开。",
    "{file} has no password any more; whoever has the file can open it.",
)
RECOVERY_CODE = Sentence(
    "recovery-code",
    "恢复码（忘了密码时用，只显示这一次，请抄下或打印，和电脑分开放）：{code}",
    "Recovery code (for a forgotten password; shown only now: write it down, keep it apart): {code}",
)
COPIES_KEEP_PASSWORD = Sentence(
    "copies-keep-password",
    "这些备份没能改写，打开时仍要原来的密码：{files}。",
    "These backups could not be rewritten and still need the old password: {files}.",
)
RETURNED = Sentence(
    "returned",
    "已写出 {file}，退给{unit}：{rows}；要答复 {questions} 处，要更正或核实 {corrections} 处。",
    "{file} was written for {unit}: {rows}; {questions} {questions:question|questions}, {corrections} "
    "{corrections:correction|corrections}.",
)
QUESTIONS_OPEN = Sentence(
    "questions-open",
    "别处问我们的 {theirs} 处，我们问别处的 {ours} 处。",
    "{theirs} {theirs:question|questions} to us, {ours} asked by us.",
)
