"""Text fields of which a migration learns the column alone."""

from django.db import models


class CharField(models.CharField):
    """Django's field, for what is checked, chosen or begun by functions of ours.

    A migration would import them for ever. What they do is no matter of the database, and so they may move or change
    without a migration.
    """

    def deconstruct(self) -> tuple:
        name, _path, args, kwargs = super().deconstruct()
        kwargs.pop("validators", None)
        kept = {key: value for key, value in kwargs.items() if key not in ("choices", "default") or not callable(value)}
        return name, "django.db.models.CharField", args, kept
