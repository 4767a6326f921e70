"""How words of each language are reduced, as the files of ``cms.core.languages`` have it.

Pashto, Tigrinya, Somali and Kurdish have neither stemmer nor word list: they are folded and split, no more.
"""

from cms.core.languages import KNOWN
from cms.core.languages.rules import Search as Treatment

TABLE = {code: rules.search for code, rules in KNOWN.items() if rules.search}
PLAIN = Treatment()


def treatment(language: str) -> Treatment:
    """The treatment of a BCP 47 code: its own, else that of its base language (``fr-CA``: ``fr``), else the plain."""
    return TABLE.get(language) or TABLE.get(language.split("-")[0]) or PLAIN
