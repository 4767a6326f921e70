"""What the settings say of machine translation: ``MACHINE_TRANSLATION`` in cms/settings/base.py."""

from django.conf import settings
from django.utils.translation import gettext as _

from .calling import is_safe_address
from .errors import LastingError
from .providers import PROVIDERS


def faults() -> list[str]:
    """What is wrong with the settings; empty if nothing is, or if machine translation is off."""
    chosen, found = settings.MACHINE_TRANSLATION, []
    if not chosen["PROVIDER"]:
        return found
    kind = PROVIDERS.get(chosen["PROVIDER"])
    if kind is None:
        return [_("MACHINE_PROVIDER must be one of: %(names)s.") % {"names": ", ".join(PROVIDERS)}]
    if kind.needs_key and not chosen["KEY"]:
        found.append(_("%(name)s needs a key: set MACHINE_KEY.") % {"name": kind.name})
    if kind.needs_endpoint and not chosen["ENDPOINT"]:
        found.append(_("%(name)s needs an address: set MACHINE_ENDPOINT.") % {"name": kind.name})
    if chosen["ENDPOINT"] and not is_safe_address(chosen["ENDPOINT"]):
        found.append(_("MACHINE_ENDPOINT must begin with https://, or with http:// on this machine."))
    return found


def is_offered() -> bool:
    """Whether a machine can be asked: one is configured, and rightly."""
    return bool(settings.MACHINE_TRANSLATION["PROVIDER"]) and not faults()


def provider():
    """The configured service. Raises LastingError with a message if there is none, or if it is set up wrongly."""
    chosen = settings.MACHINE_TRANSLATION
    if not chosen["PROVIDER"]:
        raise LastingError(_("Machine translation is switched off."))
    if faults():
        raise LastingError(_("Machine translation is not set up correctly: %(fault)s") % {"fault": faults()[0]})
    return PROVIDERS[chosen["PROVIDER"]](chosen["ENDPOINT"], chosen["KEY"], chosen["SECONDS"])


def words_a_month(code: str) -> int | None:
    """How many words a month machines may translate into a language; None without a limit."""
    chosen = settings.MACHINE_TRANSLATION
    return chosen["WORDS_BY_LANGUAGE"].get(code, chosen["WORDS_A_MONTH"])
