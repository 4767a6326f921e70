"""Static files as production gets them: style sheets joined, files named after their content."""

import json
import re

import pytest
from django.conf import settings as django_settings
from django.core.management import call_command

from cms.operations.storage import join_imports

BACKEND = {"BACKEND": "cms.operations.storage.JoinedStaticFilesStorage"}


@pytest.fixture
def collect(tmp_path, settings):
    """Collects the static files of the site, or of a folder, and gives the folder and the list of hashed names."""

    def run(source=None):
        settings.STATIC_ROOT = tmp_path / "collected"
        settings.STORAGES = django_settings.STORAGES | {"staticfiles": BACKEND}
        if source:
            settings.STATICFILES_DIRS = [source]
            settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
        call_command("collectstatic", interactive=False, verbosity=0)
        names = json.loads((settings.STATIC_ROOT / "staticfiles.json").read_text())["paths"]
        return settings.STATIC_ROOT, names

    return run


@pytest.fixture
def sources(tmp_path):
    """A small set of static files; a function that writes more of them."""

    def write(**files):
        for name, text in files.items():
            path = tmp_path / "sources" / name.replace("__", "/").replace("_", ".")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        return tmp_path / "sources"

    return write


def sheets(**files):
    """A reader of style sheets kept in memory, for ``join_imports``."""
    return {name.replace("__", "/") + ".css": text for name, text in files.items()}.__getitem__


def test_the_style_of_the_site_is_one_file_with_everything_in_it(collect):
    folder, names = collect()
    joined = (folder / names["css/site.css"]).read_text()
    assert "@import" not in joined
    source = django_settings.BASE_DIR / "cms" / "static" / "css"
    imported = re.findall(r"""@import\s+(?:url\()?["']?([^"')\s]+)""", (source / "site.css").read_text())
    assert imported
    for name in imported:
        first_rule = re.search(r"^[^\n{}@*/]+\{", (source / name).read_text(), re.MULTILINE)
        assert first_rule is None or first_rule[0].strip() in joined, name


def test_the_admin_works_from_the_collected_files(collect):
    folder, names = collect()
    assert (folder / names["wagtailadmin/js/core.js"]).exists()
    assert (folder / f"{names['css/site.css']}.gz").exists()


def test_a_changed_component_changes_the_name_of_the_joined_file(collect, sources):
    folder = sources(css__site_css='@import "parts/a.css";', css__parts__a_css="a { color: red }")
    before = collect(folder)[1]["css/site.css"]
    sources(css__parts__a_css="a { color: blue }")
    collected, names = collect(folder)
    assert names["css/site.css"] != before
    assert "blue" in (collected / names["css/site.css"]).read_text()


def test_addresses_in_the_joined_file_lead_to_hashed_files(collect, sources):
    folder = sources(
        css__site_css='@import "parts/a.css";',
        css__parts__a_css='a { background: url("../../img/ring.svg") }',
        img__ring_svg="<svg/>",
    )
    collected, names = collect(folder)
    assert f'url("../{names["img/ring.svg"]}")' in (collected / names["css/site.css"]).read_text()


@pytest.mark.parametrize("place", ["js", "admin/paste"])
def test_modules_import_each_other_under_their_hashed_names(collect, sources, place):
    key = place.replace("/", "__")
    code = {f"{key}__site_js": 'import { a } from "./parts.js";\n', f"{key}__parts_js": "export const a = 1;\n"}
    collected, names = collect(sources(**code))
    assert names[f"{place}/parts.js"] != f"{place}/parts.js"
    hashed = names[f"{place}/parts.js"].removeprefix(f"{place}/")
    assert f'"./{hashed}"' in (collected / names[f"{place}/site.js"]).read_text()


def test_order_and_layers_are_kept():
    read = sheets(
        site='@layer base, parts;\n@import "base.css" layer(base);\n@import url(parts/a.css) layer(parts) print;\n',
        base="a { color: red }",
        parts__a='@import "b.css";\na { color: blue }',
        parts__b="b { color: green }",
    )
    expected = (
        "@layer base, parts; @layer base { a { color: red } } "
        "@media print { @layer parts { b { color: green } a { color: blue } } }"
    )
    assert join_imports("site.css", read).split() == expected.split()


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ('@import "site.css";', "site.css imports itself"),
        ('@import "https://example.org/a.css";', "own files only"),
        ('@import "//example.org/a.css";', "own files only"),
        ('@import "a.css" supports(display: grid);', "supports"),
    ],
)
def test_an_import_that_cannot_be_joined_is_refused(text, complaint):
    with pytest.raises(ValueError, match=complaint):
        join_imports("site.css", sheets(site=text, a=""))


def test_an_import_of_a_missing_file_is_refused(collect, sources):
    folder = sources(css__site_css='@import "gone.css";')
    with pytest.raises(ValueError, match=r"css/gone\.css, which does not exist"):
        collect(folder)
