"""Rights of regional editors on pages that are made later: an app says which, and each new page brings them with it.

A page with a group of its own (a region) is for the people of that group; one without is for all regional editors.
"""

from dataclasses import dataclass

from django.contrib.auth.models import Group
from wagtail.models import Locale, Page

from cms.core.content_events import Saved, Step, subscribe

from ..models import ShippedGroup
from .granting import on_page
from .table import REGIONAL

LENGTH = Group._meta.get_field("name").max_length


@dataclass(frozen=True)
class Tree:
    model: type[Page]
    actions: tuple[str, ...]
    own_group: bool = False


TREES: dict[type[Page], Tree] = {}


def register(tree: Tree) -> None:
    """From now on each original of a type of page brings regional editors their rights."""
    TREES[tree.model] = tree
    of = " ".join(model._meta.label for model in TREES)
    subscribe(
        Saved,
        _made,
        step=Step.OTHERS,
        where=TREES.__contains__,
        of=of,
        does="regional editors have their rights on it",
    )


def make_missing() -> list[str]:
    """For the pages that were there before; gives the names of new groups."""
    made = [_provide(tree, page) for tree in TREES.values() for page in tree.model.objects.order_by("pk")]
    return [name for name in made if name]


def _made(event):
    if event.created:
        _provide(TREES[event.model], event.row)


def _provide(tree, page) -> str:
    """Gives the name of the group that was made, if one was. Translations are under the rights on their languages."""
    key = key_of(page)
    if page.alias_of_id or page.locale_id != Locale.get_default().pk or _provided(key):
        return ""
    editors = Group.objects.filter(pk__in=ShippedGroup.objects.filter(key=REGIONAL.key).values("group")).first()
    if editors is None:  # a site that has no regional editors
        return ""
    group = Group.objects.create(name=_name(editors, page)) if tree.own_group else editors
    on_page(group, page, tree.actions)
    ShippedGroup.objects.create(key=key, group=group)
    return group.name if tree.own_group else ""


def key_of(page) -> str:
    """What the group of a page is remembered by; ``group_of`` gives it."""
    return f"{page._meta.label_lower}:{page.translation_key}"


def _provided(key):
    return ShippedGroup.objects.filter(key=key).exists()


def _name(editors, page) -> str:
    """A name that no group has: two regions may have one title."""
    name = f"{editors.name}: {page.title}"[: LENGTH - 5]
    taken = set(Group.objects.filter(name__startswith=name).values_list("name", flat=True))
    numbered = (name if number == 1 else f"{name} {number}" for number in range(1, len(taken) + 2))
    return next(each for each in numbered if each not in taken)
