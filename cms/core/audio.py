"""Which files are recordings that every browser plays, told by their name and by how they begin."""

from pathlib import PurePath

LARGEST = 20 * 1024 * 1024  # bytes: about 40 minutes of speech
TYPES = {"mp3": "audio/mpeg", "m4a": "audio/mp4", "ogg": "audio/ogg", "oga": "audio/ogg", "opus": "audio/ogg"}


def media_type(name: str) -> str | None:
    """The media type of a recording by its file's name; None for other files."""
    return TYPES.get(PurePath(name).suffix.lower().removeprefix("."))


def is_what_it_says(file, name: str) -> bool:
    """Whether a file that is called a recording begins like one of its type. Leaves the file where it was."""
    file.seek(0)
    start = file.read(12)
    file.seek(0)
    kind = media_type(name)
    if kind == "audio/ogg":
        return start.startswith(b"OggS")
    if kind == "audio/mp4":
        return start[4:8] == b"ftyp"
    is_frame = len(start) > 1 and start[0] == 0xFF and start[1] & 0xE0 == 0xE0  # of MPEG audio without a tag before it
    return start.startswith(b"ID3") or is_frame
