"""What files in and out, marking and cleaning rely on in wagtail-localize and Wagtail. Each fails with its name."""

import inspect
from pathlib import Path

import pytest
import wagtail
from django.urls import reverse
from wagtail.models import LockableMixin
from wagtail.rich_text import RichText
from wagtail.templatetags import wagtailcore_tags
from wagtail_localize import strings
from wagtail_localize.models import String, StringSegment, StringTranslation, Translation, TranslationContext
from wagtail_localize.views import edit_translation

FIELDS = {
    Translation: {"uuid", "source", "target_locale", "enabled"},
    StringSegment: {"source", "context", "order", "string", "attrs"},
    String: {"locale", "data", "data_hash"},
    TranslationContext: {"object", "path", "field_path"},
    StringTranslation: {
        "translation_of",
        "locale",
        "context",
        "data",
        "translation_type",
        "tool_name",
        "last_translated_by",
        "updated_at",
        "has_error",
        "field_error",
    },
}


@pytest.mark.parametrize("model", FIELDS, ids=lambda model: model.__name__)
def test_fields(model):
    assert FIELDS[model] <= {field.name for field in model._meta.get_fields()}


def test_one_translation_of_a_string_in_a_context():
    assert ("locale", "translation_of", "context") in map(tuple, StringTranslation._meta.unique_together)


def test_a_string_is_found_by_the_hash_of_its_text():
    assert str(String._get_data_hash("a")) == "5923b546-3d1e-5e9a-8e90-3d0286bc39fa"


def test_saving_a_translation_marks_it_only_when_it_is_not_marked_already():
    source = inspect.getsource(StringTranslation.save)
    assert "if updating_data and not self.has_error" in source
    assert source.index("super().save(") < source.index("has_error")


def test_the_engine_finds_the_inline_tags_here():
    assert {"a", "b", "i", "em", "strong", "code", "br"} <= set(strings.INLINE_TAGS)


def test_user_can_edit_instance():
    assert list(inspect.signature(edit_translation.user_can_edit_instance).parameters) == ["user", "instance"]


def test_get_lock():
    assert "lock" in inspect.getsource(LockableMixin.get_lock)


@pytest.mark.parametrize("name", ["download_pofile", "upload_pofile"])
def test_the_engines_addresses_are_those_we_stand_in(name):
    end = name.split("_")[0]
    assert reverse(f"wagtail_localize:{name}", args=[7]) == f"/admin/localize/translate/7/pofile/{end}/"


def test_apply_machine_translation():
    found = inspect.signature(edit_translation.apply_machine_translation)
    assert list(found.parameters) == ["translation_id", "user", "machine_translator"]


@pytest.mark.parametrize("renders", [RichText.__html__, wagtailcore_tags.richtext], ids=["RichText", "richtext filter"])
def test_rich_text_is_rendered_with_the_template_that_cleans(renders):
    source = inspect.getsource(renders)
    assert '"wagtailcore/shared/richtext.html", {"html":' in source


def test_wagtails_own_rich_text_template_adds_nothing_that_ours_leaves_out():
    own = Path(wagtail.__file__).parent / "templates/wagtailcore/shared/richtext.html"
    assert own.read_text().strip() == "{{ html|safe }}"
