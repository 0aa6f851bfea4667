"""Sentences about paper: codes at its foot, prints of rosters, forms."""

from __future__ import annotations

from roster_desktop.wording.sentence import Sentence

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
    "It matches: {code} is {title} of {file} ({lines} lines). Paper and file say the same.",
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
CODE_LINE = Sentence("code-line", "{code}\t{title}\t{lines} 行", "{code}\t{title}\t{lines} lines")
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
    "{title} was written to {file}: {rows} rows, code {code}.",
)
