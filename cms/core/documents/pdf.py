"""PDF: what it holds besides its text, and the file without it."""

from io import BytesIO

from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, NameObject

from .held import AUTHOR, COMMENTS, FILES, SCRIPTS, Held

SAYS_WHO = {"/Author", "/Keywords", "/Company", "/Manager"}
NOTES = {"/Text", "/Popup", "/FileAttachment", "/Sound", "/Movie", "/RichMedia"}  # drawn as a sign, not as content
KEPT = {"/Link", "/Widget"}
OF_NOTES = ("/T", "/Contents", "/RC", "/Subj", "/NM", "/Popup", "/IRT")


def held(content: bytes) -> Held:
    reader = _opened(content)
    names = reader.trailer["/Root"].get("/Names", {})
    annotations = [each for page in reader.pages for each in _annotations(page)]
    found = {
        AUTHOR: int(bool(SAYS_WHO & set(reader.metadata or {})) or _metadata_says_who(reader.trailer["/Root"])),
        COMMENTS: sum(_is_comment(each) for each in annotations),
        FILES: len(reader.attachments) + sum(each.get("/Subtype") == "/FileAttachment" for each in annotations),
        SCRIPTS: int("/JavaScript" in names) + int(_starts_script(reader.trailer["/Root"])),
    }
    return {kind: number for kind, number in found.items() if number}


def without(content: bytes) -> bytes:
    writer = PdfWriter(clone_from=_opened(content))
    writer.metadata = None
    root = writer.root_object
    for name in ("/Metadata", "/AA", "/AF", *(["/OpenAction"] if _starts_script(root) else [])):
        root.pop(name, None)
    for name in ("/EmbeddedFiles", "/JavaScript"):
        root.get("/Names", {}).get_object().pop(name, None) if "/Names" in root else None
    for page in writer.pages:
        page.pop("/AA", None)
        page.pop("/Metadata", None)
        kept = ArrayObject(each for each in page.get("/Annots", ()) if each.get_object().get("/Subtype") not in NOTES)
        for each in kept:
            _without_words(each.get_object())
        if "/Annots" in page:
            page[NameObject("/Annots")] = kept
    # What nothing refers to any more is still in the file; a copy of what is reached from its root has it no longer.
    copy = PdfWriter(clone_from=PdfReader(_written(writer)))
    copy.metadata = None
    return _written(copy).getvalue()


def _written(writer) -> BytesIO:
    output = BytesIO()
    writer.write(output)
    return output


def is_signed(content: bytes) -> bool:
    """A signature holds for the file as it is: written anew, it would be broken."""
    return b"/ByteRange" in content


def _opened(content):
    reader = PdfReader(BytesIO(content))
    if reader.is_encrypted:
        reader.decrypt("")
    return reader


def _annotations(page):
    return [each.get_object() for each in page.get("/Annots", ())]


def _is_comment(annotation) -> bool:
    kind = annotation.get("/Subtype")
    return kind == "/Text" or (kind not in KEPT | NOTES and bool(annotation.get("/Contents") or annotation.get("/T")))


def _without_words(annotation):
    if annotation.get("/Subtype") not in KEPT:
        for name in OF_NOTES if annotation.get("/Subtype") != "/FreeText" else ("/T", "/Subj", "/NM", "/Popup"):
            annotation.pop(name, None)


def _metadata_says_who(root) -> bool:
    metadata = root.get("/Metadata")
    return metadata is not None and b"dc:creator" in metadata.get_object().get_data()


def _starts_script(root) -> bool:
    action = root.get("/OpenAction")
    action = action.get_object() if action is not None else None
    return "/AA" in root or (isinstance(action, dict) and action.get("/S") == "/JavaScript")
