"""How soon a page is there on a cold, slow phone, and what Lighthouse says: ``python -m tests.browser.bench``.

Loads the demonstration into a site of its own, measures each page several times and prints tables of medians.
"""

import argparse
import json
import os
import subprocess
from statistics import median

import django
from playwright.sync_api import sync_playwright

from tests.__main__ import browser as installed_chromium

from . import tools

PAGES = ("front page", "region", "post", "news", "library", "practice", "search", "not found")
AREAS = ("performance", "accessibility", "best-practices", "seo")
TRIES = 3  # Lighthouse loses its browser now and then
UNLISTED = ("search", "not found")  # kept out of search engines, so that Lighthouse's SEO does not apply


def phone_rows(chromium, site, languages, runs):
    """For each page: transfer in KB, requests, largest paint in s, what moved."""
    from . import kinds
    from .slow_phone import load

    for language in languages:
        for kind in PAGES:
            seen = [load(chromium, site, kinds.path(kind, language), slow=True) for _run in range(runs)]
            yield (
                f"{kind}, {language}",
                f"{median(each.total for each in seen) / 1024:.1f}",
                median(len(each.requests) for each in seen),
                f"{median(each.painted for each in seen) / 1000:.2f}",
                "picture" if seen[0].picture else "text",
                f"{max(each.moved for each in seen):.3f}",
            )


def lighthouse_rows(site, languages, runs):
    """For each page: the median of Lighthouse's four marks out of 100, as on a phone."""
    from . import kinds

    for language in languages:
        for kind in PAGES:
            found = [_lighthouse(site + kinds.path(kind, language)) for _run in range(runs)]
            marks = {area: median(each[area] for each in found) for area in AREAS}
            if kind in UNLISTED:
                marks["seo"] = "–"
            yield (f"{kind}, {language}", *marks.values())


def _lighthouse(address) -> dict[str, float]:
    command = [*tools.lighthouse(), address, "--quiet", "--output=json"]
    command += ["--chrome-flags=--headless=new --no-sandbox", f"--only-categories={','.join(AREAS)}"]
    command += ["--ignore-status-code"]
    environment = os.environ | {"CHROME_PATH": installed_chromium()}
    for _attempt in range(TRIES):
        done = subprocess.run(command, env=environment, capture_output=True, text=True)
        if done.returncode == 0:
            break
    else:
        raise SystemExit(f"Lighthouse broke off {TRIES} times at {address}:\n{done.stderr[-2000:]}")
    return {area: round(100 * (part["score"] or 0)) for area, part in json.loads(done.stdout)["categories"].items()}


def table(title, columns, rows):
    print(f"\n### {title}\n\n| | {' | '.join(columns)} |\n|---|{'---|' * len(columns)}", flush=True)
    for name, *values in rows:
        print(f"| {name} | {' | '.join(map(str, values))} |", flush=True)


def main():
    parser = argparse.ArgumentParser(prog="python -m tests.browser.bench")
    parser.add_argument("--runs", type=int, default=5, help="how often each page is measured")
    parser.add_argument("--languages", default="fr,ar", help="codes, separated by commas")
    parser.add_argument("--only", choices=("phone", "lighthouse"), help="measure with one of the two alone")
    options = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.test")
    django.setup()
    from tests.real_site import as_in_production

    from .conftest import FLAGS

    languages = options.languages.split(",")
    with as_in_production() as site, sync_playwright() as playwright:
        if options.only != "lighthouse":
            chromium = playwright.chromium.launch(executable_path=installed_chromium(), args=list(FLAGS))
            columns = ["KB", "requests", "largest paint, s", "which is", "moved"]
            table("A cold phone: 400 kbit/s, 400 ms", columns, phone_rows(chromium, site, languages, options.runs))
            chromium.close()
        if options.only == "phone":
            return
        if tools.lighthouse():
            table("Lighthouse, mobile", list(AREAS), lighthouse_rows(site, languages, options.runs))
        else:
            print(
                f"\nNot run: Lighthouse is not in {tools.FOLDER}. How it comes there: docs/maintaining/accessibility.md"
            )


if __name__ == "__main__":
    main()
