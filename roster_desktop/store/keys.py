"""The key of a protected roster file, and how a password or a printed recovery code gives it back.

The file is locked by a random data key. A record beside the data holds that key twice, wrapped: once by the
password, once by the recovery code. Another password wraps the same key anew; the data stays as it is.
"""

from __future__ import annotations

import hashlib
import json
import secrets
import unicodedata
from base64 import b64decode, b64encode
from dataclasses import dataclass, field

from msgspec import Struct, to_builtins
from msgspec.structs import replace

from roster_desktop.wording import Refusal, protecting

SHORTEST = 8
"""Characters that a password has at least."""

_KEY_BYTES = 32
_SALT_BYTES = 16
_NONCE_BYTES = 12
_FORMAT = 1

_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""Of recovery codes: none that looks like another one."""
_GROUPS = 7
_GROUP = 5
"""Characters of a group: four that were drawn, and one that tells a slip of the pen."""


@dataclass(frozen=True, slots=True)
class DataKey:
    """What opens a protected file. Kept in memory only, and only while the file is open."""

    secret: bytes = field(repr=False)

    @property
    def spelled(self) -> str:
        """As the database library is told it: the key and the salt of the file, without any deriving."""
        return f"x'{self.secret.hex()}'"

    @property
    def mark(self) -> str:
        """Tells keys apart without telling the key."""
        return hashlib.blake2b(self.secret, digest_size=8, person=b"roster-key").hexdigest()


class Cost(Struct, frozen=True):
    """What trying one password costs; it is written beside what it wrapped."""

    memory: int = 64 * 1024
    """KiB."""
    time: int = 3
    lanes: int = 1


class Wrapped(Struct, frozen=True):
    """A data key that only one text can take out again."""

    salt: str
    nonce: str
    locked: str
    cost: Cost


class KeyRecord(Struct, frozen=True):
    """Both wrappings of one data key. Of two records of a key the one with the higher serial counts."""

    mark: str
    serial: int
    by_password: Wrapped
    by_code: Wrapped

    def written(self) -> bytes:
        """As it lies on the disk."""
        return json.dumps({"format": _FORMAT, **to_builtins(self)}, sort_keys=True).encode()


class Protection(Struct, frozen=True):
    """A data key with the record that lets people get at it."""

    key: DataKey
    record: KeyRecord


def read_record(written: bytes) -> KeyRecord | None:
    """The record; None where the bytes are none that this program can use."""
    try:
        told = json.loads(written)
        if told["format"] != _FORMAT:
            return None
        by_password, by_code = (_read_wrapped(told[name]) for name in ("by_password", "by_code"))
        return KeyRecord(str(told["mark"]), int(told["serial"]), by_password, by_code)
    except (ValueError, TypeError, KeyError):
        return None


def new_protection(password: str, code: str) -> Protection:
    """A fresh data key, wrapped by both."""
    expect_good(password)
    key = DataKey(secrets.token_bytes(_KEY_BYTES + _SALT_BYTES))
    return Protection(
        key, KeyRecord(key.mark, 1, _wrapped(key, _folded(password)), _wrapped(key, read_code(code)))
    )


def with_password(protection: Protection, password: str) -> Protection:
    """The same key behind another password; the recovery code stays good."""
    expect_good(password)
    by_password = _wrapped(protection.key, _folded(password))
    record = replace(protection.record, serial=protection.record.serial + 1, by_password=by_password)
    return replace(protection, record=record)


def with_code(protection: Protection, code: str) -> Protection:
    """The same key behind another recovery code; the old one is good no longer."""
    by_code = _wrapped(protection.key, read_code(code))
    record = replace(protection.record, serial=protection.record.serial + 1, by_code=by_code)
    return replace(protection, record=record)


def expect_good(password: str) -> None:
    """Refuse a password that is too short to protect anything."""
    if len(_folded(password)) < SHORTEST:
        raise Refusal(protecting.PASSWORD_TOO_SHORT.about(count=SHORTEST))


def by_password(record: KeyRecord, password: str) -> DataKey | None:
    """The key; None where the password is another one."""
    return _taken_out(record, record.by_password, _folded(password))


def by_code(record: KeyRecord, code: str) -> DataKey | None:
    """The key; None where the code is another one. A Refusal where it cannot be a code at all."""
    return _taken_out(record, record.by_code, read_code(code))


def new_code() -> str:
    """A recovery code to print, in groups that say when they were copied wrongly."""
    return "-".join(_group(place) for place in range(_GROUPS))


def read_code(text: str) -> str:
    """The code without the ways of writing it; a Refusal names the group that was copied wrongly."""
    letters = "".join(unicodedata.normalize("NFKC", text).upper().split()).replace("-", "")
    if len(letters) != _GROUPS * _GROUP:
        raise Refusal(protecting.CODE_LENGTH.about(count=_GROUPS * _GROUP, given=len(letters)))
    for place in range(_GROUPS):
        group = letters[place * _GROUP : (place + 1) * _GROUP]
        if group[-1] != _check_letter(place, group[:-1]):
            raise Refusal(protecting.CODE_SLIP.about(group=place + 1, text=group))
    return letters


def _group(place: int) -> str:
    drawn = "".join(secrets.choice(_LETTERS) for _ in range(_GROUP - 1))
    return drawn + _check_letter(place, drawn)


def _check_letter(place: int, drawn: str) -> str:
    return _LETTERS[hashlib.blake2b(f"{place}{drawn}".encode(), digest_size=1).digest()[0] % len(_LETTERS)]


def _folded(password: str) -> str:
    """Chinese input gives wide digits and letters for the same keys."""
    return unicodedata.normalize("NFKC", password)


def _wrapped(key: DataKey, text: str) -> Wrapped:
    # Late: only protected files need it.
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    salt, nonce, cost = secrets.token_bytes(_SALT_BYTES), secrets.token_bytes(_NONCE_BYTES), Cost()
    locked = AESGCM(_derived(text, salt, cost)).encrypt(nonce, key.secret, key.mark.encode())
    return Wrapped(_text(salt), _text(nonce), _text(locked), cost)


def _taken_out(record: KeyRecord, wrapped: Wrapped, text: str) -> DataKey | None:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    salt, nonce, locked = (b64decode(part) for part in (wrapped.salt, wrapped.nonce, wrapped.locked))
    try:
        secret = AESGCM(_derived(text, salt, wrapped.cost)).decrypt(nonce, locked, record.mark.encode())
    except InvalidTag:
        return None
    return DataKey(secret)


def _derived(text: str, salt: bytes, cost: Cost) -> bytes:
    from argon2.low_level import Type, hash_secret_raw

    return hash_secret_raw(
        text.encode(), salt, time_cost=cost.time, memory_cost=cost.memory, parallelism=cost.lanes,
        hash_len=_KEY_BYTES, type=Type.ID,
    )  # fmt: skip


_MOST = Cost(memory=1024 * 1024, time=20, lanes=16)
"""A forged record must not be able to ask for all memory of the machine."""


def _read_wrapped(told: dict[str, object]) -> Wrapped:
    parts = {name: str(told[name]) for name in ("salt", "nonce", "locked")}
    salt, nonce, locked = (b64decode(part, validate=True) for part in parts.values())
    cost = Cost(**told["cost"])  # type: ignore[arg-type]
    within = all(0 < getattr(cost, name) <= getattr(_MOST, name) for name in ("memory", "time", "lanes"))
    sizes = (len(salt), len(nonce), len(locked))
    if not within or sizes != (_SALT_BYTES, _NONCE_BYTES, _KEY_BYTES + _SALT_BYTES + 16):
        raise ValueError("no wrapped key")
    return Wrapped(parts["salt"], parts["nonce"], parts["locked"], cost)


def _text(data: bytes) -> str:
    return b64encode(data).decode()
