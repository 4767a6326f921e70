"""What services have to tell readers about a row that is about to be rendered."""

from django.db.models import Model
from wagtail import hooks


def told_about(row: Model) -> dict:
    """Template context for a live row, joined from the hook ``tell_readers``: functions of the row that give a dict.

    They may change the row in place, to mark its texts; nothing of that is saved. A page asks for itself; a page that
    shows other content below its own address asks for that.
    """
    found: dict = {}
    for tell in hooks.get_hooks("tell_readers"):
        found |= tell(row)
    return found
