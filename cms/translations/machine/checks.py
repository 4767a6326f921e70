"""What Django's checks say of machine translation: the commands that start the site repeat it."""

from django.conf import settings
from django.core.checks import Error, Tags, Warning, register

from .configuration import faults
from .providers import PROVIDERS


def check_machine_translation(app_configs, **kwargs):
    chosen = settings.MACHINE_TRANSLATION
    found = [Error(fault, id="translations.E001") for fault in faults()]
    kind = PROVIDERS.get(chosen["PROVIDER"])
    if kind and kind.is_outside and chosen["WORDS_A_MONTH"] is None:
        hint = "Set MACHINE_WORDS_A_MONTH, so that a mistake does not cost more than you would pay for it."
        found.append(Warning("Machine translation has no budget.", hint=hint, id="translations.W001"))
    if kind and not kind.is_outside and not settings.DEBUG and not settings.DEMO_ALLOWED:
        hint = "Set MACHINE_PROVIDER to a service, or to nothing."
        found.append(
            Warning("The dummy translates nothing and writes so into pages.", hint=hint, id="translations.W002")
        )
    return found


def connect() -> None:
    register(check_machine_translation, Tags.compatibility)
