"""What readers looked for and did not find, without anything about who they are."""

import hashlib
import hmac
from datetime import timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from .analysis.words import fold
from .models import FruitlessSearch
from .query import Query

KEPT_FROM = 5  # times it was asked
MOST_DIGITS = 4
DAYS = 90
LONGEST = 100


def record(query: Query, language: str) -> None:
    """Count a query without results. Its words are written down only when they were asked for the fifth time."""
    words = " ".join(fold(word) for word in query.words)
    if not _harmless(query, words):
        return
    digest = hmac.new(settings.SECRET_KEY.encode(), f"{language} {words}".encode(), hashlib.sha256).hexdigest()
    month = timezone.localdate().replace(day=1)
    rows = FruitlessSearch.objects.filter(language=language, hash=digest)
    if not rows.update(times=F("times") + 1, last_month=month):
        try:
            with transaction.atomic():
                FruitlessSearch.objects.create(language=language, hash=digest, last_month=month)
        except IntegrityError:  # somebody asked the same at the same time
            rows.update(times=F("times") + 1)
    rows.filter(times__gte=KEPT_FROM, words="").update(words=words)


def _harmless(query, words) -> bool:
    """Nothing that could be an address, a number of a person or a whole letter."""
    digits = sum(letter.isdigit() for letter in words)
    return bool(words) and len(words) <= LONGEST and "@" not in query.text and digits <= MOST_DIGITS and not query.cut


def forget_old() -> int:
    """Delete what nobody has asked for about ninety days."""
    limit = timezone.localdate() - timedelta(days=DAYS)
    return FruitlessSearch.objects.filter(last_month__lt=limit.replace(day=1)).delete()[0]
