"""What is pasted is read in the browser (``cms/static/admin/paste``); what is lost of it is told beside the field.

The words for that come from here, in the language of the person.
"""

import json
from functools import cache

from django.forms.widgets import Script
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.translation import get_language, gettext, ngettext


def script() -> Script:
    """For every form that has rich text."""
    return _script(get_language())


@cache
def _script(language: str) -> Script:
    """Each text of a form asks for it: the words are put together once for a language."""
    return Script("admin/paste/main.js", type="module", **{"data-paste-words": json.dumps(words())})


def one_line_script() -> str:
    """For all pages of the admin: fields of one line."""
    return format_html('<script src="{}"></script>', static("admin/paste_one_line.js"))


def words() -> dict:
    """The message: each kind for one and for several, in the order in which they are told."""
    one, many = _counted(1), _counted(2)
    counted = {kind: [one[kind].replace("%(n)d", "{n}"), many[kind].replace("%(n)d", "{n}")] for kind in one}
    return {
        "intro": gettext("Not everything came in as it was:"),
        "kinds": counted | {kind: [sentence, sentence] for kind, sentence in _plain().items()},
        "picturesHere": gettext("Pictures are added with the block “Picture”."),
        "picturesElsewhere": gettext("Pictures go under Images, and into a block “Picture” of a page."),
        "undo": gettext("One Ctrl+Z takes the whole paste back."),
        "dismiss": gettext("Hide this message"),
    }


def _counted(n) -> dict:
    return {
        "pictures": ngettext("%(n)d picture was left out.", "%(n)d pictures were left out.", n),
        "media": ngettext(
            "%(n)d video, form field or the like was left out.",
            "%(n)d videos, form fields or the like were left out.",
            n,
        ),
        "tables": ngettext(
            "%(n)d table became lines: one for each row. Read them once.",
            "%(n)d tables became lines: one for each row. Read them once.",
            n,
        ),
        "comments": ngettext("%(n)d comment was left out.", "%(n)d comments were left out.", n),
        "deletions": ngettext("%(n)d deleted passage was left out.", "%(n)d deleted passages were left out.", n),
        "hidden": ngettext("%(n)d hidden passage was left out.", "%(n)d hidden passages were left out.", n),
        "links": ngettext(
            "%(n)d link leads nowhere from here: only its words are kept.",
            "%(n)d links lead nowhere from here: only their words are kept.",
            n,
        ),
        "headings": ngettext(
            "%(n)d heading was moved to a level that this field has.",
            "%(n)d headings were moved to levels that this field has.",
            n,
        ),
        "numbers": ngettext(
            "%(n)d list did not begin with 1, and does so now.", "%(n)d lists did not begin with 1, and do so now.", n
        ),
        "lines": ngettext(
            "%(n)d line that was broken within a sentence is joined with the next.",
            "%(n)d lines that were broken within a sentence are joined with the next.",
            n,
        ),
    }


def _plain() -> dict:
    return {
        "notes": gettext("Numbers of footnotes stand in brackets, as in [1]."),
        "notesLost": gettext("Footnotes themselves did not come along: write them at the end."),
        "points": gettext("Points inside a numbered list are numbered too."),
        "depth": gettext("Lists are less deep than they were."),
        "marks": gettext("What was underlined, struck through or coloured is plain."),
    }
