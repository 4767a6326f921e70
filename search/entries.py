"""Writing entries: a row's findings become tokens, text and vocabulary, all or nothing."""

import hashlib
from collections import Counter
from dataclasses import dataclass

from django.db import IntegrityError, transaction

from cms.core.findable import Finding

from . import tokens, vocabulary
from .analysis import analyse, version_of
from .models import EntryText, SearchEntry

LONGEST_BODY = 200_000  # letters of a text that are looked at
ATTEMPTS = 3
OFTEN = 3  # a word said as often as this is what a text is about


@dataclass(frozen=True)
class Row:
    """A row and what is to be found of it: nothing, if it is not public."""

    target: str  # label of its model
    pk: int
    kind: str
    findings: tuple[Finding, ...]


def write(rows: list[Row]) -> int:
    """Make the entries of some rows say what their findings say; gives how many were written anew."""
    for attempt in range(ATTEMPTS):
        try:
            with transaction.atomic():
                return _write(rows)
        except IntegrityError:  # another worker wrote an entry of the same row in the meantime: look again
            if attempt == ATTEMPTS - 1:
                raise
    return 0


def remove(entry_ids: list[int]) -> None:
    """Forget entries, with their tokens and their share in the vocabulary."""
    if not entry_ids:
        return
    with transaction.atomic():
        texts = EntryText.objects.filter(pk__in=entry_ids).values_list("entry__language", "words")
        _count_words(texts, -1)
        tokens.remove(entry_ids)
        EntryText.objects.filter(pk__in=entry_ids).delete()
        SearchEntry.objects.filter(pk__in=entry_ids).delete()


def tokens_of(finding: Finding) -> set[str]:
    """The tokens of all classes. The same words found in the title or the lead are there once more as such."""
    language = finding.language
    title, lead = analyse(finding.title, language), analyse(finding.summary, language)
    body = analyse(finding.body[:LONGEST_BODY], language)
    said = Counter(body)
    lead = [*lead, *(forms for forms, times in said.items() if times >= OFTEN)]
    places = ((tokens.TITLE, {*title}), (tokens.LEAD, {*lead}), ("", {*title, *lead, *said}))
    found = {tokens.token(language, tokens.PREFIX, form) for forms in title for form in forms.exact}
    for place, words in places:
        for forms in words:
            found |= tokens.of_forms(language, place, tokens.ALL, forms)
    return found


def _write(rows: list[Row]) -> int:
    wanted = {(row.target, row.pk, finding.language): (row, finding) for row in rows for finding in row.findings}
    right, stale = set(), []
    for entry in _known(rows):
        place = (entry.target, entry.target_id, entry.language)
        row, finding = wanted.get(place, (None, None))
        if finding and (entry.version, entry.digest) == (version_of(entry.language), _digest(row.kind, finding)):
            right.add(place)
        else:
            stale.append(entry.pk)
    remove(stale)
    new = [pair for place, pair in wanted.items() if place not in right]
    _add(new)
    return len(new)


def _known(rows):
    """The entries that some rows have, locked so that nobody else changes them meanwhile."""
    ids = {}
    for row in rows:
        ids.setdefault(row.target, []).append(row.pk)
    for target, some in ids.items():
        yield from SearchEntry.objects.select_for_update().filter(target=target, target_id__in=some)


def _add(new: list[tuple[Row, Finding]]) -> None:
    entries = SearchEntry.objects.bulk_create([_entry(row, finding) for row, finding in new])
    texts = [_text(entry, finding) for entry, (_row, finding) in zip(entries, new, strict=True)]
    EntryText.objects.bulk_create(texts)
    pairs = zip(entries, new, strict=True)
    tokens.put([(entry.pk, tokens_of(finding)) for entry, (_row, finding) in pairs])
    _count_words(((text.entry.language, text.words) for text in texts), 1)


def _entry(row: Row, finding: Finding) -> SearchEntry:
    return SearchEntry(
        target=row.target,
        target_id=row.pk,
        language=finding.language,
        key=finding.key,
        kind=row.kind,
        day=finding.day,
        facets=" ".join(sorted(f"{name}:{value}" for name, value in {*finding.facets, ("kind", row.kind)})),
        version=version_of(finding.language),
        digest=_digest(row.kind, finding),
    )


def _text(entry: SearchEntry, finding: Finding) -> EntryText:
    body = finding.body[:LONGEST_BODY]
    words = vocabulary.words_in(" ".join((finding.title, finding.summary, body)), finding.language)
    return EntryText(
        entry=entry,
        title=_plain(finding.title),
        path=finding.path,
        summary=_plain(finding.summary),
        body=_plain(body),
        words=" ".join(sorted(words)),
    )


def _count_words(texts, difference: int) -> None:
    """Note the words of several texts, pairs of a language and words, in the vocabulary."""
    found = {}
    for language, words in texts:
        found.setdefault(language, []).extend(words.split())
    for language in sorted(found):
        vocabulary.count(language, found[language], difference)


def _plain(text: str) -> str:
    """Text that any database can store: PostgreSQL refuses NUL, and lone surrogates are no text."""
    return text.replace("\x00", "").encode("utf-8", "ignore").decode()


def _digest(kind, finding) -> str:
    parts = [kind, finding.title, finding.path, finding.key, finding.summary, finding.body, finding.day]
    parts.append(repr(sorted(finding.facets)))
    return hashlib.sha256("\0".join(parts).encode("utf-8", "ignore")).hexdigest()
