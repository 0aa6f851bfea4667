"""Sentences about how a sheet is laid out: what its columns and rows were taken for, and what is asked."""

from __future__ import annotations

from roster_desktop.wording.sentence import Sentence

# Columns that only a person can explain.

HEADER_NEAR = Sentence(
    "header-near",
    "{cell} 的表头“{header}”不是规定的列名，可能是“{likely}”；请确认，没有确认前这一列不读入。",
    "The header {header} in {cell} is no known one; it may be {likely}. "
    "Confirm it; until then the column is not read.",
)
HEADER_AMBIGUOUS = Sentence(
    "header-ambiguous",
    "{cell} 的表头“{header}”可能是“{likely}”中的一个；请选一个，没有选前这一列不读入。",
    "The header {header} in {cell} may be one of {likely}. Choose one; until then the column is not read.",
)
HEADER_CONTRADICTED = Sentence(
    "header-contradicted",
    "{cell} 的表头写的是“{header}”，下面填的却像是{content}；请确认这一列是什么，没有确认前不读入。",
    "The header in {cell} says {header}, but the cells below look like {content}. "
    "Say what the column is; until then it is not read.",
)
COLUMN_BY_CONTENT = Sentence(
    "column-by-content",
    "{column}列（表头：{header}）填的像是{content}；请确认这一列是不是“{likely}”，没有确认前不读入。",
    "Column {column} (header: {header}) looks like {content}. Say whether it is {likely}; "
    "until then it is not read.",
)
WHICH_ROSTER = Sentence(
    "which-roster",
    "工作表“{sheet}”的表头同时符合 {rosters}；请选是哪一本，没有选前这张表不读入。",
    "The headers of sheet {sheet} fit {rosters} alike. Choose one; until then the sheet is not read.",
)

# Columns that were understood although their header is not their own.

READ_BY_SLIP = Sentence(
    "header-misspelt",
    "{cell} 的表头“{header}”按“{column}”读入（写法差一点）；不对的话请改表头后再导入。",
    "The header {header} in {cell} is misspelt and was read as {column}. Correct it if that is wrong.",
)
READ_BY_CONTENT = Sentence(
    "header-by-content",
    "{cell} 的表头“{header}”下面都是{column}，按“{column}”读入；不对的话请改表头后再导入。",
    "Below the header {header} in {cell} stand only {column}, and it was read so. "
    "Correct the header if that is wrong.",
)

# Sheets and parts of sheets.

TWO_BLOCKS = Sentence(
    "two-blocks",
    "工作表“{sheet}”左右并排放了{count}栏名单（从 {cells} 开始）；请选怎样读，没有选前这张表不读入。",
    "Sheet {sheet} has {count} {count:list|lists} side by side (from {cells}). "
    "Say how to read it; until then it is not read.",
)
SAME_PEOPLE = Sentence(
    "sheets-of-same-people",
    "工作表 {sheets} 里大多是同样的人（可能是几个月份或新旧两版）；请选读哪一张，没有选前这几张都不读入。",
    "The sheets {sheets} hold mostly the same people (several months, or an old and a new version). "
    "Choose which to read; until then none is.",
)
TRANSPOSED = Sentence(
    "sheet-transposed",
    "工作表“{sheet}”是横着排的（{column}列是项目，每人一列），没有读入；请在 WPS 里复制，用“选择性粘贴—转置”"
    "改成一人一行后再导入。",
    "Sheet {sheet} is turned (the items stand in column {column}, each person has a column) "
    "and was not read. Copy it and paste it transposed, one row a person.",
)
FORM_WITH_LIST = Sentence(
    "form-with-list",
    "工作表“{sheet}”的 {cell} 有身份证号，却在第{row}行表头的上面，像是一户一张的表，这张表没有读入；"
    "请把每个人（户主也算）各写一行，排成名单后再导入。",
    "{cell} of sheet {sheet} holds an ID number above the headers of row {row}, as on a household's form; "
    "the sheet was not read. Write one row for each person, the head too, and import it again.",
)
WAITS_FOR_NUMBERS = Sentence(
    "waits-for-numbers",
    "工作表“{sheet}”的身份证号是哪一列还没有定，定下来以前这张表的行都不读入。",
    "Which column of sheet {sheet} holds the ID numbers is still open; none of its rows is read before that.",
)
FORM = Sentence(
    "sheet-form",
    "工作表“{sheet}”是一人一张的登记表（如 {cell}），不是花名册，没有读入；请把内容填到花名册里，一人一行。",
    "Sheet {sheet} is a form for one person (see {cell}), no roster, and was not read. "
    "Put it into a roster, one row a person.",
)
NO_HEADER = Sentence(
    "sheet-without-header",
    "工作表“{sheet}”里有身份证号（如 {cell}），但没有认出表头，没有读入；请在名单上面加一行列名（姓名、"
    "身份证号等）后再导入。",
    "Sheet {sheet} holds ID numbers (see {cell}) but no header was recognised, and it was not read. "
    "Put a row of headers above the list.",
)
WHO_ALONE = Sentence(
    "only-name-and-number",
    "工作表“{sheet}”的表头（第{row}行）认得的只有姓名和身份证号，看不出是哪本花名册，没有读入；"
    "请加上别的列，或者说明是哪一册。",
    "The header of sheet {sheet} (row {row}) names nothing known but name and ID number: it could be any "
    "roster and "
    "was not read. Add more columns, or say which roster it is (--roster).",
)
NOTHING_READ = Sentence("nothing-read", "{file} 没有读入：{reason}", "{file} was not read. {reason}")
SECTION_UNKNOWN = Sentence(
    "section-unknown",
    "第{row}行“{text}”像是分段的标题，不知道该填到哪一列，没有读入；需要的话请加一列写上。",
    "Row {row}, {text}, looks like the title of a section that fits no column, and was not read. "
    "Add a column for it if it matters.",
)
TOTAL_DIFFERS = Sentence(
    "total-differs",
    "第{row}行写的合计是 {said}，上面实际读到 {counted} 行；请核对有没有漏掉的人。",
    "The total in row {row} is {said}, but {counted} rows were read above it. "
    "Check whether anybody is missing.",
)
OTHER_VILLAGE = Sentence(
    "rows-of-other-village",
    "工作表“{sheet}”从第{row}行起有{count}行写的是“{village}”，不是“{own}”；请核对是不是别村的人混在里面。",
    "Sheet {sheet} has {count} {count:row|rows} of {village}, from row {row}, not of {own}. "
    "Check whether people of another village got in.",
)

