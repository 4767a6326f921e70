"""What status and provenance take for granted of wagtail-localize and Wagtail. A failure names what was moved."""

import inspect

import pytest
from django.db.models import PROTECT
from django.db.models.signals import post_delete, post_save
from django.urls import reverse
from wagtail.models import Locale, Page, TranslatableMixin, get_translatable_models
from wagtail.snippets.models import get_snippet_models
from wagtail_localize.machine_translators.dummy import DummyTranslator
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationLog, TranslationSource
from wagtail_localize.views import edit_translation

from cms.translations.models import Authorship
from tests.built_once import built_once
from tests.factories.translations import put_live
from tests.translations.submitting import say, submit

pytestmark = pytest.mark.django_db


@built_once
def french(site):
    return submit(site.post, "fr")


@pytest.fixture
def heard():
    """Counts the signals of a model."""
    connected, counts = [], {}

    def listen(signal, model):
        def hear(sender, **kwargs):
            counts[model] = counts.get(model, 0) + 1

        signal.connect(hear, sender=model, weak=False)
        connected.append((signal, hear, model))
        return counts

    yield listen
    for signal, hear, model in connected:
        signal.disconnect(hear, sender=model)


def test_the_editor_stores_a_person_and_no_tool(french, admin_client, admin_user):
    segment = french.source.stringsegment_set.get(context__path="title")
    say(french, ["title"], machine="DeepL")
    path = reverse("wagtail_localize:edit_string_translation", args=[french.pk, segment.pk])
    french.save_target(publish=False)
    response = admin_client.put(path, "value=Titre", content_type="application/x-www-form-urlencoded")
    assert response.status_code == 200
    row = StringTranslation.objects.get(context__path="title")
    assert (row.tool_name, row.last_translated_by, row.translation_type) == ("", admin_user, "manual")
    assert Authorship.objects.get(string_translation=row).origin == "person"


def test_a_machine_stores_its_name(french, admin_user):
    french.save_target(publish=False)
    edit_translation.apply_machine_translation(french.pk, admin_user, DummyTranslator({}))
    row = StringTranslation.objects.first()
    assert (row.translation_type, row.tool_name) == ("machine", "Dummy translator")
    assert Authorship.objects.get(string_translation=row).origin == "machine"


def test_a_po_file_stores_a_tool_and_saves_each_entry(french, admin_user):
    assert 'tool_name="PO File"' in inspect.getsource(edit_translation.upload_pofile)
    po = french.export_po()
    for entry in po:
        entry.msgstr = "Depuis un fichier"
    french.import_po(po, user=admin_user, tool_name="PO File")
    assert set(Authorship.objects.values_list("origin", flat=True)) == {"import"}


def test_an_error_is_marked_by_saving_that_field_alone():
    assert 'self.save(update_fields=["has_error"])' in inspect.getsource(StringTranslation.save)
    assert 'self.save(update_fields=["has_error", "field_error"])' in inspect.getsource(
        StringTranslation.set_field_error
    )


def test_extraction_saves_and_deletes_segments_one_by_one(site, french, heard):
    made, gone = heard(post_save, StringSegment), heard(post_delete, StringSegment)
    site.post.title = "Another title"
    site.post.save()
    french.source.update_from_db()
    assert made[StringSegment] and gone[StringSegment]


def test_each_generation_is_logged(french, heard):
    counts = heard(post_save, TranslationLog)
    say(french)
    put_live(french)
    assert counts[TranslationLog] == 1


@pytest.mark.parametrize(
    ("model", "names"),
    [
        (TranslationSource, ["object", "locale", "object_repr", "content_json"]),
        (Translation, ["source", "target_locale", "enabled"]),
        (
            StringTranslation,
            [
                "translation_of",
                "locale",
                "context",
                "data",
                "translation_type",
                "tool_name",
                "last_translated_by",
                "has_error",
                "updated_at",
            ],
        ),
        (StringSegment, ["source", "context", "string", "order", "attrs"]),
        (Page, ["alias_of", "live_revision", "last_published_at", "translation_key", "locale"]),
    ],
)
def test_the_columns_that_are_read_are_there(model, names):
    assert set(names) <= {field.name for field in model._meta.get_fields()}


def test_what_is_translatable_is_listed_by_its_first_model():
    models = get_translatable_models()
    assert Page in models and all(issubclass(model, TranslatableMixin) for model in models)
    assert not [model for model in models if issubclass(model, Page) and model is not Page]
    assert get_snippet_models()


def test_a_language_with_content_cannot_be_deleted():
    """Otherwise rows would change their language without a signal."""
    assert Page._meta.get_field("locale").remote_field.on_delete is PROTECT
    assert Locale._meta.get_field("language_code").unique
