"""A translation goes live when it is complete and reviewed, or when somebody who may has taken that on themselves."""

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import GroupApprovalTask, ModelLogEntry, PageLogEntry, Workflow, WorkflowPage, WorkflowTask
from wagtail_localize.models import SegmentOverride, StringTranslation, TranslationContext

from cms.core.publishing import PublicationRefusedError
from cms.translations.models import Authorship, Carried
from cms.translations.publication_guard import guarding
from cms.translations.publication_guard.generating import generate
from news.models import NewsPage
from regions.models import GoodPractice
from tests.built_once import built_once
from tests.factories.translations import review, start, translated, write

pytestmark = pytest.mark.django_db


@built_once
def translation(site):
    """Complete and reviewed, not public yet."""
    translation = start(site.post)
    write(translation)
    review(translation)
    return translation


def french(original):
    return type(original).objects.get(translation_key=original.translation_key, locale__language_code="fr")


def texts(translation):
    return StringTranslation.objects.filter(locale=translation.target_locale)


def carry(text, kind):
    """What extracting a changed original does to a text."""
    Authorship.objects.filter(string_translation=text).update(reviewed_at=None)
    return Carried.objects.create(string_translation=text, base_string=text.translation_of, kind=kind)


def test_complete_and_reviewed_may_be_published(translation):
    assert guarding.faults(translation) == []
    generate(translation, publish=True)


def test_a_text_that_is_not_translated_holds_it_back_and_is_named(translation, site):
    texts(translation).filter(context__path="summary").delete()
    fault, *_others = guarding.faults(translation)
    assert fault == "1 of 2 texts is not translated: Summary (“What this page tells, in one sentence.”)"
    with pytest.raises(PublicationRefusedError, match="Summary"):
        generate(translation, publish=True)
    assert not NewsPage.objects.filter(locale__language_code="fr").exists()


@pytest.mark.parametrize("path", ["title", "summary"])
def test_nobody_overrides_that_lists_would_show_english_as_french(translation, admin_user, path):
    texts(translation).filter(context__path=path).delete()
    assert [fault.final for fault in guarding.faults(translation)] == [False, True]
    with pytest.raises(PublicationRefusedError, match="Lists and search results"):
        generate(translation, user=admin_user, publish=True, override=True)


def test_a_text_with_an_error_holds_it_back(translation):
    write(translation, "<script>{0}", only="summary")
    assert "did not pass the checks" in " ".join(guarding.faults(translation))


def test_a_text_nobody_reviewed_holds_it_back(translation):
    Authorship.objects.filter(string_translation__context__path="title").update(reviewed_at=None)
    (fault,) = guarding.faults(translation)
    assert fault.startswith("1 of 2 texts is not reviewed: Title")


def test_a_text_of_which_nobody_knows_who_wrote_it_holds_it_back(translation):
    Authorship.objects.all().delete()
    assert "not reviewed" in " ".join(guarding.faults(translation))


def test_a_chosen_link_with_an_error_holds_it_back(translation):
    context = TranslationContext.objects.first()
    SegmentOverride.objects.create(
        locale=translation.target_locale, context=context, data_json='"javascript:alert(1)"', has_error=True
    )
    assert "1 link did not pass" in " ".join(guarding.faults(translation))


@pytest.mark.parametrize("kind", ["wording", "fact"])
def test_words_carried_over_hold_back_a_first_publication(translation, kind):
    carry(texts(translation).first(), kind)
    assert "before the original changed" in " ".join(guarding.faults(translation))


@pytest.mark.parametrize("kind", ["wording", "fact", "typo"])
def test_words_carried_over_do_not_hold_back_what_makes_a_public_translation_better(translation, kind):
    generate(translation, publish=True)
    carry(texts(translation).first(), kind)
    assert guarding.faults(translation) == []


