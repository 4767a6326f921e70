"""Sign-ins of the demonstration. Their passwords are public, so production settings refuse to make them.

Its people are in the groups that every installation has, and their languages are given to them in person.
"""

from dataclasses import dataclass

from django.contrib.auth import get_user_model
from wagtail.models import Locale

from cms.translations.models import LanguageRight
from cms.users import roles
from regions.models import RegionPage

from .stock import key

TRANSLATE, REVIEW = LanguageRight.Role.TRANSLATE, LanguageRight.Role.REVIEW
EVERY = None


@dataclass(frozen=True)
class Person:
    """Somebody of the demonstration: the groups by their keys, one language (None is every one) and its right."""

    password: str
    groups: tuple[str, ...] = ()
    language: str | None = EVERY
    may: str = TRANSLATE
    shown_as: str = ""
    region: str = ""
    is_superuser: bool = False


PEOPLE = {
    "editor": Person("welcome-to-the-table", ("communications",), EVERY, REVIEW, "Share Network"),
    "translator": Person("every-word-counts", ("translators",), "fr"),
    "reviewer": Person("a-second-pair-of-eyes", ("reviewers",), "fr", REVIEW, "French reviewers of the Share Network"),
    "regional-editor": Person(
        "where-the-villages-are", ("regional-editors",), "en", REVIEW, "Isère platform", region="region/isere"
    ),
    "administrator": Person("keys-to-the-house", is_superuser=True),
}


def sign_ins() -> list[tuple[str, str]]:
    """Names and passwords, to be printed."""
    return [(name, person.password) for name, person in PEOPLE.items()]


def address_of(name: str) -> str:
    return f"{name}@example.org"


def make() -> None:
    """Make the sign-ins that are not there yet; those that exist keep whatever people changed."""
    for name, person in PEOPLE.items():
        user, made = get_user_model().objects.get_or_create(
            username=name, defaults={"is_superuser": person.is_superuser, "email": address_of(name)}
        )
        if made:
            user.set_password(person.password)
            user.save()
            user.groups.add(*_groups(person))
            if person.groups:
                _give_language(user, person)


def _groups(person):
    found = [roles.group_of(name) for name in person.groups]
    if person.region:
        region = RegionPage.objects.filter(translation_key=key(person.region), locale__language_code="en").first()
        found.append(region and roles.group_of(roles.key_of(region)))
    return [group for group in found if group]


def _give_language(user, person):
    locale = Locale.objects.get_or_create(language_code=person.language)[0] if person.language else None
    LanguageRight.objects.create(user=user, locale=locale, role=person.may, shown_as=person.shown_as)