# What cannot be seen at first sight.

HIDDEN_COLUMNS = Sentence(
    "hidden-columns",
    "工作表“{sheet}”隐藏的列（{columns}）也读入了；不需要的请删掉后再导入。",
    "The hidden columns of sheet {sheet} ({columns}) were read too. Delete what should not be.",
)
COMMENT = Sentence(
    "cell-comment",
    "{cell} 有批注：“{text}”；批注不读入，需要改的请改在格子里。",
    "{cell} has a comment: {text}. Comments are not read; correct the cell itself.",
)
COMMENTS_MORE = Sentence(
    "cell-comments-more",
    "工作表“{sheet}”还有{count}处批注没有列出，请打开原文件看。",
    "Sheet {sheet} has {count} more {count:comment|comments}; look at the file itself.",
)
NAMES_UNREADABLE = Sentence(
    "name-unreadable-letter",
    "工作表“{sheet}”有{count}个姓名里有认不出的字（如 {cell}，可能是造字，或传来时丢了）；"
    "请选照原样收下、以后对照身份证改正，还是先不读这些行。",
    "On sheet {sheet} {count} {count:name|names} {count:holds|hold} a letter that cannot be read (see "
    "{cell}). Take them as they are "
    "and correct them by the ID card later, or leave these rows out?",
)
STRUCK = Sentence(
    "rows-struck",
    "工作表“{sheet}”有{count}行划了删除线（如 {cell}）；请说明这些行还要不要，没有说明前不读入。",
    "On sheet {sheet} {count} {count:row|rows} {count:is|are} struck through (see {cell}). "
    "Say whether they still count; until then they are not read.",
)
COLOURED = Sentence(
    "rows-coloured",
    "工作表“{sheet}”有{count}行标了颜色（如 {cell}），程序不知道是什么意思，照常读入；表示已死亡、迁出等的，"
    "请在“人口状态”里写明。",
    "On sheet {sheet} {count} {count:row|rows} {count:is|are} coloured (see {cell}). What it means is "
    "unknown, and they were read "
    "as the others; if it means that somebody died or moved, say so in a column.",
)

REMEMBERED = Sentence(
    "answers-remembered",
    "工作表“{sheet}”的 {what} 按上次对同样表格的回答读入；不对的话请重新选择。",
    "{what} of sheet {sheet} was read as answered before for such a sheet. Choose again if that is wrong.",
)

# Answers.

READ_AS = Sentence("answer-read-as", "读作“{column}”", "Read as {column}")
LEAVE_OUT = Sentence("answer-leave-out", "不读这一列", "Leave this column out")
KEEP_IN_REMARKS = Sentence("answer-remarks", "放进“备注”", "Keep it in the remarks")
READ_ALL_BLOCKS = Sentence("answer-all-blocks", "几栏都读，先左后右", "Read all lists, the left one first")
READ_FIRST_BLOCK = Sentence("answer-first-block", "只读最左一栏", "Read only the leftmost list")
LEAVE_SHEET = Sentence("answer-leave-sheet", "不读这张表", "Leave this sheet out")
TOO_PERSONAL = Sentence(
    "too-personal",
    "{cell} 的“{header}”列是花名册用不着的个人隐私；请选丢掉它（最好让对方也从表里删掉），还是留在备注里。",
    "{cell}: column {header} is private and no roster needs it. Drop it (and best ask the sender to remove "
    "it), or keep it in the remarks?",
)
DROP_COLUMN = Sentence("answer-drop-column", "丢掉这一列，不读入", "Drop this column")
SEVERAL_SHEETS = Sentence(
    "sheets-of-several",
    "工作表 {sheets} 是几个村或几个月份的表；请选都读，还是只读其中一张。",
    "The sheets {sheets} are of several villages or months. Read all of them, or only one?",
)
READ_EACH_SHEET = Sentence("answer-read-each-sheet", "都读，合在一起", "Read them all together")
LEAVE_SHEETS = Sentence("answer-leave-sheets", "这几张都不读", "Read none of them")
READ_SHEET = Sentence("answer-read-sheet", "只读“{sheet}”", "Read only {sheet}")
READ_ALL_SHEETS = Sentence("answer-read-all-sheets", "都读，后面的为准", "Read all; the later ones prevail")
AS_ROSTER = Sentence("answer-as-roster", "《{roster}》", "{roster}")
READ_ROWS = Sentence("answer-read-rows", "照常读入", "Read them as the others")
LEAVE_ROWS = Sentence("answer-leave-rows", "这些行不读", "Leave these rows out")
REMEDY_PASSWORD = Sentence(
    "answer-with-password",
    "请在命令里加 --book-password-stdin，把密码从标准输入给它。",
    "Give the password on standard input, with --book-password-stdin.",
)
REMEDY = Sentence(
    "answer-with",
    "请在命令里写 --answer '{key}={value}' 来回答，可写：{choices}。",
    "Answer with --answer '{key}={value}'; possible: {choices}.",
)
