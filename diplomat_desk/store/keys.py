"""Passphrases of registers: SQLCipher keeps the whole file, its journal and temporary parts encrypted by one.

AES-256, and PBKDF2-HMAC-SHA512 with 256,000 rounds for each opening (SQLCipher 4). Nothing of it is ours.
"""

import hashlib
import unicodedata
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlite

from diplomat_desk.domain.errors import FileError, FileTrouble
from diplomat_desk.domain.words import say

APPLICATION_ID = 0x44444B31
"""``DDK1``; in every register's header, so that tools and we know the file by its first 100 bytes."""
MAGIC = b"SQLite format 3\x00"
"""With this a file begins that is not encrypted."""
PAGE = 4096
_SALT, _KEY, _ROUNDS = 16, 32, 256_000
"""SQLCipher 4: bytes of the salt, with which the file begins, and of the key, and PBKDF2's rounds."""
_FEWEST = 16
"""The smallest register has more pages: every table takes one."""
_BY_CHANCE = 230
"""So many of 256 bytes are in a page of chance; text, pictures' heads and zeros have far fewer."""
_LEAST_CACHE, _MOST_CACHE = 32_000, 1_000_000
"""Kilobytes: a page that is not in memory is decrypted every time that it is read."""


def may_be_encrypted(head: bytes, size: int) -> bool:
    """Tell whether a file that is no plain register may be an encrypted one: whole pages, and bytes as if by chance.

    ``head`` is its first page.
    """
    return size >= _FEWEST * PAGE and size % PAGE == 0 and len(set(head)) >= _BY_CHANCE


def is_plain(path: Path) -> bool:
    """Tell whether the file at ``path``, which must not be open here, is a database that anybody can read."""
    try:
        with path.open("rb") as file:
            return file.read(len(MAGIC)) == MAGIC
    except OSError:
        return False


def unlock(raw: Any, passphrase: str, path: Path, *, create: bool = False) -> None:  # noqa: ANN401 - the driver
    """Give a connection the passphrase of its file, and see that it opens it.

    Raises:
        FileError: it does not, or what it opens is none of ours.
    """
    give(raw, passphrase)
    if create:
        return
    try:
        raw.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite.DatabaseError as error:
        if "not a database" in str(error):
            raise refused(path) from error
        raise
    if raw.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise foreign(path)


def widen_cache(raw: Any, path: Path) -> None:  # noqa: ANN401 - the driver
    """Let the page cache hold the whole file."""
    size = path.stat().st_size // 1_000 + _LEAST_CACHE
    raw.execute(f"PRAGMA cache_size=-{min(size, _MOST_CACHE)}")


def give(raw: Any, passphrase: str) -> None:  # noqa: ANN401 - the driver
    """Say the passphrase to a connection; an empty one is none."""
    raw.execute("PRAGMA cipher_log_level=NONE")
    if passphrase:
        raw.execute(f"PRAGMA key = {quoted(passphrase)}")


def derived(passphrase: str, path: Path) -> str:
    """Return the key that SQLCipher derives of ``passphrase`` for the file at ``path``, as it takes one.

    For a file that must be connected to many times: to derive it anew takes a tenth of a second.
    """
    with path.open("rb") as file:
        salt = file.read(_SALT)
    key = hashlib.pbkdf2_hmac("sha512", _composed(passphrase).encode(), salt, _ROUNDS, _KEY)
    return f"x'{key.hex()}'"


def quoted(passphrase: str) -> str:
    """Return a passphrase as SQL text, since a pragma takes no parameters."""
    text = _composed(passphrase)
    return "'" + text.replace("'", "''") + "'"


def _composed(passphrase: str) -> str:
    """Return a passphrase composed (NFC), so that every keyboard types the same."""
    return unicodedata.normalize("NFC", passphrase).replace("\x00", "")


def wanted(path: Path) -> FileError:
    """Return the error for a file that needs a passphrase, if it is a register."""
    return FileError(
        FileTrouble.PASSPHRASE,
        say("“{name}” is encrypted, if it is a register. Its passphrase opens it.", name=path.name),
    )


def refused(path: Path) -> FileError:
    """Return the error for a passphrase that does not open a file; why, nobody can tell."""
    return FileError(
        FileTrouble.PASSPHRASE,
        say(
            "“{name}” was not opened; it was left as it is. The passphrase is wrong, or the file is no register of "
            "Diplomat Desk, or it is damaged: which of these, nobody can tell. Check Caps Lock and the keyboard's "
            "language; if you are sure of the passphrase, open a backup.",
            name=path.name,
        ),
    )


def foreign(path: Path) -> FileError:
    """Return the error for a file that is none of ours."""
    return FileError(
        FileTrouble.FOREIGN,
        say(
            "“{name}” is not a Diplomat Desk register; it was not touched. "
            "Choose one that Diplomat Desk made, or make a new register.",
            name=path.name,
        ),
    )
