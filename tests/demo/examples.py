"""The examples of a document, as programs that can be run against a site."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
FENCED = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
RUN = {
    "sh": ["bash", "-euo", "pipefail", "-c"],
    "python": [sys.executable, "-c"],
    "js": ["node", "--input-type=module", "--eval"],
}


def examples(document: str, *languages: str) -> list[tuple[str, str]]:
    """Pairs of a language and the text of an example in it, from a file in ``docs``."""
    return [found for found in FENCED.findall((ROOT / "docs" / document).read_text()) if found[0] in languages]


def run(language: str, text: str, site: str) -> str:
    """What an example prints; it fails if the example does."""
    program = text.replace("https://SITE", site)
    done = subprocess.run([*RUN[language], program], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, f"{program}\n{done.stderr}"
    return done.stdout
