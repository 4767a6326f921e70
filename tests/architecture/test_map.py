"""The map of the house agrees with the code, and what is measured is measured rightly."""

import pytest

from cms.core import languages
from tests.architecture import imports, page, picture
from tests.architecture.journeys import JOURNEYS, make_world, walk_all
from tests.architecture.walk import walked

pytestmark = pytest.mark.once
HINT = "docs/architecture.md is not up to date: run make map"


def test_the_picture_shows_the_imports_as_they_are():
    assert page.PICTURE.read_text() == picture.svg(imports.packages()), HINT


def test_the_tables_of_packages_and_rooms_are_those_of_the_code():
    assert page.part("imports") == page.table_of_imports(), HINT
    assert page.part("rooms") == page.table_of_rooms(), HINT


def test_the_table_of_what_happens_when_is_that_of_the_code():
    assert page.part("events", page.EVENTS) == page.table_of_events(), HINT


def test_every_room_says_what_it_is_for():
    assert [name for name, says in page.rooms().items() if not says] == []


@pytest.mark.parametrize(
    ("edges", "found"),
    [
        ({"a": {"b"}, "b": set()}, []),
        ({"a": {"b"}, "b": {"a"}, "c": {"a"}}, [["a", "b"]]),
        ({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"e"}, "e": {"d"}}, [["a", "b", "c"], ["d", "e"]]),
    ],
)
def test_cycles_are_found_however_long_they_are(edges, found):
    assert imports.knots(edges) == found


def test_the_import_of_a_name_counts_for_the_module_that_holds_it():
    assert "news.models.posts" in imports.graph()["news.models"]
    assert "cms.core" not in imports.graph()["cms.settings.base"]  # from cms.core import languages
    assert "cms.core.languages" in imports.graph()["cms.settings.base"]


def test_the_picture_leaves_out_what_another_line_says_already():
    edges = {"top": {"middle", "ground"}, "middle": {"ground"}, "ground": set()}
    assert picture.needed(edges) == [("middle", "ground"), ("top", "middle")]
    heights = {name: y for name, (_x, y) in picture.places(edges).items()}
    assert heights["top"] < heights["middle"] < heights["ground"]


@pytest.mark.django_db
def test_a_walk_counts_functions_of_ours_and_their_queries(site):
    with walked() as walk:
        [languages.direction(code) for code in languages.codes()]
        site.post.refresh_from_db()
    assert "cms/core/languages/__init__.py" in walk.files
    assert {file.split("/")[0] for file in walk.files} <= {"cms", "news", "home", "regions", "search"}
    entered = [file for file, _line in walk.entered if file == "cms/core/languages/__init__.py"]
    assert (len(entered), walk.queries) == (2, 1)


@pytest.mark.django_db
def test_no_journey_is_longer_than_the_map_says(settings):
    """In two languages, which takes a third of the time; what more of them cost, other tests bound."""
    settings.TASKS = {"default": {"BACKEND": "cms.operations.jobs.queue.Queue"}}
    said = page.figures()
    for name, walk in walk_all(make_world(["en", "fr"])).items():
        now = {"files": len(walk.files), "functions": walk.functions, "queries": walk.queries}
        for what, figure in now.items():
            assert figure <= int(said[f"{name}: {what}"][2]), f"{name}: {figure} {what}; shorter, or make measure"
    assert len(JOURNEYS) == 5
