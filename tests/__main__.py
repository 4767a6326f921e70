"""The whole suite: ``python -m tests``. Says at the end what it could not run; with CI set, that is a failure.

``python -m tests --only sqlite -- -k region`` runs a part; what follows ``--`` goes to pytest.
"""

import argparse
import importlib.util
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread
from xml.etree import ElementTree

from tests import postgres

ROOT = Path(__file__).resolve().parent.parent
PARTS = ("checks", "sqlite", "postgres", "content")
ASKED_FOR = ("clients",)  # needs Node, so it is no part of the whole
CONTENT, BROWSER, CLIENTS = ROOT / "tests" / "demo", ROOT / "tests" / "browser", ROOT / "tests" / "clients"
NO_TESTS = 5  # pytest's exit code when nothing was selected
WORKERS = (f"-n{min(os.cpu_count() or 1, 4)}", "--dist=loadgroup")
SLOWEST = ("--durations=20", "--durations-min=2")  # seconds; said at the end of each part
WITHOUT_CONTENT = (f"--ignore={CONTENT}", f"--ignore={BROWSER}", f"--ignore={CLIENTS}", *WORKERS, *SLOWEST)


@dataclass
class Result:
    """What has been counted so far."""

    passed: int = 0
    failed: int = 0
    not_run: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)


@dataclass
class Started:
    """Tests that run, and where their report will be."""

    process: subprocess.Popen
    report: Path

    @property
    def output(self) -> Path:
        """What they print, unless they print it aloud."""
        return self.report.with_name("output.txt")


class Beside:
    """Tests that run one after the other while the suite is busy with others; what they print comes at the end."""

    def __init__(self, suite):
        self.suite, self.asked, self.started = suite, [], []
        self.thread = Thread(target=self._run, daemon=True)

    def __enter__(self):
        return self

    def __exit__(self, kind, *error):
        if kind:
            return
        self.begin()
        self.thread.join()
        for name, started in self.started:
            title(f"tests: {name}")
            print(started.output.read_text(errors="replace"), flush=True)
            self.suite.finish(name, started)
        for name, _url, _folders in self.asked[len(self.started) :]:
            self.suite.count(f"tests: {name}", passed=0, failed=1)  # they never began

    def pytest(self, name, url, folders):
        self.asked.append((name, url, folders))

    def begin(self):
        """Run what was asked for; called again, nothing more."""
        if not self.thread.ident:
            self.thread.start()

    def _run(self):
        for name, url, folders in self.asked:
            started = self.suite.start(url, folders=folders, aloud=False)
            self.started.append((name, started))
            if started.process.wait() < 0:
                return  # somebody stopped it


