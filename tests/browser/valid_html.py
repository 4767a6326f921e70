"""Every page that a link leads to is valid HTML, in every language: the Nu HTML checker finds no error.

Left out of the suite by its name, as it needs Java and the checker: ``make check-pages`` runs it.
"""

import re
import subprocess
import urllib.error
import urllib.request
from html import unescape
from urllib.parse import quote

import pytest

from . import kinds, tools

LINK = re.compile(r'<a [^>]*?href="(/[^"#]*)')


def crawl(site: str) -> dict[str, str]:
    """The text of every page that can be reached from the front pages, and of one of each kind, by its path."""
    waiting = [kinds.path(kind, language) for kind in kinds.KINDS for language in kinds.CODES]
    inside, pages = tuple(f"/{code}/" for code in kinds.CODES), {}
    while waiting:
        path = waiting.pop()
        # Addresses with a question are endless: one of each kind is enough.
        if path not in pages:
            pages[path] = page_at(site + quote(path, safe="/?=&%"))
            links = map(unescape, LINK.findall(pages[path]))
            waiting += [link for link in links if link.startswith(inside) and "?" not in link]
    return {path: text for path, text in pages.items() if text}


def page_at(address: str) -> str:
    """The text of a page, also of one that is not found; nothing where a feed or a file answers."""
    try:
        answer = urllib.request.urlopen(address, timeout=60)
    except urllib.error.HTTPError as error:
        answer = error
    with answer:
        return answer.read().decode() if answer.headers.get_content_type() == "text/html" else ""


@pytest.mark.skipif(tools.validator() is None, reason=f"no Java, or no vnu-jar in {tools.FOLDER}")
def test_every_page_is_valid(real_site, tmp_path):
    names = {}
    for number, (path, text) in enumerate(sorted(crawl(real_site).items())):
        names[f"{number}.html"] = path
        (tmp_path / f"{number}.html").write_text(text)
    assert len(names) > 50 * len(kinds.CODES)
    done = subprocess.run(
        [*tools.validator(), "--errors-only", "--skip-non-html", str(tmp_path)], capture_output=True, text=True
    )
    found = [re.sub(r"^.*/(\d+\.html)", lambda match: names[match[1]], line) for line in done.stderr.splitlines()]
    assert (done.returncode, found) == (0, [])
