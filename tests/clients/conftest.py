"""A served site with news in Greek, and the tools of the other language."""

import json
import subprocess
import urllib.request
from pathlib import Path

import pytest

from tests.real_site import served

ROOT = Path(__file__).resolve().parent.parent.parent
FOLDER = ROOT / "build" / "clients"
PACKAGES = ["openapi-typescript@7.13.0", "openapi-fetch@0.17.0", "typescript@5.9.3"]


@pytest.fixture(scope="session")
def site_address():
    make = ["shell", "--no-imports", "-c", "from tests.clients.content import make; make()"]
    with served(make, ["repair_search", "--verbosity", "0"], API_RATE="1000000", SEARCH_RATE="1000000") as address:
        yield address


@pytest.fixture(scope="session")
def document(site_address, tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("document") / "openapi.json"
    with urllib.request.urlopen(f"{site_address}/api/v1/openapi.json", timeout=60) as response:
        path.write_text(json.dumps(json.load(response)))
    return path


@pytest.fixture(scope="session")
def node_tools() -> Path:
    """The folder where the generators of TypeScript are installed; they are fetched once."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    wanted, installed = "\n".join(PACKAGES), FOLDER / "installed"
    if not installed.exists() or installed.read_text() != wanted:
        quiet = ["--no-audit", "--no-fund", "--no-package-lock", "--no-save"]
        subprocess.run(["npm", "install", "--prefix", FOLDER, *quiet, *PACKAGES], check=True, timeout=600)
        installed.write_text(wanted)
    return FOLDER / "node_modules"
