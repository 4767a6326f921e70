"""The demonstration comes in completely or not at all, once, and loses nobody's work."""

from io import StringIO

import polib
import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from wagtail.models import Page

from cms.importer.management.commands.load_demo import FOLDER
from cms.importer.markup import check_html
from cms.importer.models import ImportedItem
from cms.importer.reading import read
from cms.importer.records import Record, RecordError
from regions.models import Organisation, RegionPage, Topic
from tests.built_once import built_once

pytestmark = pytest.mark.django_db

SMALL = {
    "settings.toml": 'network_name = "Tables"\n[[footer]]\nlanguage = "en"\nhtml = "<p>Us</p>"\n',
    "topics.toml": '[[topic]]\nid = "housing"\nname = "Housing"\n',
    "organisations.toml": '[[organisation]]\nid = "tero-loko"\nname = "Tero Loko"\nkind = "association"\n'
    'country = "FR"\nwhat = "A farm."\naliases = ["Tero"]\n',
    "pages.toml": "".join(
        f'[[page]]\nid = "{name}"\ntitle = "{name.title()}"\nsummary = "About {name}."\n'
        for name in ("home", "regions", "news", "good-practices")
    ),
    "regions/isere.toml": 'id = "isere"\ntitle = "Isère"\nsummary = "A region."\ncountry = "FR"\n'
    'administrative_type = "departement"\nlatitude = 45.26\nlongitude = 5.58\nmembers = ["tero-loko"]\n',
    "roundtables.toml": '[[roundtable]]\nid = "isere-2"\nregion = "isere"\nordinal = 2\nstatus = "held"\n'
    'start = 2021-06-22\nparticipants_low = 18\npresenters = ["tero-loko"]\n',
    "news/second.toml": 'slug = "second"\ntitle = "Second"\nsummary = "What was said."\nkind = "roundtable"\n'
    'roundtable = "isere-2"\nregions = ["isere"]\npractices = ["farm"]\n'
    "[[body]]\ntype = \"text\"\nhtml = '''<p>We met.</p>'''\n"
    '[[body]]\ntype = "call_to_action"\nlink_text = "The region"\npage = "region:isere"\n',
    "practices/farm.toml": 'slug = "farm"\ntitle = "Farm"\nsummary = "It grows."\nregions = ["isere"]\n'
    'topics = ["housing"]\norganisations = ["tero-loko"]\nsource = "second"\n',
}


@pytest.fixture
def folder(tmp_path):
    for name, content in SMALL.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return tmp_path


def load(folder, **options):
    output = StringIO()
    call_command("load_demo", folder=folder, stdout=output, without_users=True, **options)
    return output.getvalue()


@built_once
def loaded(db, folder):
    """The small demonstration, as its files bring it in the first time."""
    load(folder)


def change(folder, name, old, new):
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_it_becomes_the_site(loaded, client):
    html = client.get("/en/news/second/").content.decode()
    for words in ("We met.", "22 June 2021", "18 stakeholders", "Tero Loko", "A farm.", 'href="/en/regions/isere/"'):
        assert words in html
    assert client.get("/en/good-practices/farm/").status_code == 200


def snapshot():
    return (
        list(Page.objects.order_by("pk").values_list("pk", "title", "latest_revision_id", "last_published_at")),
        list(Organisation.objects.values_list("pk", "name")),
        ImportedItem.objects.count(),
    )


def test_a_second_run_changes_nothing(folder, loaded):
    before = snapshot()
    assert "0 new" in load(folder)
    assert snapshot() == before


def test_a_second_run_loses_no_edit_and_brings_nothing_back(folder, loaded):
    region = RegionPage.objects.get()
    region.title = "Isère, edited"
    region.save_revision().publish()
    Topic.objects.all().delete()
    load(folder)
    assert RegionPage.objects.get().title == "Isère, edited"
    assert not Topic.objects.exists()


def test_a_new_record_comes_in_beside_what_is_there(folder, loaded):
    (folder / "topics.toml").write_text(SMALL["topics.toml"] + '[[topic]]\nid = "sport"\nname = "Sport"\n')
    load(folder)
    assert set(Topic.objects.values_list("slug", flat=True)) == {"housing", "sport"}


