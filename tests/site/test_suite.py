"""The suite itself: what it counts, and that nothing it leaves out goes unsaid."""

import argparse
import os
import re
import subprocess
import sys

import pytest

from tests import __main__ as runner
from tests import postgres
from tests.samples import beyond_samples

OF_MAKE = {"MAKEFLAGS", "MFLAGS", "MAKEOVERRIDES", "MAKELEVEL", "CLIENTS", "PARTS"}
REPORT = """<testsuites><testsuite>
<testcase classname="a" name="good"/>
<testcase classname="a" name="bad"><failure message="no"/></testcase>
<testcase classname="a" name="broken"><error message="no"/></testcase>
<testcase classname="a" name="left_out"><skipped type="pytest.skip" message="no browser"/></testcase>
<testcase classname="a" name="known"><skipped type="pytest.xfail" message="upstream"/></testcase>
</testsuite></testsuites>"""


@pytest.fixture
def suite():
    return runner.Suite(argparse.Namespace(only=None, clients=False, pytest=[]))


def test_failures_and_errors_are_counted_and_skipped_tests_named(suite, tmp_path):
    report = tmp_path / "report.xml"
    report.write_text(REPORT)
    assert suite.read("SQLite", report) == (2, 2)
    assert suite.result.not_run == ["a::left_out (SQLite): no browser"]


def test_hosted_jobs_run_every_part_once_as_anybody_does():
    workflow = (runner.ROOT / ".github" / "workflows" / "tests.yml").read_text()
    parts = [part for parts in re.findall(r"^ +parts: (.+)$", workflow, re.MULTILINE) for part in parts.split()]
    assert sorted(parts) == sorted(runner.PARTS + runner.ASKED_FOR)
    assert "run: .ci/run" in workflow
    outside = {name: value for name, value in os.environ.items() if name not in OF_MAKE}  # of the make that runs this
    command = ["make", "-n", "test", "PARTS=checks sqlite"]
    makefile = subprocess.run(command, cwd=runner.ROOT, env=outside, capture_output=True)
    assert b"-m tests  --only checks --only sqlite" in makefile.stdout


def test_the_last_line_is_the_count(suite):
    suite.count("tests", 3, 0)
    assert runner.closing_lines(suite.result, strict=False) == ["3 passed, 0 failed"]


def test_what_was_not_run_is_said_and_has_failed_when_everything_must_run(suite):
    suite.count("tests", 3, 0)
    suite.result.not_run.append("PostgreSQL: install it")
    assert runner.closing_lines(suite.result, strict=False) == ["Not run: PostgreSQL: install it", "3 passed, 0 failed"]
    assert suite.result.failed == 0
    assert runner.closing_lines(suite.result, strict=True)[-1] == "3 passed, 1 failed"


class Case:
    """Stands for a test that pytest has collected; ``sampled`` are the arguments of its mark, None without one."""

    def __init__(self, name, sampled=None, **params):
        self.nodeid, self.params, self.callspec = f"test_file.py::{name}[{params}]", params, self
        self.mark = None if sampled is None else pytest.mark.sampled(*sampled).mark

    def get_closest_marker(self, name):
        return self.mark


def test_of_sampled_cases_the_first_for_each_value_stays_and_of_others_all():
    doors = [Case("doors", ("door",), door=door, file=file) for door in "ab" for file in "xyz"]
    one, other = ([Case(name, (), file=file) for file in "xy"] for name in ("one", "other"))
    every = [Case("every", door=door) for door in "ab"]
    beyond = beyond_samples([*doors, *one, *other, *every])
    assert [case.params for case in doors if case not in beyond] == [
        {"door": "a", "file": "x"},
        {"door": "b", "file": "x"},
    ]
    assert beyond - set(doors) == {one[1], other[1]}


class Ended:
    """Stands for a pytest that has come to its end."""

    def __init__(self, code):
        self.wait, self.kill = (lambda: code), (lambda: None)


def test_a_run_that_breaks_off_has_failed(suite, monkeypatch):
    monkeypatch.setattr(subprocess, "Popen", lambda *args, **kwargs: Ended(4))
    with suite.stack:
        suite.pytest("SQLite", None)
    assert suite.result.failed == 1


def test_no_tests_at_all_is_a_failure_unless_a_part_was_asked_for(suite, monkeypatch):
    monkeypatch.setattr(subprocess, "Popen", lambda *args, **kwargs: Ended(runner.NO_TESTS))
    with suite.stack:
        suite.pytest("SQLite", None)
        suite.extra = ["-k", "region"]
        suite.pytest("PostgreSQL", None)
    assert suite.result.broken == ["tests: SQLite"]


def test_without_postgresql_or_a_browser_the_suite_says_so(suite, monkeypatch):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setattr(postgres, "binaries", lambda: None)
    monkeypatch.setattr(runner, "browser", lambda: None)
    monkeypatch.setattr(runner.Suite, "pytest", lambda *args, **kwargs: None)
    suite.served(suite.postgres())
    assert [line.split(":")[0] for line in suite.result.not_run] == ["PostgreSQL", "browser tests"]


def test_what_python_compiled_is_kept_for_the_next_process(monkeypatch):
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    assert "PYTHONDONTWRITEBYTECODE" not in runner.environment(None)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_what_runs_beside_is_counted_and_printed_and_what_never_began_has_failed(suite, tmp_path, capfd):
    good = tmp_path / "test_good.py"
    good.write_text("def test_good():\n    print('well')\n")
    suite.extra = ["-s", "-p", "no:cacheprovider", f"--rootdir={tmp_path}"]
    with suite.stack, runner.Beside(suite) as beside:
        start = suite.start
        suite.start = lambda url, folders, aloud: start(url, folders=folders, aloud=aloud) if folders else sys.exit()
        beside.pytest("beside", None, [str(good)])
        beside.pytest("never", None, [])
    assert "well" in capfd.readouterr().out
    assert (suite.result.passed, suite.result.broken) == (1, ["tests: never"])


@pytest.mark.postgres
@pytest.mark.skipif(not postgres.binaries(), reason="a server is used that is not on this machine")
def test_a_throwaway_postgresql_is_removed_also_when_the_tests_break_off():
    program = "import sys\nfrom tests import postgres\nwith postgres.throwaway() as url:\n print(url)\n sys.exit(3)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=100)
    assert done.returncode == 3, done.stderr
    folder = done.stdout.strip().removeprefix("postgres://roundtable@").removesuffix("/postgres").replace("%2F", "/")
    assert folder.startswith("/tmp/roundtable-")
    assert subprocess.run(["test", "-e", folder]).returncode == 1
