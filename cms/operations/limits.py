"""How often one address may ask, whichever process answers. Counted under a keyed hash: no address is kept."""

import ipaddress
import time
from dataclasses import dataclass

from django.conf import settings
from django.core.cache import cache
from django.db import DatabaseError, connection
from django.utils.crypto import salted_hmac

from cms.core.models import RequestCount

MINUTE = 60
KEPT = 5  # minutes that a count outlives its own, whatever the clocks of other computers say

# One statement on both databases, so that two processes never count the same request as one.
COUNT = (
    "INSERT INTO core_requestcount (key, minute, used) VALUES (%s, %s, 1) "
    "ON CONFLICT (key) DO UPDATE SET used = core_requestcount.used + 1 RETURNING used"
)


@dataclass(frozen=True)
class Share:
    """What is left to one address in the present minute; ``reset`` is in how many seconds the next begins."""

    most: int
    used: int
    reset: int

    @property
    def left(self) -> int:
        return max(0, self.most - self.used)

    @property
    def is_over(self) -> bool:
        return self.used > self.most


def share(request, what: str, most: int) -> Share:
    """Count a request. ``what`` names what is counted apart from anything else."""
    now = int(time.time())
    key = salted_hmac(what, f"{client_of(request)} {now // MINUTE}", algorithm="sha256").hexdigest()
    known = cache.get(f"limit-{key}", 0)  # who has asked too much is not counted any further: it writes nothing
    used = known if known > most else _count(key, now // MINUTE)
    if used > most:
        cache.set(f"limit-{key}", used, MINUTE)
    return Share(most, used, MINUTE - now % MINUTE)


def _count(key: str, minute: int) -> int:
    """What was counted with this request."""
    try:
        with connection.cursor() as cursor:
            cursor.execute(COUNT, [key, minute])
            return cursor.fetchone()[0]
    except DatabaseError:  # a database that can only be read right now: each process counts for itself
        used = cache.get(f"count-{key}", 0) + 1
        cache.set(f"count-{key}", used, MINUTE * 2)
        return used


def forget_counts() -> None:
    """Delete the counts of minutes that are over."""
    RequestCount.objects.filter(minute__lt=time.time() // MINUTE - KEPT).delete()


def seconds_to_wait(request, what: str, most: int) -> int:
    """Count a request; 0 if it may be answered, else the seconds until the next may."""
    counted = share(request, what, most)
    return counted.reset if counted.is_over else 0


def client_of(request) -> str:
    """The visitor's address as the last proxy saw it; of an IPv6 address the part that one household shares."""
    address = request.META.get("REMOTE_ADDR", "")
    if settings.BEHIND_PROXY:
        address = request.headers.get("X-Forwarded-For", "").split(",")[-1].strip() or address
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address[:100]
    return str(ipaddress.ip_network(f"{parsed}/64", strict=False)) if parsed.version == 6 else str(parsed)
