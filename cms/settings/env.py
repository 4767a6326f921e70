"""The environment, read in one place: every variable the settings know goes through these functions."""

import os
from pathlib import Path
from typing import TypeVar

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

TRUE = {"1", "true", "yes", "on"}
Default = TypeVar("Default", bound=int | None)
FALSE = {"", "0", "false", "no", "off"}

# WAL lets readers go on while one process writes; IMMEDIATE takes the write lock at the start of a transaction,
# so that a busy database makes a writer wait (up to timeout, in seconds) instead of failing half-way.
SQLITE_OPTIONS = {
    "timeout": 20,
    "transaction_mode": "IMMEDIATE",
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON",
}


def text(name: str, default: str = "") -> str:
    """A variable as text, without surrounding spaces."""
    return os.environ.get(name, default).strip()


def required(name: str, what: str) -> str:
    """A variable that must be set; ``what`` says in words what belongs in it."""
    value = text(name)
    if not value:
        raise ImproperlyConfigured(f"Set {name}: {what}")
    return value


def flag(name: str, default: bool = False) -> bool:
    """A variable that is on (1, true, yes, on) or off (0, false, no, off, empty)."""
    value = text(name, "on" if default else "").lower()
    if value not in TRUE | FALSE:
        raise ImproperlyConfigured(f"{name} is {value!r}: write 1 for on or 0 for off.")
    return value in TRUE


def number(name: str, default: Default) -> int | Default:
    """A variable that is a whole number."""
    value = text(name)
    if not value:
        return default
    try:
        return int(value)
    except ValueError:
        raise ImproperlyConfigured(f"{name} is {value!r}: write a whole number.") from None


def numbers(name: str) -> dict[str, int]:
    """A variable that holds names with numbers, such as ``fr:20000, el:5000``."""
    found = {}
    for word in words(name):
        key, _colon, value = (part.strip() for part in word.partition(":"))
        if not key or not value.isdigit():
            raise ImproperlyConfigured(f"{name} has {word!r}: write a name, a colon and a whole number.")
        found[key] = int(value)
    return found


def words(name: str) -> list[str]:
    """A variable that holds several values, separated by commas."""
    return [word.strip() for word in text(name).split(",") if word.strip()]


def database(sqlite_file: Path) -> dict:
    """The database of ``DATABASE_URL``, or the given SQLite file when that is not set."""
    try:
        config = dj_database_url.parse(text("DATABASE_URL") or f"sqlite:///{sqlite_file}", conn_health_checks=True)
    except ValueError as error:
        # The message of the library can hold the address, and so the password: only its kind is told.
        raise ImproperlyConfigured(f"DATABASE_URL cannot be read ({type(error).__name__}).") from None
    if config["ENGINE"].endswith("sqlite3"):
        config["OPTIONS"] = SQLITE_OPTIONS | config.get("OPTIONS", {})
    else:
        config["CONN_MAX_AGE"] = number("DATABASE_CONN_MAX_AGE", 60)
    return config
