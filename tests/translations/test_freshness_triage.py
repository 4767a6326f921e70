"""Editors who publish changed words say which are mere corrections; translators can call kept words still correct."""

import json
import re

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from wagtail.models import GroupPagePermission, PageLogEntry
from wagtail.test.utils.form_data import inline_formset, nested_form_data
from wagtail_localize.models import String, StringTranslation

from cms.translations.freshness import StillCorrectError, still_correct
from cms.translations.freshness.decisions import decide
from cms.translations.freshness.outstanding import outstanding
from cms.translations.models import Basis, Carried, ChangeDecision, ChangeKind, LanguageRight
from news.models import NewsPage
from regions.models import GoodPractice, Organisation
from tests.built_once import built_once
from tests.factories.snippets import OrganisationFactory
from tests.factories.translations import put_live
from tests.translations.commits import committed
from tests.translations.freshening import (
    LINKED,
    TEXT,
    body,
    change,
    generate,
    kinds,
    live_basis,
    live_in,
    live_marks,
    words_for,
)
from tests.translations.submitting import say, submit

pytestmark = pytest.mark.django_db
PATH = "body.text-1"
REWORDED = "We met in the hamlet."


@built_once
def post(site):
    return change(site.post, body(*TEXT))


@built_once
def french(post):
    return live_in(post, "fr")


@pytest.fixture
def editor(client):
    editor = get_user_model().objects.create_superuser("editor")
    client.force_login(editor)
    return editor


def address(translation):
    return reverse("translations:changes", args=[translation.source_id])


def publish(client, post, blocks, action="action-publish"):
    """As the editor's form does it; the job that follows does not run."""
    page = NewsPage.objects.get(pk=post.pk)
    form = {
        "title": page.title,
        "slug": page.slug,
        "summary": page.summary,
        "kind": page.kind,
        "admission": page.admission,
        "body": "",
        "regions": inline_formset([]),
        "practices": inline_formset([]),
        "comments": inline_formset([]),
    }
    data = nested_form_data(form) | {"body-count": len(blocks), action: "1"}
    for number, block in enumerate(blocks):
        data |= {f"body-{number}-{name}": value for name, value in _as_posted(block, number).items()}
    return client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data)


def _as_posted(block, number):
    fields = {"type": block["type"], "id": block["id"], "order": number, "deleted": ""}
    if block["type"] == "text":
        content = {"entityMap": {}, "blocks": []}
        for key, text in enumerate(re.findall(r"<p>(.*?)</p>", block["value"])):
            entry = {"key": f"k{key}", "text": text, "type": "unstyled", "depth": 0}
            content["blocks"].append(entry | {"inlineStyleRanges": [], "entityRanges": []})
        return fields | {"value": json.dumps(content)}
    return fields | {f"value-{name}": value for name, value in block["value"].items()}


def test_publishing_changed_words_leads_to_the_screen_before_any_job_has_run(french, post, editor, client):
    plain = [TEXT[0], TEXT[1], "Read the report of the meeting.", TEXT[3]]
    change(post, body(*plain))
    say(french, [PATH], words="«fr» {}")
    generate(french)
    response = publish(client, post, body(REWORDED, *plain[1:]))
    assert response.status_code == 302 and response.url == address(french)
    assert not Carried.objects.exists()  # the job has not run
    html = client.get(response.url).content.decode()
    assert "We met in the <del>village.</del>" in re.sub(r"</del>\s*<del>|\s+", " ", html)
    assert "<ins>hamlet.</ins>" in html
    assert "reworded" in html
    assert "5 words" in html


def test_publishing_without_changed_words_does_not(french, post, editor, client):
    plain = [TEXT[0], TEXT[1], "Read the report of the meeting.", TEXT[3]]
    change(post, body(*plain))
    assert publish(client, post, body(*plain)).url != address(french)


def test_saving_a_draft_does_not(french, post, editor, client):
    response = publish(client, post, body("Only tried out.", *TEXT[1:]), action="action-draft")
    assert NewsPage.objects.get(pk=post.pk).has_unpublished_changes
    assert response.url != address(french)


def test_a_text_without_translations_is_published_as_ever(post, editor, client):
    response = publish(client, post, body(REWORDED))
    assert response.status_code == 302
    assert "translations" not in response.url


def test_a_ticked_correction_is_no_news_for_readers_and_it_is_known_who_decided(french, post, editor, client):
    change(post, body(REWORDED, *TEXT[1:]))
    [one] = outstanding(french.source)
    assert one.may_be_correction
    client.post(address(french), {"corrected": [one.key]})
    [decision] = ChangeDecision.objects.all()
    assert (decision.decided_by, decision.path, decision.old_string.data) == (editor, PATH, TEXT[0])
    assert live_marks(french) == []
    assert Carried.objects.get().kind == ChangeKind.TYPO  # translators still see it
    [one] = outstanding(french.source)
    assert (one.kind, one.cost) == (ChangeKind.TYPO, 0)


