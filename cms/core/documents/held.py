"""The kinds of things that a document holds besides its text, and how they are named."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

AUTHOR, COMMENTS, CHANGES, SHEETS, FILES, SCRIPTS = "author", "comments", "changes", "sheets", "files", "scripts"
UNREAD = "unread"
REMOVABLE = {AUTHOR, COMMENTS, CHANGES, FILES, SCRIPTS}  # without touching what readers are to see

Held = dict[str, int]  # kind to how many

BY_NUMBER = {
    COMMENTS: lambda n: ngettext("%(number)d comment", "%(number)d comments", n),
    CHANGES: lambda n: ngettext("%(number)d tracked change", "%(number)d tracked changes", n),
    SHEETS: lambda n: ngettext("%(number)d hidden sheet or slide", "%(number)d hidden sheets or slides", n),
    FILES: lambda n: ngettext("%(number)d attached file", "%(number)d attached files", n),
    SCRIPTS: lambda n: ngettext("%(number)d script", "%(number)d scripts", n),
}

MACROS = gettext_lazy(
    "This file holds macros, which are programs. Save it without them, for example as DOCX, XLSX, PPTX or PDF, and "
    "upload that."
)
NOT_WHAT_IT_SAYS = gettext_lazy(
    "The content of this file is not what its name says. Open it in its program, save it again, and upload that."
)
STAYS = gettext_lazy(
    "This file holds what readers do not see at once, and it cannot be removed here: %(held)s. Remove it in its "
    "program, or choose to keep what the file holds."
)


def said(held: Held) -> str:
    """``author and program, 3 comments``: never the words themselves, which may be somebody's name."""
    words = [_("author and program")] if held.get(AUTHOR) else []
    # In this order whatever the database keeps: PostgreSQL sorts the keys of what it stores.
    counted = [say(held[kind]) % {"number": held[kind]} for kind, say in BY_NUMBER.items() if kind in held]
    unread = [_("something that could not be looked into")] * (UNREAD in held)
    return ", ".join([*words, *counted, *unread])
