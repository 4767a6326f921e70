"""What some write together and others apart, with a hyphen, an apostrophe, or none: each finds the others."""

import pytest
from django.core.management import call_command

from cms.core.searchable import SearchDocument
from search import entries, matching
from search.extracts import matches
from search.models import PromotedResult
from search.query import forms_that_count, read_query
from search.scratch import scratch_index
from tests.factories.pages import StandardPageFactory

pytestmark = pytest.mark.django_db

# Language: a text, its words in question, and what finds it. Between slashes: what must not.
TABLE = {
    "en": (
        (
            "a plan for [cooperation] here",
            "co-operation",
            "co operation",
            "co‐operation",
            "Co–operations",
            "co\u00adoperation",
        ),
        ("a plan for [co-operation] here", "cooperation", "cooperations", "co operation", "co−operation"),
        ("a plan for [co‑operation] here", "cooperation", "co-operation"),
        ("a plan for [co operation] here", "cooperation", "co-operation"),
        ("[inte-\ngration] at the end of a line", "integration"),
        ("our [e-mail] list", "email", "e mail", "emails"),
        ("our [email] list", "e-mail", "e mail"),
        ("a [multi-stakeholder] platform", "multistakeholder", "multi stakeholder platforms"),
        ("a [multistakeholder] platform", "multi-stakeholder", "multi stakeholder"),
        ("the first [round table] met", "roundtable", "first roundtables", "round-table"),
        ("the first [roundtable] met", "round table", "first round-table"),
        ("the first [round-table] met", "roundtables", "round table"),
        ("our [good practices]", "goodpractice", "goodpractices", "good-practice"),
        ("asked by [U.N.H.C.R]. twice", "UNHCR", "u.n.h.c.r"),
        ("asked by [UNHCR] twice", "U.N.H.C.R.", "U.N.H.C.R"),
        ("for [10,000] people", "10000", "10 000", "10.000"),
        ("for [10 000] people", "10000", "10,000"),
        ("for [10000] people", "10 000", "10,000", "10’000"),
        ("says Mr [O’Brien] today", "O'Brien", "OBrien", "o`brien", "O´Brien", "O Brien", "brien"),
        ("the [Val d’Oise] in France", "Val dOise", "val-d'oise", "Oise"),
        ("they [carry] a pet along the car, pet and all", "/carpet", "/carrya"),
        ("the rapist", "/therapist"),
    ),
    "fr": (
        (
            "pour [l’intégration] des femmes",
            "lintegration",
            "l'intégration",
            "l`integration",
            "l ′intégration",
            "l integration",
        ),
        ("[aujourd’hui] tout va", "aujourd'hui", "aujourdhui", "aujourd hui", "aujourd´hui"),
        ("le [Val d’Oise] entier", "Val-d'Oise", "Val dOise", "Val d Oise", "valdoise"),
        ("le [Val-d’Oise] entier", "Val d'Oise", "valdoise", "val doise"),
        ("un [rendez-vous] demain", "rendezvous", "rendez vous", "rendez–vous"),
        ("un parcours [socio-professionnel] ici", "socioprofessionnels", "socio professionnel"),
        ("un parcours [socioprofessionnel] ici", "socio-professionnelle", "socio professionnel"),
        ("une [table ronde] demain", "tableronde", "table-ronde"),
        ("une [O.N.G] locale", "ONG", "o.n.g."),
        ("[l’ONG] locale", "O.N.G."),
        ("un chef [d’œuvre] signé", "doeuvre", "oeuvre", "œuvre"),
        ("on demande l’aide des gens d’Angers", "/laide", "/dangers"),
    ),
    "es": (
        ("un taller [socio-laboral] nuevo", "sociolaboral", "socio laboral"),
        ("un taller [sociolaboral] nuevo", "socio-laboral", "socio laboral"),
        ("nuestro [email] nuevo", "e-mail", "e mail"),
        ("una [mesa redonda] nueva", "mesaredonda", "mesa-redonda"),
        ("la [EE.UU]. de antes", "eeuu", "EE UU"),
        ("la meta, redonda", "/metaredonda"),
    ),
    "pl": (
        ("współpraca [polsko-ukraińska] dziś", "polskoukrainska", "polsko ukraińska", "polsko—ukraińskiej"),
        ("współpraca [polskoukraińska] dziś", "polsko-ukraińska", "polsko ukraińska"),
        ("nasz [okrągły stół] dziś", "okrągłystół", "okrągły-stół"),
        ("pomoc od [U.N.I.C.E.F]. dziś", "unicef"),
        ("od [Łódzkiej] strony", "lodzkiej"),
        ("pod stołem", "/podstole"),
    ),
    "el": (
        ("η [κοινωνικο-οικονομική] ένταξη", "κοινωνικοοικονομικη", "κοινωνικο οικονομική"),
        ("η [κοινωνικοοικονομική] ένταξη", "κοινωνικο-οικονομική", "κοινωνικο οικονομική"),
        ("το [στρογγυλό τραπέζι] τους", "στρογγυλοτραπέζι"),
        ("οι [Μ.Κ.Ο]. εδώ", "μκο", "ΜΚΟ"),
        ("οι [ΜΚΟ] εδώ", "Μ.Κ.Ο."),
        ("το πικό", "/τοπικό"),
    ),
    "de": (
        ("eine [E-Mail] schicken", "email", "E Mail"),
        ("im Süden von [München] gelegen", "Muenchen", "munchen"),
        ("im Sueden von [Muenchen] gelegen", "München"),
        ("ein [Runder Tisch] tagt", "Rundertisch", "runder-tisch"),
        ("die [Straße] hier", "strasse"),
        ("ein neues Haus", "/neüs"),
    ),
    "it": (
        ("per [l'integrazione] di tutti", "lintegrazione", "l’integrazione", "l integrazione"),
        ("un aiuto [socio-sanitario] qui", "sociosanitario", "socio sanitario"),
        ("un aiuto [sociosanitario] qui", "socio-sanitario", "socio sanitario"),
        ("una [tavola rotonda] qui", "tavolarotonda"),
        ("un gruppo in formazione", "/informazione"),
    ),
    "ar": (
        ("السيد [عبد الرحمن] هنا", "عبدالرحمن", "عبد-الرحمن"),
        ("السيد [عبدالرحمن] هنا", "عبد الرحمن"),
        ("في [مـــدرسة] هنا", "مدرسة", "مدرسه"),
        ("قال [اللاجىء] هنا", "اللاجئ", "لاجئ"),
        ("في عام [٢٠٢١] هنا", "2021", "۲۰۲۱"),
        ("مشروع [سوسيو-مهني] هنا", "سوسيومهني", "سوسيو مهني"),
        ("بيت، لحم", "/بيتلحم"),
    ),
    "uk": (
        ("усі [п’ять] сіл", "п'ять", "пʼять", "п`ять", "п´ять", "пять"),
        ("усі [пять] сіл", "п’ять"),
        ("розвиток [соціально-економічний] тут", "соціальноекономічний", "соціально економічний"),
        ("нова [онлайнзустріч] тут", "онлайн-зустріч", "онлайн зустріч"),
        ("наш [круглий стіл] тут", "круглийстіл", "круглий-стіл"),
        ("на [ґанку] тут", "ганку"),
        ("він під стіл", "/підстіл"),
    ),
    "fa": (
        ("این کار [می‌شود] امروز", "میشود", "می شود"),
        ("این کار [میشود] امروز", "می‌شود", "می شود"),
        ("این کار [می شود] امروز", "میشود", "می‌شود"),
        ("این [کتاب‌خانه] امروز", "کتابخانه", "کتاب خانه", "كتابخانه"),
        ("این [کتابخانه] امروز", "کتاب‌خانه", "کتاب خانه"),
        ("این [کتاب خانه] امروز", "کتابخانه", "کتاب‌خانه"),
        ("سال [۱۴۰۰] بود", "1400", "١٤٠٠"),
        ("می نویسد، شود", "/میشود"),
    ),
}


