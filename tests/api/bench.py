"""Measures the API beside Wagtail's v2 on the same content in the same run: queries, bytes and time.

``python -m tests.api.bench --items 100``. Everything is made in a database of its own, in memory; nothing of the site
is touched. Times are for comparing the two columns with each other, on the same computer at the same moment.
"""

import argparse
import os
import statistics
import time

import django

RUNS = 5


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--items", type=int, default=100)
    items = parser.parse_args().items
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.api.bench_settings"
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    make(items)
    rows = [measure(name, address) for name, address in addresses(items).items()]
    print(f"\n| {items} news posts, each with its region and a practice | queries | bytes | milliseconds |")
    print("|---|---|---|---|")
    for row in rows:
        print(f"| {' | '.join(map(str, row))} |")


def make(items: int) -> None:
    """Posts with a region, a practice and words, in English."""
    from tests.factories.pages import NewsPageFactory, add_practice, add_region
    from tests.factories.site import small_site

    site = small_site()
    for number in range(items - 1):
        post = NewsPageFactory(parent=site.news, slug=f"post-{number}")
        add_region(post, site.region)
        add_practice(post, site.practice)


def addresses(items: int) -> dict[str, str]:
    fields = "title,summary,kind,key_date,slug,regions(region(title,country)),practices(practice(title,slug))"
    peer = f"/peer/pages/?type=news.NewsPage&limit={items}"
    return {
        "ours, everything a list shows": f"/api/v1/news?locale=en&limit={items}",
        "v2, the same fields": f"{peer}&fields={fields}",
        "v2, title and meta alone": peer,
    }


def measure(name: str, address: str) -> tuple:
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client, times = Client(), []
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        response = client.get(address)
        asked = len(queries)
    assert response.status_code == 200, response.content[:500]
    for _ in range(RUNS):
        start = time.perf_counter()
        client.get(address)
        times.append((time.perf_counter() - start) * 1000)
    return name, asked, len(response.content), round(statistics.median(times))


if __name__ == "__main__":
    main()
