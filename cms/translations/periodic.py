"""What this service does again and again."""

from datetime import time

from django.utils.translation import gettext_lazy as _

from cms.operations.periodic import Periodic

from .models import PendingUpload


def ours() -> list[Periodic]:
    """For the hook ``register_periodic_tasks``."""
    forget = PendingUpload.objects.forget_old
    return [Periodic("pending_uploads", _("Forget uploaded translations that nobody applied"), forget, at=time(3, 20))]
