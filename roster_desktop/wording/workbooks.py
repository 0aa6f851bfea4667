"""Sentences about workbooks: what cannot be read, what cannot be written,
and what a person must know of one."""

from __future__ import annotations

from roster_desktop.wording.sentence import Sentence

# Files that are not read.

MISSING = Sentence(
    "book-missing",
    "找不到工作簿“{file}”，请检查它是否还在原来的地方，U盘是否已插好。",
    "Workbook {file} is not there. Check that it was not moved and that the drive is plugged in.",
)
NOT_A_FILE = Sentence(
    "book-not-a-file",
    "“{file}”不是文件，请选一个工作簿。",
    "{file} is not a file. Choose a workbook.",
)
NO_ACCESS = Sentence(
    "book-no-access",
    "读不了“{file}”：它可能正在 WPS 或 Excel 中打开，或者没有读取权限；请关闭后再试。",
    "{file} cannot be read: it may be open in WPS or Excel, or reading is not allowed. "
    "Close it and try again.",
)
EMPTY = Sentence(
    "book-empty",
    "“{file}”是空文件（0 字节），可能没有传完；请让对方重新发送。",
    "{file} is empty (0 bytes); perhaps it was not sent to the end. Ask for it again.",
)
DAMAGED = Sentence(
    "book-damaged",
    "“{file}”已损坏或没有传完，读不出来；请让对方用 WPS 打开、另存为 xlsx 后重新发送。",
    "{file} is damaged or was not sent to the end. Ask the sender to open it, "
    "save it as xlsx and send it again.",
)
OTHER_OFFICE_FILE = Sentence(
    "book-other-office-file",
    "“{file}”不是电子表格（或是 WPS 专用格式）；请用 WPS 打开，另存为 xlsx 后再导入。",
    "{file} is no spreadsheet, or in a format of WPS alone. Open it in WPS, "
    "save it as xlsx and take that one in.",
)
ARCHIVE = Sentence(
    "book-archive",
    "“{file}”是压缩包；请先解压，再选里面的工作簿（“收件合并”可以直接收压缩包）。",
    "{file} is an archive. Unpack it first and choose the workbooks inside; "
    "merging takes archives as they are.",
)
NOT_A_TABLE = Sentence(
    "book-not-a-table",
    "“{file}”读不出表格来；能读的是 xlsx、xls、xlsb、ods、et 和 csv 文件，是别的 WPS 表格的，请在 WPS 里另存为 xlsx。",
    "{file} is no spreadsheet that can be read. Kinds that can be read are xlsx, xls, xlsb, ods, et and csv; "
    "save another kind as xlsx in WPS.",
)
FILE_TOO_BIG = Sentence(
    "book-file-too-big",
    "“{file}”有 {size} MB，超过了 {limit} MB 的上限；请删掉图片，或按村拆成几个文件。",
    "{file} has {size} MB; the limit is {limit} MB. Remove pictures, or split it by village.",
)
UNPACKS_TOO_BIG = Sentence(
    "book-unpacks-too-big",
    "“{file}”解压后大得不正常，没有打开；请用 WPS 把花名册复制到新工作簿，另存后再导入。",
    "{file} would unpack to an abnormal size and was not opened. "
    "Copy the rosters into a new workbook and save that.",
)
TOO_MANY_CELLS = Sentence(
    "book-too-many-cells",
    "“{file}”的工作表“{sheet}”里，数据散布到很远的行或列（到第 {row} 行、第 {column} 列），"
    "没有读入；请删掉表格以外的内容，另存后再导入。",
    "In {file}, cells of sheet {sheet} are scattered as far as row {row} and column {column}; it was not "
    "read. Delete what is outside the table and save it again.",
)
TEXT_TOO_LONG = Sentence(
    "book-text-too-long",
    "“{file}”里有长得不正常的单元格内容，没有读入；请检查后另存为 xlsx 再导入。",
    "{file} holds a text of abnormal length and was not read. Check it and save it again as xlsx.",
)
SUSPICIOUS = Sentence(
    "book-suspicious",
    "“{file}”的内部结构不正常，为安全起见没有打开；请用 WPS 打开，另存为 xlsx 后再导入。",
    "{file} is put together in an abnormal way and was not opened, for safety. "
    "Open it in WPS and save it as xlsx.",
)
READER_DIED = Sentence(
    "book-reader-died",
    "读“{file}”时读取程序中断了，这个文件没有读入；请用 WPS 打开，另存为 xlsx 后再导入。",
    "The reader broke off at {file}, which was not read. Open it in WPS, "
    "save it as xlsx and take that one in.",
)
TOO_SLOW = Sentence(
    "book-too-slow",
    "读“{file}”用了 {seconds} 秒还没有读完，已经停下；请把它按村拆成几个文件，或另存为 xlsx 后再导入。",
    "Reading {file} took more than {seconds} {seconds:second|seconds} and was stopped. Split it by village, "
    "or save it as xlsx.",
)
NEWER_FORMAT = Sentence(
    "book-newer-format",
    "“{file}”是用更新版本的程序（{program}）生成的，请先升级本程序再收。",
    "{file} was written by a newer version of the program ({program}). Update this program first.",
)
UNKNOWN_KEY = Sentence(
    "book-unknown-key",
    "对照关系里的“{key}”不是任何花名册的列名，可以用 columns 命令查看列名。",
    "The mapping names {key}, which is no column of any roster. The command `columns` lists them.",
)
UNKNOWN_MAPPED_HEADER = Sentence(
    "book-unknown-mapped-header",
    "“{file}”里没有对照关系所写的表头“{header}”，请照表里的字写。",
    "{file} has no header {header} as the mapping names it. Write it as the sheet does.",
)

