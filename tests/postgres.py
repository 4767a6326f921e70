"""A PostgreSQL of one's own for the length of a ``with``: in a temporary folder, on a socket nobody else can reach."""

import os
import pwd
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

# Nothing here has to survive a power cut.
QUICK = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off"}


def binaries() -> Path | None:
    """The folder with initdb and pg_ctl: on the PATH, or the newest where Debian puts them. None if there is none."""
    on_path = shutil.which("initdb")
    folders = [Path(on_path).resolve().parent] if on_path else []
    debian = Path("/usr/lib/postgresql").glob("*/bin")
    folders += sorted(debian, key=lambda folder: int(folder.parent.name), reverse=True)
    return next((folder for folder in folders if (folder / "initdb").exists() and (folder / "pg_ctl").exists()), None)


def unprivileged() -> pwd.struct_passwd | None:
    """Whom to run the server as: PostgreSQL refuses root. None for the present user."""
    if os.geteuid() != 0:
        return None
    names = {user.pw_name: user for user in pwd.getpwall()}
    return names.get("postgres") or names["nobody"]


@contextmanager
def throwaway():
    """Start a cluster, give the address of its database, and remove it whatever happens."""
    folder = binaries()
    user = unprivileged()
    home = Path(tempfile.mkdtemp(prefix="roundtable-", dir="/tmp"))  # a socket's path must be short
    identity = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []} if user else {}
    if user:
        os.chown(home, user.pw_uid, user.pw_gid)

    def run(name, *arguments):
        # Output goes to a file, not a pipe: the server would keep a pipe open, and this call waiting, for ever.
        with (home / f"{name}.out").open("w+") as output:
            command = [folder / name, "-D", home / "data", *arguments]
            done = subprocess.run(command, stdout=output, stderr=output, cwd=home, timeout=120, **identity)
            if done.returncode:
                output.seek(0)
                raise RuntimeError(f"{name} of PostgreSQL failed:\n{output.read()}{_log(home)}")

    try:
        run("initdb", "-U", "roundtable", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        options = QUICK | {"listen_addresses": "''", "unix_socket_directories": f"'{home}'"}
        words = " ".join(f"-c {name}={value}" for name, value in options.items())
        run("pg_ctl", "-w", "-l", home / "log", "-o", words, "start")
        try:
            yield f"postgres://roundtable@{quote(str(home), safe='')}/postgres"
        finally:
            run("pg_ctl", "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _log(home: Path) -> str:
    log = home / "log"
    return log.read_text(errors="replace") if log.exists() else ""
