"""Whether there is a screen to show a window on. Qt itself would end the program without a word
that a person understands."""

from __future__ import annotations

from collections.abc import Mapping

_SCREEN_OF = {"xcb": "DISPLAY", "wayland": "WAYLAND_DISPLAY"}


def has_display(system: str, environment: Mapping[str, str]) -> bool:
    """Whether Qt will find a screen; only on Linux may a session have none."""
    if system != "linux":
        return True
    wished = [name.partition(":")[0] for name in environment.get("QT_QPA_PLATFORM", "").split(";") if name]
    return any(_is_there(name, environment) for name in wished or _SCREEN_OF)


def _is_there(platform: str, environment: Mapping[str, str]) -> bool:
    """Drawing platforms besides X and Wayland need no session: offscreen, vnc …"""
    needed = _SCREEN_OF.get(platform.partition("-")[0])
    return needed is None or bool(environment.get(needed))
