"""Stock clients are made from the document and read news in Greek."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.demo.examples import examples, run

TITLE = "Δεύτερη συνάντηση στην Ιζέρ"
HERE = Path(__file__).parent
STRICT = {
    "strict": True,
    "noUncheckedIndexedAccess": True,
    "module": "nodenext",
    "moduleResolution": "nodenext",
    "target": "es2022",
    "skipLibCheck": True,
    "types": [],
    "lib": ["es2022", "dom"],
}


def done(*command, **options):
    result = subprocess.run([*map(str, command)], capture_output=True, text=True, timeout=300, **options)
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout


def test_types_for_typescript_compile_and_read_news_in_greek(site_address, document, node_tools, tmp_path):
    done("node", node_tools / "openapi-typescript" / "bin" / "cli.js", document, "-o", tmp_path / "roundtable.d.ts")
    (tmp_path / "node_modules").symlink_to(node_tools)
    (tmp_path / "package.json").write_text('{"type": "module"}')
    program = (HERE / "read_news.ts").read_text().replace('"./roundtable"', '"./roundtable.js"')
    (tmp_path / "read_news.ts").write_text("declare const process: { argv: string[] };\n" + program)
    (tmp_path / "tsconfig.json").write_text(json.dumps({"compilerOptions": STRICT, "include": ["*.ts"]}))
    done("node", node_tools / "typescript" / "bin" / "tsc", "-p", tmp_path)
    said = done("node", "read_news.js", site_address, cwd=tmp_path)
    assert f"{TITLE} el" in said


@pytest.mark.parametrize(("wrong", "complaint"), [("item.titel", "titel"), ('"el", limit: "5"', "not assignable")])
def test_a_mistake_of_whoever_uses_the_types_is_found(document, node_tools, tmp_path, wrong, complaint):
    done("node", node_tools / "openapi-typescript" / "bin" / "cli.js", document, "-o", tmp_path / "roundtable.d.ts")
    (tmp_path / "node_modules").symlink_to(node_tools)
    right = "item.id" if "item" in wrong else '"el", limit: 5'
    program = (HERE / "read_news.ts").read_text().replace(right, wrong).replace('"./roundtable"', '"./roundtable.js"')
    (tmp_path / "read_news.ts").write_text("declare const process: { argv: string[] };\n" + program)
    (tmp_path / "package.json").write_text('{"type": "module"}')
    (tmp_path / "tsconfig.json").write_text(json.dumps({"compilerOptions": STRICT, "include": ["*.ts"]}))
    with pytest.raises(AssertionError, match=complaint):
        done("node", node_tools / "typescript" / "bin" / "tsc", "-p", tmp_path, "--noEmit")


READ = """
from roundtable_client import Client
from roundtable_client.api.news import item_news, list_news
from roundtable_client.models import ListNewsLocale, ItemNewsLocale

client = Client(base_url={address!r}, raise_on_unexpected_status=True)
page = list_news.sync(client=client, locale=ListNewsLocale.EL)
for item in page.items:
    one = item_news.sync(item.id, client=client, locale=ItemNewsLocale.EL)
    print(one.title, one.language.served, one.regions[0].title)
"""


def test_a_client_for_python_is_made_and_reads_news_in_greek(site_address, document, tmp_path):
    (tmp_path / "config.yml").write_text("project_name_override: roundtable-client\npost_hooks: []\n")
    tool = shutil.which("openapi-python-client", path=Path(sys.executable).parent)
    made = tmp_path / "made"
    said = done(
        tool,
        "generate",
        "--path",
        document,
        "--config",
        tmp_path / "config.yml",
        "--output-path",
        made,
        "--meta",
        "none",
    )
    assert "WARNING" not in said
    (tmp_path / "library").mkdir()
    made.rename(tmp_path / "library" / "roundtable_client")
    environment = os.environ | {"PYTHONPATH": str(tmp_path / "library")}
    said = done(sys.executable, "-c", READ.format(address=site_address), env=environment)
    assert f"{TITLE} el Isère" in said


@pytest.mark.parametrize("text", [text for _language, text in examples("guides/api.md", "js")])
def test_the_examples_for_browsers_work_as_they_are_written(site_address, text):
    assert "Isère in en" in run("js", text.replace("&country=ES", ""), site_address)
