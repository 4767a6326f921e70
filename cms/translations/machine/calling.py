"""One call of a service: JSON there and JSON back, within a time and a size, to the configured address alone.

Written on ``http.client`` because its sockets can be closed from outside: a time limit on the whole call holds against
an answer that trickles in, which limits on single reads never notice. It follows no redirects and uses no proxies.
"""

import json
import socket
import ssl
from contextlib import contextmanager, suppress
from email.utils import parsedate_to_datetime
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from threading import Event, Timer
from urllib.parse import urlsplit

from django.utils import timezone
from django.utils.translation import gettext as _

from .errors import LastingError, PassingError

LARGEST_ANSWER = 2_000_000  # bytes; what is sent has at most 30,000
LOCAL = {"localhost", "127.0.0.1", "::1"}
CHUNK = 65_536


def is_safe_address(address: str) -> bool:
    """Whether texts and a key may be sent there: https, or this very machine."""
    try:
        parts = urlsplit(address)
        _port = parts.port
    except ValueError:
        return False
    return bool(parts.hostname) and (parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOCAL))


def post_json(address: str, payload: dict, headers: dict, seconds: float):
    """What the service answers. Raises PassingError or LastingError with a message."""
    body = json.dumps(payload, ensure_ascii=False).encode()
    headers = {"Content-Type": "application/json", "Accept": "application/json", "Connection": "close"} | headers
    parts = urlsplit(address)
    path = parts.path + (f"?{parts.query}" if parts.query else "")
    try:
        with _connected(parts, seconds) as connection:
            connection.request("POST", path, body, headers)
            response = connection.getresponse()
            _refuse_status(response)
            return _json(response, _read(response))
    except TimeoutError:
        raise PassingError(_("The translation service did not answer in time.")) from None
    except ssl.SSLCertVerificationError:
        raise LastingError(_("The translation service could not prove who it is. Nothing was sent.")) from None
    except (OSError, HTTPException):
        raise PassingError(_("The connection to the translation service broke off.")) from None


@contextmanager
def _connected(parts, seconds):
    """A connection that is closed when the time is over, wherever it stands then."""
    kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
    connection, over = kind(parts.hostname, parts.port, timeout=seconds), Event()
    connection.connect()
    wire = connection.sock  # the connection forgets it as soon as the answer begins

    def hang_up():
        over.set()
        with suppress(OSError, ValueError):
            wire.shutdown(socket.SHUT_RDWR)

    timer = Timer(seconds, hang_up)
    timer.daemon = True
    timer.start()
    try:
        yield connection
    except (OSError, HTTPException, PassingError, LastingError):
        if over.is_set():
            raise TimeoutError from None
        raise
    finally:
        timer.cancel()
        connection.close()


def _refuse_status(response):
    status = response.status
    if status == 200:
        return
    told = {"status": status}
    if status == 429:
        raise PassingError(_("The translation service is asked too often at the moment."), _wait(response))
    if status >= 500:
        raise PassingError(_("The translation service is out of order (%(status)d).") % told, _wait(response))
    if 300 <= status < 400:
        raise LastingError(_("The translation service has moved. Set its new address; nothing was sent there."))
    if status in (401, 403):
        raise LastingError(_("The translation service does not accept the key."))
    if status == 456:
        raise LastingError(_("The translation quota at the service is used up."))
    raise LastingError(_("The translation service refused the request (%(status)d).") % told)


def _wait(response) -> float | None:
    """Seconds that ``Retry-After`` asks for, given as a number or as a date (RFC 9110, 10.2.3)."""
    value = response.getheader("Retry-After", "").strip()
    if value.isascii() and value.isdigit():
        return float(value[:9])
    try:
        return max(0.0, (parsedate_to_datetime(value) - timezone.now()).total_seconds())
    except (TypeError, ValueError):
        return None


def _read(response) -> bytes:
    parts, size = [], 0
    while part := response.read1(CHUNK):
        parts.append(part)
        size += len(part)
        if size > LARGEST_ANSWER:
            raise LastingError(_("The answer of the translation service is far too large."))
    if response.length:
        raise PassingError(_("The connection to the translation service broke off."))
    return b"".join(parts)


def _json(response, body: bytes):
    kind = response.getheader("Content-Type", "")
    try:
        if "json" not in kind.lower():
            raise ValueError(kind)
        return json.loads(body)
    except (ValueError, RecursionError):
        raise not_understood() from None


def not_understood() -> LastingError:
    return LastingError(_("The answer of the translation service cannot be understood."))
