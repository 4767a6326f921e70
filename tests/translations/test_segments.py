"""The one reader of segments gives texts in their places with their words, in two queries."""

import pytest

from cms.translations.engine.segments import segments_of, segments_of_many
from tests.factories.translations import review, start, write

from .exchanging import LINKED_FR, being_translated, save

pytestmark = pytest.mark.django_db
LINKED = 'We met <a id="a1">in the village</a> and <b>talked</b>.'


def test_segments_stand_in_the_order_of_the_page_with_their_place_and_links(site):
    body = [each for each in segments_of(being_translated(site)) if each.path.startswith("body")]
    assert [each.position for each in body] == [0, 1, 2]
    assert [each.text for each in body[:2]] == [LINKED, "Second paragraph."]
    assert body[0].attrs["a1"]["href"] == "https://example.org/"
    assert body[1].attrs == {}


def test_a_segment_tells_how_its_words_stand(site):
    translation = being_translated(site)
    save(translation, LINKED, LINKED_FR)
    save(translation, "Second paragraph.", "Deux.", has_error=True)
    review(translation)
    found = {each.text: each for each in segments_of(translation)}
    assert (found[LINKED].words.data, found[LINKED].is_done, found[LINKED].is_reviewed) == (LINKED_FR, True, True)
    assert not found["Second paragraph."].is_usable
    assert found["Fish &amp; chips cost 5 &lt; 6."].words is None


def test_each_translation_has_its_own_words(site):
    french, german = start(site.post, "fr"), start(site.post, "de")
    write(french)
    found = segments_of_many([french, german])
    assert {each.words.locale_id for each in found[french.pk]} == {french.target_locale_id}
    assert {each.words for each in found[german.pk]} == {None}


def test_two_queries_are_enough_for_any_number_and_all_that_is_asked_of_them(site, django_assert_num_queries):
    translations = [start(site.post, language) for language in ("fr", "de", "pl")]
    for translation in translations:
        write(translation)
        review(translation)
    with django_assert_num_queries(2):
        segments = [each for found in segments_of_many(translations).values() for each in found]
        told = [(each.text, each.attrs, each.carried, each.is_reviewed, each.words.context.path) for each in segments]
    assert len(told) > len(translations)
