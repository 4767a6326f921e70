from typing import Any

from django.db import models

from ..typed_dates import read_part
from ..validators import validate_partial_date

TYPED = 60  # letters: what is typed may be longer than what is stored


class PartialDateField(models.CharField):
    """A date as far as it is known, stored as ``2022``, ``2022-09`` or ``2022-09-30``; typed as people write dates."""

    def __init__(self, *args, **kwargs):
        known: dict[str, Any] = {"max_length": 10, "blank": True, "validators": [validate_partial_date]}
        super().__init__(*args, **known | kwargs)

    def clean(self, value, instance) -> Any:
        return super().clean(read_part(value) if value else value, instance)

    def formfield(self, **kwargs) -> Any:
        return super().formfield(**{"max_length": TYPED, **kwargs})

    def deconstruct(self) -> tuple:
        """To the database it is a short text."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs
