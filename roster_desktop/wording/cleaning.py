"""Sentences about cells of foreign tables: what they were read as, and what is asked about them."""

from __future__ import annotations

from collections.abc import Mapping

from roster_desktop.wording.sentence import Sentence

DOUBTS: Mapping[str, Sentence] = {
    "about": Sentence(
        "cell-about",
        "“{header}”列有{count}格写的是大约的数（{examples}），请选按整数读入，还是照原样保留。",
        "{count} {count:cell|cells} of column {header} {count:says|say} about how much ({examples}). Read "
        "the number, or keep the "
        "words?",
    ),
    "each-month": Sentence(
        "cell-each-month",
        "“{header}”列有{count}格写的是每月多少（{examples}），请选只读数字，还是照原样保留。",
        "{count} {count:cell|cells} of column {header} {count:says|say} so much a month ({examples}). "
        "Read the number, or keep the "
        "words?",
    ),
    "short-year": Sentence(
        "cell-short-year",
        "“{header}”列有{count}格的年份只写了两位（{examples}），请选按这样读入，还是照原样保留。",
        "{count} {count:cell|cells} of column {header} {count:has|have} a year of two digits ({examples}). "
        "Read them so, or keep them as they are?",
    ),
    "no-year": Sentence(
        "cell-no-year",
        "“{header}”列有{count}格没有写年份（{examples}），请选按表头上的年份读入，还是照原样保留。",
        "{count} {count:cell|cells} of column {header} {count:names|name} no year ({examples}). "
        "Read them with the year above the table, or keep them as they are?",
    ),
    "no-such-day": Sentence(
        "cell-no-such-day",
        "“{header}”列有{count}格写的日子不可能有（{examples}），请选按这样读入，还是照原样保留。",
        "{count} {count:cell|cells} of column {header} {count:names|name} a day that cannot be ({examples}). "
        "Read them so, or keep them as they are?",
    ),
    "october": Sentence(
        "cell-october",
        "“{header}”列有{count}格分不清是1月还是10月（{examples}；写成数字的2019.10会变成2019.1），"
        "请选是哪个月。",
        "{count} {count:cell|cells} of column {header} {count:means|mean} January or October ({examples}; "
        "2019.10 typed as a number turns into 2019.1). Which is it?",
    ),
    "part-of-month": Sentence(
        "cell-part-of-month",
        "“{header}”列有{count}格写的不是整月（{examples}），请选按整月读入，还是照原样保留。",
        "{count} {count:cell|cells} of column {header} {count:is|are} no whole months ({examples}). "
        "Read whole months, or keep them as they are?",
    ),
    "all-year": Sentence(
        "cell-all-year",
        "“{header}”列有{count}格用话说了几个月（{examples}），请选按这样读入，还是照原样保留。",
        "{count} {count:cell|cells} of column {header} {count:says|say} months in words ({examples}). "
        "Read them so, or keep them as they are?",
    ),
    "look-alike": Sentence(
        "cell-look-alike",
        "“{header}”列有{count}格把数字写成了相像的字母（{examples}），改过来校验能通过，请选改正，"
        "还是照原样保留。",
        "{count} {count:cell|cells} of column {header} {count:holds|hold} letters that look like digits "
        "({examples}). "
        "With digits they are sound. Correct them, or keep them as they are?",
    ),
    "old-number": Sentence(
        "cell-old-number",
        "“{header}”列有{count}格是15位老号码（{examples}），请选换成18位，还是照原样保留。",
        "{count} {count:cell|cells} of column {header} {count:is|are} old numbers of 15 digits ({examples}). "
        "Write them with 18, or keep them as they are?",
    ),
    "lost-zero": Sentence(
        "cell-lost-zero",
        "“{header}”列有{count}格像是丢了区号前面的0（{examples}），请选补上，还是照原样保留。",
        "{count} {count:cell|cells} of column {header} {count:seems|seem} to have lost the 0 of their "
        "area code ({examples}). "
        "Add it, or keep them as they are?",
    ),
}
"""By the code of the doubt."""