def test_what_was_decided_before_the_job_ran_holds_when_it_runs(french, post, editor, client):
    page = NewsPage.objects.get(pk=post.pk)
    page.body = json.dumps(body(REWORDED, *TEXT[1:]))
    with committed():
        page.save_revision().publish()
        [one] = outstanding(french.source)
        client.post(address(french), {"corrected": [one.key]})
        assert ChangeDecision.objects.count() == 1 and not Carried.objects.exists()
    assert Carried.objects.get().kind == ChangeKind.TYPO
    assert live_marks(french) == []


def test_corrections_add_up_and_rewording_after_them_counts(french, post, editor, client):
    def correct(text):
        change(post, body(text, *TEXT[1:]))
        client.post(address(french), {"corrected": [one.key for one in outstanding(french.source)]})

    correct("We met in teh village.")
    correct("We met in the vilage.")
    assert ChangeDecision.objects.count() == 2
    assert live_marks(french) == []
    change(post, body("People gathered around tables.", *TEXT[1:]))
    assert [kind for _path, _place, kind in kinds(french)] == ["wording"]


def test_steps_between_that_somebody_else_decided_are_followed(french, post, editor):
    for text in ("We met in teh village.", "We met in the vilage."):
        change(post, body(text, *TEXT[1:]))
    ids = [String.objects.get(data=text).pk for text in (TEXT[0], "We met in teh village.", "We met in the vilage.")]
    decide(french.source, [(PATH, *ids[:2])], editor)
    assert len(live_marks(french)) == 1
    decide(french.source, [(PATH, *ids[1:])], editor)
    assert live_marks(french) == []


@pytest.mark.parametrize(
    "text", ["We met in the village at ten.", "They met in Paris.", "We did not meet in the village."]
)
def test_a_changed_fact_cannot_be_ticked(french, post, editor, client, text):
    change(post, body(text, *TEXT[1:]))
    [one] = outstanding(french.source)
    assert one.kind == ChangeKind.FACT
    assert "checkbox" not in client.get(address(french)).content.decode()
    client.post(address(french), {"corrected": [one.key]})
    assert not ChangeDecision.objects.exists()
    assert len(live_marks(french)) == 1


def test_if_the_text_changed_meanwhile_nothing_is_recorded(french, post, editor, client):
    change(post, body(REWORDED, *TEXT[1:]))
    [one] = outstanding(french.source)
    change(post, body("We met in the forest.", *TEXT[1:]))
    response = client.post(address(french), {"corrected": [one.key]}, follow=True)
    assert "changed meanwhile" in response.content.decode()
    assert not ChangeDecision.objects.exists()


def test_the_cost_is_that_of_all_languages_whose_words_are_old(french, post):
    live_in(post, "el", words="«el» {}")
    change(post, body(REWORDED, *TEXT[1:]))
    [one] = outstanding(french.source)
    assert (one.words, one.cost, len(one.locales)) == (5, 10, 2)
    say(french, [PATH])
    [one] = outstanding(french.source)
    assert [locale.language_code for locale in one.locales] == ["el"]


def test_a_link_that_changed_is_shown_as_a_fact_that_costs_no_words(french, post, editor, client):
    change(post, body(*TEXT[:2], LINKED.replace("/report", "/minutes"), TEXT[3]))
    [one] = outstanding(french.source)
    assert (one.kind, one.cost) == (ChangeKind.FACT, 0)
    assert "A link leads elsewhere" in client.get(address(french)).content.decode()


def test_a_new_paragraph_is_shown_with_its_cost_and_nothing_to_tick(french, post, editor, client):
    change(post, body(*TEXT, "Next time it is your turn to tell."))
    [one] = outstanding(french.source)
    assert (one.kind, one.cost, one.may_be_correction) == (ChangeKind.NEW, 8, False)
    assert "checkbox" not in client.get(address(french)).content.decode()
    say(french, [PATH])
    assert outstanding(french.source) == []


def test_the_screen_is_for_those_who_may_edit_the_original(french, post, client):
    group = Group.objects.create(name="Editors of French")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    user = get_user_model().objects.create_user("marie")
    user.groups.add(group)
    client.force_login(user)
    assert client.get(address(french)).status_code in (302, 403)
    change(post, body(REWORDED, *TEXT[1:]))
    [one] = outstanding(french.source)
    client.post(address(french), {"corrected": [one.key]})
    assert not ChangeDecision.objects.exists()
    permission = Permission.objects.get(codename="change_page", content_type__app_label="wagtailcore")
    GroupPagePermission.objects.create(group=group, page=post.get_parent(), permission=permission)
    LanguageRight.objects.create(group=group, locale=french.target_locale)
    assert client.get(address(french)).status_code in (302, 403)
    LanguageRight.objects.create(group=group, locale=post.locale)
    assert client.get(address(french)).status_code == 200


