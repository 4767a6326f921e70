"""What every service has."""

from ..calling import not_understood
from ..markup import HTML, Dialect


class Provider:
    """A service that translates. ``name`` and ``version`` are kept with each text it wrote."""

    name = ""
    version = ""
    dialect: Dialect = HTML
    needs_key = False
    needs_endpoint = False
    is_outside = True

    def __init__(self, endpoint: str, key: str, seconds: float):
        self.endpoint, self.key, self.seconds = endpoint.rstrip("/"), key, seconds

    @property
    def tool_name(self) -> str:
        return f"{self.name} {self.version}".strip()

    def can_translate(self, source: str, target: str) -> bool:
        """Whether it makes sense to ask, told from language codes; what the service really knows, it says itself."""
        return base(source) != base(target)

    def translate(self, texts: list[str], source: str, target: str) -> list[str]:
        """The service's answers to texts in its dialect. Raises MachineError."""
        raise NotImplementedError


def base(code: str) -> str:
    return code.split("-")[0].lower()


def strings(found) -> list[str]:
    """A list of strings, or an error that says the answer cannot be understood."""
    if not isinstance(found, list) or not all(isinstance(text, str) for text in found):
        raise not_understood()
    return found
