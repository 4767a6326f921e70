class Fault(str):
    """A sentence that says why a translation may not be published and what to do. ``final``: nobody may override it."""

    final: bool

    def __new__(cls, text: str, final: bool = False):
        fault = super().__new__(cls, text)
        fault.final = final
        return fault
