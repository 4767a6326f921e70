"""Makes messages of what the log of changes has. It holds public content alone, so no message tells of a draft."""

from collections import defaultdict
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from django_tasks import task
from wagtail.models import Site

from cms.api.addresses import item_path
from cms.api.changes.marking import noted
from cms.api.changes.numbering import current
from cms.api.models import Change
from cms.api.registry import resource_named
from cms.core.failures import try_all
from cms.core.sites import open_languages
from cms.operations.jobs import due

from .models import Webhook
from .sending import send_soon

AT_ONCE = 100  # pieces of content in one message
CHANGED = "content.changed"
SOON = timedelta(seconds=10)


@task()
def spread() -> None:
    """Tell everybody what they have not been told. Computed from the database: run twice, nobody is told twice."""
    version = current()
    newest = version.number
    if not version.settled and spread.get_backend().supports_defer:  # something is being changed right now
        due(spread.using(run_after=timezone.now() + SOON))
    behind = Webhook.objects.filter(active=True, told_to__lt=newest).order_by("pk").values_list("pk", flat=True)
    try_all(list(behind), lambda pk: _tell(pk, newest))


def _tell(pk: int, newest: int) -> None:
    webhook = Webhook.objects.select_for_update().filter(pk=pk, active=True, told_to__lt=newest).first()
    if webhook is None:
        return
    rows = Change.objects.filter(number__gt=webhook.told_to, number__lte=newest).exclude(resource="")
    if webhook.kinds:
        rows = rows.filter(resource__in=webhook.kinds)
    found = _changes(rows.order_by("number"))
    for start in range(0, len(found), AT_ONCE):
        send_soon(webhook, CHANGED, {"changes": found[start : start + AT_ONCE], "position": newest})
    webhook.told_to = newest
    webhook.save(update_fields=["told_to"])


def _changes(rows) -> list[dict]:
    """One for each piece of content: its kind and id, and in which languages it changed or is no longer there.

    What has no words is the same in all of them.
    """
    found = defaultdict(lambda: {"changed": {}, "removed": {}})
    every = sorted(open_languages())
    for row in rows:
        codes = [row.language] if row.language else every
        found[row.resource, row.key]["removed" if row.removed else "changed"] |= dict.fromkeys(codes, row.number)
    site = Site.objects.filter(is_default_site=True).first() if found else None
    named = {kind: resource_named(kind) for kind, _key in found}
    return [
        _told(named[kind], key, languages, site.root_url if site else "")
        for (kind, key), languages in found.items()
        if named[kind]
    ]


def _told(resource, key, languages, root) -> dict:
    """``api`` has an address for each language that no cache has met before this change."""
    id = resource.id_of(key)
    return {
        "kind": resource.name,
        "id": id,
        **{name: sorted(codes) for name, codes in languages.items()},
        "url": root + reverse(f"api-1:{resource.name}_item", args=[id]),
        "api": {code: root + item_path(resource, key, code, number) for code, number in languages["changed"].items()},
    }


def _noted(sender, **kwargs):
    if Webhook.objects.filter(active=True).exists():
        due(spread)


def connect() -> None:
    noted.connect(_noted, dispatch_uid="webhooks_noted")
