"""DOCX, XLSX and PPTX: what they hold besides their text, and the file without it."""

import re
from pathlib import PurePosixPath

from .held import AUTHOR, CHANGES, COMMENTS, FILES, SHEETS, Held
from .packed import local, tree
from .xml_text import drop, empty, unwrap

MAIN = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml", "pptx": "ppt/presentation.xml"}
PROPERTIES = ("docProps/core.xml", "docProps/app.xml", "docProps/custom.xml")
SAYS_WHO = ("dc:creator", "cp:lastModifiedBy", "Manager", "Company", "cp:keywords", "dc:description", "cp:category")
CHANGED = {"ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "tblPrChange", "sectPrChange", "trPrChange"}
FORMERLY = (
    *("w:rPrChange", "w:pPrChange", "w:tblPrChange", "w:sectPrChange", "w:trPrChange", "w:tcPrChange"),
    *("w:tblGridChange", "w:numberingChange", "w:tblPrExChange"),
)
MARKS = ("w:commentRangeStart", "w:commentRangeEnd", "w:commentReference")
RANGES = [f"w:{kind}Range{end}" for kind in ("moveFrom", "moveTo") for end in ("Start", "End")]
IS_COMMENTS = re.compile(
    r"(comments|commentauthors|persons?/|threadedcomment|people\.xml|ppt/authors\.xml)", re.IGNORECASE
)
HIDDEN = {"hidden", "veryHidden"}


def has_macros(parts) -> bool:
    names = [name.lower() for name in parts]
    return any("vbaproject" in name or "/macrosheets/" in name for name in names) or (
        b"macroEnabled" in parts.get("[Content_Types].xml", b"")
    )


def held(parts) -> Held:
    found = {
        AUTHOR: int(any(_says_who(parts[name]) for name in PROPERTIES if name in parts)),
        COMMENTS: sum(_count(parts[name], {"comment", "cm", "threadedComment"}) for name in _comments(parts)),
        CHANGES: sum(_count(parts[name], CHANGED) for name in _texts(parts)),
        SHEETS: _hidden(parts),
        FILES: sum("/embeddings/" in name for name in parts),
    }
    return {kind: number for kind, number in found.items() if number}


def without(parts) -> dict[str, bytes]:
    """All parts without author, comments and tracked changes, which are accepted. Files within it are parts of it."""
    gone = {name for name in _comments(parts) if not name.endswith(".rels")}
    if gone:  # the frames of notes in sheets
        gone |= {name for name in parts if name.startswith("xl/drawings/vmlDrawing")}
    gone |= {f"{PurePosixPath(name).parent}/_rels/{PurePosixPath(name).name}.rels" for name in gone}
    kept = {name: content for name, content in parts.items() if name not in gone}
    for name in kept:
        if name.endswith((".xml", ".rels")):
            kept[name] = _cleaned(name, kept[name].decode("utf-8", "surrogateescape"), gone)
    return kept


def _cleaned(name, xml, gone) -> bytes:
    if name in PROPERTIES:
        xml = drop(xml, "property") if name.endswith("custom.xml") else empty(xml, *SAYS_WHO)
    elif name.endswith(".rels") or name == "[Content_Types].xml":
        xml = _without_references(xml, {PurePosixPath(each).name for each in gone})
    elif name.startswith("xl/worksheets/") and any("vmlDrawing" in each for each in gone):
        xml = drop(xml, "legacyDrawing")
    elif name.startswith("word/"):
        xml = unwrap(drop(xml, "w:del", "w:moveFrom", *FORMERLY, *MARKS, *RANGES), "w:ins", "w:moveTo")
        xml = re.sub(r'\sw:rsid\w*="[^"]*"', "", xml)
    return xml.encode("utf-8", "surrogateescape")


def _without_references(xml, names) -> str:
    """``Target`` and ``PartName`` of parts that are gone."""

    def keep(match):
        target = re.search(r'(?:Target|PartName)="([^"]*)"', match[0])
        return "" if target and PurePosixPath(target[1]).name in names else match[0]

    return re.sub(r"<(?:Relationship|Override)\s[^>]*?/>", keep, xml)


def _comments(parts):
    return [name for name in parts if IS_COMMENTS.search(name) and name.endswith((".xml", ".rels"))]


def _texts(parts):
    return [
        name for name in parts if name.startswith("word/") and name.endswith(".xml") and name not in _comments(parts)
    ]


def _count(content, names) -> int:
    return sum(local(element) in names for element in tree(content).iter())


def _says_who(content) -> bool:
    names = {name.rpartition(":")[2] for name in SAYS_WHO} | {"property"}
    return any(local(e) in names and ((e.text or "").strip() or len(e)) for e in tree(content).iter())


def _hidden(parts) -> int:
    sheets = tree(parts["xl/workbook.xml"]).iter() if "xl/workbook.xml" in parts else ()
    hidden = sum(local(each) == "sheet" and each.get("state") in HIDDEN for each in sheets)
    slides = [name for name in parts if re.fullmatch(r"ppt/slides/[^/]+\.xml", name)]
    return hidden + sum(tree(parts[name]).get("show") in {"0", "false"} for name in slides)
