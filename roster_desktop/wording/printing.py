"""Sentences about paper: codes at its foot, prints of rosters, forms."""

from __future__ import annotations

from roster_desktop.wording.sentence import Sentence

MANUAL_IS_PDF = Sentence(
    "manual-is-pdf", "手册写成 PDF，{file} 请改用 .pdf 结尾。", "The manual is a PDF; let {file} end in .pdf."
)
MANUAL_WRITTEN = Sentence(
    "manual-written",
    "已写出使用手册 {pages} 页：{file}",
    "Wrote the manual, {pages} {pages:chapter|chapters}: {file}",
)
NO_SUCH_CODE = Sentence(
    "no-such-code",
    "“{text}”不是核对码：核对码是10个字母和数字，没有0、1、I、O、S、Z，例如 K7QFT-2M9XA。请对着纸脚再看一遍。",
    "{text} is no code: a code has 10 letters and digits without 0, 1, I, O, S and Z. Look at the foot of "
    "the page again.",
)
NOTHING_CODED = Sentence(
    "nothing-coded",
    "{file} 里没有花名册，也没有带核对码的报表，算不出核对码。",
    "{file} holds no roster and no report with a code.",
)
CODE_MATCHES = Sentence(
    "code-matches",
    "对得上：{code} 是 {file} 里的“{title}”（{lines} 行），纸上和文件里一样。",
    "It matches: {code} is {title} of {file} ({lines} {lines:line|lines}). Paper and file say the same.",
)
CODE_UNKNOWN = Sentence(
    "code-unknown",
    "对不上：{file} 里没有一份的核对码是 {code}。纸和文件不一样，或者打印以后又改过；请让送来的人按现在的文件重新打印。",
    "No match: nothing in {file} has the code {code}. Paper and file differ, or it was changed since it was "
    "printed. Have it printed anew from this file.",
)
CODE_CHANGED = Sentence(
    "code-changed",
    "“{title}”写着核对码 {printed}，现在的内容是 {code}：写出以后被人改过。",
    "{title} tells the code {printed}, its content now has {code}: it was changed since it was written.",
)
CODE_LINE = Sentence(
    "code-line", "{code}\t{title}\t{lines} 行", "{code}\t{title}\t{lines} {lines:line|lines}"
)
NOBODY_TO_PRINT = Sentence(
    "nobody-to-print",
    "《{roster}》里还没有人，没有可以打印的；请先录入，或换一本花名册、换一个村。",
    "{roster} lists nobody, so there is nothing to print. Type rows or choose another roster or village.",
)
PRINT_FACE = Sentence(
    "print-face",
    "{file} 的后缀认不出，花名册可以印成 {faces}。",
    "The ending of {file} is not known. A roster is printed as {faces}.",
)
NO_SUCH_COLUMN = Sentence(
    "print-no-such-column",
    "《{roster}》没有“{key}”这一列，用 columns 命令可以看到所有列名。",
    "{roster} has no column {key}. The command columns lists them.",
)
PRINTED = Sentence(
    "roster-printed",
    "《{title}》已写到 {file}，共 {rows} 行，核对码 {code}。",
    "{title} was written to {file}: {rows} {rows:row|rows}, code {code}.",
)
NO_HEADS_IN_FORM = Sentence(
    "no-heads-in-form",
    "{file} 里找不到认得的表头（至少要有姓名、身份证号这样的几栏）；请用 --sheet 写明工作表、--roster 写明哪一册。",
    "No row of known heads was found in {file}. Name the sheet with --sheet and the roster with --roster.",
)
FORM_READS_DIFFERENTLY = Sentence(
    "form-reads-differently",
    "{file} 填好以后 {cell} 读出来和填的不一样（表上这一格可能合并了或有保护），没有写出；请换一列或换一张空表再试。",
    "In {file} cell {cell} does not read back as it was filled in; nothing was written. It may be merged.",
)
FORM_NOT_XLSX = Sentence(
    "form-not-xlsx",
    "{file} 不是 .xlsx：上级的表要先在 WPS 或 Excel 里另存为 .xlsx，填出来的也是 .xlsx。",
    "{file} is no .xlsx. Save the form as .xlsx first; it is filled as .xlsx, too.",
)
FORM_TOO_LARGE = Sentence(
    "form-too-large",
    "{file} 太大（超过3MB），空表一般很小；请删掉里面的照片和数据，只留表头再试。",
    "{file} is larger than 3 MB. Take pictures and data out and keep the blank form only.",
)
FORM_HAS_NO_COLUMN = Sentence(
    "form-has-no-column",
    "“{form}”里没有“{column}”这一栏，请写表头或列号（例如 C）。",
    "{form} has no column {column}. Write its head or its letter, such as C.",
)
UNKNOWN_NUMBER_FORM = Sentence(
    "unknown-number-form",
    "号码没有“{text}”这种写法，可以写：{known}。",
    "Numbers are not written {text}; write one of: {known}.",
)
UNKNOWN_MEANING = Sentence(
    "unknown-meaning",
    "《{roster}》里没有“{text}”：写列名（columns 命令可以看到）、person.列名、#（序号），或空着不填。",
    "{roster} has no {text}. Write a column's key, person.KEY, # for running numbers, or nothing.",
)
UNKNOWN_FORM = Sentence(
    "unknown-form",
    "没有教过“{name}”这张表，教过的有：{known}。",
    "No form {name} was taught. There are: {known}.",
)
FORM_NEEDS_NAME = Sentence(
    "form-needs-name",
    "请给这张表起个名字，不超过{most}个字。",
    "Give the form a name of at most {most} letters.",
)
FORM_FILLS_NOTHING = Sentence(
    "form-fills-nothing",
    "“{form}”还没有一栏说明填什么，请先说明至少一栏。",
    "Nothing says yet what is filled into {form}. Say it of one column at least.",
)
NO_FORM_FILE = Sentence(
    "no-form-file",
    "{file} 不是导出的表样，或者已经损坏；请让对方重新导出。",
    "{file} is no exported form, or it is damaged. Have it exported anew.",
)
FORM_KEPT = Sentence("form-kept", "“{name}”已记住：{told}。", "{name} is kept: {told}.")
FORM_COLUMN = Sentence("form-column", "{letter}\t{header}\t{meaning}", "{letter}\t{header}\t{meaning}")
FORM_FORGOTTEN = Sentence("form-forgotten", "“{name}”不再记着。", "{name} is forgotten.")
FORM_FILLED = Sentence(
    "form-filled",
    "“{name}”已填好 {rows} 行，写到 {file}。",
    "{name} was filled with {rows} {rows:row|rows}: {file}.",
)
FORM_EXPORTED = Sentence(
    "form-exported", "“{name}”的表样已写到 {file}。", "The form {name} was written to {file}."
)
FORM_CALL = Sentence(
    "form-call",
    "请这样写：form 文件 ｜ teach 空表.xlsx ｜ show 名称 ｜ fill 名称 输出.xlsx ｜ forget 名称 ｜ export 名称 输出.json ｜ "
    "import 表样.json。",
    "Write: form FILE | teach BLANK.xlsx | show NAME | fill NAME OUT.xlsx | forget NAME | "
    "export NAME OUT.json | import FORM.json.",
)
