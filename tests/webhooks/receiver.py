"""A receiver of webhooks that behaves as it is told to, on this computer."""

import socket
import threading
import time
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@contextmanager
def receiver(status=200, headers=(), body=b"", wait=0.0, drip=0.0):
    """Its address, and the requests that it got as (path, headers, body). ``wait`` are seconds before it answers;
    with ``drip`` it answers one byte in that many seconds."""
    got = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            length = int(self.headers.get("Content-Length", 0))
            got.append((self.path, dict(self.headers), self.rfile.read(length)))
            time.sleep(wait)
            for byte in b"HTTP/1.0 200 OK\r\nX-Long: " + b"x" * 500 + b"\r\n\r\n" if drip else b"":
                self.wfile.write(bytes([byte]))
                time.sleep(drip)
            self.send_response(status)
            for name, value in headers:
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args):
            pass

        def handle(self):
            with suppress(OSError):  # the sender hung up, as it should
                super().handle()

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}", got
    finally:
        server.shutdown()
        server.server_close()


def closed_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