SWAPPED = Sentence(
    "cells-swapped",
    "“{sheet}”有{count}行的姓名和身份证号写反了（例如第{number}行），请选对调后收下，还是不收这几行。",
    "{count} {count:row|rows} of {sheet} {count:has|have} name and ID number the wrong way round (for "
    "example row {number}). "
    "Swap them, or leave these rows out?",
)
NAME_NOTES = Sentence(
    "name-with-note",
    "“{sheet}”有{count}行的姓名后面带着说明（{examples}），请选把说明移到备注，还是照原样保留在姓名里。",
    "{count} {count:name|names} on {sheet} {count:carries|carry} a note ({examples}). Move it to the "
    "remarks, or keep it in the name?",
)
PLACE_GUESSED = Sentence(
    "place-guessed",
    "“{header}”列有{count}格能看出是哪里（{examples}），请选把省市县填上，还是照原样保留。",
    "{count} {count:cell|cells} of column {header} {count:tells|tell} a place ({examples}). "
    "Fill in province, city and county, or keep them as they are?",
)

HEADS_FILLED = Sentence(
    "heads-filled",
    "“{header}”列有{count}格空着：同一个户编号的户主已经写在上面，或者本人就是户主，照着填上了（{examples}）。",
    "{count} {count:cell|cells} of column {header} {count:was|were} blank and {count:is|are} filled in, "
    "as the same household number above says "
    "or as the row is the head's own ({examples}).",
)
HEADS_LIKELY = Sentence(
    "heads-likely",
    "“{header}”列有{count}格空着，看次序是上面那一户的人（{examples}）。照上面的户主填上，还是空着？",
    "{count} {count:cell|cells} of column {header} {count:is|are} blank; by their order they belong to "
    "the household above "
    "({examples}). Fill in the head from above, or leave them blank?",
)

TAKE = Sentence("answer-take", "按这样读入", "read them so")
OCTOBER = Sentence("answer-october", "是10月", "it is October")
JANUARY = Sentence("answer-january", "是1月", "it is January")
FILL_IN = Sentence("answer-fill-in", "把省市县填上", "fill in province, city and county")
AS_ABOVE = Sentence("answer-as-above", "照上面的户主填上", "fill in the head from above")
LEAVE_BLANK = Sentence("answer-leave-blank", "空着不填", "leave them blank")
KEEP = Sentence("answer-keep", "照原样保留", "keep them as they are")
SWAP = Sentence("answer-swap", "对调后收下", "swap them")
LEAVE_ROWS = Sentence("answer-leave-rows", "不收这几行", "leave these rows out")
TO_REMARKS = Sentence("answer-to-remarks", "移到备注", "move them to the remarks")

ANSWERED = Sentence("answered-so", "按您的回答读入。", "Read as you answered.")
AGE_FOR_BIRTH = Sentence(
    "age-for-birth",
    "“{text}”是年龄，不是出生日期；出生日期由身份证号得出。",
    "{text} is an age, no birth date; the birth date follows from the ID number.",
)
CARD_SPLIT = Sentence(
    "card-split",
    "“{text}”是残疾证号：前18位作身份证号，整个号码记到“{header}”。",
    "{text} is a disability card's number: its first 18 characters are the ID number, all of it goes to "
    "{header}.",
)
DITTO_ABOVE = Sentence("ditto-above", "“{text}”按上一行读入。", "{text} was read as the row above.")
NUMBER_DESTROYED = Sentence(
    "number-destroyed",
    "“{text}”已被表格软件变成了数，后几位丢失，这一格没有读入；请把这一列设为“文本”，重新填写。",
    "{text} was turned into an amount and lost its last digits; the cell was not read. "
    "Make the column text and type it again.",
)
