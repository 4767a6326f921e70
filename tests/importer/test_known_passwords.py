"""The passwords of the demonstration are known to everybody: a public server has no account that they open."""

import pytest
from django.contrib.auth import authenticate
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command

from cms.importer import demo_users
from cms.operations.starting import refuse_unsafe

pytestmark = pytest.mark.django_db


@pytest.fixture
def public(settings):
    """The demonstration was loaded, and then the site is served with production's settings."""
    demo_users.make()
    settings.DEMO_ALLOWED = False


def test_a_public_site_does_not_start_and_names_the_accounts(public, django_user_model):
    demo = django_user_model.objects.get(username="translator")
    demo.username = "renamed"
    demo.save()
    with pytest.raises(ImproperlyConfigured) as refusal:
        refuse_unsafe()
    for name in ("editor", "renamed", "reviewer", "regional-editor", "administrator", "close_demo_users"):
        assert name in str(refusal.value)
    with pytest.raises(CommandError, match="editor"):
        call_command("check", deploy=True, fail_level="ERROR")


@pytest.mark.parametrize("mend", ["command", "password", "inactive", "deleted"])
def test_it_starts_when_nobody_can_sign_in_with_them_any_more(public, django_user_model, mend):
    if mend == "command":
        call_command("close_demo_users", verbosity=0)
    for user in django_user_model.objects.all():
        if mend == "password":
            user.set_password("known-to-nobody-else")
            user.save()
        elif mend == "deleted":
            user.delete()
    if mend == "inactive":
        django_user_model.objects.update(is_active=False)
    refuse_unsafe()


def test_the_demonstration_itself_starts(db):
    demo_users.make()
    refuse_unsafe()


def test_a_known_password_signs_nobody_in_on_a_public_site(public, django_user_model, settings):
    password = demo_users.PEOPLE["editor"].password
    own = django_user_model.objects.create_user("somebody", password=password)
    assert authenticate(username="editor", password=password) is None
    assert authenticate(username=own.username, password=password) is None
    settings.DEMO_ALLOWED = True
    assert authenticate(username="editor", password=password)


def test_people_of_the_demonstration_are_in_the_groups_of_every_installation(site, django_user_model):
    demo_users.make()
    people = django_user_model.objects.all()
    groups = {user.username: {group.name for group in user.groups.all()} for user in people}
    assert groups == {
        "editor": {"Communications"},
        "translator": {"Translators"},
        "reviewer": {"Reviewers"},
        "regional-editor": {"Regional editors"},  # no region of this site is the demonstration's
        "administrator": set(),
    }