class Suite:
    """Runs one part after another, each printing as it goes."""

    def __init__(self, arguments):
        self.only = arguments.only or (PARTS + ASKED_FOR if arguments.clients else PARTS)
        self.extra = arguments.pytest
        self.chosen = any((ROOT / word.split("::")[0]).exists() for word in self.extra)
        self.result = Result()
        self.stack = ExitStack()

    def run(self) -> Result:
        with self.stack:
            if "checks" in self.only:
                self.checks()
            if "sqlite" in self.only:
                self.pytest("SQLite", None, *WITHOUT_CONTENT)
            url = self.postgres() if {"postgres", "content", "clients"} & set(self.only) else None
            if url and "postgres" in self.only:
                self.pytest("PostgreSQL", url, *WITHOUT_CONTENT, "--database-only")
            self.served(url)
        return self.result

    def checks(self):
        python = sys.executable
        self.check("dependencies fit together", python, "-m", "pip", "check")
        self.check("settings, models and templates are sound", python, "manage.py", "check", "--fail-level", "WARNING")
        self.check("no pending migrations", python, "manage.py", "makemigrations", "--check", "--dry-run")
        if importlib.util.find_spec("ruff"):
            self.check("format", python, "-m", "ruff", "format", "--check", "--quiet", ".")
            self.check("lint", python, "-m", "ruff", "check", ".")
        else:
            self.result.not_run.append("format and lint: ruff is not installed")
        if importlib.util.find_spec("mypy"):
            self.check("types", python, "-m", "mypy")
        else:
            self.result.not_run.append("types: mypy is not installed")

    def served(self, url):
        """The parts that ask a served site, most of them one request after the other: two at a time."""
        with Beside(self) as beside:
            if "clients" in self.only:
                self.clients(url, beside)
            if "content" in self.only:
                self.content(url, beside)

    def content(self, url, beside):
        """The pages with the real content, at last in a browser."""
        folders = [str(CONTENT.relative_to(ROOT))]
        if url:
            beside.pytest("the real content on PostgreSQL", url, folders)
        beside.begin()
        if browser():
            folders = [*folders, str(BROWSER.relative_to(ROOT))]
        else:
            self.result.not_run.append("browser tests: no Chromium found; install it, or set CHROMIUM to its path")
        self.pytest("the real content on SQLite", None, folders=folders)

    def clients(self, url, beside):
        """Clients of the API that others wrote, on PostgreSQL."""
        missing = [name for name in ("node", "npm") if not shutil.which(name)]
        if missing or not url:
            self.result.not_run.append(f"clients of the API: {' and '.join(missing) or 'PostgreSQL'} not found")
        else:
            run = beside.pytest if "content" in self.only else self.pytest
            run("clients of the API", url, folders=[str(CLIENTS.relative_to(ROOT))])

    def postgres(self) -> str | None:
        """The address of a PostgreSQL to test on: the one told, or one started for this run."""
        told = os.environ.get("DATABASE_URL", "")
        if told.startswith("postgres"):
            return told
        if postgres.binaries():
            title("a PostgreSQL for this run")
            return self.stack.enter_context(postgres.throwaway())
        self.result.not_run.append("PostgreSQL: install it, or set DATABASE_URL")
        return None

    def check(self, name, *command):
        title(name)
        code = subprocess.run(command, cwd=ROOT, env=environment(None)).returncode
        self.count(name, passed=code == 0, failed=code != 0)

    def pytest(self, name, url, *arguments, folders=None):
        title(f"tests: {name}")
        self.finish(name, self.start(url, *arguments, folders=folders))

    def start(self, url, *arguments, folders=None, aloud=True) -> "Started":
        report = Path(self.stack.enter_context(tempfile.TemporaryDirectory())) / "report.xml"
        # Files or tests named on the command line take the place of the whole folder.
        folders = () if self.chosen else ["tests"] if folders is None else folders
        command = [sys.executable, "-m", "pytest", *folders, *arguments, f"--junitxml={report}", *self.extra]
        with ExitStack() as opened:
            output = None if aloud else opened.enter_context(report.with_name("output.txt").open("w"))
            process = subprocess.Popen(command, cwd=ROOT, env=environment(url), stdout=output, stderr=output)
        self.stack.callback(process.kill)  # if the suite is stopped
        return Started(process, report)

    def finish(self, name, started):
        code = started.process.wait()
        passed, failed = self.read(name, started.report)
        if code and not failed and not (code == NO_TESTS and self.extra):
            failed = 1  # pytest itself broke off
        self.count(f"tests: {name}", passed, failed)

    def read(self, name, report) -> tuple[int, int]:
        """Passed and failed tests of a report; skipped ones are noted as not run."""
        if not report.exists():
            return 0, 0
        passed = failed = 0
        for case in ElementTree.parse(report).iter("testcase"):
            skipped = case.find("skipped")
            if case.find("failure") is not None or case.find("error") is not None:
                failed += 1
            elif skipped is not None and skipped.get("type") != "pytest.xfail":
                test = f"{case.get('classname')}::{case.get('name')}"
                self.result.not_run.append(f"{test} ({name}): {skipped.get('message')}")
            else:
                passed += 1
        return passed, failed

    def count(self, name, passed, failed):
        self.result.passed += passed
        self.result.failed += failed
        if failed:
            self.result.broken.append(name)


def browser() -> str | None:
    """The Chromium to test with: the one told by CHROMIUM, or an installed one."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)


def environment(url: str | None) -> dict:
    """The environment of a part: the test settings, and the database told or else SQLite.

    What Python has compiled is kept, even where that is off: some forty processes start, each importing everything.
    """
    kept = {
        name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "PYTHONDONTWRITEBYTECODE"}
    }
    return kept | {"DJANGO_SETTINGS_MODULE": "cms.settings.test"} | ({"DATABASE_URL": url} if url else {})


def title(text: str) -> None:
    print(f"\n=== {text}", flush=True)


def stop(number, frame):
    """Leave through the ordinary exits, which stop and remove what was started."""
    raise SystemExit(128 + number)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests", description=__doc__.splitlines()[0])
    parser.add_argument(
        "--only", action="append", choices=(*PARTS, *ASKED_FOR), help="run this part alone; may be repeated"
    )
    parser.add_argument("--clients", action="store_true", help="the whole, and clients of the API too")
    parser.add_argument("pytest", nargs="*", help="after --: arguments for pytest")
    signal.signal(signal.SIGTERM, stop)
    try:
        result = Suite(parser.parse_args()).run()
    except KeyboardInterrupt:
        print("\nStopped.")
        return 130
    print("\n".join(["", *closing_lines(result, strict=os.environ.get("CI", "").lower() in {"1", "true"})]))
    return 1 if result.failed or not result.passed else 0


def closing_lines(result: Result, strict: bool) -> list[str]:
    """What failed, what was not run, and the count. When strict, what was not run has failed."""
    lines = [f"Failed: {name}" for name in result.broken] + [f"Not run: {what}" for what in result.not_run]
    if strict and result.not_run:
        lines.append("With CI set, everything must run.")
        result.failed += len(result.not_run)
    return [*lines, f"{result.passed} passed, {result.failed} failed"]


if __name__ == "__main__":
    sys.exit(main())