def test_where_only_letters_were_corrected_the_review_of_before_counts(translation):
    text = texts(translation).first()
    before = StringTranslation.objects.get(pk=text.pk)
    carried = carry(text, "typo")
    assert "not reviewed" in " ".join(guarding.faults(translation))
    old = before.translation_of
    other = old.__class__.from_value(old.locale, old.as_value().__class__("Before the correction"))
    reviewed = StringTranslation.objects.create(
        translation_of=other, context=text.context, locale=text.locale, data="Avant"
    )
    Authorship.objects.update_or_create(
        string_translation=reviewed,
        defaults={"origin": "person", "written_at": timezone.now(), "reviewed_at": timezone.now()},
    )
    carried.base_string = other
    carried.save()
    assert guarding.faults(translation) == []


def test_a_translation_is_not_public_without_its_original(translation, site):
    site.post.unpublish()
    (fault,) = guarding.faults(translation)
    assert fault == "The original is not published. Publish it first."
    assert fault.final


def test_what_is_missing_is_asked_with_the_same_queries_however_long_the_page(
    translation, django_assert_max_num_queries
):
    with django_assert_max_num_queries(10):
        guarding.faults(translation)


# Ways round


def test_a_draft_that_is_not_reviewed_is_not_published_by_another_door(translation, site):
    Authorship.objects.update(reviewed_at=None)
    revision = generate(translation)
    with pytest.raises(PublicationRefusedError):
        revision.publish()
    assert not french(site.post).live


def test_an_old_draft_is_not_published_because_a_newer_text_was_reviewed(translation, site):
    StringTranslation.objects.update(data="Machine")
    revision = generate(translation)
    write(translation, "Relu : {0}")
    review(translation)
    with pytest.raises(PublicationRefusedError, match="not what was translated and reviewed last"):
        revision.publish()
    assert not french(site.post).live


def test_a_draft_is_published_as_it_was_reviewed(translation, site):
    generate(translation).publish()
    assert french(site.post).title == "Second roundtable in Isère (fr)"


def test_a_snippet_is_held_back_too(site):
    translation = start(site.practice)
    write(translation)
    revision = generate(translation)
    with pytest.raises(PublicationRefusedError):
        revision.publish()
    assert not french(site.practice).live


def test_stopping_a_translation_lets_nothing_pass_that_was_generated_before(translation, site):
    Authorship.objects.update(reviewed_at=None)
    revision = generate(translation)
    translation.enabled = False
    translation.save()
    with pytest.raises(PublicationRefusedError, match="not reviewed"):
        revision.publish()


def test_a_page_written_by_hand_after_stopping_is_published_by_who_may_publish_it(translation, site):
    generate(translation)
    translation.enabled = False
    translation.save()
    page = french(site.post)
    page.title = "À la main"
    page.save_revision().publish()
    assert french(site.post).live


def test_originals_are_published_as_ever(site):
    site.post.save_revision().publish()


def test_a_version_made_by_hand_of_a_translation_that_runs_is_not_published(translation, site):
    generate(translation, publish=True)
    page = french(site.post)
    page.title = "À la main"
    with pytest.raises(PublicationRefusedError):
        page.save_revision().publish()


def test_what_was_approved_for_a_date_appears_on_it_by_itself(translation, site):
    revision = generate(translation)
    revision.content["go_live_at"] = (timezone.now() + timezone.timedelta(hours=1)).isoformat()
    revision.save()
    revision.publish()
    revision.refresh_from_db()
    assert revision.approved_go_live_at
    revision.content["go_live_at"] = None
    revision.approved_go_live_at = timezone.now() - timezone.timedelta(minutes=1)
    revision.save()
    Authorship.objects.update(reviewed_at=None)
    call_command("publish_scheduled")
    assert french(site.post).live


def test_what_is_not_reviewed_cannot_be_scheduled(translation, site):
    Authorship.objects.update(reviewed_at=None)
    revision = generate(translation)
    revision.content["go_live_at"] = (timezone.now() + timezone.timedelta(hours=1)).isoformat()
    revision.save()
    with pytest.raises(PublicationRefusedError):
        revision.publish()
    revision.refresh_from_db()
    assert revision.approved_go_live_at is None


