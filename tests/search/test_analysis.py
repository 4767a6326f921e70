"""What makes two spellings one word, in each language; and what keeps different words apart."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from simplemma.strategies.dictionaries import frontcode
from simplemma.strategies.dictionaries.dictionary_factory import _read_decompressed

from search.analysis import analyse_word, lemmas, stems, version_of
from search.analysis.languages import TABLE, treatment
from search.analysis.stop_words import STOP_WORDS
from search.analysis.words import LONGEST_WORD, fold, normalise, split
from search.extracts import matches


def analyse(text, language):
    """The forms of every word of a text, in their order, without what they make together."""
    return [forms for word in split(text) if (forms := analyse_word(word, language)).exact]


def alike(one, other, language):
    """Whether a query of one finds the other, by any class of forms."""
    first, second = (analyse(text, language)[0] for text in (one, other))
    return bool(first.exact & second.exact or first.lemmas & second.lemmas or first.stems & second.stems)


@pytest.mark.parametrize(
    ("language", "typed", "written"),
    [
        ("en", "child", "children"),
        ("fr", "refugie", "réfugiés"),
        ("fr", "ecole", "l’école"),
        ("es", "publica", "públicas"),
        ("pl", "uchodźca", "uchodźców"),
        ("pl", "tlumacz", "tłumaczami"),
        ("el", "δημος", "δήμους"),
        ("de", "strasse", "Straßen"),
        ("de", "Krankenhaus", "Krankenhäusern"),
        ("it", "associazione", "dell’associazione"),
        ("ar", "بلدية", "البلديات"),
        ("ar", "اقامة", "الإقامة"),
        ("uk", "сім'я", "сім’ї"),
        ("uk", "жінка", "жінок"),
        ("uk", "лікарка", "лікарки"),
        ("fa", "كتابخانه", "کتابخانه‌ها"),
        ("fa", "شهرداری", "شهرداری‌ها"),
        ("fa", "نجار", "نجاران"),
        ("fa", "كارگر", "کارگران"),
        ("fa", "وارد", "تازه‌واردان"),
        ("fa", "کننده", "شرکت‌کنندگان"),
        ("fa", "مستاجر", "مستأجران"),
        ("fa", "رفتن", "می‌روند"),
        ("ar", "استشارة", "استشارات"),
        ("ar", "لاجئ", "للاجئين"),
        ("el", "πλυντηρια", "πλυντήριο"),
        ("el", "χορωδίες", "χορωδία"),
        ("pl", "uchodzcow", "uchodźca"),
        ("pl", "prawnik", "prawniczka"),
        ("pl", "szkolić", "szkolenie"),
        ("es", "inmigracion", "inmigraciones"),
        ("uk", "вчитель", "вчителів"),
        ("uk", "вчитель", "учителька"),
        ("uk", "ради", "рада"),
        ("uk", "батьки", "батьків"),
        ("uk", "прийомна", "прийомних"),
        ("uk", "вирощування", "вирощувати"),
        ("uk", "учасник", "учасниці"),
        ("uk", "бiженцi", "біженець"),  # with Latin letters that look the same
        ("ps", "پښتو", "پښتو"),
        ("so", "dugsi", "DUGSI"),
        ("ti", "ትምህርቲ", "ትምህርቲ"),
    ],
)
def test_a_reader_finds_the_word_as_the_text_has_it(language, typed, written):
    assert alike(typed, written, language)


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "house", "horse"),
        ("fr", "cours", "courage"),
        ("uk", "їжа", "йод"),
        ("ar", "بيت", "بنت"),
        ("pl", "kot", "koc"),
        ("fa", "بار", "باران"),
        ("uk", "рука", "рік"),
        ("uk", "місто", "міст"),
        ("uk", "банка", "банк"),
        ("pl", "składka", "skład"),
        ("fr", "doit", "du"),
        ("el", "χωριό", "χορός"),
    ],
)
def test_different_words_stay_different(language, one, other):
    assert not alike(one, other, language)


def test_the_classes_are_kept_apart_so_that_exact_can_rank_above_the_rest():
    word = analyse_word("children", "en")
    assert word.exact == {"children"}
    assert word.lemmas == {"child"}
    assert "children" not in word.lemmas


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ﻻﺟﺊ", ["لاجئ"]),  # the presentation forms of PDF files
        ("con\u00adtact", ["contact"]),
        ("\u202eabc\u202c", ["abc"]),
        ("٢٠٢١ ۲۰۲۱", ["2021", "2021"]),
        ("за́мок", ["замок"]),
        ("a\x00b", ["a", "b"]),
        ("news/2024-05/file.pdf", ["news", "2024", "05", "file", "pdf"]),
        ("हिन्दी", ["हिन्दी"]),
        ("\ud800x", ["x"]),
        ("", []),
    ],
)
def test_what_looks_the_same_is_spelled_the_same(text, words):
    assert split(text) == words


def test_ukrainian_letters_survive_folding():
    assert fold("її") == "її"
    assert fold("й") == "й"


def test_only_letters_and_digits_reach_the_database():
    text = "O'Neil's 'quoted' \"x\" a:b -c * & | ! ( ) \\ сім'ї می‌خواهم l'été № ½ ™ 'שָׁלוֹם'"
    for forms in analyse(text, "fr"):
        for form in forms.exact | forms.lemmas | forms.stems:
            assert form.isalnum(), form


@pytest.mark.parametrize(("language", "word"), [("nl", "email"), ("es", "cdrom"), ("en", "1850s"), ("uk", "вул")])
def test_only_letters_come_out_of_a_list_that_has_hyphens_or_points(language, word):
    forms = analyse_word(word, language)
    assert lemmas.lemma(word, treatment(language).lemmas) != word
    assert all(form.isalnum() for some in forms for form in some)


def test_a_word_is_never_longer_than_the_index_takes():
    assert max(map(len, split("ä" * 10_000))) <= 60


def test_languages_without_resources_fold_and_split_and_no_more():
    for language in ("ps", "ti", "so", "ku", "xx"):
        assert treatment(language).stemmer == treatment(language).lemmas == ""
        assert [forms.exact for forms in analyse("Dugsiyada cusub", language)] == [{"dugsiyada"}, {"cusub"}]


def test_a_variant_is_treated_as_its_base_language():
    assert treatment("fr-CA") is TABLE["fr"]


def test_every_list_of_stop_words_belongs_to_a_language_of_the_table():
    assert STOP_WORDS.keys() <= TABLE.keys()
    assert fold("على") in STOP_WORDS["ar"]


def test_threads_share_stemmers_without_mixing_words_up():
    words = ["nationalisation", "refugees", "municipalities", "volunteering"] * 50
    expected = [stems.stem.__wrapped__(word, "english") for word in words]
    with ThreadPoolExecutor(8) as threads:
        for _round in range(20):
            assert list(threads.map(lambda word: stems.stem.__wrapped__(word, "english"), words)) == expected


def test_word_lists_are_read_in_place_by_many_threads():
    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(lambda word: lemmas.lemma.__wrapped__(word, "pl"), ["uchodźców", "kobietom"] * 100))
    assert found == ["uchodźca", "kobieta"] * 100


def test_without_its_word_list_a_language_has_stems_and_another_version(settings, tmp_path, monkeypatch):
    before = version_of("pl")
    settings.LEMMA_DIR = tmp_path
    monkeypatch.setattr(lemmas, "is_built", lambda name: lemmas.path_of(name).exists())
    monkeypatch.setattr("search.analysis.analyser.is_built", lambda name: lemmas.path_of(name).exists())
    assert version_of("pl") != before
    assert lemmas.lemma.__wrapped__("uchodźców", "pl") == "uchodźców"
    assert lemmas.missing()


def test_a_word_list_is_written_whole_or_not_at_all(settings, tmp_path, monkeypatch):
    settings.LEMMA_DIR = tmp_path

    def broken(name):
        yield b"a", b"b"
        raise OSError("disk full")

    monkeypatch.setattr(lemmas, "_words", broken)
    with pytest.raises(OSError, match="disk full"):
        lemmas.build("en")
    assert list(tmp_path.iterdir()) == []


def test_contract_simplemma_still_packs_its_lists_as_we_read_them():
    data = _read_decompressed("fa")
    backwards, count, start = frontcode._read_header(data)
    records = list(frontcode._iter_records(data, start))
    assert (backwards, len(records)) == (False, count)
    assert lemmas.WordFile(lemmas.path_of("fa"))[records[0][1].decode()] == records[0][2].decode()
    assert len(lemmas.WordFile(lemmas.path_of("fa"))) == count


def test_normalising_twice_changes_nothing():
    for text in ("ﻻﺟﺊ", "Ⅷ ﬁn", "сім’ї", "می‌خواهم"):
        assert normalise(normalise(text)) == normalise(text)


def test_a_word_without_end_is_marked_by_as_many_letters_as_the_index_knows():
    (word,) = split("α" * LONGEST_WORD)
    assert matches("α" * 300, "el", (analyse_word(word, "el"),)) == [(0, 300, 0)]
