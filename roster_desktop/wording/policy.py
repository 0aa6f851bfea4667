"""Sentences about policies and the cut-off date."""

from __future__ import annotations

from roster_desktop.wording.sentence import Sentence

UNKNOWN_PARAMETER = Sentence(
    "unknown-parameter",
    "没有叫“{key}”的政策参数，用 policy 命令可以看到全部参数。",
    "There is no policy parameter {key}. The command `policy` lists them all.",
)
UNKNOWN_PACK = Sentence(
    "unknown-pack",
    "没有叫“{key}”的政策样例，可以写：{known}。",
    "There is no pack of policies {key}. Write one of: {known}.",
)
NOT_SET_HERE = Sentence(
    "policy-not-set-here",
    "本册没有设定从 {day} 起的“{title}”，没有什么可以撤回。",
    "This file set no value of {title} from {day} on; there is nothing to withdraw.",
)
NOT_A_DAY = Sentence(
    "not-a-day",
    "“{text}”不是一天，请写成 2025-03-01。",
    "{text} is no day; write it like 2025-03-01.",
)
FROM_WHEN = Sentence(
    "policy-from-when",
    "没写从哪天起，请加上 --from 2025-01-01 这样的一天。",
    "It is not said from when on; add a day like --from 2025-01-01.",
)
BAD_NUMBER = Sentence(
    "bad-policy-number",
    "“{title}”应填 {least} 到 {most} 的整数（{unit}），现在是“{text}”。",
    "{title} takes a whole number from {least} to {most} ({unit}), not {text}.",
)
BAD_YES_NO = Sentence(
    "bad-policy-yes-no",
    "“{title}”只能填“是”或“否”，现在是“{text}”。",
    "{title} takes 是 or 否, not {text}.",
)
BAD_CHOICE = Sentence(
    "bad-policy-choice",
    "“{title}”只能填{options}，现在是“{text}”。",
    "{title} takes one of {options}, not {text}.",
)
BAD_TABLE = Sentence(
    "bad-policy-table",
    "“{title}”是一张表，每一行只能有这些格：{columns}；金额填不小于0的整数。",
    "{title} is a table whose lines hold only {columns}; amounts are whole numbers from 0 on.",
)
BAD_AMOUNT = Sentence(
    "bad-policy-amount",
    "“{title}”第 {line} 行的{column}应填不小于0的整数，现在是“{text}”。",
    "{title}, line {line}: {column} takes a whole number from 0 on, not {text}.",
)
BAD_TABLE_WORD = Sentence(
    "bad-policy-table-word",
    "“{title}”的{column}没有“{text}”这一项，请从这些里选：{options}。",
    "{title}: {column} has no option {text}; choose one of {options}.",
)
WRONG_ORDER = Sentence(
    "policy-wrong-order",
    "从 {day} 起“{less}”（{first}）会大于“{more}”（{second}），请先改好其中一个，没有保存。",
    "From {day} on {less} ({first}) would be more than {more} ({second}); nothing was saved.",
)
CUTOFF_TOO_FAR = Sentence(
    "cutoff-too-far",
    "填报截止日 {day} 离今天太远，请写 {first} 到 {last} 之间的一天。",
    "The cut-off date {day} is too far from today; write a day between {first} and {last}.",
)
POLICY_SET = Sentence(
    "policy-set", "已设定 {title}：{text}，从 {day} 起。", "{title} is {text} from {day} on."
)
PACK_USED = Sentence(
    "policy-pack-used",
    "已照“{title}”设定 {count} 项，从 {day} 起。",
    "Set {count} {count:value|values} as in {title}, from {day} on.",
)
WITHDRAWN = Sentence("policy-withdrawn", "已撤回从 {day} 起的“{title}”。", "Withdrew {title} from {day} on.")
CUTOFF_SET = Sentence("cutoff-set", "填报截止日是 {day}。", "The cut-off date is {day}.")
CUTOFF_FOLLOWS = Sentence(
    "cutoff-follows", "填报截止日按当天算，现在是 {day}。", "The cut-off date is always today, now {day}."
)
