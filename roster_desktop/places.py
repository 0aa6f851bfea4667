"""Where files live: what the program brings along, and the folders it may use on this computer."""

from __future__ import annotations

from pathlib import Path

import platformdirs

_APP = "roster-desktop"
_ROOM = Path(__file__).resolve().parent


def resource(*parts: str) -> Path:
    """A file or folder that came with the program; only its path, so it need not exist.

    An installed or frozen program carries `resources` inside the package, a checkout beside it.
    """
    carried = _ROOM / "resources"
    folder = carried if carried.is_dir() else _ROOM.parent / "resources"
    return folder.joinpath(*parts)


def data_folder() -> Path:
    """The program's own folder of this account on this computer; whoever writes there creates it."""
    return platformdirs.user_data_path(_APP, appauthor=False)


def settings_file() -> Path:
    """The window's memory (recent files, sizes, zoom); nothing the rosters depend on is kept in it."""
    return platformdirs.user_config_path(_APP, appauthor=False) / "settings.ini"


def default_roster_folder() -> Path:
    """Where a new roster file goes unless the clerk chooses; whoever writes there creates it."""
    return data_folder() / "rosters"
