"""A partner's app is installed by one line. What it gets by that is proven in a run of its own, because the apps of a
site are known before anything else is."""

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
EVENTS = ROOT / "tests" / "plugin" / "events"
BLOCK = re.compile(r"^```(?:python|html)\n(.*?)^```", re.MULTILINE | re.DOTALL)


def test_an_app_gets_everything_by_one_line_of_the_settings():
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("DATABASE_URL", "PYTEST_"))}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist"]
    command += ["--ds=tests.plugin.settings", "tests/plugin/checks.py"]
    done = subprocess.run(command, cwd=ROOT, env=kept, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout[-5000:] + done.stderr[-2000:]
    assert "passed" in done.stdout


def test_the_tutorial_shows_what_the_app_holds():
    tutorial = (ROOT / "docs" / "guides" / "plugins.md").read_text()
    blocks = BLOCK.findall(tutorial)
    assert len(blocks) >= 5
    for block in blocks:
        first, _line, rest = block.partition("\n")
        file = EVENTS / first.strip("#{%} ").removeprefix("comment ").removeprefix("events/")
        assert rest.strip() in file.read_text(), first
