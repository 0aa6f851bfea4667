"""Sentences about merging: whose workbook it is, which rows could not be taken,
what a person should look at."""

from __future__ import annotations

from roster_desktop.wording.sentence import Sentence

STRANGER = Sentence(
    "T04",
    "这个文件是“{theirs}”的，不是“{ours}”的，没有合并。",
    "This workbook is {theirs}'s, not {ours}'s; it was not merged.",
)
STRANGER_REMEDY = Sentence(
    "T04-remedy",
    "请换成“{ours}”的工作簿，或者打开“{theirs}”的台账再合并它。",
    "Choose a workbook of {ours}, or open the roster file of {theirs} and merge it there.",
)
OTHER_ROWS = Sentence(
    "T04-rows",
    "“{file}”里有“{theirs}”的人（{sheet}第{number}行起），不是“{ours}”的，没有合并。",
    "{file} lists people of {theirs} (from {sheet} row {number}), not of {ours}; it was not merged.",
)
NO_PERSON = Sentence(
    "row-without-person",
    "第{number}行既没有姓名也没有身份证号，不知道是谁，没有收下。",
    "Row {number} has neither a name nor an ID number; nobody can tell whose it is, so it was not taken.",
)
UNREADABLE_IDENTITY = Sentence(
    "row-unreadable-identity",
    "{name}的身份证号“{text}”位数或字符不对，认不出是谁，没有收下。",
    "The ID number {text} of {name} has a wrong length or wrong characters, so the row was not taken.",
)
DAMAGED_IDENTITY = {
    "digits-lost": Sentence(
        "row-identity-cut-short",
        "{name}的身份证号被表格软件变成了“{text}”，后几位已经丢失，认不出是谁，没有收下。",
        "The ID number of {name} was turned into {text} by a spreadsheet and lost its last digits; "
        "the row was not taken.",
    ),
    "two-numbers": Sentence(
        "row-two-identities",
        "{name}的身份证号一格里有两个号码“{text}”，不知道是谁的，没有收下。",
        "The ID number of {name} holds two numbers ({text}); nobody can tell whose, so the row was not "
        "taken.",
    ),
    "among-words": Sentence(
        "row-identity-among-words",
        "{name}的身份证号一格里除了号码还有别的字“{text}”，没有收下。",
        "The ID number of {name} stands among other words ({text}); the row was not taken.",
    ),
    "other": UNREADABLE_IDENTITY,
}
"""By what happened to the number."""
NUMBER_FOR_NAME = Sentence(
    "row-number-for-name",
    "第{number}行的姓名一格里是身份证号，这一行可能错了一列，没有收下。",
    "Row {number} has an ID number where the name should be; its cells may be one column off. It was not "
    "taken.",
)
REFUSED_REMEDY = Sentence(
    "row-refused-remedy",
    "请在原表改好这一格，再导入一次；其余各行不受影响。",
    "Correct this cell in the workbook and take it in again; the other rows are not affected.",
)
MISSING_ROWS = Sentence(
    "rows-missing",
    "这个工作簿里少了以前有的{count}行，台账里照旧保留，等人说明是移除还是仍在册。",
    "The book no longer lists {count} {count:row|rows} that it used to have; they stay until somebody "
    "says what is so.",
)
MISSING_ROWS_REMEDY = Sentence(
    "rows-missing-remedy",
    "请在“待决冲突”里逐个回答：确实不在了，选移除并写原因；误删或漏抄，选仍在册。答过以后不再问。",
    "Answer each of them among the open questions: removed, with the reason, or still listed. "
    "What was answered is not asked again.",
)
OLD_NEWS = Sentence(
    "old-news",
    "有{count}格写的是这家以前送来、后来又改过的内容，按旧内容处理，没有改动。",
    "{count} {count:cell|cells} say what this sender had said before and changed since; they were taken "
    "for old news.",
)
OLD_NEWS_REMEDY = Sentence(
    "old-news-remedy",
    "如果这份才是最新的，请在最近一次送来的表上改好再送，或者直接在台账里改。",
    "If this is the newest list, make the changes in the list that came last, or in the roster itself.",
)
READ_OTHERWISE = Sentence(
    "read-otherwise",
    "这本工作簿{at}照另一种读法收过，那次收下的行后来用过（改过、报出过或又收过新表），所以都还在。",
    "This workbook was taken in at {at}, read otherwise; its rows were used since (edited, sent on, or "
    "followed by another list), so they are all still there.",
)
READ_OTHERWISE_REMEDY = Sentence(
    "read-otherwise-remedy",
    "如果同一个人因此有了两行，请移除读错的那一行。",
    "If a person has two rows now, please remove the one that was misread.",
)
SAME_PERSON_TWICE = Sentence(
    "row-twice",
    "{name}在“{sheet}”第{first}行和第{second}行各有一次，已合为一条。",
    "{name} stands in {sheet} rows {first} and {second}; they were taken as one.",
)
SAME_PERSON_TWICE_REMEDY = Sentence(
    "row-twice-remedy",
    "两行内容不同的地方会请您选定；如果不是同一人，请核对姓名和身份证号。",
    "Where they differ you will be asked; if they are two people, check names and ID numbers.",
)
MERGED_NOTHING = Sentence(
    "merged-nothing", "两边一样，没有改动。", "Both sides are the same; nothing changed."
)
MERGED_ADDED = Sentence("merged-added", "来文新录的，已收进来。", "New in the workbook; taken in.")
MERGED_REMOVED_ONLY = Sentence(
    "merged-removed-only", "来文录过又移除的，不列出。", "Added and removed by the sender; not listed."
)
MERGED_OURS_ALONE = Sentence(
    "merged-ours-alone", "只有这里有，来文没有提到，保留。", "Only here; the workbook says nothing of it."
)
MERGED_TAKEN = Sentence(
    "merged-taken", "来文改的{columns}已采用。", "What the workbook changed was taken: {columns}."
)
MERGED_KEPT = Sentence(
    "merged-kept", "这里改的{columns}已保留。", "What was changed here is kept: {columns}."
)
MERGED_SAME = Sentence(
    "merged-same", "{columns}两边改成一样，不用问。", "Both sides wrote the same: {columns}."
)
MERGED_CONFLICT = Sentence(
    "merged-conflict",
    "{columns}两边写的不一样，都留着，等人决定。",
    "Both sides wrote different things; all are kept until somebody decides: {columns}.",
)
MERGED_REMOVED = Sentence("merged-removed", "来文移除了，已移除。", "Removed by the sender; removed here.")
MERGED_STAYS_REMOVED = Sentence(
    "merged-stays-removed",
    "这里已移除，来文没有新改动，仍是移除。",
    "Removed here; the workbook changed nothing since, so it stays removed.",
)
MERGED_BOTH_REMOVED = Sentence("merged-both-removed", "两边都移除了。", "Both sides removed it.")
MERGED_REASONS = Sentence(
    "merged-reasons",
    "两边都移除了，原因写的不一样，等人决定用哪个。",
    "Both sides removed it for different reasons; somebody must choose.",
)
MERGED_DISPUTED = Sentence(
    "merged-disputed",
    "一边移除、另一边还有改动，先列着，等人决定在册还是移除。",
    "Removed on one side and still edited on the other; listed until somebody decides.",
)
MERGED_MISSING = Sentence(
    "merged-missing",
    "来文里没有这一行了，没有移除，等人决定还在册还是移除。",
    "The workbook no longer has this row; it is not removed, and somebody must decide.",
)
MERGED_ONE_PERSON = Sentence(
    "merged-one-person", "同一个人录了几行，合成一行。", "Several rows of one person became one."
)
MERGED_DUPLICATE_REMOVED = Sentence(
    "merged-duplicate-removed",
    "重复的一行已移除，本人仍在册。",
    "A duplicate was removed; the person stays listed.",
)
