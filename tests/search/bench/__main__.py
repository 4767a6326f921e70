"""Measures on SQLite and on a PostgreSQL of its own, and prints tables.

``python -m tests.search.bench --entries 20000 --only sqlite`` measures less. Nothing of the site is touched.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests import postgres

ROOT = Path(__file__).resolve().parents[3]


def measure(name: str, url: str, entries: int) -> dict:
    """One database, measured in a process of its own."""
    print(f"\n=== {name}", flush=True)
    environment = os.environ | {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "cms.settings.test"}
    command = [sys.executable, "-m", "tests.search.bench.run", "--entries", str(entries)]
    done = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    return json.loads(done.stdout.splitlines()[-1])


def table(title: str, columns: list[str], rows: list[tuple]) -> None:
    print(f"\n### {title}\n\n| | {' | '.join(columns)} |\n|---|{'---|' * len(columns)}")
    for name, *values in rows:
        print(f"| {name} | {' | '.join(map(str, values))} |")


def print_tables(found: dict[str, dict]) -> None:
    for name, result in found.items():
        golden = result["golden"]
        languages = list(golden["ours"])
        rows = [
            (who, *(f"{golden[who][language]:.2f}" for language in languages), f"{mean(golden[who].values()):.3f}")
            for who in golden
        ]
        table(f"{name}: hit@10 on the golden queries", [*languages, "mean"], rows)
        if families := result["families"]:
            languages = list(families["ours"])
            rows = [
                (
                    who,
                    *("{:.2f}/{:.2f}".format(*families[who][language]) for language in languages),
                    "{:.3f}/{:.3f}".format(*map(mean, zip(*families[who].values(), strict=True))),
                )
                for who in families
            ]
            table(f"{name}: recall@10 / precision over interface strings", [*languages, "mean"], rows)
    columns = list(found)
    names = list(dict.fromkeys(label for result in found.values() for label in result["speed"]))
    rows = [(label, *(found[column]["speed"].get(label, "") for column in columns)) for label in names]
    table("Speed and size", columns, rows)


def mean(values) -> float:
    values = list(values)
    return sum(values) / len(values)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.search.bench")
    parser.add_argument("--entries", type=int, default=100_000, help="entries of the index that speed is measured on")
    parser.add_argument("--only", choices=("sqlite", "postgresql"))
    options = parser.parse_args()
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        if options.only != "postgresql":
            found["SQLite"] = measure("SQLite", f"sqlite:///{folder}/bench.sqlite3", options.entries)
    if options.only != "sqlite" and postgres.binaries():
        with postgres.throwaway() as url:
            found["PostgreSQL"] = measure("PostgreSQL", url, options.entries)
    print_tables(found)


if __name__ == "__main__":
    main()
