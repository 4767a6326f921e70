"""Words a month and language. Counted before a text is sent, so that two workers together never spend too many."""

from dataclasses import dataclass

from django.db.models import F
from django.utils import timezone
from wagtail.models import Locale

from ..models import MachineUse
from .configuration import words_a_month


@dataclass(frozen=True)
class Taken:
    """What was set aside: which of the wanted ones (by their place), how many words, and from which month."""

    places: tuple[int, ...] = ()
    words: int = 0
    use: int | None = None


def take(locale: Locale, wanted: list[int]) -> Taken:
    """Set aside words for as many texts as fit, in their order; ``wanted`` holds the words of each."""
    limit = words_a_month(locale.language_code)
    month = timezone.localdate().replace(day=1)
    use, _made = MachineUse.objects.get_or_create(locale=locale, month=month)
    while True:
        places, words = _fitting(wanted, None if limit is None else limit - use.words)
        if not places:
            return Taken()
        rows = MachineUse.objects.filter(pk=use.pk)
        if limit is not None:
            rows = rows.filter(words__lte=limit - words)
        if rows.update(words=F("words") + words):
            return Taken(places, words, use.pk)
        use.refresh_from_db()  # another worker took some meanwhile, so there is less than before


def _fitting(wanted, left) -> tuple[tuple[int, ...], int]:
    places, words = [], 0
    for place, number in enumerate(wanted):
        if left is None or words + number <= left:
            places.append(place)
            words += number
    return tuple(places), words


def give_back(taken: Taken) -> None:
    """Return what was set aside for texts that the service did not translate."""
    MachineUse.objects.filter(pk=taken.use, words__gte=taken.words).update(words=F("words") - taken.words)
