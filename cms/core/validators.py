"""Checks shared by several models; each message says what to do."""

from babel import Locale, UnknownLocaleError
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.utils.translation import gettext_lazy as _


def validate_language_code(value: str) -> None:
    """Refuse what is no BCP 47 language code known to CLDR."""
    try:
        Locale.parse(value, sep="-")
    except (ValueError, UnknownLocaleError) as error:
        message = _("“%(value)s” is not a language code. Write a code such as en, fr, pl or ar.")
        raise ValidationError(message, params={"value": value}) from error


# Django's own, for migrations keep them.
validate_year = [MinValueValidator(1900), MaxValueValidator(2100)]
validate_latitude = [MinValueValidator(-90), MaxValueValidator(90)]
validate_longitude = [MinValueValidator(-180), MaxValueValidator(180)]
validate_nuts_code = RegexValidator(
    r"^[A-Z]{2}[0-9A-Z]{0,3}$",
    _("Write the NUTS code in capitals, such as FRK24. Greece begins with EL."),
)
validate_partial_date = RegexValidator(
    r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$",
    _("Write a year (2021), a month (2021-01) or a day (2021-01-31)."),
)
