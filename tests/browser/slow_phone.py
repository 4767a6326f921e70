"""A cold phone on a slow line: what it loads of a page, when the largest thing is there, and what moves meanwhile."""

from collections import defaultdict
from dataclasses import dataclass, field

PHONE = {"viewport": {"width": 360, "height": 740}, "device_scale_factor": 2, "is_mobile": True, "has_touch": True}
LINE = {
    "offline": False,
    "latency": 400,
    "downloadThroughput": 50_000,
    "uploadThroughput": 50_000,
}  # ms, bytes a second
SLOWNESS = 4  # times slower than this computer

# Largest paint in ms, whether it is a picture, and the sum of what moved. The last entry counts, once all is loaded.
PAINT = """() => new Promise((tell) => {
  const seen = { moved: 0, painted: 0, picture: false };
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => {
    if (!entry.hadRecentInput) seen.moved += entry.value;
  })).observe({ type: "layout-shift", buffered: true });
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => {
    seen.painted = entry.startTime;
    seen.picture = Boolean(entry.url);
  })).observe({ type: "largest-contentful-paint", buffered: true });
  setTimeout(() => tell(seen), 300);
})"""


@dataclass
class Loaded:
    """What came over the line for one page, and what was seen. Bytes are as they travelled, headers included."""

    requests: list[str] = field(default_factory=list)
    bytes: dict[str, int] = field(default_factory=lambda: defaultdict(int))  # by kind: Document, Stylesheet, Script …
    outside: list[str] = field(default_factory=list)
    cookies: list[dict] = field(default_factory=list)
    painted: float = 0  # largest contentful paint, in milliseconds
    picture: bool = False  # whether the largest thing is a picture
    moved: float = 0  # cumulative layout shift

    @property
    def total(self) -> int:
        return sum(self.bytes.values())


def load(chromium, site: str, path: str, slow: bool = False) -> Loaded:
    """Open a page on a phone that has never seen the site; ``slow``: on the slow line, with the slow processor."""
    context = chromium.new_context(**PHONE)
    page = context.new_page()
    line = context.new_cdp_session(page)
    found, kind_of = Loaded(), {}

    def asked(event):
        url = event["request"]["url"]
        if url.startswith("data:"):
            return
        kind_of[event["requestId"]] = event.get("type", "Other")
        (found.requests if url.startswith(site) else found.outside).append(url)

    def came(event):
        if kind := kind_of.get(event["requestId"]):
            found.bytes[kind] += event["encodedDataLength"]

    line.on("Network.requestWillBeSent", asked)
    line.on("Network.loadingFinished", came)
    line.send("Network.enable")
    if slow:
        line.send("Network.emulateNetworkConditions", LINE)
        line.send("Emulation.setCPUThrottlingRate", {"rate": SLOWNESS})
    page.goto(site + path, wait_until="networkidle", timeout=60_000)
    seen = page.evaluate(PAINT)
    found.painted, found.picture, found.moved = seen["painted"], seen["picture"], seen["moved"]
    found.cookies = context.cookies()
    context.close()
    return found
