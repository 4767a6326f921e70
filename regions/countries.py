"""Countries in which the network's organisations work, by ISO 3166-1 code; names come from CLDR."""

from cms.core import collation
from cms.core.dates import babel_locale

CODES = ("FR", "ES", "PL", "GR", "BE", "AT", "BG", "CY", "CZ", "DE", "DK", "EE", "FI", "HR", "HU", "IE", "IT", "LT")
CODES += ("LU", "LV", "MT", "NL", "PT", "RO", "SE", "SI", "SK", "CH", "GB", "NO", "UA")


def name(code: str) -> str:
    """A country's name in the active language: ``GR`` gives ``Greece`` in English; an unknown code is given back."""
    return babel_locale().territories.get(code, code)


def choices() -> list[tuple[str, str]]:
    """Codes and names for a form, by name in the active language."""
    return sorted(((code, name(code)) for code in CODES), key=lambda choice: collation.key(choice[1]))
