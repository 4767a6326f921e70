"""Terms are found in a text as people would find them, and those taken from content follow their content."""

import unicodedata
from io import StringIO
from uuid import uuid4

import pytest
from django.core.management import call_command
from wagtail import hooks
from wagtail.models import Locale

from cms.translations import glossary
from cms.translations.glossary.seeds import Name, Source, seed, sources
from cms.translations.models import Term
from regions.models import Organisation, OrganisationAlias
from tests.built_once import built_once
from tests.factories.snippets import OrganisationFactory, translate_snippet

pytestmark = pytest.mark.django_db


@pytest.fixture
def en(db):
    return Locale.objects.get(language_code="en")


@built_once
def fr(db):
    return Locale.objects.get_or_create(language_code="fr")[0]


def term(text, locale=None, use=Term.Use.APPROVED, concept=None):
    return Term.objects.create(text=text, locale=locale, use=use, concept=concept or uuid4())


def keep(*texts):
    return [term(text, use=Term.Use.KEEP) for text in texts]


def kept(text):
    return [text[start:end] for start, end in glossary.kept(text)]


class TestFinding:
    def test_a_name_is_found_where_it_stands(self):
        keep("SIRA")
        assert glossary.kept("The SIRA project") == [(4, 8)]

    def test_of_two_names_the_longer_is_found(self):
        keep("SHARE", "SHARE Network", "Network")
        assert kept("The SHARE Network and SHARE") == ["SHARE Network", "SHARE"]

    @pytest.mark.parametrize("text", ["SIRAs", "aSIRA", "SIRA2", "SIRA_x", "sira", "SIRÁ"])
    def test_a_name_is_not_found_within_a_word_or_in_other_capitals(self, text):
        keep("SIRA")
        assert kept(text) == []

    @pytest.mark.parametrize("text", ["(SIRA)", "l'SIRA", "l’SIRA", "SIRA-based", "«SIRA»", "SIRA.", "/SIRA,"])
    def test_punctuation_ends_a_word(self, text):
        keep("SIRA")
        assert kept(text) == ["SIRA"]

    @pytest.mark.parametrize(
        ("name", "text"),
        [
            ("Σύλλογος", "Ο Σύλλογος της Καρδίτσας"),
            ("Рада", "Українська Рада біженців"),
            ("المجلس", "قال المجلس اليوم"),
            ("難民", "日本の難民支援協会"),
            ("ผู้ลี้ภัย", "ช่วยผู้ลี้ภัยที่นี่"),
            ("José", "Señor José Díaz"),
        ],
    )
    def test_in_any_script(self, name, text):
        keep(name)
        assert kept(text) == [name]

    def test_a_vowel_sign_after_a_word_belongs_to_it(self):
        keep("كتب")
        assert kept("كتبَ الولد") == []

    def test_a_letter_with_its_accent_apart_is_the_same_letter(self):
        keep("Corrèze")
        apart = unicodedata.normalize("NFD", "en Corrèze aussi")
        assert kept(apart) == [unicodedata.normalize("NFD", "Corrèze")]

    @pytest.mark.parametrize("text", ["Réseau\xa0rural", "Réseau\u202frural", "Réseau\nrural"])
    def test_other_spaces_are_spaces(self, text):
        keep("Réseau rural")
        assert kept(text) == [text]

    def test_other_apostrophes_are_apostrophes(self):
        keep("Notre-Dame de l'Osier")
        assert kept("à Notre-Dame de l’Osier") == ["Notre-Dame de l’Osier"]

    @pytest.mark.parametrize("name", ["e.V.", "C++", "(Re)Connect", "¡Hola!"])
    def test_names_with_signs(self, name):
        keep(name)
        assert kept(f"see {name} there") == [name]

    def test_signs_alone_are_no_name(self):
        keep("...", "—")
        assert kept("so ... and — so") == []

    def test_a_word_is_found_in_any_capitals_and_an_acronym_only_in_its_own(self, en, fr):
        concept = term("round table", en).concept
        term("table ronde", fr, concept=concept)
        term("IT", en)
        found = glossary.terms_in("A Round Table about it", en, fr)
        assert [(found[0].start, found[0].end, found[0].instead)] == [(2, 13, ("table ronde",))]
        assert len(found) == 1

    def test_words_of_other_languages_are_not_terms_here(self, en, fr):
        term("table", fr)
        assert glossary.terms_in("the table", en, fr) == []

    def test_a_name_stays_itself_in_the_other_language(self, en, fr):
        keep("SIRA")
        assert glossary.terms_in("SIRA", en, fr)[0].instead == ("SIRA",)

    def test_a_forbidden_word_comes_with_the_one_to_use(self, en):
        concept = term("illegal migrant", en, Term.Use.FORBIDDEN).concept
        term("undocumented person", en, concept=concept)
        found = glossary.forbidden_in("An Illegal migrant", en)
        assert [(match.term.text, match.instead) for match in found] == [("illegal migrant", ("undocumented person",))]

    def test_equivalents_are_words_for_the_same_thing_without_the_forbidden_ones(self, en, fr):
        concept = term("asylum seeker", en).concept
        term("demandeur d'asile", fr, concept=concept)
        term("bogus refugee", en, Term.Use.FORBIDDEN, concept)
        assert [(found.text, found.locale) for found in glossary.equivalents("Asylum Seeker", en)] == [
            ("demandeur d'asile", fr.pk)
        ]
        assert {found.text for found in glossary.equivalents("bogus refugee", en)} == {
            "asylum seeker",
            "demandeur d'asile",
        }
        assert glossary.equivalents("seeker", en) == []
        assert glossary.equivalents("", en) == []


