"""Sentences of the life of an office: villages renamed, a year begun, a file handed over."""

from __future__ import annotations

from roster_desktop.wording.sentence import Sentence

NAME_MISSING = Sentence("new-name-missing", "还没有写新的村名。", "The new name of the village is missing.")
NOTHING_CHOSEN = Sentence("no-place-chosen", "还没有选是哪个村。", "No village was chosen.")
SAME_NAME = Sentence(
    "same-name",
    "{name} 现在就叫这个名字，没有什么要改。",
    "{name} is called so already; there is nothing to change.",
)
OTHER_TOWNSHIP = Sentence(
    "other-township",
    "{township} 不是 {ours}：村划到别的镇，由县里在县级文件里改，或由村里在本村文件里改；本镇的花名册没有改动。",
    "{township} is not {ours}. A village that moves to another township is changed in the county's file "
    "or in the village's own; nothing was changed here.",
)
CHANGED_MEANWHILE = Sentence(
    "changed-meanwhile",
    "看过以后花名册又有改动，没有写入；请再看一遍再确定。",
    "The roster changed since it was shown; nothing was written. Look again first.",
)
NO_YEAR = Sentence(
    "no-such-year",
    "不能从 {year} 年开始，请写今年或明年，例如 2027。",
    "{year} cannot be begun. Write this year or the next, for example 2027.",
)
NOTHING_TO_CLEAR = Sentence(
    "nothing-to-clear",
    "没有要结转到 {year} 年的内容：没有选，或者已经结转过了。",
    "There is nothing to carry into {year}: nothing was chosen, or it was done already.",
)
RENAMED = Sentence("renamed", "{label}：改了 {rows} 行。", "{label}: {rows} {rows:row|rows} written.")
YEAR_BEGUN = Sentence(
    "year-begun",
    "已结转到 {year} 年：改了 {rows} 行，可以整体撤销。",
    "{year} is begun: {rows} {rows:row|rows}; it can be taken back as one step.",
)
PART = Sentence("year-part", "{key}  {header}：{rows} 行", "{key}  {header}: {rows} {rows:row|rows}")
PLACE_UNKNOWN = Sentence(
    "place-unknown",
    "花名册里没有“{name}”这个村。",
    "No village called {name} is in this file.",
)
PLACE_AMBIGUOUS = Sentence(
    "place-ambiguous",
    "有几个镇都有“{name}”，请写成 镇名/村名，例如 {example}。",
    "Several townships have a {name}. Write TOWNSHIP/VILLAGE, for example {example}.",
)
NOT_A_PACKAGE = Sentence(
    "not-a-package",
    "{file} 不是移交包，或者没有拷完整，没有接收；请重新拷贝再试。",
    "{file} is no handover package, or was not copied whole. Nothing was taken over; copy it again.",
)
NEWER_PACKAGE = Sentence(
    "newer-package",
    "{file} 是更新版本的程序做的移交包，请先升级本机的程序再接收。",
    "{file} was made by a newer program. Update the program on this computer first.",
)
ROSTER_THERE = Sentence(
    "roster-there",
    "{folder} 里已经有 {file}，没有接收；请换一个文件夹。要把两份合到一起，请用“两台电脑合用”。",
    "{folder} holds {file} already; nothing was taken over. Choose another folder, or exchange workbooks "
    "between the two files.",
)
RECEIVER_MISSING = Sentence("receiver-missing", "请写明移交给谁。", "Say to whom the file is handed over.")
OPERATOR_MISSING = Sentence(
    "operator-missing", "请写上接手人的名字。", "Write the name of whoever takes over."
)
HANDED_OVER = Sentence(
    "handed-over",
    "已做好移交包 {file}：花名册、待送出 {waiting} 份、移交单。",
    "{file} is ready: the roster file, {waiting} waiting {waiting:workbook|workbooks} and the sheet.",
)
TAKEN_OVER = Sentence(
    "taken-over",
    "已接收：{file}，录入人 {operator}。",
    "Taken over: {file}, operator {operator}.",
)
FOLDER_MISSING = Sentence(
    "package-folder-missing",
    "文件夹 {folder} 不在，没有做移交包；请换一个位置。",
    "The folder {folder} is not there; no package was made. Choose another place.",
)
PACKAGE_FAILED = Sentence(
    "package-failed",
    "移交包 {file} 没有做成，可能磁盘已满或U盘坏了；花名册没有改动，请换个位置再试。",
    "The package {file} could not be made: the disk is full, or the stick broken. Nothing was changed; "
    "try another place.",
)
PART_UNKNOWN = Sentence(
    "part-unknown",
    "没有“{key}”这一项，可以写：{known}。",
    "There is no part {key}; write one of: {known}.",
)
LAST_YEARS_FIGURES = Sentence(
    "last-years-figures",
    "有{count}处是{year}年以前的数，这里已经结转到{year}年，没有放进来：{figures}。",
    "{count} {count:figure is|figures are} from before {year}, which was begun here; they were not taken: "
    "{figures}.",
)
LAST_YEARS_REMEDY = Sentence(
    "last-years-remedy",
    "不用处理；真是今年的，请在花名册里填上。",
    "Nothing to do; where one is this year's, type it into the roster.",
)
RENAMED_ABOVE = Sentence(
    "renamed-above",
    "“{file}”是{above}给“{new}”的，里面是本村（{own}）的人：上级已把本村改名为“{new}”，本册还没有改名，没有收。",
    "{file} is {above}'s for {new} and lists our own people ({own}): above, we are called {new} already, "
    "this file is not; it was not taken in.",
)
RENAMED_ABOVE_REMEDY = Sentence(
    "renamed-above-remedy",
    "请先把本册也改名为“{new}”（“交接与变更”里的“村名与区划”，命令行 rename），再收这一本；村里的改动都留着。",
    "Rename this file to {new} (交接与变更, or the command rename), then take it in again; nothing is lost.",
)
