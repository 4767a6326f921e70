"""What somebody may read in the admin: what is theirs to work on, and what is public anyway."""

from django.db.models import CharField, F, Q, QuerySet, Value
from django.db.models.functions import Length, Substr
from django.db.models.lookups import In
from wagtail.models import DraftStateMixin, Page, PageViewRestriction, TranslatableMixin
from wagtail.permissions import policy_registry

from cms.core.visibility import restricted

from .rights import languages_of

# A right to add is none to read what others wrote: what somebody added is theirs to change.
ANY_RIGHT = {"change", "publish", "lock", "unlock", "bulk_delete", "delete", "view"}
RESTRICTED = "_restricted_paths"


def may_edit(user, instance) -> bool:
    """Whether somebody may change a row: Wagtail's own permission, in a language of theirs."""
    return _policy(instance).user_has_any_permission_for_instance(user, {"change"}, instance)


def may_read(user, instance) -> bool:
    """Whether somebody may read a row in the admin, its title included: they have a right on it, or it is public.

    Costs no query for each row: what it asks for is kept on the user object.
    """
    return _policy(instance).user_has_any_permission_for_instance(user, ANY_RIGHT, instance) or is_public(
        instance, user
    )


def is_public(instance, user=None) -> bool:
    """Whether every visitor may read a row: live, and for pages without a restriction on them or above. With a user,
    the restrictions are read once for that user object."""
    if not getattr(instance, "live", True):
        return False
    return not isinstance(instance, Page) or not any(map(instance.path.startswith, _restricted_paths(user)))


def readable(rows: QuerySet, user) -> QuerySet:
    """The rows somebody may see in lists and choosers, in one query.

    Of a public page that is not theirs to work on the admin would show the title of its draft: while that differs from
    the public one, or the page above is no public one, the page is left out.
    """
    if user.is_active and user.is_superuser:
        return rows
    if not issubclass(rows.model, Page):
        return rows.filter(_readable_snippets(rows.model, user))
    own = _policy(Page).explorable_instances(user).values("pk")
    public = Page.objects.filter(shown_in_full())
    # One condition on the key: search backends understand no other that is made here.
    return rows.filter(pk__in=Page.objects.filter(Q(pk__in=own) | Q(pk__in=public.values("pk"))).values("pk"))


def translatable_from(rows: QuerySet, user) -> QuerySet:
    """The pages that somebody may have translated: theirs to edit, or public."""
    own = _policy(rows.model).instances_user_has_any_permission_for(user, {"change"})
    return rows.filter(Q(pk__in=own.values("pk")) | Q(live=True) & ~Q(restricted()))


def _policy(row_or_model):
    model = row_or_model if isinstance(row_or_model, type) else type(row_or_model)
    return policy_registry.get_by_type(model)


def _restricted_paths(user) -> list[str]:
    if user is not None and hasattr(user, RESTRICTED):
        return getattr(user, RESTRICTED)
    paths = list(PageViewRestriction.objects.values_list("page__path", flat=True))
    if user is not None:
        setattr(user, RESTRICTED, paths)
    return paths


def shown_in_full() -> Q:
    """Pages of which the admin shows nothing but what every visitor may read, the title of the page above included."""
    return _public_as_drafted() & ~Q(_below_hidden())


def _public_as_drafted() -> Q:
    return Q(live=True, draft_title=F("title")) & ~Q(restricted())


def _below_hidden() -> In:
    """Pages under one that is not public: a chooser shows the title of the page above.

    No deeper than this: SQLite parses a hundred levels of a query, and lists put their own around it.
    """
    above = Substr("path", Value(1), Length("path") - Value(Page.steplen), output_field=CharField())
    return In(above, Page.objects.filter(depth__gt=1).exclude(_public_as_drafted()).values("path"))


def _readable_snippets(model, user) -> Q:
    """Whoever has no right on a model reads what visitors do. Of one that no visitor ever sees, that is nothing."""
    public = _public_snippets(model)
    if not _policy(model).user_has_any_permission(user, ANY_RIGHT):
        return public
    languages = languages_of(user)
    everything = languages.everywhere or not issubclass(model, TranslatableMixin)
    return Q() if everything or not public else public | _in(languages)  # an empty Q adds nothing to another


def _public_snippets(model) -> Q:
    if issubclass(model, DraftStateMixin):
        return Q(live=True)
    if issubclass(model, TranslatableMixin):
        return Q()
    visible = getattr(model._default_manager, "visible", None)
    return Q(pk__in=visible().values("pk")) if visible else Q(pk__in=[])


def _in(languages) -> Q:
    return Q(locale_id__in=languages.ids)
