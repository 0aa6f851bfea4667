"""Which language the account at this computer reads."""

from __future__ import annotations

import locale
import os

from roster_desktop.wording.sentence import Language


def language_of_locale() -> Language:
    """Chinese, but for a locale that names another language; the bare C locale names none."""
    named = next((os.environ[key] for key in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(key)), None)
    spoken = named or locale.getlocale()[0] or ""
    if not spoken or spoken.split(".")[0] in ("C", "POSIX") or spoken.lower().startswith(("zh", "chinese")):
        return Language.CHINESE
    return Language.ENGLISH
