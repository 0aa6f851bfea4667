"""Chinese input on Linux: Qt's own build speaks to fcitx 5 only through its IBus door,
and to fcitx 4 not at all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from roster_desktop.wording import _

_ASKED_BY = ("QT_IM_MODULE", "XMODIFIERS", "GTK_IM_MODULE")

FCITX_4 = _(
    "本机的中文输入法是 fcitx 4，在本程序里打不出汉字。请升级到 fcitx 5，或先在 WPS 表格里录好再导入。"
)


def settings_for(environment: Mapping[str, str]) -> dict[str, str]:
    """What must stand in the environment before Qt starts, so that fcitx 5 can type here;
    {} where nothing must."""
    if not any("fcitx" in environment.get(name, "") for name in _ASKED_BY):
        return {}
    return {"QT_IM_MODULE": "ibus", "IBUS_USE_PORTAL": "1"}


def is_only_fcitx_4(running: frozenset[str]) -> bool:
    """Whether the one input method that runs cannot type here."""
    return "fcitx" in running and not running & {"fcitx5", "ibus-daemon"}


def running_programs(processes: Path = Path("/proc")) -> frozenset[str]:
    """Names of the programs that run; nothing where the system does not tell."""
    return frozenset(_names(processes))


def _names(processes: Path) -> Iterator[str]:
    for entry in processes.glob("[0-9]*/comm"):
        try:
            yield entry.read_text(encoding="utf-8", errors="replace").strip()
        except OSError:
            # It ended while we were looking.
            continue
