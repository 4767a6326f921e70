"""The worker that keeps pages for reading offline, for those who asked for it."""

import json
from pathlib import Path

from django.contrib.staticfiles import finders
from django.http import HttpResponse
from django.utils import translation
from django.utils.html import escape
from django.utils.translation import gettext

from . import languages
from .sites import open_languages


def service_worker(request) -> HttpResponse:
    """The script, with the site's languages and what each says. At the root: only there it may answer for them all."""
    script = Path(str(finders.find("js/sw.js"))).read_text(encoding="utf-8")
    site = json.dumps({code: _words(code) for code in sorted(open_languages())}, ensure_ascii=False)
    response = HttpResponse(f"const SITE = {site};\n{script}", content_type="text/javascript; charset=utf-8")
    response.headers["Cache-Control"] = "no-cache"
    return response


def _words(language: str) -> dict[str, str]:
    """What a page says that was asked for without a connection and is not kept. As HTML."""
    with translation.override(language):
        return {
            "dir": languages.direction(language),
            "title": escape(gettext("You are offline")),
            "text": escape(gettext("This page is not kept on this device. Open it again when you are connected.")),
            "list": escape(gettext("Kept on this device")),
        }
