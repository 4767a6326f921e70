"""A translation service on this machine that speaks like DeepL and like LibreTranslate, and misbehaves when told to.

Its translation is the text in capitals, so that what was translated and what was left alone can be told apart.
"""

import json
import re
import socket
import struct
import threading
from contextlib import contextmanager, suppress
from html import escape, unescape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

KEPT = re.compile(r'(<(?:x|code) id="x\d+"[^<>]*>[^<>]*</(?:x|code)>)')
TAG = re.compile(r"(<[^<>]*>)")


def capitals(text: str) -> str:
    """Words in capitals; tags and what is to be left alone stay."""
    done = []
    for index, part in enumerate(KEPT.split(text)):
        if index % 2:
            done.append(part)
        else:
            pieces = TAG.split(part)
            pieces[0::2] = [escape(unescape(piece).upper(), quote=False) for piece in pieces[0::2]]
            done.append("".join(pieces))
    return "".join(done)


def inside(change):
    """Change the words of each answer and leave the element around it."""

    def changed(texts):
        around = re.compile(r'^(<\w+ id="s\d+">)(.*)(</\w+>)$', re.DOTALL)
        return [around.sub(lambda found: found[1] + change(found[2]) + found[3], text) for text in texts]

    return changed


ANSWERS = {  # what becomes of the list of good answers
    "good": lambda texts: texts,
    "short": lambda texts: texts[:-1],
    "long": lambda texts: [*texts, re.sub(r'id="s\d+"', 'id="s999"', texts[0])],
    "doubled": lambda texts: [*texts, texts[0].replace("</", "!</", 1)],
    "swapped": lambda texts: texts[::-1],
    "empty": inside(lambda text: ""),
    "only breaks": inside(lambda text: "<br/>\xa0"),
    "no envelope": lambda texts: [TAG.sub("", text) for text in texts],
    "empty strings": lambda texts: ["" for _text in texts],
    "bad tags": inside(lambda text: f"<b>{text}"),
    "other tags": inside(lambda text: f"<h1>{text}</h1>"),
    "added emphasis": inside(lambda text: f"<b>{text}</b>"),
    "dropped links": inside(lambda text: re.sub(r"</?a[^<>]*>", "", text)),
    "doubled links": inside(lambda text: text + "".join(re.findall(r"<a[^<>]*>[^<>]*</a>", text))),
    "script": inside(lambda text: text + "<script>alert(1)</script>"),
    "escaped script": inside(lambda text: text + "&lt;script&gt;alert(1)&lt;/script&gt;"),
    "comment": inside(lambda text: text + "<!--><img src=x onerror=alert(1)>-->"),
    "attribute": inside(lambda text: text.replace('<a id="a1">', '<a id="a1" href="javascript:alert(1)">')),
    "control": inside(lambda text: "\x00\x07" + text),
    "deep": inside(lambda text: "<i>" * 5000 + text + "</i>" * 5000),
    "much longer": inside(lambda text: text + " bla" * 3000),
    "lost names": inside(lambda text: KEPT.sub("", text)),
    "doubled names": inside(lambda text: KEPT.sub(r"\1\1", text)),
    "translated names": inside(lambda text: re.sub(r'(id="x\d+"[^<>]*>)[^<>]*<', r"\1something else<", text)),
    "unescaped": lambda texts: [unescape(text) for text in texts],
}

# Of these answers no text with a link and a name may come through.
REFUSED = [
    *("empty", "only breaks", "no envelope", "empty strings", "bad tags", "other tags", "added emphasis"),
    *("dropped links", "doubled links", "script", "comment", "attribute", "deep", "much longer"),
    *("lost names", "doubled names"),
]


class FakeTranslator:
    """``script`` says how the next requests are answered, one word each, and ``good`` afterwards."""

    def __init__(self, server):
        self.script, self.requests, self.server = [], [], server
        self.released = threading.Event()
        self.arrived = threading.Event()
        self.before_answer = lambda: None

    @property
    def address(self):
        return f"http://127.0.0.1:{self.server.server_address[1]}"


