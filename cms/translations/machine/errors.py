"""Why a machine did not translate, in words for the person who asked."""


class MachineError(Exception):
    """The first argument is the message."""

    def __str__(self):
        return str(self.args[0]) if self.args else ""


class PassingError(MachineError):
    """It may go better in a while: after ``wait`` seconds, if the service said how long."""

    def __init__(self, message, wait: float | None = None):
        super().__init__(message)
        self.wait = wait


class LastingError(MachineError):
    """Asking again will not help."""