# Overriding


def test_who_may_override_publishes_in_spite_of_it_and_the_log_says_so(translation, site, admin_user):
    Authorship.objects.update(reviewed_at=None)
    revision = generate(translation, user=admin_user, publish=True, override=True)
    assert french(site.post).live
    entry = PageLogEntry.objects.get(action=guarding.OVERRIDDEN)
    assert (entry.user, entry.revision) == (admin_user, revision)
    assert "not reviewed" in entry.data["faults"][0]


def test_overriding_a_snippet_is_logged_too(site, admin_user):
    translation = start(site.practice)
    write(translation)
    generate(translation, user=admin_user, publish=True, override=True)
    assert french(site.practice).live
    assert ModelLogEntry.objects.filter(action=guarding.OVERRIDDEN, user=admin_user).exists()


def test_the_right_to_override_is_asked_for(translation, django_user_model):
    Authorship.objects.update(reviewed_at=None)
    with pytest.raises(PublicationRefusedError):
        generate(translation, user=django_user_model.objects.create_user("somebody"), publish=True, override=True)


def test_nobody_overrides_that_the_original_is_not_public(translation, site, admin_user):
    site.post.unpublish()
    with pytest.raises(PublicationRefusedError):
        generate(translation, user=admin_user, publish=True, override=True)


def test_nothing_is_logged_where_nothing_was_missing(translation, admin_user):
    generate(translation, user=admin_user, publish=True, override=True)
    assert not PageLogEntry.objects.filter(action=guarding.OVERRIDDEN).exists()


# Workflows


@built_once
def workflow(site, django_user_model):
    """A workflow of the whole site whose reviewers are a group."""
    group = Group.objects.create(name="Reviewers of French")
    WorkflowPage.objects.all().delete()
    workflow = Workflow.objects.create(name="Two pairs of eyes")
    task = GroupApprovalTask.objects.create(name="Look")
    task.groups.add(group)
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.create(workflow=workflow, page=site.home.get_parent())
    return group


def test_publishing_does_not_go_round_a_workflow(translation, workflow, django_user_model):
    generate(translation)
    (fault,) = guarding.faults(translation, django_user_model.objects.create_user("somebody"))
    assert "workflow" in fault


def test_who_could_approve_all_of_it_goes_round_nothing(translation, workflow, django_user_model):
    generate(translation)
    reviewer = django_user_model.objects.create_user("reviewer")
    reviewer.groups.add(workflow)
    assert guarding.faults(translation, reviewer) == []


def test_an_approved_workflow_publishes(translation, workflow, site, admin_user):
    generate(translation)
    page = french(site.post)
    page.get_workflow().start(page, admin_user)
    page.current_workflow_task_state.approve(user=admin_user)
    assert french(site.post).live


def test_approving_does_not_publish_what_is_not_reviewed(translation, workflow, site, admin_user):
    Authorship.objects.update(reviewed_at=None)
    generate(translation)
    page = french(site.post)
    page.get_workflow().start(page, admin_user)
    with pytest.raises(PublicationRefusedError):
        page.current_workflow_task_state.approve(user=admin_user)
    page = french(site.post)
    assert not page.live
    assert page.workflow_in_progress


def test_the_lock_of_a_translation_binds_publishing(translation, site, admin_user, django_user_model):
    generate(translation, publish=True)
    page = french(site.post)
    page.locked, page.locked_by = True, django_user_model.objects.create_user("somebody")
    page.save()
    fault = guarding.faults(translation, admin_user)[0]
    assert "locked" in fault
    assert fault.final


def test_the_lock_of_a_snippet_binds_drafts_too(site, admin_user, django_user_model):
    translation = translated(site.practice)
    GoodPractice.objects.filter(locale__language_code="fr").update(
        locked=True, locked_by=django_user_model.objects.create_user("somebody")
    )
    with pytest.raises(PublicationRefusedError, match="locked"):
        generate(translation, user=admin_user)
