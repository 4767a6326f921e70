"""Chromium, as it is installed on the machine."""

import pytest
from playwright.sync_api import sync_playwright

from tests.__main__ import browser as installed_chromium

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session")
def chromium():
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=installed_chromium(), args=list(FLAGS))
        yield found
        found.close()


@pytest.fixture
def visit(chromium, real_site):
    """Open a page as a visitor: gives the page; what goes wrong in it is collected in ``page.faults``."""
    contexts = []

    def open_page(path, **options):
        context = chromium.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.faults = []
        page.on("console", lambda message: message.type == "error" and page.faults.append(message.text))
        page.on("pageerror", lambda error: page.faults.append(str(error)))
        page.on("requestfailed", lambda request: page.faults.append(f"failed: {request.url}"))
        page.on(
            "request",
            lambda request: (
                request.url.startswith((real_site, "data:")) or page.faults.append(f"outside request: {request.url}")
            ),
        )
        page.goto(real_site + path)
        return page

    yield open_page
    for context in contexts:
        context.close()
