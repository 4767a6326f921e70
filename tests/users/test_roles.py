"""A new installation has the roles of docs/guides/rights.md as groups, and what people make of them stays."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.urls import reverse
from wagtail import hooks
from wagtail.models import GroupApprovalTask, GroupPagePermission, Locale, Page

from cms.translations.language_permissions.giving import give_languages
from cms.translations.models import LanguageRight
from cms.translations.publication_guard.locks import lock_on
from cms.translations.publication_guard.moderation import submit
from cms.users import roles
from cms.users.models import ShippedGroup
from cms.users.roles.table import COMMUNICATIONS, ROLES
from news.models import NewsIndexPage
from tests.built_once import built_once
from tests.factories.pages import RegionPageFactory, StandardPageFactory, translate

pytestmark = pytest.mark.django_db

ADMINISTRATION = {
    "auth.group",
    "users.user",
    "translations.languageright",
    "wagtailcore.locale",
    "wagtailcore.site",
    "wagtailcore.task",
    "wagtailcore.workflow",
}


@pytest.fixture
def person(django_user_model):
    def make(name, *keys, **languages):
        user = django_user_model.objects.create_user(name, f"{name}@example.org")
        user.groups.add(*[roles.group_of(key) for key in keys])
        give_languages(user, {Locale.objects.get(language_code=code).pk: may for code, may in languages.items()})
        return user

    return make


def rights_of(group):
    return (
        group.name,
        set(group.permissions.values_list("codename", flat=True)),
        set(group.page_permissions.values_list("page", "permission__codename")),
        set(group.collection_permissions.values_list("collection", "permission__codename")),
        set(group.language_rights.values_list("locale__language_code", "role")),
    )


def test_migrate_makes_every_role_of_the_table_and_no_other_group():
    assert set(Group.objects.values_list("name", flat=True)) == {role.name for role in ROLES}
    assert [roles.group_of(role.key).name for role in ROLES] == [role.name for role in ROLES]


def test_communications_edit_everything_that_is_not_the_administrators():
    reverse("wagtailadmin_home")  # the screens of the admin tell their permissions when its addresses are read
    known = Permission.objects.none()
    for tell in hooks.get_hooks("register_permissions"):
        known |= tell()
    named = {
        f"{permission.content_type.app_label}.{permission.codename}"
        for permission in known.select_related("content_type")
        if f"{permission.content_type.app_label}.{permission.content_type.model}" not in ADMINISTRATION
    }
    of_the_group = roles.group_of("communications").permissions.values_list("content_type__app_label", "codename")
    assert named <= {".".join(pair) for pair in of_the_group}
    assert not {pair[0] for pair in of_the_group} & {"auth", "users"}


def test_what_waits_for_moderation_goes_to_communications(site, person, client, mailoutbox):
    approver = person("approver", "communications")
    translator = person("translator", "translators", en="translate")
    reviewer = person("reviewer", "reviewers", en="review")
    page = StandardPageFactory(parent=site.home, title="A page", slug="a-page", live=False)
    page.save_revision(user=translator)
    submit(page, translator)  # as the screens of pages and of translations do
    page = Page.objects.get(pk=page.pk).specific
    assert page.workflow_in_progress
    assert [mail.to for mail in mailoutbox] == [["approver@example.org"]]
    assert [bool(lock_on(page, user)) for user in (approver, translator, reviewer)] == [False, True, True]

    client.force_login(approver)
    task = page.current_workflow_task_state
    client.post(reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", task.pk]))
    page.refresh_from_db()
    assert page.live


def test_what_people_change_in_a_group_stays():
    communications, reviewers, translators = (roles.group_of(k) for k in ("communications", "reviewers", "translators"))
    communications.permissions.remove(*communications.permissions.filter(codename="override_gate"))
    GroupPagePermission.objects.filter(group=communications, permission__codename="publish_page").delete()
    communications.language_rights.all().delete()
    reviewers.name = "Proofreaders"
    reviewers.save()
    translators.delete()
    task = GroupApprovalTask.objects.get()
    task.groups.set([reviewers])
    before = [rights_of(group) for group in Group.objects.order_by("pk")]
    call_command("migrate", verbosity=0)
    assert [rights_of(group) for group in Group.objects.order_by("pk")] == before
    assert list(task.groups.all()) == [reviewers]


def test_the_command_brings_back_a_role_that_was_deleted_and_changes_no_other(site):
    roles.group_of("reviewers").permissions.clear()
    roles.group_of("regional-editors").delete()
    whole = rights_of(roles.group_of("translators"))
    roles.group_of("translators").delete()
    call_command("make_roles", verbosity=0)
    assert rights_of(roles.group_of("translators")) == whole
    assert not roles.group_of("reviewers").permissions.exists()
    assert page_rights("Regional editors") == {(site.news.title, "add_page")}


def as_before_the_roles():
    """An installation from before there were roles: Wagtail's groups, and its workflow."""
    Group.objects.all().delete()
    ShippedGroup.objects.all().delete()
    groups = [Group.objects.create(name=name) for name in ("Editors", "Moderators")]
    GroupApprovalTask.objects.get().groups.set(groups[1:])
    return groups


