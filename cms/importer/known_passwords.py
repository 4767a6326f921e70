"""A public server and a database that was once the demonstration's: nobody signs in with passwords all the world knows.

``load_demo`` may have run under other settings than those the site is served with.
"""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.checks import Error, Tags, register
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError

from cms.operations.starting import START

from .demo_users import PEOPLE, address_of


def open_accounts() -> list:
    """Accounts of the demonstration, renamed or not, that still have their first password and may sign in."""
    found = []
    for name, person in PEOPLE.items():
        known = get_user_model().objects.filter(is_active=True)
        known = known.filter(username=name) | known.filter(email=address_of(name))
        found += [user for user in known if user.check_password(person.password)]
    return found


def check_accounts(app_configs, **kwargs):
    """Where there is no database yet, nobody signs in; and each time somebody does, ``RefuseKnownPasswords`` looks."""
    if settings.DEMO_ALLOWED:
        return []
    try:
        found = open_accounts()
    except DatabaseError:
        return []
    names = ", ".join(user.get_username() for user in found)
    text = f"Accounts of the demonstration can sign in with passwords that everybody knows: {names}."
    hint = "Run: manage.py close_demo_users. Or give each another password: manage.py changepassword NAME."
    return [Error(text, hint=hint, id="importer.E001")] if found else []


class RefuseKnownPasswords:
    """Where the demonstration is not allowed its passwords open no account at all, whoever has one by now.

    Stands before Django's own backend, which then is not asked.
    """

    def authenticate(self, request, password=None, **credentials):
        if not settings.DEMO_ALLOWED and password in {person.password for person in PEOPLE.values()}:
            raise PermissionDenied


def connect() -> None:
    register(check_accounts, Tags.security, START, deploy=True)
