"""Whatever happens, in whatever order, the kept states are those that a computation from scratch gives."""

import json
from contextlib import ExitStack

import pytest
from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Q
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from wagtail.models import Locale, Page, PageViewRestriction
from wagtail_localize.models import StringTranslation, Translation

from cms.core.visibility import visible_pages
from cms.translations.freshness import StillCorrectError, still_correct
from cms.translations.models import TranslationStatus
from cms.translations.provenance import ReviewError, review
from cms.translations.status.contents import content_models, rows_of
from cms.translations.status.rebuilding import rebuild
from cms.translations.status.writing import FIELDS, computed
from news.models import NewsPage
from regions.models import GoodPractice, Topic
from tests.factories.pages import NewsPageFactory, StandardPageFactory, translate
from tests.factories.site import small_site
from tests.factories.snippets import TopicFactory
from tests.translations.commits import committed
from tests.translations.freshening import body
from tests.translations.submitting import put_live, say, submit

pytestmark = pytest.mark.django_db

LANGUAGES = ["fr", "ar"]
TEXTS = ["We meet on 3 May.", "We meet on 4 May.", "We meet on 4 May!", "Everybody is welcome here.", "A report."]
CONTENTS = ["post", "other", "topic", "practice"]
CLASSES = {"post": NewsPage, "other": NewsPage, "topic": Topic, "practice": GoodPractice}
PLACES = ["news", "open", "private"]
content = st.sampled_from(CONTENTS)
language = st.sampled_from(LANGUAGES)


class Setting:
    """What every history begins with; made once."""

    def __init__(self):
        site = small_site()
        for code in LANGUAGES:
            Locale.objects.get_or_create(language_code=code)
        self.news = site.news
        self.open = StandardPageFactory(parent=site.home, slug="open")
        self.private = StandardPageFactory(parent=site.home, slug="private")
        PageViewRestriction.objects.create(page=self.private, restriction_type="login")
        post, other = site.post, NewsPageFactory(parent=site.news, slug="other")
        topic, practice = TopicFactory(), site.practice
        self.keys = {
            name: row.translation_key for name, row in zip(CONTENTS, (post, other, topic, practice), strict=True)
        }
        users = get_user_model().objects
        self.people = [users.create_user(name, f"{name}@example.org", "x") for name in ("writer", "reviewer")]
        post.save_revision().publish()
        for code in LANGUAGES:
            translate(site.news, code)
        rebuild()


