"""How often one address may search. Counted in the cache under a keyed hash: no address is kept."""

import ipaddress
import time

from django.conf import settings
from django.core.cache import cache
from django.utils.crypto import salted_hmac

MINUTE = 60
SUGGESTIONS = 6  # times as many suggestions as searches


def seconds_to_wait(request, what: str, most: int) -> int:
    """Count a request; 0 if it may be answered, else the seconds until the next may."""
    now = int(time.time())
    key = salted_hmac(f"search.{what}", f"{client_of(request)} {now // MINUTE}", algorithm="sha256").hexdigest()
    key = f"search-{key}"
    cache.add(key, 0, MINUTE * 2)
    try:
        times = cache.incr(key)
    except ValueError:  # it was thrown out of a full cache in between
        return 0
    return 0 if times <= most else MINUTE - now % MINUTE


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