# Things a person must know of a workbook that was read.

NOTHING_RECOGNISED = Sentence(
    "nothing-recognised",
    "没有认出任何花名册：表头里要有“姓名”“身份证号”等列名。",
    "No roster was recognised: a header row must name the columns 姓名, 身份证号 and so on.",
)
HIDDEN_SHEET = Sentence(
    "hidden-sheet",
    "工作表“{sheet}”是隐藏的，没有读入；需要的话请取消隐藏后再导入。",
    "Sheet {sheet} is hidden and was not read. Unhide it if it should be.",
)
PRINTED_LIST = Sentence(
    "printed-list",
    "工作表“{sheet}”是本程序出的名单，不是花名册，没有读入；结果请按名单编号和序号录入。",
    "Sheet {sheet} is a list that this program printed, no roster, and was not read. "
    "Type results back by the numbers of the list.",
)
PRINTED_BOOK = Sentence(
    "printed-book",
    "工作表“{sheet}”是本程序写给人看的（给人看的表或公示版），不是花名册，没有读入；请用报送的工作簿。",
    "Sheet {sheet} was written by this program for people to read, no roster, and was not read. "
    "Use the submission workbook.",
)
PUBLIC_LEAK = Sentence(
    "public-leak",
    "公示版没有写出：工作表“{sheet}”的 {cell}{whose}里有像{what}的内容；请先在花名册里改掉这一处再写。",
    "The public notice was not written: {cell} of sheet {sheet}{whose} looks like it holds {what}. "
    "Correct it in the roster first.",
)
PUBLIC_LEAK_BESIDE = Sentence(
    "public-leak-beside",
    "公示版没有写出：工作簿的 {part} 里有像{what}的内容；请检查单位名称和监督电话再写。",
    "The public notice was not written: {part} of the workbook looks like it holds {what}. "
    "Check the unit's name and the telephone line.",
)
HEADER_TWICE = Sentence(
    "header-twice",
    "表头“{header}”出现了两次（{first} 和 {second}），只读了第一处；请改掉其中一个表头。",
    "The header {header} stands there twice ({first} and {second}); only the first was read. "
    "Rename one of them.",
)
COLUMN_TWICE = Sentence(
    "column-twice",
    "“{header}”（{second}）与“{other}”（{first}）都对应“{column}”，只读了前一列。",
    "{header} ({second}) and {other} ({first}) both mean {column}; only the former was read.",
)
BROKEN_FORMULA = Sentence(
    "formula-without-value",
    "有 {count} 个公式单元格没有计算结果（例如 {cell}），按空白读入；请用 WPS 打开、保存一次再导入。",
    "{count} formula {count:cell|cells} {count:holds|hold} no result (for example {cell}) and "
    "{count:was|were} read as blank. "
    "Open and save it once in WPS.",
)
ERROR_CELL = Sentence(
    "error-cell",
    "有 {count} 个单元格是错误值（例如 {cell}），按空白读入；请改正后再导入。",
    "{count} {count:cell|cells} {count:holds|hold} an error value (for example {cell}) and "
    "{count:was|were} read as blank. "
    "Correct them and import again.",
)
MEMORY_DAMAGED = Sentence(
    "memory-damaged",
    "这一行的隐藏数据被改动过，不能再用，按手工填写的行读入。",
    "The hidden data of this row were altered and cannot be used; it is read as a row typed by hand.",
)
HIDDEN_FACTS_DAMAGED = Sentence(
    "hidden-facts-damaged",
    "工作簿的隐藏数据有 {count} 处被改动过，没有采用；看得见的内容都已读入。",
    "{count} {count:piece|pieces} of the workbook's hidden data {count:was|were} altered and not used. "
    "All that can be seen was read.",
)
ROWS_OUT_OF_PLACE = Sentence(
    "rows-out-of-place",
    "这张表排序时隐藏列没有跟着移动，已按身份证号和姓名重新对上 {count} 行。",
    "This sheet was sorted without its hidden columns; "
    "{count} {count:row|rows} {count:was|were} matched again by ID number and name.",
)
MEMORY_OF_NOBODY = Sentence(
    "memory-of-nobody",
    "工作簿里的隐藏数据与表里的人一个也对不上，按手工填写的工作簿读入。",
    "The hidden data of the workbook agree with nobody on its sheets; it is read as one made by hand.",
)