@contextmanager
def fake_translator():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.fake = FakeTranslator(server)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield server.fake
    finally:
        server.fake.released.set()
        server.shutdown()
        thread.join()
        server.server_close()


class Handler(BaseHTTPRequestHandler):
    def log_message(self, *arguments):
        pass

    def handle(self):
        with suppress(OSError):  # the client hung up, as it should
            super().handle()

    def do_GET(self):
        self.server.fake.requests.append((self.path, dict(self.headers), None))
        self.reply(200, b"<p>Nothing here</p>", kind="text/html")

    def do_POST(self):
        fake = self.server.fake
        payload = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        fake.requests.append((self.path, dict(self.headers), payload))
        fake.arrived.set()
        fake.before_answer()
        word = fake.script.pop(0) if fake.script else "good"
        if word in ANSWERS:
            return self.translate(payload, ANSWERS[word])
        kind, _colon, value = word.partition(":")
        getattr(self, f"do_{kind}")(value, payload)

    def translate(self, payload, change):
        deepl = self.path == "/v2/translate"
        fault = fault_of_deepl(payload, self.headers) if deepl else fault_of_libre(payload)
        if fault:
            return self.reply(400, json.dumps({"message": fault}).encode())
        texts = change([capitals(text) for text in payload["text" if deepl else "q"]])
        if deepl:
            answer = {"translations": [{"detected_source_language": "EN", "text": text} for text in texts]}
        else:
            answer = {"translatedText": texts}
        self.reply(200, json.dumps(answer).encode())

    def reply(self, status, body, kind="application/json", **headers):
        self.send_response(status)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(body)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def do_status(self, value, payload):
        status, _comma, wait = value.partition(",")
        self.reply(int(status), b"{}", **({"Retry_After": wait} if wait else {}))

    def do_hang(self, value, payload):
        self.server.fake.released.wait(20)

    def do_body(self, value, payload):
        self.reply(200, value.encode())

    def do_html(self, value, payload):
        self.reply(200, b"<h1>Down for maintenance</h1>", kind="text/html")

    def do_redirect(self, value, payload):
        self.reply(302, b"", Location=value)

    def do_reset(self, value, payload):
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", "1000")
        self.end_headers()
        self.wfile.write(b'{"translations": [')
        self.wfile.flush()
        if value == "hard":
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()

    def do_huge(self, value, payload):
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        for _number in range(1000):
            self.wfile.write(b'"' + b"x" * 65_536)

    def do_drip(self, value, payload):
        """One byte now and then, so that no single read ever waits long."""
        head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
        if value == "body":
            self.wfile.write(head + b"\r\n")
        for _number in range(200):
            self.wfile.write(b" " if value == "body" else b"H")
            self.wfile.flush()
            if self.server.fake.released.wait(0.05):
                return


def fault_of_deepl(payload, headers) -> str:
    """What DeepL's documentation says it would refuse."""
    if headers.get("Authorization") != "DeepL-Auth-Key secret:fx":
        return "key"
    texts = payload["text"]
    if not 1 <= len(texts) <= 50 or not all(isinstance(text, str) and text for text in texts):
        return "at most 50 texts"
    if payload["tag_handling"] != "xml" or payload["ignore_tags"] != ["x"] or payload["tag_handling_version"] != "v2":
        return "tags"
    if payload["target_lang"] in ("EN", "PT") or not re.fullmatch(r"[A-Z]{2}(-[A-Z0-9]+)?", payload["target_lang"]):
        return "target_lang"
    if not re.fullmatch(r"[A-Z]{2}", payload["source_lang"]):
        return "source_lang"
    from defusedxml.ElementTree import fromstring

    for text in texts:
        fromstring(text)  # tag handling v2 is strict
    return ""


def fault_of_libre(payload) -> str:
    """What LibreTranslate's documentation and its own tests say it would refuse."""
    if not isinstance(payload["q"], list) or not payload["q"]:
        return "q"
    if not re.fullmatch(r"[a-z]{2,3}", payload["source"]) or not re.fullmatch(r"[a-z]{2,3}", payload["target"]):
        return "language"
    return "" if payload["format"] == "html" else "format"
