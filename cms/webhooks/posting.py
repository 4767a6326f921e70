"""One POST to one address, within limits of time and size, and without following anybody anywhere."""

import contextlib
import http.client
import socket
import ssl
import threading
from dataclasses import dataclass

from .targets import Target

SECONDS = 10  # for all of it, however slowly the other side talks
LARGEST = 4096  # bytes of an answer that are read


@dataclass(frozen=True)
class Answer:
    """What came back: the status, or 0 and what went wrong in a few words."""

    status: int
    fault: str = ""

    @property
    def accepted(self) -> bool:
        return 200 <= self.status < 300


class _Connection(http.client.HTTPSConnection):
    """Connects to the address that was looked at; the certificate must be that of the name."""

    def __init__(self, target: Target, seconds: float):
        super().__init__(target.host, target.port, timeout=seconds, context=ssl.create_default_context())
        self.target = target
        self.open = None  # the socket, also while only the answer still has it

    def connect(self):
        sock = socket.create_connection((self.target.ip, self.target.port), self.timeout)
        self.open = sock
        self.sock = sock
        if self.target.secure:
            self.open = self.sock = self._context.wrap_socket(sock, server_hostname=self.target.host)


def post(target: Target, body: bytes, headers: dict[str, str], seconds: float = SECONDS) -> Answer:
    """Send once. Gives an answer whatever happens."""
    connection = _Connection(target, seconds)
    late = threading.Event()

    def cut_off():
        late.set()
        with contextlib.suppress(OSError, AttributeError):
            connection.open.shutdown(socket.SHUT_RDWR)

    # A timeout of a socket begins anew with each byte, so that a slow talker would hold a worker for ever.
    timer = threading.Timer(seconds, cut_off)
    timer.daemon = True
    timer.start()
    try:
        return _exchange(connection, target, body, headers)
    except (OSError, http.client.HTTPException, ValueError) as error:
        return Answer(0, "no answer in time" if late.is_set() or isinstance(error, TimeoutError) else _told(error))
    finally:
        timer.cancel()
        connection.close()


def _exchange(connection, target, body, headers) -> Answer:
    port = "" if target.port == (443 if target.secure else 80) else f":{target.port}"
    host = f"[{target.host}]" if ":" in target.host else target.host
    always = {"Host": host + port, "Content-Type": "application/json", "User-Agent": "Roundtable"}
    connection.request("POST", target.path, body, always | headers)
    response = connection.getresponse()
    response.read(LARGEST)  # enough to be polite; the rest is cut off
    fault = "" if 200 <= response.status < 300 else f"answered {response.status}"
    return Answer(response.status, f"{fault}; redirects are not followed" if 300 <= response.status < 400 else fault)


def _told(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:200]
