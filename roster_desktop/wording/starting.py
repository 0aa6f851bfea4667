"""What the program says when its window cannot open."""

from __future__ import annotations

from roster_desktop.wording.sentence import Sentence

NO_DISPLAY = Sentence(
    "no-display",
    "这里没有图形桌面，打不开窗口：请在桌面上启动本程序，或用命令行（roster-desktop --help 列出全部命令）。",
    "There is no graphical display here, so the window cannot open. Start the program from a desktop "
    "session, or use the command line (roster-desktop --help lists its commands).",
)
