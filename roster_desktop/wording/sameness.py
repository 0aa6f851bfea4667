"""Sentences about people who may be one and the same: what speaks for it, what against, what was decided."""

from __future__ import annotations

from roster_desktop.wording.sentence import Sentence

SAME_NUMBER = Sentence("same-number", "身份证号相同", "same ID number")
OLD_AND_NEW = Sentence(
    "same-number-old-new", "一个是15位老号，一个是18位，是同一个号", "15- and 18-digit form of one ID"
)
ONE_DIGIT = Sentence("id-one-digit", "身份证号只差1位", "ID numbers differ in one digit")
TWO_DIGITS = Sentence("id-two-digits", "身份证号差2位", "ID numbers differ in two digits")
SWAPPED = Sentence("id-swapped", "身份证号有两位写颠倒", "two neighbouring digits of the ID swapped")
LOST_DIGIT = Sentence("id-lost-digit", "身份证号少写或多写了1位", "one digit of the ID missing or too many")
ONE_IS_WRONG = Sentence("id-one-is-wrong", "其中一个号码校验位不对", "one of the IDs has a wrong check digit")
NUMBER_MISSING = Sentence("id-missing", "一方没填身份证号", "one of them has no ID number")
OTHER_NUMBER = Sentence("id-other", "身份证号不同", "different ID numbers")

SAME_NAME = Sentence("same-name", "姓名相同", "same name")
NAME_DOTS = Sentence("name-dots", "姓名只差间隔号“·”", "names differ in the middle dot only")
NAME_VARIANT = Sentence("name-variant", "姓名只是繁简体、异体字不同", "variant characters of one name")
NAME_SUBSTITUTE = Sentence(
    "name-substitute", "生僻字写成了“?”或别的代替", "a rare character was replaced by a stand-in"
)
NAME_HOMOPHONE = Sentence("name-homophone", "同音不同字", "same sound, other character")
NAME_NEARLY_SOUNDS = Sentence("name-near-sound", "读音相近（平翘舌、前后鼻音等）", "nearly the same sound")
NAME_LOOKS_ALIKE = Sentence("name-look-alike", "字形相近", "characters that look alike")
NAME_NEAR = Sentence("name-near", "姓名相近", "similar names")
OTHER_NAME = Sentence("name-other", "姓名不同", "different names")

SAME_BIRTH = Sentence("same-birth", "出生日期一致", "same birth date")
OTHER_BIRTH = Sentence("other-birth", "出生日期不同", "different birth dates")
SAME_PHONE = Sentence("same-phone", "电话一致", "same phone")
SAME_HOUSEHOLD = Sentence("same-household", "同一户", "same household")
SAME_HEAD = Sentence("same-head", "户主相同", "same head of household")
OTHER_SEX = Sentence("other-sex", "性别不同", "different sex")
OTHER_VILLAGE = Sentence("other-village", "不在同一个村", "different villages")

