"""Keyed hashes of people who were erased: enough to know them again in a workbook, not to tell who they were.

The key is drawn once for each file and lies in it; a protected file keeps it behind its password.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Collection, Iterable

from roster_desktop.store.identity import read_setting, write_setting
from roster_desktop.store.transaction import Transaction

_KEY = "purge_key"


def add_marks(change: Transaction, traits: Iterable[str], on: str) -> None:
    """Know whoever has one of these traits again. A trait: a number, a row's id, never kept itself."""
    key = read_setting(change, _KEY)
    if not key:
        key = secrets.token_hex(32)
        write_setting(change, _KEY, key)
    change.run_many(
        "INSERT OR IGNORE INTO purged (mark, on_day) VALUES (?, ?)",
        [(mark, on) for mark in sorted({_mark(key, trait) for trait in traits})],
    )


def marked(look: Transaction, traits: Collection[str]) -> frozenset[str]:
    """Those of the traits that somebody who was erased had."""
    key = read_setting(look, _KEY)
    if not key or not traits:
        return frozenset()
    trait_by_mark = {_mark(key, trait): trait for trait in traits}
    lines = look.lines_for("SELECT mark FROM purged WHERE mark IN", trait_by_mark)
    return frozenset(trait_by_mark[str(mark)] for (mark,) in lines)


def any_marked(look: Transaction) -> bool:
    """Whether anybody was ever erased from this file."""
    return look.line("SELECT 1 FROM purged LIMIT 1") is not None


def _mark(key: str, trait: str) -> str:
    return hashlib.blake2b(trait.encode(), key=bytes.fromhex(key), digest_size=16).hexdigest()
