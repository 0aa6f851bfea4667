"""Sentences about asking another unit, and about the workbook that goes back to a village."""

from __future__ import annotations

from roster_desktop.wording.sentence import Sentence

QUESTION_MISSING = Sentence(
    "question-missing",
    "请写一句要问什么，例如：请核实工资是按月还是按季发的。",
    "Write what is to be asked, for example: is the wage paid monthly or quarterly?",
)
ANSWER_MISSING = Sentence(
    "answer-missing",
    "请写一句答复，例如：已打电话核实，现在的内容对。",
    "Write an answer, for example: checked by phone, what stands there is right.",
)
NOT_ASKED = Sentence(
    "nothing-asked",
    "这一格现在没有等着答复的询问。",
    "Nothing is asked about this cell now.",
)
CONFLICT_ASKED = Sentence(
    "conflict-asked",
    "两边写的不一样，请核实哪个对。",
    "Two sides wrote different things here; please find out which is right.",
)
RETURN_UNIT_UNKNOWN = Sentence(
    "return-unit-unknown",
    "{file} 里没有“{name}”的人，可以写：{known}。",
    "{file} lists nobody of {name}. Write one of: {known}.",
)
RETURN_UNIT_AMBIGUOUS = Sentence(
    "return-unit-ambiguous",
    "有几个村都叫“{name}”，请连镇名一起写：{known}。",
    "Several villages are called {name}; write the township too: {known}.",
)
RETURN_FROM_VILLAGE = Sentence(
    "return-from-village",
    "{file} 是村里的花名册，退回件由镇上或县里生成。",
    "{file} is a village's roster file; a return workbook is made by a township or a county.",
)
ANSWER_UNCLEAR = Sentence(
    "answer-unclear",
    "“{name}”的“{header}”答复为“{text}”，看不出哪一列写什么，没有写进格子，留作说明。"
    "请写成 {shape}，或直接改花名册里的格子。",
    "The answer {text} about {header} of {name} does not tell what goes into which column; "
    "it is kept as a remark. Write {shape}, or change the cells of the roster.",
)
ANSWER_OF_NOBODY = Sentence(
    "answer-of-nobody",
    "“{name}”的“{header}”答复为“{text}”，但这个人的一行已不在表里，没有收下。请把那一行找回来再交，或直接告诉镇上。",
    "The answer {text} about {header} of {name} was not taken, for that row is no longer on its sheet.",
)
UNKNOWN_CARE = Sentence(
    "unknown-care",
    "没有“{text}”这一组，可以写 identity（身份）、money（钱款）、status（状态）、text（文字说明），后面加 =on 或 =off。",
    "There is no group {text}. Write identity, money, status or text, followed by =on or =off.",
)
