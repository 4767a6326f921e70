"""ODT, ODS and ODP: what they hold besides their text, and the file without it."""

import re

from .held import AUTHOR, CHANGES, COMMENTS, SHEETS, Held
from .packed import local, tree
from .xml_text import drop

KINDS = {"odt": "text", "ods": "spreadsheet", "odp": "presentation"}
SAYS_WHO = ("meta:initial-creator", "dc:creator", "meta:printed-by", "meta:user-defined", "meta:keyword")
CHANGE_MARKS = ("text:change-start", "text:change-end", "text:change")


def is_kind(parts, ending: str) -> bool:
    wanted = f"application/vnd.oasis.opendocument.{KINDS[ending]}".encode()
    return parts.get("mimetype", b"").strip() == wanted


def has_macros(parts) -> bool:
    return any(name.startswith(("Basic/", "Scripts/")) and not name.endswith(("/", "-lc.xml")) for name in parts)


def held(parts) -> Held:
    content = tree(parts["content.xml"])
    meta = tree(parts["meta.xml"]).iter() if "meta.xml" in parts else ()
    names = [local(element) for element in content.iter()]
    found = {
        AUTHOR: int(any(local(each) in {name[5 if name[0] == "m" else 3 :] for name in SAYS_WHO} for each in meta)),
        COMMENTS: names.count("annotation"),
        CHANGES: names.count("changed-region") + names.count("cell-content-change"),
        SHEETS: _hidden(parts["content.xml"]),
    }
    return {kind: number for kind, number in found.items() if number}


def without(parts) -> dict[str, bytes]:
    """Changes stand in the text as they would be accepted: what was deleted is kept apart from it."""
    kept = {name: content for name, content in parts.items() if not name.startswith("Thumbnails/")}
    for name in ("content.xml", "styles.xml", "meta.xml"):
        if name in kept:
            xml = kept[name].decode("utf-8", "surrogateescape")
            xml = drop(xml, *SAYS_WHO) if name == "meta.xml" else _cleaned(xml)
            kept[name] = xml.encode("utf-8", "surrogateescape")
    if "META-INF/manifest.xml" in kept:
        manifest = kept["META-INF/manifest.xml"].decode()
        kept["META-INF/manifest.xml"] = re.sub(r'<manifest:file-entry[^>]*"Thumbnails/[^>]*/>', "", manifest).encode()
    return kept


def _cleaned(xml):
    return drop(
        xml,
        "office:annotation",
        "office:annotation-end",
        "text:tracked-changes",
        "table:tracked-changes",
        *CHANGE_MARKS,
    )


def _hidden(content: bytes) -> int:
    """Sheets whose style says that they are not shown, and slides that are left out of the show."""
    styles = re.findall(
        rb'<style:style style:name="([^"]+)"[^>]*>(?:(?!</style:style>).)*?table:display="false"', content, re.S
    )
    sheets = re.findall(rb'<table:table [^>]*table:style-name="([^"]+)"', content)
    return sum(name in styles for name in sheets) + content.count(b'presentation:visibility="hidden"')
