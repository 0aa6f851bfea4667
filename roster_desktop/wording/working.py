"""Sentences of the journeys: typing, sending, taking in, deciding."""

from __future__ import annotations

from roster_desktop.wording.sentence import Sentence

UNKNOWN_ROSTER = Sentence(
    "unknown-roster",
    "没有叫“{name}”的花名册，可以写：{known}。",
    "There is no roster {name}. Write one of: {known}.",
)
UNKNOWN_COLUMN = Sentence(
    "unknown-column",
    "《{roster}》没有“{key}”这一列，用 columns 命令可以看到所有列名。",
    "{roster} has no column {key}. The command `columns` lists them all.",
)
UNKNOWN_FINDING = Sentence(
    "unknown-finding",
    "没有“{text}”这条规则，finding= 后面写规则编号（例如 C05）、error、warning、notice 或 any。",
    "There is no rule {text}. Write a rule (such as C05), error, warning, notice or any after finding=.",
)
NOT_A_PAIR = Sentence(
    "not-a-pair",
    "“{text}”应写成 列名=内容，例如 name=张三。",
    "{text} should be written key=value, for example name=张三.",
)
ROW_NOT_LISTED = Sentence(
    "row-not-listed",
    "{name} 这一行已经移除，不能修改；要改请先撤销移除。",
    "The row of {name} was removed and cannot be changed; undo the removal first.",
)
REASON_MISSING = Sentence(
    "reason-missing",
    "移除要写明原因，例如：死亡、迁出、重复登记。",
    "A removal needs a reason, for example: died, moved out, listed twice.",
)
NOTHING_TO_EXPORT = Sentence(
    "nothing-to-export",
    "{file} 里还没有任何人员，先录入或导入后再报送。",
    "{file} holds nobody yet. Type or import rows before sending.",
)
NO_ROSTER_FOUND = Sentence(
    "no-roster-found",
    "{file} 里没有找到任何一本花名册的表头，请确认表头一行写着“姓名”“身份证号”等列名。",
    "{file} has no sheet with a roster's headers. Check that one row names the columns 姓名, 身份证号 and "
    "so on.",
)
PRINTED_LIST = Sentence(
    "printed-list-only",
    "{file} 是本程序出的名单，不是花名册，没有读入；结果请按名单编号和序号录入。",
    "{file} is a list that this program printed, no roster, and was not read. "
    "Type results back by the numbers of the list.",
)
PRINTED_BOOK = Sentence(
    "printed-book-only",
    "{file} 是本程序写给人看的（给人看的表或公示版），不是花名册，没有读入；请用报送的工作簿。",
    "{file} was written by this program for people to read, no roster, and was not read. "
    "Use the submission workbook.",
)
UNKNOWN_HEADER = Sentence(
    "unknown-header",
    "工作表“{sheet}”的“{header}”列不认识，没有读入。",
    "Column {header} of sheet {sheet} is not known and was not read.",
)
READ_IT_AS = Sentence(
    "read-header-as",
    "要读进来，请指明它读作哪一栏（窗口里点“表和列”，命令行用 --map）。",
    'To read it, say as which column ("Sheets and columns" in the window, --map on the command line).',
)
STRANGER = Sentence("stranger-book", "{said}{remedy}", "{said} {remedy}")
DUPLICATE_BOOK = Sentence(
    "duplicate-book",
    "{file} 和 {at} 收过的 {before} 内容完全一样，没有再收。",
    "{file} is the very same content as {before}, taken in at {at}; it was not taken again.",
)
MOVED_MEANWHILE = Sentence(
    "moved-meanwhile",
    "预览之后花名册又有改动，其中{count}行与这次导入有关（例如“{sheet}”第{number}行{name}），没有写入；"
    "请看过新的预览再确定。",
    "The roster changed since the preview, and {count} {count:row|rows} of this import {count:is|are} "
    "concerned (for example "
    "{sheet} row {number}, {name}). Nothing was written; look at the new preview first.",
)
ROW_AGAIN = Sentence(
    "row-again",
    "与“{sheet}”第{number}行相同，只收一次。",
    "The same as {sheet} row {number}; taken once.",
)
OTHER_VERSION = Sentence(
    "row-other-version",
    "与“{sheet}”第{number}行是同一条，但“{columns}”写的不一样，只收了那一行；请核对后只留一行，再导入一次。",
    "The same record as {sheet} row {number}, with another {columns}; only that row was taken. "
    "Keep one of them and import again.",
)
LAST_YEARS = Sentence(
    "last-years-data",
    "“{sheet}”的标题写的是{year}年，里面最晚的日期却是{latest}，可能是去年的表；请核对后再确定。",
    "The title of {sheet} says {year}, but its latest date is {latest}: perhaps last year's table. Check it "
    "first.",
)
REMEDY_NONE = Sentence("nothing-to-do", "不用处理。", "Nothing to do.")
RUN_UNKNOWN = Sentence(
    "run-unknown",
    "第{number}次合并没有可以撤销的内容：它没有改动台账，或者已经撤销过了。",
    "There is nothing to take back of run {number}: it altered nothing, or was taken back already.",
)
NO_BOOKS = Sentence(
    "no-books",
    "{place} 里没有工作簿（xlsx、xls、xlsb、ods、et、csv）。",
    "{place} holds no workbook (xlsx, xls, xlsb, ods, et, csv).",
)
CONFLICT_NEEDS_NUMBER = Sentence(
    "conflict-needs-number",
    "这一处有{count}个不同的来文内容，请写明第几个，例如 theirs:1。",
    "There are {count} different {count:value|values} from others; say which one, for example theirs:1.",
)
CONFLICT_HAS_NO_SUCH = Sentence(
    "conflict-has-no-such",
    "这一处没有第{number}个来文内容，只有{count}个。",
    "There is no value number {number} from others, only {count}.",
)
CONFLICT_VALUE_PARTS = Sentence(
    "conflict-value-parts",
    "这一处由几列合成，请按 {shape} 的样子写。",
    "This question covers several columns; write it as {shape}.",
)
CONFLICT_REMOVAL_VALUE = Sentence(
    "conflict-removal-value",
    "移除与修改的冲突只能在“在册”和“移除”之间选：--take ours 或 --take theirs。",
    "A removal question can only be answered by one of the two sides: --take ours or --take theirs.",
)
LOCK_WHAT_HOLDS_NUMBERS = Sentence(
    "lock-what-holds-numbers",
    "只有报送的（submission）和给人看的（people）工作簿才设打开密码；公示版、空白表和采集表里没有号码。",
    "Only a submission or a book for people takes a password; a public notice or a blank form holds "
    "no numbers.",
)
UNKNOWN_PURPOSE = Sentence(
    "unknown-purpose",
    "不能输出“{purpose}”，可以写 submission（报送）、people（给人看）、public（公示版）或 blank（空白表）。",
    "{purpose} cannot be written. Write submission, people, public or blank.",
)
UNMASK_FOR_PEOPLE = Sentence(
    "unmask-for-people",
    "--unmask 只用于 --for people；公示版从不写完整号码，报送工作簿本来就是完整的。",
    "--unmask goes with --for people only: a public notice never has whole numbers, a submission always.",
)
TARGET_EXISTS = Sentence(
    "target-exists",
    "{path} 已经存在，没有改动它；请换一个名字。",
    "{path} exists already and was left alone. Choose another name.",
)
DEMO_FOLDER_IN_USE = Sentence(
    "demo-folder-in-use",
    "文件夹 {path} 里已有别的文件，示例没有生成；请换一个空文件夹。",
    "Folder {path} holds other files; no sample was made. Choose an empty folder.",
)
BAD_MAP = Sentence(
    "bad-map",
    "“{text}”应写成 工作表:表头=列名，例如 Sheet1:务工所在地=address。",
    "{text} should be written SHEET:HEADER=key, for example Sheet1:务工所在地=address.",
)
BAD_ANSWER = Sentence(
    "bad-answer",
    "“{text}”应写成 问题=回答，例如 'Sheet1:B7=repair'；问题用 --dry-run 可以看到。",
    "{text} should be written KEY=VALUE, for example 'Sheet1:B7=repair'; --dry-run lists the questions.",
)
UNKNOWN_LEVEL = Sentence(
    "unknown-level",
    "“{text}”不是一级单位，请写 village（村）、township（镇）或 county（县）。",
    "{text} is no level. Write village, township or county.",
)
SENDER_BY_NAME = Sentence(
    "sender-by-name",
    "表里没有写是哪个村的，按文件或文件夹的名字“{place}”算作{village}。",
    "The book names no village; by the name of its file or folder, {place}, it is taken as {village}'s.",
)
WHICH_VILLAGE = Sentence(
    "which-village",
    "有 {count} 行没有写是哪个村的，表里别处也没有写。",
    "{count} {count:row|rows} {count:names|name} no village, and nothing else in the book does.",
)
WHICH_VILLAGE_REMEDY = Sentence(
    "which-village-remedy",
    "请打开这一本，在上面填上村名。",
    "Open this book and name the village above its rows.",
)
MET_EARLIER_BOOK = Sentence(
    "met-earlier-book",
    "“{sheet}”第{number}行{name}和先导入的内容有出入，或者这个文件又改过，这一本还没有导入；请打开看过再导入。",
    "{sheet} row {number} ({name}) differs from what was taken in before it, or the file was changed since; "
    "this book was not imported yet. Open it, look, and import it.",
)
ASKED_SINCE = Sentence(
    "asked-since",
    "先写入的工作簿带来了和这一本有关的内容，所以它现在有 {count} 处要您定，这一本还没有写入；打开它，定好就可以导入。",
    "What was taken in before this book bears on it: {count} {count:question|questions} "
    "{count:waits|wait} now, and it was not imported "
    "yet. Open it, answer, and import it.",
)
NO_SENDER = Sentence(
    "no-sender",
    "{file} 没有写明是哪个村的名单，没有合并。",
    "{file} does not say which village it is from; it was not merged.",
)
NO_SENDER_REMEDY = Sentence(
    "no-sender-remedy",
    "请在表里加一列“行政村”，或在表头上方写“填报单位：某某村”，再合并一次。",
    "Add a column 行政村, or a line 填报单位 above the headers, and merge it again.",
)
WHOSE_LIST = Sentence(
    "no-sender",
    "{file} 没有写明是哪个村的名单，还没有合并。是哪个村的？",
    "{file} does not say which village it is from and is not merged yet. Which village is it?",
)
WHOSE_LIST_TYPED = Sentence(
    "no-sender",
    "{file} 没有写明是哪个村的名单，还没有合并。请写上村名，例如 某某村。",
    "{file} does not say which village it is from and is not merged yet. Write the name of the village.",
)
UNIT_MISSING = Sentence(
    "unit-missing",
    "没有写单位名称，请写明是哪个村、镇或县，例如 --unit 四合村。",
    "The unit has no name. Say which village, township or county it is, for example --unit 四合村.",
)
BAD_CODE = Sentence(
    "bad-code",
    "区划代码“{text}”不对，应是6位（县）、9位（镇）或12位（村）数字；不知道可以不写。",
    "The code {text} is not one: 6 digits for a county, 9 for a township, 12 for a village. "
    "Leave it out if unknown.",
)