class TestCost:
    def test_each_question_costs_one_query_however_many_terms(self, en, fr, django_assert_num_queries):
        keep(*[f"Name {number}" for number in range(300)])
        glossary.kept("warm")
        with django_assert_num_queries(1):
            glossary.kept("Name 7 and Name 77")
        with django_assert_num_queries(1):
            glossary.equivalents("Name 7", en)

    def test_what_is_remembered_is_read_again_after_a_change(self):
        (one,) = keep("SIRA")
        assert kept("SIRA") == ["SIRA"]
        one.text = "SHARE"
        one.save()
        assert kept("SIRA SHARE") == ["SHARE"]
        one.delete()
        assert kept("SHARE") == []


@pytest.fixture
def organisation(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        organisation = OrganisationFactory(name="Caritas Isère")
        OrganisationAlias.objects.create(organisation=organisation, name="CI 38")
    return organisation


def seeded():
    return set(Term.objects.exclude(seed="").values_list("text", flat=True))


class TestSeeds:
    def test_names_of_organisations_are_not_translated(self, organisation):
        assert kept("With Caritas Isère (CI 38)") == ["Caritas Isère", "CI 38"]

    def test_a_renamed_organisation_is_renamed_here(self, organisation, django_capture_on_commit_callbacks):
        with django_capture_on_commit_callbacks(execute=True):
            organisation.name = "Caritas 38"
            organisation.save()
        assert seeded() == {"Caritas 38", "CI 38"}

    def test_a_deleted_organisation_goes_with_its_names(self, organisation, django_capture_on_commit_callbacks):
        with django_capture_on_commit_callbacks(execute=True):
            Organisation.objects.get(pk=organisation.pk).delete()
        assert seeded() == set()

    def test_a_translated_organisation_is_one_organisation(self, organisation, django_capture_on_commit_callbacks):
        with django_capture_on_commit_callbacks(execute=True):
            translate_snippet(organisation, "fr")
        assert Term.objects.filter(text="Caritas Isère").count() == 1

    def test_seeding_twice_changes_nothing(self, organisation):
        before = set(Term.objects.values_list("pk", "text", "changed_at"))
        out = StringIO()
        call_command("seed_terms", stdout=out)
        assert set(Term.objects.values_list("pk", "text", "changed_at")) == before
        assert "organisations: 0 added, 0 removed." in out.getvalue()

    def test_terms_that_people_made_stay(self, organisation, django_capture_on_commit_callbacks):
        term("Caritas Isère")
        with django_capture_on_commit_callbacks(execute=True):
            organisation.delete()
        assert Term.objects.get().seed == ""

    def test_what_a_person_decided_about_a_name_stays(self, organisation):
        changed = Term.objects.get(text="CI 38")
        changed.use, changed.note = Term.Use.APPROVED, "Means something else too"
        changed.save()
        call_command("seed_terms", stdout=StringIO())
        changed.refresh_from_db()
        assert (changed.use, changed.note) == (Term.Use.APPROVED, "Means something else too")

    def test_another_app_can_hand_in_names(self):
        source = Source("places", (), lambda: [Name(uuid4(), ("Weltdorf", " ", "x" * 300))])
        with hooks.register_temporarily("translation_terms", lambda: source):
            assert source in sources()
            assert seed(source) == (1, 0)
        assert seeded() == {"Weltdorf"}

    def test_seeding_costs_the_same_however_many(self, django_assert_max_num_queries):
        for _number in range(15):
            OrganisationAlias.objects.create(organisation=OrganisationFactory(), name=str(uuid4()))
        (source,) = sources()
        with django_assert_max_num_queries(8):
            assert seed(source) == (30, 0)
