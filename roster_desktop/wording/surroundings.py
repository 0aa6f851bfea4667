"""What the program says of where a roster file lies: what is the matter, and what to do about it."""

from __future__ import annotations

from roster_desktop.wording.sentence import Sentence

ON_SHARE = Sentence(
    "on-share",
    "{file} 在网络共享文件夹里",
    "{file} lies on a network share",
)
LEAVE_SHARE = Sentence(
    "leave-share",
    "网断了、两台电脑一起打开，都可能写坏。先关闭，把文件拷到本机的文件夹，以后打开那一份；送工作簿、备份再用共享",
    "A lost connection or two computers at once may damage it. Close it, copy it to this computer and open "
    "that one from now on; use the share for workbooks and backups",
)
ON_STICK = Sentence(
    "on-stick",
    "{file} 在U盘（移动盘）上",
    "{file} lies on a removable drive",
)
CARE_FOR_STICK = Sentence(
    "care-for-stick",
    "拔之前先退出程序，再点“安全弹出”；U盘会丢会坏，请常另存一份备份到电脑上。长期用的，最好把文件拷到本机",
    "Quit the program and eject the drive before you unplug it; keep a backup on a computer. "
    "For daily work copy the file to this computer",
)
IN_CLOUD = Sentence(
    "in-cloud",
    "{file} 在{cloud}的同步文件夹里",
    "{file} lies in a folder that {cloud} synchronises",
)
LEAVE_CLOUD = Sentence(
    "leave-cloud",
    "同步程序会在您录入时搬动文件，可能分成两份或写坏，也会把个人信息传到外面。先关闭，把文件移到不同步的文件夹再打开",
    "Such a program moves files while you type: it may split or damage them, and carries personal data "
    "away. Close it, move it to a folder that is not synchronised, and open it there",
)
COPY_BESIDE = Sentence(
    "copy-beside",
    "{file} 旁边有同一份花名册的另一份：{copies}",
    "Beside {file} lies another copy of the same roster file: {copies}",
)
JOIN_COPY = Sentence(
    "join-copy",
    "可能各改了一部分，都别删。先打开那一份看“变更记录”；里面有这一份没有的，从那一份写出工作簿，再收进这一份",
    "Each may hold something the other lacks: delete neither. Open it and look at its history; "
    "what this one lacks, write there as a workbook and take that in here",
)
CLOCK_BACK = Sentence(
    "clock-back",
    "电脑时间可能不对：现在是 {now}，{file} 里已有 {saved} 保存的内容",
    "The clock may be wrong: it is {now}, yet {file} holds what was saved at {saved}",
)
SET_CLOCK = Sentence(
    "set-clock",
    "请看一下电脑右下角的日期和时间，不对就改对再录入；先后次序不靠时间，不会丢内容，但今天的日期、年龄、期限会算错",
    "Look at the computer's date and time and set it right before you go on. Nothing is lost, order does not "
    "depend on it, but today's dates, ages and terms would be wrong",
)
LOCK_HOLDS_NOBODY = Sentence(
    "lock-holds-nobody",
    "{file} 所在的磁盘锁不住文件，挡不住第二个人同时打开",
    "The disk of {file} honours no locks, so a second person is not kept out",
)
OPEN_ALONE = Sentence(
    "open-alone",
    "同一时间只让一个人、一个窗口打开；最好先关闭，把文件拷到本机的文件夹再打开",
    "Let one person open it at a time, in one window; better close it, copy it to this "
    "computer and open that one",
)
MOVE_IT = Sentence(
    "move-it",
    "{risk}。“移到本机”替您拷过去、逐行核对、换用那一份；原来的改名留在原处，备份和待送出的一起带走",
    "{risk}. It can be moved for you: copied, compared row by row, used from then on; the old one stays "
    "behind under another name, and its backups and what waits to be sent go along",
)
RISKY_SHARE = Sentence(
    "risky-share",
    "网断了、两台电脑一起打开，都可能写坏",
    "A lost connection or two computers at once may damage it",
)
RISKY_STICK = Sentence(
    "risky-stick",
    "U盘会丢会坏，录入也慢；长期用的，最好放在本机",
    "A stick is lost or breaks easily, and is slow",
)
RISKY_CLOUD = Sentence(
    "risky-cloud",
    "同步程序会在您录入时搬动文件，可能分成两份或写坏，也会把个人信息传到外面",
    "Such a program moves files while you type: it may split or damage them, and carries personal data away",
)
MOVED = Sentence(
    "moved",
    "已移到本机：{path}，逐行核对一样。原来的改名为“{left}”留在原处，用几天没问题再删",
    "Moved to {path}, compared row by row. The old one stays behind as {left}: delete it when all is well",
)
MOVED_NOT_RENAMED = Sentence(
    "moved-not-renamed",
    "已移到本机：{path}，逐行核对一样。原来的那一份没能改名，请不要再打开它",
    "Moved to {path}, compared row by row. The old one could not be renamed: do not open it any more",
)
MOVED_WORD = Sentence(
    "moved-word",
    "“{file}”已经移到电脑上：{place}。以后请打开那里的那一份。\n"
    "这里的“{left}”是移走以前的样子，不再更新；那边用几天没问题，请把它和这里的“备份”文件夹一起删掉，里面有个人信息。",
    "{file} was moved to {place}. Open it there from now on.\n"
    "{left} is how it was before and is kept up no more. When all is well there, delete it and the folder 备份 "
    "beside it: they hold personal data.",
)
NOT_MOVED = Sentence(
    "not-moved",
    "{file} 没有移走：读不了它，或目的文件夹写不进（磁盘满了、没有权限）。原来的没有动，还在老地方。",
    "{file} was not moved: it could not be read, or the other folder not be written (full disk, no "
    "permission). It is where it was, unaltered.",
)
NO_SAFE_PLACE = Sentence(
    "no-safe-place",
    "本机的花名册文件夹 {folder} 也在U盘、网络共享或同步文件夹里，没有移；请写明一个本机的文件夹。",
    "The folder for rosters {folder} is on a stick, a share or in a synchronised folder, too. "
    "Name another one.",
)
BOTH = Sentence("matter-and-remedy", "{matter}。{remedy}。", "{matter}. {remedy}.")
"""One line for the terminal."""
NO_LOCK = Sentence(
    "no-lock",
    "{file} 所在的磁盘不支持给文件加锁，打开来写不安全，没有打开；请把文件拷到本机的文件夹再打开。",
    "The disk of {file} knows no locks, so it is not safe to write there and it was not opened. "
    "Copy it to this computer and open it there.",
)
