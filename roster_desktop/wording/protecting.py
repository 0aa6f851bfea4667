"""Sentences of passwords, recovery codes, backups and restoring."""

from __future__ import annotations

from roster_desktop.wording.sentence import Sentence

PASSWORD_NEEDED = Sentence(
    "password-needed",
    "{file} 设了密码，请输入密码再打开（命令行：加 --password-stdin）。",
    "{file} is protected by a password. Give it to open the file (command line: --password-stdin).",
)
PASSWORD_WRONG = Sentence(
    "password-wrong",
    "密码不对，{file} 没有打开；请看大小写和输入法，忘了就用打印的恢复码。",
    "That is not the password of {file}; it was not opened. Check capitals, or use the recovery code.",
)
CODE_WRONG = Sentence(
    "recovery-code-wrong",
    "这张恢复码不是 {file} 的，没有打开；请找出为这本花名册打印的那一张。",
    "That recovery code is not the one of {file}. Find the sheet that was printed for this file.",
)
CODE_LENGTH = Sentence(
    "recovery-code-length",
    "恢复码有 {count} 个字母或数字，这里写了 {given} 个；请照打印的那张纸逐组写全。",
    "A recovery code has {count} letters and digits, this has {given}. Copy every group from the sheet.",
)
CODE_SLIP = Sentence(
    "recovery-code-slip",
    "恢复码第 {group} 组（{text}）抄错了一个字，请对着打印的那张纸再看一遍这一组。",
    "Group {group} of the recovery code ({text}) has a slip. Look at it again on the printed sheet.",
)
PASSWORD_TOO_SHORT = Sentence(
    "password-too-short",
    "密码太短，至少 {count} 个字；可以用一句自己记得住的话。",
    "The password is too short: at least {count} characters. Take a sentence you remember.",
)
PASSWORD_MISSING = Sentence(
    "password-missing",
    "标准输入里没有密码；请用 --password-stdin 从标准输入给一行密码，或在终端里运行。",
    "No password came on standard input. Give one line with --password-stdin, or run in a terminal.",
)
NOT_PROTECTED = Sentence(
    "not-protected",
    "{file} 没有设密码。",
    "{file} has no password.",
)
ALREADY_PROTECTED = Sentence(
    "already-protected",
    "{file} 已经设了密码；要换密码请用“换密码”。",
    "{file} is protected already. Change its password instead.",
)
NO_CIPHER = Sentence(
    "no-cipher",
    "{file} 设了密码，这台电脑上的程序没有加密组件，打不开也不能设密码；请换一台装了完整程序的电脑。",
    "{file} needs a password, and the program on this computer has no encryption. Use one that has.",
)
CONVERSION_FAILED = Sentence(
    "conversion-failed",
    "{file} 的加密转换没有做成，文件保持原样；请检查磁盘空间后再试。",
    "{file} could not be converted and was left as it is. Check the free space and try again.",
)
CONVERSION_DIFFERS = Sentence(
    "conversion-differs",
    "{file} 转换后核对不一致，已放弃，文件保持原样；请先备份，再试一次。",
    "{file} did not read back alike after converting; this was given up and the file left as it is.",
)
BACKUP_UNREADABLE = Sentence(
    "backup-unreadable",
    "备份 {file} 已损坏或不是花名册文件，不能用来恢复，现在的文件没有改动；请换一份备份。",
    "The backup {file} is damaged or no roster file, so it was not used; nothing was changed. Take another.",
)
BACKUP_OTHER_UNIT = Sentence(
    "backup-other-unit",
    "备份 {backup} 是{theirs}的，现在的文件是{ours}的，没有恢复；请选本单位的备份。",
    "The backup {backup} belongs to {theirs}, the file to {ours}; nothing was restored. Choose one of yours.",
)
RESTORE_FAILED = Sentence(
    "restore-failed",
    "没能把备份放回 {file}，原来的文件还在；请检查磁盘空间和写入权限后再试。",
    "The backup could not be put back as {file}; the old file is still there. Check space and permission.",
)
WAIT_BEFORE_TRYING = Sentence(
    "wait-before-trying",
    "密码已经错了 {count} 次，请等 {seconds} 秒再试。",
    "The password was wrong {count} {count:time|times}. Wait {seconds} {seconds:second|seconds} before "
    "the next try.",
)
STILL_PLAIN = Sentence(
    "still-plain",
    "有 {count} 份旧备份没能加密（{files}），里面的内容谁都能看；请关掉占用它们的程序后再试，或自己删掉。",
    "{count} older {count:backup|backups} could not be encrypted ({files}); anybody can read them. Close "
    "what uses them and "
    "try again, or delete them.",
)
