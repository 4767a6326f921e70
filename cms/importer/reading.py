"""Reading the files of the demonstration: every fault is named with its file, record and field."""

import tomllib
from pathlib import Path

from .records import Record, RecordError
from .schema import OTHERS, check_fields

FOLDER = Path(__file__).resolve().parent / "demo"


def read(folder: Path) -> dict[str, dict[str, Record]]:
    """All records of a folder by kind and id. Raises RecordError for the first fault; nothing else happens."""
    found: dict[str, dict[str, Record]] = {kind: {} for kind in OTHERS}
    for path in sorted(folder.rglob("*.toml")):
        file = path.relative_to(folder).as_posix()
        for record in _records(path, file):
            if record.id in found[record.kind]:
                raise record.error("id", "another record of this kind has the same id.")
            check_fields(record)
            found[record.kind][record.id] = record
    return found


FOLDERS = {"regions": "region", "news": "news", "practices": "practice", "translations": "translation"}


def _records(path: Path, file: str):
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RecordError(file, "", "", f"the file cannot be read: {error}") from error
    folder = file.split("/")[0]
    if folder in FOLDERS:
        yield _record(file, FOLDERS[folder], content, default=path.stem)
    elif file == "settings.toml":
        yield Record(file, "settings", "settings", content)
    else:
        for kind, rows in content.items():
            if kind not in OTHERS or not isinstance(rows, list):
                raise RecordError(file, "", kind, "no such kind of record.")
            for number, row in enumerate(rows, 1):
                yield _record(file, kind, row, default=f"number {number}")


def _record(file, kind, values, default):
    values = dict(values)
    identifier = values.pop("id", values.pop("record", None)) or values.get("slug") or default
    return Record(file, kind, str(identifier), values)
