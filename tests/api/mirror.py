"""A partner that keeps a copy of all content as docs/guides/api.md says, through a cache that others use too."""

import json
import re
import sqlite3

import httpx
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hishel import CacheOptions, SqliteStorage
from hishel.httpx import CacheTransport

from cms.api.registry import resources

BASE = "http://testserver"
AGE = re.compile(r"(max-age)=[0-9]+")
VERSION = re.compile(r"[?&]v=[0-9]+")


def asking(cached: bool) -> httpx.Client:
    """A client of the API. ``cached``: through a shared cache (RFC 9111) in which what was kept never grows too old."""
    transport = httpx.WSGITransport(app=_site)
    if cached:
        storage = SqliteStorage(connection=sqlite3.connect(":memory:", check_same_thread=False))
        transport = CacheTransport(transport, storage=storage, rfc=CacheOptions(shared=True))
    return httpx.Client(transport=transport, base_url=f"{BASE}/api/v1/")


def _site(environ, start_response):
    """The whole site, which leaves the connection to the database open: the test's transaction is in it.

    What may be kept at all may be kept for a day: on a slow computer, too, the cache gives up nothing meanwhile.
    """
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)

    def start(status, headers, *error):
        start_response(status, [(name, AGE.sub(r"\1=86400", value)) for name, value in headers], *error)

    try:
        response = WSGIHandler()(environ, start)
        found = list(response)
        response.close()
    finally:
        for signal in signals:
            signal.connect(close_old_connections)
    return found


def crawl(client, codes, version="") -> dict:
    """Every item in every language, read from the lists: (resource, id, language) to its JSON."""
    found = {}
    for name in (resource.name for resource in resources()):
        for code in codes:
            address = f"{name}?locale={code}&limit=100" + (f"&v={version}" if version else "")
            while address:
                page = answer(client, address)
                for item in page["items"]:
                    found[name, item["id"], code] = plain(answer(client, item["api"]))
                address = page["links"]["next"]
    return found


def answer(client, address) -> dict:
    response = client.get(address)
    assert response.status_code == 200, (address, response.text)
    return response.json()


def plain(item: dict) -> dict:
    """An item without the version that it was asked for with: addresses pass it on."""
    return json.loads(VERSION.sub("", json.dumps(item)))


class Mirror:
    """Holds ``items`` as ``crawl`` gives them."""

    def __init__(self, client, codes):
        self.client, self.codes = client, codes
        self.told = []
        self.start()

    def start(self):
        self.position = answer(self.client, "changes?since=now")["position"]
        self.items = crawl(self.client, self.codes, self.position)

    def poll(self):
        address = f"changes?since={self.position}&limit=3"
        while address:
            page = answer(self.client, address)
            for change in page["items"]:
                self.follow(change)
            self.position, address = page["position"], page["links"]["next"]

    def follow(self, change):
        self.told.append((change["change"], change["resource"], change["id"], change["locale"]))
        for code in [change["locale"]] if change["locale"] else self.codes:
            key = change["resource"], change["id"], code
            self.items.pop(key, None)
            if change["change"] == "updated" and code in self.codes:
                address = httpx.URL(change["api"]).copy_set_param("locale", code)
                response = self.client.get(address)
                if response.status_code == 200:  # else it was taken away meanwhile, and that is told next
                    self.items[key] = plain(response.json())
