"""What docs/guides/api.md tells people to type works, on the site with its real content."""

import pytest

from .examples import examples, run

TOOLS = ("npx ", "openapi-python-client ")  # run by tests/clients, which installs them
EXAMPLES = [pair for pair in examples("guides/api.md", "sh", "python") if not pair[1].startswith(TOOLS)]


@pytest.mark.parametrize(("language", "text"), EXAMPLES, ids=[text.split("\n")[0][:40] for _language, text in EXAMPLES])
def test_an_example_of_the_api_works_as_it_is_written(real_site, language, text):
    said = run(language, text, real_site)
    assert "<" not in said
    if "country=ES" in text:
        assert "in en" in said or "in es" in said