ALREADY_ONE = Sentence(
    "already-one",
    "这两个编号已经是同一行（{name}），不用再合并。",
    "Both ids are one row already ({name}).",
)
GONE = Sentence(
    "row-gone-meanwhile",
    "{name} 这一行已不在花名册里，请刷新后再看。",
    "The row {name} is no longer in the file; look again.",
)
APART_BEHIND = Sentence(
    "apart-behind",
    "{one} 与 {other} 中，有一行合并过别的行，而那一行已定为不是同一人。请先把合并过的拆开，再分别决定。",
    "One of the rows of {one} and {other} was joined with a row that is known not to be the same. "
    "Split it first, then decide about each.",
)
ACROSS_VILLAGES = Sentence(
    "across-villages",
    "{name} 的两行分在{one}和{other}，两个村的行不合并。请在“疑似同一人”的“两村”里定归属；"
    "号码写错了的先改对号码，村名写错了的先改对村名。",
    "The rows of {name} are of {one} and of {other}; rows of two villages are not joined. "
    "Settle which village keeps the person; where a number or a village is wrong, correct it first.",
)
BY_HOME = Sentence(
    "settle-by-home",
    "命令行里这样定归属：same {file} {row} --home {village}。",
    "To settle it: same {file} {row} --home {village}.",
)
IN_TWO_COUPLES = Sentence(
    "in-two-couples",
    "{name} 同时像好几个人，不能一起合并，请单独看这一个。",
    "{name} looks like several people; decide about this one alone.",
)
NOT_JOINED = Sentence(
    "not-joined",
    "{name} 这一行没有合并过编号为 {other} 的行，没有可拆开的。",
    "No row {other} was joined into {name}; there is nothing to split.",
)
NOTHING_KNOWN = Sentence(
    "split-nothing-known",
    "已经无从知道 {name} 合并前那一行写过什么，拆不开；请新增一行，把内容写进去。",
    "Nobody knows any more what the joined row of {name} said; add a new row instead.",
)
ONLY_ONE_VILLAGE = Sentence(
    "only-one-village",
    "{name} 现在只在一个村在册，不用再定归属。",
    "{name} is listed by one village only; there is nothing to settle.",
)
NOT_A_VILLAGE_OF_HIS = Sentence(
    "not-a-village-of-his",
    "{name} 不在{village}，请从他在册的村里选：{known}。",
    "{name} is not listed by {village}; choose one of: {known}.",
)
DAY_UNREADABLE = Sentence(
    "settle-day-unreadable",
    "“{text}”不是日期，请写成 2026-03-01 这样。",
    "“{text}” is no day; write it like 2026-03-01.",
)
STAYS_HERE = Sentence(
    "split-stays",
    "{name} 的{columns}是合并以后写的，留在原来那一行",
    "{columns} of {name} was written since and stays with the row that stays",
)
STAYS_UNDECIDABLE = Sentence(
    "split-stays-undecidable",
    "《{roster}》里 {name} 这一行是合并以后改过的，留在原来那个人名下，请核对",
    "the row of {name} in {roster} was changed since and stays with the person that stays",
)
COMES_UNKNOWN = Sentence(
    "split-unknown",
    "{name} 合并前那一行的{columns}已无记录，拆开后空着，请补填",
    "nobody knows what {columns} of the row of {name} said; blank now",
)

FOUND = Sentence(
    "same-found",
    "疑似同一人 {pairs} 对，两村同人 {villages} 人。合并用 --join，不是同一人用 --apart，定归属用 --home。",
    "{pairs} {pairs:pair|pairs} that may be one person, {villages} {villages:person|people} in two villages. "
    "Use --join, --apart or --home to decide.",
)
WOULD_JOIN = Sentence(
    "same-would-join",
    "有把握、两边又没有不同内容的有 {count} 对；另有 {left} 对要单独看。什么都没有改。",
    "{count} {count:pair|pairs} {count:is|are} certain and {count:differs|differ} in nothing else; {left} "
    "must be looked at. Nothing was changed.",
)
DONE = Sentence(
    "same-done",
    "已办：涉及 {rows} 行、{cells} 格，可以撤销。",
    "Done: {rows} {rows:row|rows}, {cells} {cells:cell|cells}; can be undone.",
)
SPLIT = Sentence("same-split", "已拆开，退回 {count} 行。", "Split; {count} {count:row|rows} went back.")
TWO_ROWS = Sentence(
    "same-two-rows",
    "请写两行的编号（现在写了 {count} 个），例如：same 文件 --join 行号 行号。",
    "Name two rows ({count} given), as in: same FILE --join ROW ROW.",
)
ONE_ROW = Sentence(
    "same-one-row",
    "请写这个人在其中一个村的行号或 person:身份证号（现在写了 {count} 个）。",
    "Name one row of the person, or person:ID ({count} given).",
)
