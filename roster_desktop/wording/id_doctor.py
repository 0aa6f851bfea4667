"""Sentences about identity numbers that a spreadsheet or a slip of the hand destroyed."""

from __future__ import annotations

from roster_desktop.wording.sentence import Sentence

REPAIR = Sentence(
    "id-repair",
    "{name}（{sheet}第{number}行）的身份证号后几位被表格软件变成了0；{source}有一个{name}，前15位完全相同，"
    "可以补成{masked}。请核对后选补上，还是不收这一行。",
    "The last digits of the ID number of {name} ({sheet} row {number}) were lost. {source} there is one "
    "{name} with the same first 15 digits: {masked}. Check it; repair the number, or leave the row out?",
)
REPAIRED = Sentence(
    "id-repaired",
    "后几位被表格软件变成了0，按{source}的{name}补上，已由您确认。",
    "Its last digits were lost; taken from {name}, {source}, as you confirmed.",
)
REPAIR_REMEDY = Sentence(
    "id-repair-remedy",
    "核对无误后，在命令里写 --answer '{key}={value}' 补上这一个，或写 --repair 补上全部。",
    "Once checked, accept it with --answer '{key}={value}', or all of them with --repair.",
)
ANSWER_REPAIR = Sentence("answer-repair", "补成{masked}", "repair it to {masked}")
ANSWER_LEAVE = Sentence("answer-leave-row", "不收这一行", "leave the row out")

IN_ROSTER = Sentence("source-roster", "《{roster}》里", "In {roster}")
AMONG_REMOVED = Sentence("source-removed", "《{roster}》已移除的人里", "Among the removed of {roster}")
IN_HISTORY = Sentence(
    "source-history", "变更记录里从前的《{roster}》", "Earlier, by the history, in {roster}"
)
IN_BOOK = Sentence(
    "source-book", "这个工作簿“{sheet}”第{number}行", "In this workbook, {sheet} row {number},"
)

COUNTING_UP = Sentence(
    "ids-counting-up",
    "“{file}”的“{sheet}”里，身份证号从第{first}行到第{last}行一个比一个大{step}，是用鼠标下拉填充出来的，"
    "已经不是本人的号码（例如{examples}）。整个文件没有读入；请让对方照身份证重新填写这一列。",
    "On {sheet} of {file} the ID numbers of rows {first} to {last} count up by {step}: they were dragged "
    "down with the mouse and are nobody's (for example {examples}). Nothing was read. Have the column typed "
    "again.",
)
ONE_FOR_MANY = Sentence(
    "ids-copied-down",
    "“{file}”的“{sheet}”里，第{first}行到第{last}行是不同的人，身份证号却是同一个，像是下拉复制的（"
    "例如{examples}）。整个文件没有读入；请让对方照身份证重新填写。",
    "On {sheet} of {file} rows {first} to {last} are different people with one ID number, as if copied down "
    "(for example {examples}). Nothing was read. Have the column typed again.",
)
NAMES_SHIFTED = Sentence(
    "names-shifted",
    "“{file}”的“{sheet}”里，有{count}行的姓名和身份证号对不上花名册，像是只排序或移动了一列（"
    "例如{examples}）。整个文件没有读入；请让对方恢复原来的顺序后重新发送。",
    "On {sheet} of {file} name and ID number of {count} {count:row|rows} disagree with the roster, as if "
    "one column had "
    "been sorted or moved alone (for example {examples}). Nothing was read. Have the order restored and "
    "send it "
    "again.",
)
ROWS_TORN = Sentence(
    "rows-torn",
    "“{file}”的“{sheet}”里，有{count}行的性别、出生日期或户主与身份证号对不上，像是只排序或移动了一列（"
    "例如{examples}）。整个文件没有读入；请让对方恢复原来的顺序后重新发送。",
    "On {sheet} of {file} sex, birth date or head of {count} {count:row|rows} contradict the ID number, "
    "as if one "
    "column had been sorted or moved alone (for example {examples}). Nothing was read. Have the order "
    "restored and send it "
    "again.",
)
SORTED_NAMES = Sentence(
    "names-sorted",
    "“{file}”的“{sheet}”里，姓名是按顺序排好的，身份证号却是乱的（例如{examples}）："
    "如果排序时只选了姓名一列，"
    "每个人的号码都会错。请核对几个人后选：整张表一起排的，可以读入；只排了姓名，就不要读入。",
    "On {sheet} of {file} the names are in order and the ID numbers are not (for example {examples}). If "
    "the names were sorted alone, everybody has a wrong number. Check a few: was the whole table sorted, or "
    "the names "
    "alone?",
)
ANSWER_WHOLE = Sentence("answer-whole-table", "整张表一起排的，读入", "the whole table was sorted; read it")
ANSWER_NAMES_ALONE = Sentence("answer-names-alone", "只排了姓名，不读入", "the names alone; do not read it")
NAMES_ALONE = Sentence(
    "names-sorted-alone",
    "“{file}”的“{sheet}”只排了姓名一列，姓名和身份证号已经错开，没有读入；请让对方恢复原来的顺序后重新发送。",
    "On {sheet} of {file} the names were sorted alone and no longer fit the ID numbers; nothing was read. "
    "Have the order restored and send it again.",
)
EXAMPLE = Sentence("torn-example", "第{number}行{name}", "row {number} {name}")
