"""Writing entries: a row's findings become tokens, text and vocabulary, all or nothing."""

import hashlib
from collections import Counter

from django.db import transaction

from cms.core.findable import Finding

from . import tokens, vocabulary
from .analysis import analyse, version_of
from .models import EntryText, SearchEntry

LONGEST_BODY = 200_000  # letters of a text that are looked at
OFTEN = 3  # a word said as often as this is what a text is about


def write(target: str, target_id: int, kind: str, findings: list[Finding]) -> int:
    """Make the entries of a row say what its findings say; gives how many were written anew."""
    with transaction.atomic():
        known = SearchEntry.objects.select_for_update().filter(target=target, target_id=target_id)
        known = {entry.language: entry for entry in known}
        gone = known.keys() - {finding.language for finding in findings}
        remove([known[language].pk for language in gone])
        return sum(_write(target, target_id, kind, finding, known.get(finding.language)) for finding in findings)


def remove(entry_ids: list[int]) -> None:
    """Forget entries, with their tokens and their share in the vocabulary."""
    if not entry_ids:
        return
    with transaction.atomic():
        for language, words in EntryText.objects.filter(pk__in=entry_ids).values_list("entry__language", "words"):
            vocabulary.count(language, words.split(), -1)
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


def _write(target, target_id, kind, finding, known) -> bool:
    version, digest = version_of(finding.language), _digest(kind, finding)
    if known and (known.version, known.digest) == (version, digest):
        return False
    values = {
        "key": finding.key,
        "kind": kind,
        "day": finding.day,
        "facets": " ".join(sorted(f"{name}:{value}" for name, value in finding.facets)),
        "version": version,
        "digest": digest,
    }
    entry, _made = SearchEntry.objects.update_or_create(
        target=target, target_id=target_id, language=finding.language, defaults=values
    )
    if known:
        old = EntryText.objects.filter(pk=entry.pk).values_list("words", flat=True).first() or ""
        vocabulary.count(finding.language, old.split(), -1)
    body = finding.body[:LONGEST_BODY]
    words = vocabulary.words_in(" ".join((finding.title, finding.summary, body)), finding.language)
    text = {
        "title": _plain(finding.title),
        "path": finding.path,
        "summary": _plain(finding.summary),
        "body": _plain(body),
        "words": " ".join(sorted(words)),
    }
    EntryText.objects.update_or_create(entry=entry, defaults=text)
    tokens.put(entry.pk, tokens_of(finding))
    vocabulary.count(finding.language, words, 1)
    return True


def _plain(text: str) -> str:
    """Text that any database can store: PostgreSQL refuses NUL, and lone surrogates are no text."""
    return text.replace("\x00", "").encode("utf-8", "ignore").decode()


def _digest(kind, finding) -> str:
    parts = [kind, finding.title, finding.path, finding.key, finding.summary, finding.body, finding.day]
    parts.append(repr(sorted(finding.facets)))
    return hashlib.sha256("\0".join(parts).encode("utf-8", "ignore")).hexdigest()