def wrong_in(language, rows) -> list:
    """Queries that find what they must not, or do not find or mark what they must."""
    texts = [text.replace("[", "").replace("]", "") for text, *_queries in rows]
    documents = [SearchDocument(language, "", "", str(number), body=text) for number, text in enumerate(texts)]
    with scratch_index():
        entries.write([entries.Row("test.text", number, "text", (each,)) for number, each in enumerate(documents)])
        asked = [(number, *row) for number, row in enumerate(rows)]
        return [wrong for number, text, *queries in asked for wrong in _wrong(language, number, text, queries)]


def _wrong(language, number, text, queries):
    plain, begin, end = text.replace("[", "").replace("]", ""), text.find("["), text.find("]") - 1
    for asked in queries:
        query = read_query(asked.removeprefix("/"))
        found = str(number) in {hit.key for hit in matching.in_language(query, language)}
        marks = matches(plain, language, forms_that_count(query, language))
        marked = any(start < end and stop > begin for start, stop, _word in marks)
        if asked.startswith("/") == found or (found and not marked):
            yield plain, asked, found, marks


@pytest.mark.parametrize("language", TABLE)
def test_each_way_of_writing_a_word_finds_the_others(language):
    assert wrong_in(language, TABLE[language]) == []


def test_as_it_was_typed_ranks_above_what_is_written_otherwise():
    texts = ("a round table", "a roundtable", "a round-table")
    with scratch_index():
        documents = [SearchDocument("en", "", "", text, body=text) for text in texts]
        entries.write([entries.Row("test.text", number, "text", (each,)) for number, each in enumerate(documents)])
        found = [hit.key for hit in matching.in_language(read_query("roundtable"), "en")]
    assert sorted(found[:2]) == ["a round-table", "a roundtable"]
    assert found[2:] == ["a round table"]


def test_every_door_to_the_search_knows_the_spellings(indexed, titles, client, changes):
    with changes():
        page = StandardPageFactory(parent=indexed.home, title="Co-operation of l’Escale", slug="co", summary="Here.")
        PromotedResult.objects.create(language="en", words="co-operation", page=page)
    with changes():
        call_command("repair_search", verbosity=0)
    for typed in ("cooperation", "co operation", "Co–operation lescale", "l'escale"):
        assert titles(typed) == ["Co-operation of l’Escale"], typed
        found = client.get("/api/v1/search", {"locale": "en", "q": typed}).json()
        assert "<mark>" in found["items"][0]["title"], typed
    for typed in ("coope", "co-oper", "co oper", "l'esc", "lesca", "escal"):
        suggested = client.get("/en/search/suggestions/", {"q": typed}).json()["suggestions"]
        assert [each["title"] for each in suggested] == ["Co-operation of l’Escale"], typed
    for typed in ("cooperation", "co operation", "co-operations"):
        assert 'id="promoted"' in client.get("/en/search/", {"q": typed}).content.decode(), typed
    assert "cooperation" in client.get("/en/search/", {"q": "cooperatoin"}).content.decode()
