"""Visitors meet no untranslated word in any language; staff meet none in French, the first language of the team."""

import polib
import pytest
from django.conf import settings
from wagtail.admin.localization import get_available_admin_languages

from cms.core import languages
from cms.core.interface_messages import Message, all_messages, public_messages
from cms.core.management.commands.updatecatalogues import catalogue_of, update

OTHERS = [language.code for language in languages.TABLE if language.code != languages.SOURCE]
COMPLETE = "fr"  # everything, editors' forms included


@pytest.fixture(scope="module")
def words():
    return all_messages()


@pytest.fixture(scope="module")
def public():
    return public_messages()


def entries(language):
    return [entry for entry in polib.pofile(str(catalogue_of(language))) if not entry.obsolete]


def untranslated(language, wanted):
    """The messages that a catalogue does not translate for certain, in all their plural forms."""
    known = {(entry.msgctxt, entry.msgid): entry for entry in entries(language)}
    found = {message: known.get((message.context, message.text)) for message in wanted}
    return {
        f"{wanted[message].relative_to(settings.BASE_DIR)}: {message.text}"
        for message, entry in found.items()
        if entry is None or entry.fuzzy or not entry.translated()
    }


def test_words_are_found_at_all(words, public):
    assert Message(None, "Skip to content") in public
    assert Message(None, "First roundtable") in public
    assert Message(None, "%(count)s stakeholder", "%(count)s stakeholders") in public
    assert len(words) > 300
    assert 100 < len(public) < len(words)


def test_help_for_editors_is_not_taken_for_public(public):
    assert not any(message.text.startswith("Leave empty") for message in public)


def test_every_word_is_translated_for_whoever_meets_it(words, public):
    """One list: each word with the languages that lack it."""
    lacking = {}
    for language in OTHERS:
        for word in untranslated(language, words if language == COMPLETE else public):
            lacking.setdefault(word, []).append(language)
    assert not lacking, "\n".join(["", *(f"{', '.join(codes)}: {word}" for word, codes in sorted(lacking.items()))])


def test_the_admin_is_offered_only_in_languages_that_have_all_its_words():
    offered = [code for code, _name in get_available_admin_languages()]
    assert {*offered} - {languages.SOURCE} == {COMPLETE}


def test_nothing_is_uncertain_and_every_plural_has_all_its_forms():
    faults = [f"{language}: {text}" for language in OTHERS for text in uncertain(language)]
    assert not faults, "\n".join(["", *faults])


def uncertain(language):
    """What is marked in a catalogue to be looked at, or lacks a form of its plural."""
    file = polib.pofile(str(catalogue_of(language)))
    forms = int(file.metadata["Plural-Forms"].split("nplurals=")[1].split(";")[0])
    return [
        entry.msgid
        for entry in file
        if not entry.obsolete and (entry.fuzzy or (entry.msgid_plural and len(entry.msgstr_plural) != forms))
    ]


def test_a_new_language_gets_a_catalogue_with_every_word_still_empty(tmp_path, settings, words):
    settings.LOCALE_PATHS = [tmp_path]
    added, aside = update("de")
    assert (added, aside) == (len({(message.context, message.text) for message in words}), 0)
    assert update("de") == (0, 0)
    assert untranslated("de", words)
