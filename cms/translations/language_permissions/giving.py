"""The languages that are given to one person, as the form of their account shows and changes them."""

from django.db import transaction

from ..models import LanguageRight


def given_languages(user) -> dict[int | None, str]:
    """The person's own rights: role by the id of the language, None being every language."""
    if user.pk is None:
        return {}
    return dict(LanguageRight.objects.filter(user=user).values_list("locale_id", "role"))


@transaction.atomic
def give_languages(user, wanted: dict[int | None, str]) -> None:
    """Make the person's own rights these. What readers see for one that stays, stays."""
    for right in LanguageRight.objects.filter(user=user):
        role = wanted.get(right.locale_id)
        if role is None:
            right.delete()
        elif role != right.role:
            right.role = role
            right.save()
    for locale_id in wanted.keys() - given_languages(user).keys():
        LanguageRight.objects.create(user=user, locale_id=locale_id, role=wanted[locale_id])