@pytest.mark.once
@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        ("topics.toml", 'name = "Housing"', "", ["topics.toml", "housing", "name", "is missing"]),
        ("topics.toml", 'name = "Housing"', "name = 7", ["topics.toml", "housing", "name", "text is expected"]),
        ("topics.toml", 'name = "Housing"', 'name = "x"\ncolour = "red"', ["topics.toml", "colour", "unknown field"]),
        ("topics.toml", "[[topic]]", "[[topic", ["topics.toml", "cannot be read"]),
        ("regions/isere.toml", '"tero-loko"', '"nobody"', ["isere.toml", "members", "no organisation “nobody”"]),
        ("regions/isere.toml", 'country = "FR"', 'country = "XX"', ["isere.toml", "country"]),
        ("regions/isere.toml", "latitude = 45.26", "latitude = 145.0", ["isere.toml", "latitude"]),
        ("roundtables.toml", "start = 2021-06-22", "start = 2021-06-22\nend = 2021-06-01", ["isere-2", "end"]),
        ("roundtables.toml", "start = 2021-06-22", 'start = "June"', ["isere-2", "start", "date is expected"]),
        ("roundtables.toml", 'region = "isere"', 'region = "vosges"', ["isere-2", "region", "vosges"]),
        ("news/second.toml", "<p>We met.</p>", "<p onclick=x>We</p>", ["second.toml", "body, block 1", "not allowed"]),
        ("news/second.toml", "<p>We met.</p>", "<p>We met.", ["second.toml", "body, block 1", "never closed"]),
        ("news/second.toml", "region:isere", "region:vosges", ["second.toml", "body, block 2", "vosges"]),
        ("news/second.toml", 'type = "text"', 'type = "film"', ["second.toml", "body, block 1", "film"]),
        ("practices/farm.toml", 'source = "second"', 'source = "third"', ["farm.toml", "source", "third"]),
        ("practices/farm.toml", 'source = "second"', 'status = "maybe"', ["farm.toml", "status", "maybe"]),
    ],
)
def test_a_broken_file_is_refused_with_its_place_and_changes_nothing(folder, name, old, new, told):
    change(folder, name, old, new)
    before = snapshot()
    with pytest.raises(CommandError) as caught:
        load(folder)
    for part in told:
        assert part in str(caught.value)
    assert snapshot() == before


def test_what_was_left_out_is_told_with_its_reason(folder):
    (folder / "left_out.toml").write_text('[[left_out]]\nrecord = "A title"\nwhy = "Only its title is known."\n')
    assert "A title: Only its title is known." in load(folder)


def test_production_refuses_it(folder, settings):
    settings.DEMO_ALLOWED = False
    with pytest.raises(CommandError, match="not for a public server"):
        load(folder)
    assert not ImportedItem.objects.exists()


def test_sign_ins_are_made_once_and_keep_their_changed_password(folder):
    call_command("load_demo", folder=folder, stdout=StringIO())
    user = get_user_model().objects.get(username="editor")
    user.set_password("a password of my own")
    user.save()
    call_command("load_demo", folder=folder, stdout=StringIO())
    assert get_user_model().objects.get(username="editor").check_password("a password of my own")


def french_words(folder):
    (folder / "translations").mkdir(exist_ok=True)
    (folder / "translations/fr.toml").write_text('topic = ["*"]\npage = ["home"]\n', encoding="utf-8")
    return folder / "translations/fr.po"


def test_new_english_gets_its_words_and_a_text_without_words_is_refused(folder):
    path = french_words(folder)
    path.write_text('msgid "Housing"\nmsgstr "Logement"\n\nmsgid "Gone"\nmsgstr "Parti"\n', encoding="utf-8")
    with pytest.raises(CommandError, match="no translation of “Home”"):
        load(folder)
    load(folder, without_translations=True)
    call_command("demo_words", "fr", folder=folder, stdout=StringIO())
    words = {entry.msgid: entry.msgstr for entry in polib.pofile(str(path))}
    assert words == {"Housing": "Logement", "Home": "", "About home.": ""}
    change(folder, "translations/fr.po", 'msgid "Home"\nmsgstr ""', 'msgid "Home"\nmsgstr "Accueil"')
    change(folder, "translations/fr.po", 'msgid "About home."\nmsgstr ""', 'msgid "About home."\nmsgstr "Ici."')
    assert "Français: 2 new translations" in load(folder)
    assert set(Topic.objects.values_list("name", flat=True)) == {"Housing", "Logement"}


def test_words_are_not_lost_to_a_database_without_the_demonstration(folder):
    path = french_words(folder)
    path.write_text('msgid "Housing"\nmsgstr "Logement"\n', encoding="utf-8")
    with pytest.raises(CommandError, match=r"Nothing was written.*topic/housing"):
        call_command("demo_words", "fr", folder=folder, stdout=StringIO())
    assert "Logement" in path.read_text(encoding="utf-8")


def test_the_real_files_hold_what_they_promise():
    records = read(FOLDER)
    assert len(records["region"]) == 10
    assert len(records["organisation"]) == 51
    assert records["left_out"]


@pytest.mark.parametrize(
    "html", ["<script>x</script>", "<a href='javascript:x'>x</a>", "<!-- x -->", "<p style='x'>x</p>"]
)
def test_markup_that_the_editor_would_refuse_is_refused(html):
    with pytest.raises(RecordError):
        check_html(Record("a.toml", "news", "x", {}), "body", html)
