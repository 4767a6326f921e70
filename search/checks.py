"""Says when an installation forgot the word lists."""

from django.core import checks

from .analysis import lemmas


def word_lists_are_built(app_configs, **kwargs) -> list[checks.CheckMessage]:
    missing = lemmas.missing()
    if not missing:
        return []
    message = f"The word lists of the search are not built: {', '.join(missing)}. Words are found by their stems alone."
    return [checks.Info(message, hint="Run manage.py build_lemmas once after installing.", id="search.I001")]


def register() -> None:
    checks.register(word_lists_are_built)
