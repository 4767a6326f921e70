"""Documents as people have them, made here: with an author, comments, changes, hidden sheets, scripts."""

import zipfile
from io import BytesIO

from openpyxl import Workbook
from openpyxl.comments import Comment
from pypdf import PdfWriter
from pypdf.annotations import Text
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

WHO = "Fatima Ahmadi"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>{WHO}</dc:creator><dc:title>Plan</dc:title>'
    f"<cp:lastModifiedBy>{WHO}</cp:lastModifiedBy></cp:coreProperties>"
)
TEXT = (
    f"<w:document {W}><w:body><w:p><w:commentRangeStart w:id='0'/><w:r><w:t>Kept</w:t></w:r>"
    f'<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r><w:ins w:id="1" w:author="{WHO}">'
    f'<w:r><w:t>Added</w:t></w:r></w:ins><w:del w:id="2" w:author="{WHO}"><w:r><w:delText>Struck</w:delText></w:r>'
    "</w:del></w:p></w:body></w:document>"
)
COMMENTS = f'<w:comments {W}><w:comment w:id="0" w:author="{WHO}"><w:p/></w:comment></w:comments>'
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/word/document.xml" ContentType="x"/>'
    '<Override PartName="/word/comments.xml" ContentType="y"/></Types>'
)
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="z/comments" Target="comments.xml"/></Relationships>'
)


def packed(parts) -> bytes:
    output = BytesIO()
    with zipfile.ZipFile(output, "w") as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return output.getvalue()


def docx(**more) -> bytes:
    return packed(
        {
            "[Content_Types].xml": TYPES,
            "docProps/core.xml": CORE,
            "word/document.xml": TEXT,
            "word/comments.xml": COMMENTS,
            "word/_rels/document.xml.rels": RELATIONS,
            **more,
        }
    )


def xlsx(hidden=False, comment=True) -> bytes:
    book = Workbook()
    book.properties.creator = WHO
    book.active["A1"] = "Kept"
    if comment:
        book.active["A1"].comment = Comment("Ask her", WHO)
    if hidden:
        book.create_sheet("Names").sheet_state = "hidden"
    output = BytesIO()
    book.save(output)
    return output.getvalue()


def odt() -> bytes:
    names = 'xmlns:office="o" xmlns:text="t" xmlns:dc="d" xmlns:meta="m"'
    text = (
        f"<office:document-content {names}><office:body><office:text><text:tracked-changes><text:changed-region>"
        f"<dc:creator>{WHO}</dc:creator>Struck</text:changed-region></text:tracked-changes><text:p>Kept"
        f"<office:annotation><dc:creator>{WHO}</dc:creator><text:p>Ask her</text:p></office:annotation></text:p>"
        "</office:text></office:body></office:document-content>"
    )
    who = f"<office:meta><dc:creator>{WHO}</dc:creator></office:meta>"
    meta = f"<office:document-meta {names}>{who}</office:document-meta>"
    kind = "application/vnd.oasis.opendocument.text"
    return packed({"mimetype": kind, "content.xml": text, "meta.xml": meta})


def pdf() -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.add_metadata({"/Author": WHO, "/Title": "Plan"})
    writer.add_annotation(0, Text(rect=(10, 10, 30, 30), text="Ask her", title_bar=WHO))
    writer.add_attachment("names.txt", WHO.encode())
    action = DictionaryObject({NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("1")})
    writer.root_object[NameObject("/OpenAction")] = action
    output = BytesIO()
    writer.write(output)
    return output.getvalue()


HOLDING = {  # name: (file, what it holds, words that stay)
    "plan.docx": (docx, {"author": 1, "comments": 1, "changes": 2}),
    "plan.xlsx": (xlsx, {"author": 1, "comments": 1}),
    "plan.odt": (odt, {"author": 1, "comments": 1, "changes": 1}),
    "plan.pdf": (pdf, {"author": 1, "comments": 1, "files": 1, "scripts": 1}),
}
REFUSED = {
    "macros in a document": ("plan.docx", lambda: docx(**{"word/vbaProject.bin": b"x"})),
    "a document for macros by another name": (
        "plan.docx",
        lambda: docx(
            **{"[Content_Types].xml": TYPES.replace('"x"', '"application/vnd.ms-word.document.macroEnabled"')}
        ),
    ),
    "a sheet named as a document": ("plan.docx", xlsx),
    "a text named as a PDF": ("plan.pdf", lambda: b"<html><script>alert(1)</script>"),
    "a PDF named as a text": ("plan.txt", pdf),
    "a program named as a list": ("plan.csv", lambda: b"MZ\x90\x00" * 20),
    "a zip that is none": ("plan.odt", lambda: b"PK\x03\x04 and no more"),
    "a hidden sheet": ("plan.xlsx", lambda: xlsx(hidden=True)),
    "an ending for macros": ("plan.docm", docx),
}
