"""Sends messages, and tries again later where nobody took them."""

import json
import uuid
from datetime import timedelta

from django.utils import timezone
from django_tasks import task

from cms.operations.jobs import asks_others, due

from . import posting, signing
from .models import Delivery, Webhook
from .targets import RefusedError, resolve

TEST = "webhook.test"
GONE = 410  # "do not send here again"
KEPT = timedelta(days=30)


def send_soon(webhook: Webhook, kind: str, data: dict) -> Delivery:
    """Leave a message to a worker. ``data`` must be JSON."""
    delivery = _made(webhook, kind, data)
    due(deliver, delivery.pk, 0)
    return delivery


def send_test(webhook: Webhook) -> Delivery:
    """Send a message about nothing, now and once, also to one that is not active; gives what became of it."""
    delivery = _made(webhook, TEST, {}, once=True)
    _note(delivery, _try(delivery))
    return delivery


def _made(webhook, kind, data, **more) -> Delivery:
    """The time of a message is that of making it."""
    now = timezone.now().isoformat(timespec="seconds")
    body = json.dumps({"type": kind, "timestamp": now, "data": data}, ensure_ascii=False)
    return Delivery.objects.create(webhook=webhook, message_id=f"msg_{uuid.uuid4().hex}", body=body, **more)


@asks_others
@task()
def deliver(pk: int, attempts: int) -> None:
    """Try once. Run twice, it sends twice: receivers know a message by its id. A message that is not waiting, or whose
    attempt somebody else has made, is left alone."""
    delivery = Delivery.objects.filter(pk=pk, state=Delivery.State.WAITING, attempts=attempts)
    delivery = delivery.select_related("webhook").first()
    if delivery is None:
        return
    _note(delivery, _try(delivery))
    forget_old()


def forget_old() -> None:
    """Delete messages that nobody has to be told any more."""
    Delivery.objects.filter(made_at__lt=timezone.now() - KEPT).exclude(state=Delivery.State.WAITING).delete()


def _try(delivery) -> posting.Answer:
    webhook, body = delivery.webhook, delivery.body.encode()
    if not (webhook.active or delivery.once):
        return posting.Answer(GONE, "the webhook is not active")
    try:
        target = resolve(webhook.address)
    except RefusedError as refused:
        return posting.Answer(0, str(refused))
    now = int(timezone.now().timestamp())
    return posting.post(target, body, signing.headers(webhook.secret, delivery.message_id, now, body))


def _note(delivery, answer: posting.Answer) -> None:
    now = timezone.now()
    delivery.attempts += 1
    delivery.tried_at, delivery.status, delivery.fault = now, answer.status or None, answer.fault[:250]
    delivery.next_at = None
    if answer.accepted:
        delivery.state = Delivery.State.ACCEPTED
    elif answer.status == GONE or delivery.once or delivery.attempts > len(Delivery.WAITS):
        delivery.state = Delivery.State.GIVEN_UP
    else:
        delivery.next_at = now + Delivery.WAITS[delivery.attempts - 1]
    delivery.save()
    if answer.status == GONE and not delivery.once:
        Webhook.objects.filter(pk=delivery.webhook_id).update(active=False)
    if delivery.next_at:
        try_later(delivery)


def try_later(delivery) -> None:
    """Without a queue nothing can wait: then an administrator tries again from the list."""
    if deliver.get_backend().supports_defer:
        due(deliver.using(run_after=delivery.next_at), delivery.pk, delivery.attempts)


def try_again(delivery) -> None:
    """At once, because somebody asked for it."""
    delivery.state, delivery.next_at, delivery.attempts = Delivery.State.WAITING, None, 0
    delivery.save()
    due(deliver, delivery.pk, 0)
