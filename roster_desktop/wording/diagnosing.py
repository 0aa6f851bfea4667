"""Sentences of the diagnosis: what the program tells of itself to whoever mends it."""

from __future__ import annotations

from roster_desktop.wording.sentence import Sentence

HEAD = Sentence(
    "diagnosis-head",
    "乡村劳动力花名册 诊断信息（没有姓名、号码、单位和文件名）",
    "Roster Desktop: diagnosis (no names, numbers, units or file names)",
)
FACT = Sentence("diagnosis-fact", "{name}：{told}", "{name}: {told}")
PROGRAM = Sentence("diagnosis-program", "程序版本", "program")
KEPT_BESIDE = Sentence(
    "diagnosis-beside", "{version}（数据放在程序旁边）", "{version} (data is kept beside the program)"
)
SYSTEM = Sentence("diagnosis-system", "系统", "system")
PYTHON = Sentence("diagnosis-python", "Python", "Python")
LIBRARIES = Sentence("diagnosis-libraries", "组件", "libraries")
FILE = Sentence("diagnosis-file", "花名册文件", "roster file")
NO_FILE = Sentence("diagnosis-no-file", "没有打开", "none is open")
NOT_OPENED = Sentence("diagnosis-not-opened", "打不开（{code}）", "does not open ({code})")
OPENED = Sentence(
    "diagnosis-opened",
    "{level}，{size} 字节，格式 {revision}，{library}，密码：{protected}，只读：{read_only}，所在：{medium}",
    "{level}, {size} bytes, format {revision}, {library}, password: {protected}, read only: {read_only}, "
    "on: {medium}",
)
YES = Sentence("diagnosis-yes", "有", "yes")
NO = Sentence("diagnosis-no", "无", "no")
ROWS = Sentence("diagnosis-rows", "各册行数（在册）", "rows listed")
KEPT = Sentence("diagnosis-kept", "文件里的内容（条）", "lines in the file")
SETTINGS = Sentence("diagnosis-settings", "文件里的设置（项）", "settings in the file")
BACKUPS = Sentence("diagnosis-backups", "备份（份）", "backups")
LAST = Sentence("diagnosis-last", "最近的记录", "latest entries of the log")
NOTHING_LAST = Sentence("diagnosis-nothing-last", "没有", "none")
BUNDLE_WRITTEN = Sentence(
    "bundle-written",
    "已写出求助包 {file}：只有程序、系统和文件结构的情况，没有人员信息，可以发给维护人员。",
    "Wrote the support bundle {file}: program, system and structure, no persons. It may be passed on.",
)
BUNDLE_FAILED = Sentence(
    "bundle-failed",
    "求助包 {file} 没有写成，可能磁盘已满或没有写入的权限；请换一个位置再试。",
    "The support bundle {file} could not be written: is the disk full or protected? Try another place.",
)