def test_an_installation_in_use_keeps_its_groups_and_who_approves(django_user_model):
    _editors, moderators = as_before_the_roles()
    django_user_model.objects.create_user("moderator").groups.add(moderators)
    own = Group.objects.create(name="Communications")
    call_command("migrate", verbosity=0)
    assert set(Group.objects.values_list("name", flat=True)) >= {"Editors", "Moderators", "Translators"}
    assert not own.permissions.exists()
    assert list(GroupApprovalTask.objects.get().groups.all()) == [moderators]


def test_where_nobody_can_approve_communications_do(django_user_model):
    _editors, moderators = as_before_the_roles()
    gone = django_user_model.objects.create_user("gone", is_active=False)
    gone.groups.add(moderators)
    call_command("migrate", verbosity=0)
    assert set(GroupApprovalTask.objects.get().groups.all()) == {moderators, roles.group_of(COMMUNICATIONS.key)}
    assert Group.objects.filter(name="Editors").exists()


# Regional editors


def page_rights(name):
    rows = GroupPagePermission.objects.filter(group__name=name).values_list("page__title", "permission__codename")
    return set(rows)


IN_A_REGION = {("add_page"), ("change_page"), ("publish_page")}


def test_a_new_region_has_a_group_of_its_own_and_its_translation_has_none(site):
    region = roles.group_of(roles.key_of(site.region))
    assert page_rights(region.name) == {("Isère", codename) for codename in IN_A_REGION}
    before = Group.objects.count()
    translate(site.region, "fr")
    site.region.copy(update_attrs={"slug": "isere-2"})
    assert [group.name for group in Group.objects.order_by("pk")][before:] == ["Regional editors: Isère 2"]


def test_regional_editors_add_news_and_edit_none_of_others(site):
    assert page_rights("Regional editors") == {(site.news.title, "add_page")}


def test_regions_from_before_the_roles_get_their_groups(site):
    as_before_the_roles()
    RegionPageFactory(parent=site.regions, title="Soria", slug="soria")  # there are no regional editors yet
    call_command("migrate", verbosity=0)
    names = set(Group.objects.filter(name__startswith="Regional").values_list("name", flat=True))
    assert names == {"Regional editors", "Regional editors: Isère", "Regional editors: Soria"}
    assert page_rights("Regional editors") == {(NewsIndexPage.objects.get().title, "add_page")}


def test_who_deleted_the_regional_editors_gets_no_more_groups_of_them(site):
    roles.group_of("regional-editors").delete()
    before = Group.objects.count()
    RegionPageFactory(parent=site.regions, title="Soria", slug="soria")
    assert Group.objects.count() == before


# The form of an account


@pytest.fixture
def account(client, admin_user):
    client.force_login(admin_user)

    def save(pk=None, **fields):
        name = "edit" if pk else "add"
        names = {"username": "amal", "email": "amal@example.org", "first_name": "Amal", "last_name": "A"}
        passwords = {} if pk else dict.fromkeys(("password1", "password2"), "a-long-way-from-home")
        address = reverse(f"wagtailusers_users:{name}", args=[pk] if pk else [])
        return client.post(address, names | passwords | {"is_active": "on"} | fields, follow=True)

    return save


@built_once
def french(site):
    return Locale.objects.get_or_create(language_code="fr")[0]


def test_a_translator_is_an_account_a_group_and_a_language(account, french, django_user_model):
    account(groups=[roles.group_of("translators").pk], writes_in=[french.pk])
    amal = django_user_model.objects.get(username="amal")
    assert list(LanguageRight.objects.values_list("user", "locale", "role").filter(user=amal)) == [
        (amal.pk, french.pk, "translate")
    ]
    assert amal.has_perm("regions.change_goodpractice")


def test_the_form_of_an_account_shows_and_changes_its_languages(account, french, django_user_model, client):
    account(reviews_in=[french.pk])
    amal = django_user_model.objects.get(username="amal")
    LanguageRight.objects.filter(user=amal).update(shown_as="The board")
    shown = client.get(reverse("wagtailusers_users:edit", args=[amal.pk])).context["form"]
    assert (shown["writes_in"].value(), shown["reviews_in"].value()) == ([], [str(french.pk)])
    account(amal.pk, reviews_in=[french.pk], writes_in=["every"])
    rights = set(LanguageRight.objects.filter(user=amal).values_list("locale", "role", "shown_as"))
    assert rights == {(french.pk, "review", "The board"), (None, "translate", "")}
    account(amal.pk)
    assert not LanguageRight.objects.filter(user=amal).exists()


def test_a_person_in_a_group_without_a_language_is_pointed_out(account, french):
    groups = [roles.group_of("translators").pk]
    assert "works in no language yet" in account(groups=groups).content.decode()
    assert (
        "works in no language yet" not in account(username="bo", groups=groups, writes_in=[french.pk]).content.decode()
    )
