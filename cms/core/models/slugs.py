from typing import Any

from anyascii import anyascii
from django.core.exceptions import ValidationError
from django.utils.text import slugify
from wagtail.admin.panels import FieldPanel, TitleFieldPanel
from wagtail.admin.widgets import SlugInput

# What an address may hold: while the title is typed, letters with accents lose them as they do when it is saved.
ONLY_ASCII = {"data-w-slug-allow-unicode-value": False}


class SlugSourcePanel(TitleFieldPanel):
    """For the field that the slug is made from: it fills the slug while nothing is public yet, as on pages."""

    class BoundPanel(TitleFieldPanel.BoundPanel):
        def get_should_apply(self) -> bool:
            always_public = not hasattr(self.instance, "live")
            return super().get_should_apply() and not (always_public and self.instance.pk)


def titled_panel(name: str) -> TitleFieldPanel:
    """Without a title nothing is saved, not even a draft, as there would be nothing to make the slug from."""
    return SlugSourcePanel(name, classname="", placeholder=False, required_on_save=True)


def slug_panel() -> FieldPanel:
    return FieldPanel("slug", widget=SlugInput(attrs=ONLY_ASCII))


Mixed: Any = object  # what it is mixed into has the rest


class Slugged(Mixed):
    """A mixin before a snippet's model: an empty ``slug`` is made from the title, and no two contents share one.

    ``slug`` may be left empty in forms. The subclass says which field the title is and what is said of a slug in use.
    """

    slug: str
    titled_by = "title"
    slug_taken = ""

    def full_clean(self, *args, **kwargs) -> None:
        if not self.slug and getattr(self, self.titled_by):
            self.slug = self._free_slug()
        super().full_clean(*args, **kwargs)

    def clean(self) -> None:
        super().clean()
        if self.slug and self._others().filter(slug=self.slug).exists():
            raise ValidationError({"slug": self.slug_taken})

    def _others(self):
        return type(self)._base_manager.exclude(translation_key=self.translation_key)

    def _free_slug(self) -> str:
        """Made from the title, folding letters that are not ASCII (``Sigüenza`` gives ``siguenza``)."""
        longest = self._meta.get_field("slug").max_length - 10  # room for a number
        base = slugify(anyascii(getattr(self, self.titled_by)))[:longest].strip("-") or self._meta.model_name
        slug, number = base, 2
        while self._others().filter(slug=slug).exists():
            slug, number = f"{base}-{number}", number + 1
        return slug
