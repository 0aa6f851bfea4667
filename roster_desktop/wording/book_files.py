"""Sentences about files that people take for workbooks: locked ones, packed ones, and what is none."""

from __future__ import annotations

from roster_desktop.wording.sentence import Sentence

# Locked books.

LOCKED = Sentence(
    "book-encrypted",
    "“{file}”设了打开密码，有密码才能读；也可以用 WPS 打开，取消密码后另存，再导入。",
    "{file} needs its password to be read. "
    "Or open it in WPS, remove the password, save it and take that one in.",
)
WRONG_PASSWORD = Sentence(
    "book-wrong-password",
    "打开“{file}”的密码不对，请重新输入（注意大小写），或向发来的人问清楚。",
    "The password for {file} is wrong. Type it again (capitals matter), or ask the sender.",
)
LOCKED_FOR_GOOD = Sentence(
    "book-locked-for-good",
    "“{file}”的加密方式本程序解不开；请用 WPS 打开，取消密码后另存为 xlsx，再导入。",
    "{file} is encrypted in a way this program cannot undo. Open it in WPS, remove the password, "
    "save it as xlsx and take that one in.",
)

# Archives.

ARCHIVE_LOCKED = Sentence(
    "archive-locked",
    "压缩包“{file}”设了密码；请先用密码解压，再导入里面的工作簿。",
    "The archive {file} has a password. Unpack it first and take in the workbooks inside.",
)
ARCHIVE_DAMAGED = Sentence(
    "archive-damaged",
    "压缩包“{file}”已损坏或结构不正常，没有打开；请先解压，再导入里面的工作簿，或让对方重新发送。",
    "The archive {file} is damaged or put together in an abnormal way and was not opened. "
    "Unpack it first, or ask for it again.",
)
ARCHIVE_INSIDE = Sentence(
    "archive-inside",
    "“{file}”是压缩包里的压缩包，没有打开；请先把外层解压，再导入它。",
    "{file} is an archive inside an archive and was not opened. Unpack the outer one and take this one in.",
)
OTHER_ARCHIVE = Sentence(
    "other-archive",
    "“{file}”是 rar 或 7z 压缩包，本程序不解压；请先解压，再导入里面的工作簿。",
    "{file} is a rar or 7z archive. Unpack it first and take in the workbooks inside.",
)

# What is no workbook.

LETTER = Sentence(
    "book-is-letter",
    "“{file}”是文字文档（Word 或 WPS 文字）；请把里面的表格复制到新工作簿，另存为 xlsx 后再导入。",
    "{file} is a text document (Word or WPS Writer). Copy its table into a new workbook, save that as xlsx "
    "and take that one in.",
)
SLIDES = Sentence(
    "book-is-slides",
    "“{file}”是演示文稿，不是表格；请让对方发来电子表格（xlsx）。",
    "{file} is a presentation and no table. Ask the sender for the spreadsheet (xlsx).",
)
PDF = Sentence(
    "book-is-pdf",
    "“{file}”是 PDF 文件，读不出表格；请让对方发来做这份 PDF 的电子表格（xlsx）。",
    "{file} is a PDF, of which no table can be read. Ask the sender for the spreadsheet it was made from.",
)
PICTURE = Sentence(
    "book-is-picture",
    "“{file}”是图片，读不出表格；请让对方发来电子表格（xlsx），或照着图片录入。",
    "{file} is a picture, of which no table can be read. Ask the sender for the spreadsheet, or type it in.",
)
WEB_PAGE_WITHOUT_TABLE = Sentence(
    "web-page-without-table",
    "“{file}”是网页，里面没有表格；请在原系统里重新导出，或用 WPS 打开，另存为 xlsx 后再导入。",
    "{file} is a web page without any table. Export it again, or open it in WPS and save it as xlsx.",
)
WEB_ARCHIVE = Sentence(
    "web-archive",
    "“{file}”是网页归档（mht）文件；请用 WPS 打开，另存为 xlsx 后再导入。",
    "{file} is a web archive (mht). Open it in WPS, save it as xlsx and take that one in.",
)
SHARED_TEXTS_LOST = Sentence(
    "shared-texts-lost",
    "“{file}”里存放文字的部分丢失了（单元格指向的文字不存在），没有读入；请让对方用 WPS 打开、另存后重新发送。",
    "The part of {file} that holds its texts is lost, so it was not read. "
    "Ask the sender to open it in WPS, save it and send it again.",
)

# Left out of a folder or an archive, with a word.

TEMPORARY = Sentence(
    "temporary-file",
    "“{file}”是 WPS 或 Excel 打开文件时留下的临时文件，不是工作簿，跳过了。",
    "{file} is a temporary file of an open WPS or Excel and no workbook; it was skipped.",
)
HALF_SENT = Sentence(
    "half-sent-file",
    "“{file}”是没有传完的下载文件，跳过了；请等它传完，或让对方重新发送。",
    "{file} is a download that has not finished; it was skipped. Wait for it, or ask for it again.",
)
NO_BOOK = Sentence(
    "no-book",
    "“{file}”不是电子表格，跳过了。",
    "{file} is no spreadsheet; it was skipped.",
)
BAD_NAME = Sentence(
    "bad-name-inside",
    "压缩包里的“{file}”名字不能用，跳过了；请先解压，再导入它。",
    "{file} in the archive has a name that cannot be used; it was skipped. Unpack it and take it in.",
)

# What a person must know of a book that was read.

OPEN_ELSEWHERE = Sentence(
    "book-open-elsewhere",
    "“{file}”可能正在 WPS 或 Excel 中打开，读到的是上次保存的内容；有没保存的改动请先保存，再读一次。",
    "{file} may be open in WPS or Excel; what was read is what was last saved. "
    "Save what is not, and read it again.",
)
CLOSE_FIRST = Sentence(
    "book-close-first",
    "“{file}”没有读入；请在 WPS 或 Excel 里保存并关闭它，再放进来一次。",
    "{file} was not read; save and close it in WPS or Excel, and take it in again.",
)
AS_SAVED = Sentence("answer-as-saved", "就读上次保存的内容", "read what was last saved")
NOT_YET = Sentence("answer-not-yet", "先不读，等我保存并关闭它", "leave it until I have saved and closed it")
CLOSED_NOW = Sentence("answer-closed-now", "已经关闭了，再读一次", "it is closed now, read it again")
HIDDEN_ROWS = Sentence(
    "hidden-rows",
    "工作表“{sheet}”有 {count} 行是隐藏的或被筛选掉的（例如第 {row} 行），这些行也读入了。",
    "{count} {count:row|rows} of sheet {sheet} {count:is|are} hidden or filtered out (for example row "
    "{row}) and read all the same.",
)
PICTURE_CELL = Sentence(
    "picture-cell",
    "有 {count} 个单元格里是图片（例如 {cell}），图片没有读入；如果是身份证照片，请提醒对方不要随表传送。",
    "{count} {count:cell|cells} {count:holds|hold} pictures (for example {cell}), which were not read. If "
    "they are photographs of "
    "ID cards, tell the sender not to send them with the list.",
)