class Histories(RuleBasedStateMachine):
    """People and machines at work on two posts and two snippets in three languages."""

    setting: Setting

    def __init__(self):
        super().__init__()
        self.stack = ExitStack()
        self.stack.enter_context(transaction.atomic())

    def teardown(self):
        transaction.set_rollback(True)
        self.stack.close()

    def row(self, name, code):
        rows = CLASSES[name].objects.filter(translation_key=self.setting.keys[name])
        rows = rows.filter(alias_of=None) if name in {"post", "other"} else rows
        return rows.filter(locale__language_code=code).first()

    def translation(self, name, code):
        return Translation.objects.filter(
            source__object_id=self.setting.keys[name], target_locale__language_code=code
        ).first()

    @initialize(code=language)
    def begin_with_a_translation(self, code):
        self.translate_all("post", code, "person")

    @rule(name=content, text=st.sampled_from(TEXTS), texts=st.lists(st.sampled_from(TEXTS), max_size=3))
    def edit(self, name, text, texts):
        original = self.row(name, "en")
        if original is None:
            return
        with committed():
            if name == "topic":
                original.name = text
                original.save()
                return
            original.title = text
            if name != "practice":
                original.body = json.dumps(body(*texts))
            original.save_revision()

    @rule(name=st.sampled_from(["post", "other", "practice"]), code=st.sampled_from(["en", *LANGUAGES]))
    def publish(self, name, code):
        row = self.row(name, code)
        if row is not None and row.get_latest_revision():
            with committed():
                row.get_latest_revision().publish()

    @rule(name=content, code=language, how=st.sampled_from(["person", "machine", "file"]))
    def translate_all(self, name, code, how):
        self.begin(name, code)
        self.write(name, code, how, whole=True)
        self.generate(name, code, publish=True)

    @rule(name=content, code=language)
    def begin(self, name, code):
        original = self.row(name, "en")
        if original is not None:
            with committed():
                submit(original, code)

    @rule(name=content, code=language, how=st.sampled_from(["person", "machine", "file"]), whole=st.booleans())
    def write(self, name, code, how, whole):
        translation = self.translation(name, code)
        if translation is None:
            return
        writer = self.setting.people[0]
        with committed():
            said = {"machine": "DeepL 3"} if how == "machine" else {"tool": "PO File" if how == "file" else ""}
            say(translation, None if whole else ["title", "name"], words=how + " {}", user=writer, **said)

    @rule(name=content, code=language, publish=st.booleans())
    def generate(self, name, code, publish):
        translation = self.translation(name, code)
        if translation is None or self.row(name, "en") is None:
            return
        with committed():
            if publish or name == "topic":
                put_live(translation)
            elif not (self.row(name, code) and self.row(name, code).live):
                translation.save_target(publish=False)

    @rule(name=content, code=language, by=st.sampled_from([0, 1]))
    def review(self, name, code, by):
        rows = StringTranslation.objects.filter(
            context__object_id=self.setting.keys[name], locale__language_code=code, has_error=False
        )
        with committed():
            try:
                review(rows, self.setting.people[by], shown_as="Board")
            except ReviewError:
                assert by == 0

    @rule(name=content, code=language)
    def say_still_correct(self, name, code):
        rows = StringTranslation.objects.filter(
            context__object_id=self.setting.keys[name], locale__language_code=code, carried__isnull=False
        )
        with committed():
            for row in rows:
                try:
                    still_correct(row, self.setting.people[1])
                except StillCorrectError:
                    continue

    @rule(name=content, code=language)
    def forget_words(self, name, code):
        with committed():
            StringTranslation.objects.filter(
                Q(context__path="title") | Q(context__path="name"),
                context__object_id=self.setting.keys[name],
                locale__language_code=code,
            ).delete()

    @rule(name=st.sampled_from(["post", "other"]), code=language)
    def write_by_hand(self, name, code):
        with committed():
            row = self.row(name, code)
            if row is None and self.row(name, "en") is not None:
                row = translate(self.row(name, "en"), code)
            if row is not None:
                row.title = "By hand"
                row.save_revision().publish()

    @rule(name=content, code=language)
    def stop(self, name, code):
        translation = self.translation(name, code)
        if translation is not None:
            with committed():
                translation.enabled = not translation.enabled
                translation.save()

    @rule(name=st.sampled_from(["post", "other", "practice"]), code=st.sampled_from(["en", *LANGUAGES]))
    def unpublish(self, name, code):
        row = self.row(name, code)
        if row is not None and row.live:
            with committed():
                row.unpublish()

    @rule(name=content, code=st.sampled_from(["en", *LANGUAGES]))
    def delete(self, name, code):
        row = self.row(name, code)
        if row is not None:
            with committed():
                row.delete()

    @rule(name=st.sampled_from(["post", "other"]), place=st.sampled_from(PLACES))
    def move(self, name, place):
        row = self.row(name, "en")
        target = Page.objects.get(pk=getattr(self.setting, place).pk)
        if row is not None and row.get_parent().pk != target.pk:
            with committed():
                row.move(target, pos="last-child")

    @rule(name=st.sampled_from([*PLACES, "post"]))
    def restrict(self, name):
        page = self.row("post", "en") if name == "post" else getattr(self.setting, name)
        if page is None:
            return
        with committed():
            here = PageViewRestriction.objects.filter(page_id=page.pk)
            if here:
                here.get().delete()
            else:
                PageViewRestriction.objects.create(page_id=page.pk, restriction_type="login")

    @precondition(lambda self: not Locale.objects.filter(language_code="de").exists())
    @rule()
    def add_a_language(self):
        with committed():
            Locale.objects.create(language_code="de")

    @invariant()
    def kept_is_computed(self):
        assert described(TranslationStatus.objects.all()) == described(from_scratch())

    @invariant()
    def public_is_what_visitors_see(self):
        kept = TranslationStatus.objects.filter(public=True, content_type__model="page")
        assert set(kept.values_list("row_id", flat=True)) == set(
            visible_pages().filter(depth__gt=1).values_list("pk", flat=True)
        )


def from_scratch():
    for model in content_models():
        yield from computed(model, set(rows_of(model).values_list("translation_key", flat=True)))


def described(rows) -> dict:
    """Rows by what they are about, each with what it says."""
    columns = [field.attname for field in TranslationStatus._meta.concrete_fields if field.name in FIELDS]
    return {
        (row.content_type_id, row.translation_key, row.locale_id): {name: getattr(row, name) for name in columns}
        for row in rows
    }


def test_after_any_history_the_kept_states_are_the_computed_ones(db):
    Histories.setting = Setting()
    run_state_machine_as_test(
        Histories,
        settings=settings(
            max_examples=12, stateful_step_count=10, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
