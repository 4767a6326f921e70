"""The languages of a person, asked once for each user object: a list of any length costs nothing more."""

from dataclasses import dataclass, field

from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet
from wagtail.models import Locale

from ..models import LanguageRight

CACHE = "_language_rights"


@dataclass(frozen=True)
class Languages:
    """A set of languages. ``locale in languages`` takes a Locale or its id; ``everywhere`` holds later ones too."""

    everywhere: bool = False
    ids: frozenset[int] = field(default_factory=frozenset)

    def __contains__(self, locale: Locale | int) -> bool:
        return self.everywhere or getattr(locale, "pk", locale) in self.ids

    def __bool__(self) -> bool:
        return self.everywhere or bool(self.ids)

    def filter(self, rows: QuerySet) -> QuerySet:
        """The rows of a translatable model that are in these languages."""
        return rows if self.everywhere else rows.filter(locale_id__in=self.ids)


def languages_of(user) -> Languages:
    """The languages in which somebody may write. Nobody signed in has none, a superuser has all."""
    if user.is_active and user.is_superuser:
        return Languages(everywhere=True)
    return _languages(user, _rights(user))


def may_translate(user, locale: Locale | int) -> bool:
    """Whether somebody may write in a language. What Wagtail's own permissions say is not asked here."""
    return locale in languages_of(user)


def may_review(user, locale: Locale | int) -> bool:
    """Whether somebody's word that a text is right counts in a language."""
    return locale in _languages(user, [right for right in _rights(user) if right.role == LanguageRight.Role.REVIEW])


def shown_as(user, locale: Locale | int) -> str:
    """What readers see as who answers for what this person reviewed: the person's own right goes before a group's,
    one for the language before one for all. Empty if nothing is written there."""
    wanted = getattr(locale, "pk", locale)
    rights = [right for right in _rights(user) if right.role == LanguageRight.Role.REVIEW and right.shown_as]
    fitting = [right for right in rights if right.locale_id in (wanted, None)]
    fitting.sort(key=lambda right: (right.user_id is None, right.locale_id is None, right.pk))
    return fitting[0].shown_as if fitting else ""


def may_override_gate(user) -> bool:
    """Whether somebody may publish a translation that is not complete and reviewed."""
    return user.has_perm("translations.override_gate")


def people_of(locale_id: int | None = None) -> QuerySet:
    """The people who may write in a language; without one, in any. Superusers among them."""
    fits = Q() if locale_id is None else Q(locale_id=locale_id) | Q(locale=None)
    rights = LanguageRight.objects.filter(fits)
    own = Q(language_rights__in=rights) | Q(groups__language_rights__in=rights)
    return get_user_model().objects.filter(Q(is_superuser=True) | own)


def _languages(user, rights) -> Languages:
    everywhere = any(right.locale_id is None for right in rights)
    everywhere = everywhere or (user.is_active and user.is_superuser)
    return Languages(everywhere, frozenset(right.locale_id for right in rights if right.locale_id))


def _rights(user) -> list[LanguageRight]:
    if not user.is_authenticated or not user.is_active:
        return []
    if not hasattr(user, CACHE):
        found = LanguageRight.objects.filter(Q(user=user) | Q(group__in=user.groups.all()))
        setattr(user, CACHE, list(found))
    return getattr(user, CACHE)
