"""Opens the window, in its language."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from roster_desktop.places import settings_file
from roster_desktop.rubbish import nothing_thrown_away
from roster_desktop.wording import Language, language_named_in, language_of_locale, speak
from ui.bridge.display import has_display
from ui.memory import Memory


def main(words: Sequence[str]) -> int:
    """Show the window until it is closed; `words`: the path of a roster file or nothing, and its language."""
    named, rest = language_named_in(words)
    memory = Memory(settings_file())
    speak(_language(named, memory))
    # What is loaded stays: until the window stands there and tidies by itself, Python would look through
    # it in vain, again and again.
    with nothing_thrown_away():
        # Late: what the window says is read in the language that is spoken when its rooms are loaded.
        from ui.starting import show_window

        return show_window(Path(rest[0]).absolute() if rest else None, memory)


def _language(named: str | None, memory: Memory) -> Language:
    """That of the call before the one chosen in the window; the terminal's where there can be no window."""
    if named is not None:
        return Language(named)
    return memory.language if has_display(sys.platform, os.environ) else language_of_locale()
