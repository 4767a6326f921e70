"""What Wagtail asks the database about a page again and again, though it has just come from there.

Publishing a page in the editor asks some twenty times whether the language, the content type, the versions and the
place of the page exist and are its own. No form changes them, and the database refuses what is wrong by itself. Here
they are taken as known, so that the work for other languages fits into the request. What was found right once is not
asked again of the same object while it stays as it was.
"""

from functools import cache
from typing import Any

from django.db.models import ForeignKey, Model
from modelcluster.models import get_all_child_relations

from cms.operations.jobs.queue import queued_together

MACHINERY = {"content_type", "latest_revision", "live_revision", "locale", "path", "translation_key"}


Mixed: Any = object  # what it is mixed into has the rest


class KnownMachinery(Mixed):
    """A mixin of pages before Wagtail's own."""

    def full_clean(self, exclude=None, validate_unique=True, validate_constraints=True) -> None:
        asked = set(exclude or ())
        known = set() if self._state.adding else MACHINERY | self._known_references()
        super().full_clean(
            exclude=asked | known,
            validate_unique=validate_unique,
            validate_constraints=validate_constraints,
        )
        self._remember_references(asked - known)

    def _plain_references(self) -> tuple[str, ...]:
        return _references(type(self))  # type: ignore[arg-type] # a class is hashable

    def _known_references(self) -> set[str]:
        """References that were found to exist, and are still the same."""
        found = self.__dict__.get("_references_found", {})
        return {name for name, value in found.items() if self.__dict__.get(f"{name}_id") == value}

    def _remember_references(self, unasked) -> None:
        found = {name: self.__dict__.get(f"{name}_id") for name in self._plain_references() if name not in unasked}
        self._references_found = {name: value for name, value in found.items() if value is not None}

    def _check_slug_is_unique(self) -> None:
        place = self.path[: -self.steplen], self.slug
        if self._state.adding or self.__dict__.get("_place_found") != place:
            super()._check_slug_is_unique()
            self._place_found = place

    def with_content_json(self, content) -> Any:
        """What does not come from a revision is not looked for in it: the row's own is taken in any case."""
        content = {name: value for name, value in content.items() if name not in MACHINERY}
        for relation in get_all_child_relations(self.specific_class):
            name, owner = relation.get_accessor_name(), relation.field.name
            if name in content:
                content[name] = [{**child, owner: None} for child in content[name]]
        page = super().with_content_json(content)
        page.live_revision_id = self.live_revision_id
        page._cached_parent_obj = self.get_parent()
        page._remember_references(())  # what is gone was left out
        return page

    def save_base(self, *args, **kwargs) -> None:
        with queued_together():
            super().save_base(*args, **kwargs)

    def update_aliases(self, **kwargs) -> None:
        """There are none to be looked for."""


@cache
def _references(model: type[Model]) -> tuple[str, ...]:
    """Names of references of which nothing is asked but that they exist."""
    options = model._meta
    together = {name for names in options.unique_together for name in names}
    together |= {name for each in options.constraints for name in getattr(each, "fields", ())}
    plain = (
        field
        for field in options.concrete_fields
        if isinstance(field, ForeignKey) and not (field.get_limit_choices_to() or field.validators or field.unique)
    )
    return tuple(field.name for field in plain if field.name not in MACHINERY | together)