# Files that cannot be written.

FOLDER_MISSING = Sentence(
    "target-folder-missing",
    "文件夹“{folder}”不存在，请换一个地方保存。",
    "The folder {folder} does not exist. Choose another place.",
)
TARGET_IN_USE = Sentence(
    "target-in-use",
    "“{file}”正在别的程序中打开，没有写入；请先关闭它，或者换一个文件名。",
    "{file} is open in another program and was not written. Close it first, or choose another name.",
)
NO_PERMISSION = Sentence(
    "target-no-permission",
    "不能在文件夹“{folder}”里写文件；请换一个地方保存。",
    "Files cannot be written in the folder {folder}. Choose another place.",
)
DISK_FULL = Sentence(
    "target-disk-full",
    "磁盘空间不足，“{file}”没有写成，原有文件没有变；请清理磁盘或换一个地方保存。",
    "The disk is full; {file} was not written and nothing was changed. "
    "Free some space or choose another place.",
)
NOT_WRITTEN = Sentence(
    "target-not-written",
    "“{file}”没有写成（{reason}），原有文件没有变；请换一个地方保存。",
    "{file} was not written ({reason}); nothing was changed. Choose another place.",
)
READS_DIFFERENTLY = Sentence(
    "target-reads-differently",
    "“{file}”写完后重新读出的内容不一致，没有保存；磁盘或U盘可能有问题，请换一个地方保存。",
    "{file} read back differently from what was written and was not kept. "
    "The disk may be faulty; choose another place.",
)
READS_NOT = Sentence(
    "target-reads-not",
    "“{file}”写完后读不回来，没有保存，原有文件没有变；请换一个地方保存，或分村报送。",
    "{file} could not be read back after writing and was not kept; nothing was changed. "
    "Choose another place, or send fewer rows.",
)
READ_DIFFERENTLY = Sentence(
    "read-differently",
    "“{header}”列：{note}（共{count}格）",
    "Column {header}: {note} ({count} {count:cell|cells})",
)
DIGITS_LOST = Sentence(
    "digits-lost",
    "“{header}”被表格软件当成了数，变成{text}，后几位已丢失；这一格没有读，保留原来的内容。",
    "{header} was taken for an amount and became {text}; its last digits are lost, so the cell was not read.",
)
