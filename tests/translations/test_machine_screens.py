"""The machine in the admin: the engine's button starts a run, its form offers none, and a page shows how it goes."""

import pytest
from django.conf import settings as django_settings
from django.contrib.auth.models import Group, Permission
from django.core.checks import run_checks
from django.urls import reverse
from wagtail.models import GroupPagePermission, Page, PageViewRestriction
from wagtail_localize.models import StringTranslation

from cms.translations.machine import runs
from cms.translations.machine.runs import may_use_machine
from cms.translations.models import LanguageRight, MachineRun
from tests.built_once import built_once
from tests.translations.machine_content import LINKED, post_to_translate, written

pytestmark = pytest.mark.django_db
State = MachineRun.State


def configure(settings, **values):
    settings.MACHINE_TRANSLATION = django_settings.MACHINE_TRANSLATION | values


@pytest.fixture
def dummy(settings):
    configure(settings, PROVIDER="dummy")


@built_once
def translation(site):
    return post_to_translate(site)


@pytest.fixture
def administrator(client, django_user_model):
    client.force_login(django_user_model.objects.create_superuser("administrator"))
    return client


@pytest.fixture
def french_editor(translation, make_editor):
    """May edit French pages, works in French, and may do nothing else."""
    group = Group.objects.create(name="French editors")
    root = Page.objects.get(depth=2, locale__language_code="fr")
    change = Permission.objects.get(content_type__app_label="wagtailcore", codename="change_page")
    GroupPagePermission.objects.create(group=group, page=root, permission=change)
    LanguageRight.objects.create(group=group, locale=root.locale)
    user = make_editor("french")
    user.groups.add(group)
    return user


def engine_address(translation):
    return reverse("wagtail_localize:machine_translate", args=[translation.pk])


class TestButton:
    def test_the_editor_shows_it_when_a_machine_is_there(self, administrator, translation, dummy):
        html = administrator.get(translation.get_target_instance_edit_url()).content.decode()
        assert engine_address(translation) in html

    def test_and_not_when_none_is(self, administrator, translation):
        html = administrator.get(translation.get_target_instance_edit_url()).content.decode()
        assert engine_address(translation) not in html

    def test_it_starts_a_run_and_says_where_to_see_it(
        self, administrator, translation, dummy, django_capture_on_commit_callbacks
    ):
        back = translation.get_target_instance_edit_url()
        with django_capture_on_commit_callbacks(execute=True):
            response = administrator.post(engine_address(translation), {"next": back}, follow=True)
        assert response.redirect_chain == [(back, 302)]
        run = MachineRun.objects.get()
        assert reverse("translations:machine_run", args=[run.pk]) in response.content.decode()
        assert run.state == State.DONE
        assert written(translation)[LINKED].startswith("[fr?] We met")

    def test_another_host_to_go_back_to_is_refused(self, administrator, translation, dummy):
        response = administrator.post(engine_address(translation), {"next": "https://example.org/"})
        assert response.url == reverse("translations:machine_run", args=[MachineRun.objects.get().pk])

    def test_without_a_machine_it_is_a_message(self, administrator, translation):
        response = administrator.post(engine_address(translation), follow=True)
        assert response.status_code == 200
        assert "Machine translation is not set up" in response.content.decode()
        assert not MachineRun.objects.exists()

    def test_looking_at_the_address_starts_nothing(self, administrator, translation, dummy):
        assert administrator.get(engine_address(translation)).status_code == 405

    def test_the_engines_own_view_is_never_reached(self, administrator, translation, dummy, monkeypatch):
        monkeypatch.setattr("cms.translations.machine.button.Button.translate", lambda *arguments: 1 / 0)
        for address in (engine_address(translation), reverse("translations:machine_start", args=[translation.pk])):
            assert administrator.post(address).status_code == 302


class TestUpdateForm:
    def address(self, translation):
        return reverse("wagtail_localize:update_translations", args=[translation.source_id])

    def test_it_offers_no_machine(self, administrator, translation, dummy):
        html = administrator.get(self.address(translation)).content.decode()
        assert "publish_translations" in html
        assert "use_machine_translation" not in html

    def test_a_forged_one_calls_none(self, administrator, translation, dummy):
        response = administrator.post(self.address(translation), {"use_machine_translation": "on"})
        assert response.status_code == 302
        assert not StringTranslation.objects.exists()
        assert not MachineRun.objects.exists()

    def test_the_next_request_sees_the_machine_again(self, administrator, translation, dummy):
        administrator.get(self.address(translation))
        html = administrator.get(translation.get_target_instance_edit_url()).content.decode()
        assert engine_address(translation) in html


