"""HTML is trusted in a short list of places. Whoever adds one says why, here."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("cms", "home", "regions", "news", "templates")
TRUSTED = {
    "cms/core/structured_data.py": 1,  # JSON with every character escaped that HTML could read
    "cms/core/templatetags/core_tags.py": 1,  # rich text, after it was cleaned
    "cms/feeds/bodies.py": 1,  # rich text, cleaned in the same line
    "cms/feeds/formats.py": 1,  # the whole text of an item, after it was cleaned
    "cms/translations/reader_notices/bilingual.py": 2,  # paragraphs that marks.py has cleaned, joined
    "cms/translations/reader_notices/change_markers.py": 3,  # of an original, cleaned in the same line; and empty
    "cms/translations/reader_notices/rich_text.py": 1,  # as Wagtail's template has cleaned it, with marks
}
UNSAFE = re.compile(r"\|\s*safe\b|\|\s*safeseq\b|autoescape off|mark_safe\(|SafeString\(|is_safe\s*=\s*True|html_safe")


def uses(text: str) -> int:
    return len(UNSAFE.findall(text))


def test_html_is_trusted_nowhere_but_here():
    files = [path for folder in FOLDERS for path in (ROOT / folder).rglob("*") if path.suffix in (".py", ".html")]
    assert len(files) > 100
    found = {str(path.relative_to(ROOT)): uses(path.read_text(encoding="utf-8")) for path in files}
    assert {name: count for name, count in found.items() if count} == TRUSTED


def test_each_way_to_trust_html_is_found():
    for text in ("{{ x|safe }}", "{{ x | safe }}", "{% autoescape off %}", "return mark_safe(x)", "SafeString(x)"):
        assert uses(text) == 1, text
    for text in ("safety", "{{ x|safe_join }}", "without_mark"):
        assert uses(text) == 0, text
