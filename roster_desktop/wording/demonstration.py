"""What the sample township says it did."""

from __future__ import annotations

from roster_desktop.wording.sentence import Sentence

TYPED = Sentence(
    "demo-typed",
    "建好示例镇 {unit}：{villages}，共 {people} 人、五类花名册 {rows} 行（人员全是虚构的）。",
    "Made the sample township {unit}: {villages}; {people} synthetic {people:person|persons}, {rows} "
    "{rows:row|rows} in five rosters.",
)
CHECKED = Sentence(
    "demo-checked",
    "各村核对 {rows} 行：错误 {errors}，预警 {warnings}，提示 {notices}。",
    "The villages checked {rows} {rows:row|rows}: {errors} {errors:error|errors}, {warnings} "
    "{warnings:warning|warnings}, {notices} {notices:notice|notices}.",
)
SENT = Sentence(
    "demo-sent",
    "各村写出 {count} 份报送工作簿到 inbox，例如 {example}。",
    "The villages wrote {count} submission {count:workbook|workbooks} into inbox, such as {example}.",
)
HAND_MADE = Sentence(
    "demo-hand-made",
    "另有一份没用本程序、手工做的名单：{file}。",
    "One more list was made by hand, without the program: {file}.",
)
MERGED = Sentence(
    "demo-merged",
    "镇上第一次合并：{books} 份里并入 {merged} 份，新增 {added} 行。",
    "First merge of the township: {merged} of {books} {books:workbook|workbooks} taken in, {added} "
    "{added:row|rows} added.",
)
HOLDS = Sentence(
    "demo-holds",
    "镇上现有 {people} 人、{households} 户；{others}。",
    "The township now holds {people} {people:person|persons} in {households} "
    "{households:household|households}; {others}.",
)
CROSSING = Sentence(
    "demo-crossing",
    "镇上和第一个村各自改了同一个人的电话，互不知道。",
    "The township and the first village each changed the same person's phone, unknown to each other.",
)
SECOND_ROUND = Sentence(
    "demo-second-round",
    "第二次合并 {books} 份：{known} 份内容已收过，{file} 更改 {changed} 行。",
    "Second merge of {books} {books:workbook|workbooks}: {known} held nothing new, {file} changed "
    "{changed} {changed:row|rows}.",
)
WAITING = Sentence(
    "demo-waiting",
    "没有丢掉任何一方写的内容；{count} 处写法不同，等人在“待决冲突”里决定。",
    "Nothing that anybody wrote was lost; {count} differing {count:value|values} {count:waits|wait} for a "
    "decision.",
)
OPEN = Sentence("demo-open", "打开窗口看一看：{command}", "Open the window on it: {command}")
