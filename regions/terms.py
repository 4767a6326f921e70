"""Names of organisations, which no translation changes: handed to the glossary."""

from collections import defaultdict

from cms.translations.glossary.seeds import Name, Source

from .models import Organisation, OrganisationAlias


def names():
    """Each organisation once, whatever languages it is in, with its other names."""
    texts = defaultdict(dict)
    for key, name in Organisation.objects.order_by("pk").values_list("translation_key", "name"):
        texts[key][name] = None
    aliases = OrganisationAlias.objects.order_by("pk").values_list("organisation__translation_key", "name")
    for key, name in aliases:
        texts[key][name] = None
    return [Name(key, tuple(found)) for key, found in texts.items()]


def organisations() -> Source:
    return Source("organisations", (Organisation, OrganisationAlias), names)
