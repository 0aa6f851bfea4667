"""Sentences of explaining findings, verifying rows, and lists for calls and visits."""

from __future__ import annotations

from roster_desktop.wording.sentence import Sentence

EXPLANATION_MISSING = Sentence(
    "explanation-missing",
    "情况说明不能空着，请写明为什么这样是对的，例如：八月已退岗，九月才外出。",
    "An explanation cannot be blank: say why this is right, for example: left the post in August.",
)
NOTHING_TO_EXPLAIN = Sentence(
    "nothing-to-explain",
    "{name} 没有 {rule} 这一条待说明的问题，用 check 命令可以看到所有问题。",
    "There is no open finding {rule} about {name}. The command `check` lists all findings.",
)
NOT_TO_BE_CLOSED = Sentence(
    "not-to-be-closed",
    "还不能结账：{errors} 处错误、{warnings} 处预警没有改正，也没有写情况说明。"
    "先到“比对核实”逐处改正或写说明；第一处是：{first}",
    "The period cannot be closed yet: {errors} {errors:error|errors} and {warnings} "
    "{warnings:warning|warnings} are neither corrected nor "
    "explained. Correct or explain each of them first; the first one is: {first}",
)
UNKNOWN_WAY = Sentence(
    "unknown-way",
    "没有“{text}”这种核实方式，可以写：{known}。",
    "There is no way {text} of verifying. Write one of: {known}.",
)
UNKNOWN_RESULT = Sentence(
    "unknown-result",
    "没有“{text}”这种核实结果，可以写：{known}。",
    "There is no result {text} of verifying. Write one of: {known}.",
)
NOT_A_KEY_FIELD = Sentence(
    "not-a-key-field",
    "《{roster}》的“{key}”不能单独核实，可以核实的有：{known}。",
    "{key} of {roster} is not verified by itself; these are: {known}.",
)
VERIFIED_LATER = Sentence(
    "verified-later",
    "核实日期 {day} 还没到，请改成今天或以前的日期。",
    "The day of verification {day} is yet to come; write today or an earlier day.",
)
NOT_A_DAY = Sentence(
    "verified-no-day",
    "核实日期“{text}”看不懂，请写成 2026-11-22 的样子。",
    "The day of verification {text} is not one; write it as 2026-11-22.",
)
NOBODY_TO_VERIFY = Sentence(
    "nobody-to-verify",
    "没有写明核实哪一行，请至少写一个。",
    "Nobody was named to be verified; name at least one row.",
)
LIST_UNKNOWN = Sentence(
    "list-unknown",
    "没有编号为“{text}”的名单；这个文件最近出的名单有：{known}。",
    "There is no list {text}; the last lists of this file are: {known}.",
)
NUMBER_NOT_LISTED = Sentence(
    "number-not-listed",
    "名单 {list} 没有第 {number} 号，它有 1 到 {last} 号。",
    "List {list} has no number {number}; it has the numbers 1 to {last}.",
)
NOT_NUMBERS = Sentence(
    "not-list-numbers",
    "“{text}”不是名单上的号，请写成 1-20、25 的样子。",
    "{text} names no numbers of a list; write them as 1-20,25.",
)
LISTED_NO_MORE = Sentence(
    "listed-no-more",
    "名单 {list} 第 {number} 号的人已经不在花名册里，先把这一号去掉再录入。",
    "Number {number} of list {list} is no longer in the roster; leave that number out.",
)
NOBODY_TO_LIST = Sentence(
    "nobody-to-list",
    "{file} 里没有要列入名单的人。",
    "{file} holds nobody to be listed.",
)
NOT_A_PERCENTAGE = Sentence(
    "not-a-percentage",
    "抽查比例应为 1 到 100 的整数，现在是“{text}”。",
    "The percentage must be a whole number from 1 to 100, not {text}.",
)
VERIFIED = Sentence(
    "verified", "已记下 {count} 行的核实。", "Noted the verification of {count} {count:row|rows}."
)
EXPLAINED = Sentence(
    "explained",
    "已记下 {rule} 的情况说明（{count} 处）。",
    "Noted the explanation of {rule} ({count} {count:finding|findings}).",
)
WITHDRAWN = Sentence(
    "explanation-withdrawn",
    "已撤回 {rule} 的情况说明（{count} 处），又成为待处理的问题。",
    "Took the explanation of {rule} back ({count} {count:finding|findings}); they are open again.",
)
LIST_FACE = Sentence(
    "visit-list-face",
    "{file} 的后缀认不出，名单可以写成 {faces}。",
    "The ending of {file} is not known. A list is written as {faces}.",
)
LISTED = Sentence(
    "list-written",
    "已写出 {file}：{count} 人，名单编号 {list}。录入结果：verify FILE --list {list} 1-3,7 --how 电话 --result 已核实",
    "Wrote {file}: {count} {count:person|persons}, list {list}. Type results back with: "
    "verify FILE --list {list} 1-3,7 --how 电话 --result 已核实",
)
DRAWN = Sentence(
    "sample-drawn",
    "从 {of} 人里按村、组抽 {percent}%，种子 {seed}。",
    "Drew {percent}% of {of} {of:person|persons}, group by group, with the seed {seed}.",
)
