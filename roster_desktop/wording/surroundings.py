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
BOTH = Sentence("matter-and-remedy", "{matter}。{remedy}。", "{matter}. {remedy}.")
"""One line for the terminal."""
NO_LOCK = Sentence(
    "no-lock",
    "{file} 所在的磁盘不支持给文件加锁，打开来写不安全，没有打开；请把文件拷到本机的文件夹再打开。",
    "The disk of {file} knows no locks, so it is not safe to write there and it was not opened. "
    "Copy it to this computer and open it there.",
)
