"""What Wagtail asks the database about a page again and again, though it has just come from there.

Publishing a page in the editor asks some twenty times whether the language, the content type, the versions and the
place of the page exist and are its own. No form changes them, and the database refuses what is wrong by itself. Here
they are taken as known, so that the work for other languages fits into the request.
"""

from typing import Any

from modelcluster.models import get_all_child_relations

from cms.operations.jobs.queue import queued_together

MACHINERY = {"content_type", "latest_revision", "live_revision", "locale", "path", "translation_key"}


Mixed: Any = object  # what it is mixed into has the rest


class KnownMachinery(Mixed):
    """A mixin of pages before Wagtail's own."""

    def full_clean(self, exclude=None, validate_unique=True, validate_constraints=True) -> None:
        known = set() if self._state.adding else MACHINERY
        super().full_clean(
            exclude={*(exclude or ()), *known},
            validate_unique=validate_unique,
            validate_constraints=validate_constraints,
        )

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
        return page

    def save_base(self, *args, **kwargs) -> None:
        with queued_together():
            super().save_base(*args, **kwargs)

    def update_aliases(self, **kwargs) -> None:
        """There are none to be looked for."""
