"""Sentences about periods: opening, computing and closing the accounts of one, and comparing two."""

from __future__ import annotations

from roster_desktop.wording.sentence import Sentence

UNKNOWN_PERIOD = Sentence(
    "unknown-period",
    "“{text}”不是一个账期。年写 2026，季度写 2026-Q3，月写 2026-11，周写 2026-W48。",
    "“{text}” is no period. Write a year as 2026, a quarter as 2026-Q3, a month as 2026-11, "
    "a week as 2026-W48.",
)
OPEN_ALREADY = Sentence(
    "period-open-already",
    "{period} 已经建过账，不用再建；可以直接算账。",
    "The accounts of {period} are open already; they can be computed.",
)
NOT_OPEN = Sentence(
    "period-not-open",
    "{period} 还没有建账，请先建账，再算账、结账。",
    "The accounts of {period} are not open yet. Open them first, then compute and close them.",
)
NOT_BEGUN = Sentence(
    "period-not-begun",
    "{period} 从 {first} 才开始，还没有可以算的数；到那天以后再算账、结账。",
    "{period} begins on {first}, so there is nothing to compute yet. Compute and close it from then on.",
)
CLOSED_ALREADY = Sentence(
    "period-closed-already",
    "{period} 已经结账，数字不再变动，也不能重新打开。账里有错，请“追加更正”并写明原因；原来的数字照样留着。",
    "{period} is closed: its figures stay as they are and it cannot be opened again. "
    "Add a correction with its reason; the first figures stay beside it.",
)
NOTHING_TO_CORRECT = Sentence(
    "period-not-closed",
    "{period} 还没有结账，直接改花名册再算账就行，不用更正。",
    "{period} is not closed. Mend the rosters and compute it again; there is nothing to correct.",
)
CORRECTION_WITHOUT_REASON = Sentence(
    "correction-without-reason",
    "更正要写明原因，例如：白石村补报了3人。",
    "A correction needs its reason, such as: three people of a village were reported late.",
)
MOVED_ON = Sentence(
    "figures-moved-on",
    "花名册一直在变动，{period} 没有算成，什么也没有存。等录入、合并停下来再算一次。",
    "The rosters kept changing, so {period} was not computed and nothing was kept. "
    "Wait until typing and merging pause, then compute again.",
)
SICK_FIGURES = Sentence(
    "sick-figures",
    "账期 {period} 存下的第{number}份数字和存下时不一样了，文件可能损坏；请从备份里找回。",
    "Figures {number} of {period} are no longer what was kept; the file may be damaged. Restore a backup.",
)
NO_FIGURES = Sentence(
    "no-figures",
    "{period} 还没有算过账，没有数字可看。请先算账。",
    "{period} was never computed, so there are no figures. Compute it first.",
)
NO_SUCH_FIGURES = Sentence(
    "no-such-figures",
    "没有“{text}”这一份数字；period 文件 list 可以看到有哪些。",
    "There are no figures {text}; `period FILE list` shows those that there are.",
)
NOT_IN_FIGURES = Sentence(
    "report-not-in-figures",
    "{when} 的账里没有《{title}》。",
    "The figures of {when} hold no {title}.",
)
OPENED = Sentence(
    "period-opened",
    "已建账：{title}，{first} 到 {last}。",
    "Opened the accounts of {title}: {first} to {last}.",
)
COMPUTED = Sentence(
    "period-computed",
    "已算账：{title}，统计截至 {on}，{reports} 份台账和汇总的数字存下了。",
    "Computed {title} as of {on}: the figures of {reports} {reports:report|reports} {reports:is|are} kept.",
)
CLOSED = Sentence(
    "period-closed",
    "已结账：{title}，统计截至 {on}，{reports} 份台账和汇总锁定，以后改花名册也不会变。校验码 {code}。",
    "Closed {title} as of {on}: the figures of {reports} {reports:report|reports} {reports:is|are} "
    "locked, whatever is edited later. "
    "Code {code}.",
)
CORRECTED = Sentence(
    "period-corrected",
    "已追加更正：{title}，原因：{reason}；结账时的数字仍然留着。校验码 {code}。",
    "Added a correction to {title}: {reason}. The figures of the closing stay. Code {code}.",
)
COMPARED = Sentence(
    "periods-compared",
    "{before} 和 {after} 的对照已写到 {file}：{tables} 张表，{changed} 行有变化。",
    "{before} and {after} compared in {file}: {tables} {tables:table|tables}, {changed} "
    "{changed:line|lines} {changed:differs|differ}.",
)
NO_PERIODS = Sentence(
    "no-periods",
    "还没有建过账。例如：period 文件 open 2026。",
    "No accounts were opened yet. For example: period FILE open 2026.",
)
PERIOD_CALL = Sentence(
    "period-call",
    "请这样写：period 文件 list ｜ open 账期 ｜ compute 账期 ｜ close 账期 ｜ correct 账期 --reason 原因 ｜ "
    "compare 账期 账期或now [OUT.xlsx]。",
    "Write: period FILE list | open P | compute P | close P | correct P --reason R | "
    "compare P P|now [OUT.xlsx].",
)
