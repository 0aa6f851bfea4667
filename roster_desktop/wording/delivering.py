"""Sentences of handing workbooks over and of the folders they come from and go to."""

from __future__ import annotations

from roster_desktop.wording.sentence import Sentence

ALREADY_SENT = Sentence(
    "parcel-sent",
    "{file} 已经在 {at} 送出，不能再收回；内容有变就再报一次。",
    "{file} was handed over at {at} and cannot be withdrawn. Send again where something changed.",
)
PARCEL_GONE = Sentence(
    "parcel-gone",
    "待送出的 {file} 不在“待送出”文件夹里了，没有送出；请收回这一份，再报一次。",
    "{file} is no longer in the folder 待送出 and was not handed over. Withdraw it and send again.",
)
NO_FREE_NAME = Sentence(
    "no-free-name",
    "{folder} 里和 {file} 同名的文件太多，没有送出；请整理那个文件夹。",
    "There are too many files named like {file} in {folder}; it was not handed over. Tidy that folder.",
)
NO_OUTBOX = Sentence(
    "no-outbox",
    "{folder} 里建不了“待送出”文件夹，可能没有写入的权限或磁盘已满；没有写出报送件。",
    "The folder 待送出 cannot be made in {folder}: no permission to write, or the disk is full. "
    "Nothing was written.",
)
COPY_DIFFERS = Sentence(
    "copy-differs",
    "{file} 送到 {folder} 以后读回来和原件不一样，没有留在那里；U盘可能坏了，请换一个再试。",
    "{file} read back otherwise than it was written in {folder} and was not left there. "
    "The stick may be broken; try another one.",
)
PARCEL_ALTERED = Sentence(
    "parcel-altered",
    "待送出的 {file} 和写出时不一样了，没有送出；请收回这一份，再报一次。",
    "{file} in the outbox is not as it was written and was not handed over. Withdraw it and send again.",
)
NO_FOLDER = Sentence(
    "no-folder-yet",
    "还没有说报送件送到哪个文件夹，请先选一个（可以是U盘、共享文件夹，现在不在也行）。",
    "Nobody has said yet where workbooks are delivered to. Choose a folder; it need not be there now.",
)
PARCEL_UNKNOWN = Sentence(
    "parcel-unknown",
    "待送出里没有第 {number} 份；outbox 命令可以看到编号。",
    "There is no number {number} in the outbox; the command `outbox` lists them.",
)
OUTBOX_LINE = Sentence(
    "outbox-line",
    "{number}  {state}  {file}  {where}",
    "{number}  {state}  {file}  {where}",
)
STATE = {
    "waiting": Sentence("parcel-waiting", "待送出", "waiting"),
    "sent": Sentence("parcel-delivered", "已送出", "delivered"),
    "withdrawn": Sentence("parcel-withdrawn", "已收回", "withdrawn"),
}
ROUND = Sentence(
    "outbox-round",
    "送出 {sent} 份，还有 {waiting} 份待送出。",
    "{sent} handed over, {waiting} still waiting.",
)
FOLDER_ABSENT = Sentence(
    "folder-absent",
    "{folder} 现在不在（U盘没插或共享没连），报送件留在“待送出”里，文件夹出现后再送。",
    "{folder} is not there now. The workbooks wait in the outbox and go as soon as it is.",
)
OUTBOX_EMPTY = Sentence("outbox-empty", "没有待送出的，也没有送出过。", "Nothing waits, nothing was sent.")
INBOX_LINE = Sentence("inbox-line", "新  {file}", "new  {file}")
INBOX_NOTHING = Sentence(
    "inbox-nothing", "收件文件夹里没有新的工作簿。", "No new workbook in the inbox folder."
)
INBOX_ABSENT = Sentence(
    "inbox-absent",
    "收件文件夹 {folder} 现在不在，请插好U盘或连上共享再看。",
    "The inbox folder {folder} is not there now. Connect it and look again.",
)
NO_INBOX = Sentence(
    "no-inbox",
    "还没有选收件文件夹，请用 --folder 说是哪一个。",
    "No inbox folder was chosen yet; name one with --folder.",
)
