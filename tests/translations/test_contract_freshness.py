"""What freshness relies on in wagtail-localize and Wagtail: an upgrade that moves one of these fails by its name."""

import inspect
import json

import pytest
from django.db.models.signals import post_save
from wagtail.models import Page
from wagtail.permissions import policy_registry
from wagtail.signals import page_published, published
from wagtail_localize import models as engine
from wagtail_localize.segments import StringSegmentValue, TemplateSegmentValue
from wagtail_localize.segments.extract import extract_segments
from wagtail_localize.strings import StringValue, validate_translation_links

from news.models import NewsPage
from regions.models import Organisation
from tests.built_once import built_once
from tests.factories.pages import make_alias
from tests.factories.snippets import OrganisationFactory
from tests.translations.commits import committed
from tests.translations.freshening import LINKED, TEXT, body, change, live_in
from tests.translations.submitting import submit

pytestmark = pytest.mark.django_db


def listened(signal, sender, call, what=lambda kwargs: kwargs):
    """What a signal says while ``call`` runs."""
    heard = []

    def listen(sender, **kwargs):
        heard.append(what(kwargs))

    signal.connect(listen, sender=sender)
    try:
        call()
    finally:
        signal.disconnect(listen, sender=sender)
    return heard


@built_once
def source(site):
    change(site.post, body(*TEXT))
    return submit(NewsPage.objects.get(pk=site.post.pk), "fr").source


def test_update_from_db_saves_the_content_before_it_refreshes_the_segments(source):
    page = source.get_source_instance()
    page.title = "Another title"
    page.save()

    def what(kwargs):
        told = kwargs["instance"].as_instance().title
        kept = source.stringsegment_set.filter(string__data="Another title").exists()
        return "content_json" in kwargs["update_fields"], told, kept

    heard = listened(post_save, engine.TranslationSource, source.update_from_db, what)
    assert heard == [(True, "Another title", False)]
    assert source.stringsegment_set.filter(string__data="Another title").exists()


def test_update_or_create_saves_the_content_before_it_refreshes_the_segments(source):
    page = source.get_source_instance()
    page.title = "Another title"

    def what(kwargs):
        fields = kwargs["update_fields"]
        kept = source.stringsegment_set.filter(string__data="Another title").exists()
        return fields is None or "content_json" in fields, kept

    def call():
        engine.TranslationSource.update_or_create_from_instance(page)

    assert listened(post_save, engine.TranslationSource, call, what) == [(True, False)]


def test_update_from_db_is_one_transaction():
    assert hasattr(engine.TranslationSource.update_from_db, "__wrapped__")  # transaction.atomic


def test_all_paragraphs_of_a_rich_text_share_a_path_and_the_order_tells_their_rank(source):
    rows = list(source.stringsegment_set.filter(context__path="body.text-1").order_by("order"))
    template = source.templatesegment_set.get(context__path="body.text-1")
    assert [row.order - template.order - 1 for row in rows] == [0, 1, 2, 3]


def test_extraction_is_a_function_of_the_row_alone(source):
    segments = extract_segments(source.as_instance())
    strings = [segment for segment in segments if isinstance(segment, StringSegmentValue)]
    assert any(isinstance(segment, TemplateSegmentValue) for segment in segments)
    stored = source.stringsegment_set.order_by("order").values_list("context__path", "string__data")
    assert [(segment.path, segment.string.data) for segment in strings] == list(stored)


def test_link_targets_are_kept_beside_the_string_under_its_link_ids(source):
    row = source.stringsegment_set.get(string__data__contains="the report")
    assert row.string.data == 'Read <a id="a1">the report</a> of the meeting.'
    assert json.loads(row.attrs) == {"a1": {"href": "https://example.org/report"}}
    plain = source.stringsegment_set.get(string__data=TEXT[0])
    assert not json.loads(plain.attrs)


def test_a_string_is_found_by_the_hash_of_its_text(source):
    row = engine.String.objects.get(data_hash=engine.String._get_data_hash(TEXT[0]), locale=source.locale)
    assert row.data == TEXT[0]


def test_a_context_is_found_by_the_hash_of_its_path(source):
    key = engine.TranslationContext._get_path_id("body.text-1")
    assert engine.TranslationContext.objects.get(object=source.object, path_id=key).path == "body.text-1"


def test_a_translation_is_one_for_string_context_and_language():
    assert engine.StringTranslation._meta.unique_together == (("locale", "translation_of", "context"),)


def test_every_generation_writes_a_log_with_its_revision(site):
    change(site.post, body(*TEXT))

    def what(kwargs):
        log = kwargs["instance"]
        return kwargs["created"], log.revision_id is not None, log.source_id is not None, log.locale_id is not None

    heard = listened(post_save, engine.TranslationLog, lambda: live_in(site.post, "fr"), what)
    assert heard == [(True, True, True, True)]


def test_a_snippet_without_revisions_has_a_log_without_one(site):
    translation = submit(OrganisationFactory(), "fr")
    heard = listened(
        post_save, engine.TranslationLog, translation.save_target, lambda kwargs: kwargs["instance"].revision_id
    )
    assert heard == [None]


def test_the_engine_takes_kept_words_that_lack_a_link_and_none_with_an_unknown_one():
    source, _attrs = StringValue.from_source_html(LINKED)
    validate_translation_links(source.data, "no link")
    with pytest.raises(ValueError, match="a9"):
        validate_translation_links(source.data, '<a id="a9">x</a>')


def test_the_door_of_one_string_empties_the_name_of_the_tool():
    from wagtail_localize.views import edit_translation

    text = inspect.getsource(edit_translation)
    assert '"tool_name": ""' in text


def test_a_published_page_says_so_twice_and_its_aliases_say_what_they_are(site):
    page = site.home.add_child(instance=Page(title="Any", slug="any"))  # ours look for no aliases
    make_alias(page)

    def publish():
        with committed():
            page.save_revision().publish()

    heard = listened(page_published, Page, publish, lambda kwargs: bool(kwargs.get("alias")))
    assert sorted(heard) == [False, True]
    assert len(listened(published, Page, publish)) == 1


def test_permission_policies_are_asked_by_instance(site, django_user_model):
    user = django_user_model.objects.create_user("marie")
    policy = policy_registry.get(OrganisationFactory())
    assert not policy.user_has_permission_for_instance(user, "change", Organisation.objects.first())
    assert not Page.objects.first().permissions_for_user(user).can_edit()
