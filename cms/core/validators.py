"""Checks shared by several models; each message says what to do."""

from babel import Locale, UnknownLocaleError
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.utils.deconstruct import deconstructible
from django.utils.translation import gettext_lazy as _


def validate_language_code(value: str) -> None:
    """Refuse what is no BCP 47 language code known to CLDR."""
    try:
        Locale.parse(value, sep="-")
    except (ValueError, UnknownLocaleError) as error:
        message = _("“%(value)s” is not a language code. Write a code such as en, fr, pl or ar.")
        raise ValidationError(message, params={"value": value}) from error


@deconstructible
class Between:
    """Refuse numbers outside a range, naming the range."""

    def __init__(self, low, high):
        self.low, self.high = low, high

    def __call__(self, value):
        MinValueValidator(self.low)(value)
        MaxValueValidator(self.high)(value)

    def __eq__(self, other):
        return isinstance(other, Between) and (self.low, self.high) == (other.low, other.high)


validate_year = Between(1900, 2100)
validate_latitude = Between(-90, 90)
validate_longitude = Between(-180, 180)
validate_nuts_code = RegexValidator(
    r"^[A-Z]{2}[0-9A-Z]{0,3}$",
    _("Write the NUTS code in capitals, such as FRK24. Greece begins with EL."),
)
validate_partial_date = RegexValidator(
    r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$",
    _("Write a year (2021), a month (2021-01) or a day (2021-01-31)."),
)
