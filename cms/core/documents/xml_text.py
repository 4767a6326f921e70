"""Changes to an XML part that leave every other byte as it is.

Writing a parsed part anew would lose the names of namespaces, which programs look for by name (``mc:Ignorable``).
The parts were parsed before, so that only well-formed ones come here.
"""

import re


def drop(xml: str, *names: str) -> str:
    """Without these elements and all that is in them, also where one stands within another of its name."""
    for name in names:
        xml = re.sub(rf"<{name}(?:\s[^>]*)?/>", "", xml)
        inner = re.compile(rf"<{name}(?:\s[^>]*)?>(?:(?!<{name}[\s>]).)*?</{name}>", re.DOTALL)
        while inner.search(xml):
            xml = inner.sub("", xml)
    return xml


def unwrap(xml: str, *names: str) -> str:
    """Without these elements' own tags; what is in them stays."""
    for name in names:
        xml = re.sub(rf"</?{name}(?:\s[^>]*)?/?>", "", xml)
    return xml


def empty(xml: str, *names: str) -> str:
    """These elements without their text."""
    for name in names:
        xml = re.sub(rf"(<{name}(?:\s[^>]*)?>)[^<]*(</{name}>)", r"\1\2", xml)
    return xml
