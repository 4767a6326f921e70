"""Where a message may be sent. The server stands inside a network that others must not reach through it.

An address is refused by its form when it is saved, and by what its name resolves to each time something is sent. The
connection is made to the very address that was looked at, so that a name that resolves to another one a moment later
(DNS rebinding) leads nowhere.
"""

import ipaddress
import socket
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

PORTS = {443, 8443}
IPv6_TRANSLATION = ipaddress.ip_network("64:ff9b::/96")  # RFC 6052: an IPv4 address in its last 32 bits


class RefusedError(Exception):
    """Nothing is sent to this address; the text says why, to whoever entered it."""


@dataclass(frozen=True)
class Target:
    """One place to connect to: ``ip`` is what ``host`` resolved to, ``path`` what is asked for there."""

    host: str
    ip: str
    port: int
    path: str
    secure: bool


def check_form(url: str) -> None:
    """Raises RefusedError for an address that can be refused without asking where its name leads."""
    host, _port, _secure, _path = _parts(url)
    try:
        literal = ipaddress.ip_address(host)
    except ValueError:
        return
    _check_ip(literal)


def resolve(url: str) -> Target:
    """Where an address leads right now. Raises RefusedError."""
    host, port, secure, path = _parts(url)
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise RefusedError(_("The name %(host)s is not known.") % {"host": host}) from error
    addresses = [ipaddress.ip_address(entry[4][0].partition("%")[0]) for entry in found]
    for address in addresses:  # one bad address among good ones is no accident
        _check_ip(address)
    return Target(host, str(addresses[0]), port, path, secure)


def _parts(url: str) -> tuple[str, int, bool, str]:
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise RefusedError(_("This is not an address.")) from error
    secure = parts.scheme == "https"
    if not secure and not (parts.scheme == "http" and settings.WEBHOOKS_TO_THIS_COMPUTER):
        raise RefusedError(_("The address must begin with https://."))
    if not host or parts.username is not None or parts.password is not None:
        raise RefusedError(_("The address must have a host, and no name or password before it."))
    port = port or (443 if secure else 80)
    if port not in PORTS and not settings.WEBHOOKS_TO_THIS_COMPUTER:
        raise RefusedError(_("Only the ports 443 and 8443 are used."))
    path = parts.path or "/"
    return host, port, secure, f"{path}?{parts.query}" if parts.query else path


def _check_ip(address) -> None:
    inner = _inside(address)
    if inner.is_loopback and settings.WEBHOOKS_TO_THIS_COMPUTER:
        return
    if not inner.is_global or inner.is_multicast or inner.is_reserved:
        raise RefusedError(_("The address leads into a network that is not public."))


def _inside(address):
    """The IPv4 address that some IPv6 addresses stand for, else the address itself."""
    if address.version == 4:
        return address
    if address in IPv6_TRANSLATION:
        return ipaddress.ip_address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1] or address
