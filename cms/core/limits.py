"""How often one address may ask. Counted in the cache under a keyed hash: no address is kept."""

import ipaddress
import time
from dataclasses import dataclass

from django.conf import settings
from django.core.cache import cache
from django.utils.crypto import salted_hmac

MINUTE = 60


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
    key = f"limit-{key}"
    cache.add(key, 0, MINUTE * 2)
    try:
        used = cache.incr(key)
    except ValueError:  # it was thrown out of a full cache in between
        used = 1
    return Share(most, used, MINUTE - now % MINUTE)


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
