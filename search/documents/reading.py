"""The words in a file. A PDF file is read in a process of its own, which may neither take long nor much memory.

``python -m search.documents.reading FILE`` prints the text of a PDF file; it runs without Django.
"""

import resource
import subprocess
import sys
from pathlib import Path

MOST_PAGES = 200
MOST_LETTERS = 200_000
SECONDS = 60
MEMORY = 1_000_000_000  # bytes
LARGEST_FILE = 50_000_000  # bytes


class UnreadableError(Exception):
    """A file that is broken, locked, or that asks for more than it may have."""


def text_of(path: Path) -> tuple[str, bool]:
    """The words of a file, and whether they are all of them. Kinds that are not read have none.

    Raises UnreadableError.
    """
    if path.stat().st_size > LARGEST_FILE:
        raise UnreadableError("too large")
    if path.suffix.lower() in (".txt", ".csv"):
        text = path.read_bytes().decode("utf-8", "replace")
        return text[:MOST_LETTERS], len(text) <= MOST_LETTERS
    if path.suffix.lower() != ".pdf":
        return "", True
    command = [sys.executable, "-m", __spec__.name, str(path)]
    try:
        done = subprocess.run(  # noqa: S603 - our own module
            command, capture_output=True, timeout=SECONDS, cwd=Path(__file__).resolve().parents[2], check=False
        )
    except subprocess.TimeoutExpired:
        raise UnreadableError("took too long") from None
    if done.returncode not in (0, CUT):
        raise UnreadableError(done.stderr.decode("utf-8", "replace").strip()[-200:])
    return done.stdout.decode("utf-8", "replace"), done.returncode == 0


CUT = 3  # exit code: there is more than was read


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


def _main(path: str) -> int:
    from pypdf import PdfReader

    _limit()
    pages = PdfReader(path).pages
    left = MOST_LETTERS
    for number, page in enumerate(pages):
        if number >= MOST_PAGES or left <= 0:
            return CUT
        text = page.extract_text().encode("utf-8", "ignore").decode()[:left]
        left -= len(text)
        sys.stdout.buffer.write(text.encode() + b"\n")
    return 0


if __name__ == "__main__":
    sys.exit(_main(sys.argv[1]))
