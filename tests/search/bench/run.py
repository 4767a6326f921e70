"""Measures one database: the one of DATABASE_URL, which is migrated first. Prints one JSON object at the end."""

import argparse
import json
import sys

import django

django.setup()

from django.core.management import call_command  # noqa: E402 - Django must be set up first

from tests.search.bench import families, golden, speed  # noqa: E402


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--entries", type=int, required=True)
    options = parser.parse_args()
    say("migrating")
    call_command("migrate", verbosity=0)
    say("golden queries")
    results = {"golden": golden.measure()}
    say("word families")
    results["families"] = families.measure()
    say(f"speed with {options.entries:,} entries")
    results["speed"] = speed.measure(options.entries, say)
    print(json.dumps(results, ensure_ascii=False))


if __name__ == "__main__":
    main()
