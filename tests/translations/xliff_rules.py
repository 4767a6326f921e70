"""The rules of the XLIFF 2.0 core schema and of its prose that a file of ours must keep, as far as it uses them."""

import re
from xml.etree import ElementTree

CORE = "{urn:oasis:names:tc:xliff:document:2.0}"
NMTOKEN = re.compile(r"[\w.:-]+")
LANGUAGE = re.compile(r"[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*")
# For each element: its children in order with how many there may be, its attributes and those that must be there.
CHILDREN = {
    "xliff": "file+",
    "file": "skeleton? notes? (unit|group)+",
    "unit": "notes? originalData? (segment|ignorable)+",
    "segment": "source target?",
    "notes": "note+",
    "note": "",
    "originalData": "data+",
    "data": "cp*",
    "source": "(pc|ph|cp)*",
    "target": "(pc|ph|cp)*",
    "pc": "(pc|ph|cp)*",
    "ph": "",
}
ATTRIBUTES = {
    "xliff": ({"version", "srcLang"}, {"trgLang"}),
    "file": ({"id"}, {"original", "canResegment"}),
    "unit": ({"id"}, {"name"}),
    "segment": (set(), {"state", "id"}),
    "data": ({"id"}, set()),
    "pc": ({"id"}, {"type", "subType", "canCopy", "canDelete", "dataRefStart", "dataRefEnd"}),
    "ph": ({"id"}, {"type", "subType", "canCopy", "canDelete", "dataRef"}),
}
TEXT_MAY_STAND_IN = {"note", "data", "source", "target", "pc"}
STATES = {"initial", "translated", "reviewed", "final"}
TYPES = {"fmt", "ui", "quote", "link", "image", "other"}
SUBTYPES = {"xlf:lb", "xlf:pb", "xlf:b", "xlf:i", "xlf:u", "xlf:var"}


def faults(content: bytes) -> list[str]:
    """What in a file breaks the rules."""
    root = ElementTree.fromstring(content)
    found = [fault for element in root.iter() for fault in _faults_of(element)]
    found += [] if root.tag == f"{CORE}xliff" and root.get("version") == "2.0" else ["root"]
    found += [f"{name} is no language" for name in ("srcLang", "trgLang") if not LANGUAGE.fullmatch(root.get(name, ""))]
    for file in root.iter(f"{CORE}file"):
        found += _twice([unit.get("id") for unit in file.iter(f"{CORE}unit")])
    return found + [fault for unit in root.iter(f"{CORE}unit") for fault in _faults_of_unit(unit)]


def _faults_of(element):
    name = element.tag.removeprefix(CORE)
    if name not in CHILDREN:
        yield f"<{name}> is not known"
        return
    order = "".join(f"<{child.tag.removeprefix(CORE)}>" for child in element)
    if not re.fullmatch(re.sub(r"[a-zA-Z]+", lambda m: f"(?:<{m[0]}>)", CHILDREN[name]).replace(" ", ""), order):
        yield f"<{name}> holds {order}"
    if (
        name not in TEXT_MAY_STAND_IN
        and "".join([element.text or "", *(child.tail or "" for child in element)]).strip()
    ):
        yield f"<{name}> holds text"
    needed, allowed = ATTRIBUTES.get(name, (set(), set()))
    own = {key for key in element.attrib if not key.startswith("{")}
    if needed - own or own - needed - allowed:
        yield f"<{name}> has {sorted(own)}"
    if "id" in own and not NMTOKEN.fullmatch(element.get("id")):
        yield f"{element.get('id')} is no NMTOKEN"
    if element.get("state", "initial") not in STATES:
        yield "state"


def _faults_of_unit(unit):
    data = [item.get("id") for item in unit.iter(f"{CORE}data")]
    yield from _twice(data)
    for segment in unit.iter(f"{CORE}segment"):
        if segment.get("state", "initial") != "initial" and segment.find(f"{CORE}target") is None:
            yield "a state without a target"
        for side in segment:
            codes = [code for code in side.iter() if code is not side]
            yield from _twice([code.get("id") for code in codes])
            for code in codes:
                references = [code.get(name) for name in ("dataRef", "dataRefStart", "dataRefEnd") if code.get(name)]
                yield from (f"{reference} refers to nothing" for reference in references if reference not in data)
                if code.get("type") not in TYPES or code.get("subType", "xlf:b") not in SUBTYPES:
                    yield "type of a code"


def _twice(names):
    return [f"{name} stands twice" for name in {*names} if names.count(name) > 1]
