"""What must be in order before the site is served: apps register checks with the tag ``START``.

``check --deploy`` looks at the same. Commands run in spite of it, since one of them sets things right.
"""

from django.core.checks import run_checks
from django.core.exceptions import ImproperlyConfigured

START = "start"


def refuse_unsafe() -> None:
    """Stop the start of a web server with everything that is not in order."""
    found = run_checks(tags=[START], include_deployment_checks=True)
    serious = [f"{each.msg} {each.hint or ''}".strip() for each in found if each.is_serious()]
    if serious:
        raise ImproperlyConfigured(" ".join(serious))