def test_the_editor_of_the_original_has_a_way_to_the_screen(french, post, editor, client):
    html = client.get(reverse("wagtailadmin_pages:edit", args=[post.pk])).content.decode()
    assert address(french) in html
    html = client.get(reverse("wagtailadmin_pages:edit", args=[french.get_target_instance().pk])).content.decode()
    assert address(french) not in html


@pytest.mark.parametrize("words", ["We met in the hamlet.", "We met in the village!"])
def test_whoever_may_edit_it_is_led_there_from_the_dashboard_however_it_was_published(
    french, post, client, editor, words
):
    page = NewsPage.objects.get(pk=post.pk)
    page.body = json.dumps(body(words, *TEXT[1:]))
    page.save_revision()
    with committed():
        client.post(reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"]) + f"?id={page.pk}")
    is_told = words == REWORDED
    assert (address(french) in client.get("/admin/").content.decode()) == is_told
    other = get_user_model().objects.create_user("marie")
    other.user_permissions.add(Permission.objects.get(codename="access_admin"))
    LanguageRight.objects.create(user=other, locale=post.locale)
    client.force_login(other)
    assert address(french) not in client.get("/admin/").content.decode()
    client.force_login(editor)
    with committed():
        client.post(address(french), {"corrected": [one.key for one in outstanding(french.source)]})
    assert address(french) not in client.get("/admin/").content.decode()


def practice_in_french(site):
    practice = GoodPractice.objects.get(pk=site.practice.pk)
    with committed():
        practice.save_revision().publish()
    translation = submit(GoodPractice.objects.get(pk=practice.pk), "fr")
    say(translation)
    put_live(translation)
    return translation


def test_publishing_a_practice_asks_as_well(site, editor, client):
    french = practice_in_french(site)
    practice = GoodPractice.objects.get(pk=site.practice.pk)
    formsets = {name: inline_formset([]) for name in ("organisations", "regions", "topics", "target_groups")}
    edit = reverse(GoodPractice.snippet_viewset.get_url_name("edit"), args=[practice.pk])
    html = client.get(edit).content.decode()
    assert address(french) in html  # the way there at any time
    fields = dict(re.findall(r'name="(\w+-(?:TOTAL|INITIAL)_FORMS)" value="(\d+)"', html))
    values = {field: getattr(practice, field) for field in ("title", "slug", "status")}
    values |= {"open_to_newcomers": "unknown", "summary": "Another line on it.", **dict.fromkeys(fields, 0)}
    for name in re.findall(r'<select name="(\w+)"', html):
        values.setdefault(name, getattr(practice, name, "") or "")
    for name in re.findall(r'<textarea name="(\w+)"[^>]*data-draftail', html):
        values.setdefault(name, "null")
    response = client.post(edit, nested_form_data(formsets | values) | {"action-publish": "1"})
    assert response.status_code == 302, response.context and response.context["form"].errors
    assert GoodPractice.objects.get(pk=practice.pk).summary == "Another line on it."
    assert response.url == address(french)


def organisation_in_french():
    organisation = OrganisationFactory(what="Helps newcomers to settle.")
    translation = submit(organisation, "fr")
    say(translation, words="«fr» {}")
    put_live(translation)
    return organisation, translation


def test_saving_a_snippet_without_drafts_asks_as_well(site, editor, client):
    organisation, french = organisation_in_french()
    edit = reverse(Organisation.snippet_viewset.get_url_name("edit"), args=[organisation.pk])
    data = {
        "name": organisation.name,
        "kind": "other",
        "what": "Helps families to settle.",
        "aliases": inline_formset([]),
    }
    response = client.post(edit, nested_form_data(data))
    assert response.url == address(french)


def test_a_snippet_without_revisions_has_one_basis_that_is_replaced(site):
    organisation, french = organisation_in_french()
    first = Basis.objects.get(translation=french)
    assert first.revision_id is None
    with committed():
        organisation.what = "Helps families to settle."
        organisation.save()
    assert StringTranslation.objects.get(carried__isnull=False).data == "«fr» Helps newcomers to settle."
    put_live(type(french).objects.get(pk=french.pk))
    assert Organisation.objects.get(locale__language_code="fr").what == "«fr» Helps newcomers to settle."
    assert Basis.objects.get(translation=french).pk == first.pk
    assert Basis.objects.get(translation=french).segments[0]["kind"] == ChangeKind.WORDING


def test_publishing_a_practice_keeps_its_words_in_every_language(site):
    french = practice_in_french(site)
    practice = GoodPractice.objects.get(pk=site.practice.pk)
    practice.summary = "Another line about it."
    with committed():
        practice.save_revision().publish()
    assert words_for(french, "Another line about it.").data == "One line about it. in another language"


# Still correct


@built_once
def carried(french, post):
    change(post, body(REWORDED, *TEXT[1:]))
    return words_for(french, REWORDED)


def test_still_correct_takes_one_click_and_no_publishing(french, carried, editor):
    live_revision = live_basis(french).revision_id
    still_correct(carried, editor)
    assert live_basis(french).revision_id == live_revision
    assert live_marks(french) == []
    carried.refresh_from_db()
    assert (carried.tool_name, carried.data) == ("", "«fr» We met in the village.")
    assert not Carried.objects.exists()
    entry = PageLogEntry.objects.get(action="translations.still_correct")
    assert entry.user == editor and entry.page_id == french.get_target_instance().pk


def test_a_later_change_counts_from_the_text_that_was_found_correct(french, post, carried, editor):
    still_correct(carried, editor)
    change(post, body("We met in the forest.", *TEXT[1:]))
    assert words_for(french, "We met in the forest.").carried.base_string.data == REWORDED


def test_of_two_equal_paragraphs_only_the_changed_one_is_called_correct(post, editor):
    change(post, body(TEXT[0], TEXT[1], TEXT[0]))
    french = live_in(post, "fr")
    change(post, body(REWORDED, TEXT[1], TEXT[0]))
    still_correct(words_for(french, REWORDED), editor)
    assert live_marks(french) == []
    change(post, body(TEXT[0], TEXT[1], TEXT[0]))
    assert kinds(french) == [(PATH, 0, "wording")]


def test_of_two_equal_paragraphs_that_changed_differently_each_is_found_correct_by_itself(post, editor):
    change(post, body(TEXT[0], TEXT[1], TEXT[0]))
    french = live_in(post, "fr")
    change(post, body(REWORDED, TEXT[1], "We met in the forest."))
    still_correct(words_for(french, REWORDED), editor)
    [mark] = live_marks(french)
    assert (mark["position"], String.objects.get(pk=mark["base"]).data) == (2, TEXT[0])


def test_a_changed_link_in_the_live_page_is_not_called_correct_with_the_words(french, post, editor):
    text = LINKED.replace("/report", "/minutes").replace("the meeting", "our meeting")
    change(post, body(*TEXT[:2], text, TEXT[3]))
    still_correct(StringTranslation.objects.get(carried__isnull=False), editor)
    assert kinds(french) == [(PATH, 2, "fact")]  # readers have the old link until it is generated again
    generate(french)
    assert live_marks(french) == []


def test_words_that_lack_a_new_link_are_not_called_correct(french, post, editor):
    change(post, body('We met in <a href="https://example.org/">the hamlet</a>.', *TEXT[1:]))
    words = StringTranslation.objects.get(carried__isnull=False)
    with pytest.raises(StillCorrectError, match="links"):
        still_correct(words, editor)
    assert Carried.objects.count() == 1


def test_words_for_a_text_that_changed_again_are_not_called_correct(french, post, carried, editor):
    change(post, body("We met in the forest.", *TEXT[1:]))
    with pytest.raises(StillCorrectError, match="changed again"):
        still_correct(carried, editor)


def test_the_button_for_one_text(french, carried, editor, client):
    button = reverse("translations:still_correct", args=[french.pk, carried.pk])
    assert client.get(button).status_code == 405
    response = client.post(button, {"next": "/admin/pages/"})
    assert response.url == "/admin/pages/"
    assert not Carried.objects.exists()
    assert client.post(button, {"next": "https://elsewhere.example/"}).url.startswith("/admin/")


def test_the_button_for_all_texts_leaves_facts_alone(french, post, editor, client):
    change(post, body(REWORDED, "Everybody brought eleven things to eat.", LINKED, "The platform goes on and on."))
    client.post(reverse("translations:all_still_correct", args=[french.pk]))
    assert [kind for _path, _place, kind in kinds(french)] == ["fact"]
    assert Carried.objects.get().kind == ChangeKind.FACT


@pytest.mark.parametrize("allowed", [True, False])
def test_the_buttons_are_for_those_who_may_translate_into_the_language(french, post, carried, client, allowed):
    group = Group.objects.create(name="Editors of everything")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    permission = Permission.objects.get(codename="change_page", content_type__app_label="wagtailcore")
    GroupPagePermission.objects.create(group=group, page=post.get_root(), permission=permission)
    user = get_user_model().objects.create_user("marie")
    user.groups.add(group)
    client.force_login(user)
    LanguageRight.objects.create(user=user, locale=french.target_locale if allowed else french.source.locale)
    client.post(reverse("translations:still_correct", args=[french.pk, carried.pk]))
    assert Carried.objects.exists() is not allowed
    client.post(reverse("translations:all_still_correct", args=[french.pk]))
    assert Carried.objects.exists() is not allowed
