"""A practice whose slug changes stays reachable at its old address, in every language of the library."""

from django.apps import apps
from django.db.models.signals import pre_save
from wagtail.contrib.redirects.models import Redirect

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


def _before_saving(sender, instance, raw=False, **kwargs):
    if raw or not instance.pk:
        return
    before = sender._base_manager.filter(pk=instance.pk, live=True).values_list("slug", flat=True).first()
    if before and before != instance.slug:
        leave_redirects(instance, before)


def connect() -> None:
    pre_save.connect(_before_saving, sender=apps.get_model("regions", "GoodPractice"), dispatch_uid="practice_slug")
