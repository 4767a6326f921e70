"""Zip files of office programs, read and written in parts that cannot grow without end."""

import zipfile
from io import BytesIO
from typing import Any

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

MOST_BYTES = 200_000_000  # of all parts together
MOST_PARTS = 5_000


class BrokenPackageError(Exception):
    """No zip, or one that asks for too much."""


def parts_of(content: bytes) -> dict[str, bytes]:
    """Names and contents of all parts."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            parts = packed.infolist()
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_BYTES:
                raise BrokenPackageError("too large")
            return {part.filename: packed.read(part) for part in parts}
    except BrokenPackageError:
        raise
    except Exception as error:
        raise BrokenPackageError(str(error)) from error


def pack(parts: dict[str, bytes]) -> bytes:
    """OpenDocument wants ``mimetype`` first and not compressed."""
    output = BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in sorted(parts, key=lambda name: name != "mimetype"):
            method = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            packed.writestr(zipfile.ZipInfo(name), parts[name], compress_type=method)
    return output.getvalue()


def tree(content: bytes) -> Any:
    """The root of an XML part; raises BrokenPackageError."""
    try:
        return ElementTree.fromstring(content)
    except (ElementTree.ParseError, DefusedXmlException, ValueError) as error:
        raise BrokenPackageError(str(error)) from error


def local(element) -> str:
    """The name of an element without its namespace."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
