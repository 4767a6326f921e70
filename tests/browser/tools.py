"""Programs that a few measurements use and nothing else needs. Where they live: docs/maintaining/accessibility.md."""

import os
import shutil
from pathlib import Path

FOLDER = Path(os.environ.get("PAGE_TOOLS") or Path.home() / ".cache" / "roundtable-tools")


def lighthouse() -> list[str] | None:
    """The command that starts Lighthouse, or None."""
    script = FOLDER / "node_modules" / "lighthouse" / "cli" / "index.js"
    node = shutil.which("node")
    return [node, str(script)] if node and script.exists() else None


def validator() -> list[str] | None:
    """The command that starts the Nu HTML checker, or None."""
    jar = FOLDER / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
    java = shutil.which("java")
    # Its own stack is too small for the longest pages.
    return [java, "-Xss8m", "-jar", str(jar)] if java and jar.exists() else None
