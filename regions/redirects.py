"""A practice whose slug changes stays reachable at its old address, in every language of the library."""

from django.apps import apps
from wagtail.contrib.redirects.models import Redirect

from cms.core.content_events import Saving, Step, subscribe
from cms.core.content_urls import address


def leave_redirects(practice, old_slug: str) -> None:
    """Send the old addresses of a practice to its new ones, and take away what would now lead in a circle."""
    library_model = apps.get_model("regions", "PracticeLibraryPage")
    for slug, language in library_model.objects.values_list("slug", "locale__language_code"):
        old, new = (address(language, f"{slug}/{part}/") for part in (old_slug, practice.slug))
        Redirect.objects.filter(old_path=Redirect.normalise_path(new)).delete()
        Redirect.objects.update_or_create(
            old_path=Redirect.normalise_path(old),
            site=None,
            defaults={"redirect_link": new, "redirect_page": None, "is_permanent": True, "automatically_created": True},
        )


def _before_saving(event):
    practice = event.row
    if not practice.pk:
        return
    before = type(practice)._base_manager.filter(pk=practice.pk, live=True).values_list("slug", flat=True).first()
    if before and before != practice.slug:
        leave_redirects(practice, before)


def connect() -> None:
    practice = apps.get_model("regions", "GoodPractice")
    subscribe(Saving, _before_saving, step=Step.FACTS, models=practice, does="its old address leads to the new one")
