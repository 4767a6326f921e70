"""Messages: signed, sent within limits, tried again, and never into a network that is not public."""

import base64
import hashlib
import hmac
import json
import socket
import time
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from cms.webhooks import posting, sending, targets
from cms.webhooks.models import Delivery, Webhook
from tests.webhooks.receiver import closed_port, receiver

pytestmark = pytest.mark.django_db


@pytest.fixture
def here(settings):
    settings.WEBHOOKS_TO_THIS_COMPUTER = True


@pytest.fixture
def queue(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


def webhook(address, **values):
    return Webhook.objects.create(name="Partner", address=address, **values)


def send(address, **values):
    delivery = sending.send_test(webhook(address, **values))
    return delivery


def test_the_receiver_can_tell_who_sent_it_and_when(here):
    with receiver() as (address, got):
        hook = webhook(f"{address}/hook?key=1")
        delivery = sending.send_test(hook)
    ((path, headers, body),) = got
    headers = {name.lower(): value for name, value in headers.items()}
    assert (path, delivery.state, delivery.status) == ("/hook?key=1", "accepted", 200)
    assert headers["webhook-id"] == delivery.message_id
    assert abs(time.time() - int(headers["webhook-timestamp"])) < 60
    key = base64.b64decode(hook.secret.removeprefix("whsec_"))
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    wanted = base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
    assert headers["webhook-signature"] == f"v1,{wanted}"
    assert json.loads(body)["type"] == "webhook.test"
    assert hook.address_shown.endswith("/hook")


@pytest.mark.parametrize(
    ("behaviour", "fault"),
    [
        ({"status": 500}, "answered 500"),
        ({"status": 302, "headers": [("Location", "http://127.0.0.1:1/")]}, "redirects are not followed"),
        ({"wait": 3}, "no answer in time"),
        ({"drip": 0.1}, "no answer in time"),
    ],
)
def test_a_receiver_that_misbehaves_is_told_apart_and_holds_nobody(here, monkeypatch, behaviour, fault):
    monkeypatch.setattr(posting, "SECONDS", 1)
    monkeypatch.setattr(posting.post, "__defaults__", (1,))
    with receiver(**behaviour) as (address, got):
        begun = time.monotonic()
        delivery = send(address)
        assert time.monotonic() - begun < 20  # the slow talker needs 50 seconds for what it has to say
    assert delivery.state == "given_up"
    assert fault in delivery.fault
    assert len(got) == 1


def test_a_long_answer_is_not_read_to_its_end(here):
    with receiver(body=b"x" * 5_000_000) as (address, _got):
        assert send(address).state == "accepted"


def test_nobody_there_is_a_fault_like_any_other(here):
    assert "refused" in send(f"http://127.0.0.1:{closed_port()}/").fault.lower()


PRIVATE = (
    "127.0.0.1", "10.0.0.1", "172.16.5.5", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
    "255.255.255.255", "[::1]", "[::]", "[fe80::1]", "[fc00::1]", "[::ffff:10.0.0.1]", "[::ffff:169.254.169.254]",
    "[64:ff9b::a00:1]", "[2002:a00:1::]", "[ff02::1]",
)  # fmt: skip


@pytest.mark.parametrize("host", PRIVATE)
def test_an_address_in_a_private_network_is_refused_when_it_is_entered(host):
    with pytest.raises(ValidationError):
        Webhook(name="x", address=f"https://{host}/").clean()


@pytest.mark.parametrize(
    "address",
    ["http://example.org/", "ftp://example.org/", "https://user:word@example.org/", "https://example.org:22/",
     "https:///path", "https://example.org:99999/", "gopher://example.org/", "//example.org/", "https://[::1"],
)  # fmt: skip
def test_an_address_of_another_form_is_refused_when_it_is_entered(address):
    with pytest.raises(ValidationError):
        Webhook(name="x", address=address).clean()


@pytest.mark.parametrize("host", [*PRIVATE, "2130706433", "0x7f.1", "localhost"])
def test_what_a_name_leads_to_is_looked_at_when_something_is_sent(host, monkeypatch):
    real = socket.getaddrinfo
    monkeypatch.setattr(posting, "post", lambda *words: pytest.fail("something was sent"))
    monkeypatch.setattr(
        socket,
        "getaddrinfo",
        lambda name, *more, **words: real(host.strip("[]") if name == "a.example" else name, *more, **words),
    )
    delivery = send("https://a.example/")
    assert delivery.state == "given_up" and delivery.fault


def test_one_bad_address_among_good_ones_is_enough(monkeypatch):
    found = [(2, 1, 6, "", ("93.184.215.14", 443)), (2, 1, 6, "", ("10.0.0.1", 443))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *words, **more: found)
    with pytest.raises(targets.RefusedError):
        targets.resolve("https://a.example/")
    monkeypatch.setattr(socket, "getaddrinfo", lambda *words, **more: found[:1])
    assert targets.resolve("https://a.example/in?x=1") == targets.Target(
        "a.example", "93.184.215.14", 443, "/in?x=1", True
    )


def test_the_connection_goes_to_the_address_that_was_looked_at(here, monkeypatch):
    """A name that leads elsewhere a moment later is not asked again."""
    with receiver() as (address, got):
        port = int(address.rpartition(":")[2])
        target = targets.Target("a.example", "127.0.0.1", port, "/", secure=False)
        monkeypatch.setattr(socket, "getaddrinfo", _only_numbers(socket.getaddrinfo))
        assert posting.post(target, b"{}", {}).accepted
    assert got[0][1]["Host"] == f"a.example:{port}"


def _only_numbers(real):
    def ask(host, *more, **words):
        assert host == "127.0.0.1", "a name was asked for again"
        return real(host, *more, **words)

    return ask


def test_what_was_not_accepted_is_tried_again_later_and_given_up_at_last(here, queue):
    hook = webhook(f"http://127.0.0.1:{closed_port()}/")
    delivery = sending.send_soon(hook, "content.changed", {})
    waits = []
    for attempt in range(len(Delivery.WAITS) + 1):
        sending.deliver.call(delivery.pk, attempt)
        sending.deliver.call(delivery.pk, attempt)  # run twice, it is one attempt
        delivery.refresh_from_db()
        assert delivery.attempts == attempt + 1
        waits.append(delivery.next_at and round((delivery.next_at - timezone.now()) / timedelta(minutes=1)))
    assert waits == [1, 5, 30, 120, 360, 1440, None]
    assert delivery.state == "given_up"
    jobs = DBTaskResult.objects.filter(task_path__endswith="webhooks.sending.deliver")
    assert jobs.count() == len(Delivery.WAITS) + 1
    assert jobs.filter(run_after__gt=timezone.now()).count() >= len(Delivery.WAITS)


def test_who_says_that_it_is_gone_is_sent_nothing_more(here):
    with receiver(status=410) as (address, got):
        hook = webhook(address)
        delivery = sending.send_soon(hook, "content.changed", {})
        sending.deliver.call(delivery.pk, 0)
        hook.refresh_from_db()
        assert not hook.active
        again = sending.send_soon(hook, "content.changed", {})
        sending.deliver.call(again.pk, 0)
    assert len(got) == 1
    assert Delivery.objects.get(pk=again.pk).state == "given_up"
