"""Sentences about reports: which there are, and what cannot be written."""

from __future__ import annotations

from roster_desktop.wording.sentence import Sentence

UNKNOWN_REPORT = Sentence(
    "unknown-report",
    "没有叫“{name}”的台账或汇总，可以写：{known}。",
    "There is no report {name}. Write one of: {known}.",
)
UNKNOWN_FACE = Sentence(
    "unknown-report-face",
    "{file} 的后缀认不出，台账和汇总可以写成 .xlsx、.pdf，一页的还可以写成 .png 图片。",
    "The ending of {file} is not known. A report is written as .xlsx or .pdf, "
    "one of a single page also as .png.",
)
ONLY_WORKBOOK = Sentence(
    "report-only-workbook",
    "{title}合成一个工作簿，请把 {file} 的后缀改成 .xlsx；要 PDF 的，一本一本地写：{names}。",
    "{title} is one workbook: end {file} with .xlsx. For PDF write them one by one: {names}.",
)
WRITTEN = Sentence(
    "report-written",
    "{title} 已写到 {file}，共 {lines} 行。",
    "{title} was written to {file}: {lines} {lines:line|lines}.",
)
NEEDS_NAME = Sentence(
    "report-needs-name",
    "请写明要哪一份、写到哪里：report 文件 名称 输出文件；--list 列出全部名称。",
    "Say which report and where to write it: report FILE NAME OUT; --list names them all.",
)
NOT_WRITTEN = Sentence(
    "report-not-written",
    "{file} 没有写成：{reason}。请换个文件夹或名字再试，花名册没有变化。",
    "{file} was not written: {reason}. Try another folder or name; the roster is as it was.",
)
NO_CHINESE_FONT = Sentence(
    "no-chinese-font",
    "这台电脑上没有中文字体，做不成 PDF；请装上“Noto Sans CJK”等中文字体，或先写成 Excel 工作簿。",
    "This computer has no font with Chinese letters, so no PDF can be made. Install one such as Noto Sans "
    "CJK, or write a workbook instead.",
)
TOO_LONG_FOR_A_PICTURE = Sentence(
    "report-too-long-for-a-picture",
    "{title} 不止一页，做不成一张图片；请写成 .pdf 或 .xlsx。",
    "{title} has more than one page and makes no single picture. Write it as .pdf or .xlsx.",
)
NO_PROBLEMS = Sentence(
    "no-problems-to-mend",
    "{village} 没有要整改的问题，不用打交办单。",
    "{village} has no problem to mend, so there is no slip.",
)
PROBLEMS_MADE = Sentence(
    "problems-made",
    "新转 {count} 个问题进问题整改台账；已经转过的不重复。",
    "Made {count} {count:problem|problems}; findings that are problems already were left alone.",
)
PROBLEMS_CLOSED = Sentence(
    "problems-closed-out",
    "已销号 {count} 个改好了的问题。",
    "Closed out {count} mended {count:problem|problems}.",
)
PROBLEM_CALL = Sentence(
    "problem-call",
    "请这样写：problem 文件 make --rule 规则 或 --village 村 ｜ mended ｜ close-out ｜ "
    "slip OUT.(pdf|xlsx) --village 村。",
    "Write: problem FILE make --rule R or --village V | mended | close-out | "
    "slip OUT.(pdf|xlsx) --village V.",
)
NOT_FOR_NOTICE = Sentence(
    "not-for-notice",
    "{roster}没有可以公示的列，请选别的花名册。",
    "Nothing of {roster} may be put up. Choose another roster.",
)
NOBODY_FOR_NOTICE = Sentence(
    "nobody-for-notice",
    "{file} 里选的花名册还没有人，公示版没有写出；请先录入或选别的花名册。",
    "The chosen rosters of {file} list nobody; no notice was written. Type rows or choose others.",
)
NO_TELEPHONE = Sentence(
    "no-telephone",
    "监督电话“{text}”不像电话号码，请写座机或手机号，例如 0916-8212345；几个号码用“、”隔开。",
    "{text} is no telephone number. Write one such as 0916-8212345, several with 、 between.",
)
NUMBERS_MASKED = Sentence(
    "print-numbers-masked",
    "证件号、电话、卡号和住址已遮挡。",
    "Numbers of papers, telephones, cards and addresses are masked.",
)
NO_AGE_BESIDE = Sentence(
    "print-no-age-beside",
    "身份证号遮住了出生日期，所以旁边不印年龄和出生日期。",
    "The ID number hides the day of birth, so neither age nor birth date is printed beside it.",
)
SOME_COLUMNS = Sentence(
    "report-some-columns",
    "全表 {all} 列，这里只印了 {shown} 列；右下角的核对码按全表算，和写成工作簿的一样。",
    "{shown} of {all} columns are printed; the code at the lower right is made of the whole table.",
)
NO_SUCH_HEAD = Sentence(
    "report-no-such-column",
    "《{title}》没有“{name}”这一列，可以写：{known}。",
    "{title} has no column {name}. Write some of: {known}.",
)
COLUMNS_FOR_PDF = Sentence(
    "report-columns-for-pdf",
    "--columns 只用在写成 .pdf 的台账和汇总；{file} 总是写全部列，请去掉 --columns 或写成 .pdf。",
    "--columns goes with reports written as .pdf; {file} always holds all columns.",
)
WHOLE_PAGE = Sentence(
    "report-whole-page",
    "《{title}》是排好的一页，不能选列，请去掉 --columns。",
    "{title} is a page of its own, of which no columns can be chosen.",
)
CODE_TOLD = Sentence(
    "print-code-told",
    "右下角的核对码按各行全部内容算出，没有印的列也在内；改一个字就不一样。",
    "The code at the lower right is made of all cells of the rows, also those not printed.",
)
