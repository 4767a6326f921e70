"""What Django's checks say of content that an earlier version left in two minds about its language."""

from django.core.checks import Tags, Warning, register

HINT = "manage.py repair_languages puts it right and loses no words."


def check_languages(app_configs, databases=None, **kwargs):
    """Asked of a database (``migrate``, ``check --database default``), which may have no tables yet."""
    from django.db import DatabaseError, transaction

    from .lifecycle.joining import sources_to_join
    from .lifecycle.strays import strays

    if not databases:
        return []
    try:
        with transaction.atomic():
            joinable, stray = sum(1 for _each in sources_to_join()), strays().count()
    except DatabaseError:
        return []
    found = {
        "W003": f"Content that is translated from two languages: {joinable}." if joinable else "",
        "W004": f"Pages that stand below a page of another language: {stray}." if stray else "",
    }
    return [Warning(text, hint=HINT, id=f"translations.{number}") for number, text in found.items() if text]


def connect() -> None:
    register(check_languages, Tags.database)
