"""A record of the demonstration's files, and the error that names its place."""

from collections.abc import Mapping
from dataclasses import dataclass


class RecordError(Exception):
    """A file of the demonstration is broken. ``str()`` names file, record and field, and says what is wrong."""

    def __init__(self, file: str, record: str, field: str, message: str):
        place = ", ".join(
            part for part in (file, record and f"record “{record}”", field and f"field “{field}”") if part
        )
        super().__init__(f"{place}: {message}")


@dataclass(frozen=True)
class Record:
    """One record of a file."""

    file: str
    kind: str
    id: str
    values: Mapping

    def get(self, field: str, default=None):
        return self.values.get(field, default)

    def error(self, field: str, message) -> RecordError:
        return RecordError(self.file, self.id, field, str(message))

    @property
    def identifier(self) -> str:
        return f"{self.kind}/{self.id}"
