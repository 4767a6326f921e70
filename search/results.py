"""A page of results: what is shown of each, and nothing that its content does not let the public see now."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from cms.core import languages
from cms.core.failures import each

from .address import address_for
from .extracts import beginning, extract, marked
from .matching import Hit
from .models import EntryText
from .sources import sources
from .tasks import forget


@dataclass(frozen=True)
class Result:
    """One result, ready to be shown."""

    title: str  # safe HTML with the words of the query marked
    url: str
    language: str
    kind: str
    day: str
    extract: str  # safe HTML

    @property
    def direction(self) -> str:
        return languages.direction(self.language)


def results(hits: list[Hit], wanted: dict[str, tuple], reader: str) -> list[Result]:
    """What is shown of some hits. ``wanted`` has the forms to mark, by language."""
    rows = EntryText.objects.filter(pk__in=[hit.id for hit in hits]).select_related("entry")
    texts = {text.pk: text for text in public(list(rows))}
    shown = [(texts[hit.id], wanted.get(hit.language, ())) for hit in hits if hit.id in texts]
    return each("search", shown, lambda found: _result(found[0], found[1], reader), lambda found: found[0].title)


def public(texts: list[EntryText]) -> list[EntryText]:
    """The index is kept right by events; what it still holds against its content is passed over and forgotten."""
    ids: dict[str, set[int]] = {}
    for text in texts:
        ids.setdefault(text.entry.target, set()).add(text.entry.target_id)
    shown = {target: sources()[target].shown(some) if target in sources() else set() for target, some in ids.items()}
    for target, some in ids.items():
        if hidden := some - shown[target]:
            forget(target, hidden)
    return [text for text in texts if text.entry.target_id in shown[text.entry.target]]


def _result(text: EntryText, wanted, reader) -> Result:
    entry = text.entry
    passage = extract(text.summary, entry.language, wanted) or extract(text.body, entry.language, wanted)
    return Result(
        marked(text.title, entry.language, wanted),
        address_for(entry.language, text.path, reader),
        entry.language,
        kind_label(entry.kind),
        entry.day,
        passage or beginning(text.summary or text.body),
    )


def kind_label(kind: str) -> str:
    """A kind in the reader's words."""
    return next((str(source.label) for source in sources().values() if source.kind == kind), str(_("Page")))
