"""The one library that opens roster files: SQLCipher where it is installed, else Python's own SQLite,
which knows no passwords.

Never both in one process: each would drop the other's locks on a file that both hold open.
"""

from __future__ import annotations

import sqlite3
from types import ModuleType
from typing import TYPE_CHECKING


def _found() -> ModuleType:
    try:
        from sqlcipher3 import dbapi2
    except ImportError:
        # No such library was built for this machine: everything works, without passwords.
        return sqlite3
    found: ModuleType = dbapi2
    return found


dbapi = _found()
"""The database library, in the shape of Python's `sqlite3`."""

CAN_PROTECT: bool = dbapi is not sqlite3
"""Whether files can be protected by a password on this computer."""

Error: type[Exception] = dbapi.Error

if TYPE_CHECKING:
    # The other library has the same shape and comes without types.
    Connection = sqlite3.Connection
    Cursor = sqlite3.Cursor
else:
    Connection = dbapi.Connection
    Cursor = dbapi.Cursor
