"""Which of our files and functions Python enters while something is done, and how many queries that costs."""

import sys
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from django.db import connection
from django.test.utils import CaptureQueriesContext

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGES = ("cms", "home", "news", "regions", "search")
OURS = tuple(f"{ROOT / name}/" for name in PACKAGES)


@dataclass
class Walk:
    """Functions are lines with ``def`` or ``lambda``; comprehensions and the bodies of modules and classes are none."""

    entered: set[tuple[str, int]] = field(default_factory=set)
    queries: int = 0

    @property
    def functions(self) -> int:
        return len(self.entered)

    @property
    def files(self) -> list[str]:
        return sorted({file for file, _line in self.entered})


@contextmanager
def walked():
    """Gives a walk that holds, after the block, what it entered in this thread."""
    walk = Walk()

    def note(frame, event, _argument):
        code = frame.f_code
        if event == "call" and code.co_filename.startswith(OURS) and _is_function(code):
            walk.entered.add((str(Path(code.co_filename).relative_to(ROOT)), code.co_firstlineno))

    with CaptureQueriesContext(connection) as queries:
        before = sys.getprofile()
        sys.setprofile(note)
        try:
            yield walk
        finally:
            sys.setprofile(before)
    walk.queries = len(queries)


def _is_function(code) -> bool:
    """The body of a class runs as a call too, but has no fast local variables."""
    optimized = 0x1
    return bool(code.co_flags & optimized) and (code.co_name == "<lambda>" or not code.co_name.startswith("<"))
