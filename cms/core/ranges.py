"""Parts of a file, as players ask for them (RFC 9110, 14.2): some play nothing that they cannot get in parts."""

import re
from collections.abc import Iterable, Iterator

from django.http import HttpResponse, StreamingHttpResponse
from wagtail.documents.views.serve import serve

ASKED = re.compile(r"bytes=(\d*)-(\d*)")


def document(request, document_id, document_filename) -> HttpResponse:
    """Wagtail's own view of a document, with its guards; answers one range with 206, one outside the file with 416."""
    response = serve(request, document_id, document_filename)
    if response.status_code != 200 or not response.streaming or "Content-Length" not in response.headers:
        return response
    response.headers["Accept-Ranges"] = "bytes"
    match = ASKED.fullmatch(request.headers.get("Range", ""))
    return _part(response, *match.groups()) if match and any(match.groups()) else response


def _part(response, first: str, last: str):
    size = int(response.headers["Content-Length"])
    if first:
        start, end = _number(first, size), min(_number(last, size) if last else size, size - 1)
    else:
        start, end = max(0, size - _number(last, size)), size - 1
    if start > end:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    length = end + 1 - start
    headers = {**response.headers, "Content-Range": f"bytes {start}-{end}/{size}", "Content-Length": str(length)}
    return StreamingHttpResponse(_slice(response, start, length), status=206, headers=headers)


def _number(digits: str, size: int) -> int:
    """A number of any length: Python refuses to read thousands of digits, and all that counts is that it is past the
    end."""
    digits = digits.lstrip("0")
    return int(digits or 0) if len(digits) <= len(str(size)) else size


def _slice(chunks: Iterable[bytes], skip: int, wanted: int) -> Iterator[bytes]:
    for chunk in chunks:
        piece = chunk[skip : skip + wanted]
        skip = max(0, skip - len(chunk))
        wanted -= len(piece)
        if piece:
            yield piece
        if not wanted:
            return
