"""What the search does every night."""

from datetime import time

from django.core.management import call_command
from django.utils.translation import gettext_lazy as _

from cms.operations.periodic import Periodic


def repair() -> None:
    """Index what no event told about, remove what is not public any more, and forget searches nobody asks again."""
    call_command("repair_search", verbosity=0)


def ours() -> list[Periodic]:
    """For the hook ``register_periodic_tasks``."""
    return [Periodic("search", _("Repair the search"), repair, at=time(3, 30))]
