"""What a link to a draft holds: which revision, of what, signed with the time. It opens nothing else."""

from django.conf import settings
from django.core import signing
from wagtail.models import Revision

SALT = "cms.api.preview"


class TokenError(ValueError):
    """A token that was not made here, was changed, is too old or belongs to something else."""


def token_for(revision: Revision) -> str:
    """Valid for ``PREVIEW_SECONDS``."""
    return signing.dumps(_bound(revision), salt=SALT)


def revision_of(token: str) -> Revision | None:
    """The revision that a token was made for; None where it is gone. Raises TokenError."""
    try:
        bound = signing.loads(token, salt=SALT, max_age=settings.PREVIEW_SECONDS)
    except (signing.BadSignature, ValueError) as error:
        raise TokenError("expired" if isinstance(error, signing.SignatureExpired) else "not valid") from error
    revision = Revision.objects.filter(pk=bound[0]).select_related("content_type").first()
    if revision is not None and _bound(revision) != bound:
        raise TokenError("of something else")
    return revision


def _bound(revision) -> list:
    """A number may come to stand for another revision, where a database was restored: so more than the number."""
    return [revision.pk, revision.base_content_type_id, str(revision.object_id), revision.created_at.isoformat()]
