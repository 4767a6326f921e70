"""Opens many pages in two browsers at once, and collects what is wrong with each."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from playwright.sync_api import sync_playwright

from tests.__main__ import browser as installed_chromium

from . import axe, kinds, looking
from .conftest import FLAGS

HANDS = 2


@dataclass(frozen=True)
class Visit:
    """One page: its kind and language, the ways of looking in which axe runs, and whether the Tab key walks it."""

    kind: str
    language: str
    modes: tuple[str, ...]
    tab: bool = False


def walk(site: str, visits: list[Visit]) -> dict[Visit, list[str]]:
    """What is wrong with each page of the site; an empty list where nothing is."""
    with ThreadPoolExecutor(HANDS) as pool:
        parts = pool.map(lambda number: _walk(site, visits[number::HANDS]), range(HANDS))
        return {visit: faults for part in parts for visit, faults in part.items()}


def _walk(site, visits):
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=installed_chromium(), args=list(FLAGS))
        page, found = chromium.new_page(), {}
        troubles = []
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("request", lambda request: request.url.startswith(site) or troubles.append(f"asks {request.url}"))
        for visit in visits:
            troubles.clear()
            page.goto(site + kinds.path(visit.kind, visit.language))
            found[visit] = [*look_at(page, visit), *troubles]
        return found


def look_at(page, visit: Visit) -> list[str]:
    """What is wrong with the page that is open."""
    looking.prepare(page)
    looking.unfold(page)
    faults = []
    for mode in visit.modes:
        axe.look(page, mode)
        faults += [f"{mode}: {fault}" for fault in (*axe.violations(page), *looking.outline(page))]
    for mode in ("wide", "narrow"):
        axe.look(page, mode)
        faults += [f"{mode}: {fault}" for fault in looking.space(page)]
    if visit.tab:
        axe.look(page, visit.modes[0])
        faults += looking.tab_walk(page)
    return faults + [f"cookie: {cookie['name']}" for cookie in page.context.cookies()]