class TestRights:
    def test_who_may_write_it_may_ask(self, client, translation, dummy, french_editor):
        client.force_login(french_editor)
        assert client.post(engine_address(translation)).url.startswith("/admin/translations/machine/")
        assert MachineRun.objects.get().asked_by == french_editor

    @pytest.mark.parametrize("door", ["engine", "start", "show", "stop"])
    def test_nobody_else_may(self, client, translation, dummy, make_editor, door):
        run = MachineRun.objects.create(translation=translation)
        address = {
            "engine": engine_address(translation),
            "start": reverse("translations:machine_start", args=[translation.pk]),
            "show": reverse("translations:machine_run", args=[run.pk]),
            "stop": reverse("translations:machine_stop", args=[run.pk]),
        }[door]
        ask = client.get if door == "show" else client.post
        assert ask(address).url.startswith("/admin/login/")
        client.force_login(make_editor())
        response = ask(address)
        assert response.status_code == 302
        assert response.url == reverse("wagtailadmin_home")
        assert MachineRun.objects.get().state == State.WAITING

    def test_a_locked_page_is_locked_for_machines_too(self, translation, french_editor, administrator):
        page = translation.get_target_instance()
        assert may_use_machine(french_editor, translation)
        page.locked, page.locked_by = True, None
        page.save()
        assert not may_use_machine(french_editor, translation)

    def test_an_original_made_private_is_shown_to_no_machine_by_who_may_not_read_it(
        self, site, client, translation, dummy, french_editor
    ):
        run = MachineRun.objects.create(translation=translation, asked_by=french_editor)
        assert may_use_machine(french_editor, translation)
        PageViewRestriction.objects.create(page=site.post, restriction_type=PageViewRestriction.LOGIN)
        client.force_login(french_editor)
        for name, number in (("machine_start", translation.pk), ("machine_stop", run.pk)):
            client.post(reverse(f"translations:{name}", args=[number]))
        answer = client.get(reverse("translations:machine_run", args=[run.pk]), follow=True)
        assert translation.source.object_repr not in answer.content.decode()
        runs.translate.func(run.pk, False)
        run.refresh_from_db()
        assert run.state == State.FAILED
        assert MachineRun.objects.count() == 1
        assert not StringTranslation.objects.exists()

    def test_a_stopped_or_orphaned_translation_is_not_written(self, translation, django_user_model):
        user = django_user_model.objects.create_superuser("chief")
        translation.enabled = False
        assert not may_use_machine(user, translation)
        translation.enabled = True
        translation.get_target_instance().delete()
        assert not may_use_machine(user, translation)


class TestPage:
    def show(self, client, run):
        return client.get(reverse("translations:machine_run", args=[run.pk])).content.decode()

    def test_it_shows_itself_again_while_the_run_lasts(self, administrator, translation, dummy):
        run = MachineRun.objects.create(translation=translation, state=State.RUNNING, total=9, done=3)
        html = self.show(administrator, run)
        assert '<meta http-equiv="refresh"' in html
        assert "3 of 9 texts" in html
        MachineRun.objects.update(state=State.PARTLY, message="<script>refused</script>")
        html = self.show(administrator, run)
        assert '<meta http-equiv="refresh"' not in html
        assert "&lt;script&gt;refused" in html

    def test_a_run_can_be_stopped_there(self, administrator, translation, dummy):
        run, _new = runs.start(translation, None)
        administrator.post(reverse("translations:machine_stop", args=[run.pk]))
        run.refresh_from_db()
        assert run.state == State.STOPPED
        assert "Stopped" in self.show(administrator, run)


class TestChecks:
    def found(self):
        return {message.id for message in run_checks() if message.id.startswith("translations.")}

    def test_nothing_to_say_when_it_is_off(self):
        assert self.found() == set()

    @pytest.mark.parametrize(
        ("values", "expected"),
        [
            ({"PROVIDER": "libretranslate", "ENDPOINT": "https://example.org"}, {"translations.W001"}),
            ({"PROVIDER": "libretranslate", "ENDPOINT": "https://example.org", "WORDS_A_MONTH": 9}, set()),
            ({"PROVIDER": "libretranslate", "ENDPOINT": "http://127.0.0.1:5000", "WORDS_A_MONTH": 9}, set()),
            (
                {"PROVIDER": "libretranslate", "ENDPOINT": "http://example.org", "WORDS_A_MONTH": 9},
                {"translations.E001"},
            ),
            ({"PROVIDER": "libretranslate", "WORDS_A_MONTH": 9}, {"translations.E001"}),
            ({"PROVIDER": "deepl", "WORDS_A_MONTH": 9}, {"translations.E001"}),
            ({"PROVIDER": "deepl", "KEY": "a", "WORDS_A_MONTH": 9}, set()),
            ({"PROVIDER": "nosuch"}, {"translations.E001"}),
            ({"PROVIDER": "dummy"}, set()),
        ],
    )
    def test_what_is_set_wrongly_is_said(self, settings, values, expected):
        configure(settings, **values)
        assert self.found() == expected

    def test_the_dummy_has_no_place_on_a_public_server(self, settings):
        configure(settings, PROVIDER="dummy")
        settings.DEMO_ALLOWED = False
        assert self.found() == {"translations.W002"}

    def test_a_machine_that_is_set_up_wrongly_is_not_offered_and_not_asked(self, settings, translation):
        configure(settings, PROVIDER="libretranslate", ENDPOINT="http://example.org")
        run, _new = runs.start(translation, None)
        runs.translate.func(run.pk, False)
        run.refresh_from_db()
        assert run.state == State.FAILED
        assert "MACHINE_ENDPOINT" in run.message
