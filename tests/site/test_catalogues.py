"""The interface catalogues: compiled without gettext, refused when broken."""

import gettext

import pytest
from django.core.management import CommandError, call_command

from cms.core.management.commands.compilecatalogues import compile_catalogue

GOOD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "Regions"\nmsgstr "Régions"\n'


@pytest.fixture
def catalogue(tmp_path, settings):
    folder = tmp_path / "fr" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    settings.LOCALE_PATHS = [tmp_path]
    return folder / "django.po"


def test_a_compiled_catalogue_translates(catalogue):
    catalogue.write_text(GOOD)
    call_command("compilecatalogues", verbosity=0)
    with catalogue.with_suffix(".mo").open("rb") as file:
        assert gettext.GNUTranslations(file).gettext("Regions") == "Régions"


def test_a_catalogue_is_compiled_again_only_when_it_changed(catalogue):
    catalogue.write_text(GOOD)
    assert [compile_catalogue(catalogue), compile_catalogue(catalogue)] == [True, False]


def test_uncertain_translations_are_not_shown(catalogue):
    catalogue.write_text(GOOD.replace('msgid "Regions"', '#, fuzzy\nmsgid "Regions"'))
    compile_catalogue(catalogue)
    with catalogue.with_suffix(".mo").open("rb") as file:
        assert gettext.GNUTranslations(file).gettext("Regions") == "Regions"


@pytest.mark.parametrize(
    ("added", "complaint"),
    [
        ('msgid "Nearly\nmsgstr "Presque"\n', "line 7: a quotation mark or a keyword is missing"),
        ('msgid "Nearly"\nmsgstr "Presque" "\n', "line 8: a quotation mark or a keyword is missing"),
        ('mesgid "Nearly"\n', "line 7: a quotation mark or a keyword is missing"),
        ('msgid "A"\nmsgid "B"\n', "line 8"),
        ('msgid "Regions"\nmsgstr "Encore"\n', "line 7: 'Regions' is there twice"),
        ('#, python-format\nmsgid "%(count)d guests"\nmsgstr "Des invités"\n', "%(count)d is on one side only"),
        ('#, python-format\nmsgid "%(count)d guests"\nmsgstr "%(nombre)d invités"\n', "line 7: %(count)d, %(nombre)d"),
    ],
)
def test_a_broken_catalogue_is_refused_with_file_and_line(catalogue, added, complaint):
    catalogue.write_text(f"{GOOD}\n{added}")
    with pytest.raises(CommandError) as refusal:
        compile_catalogue(catalogue)
    assert str(catalogue) in str(refusal.value)
    assert complaint in str(refusal.value)
    assert not catalogue.with_suffix(".mo").exists()


def test_a_catalogue_in_another_encoding_is_refused(catalogue):
    catalogue.write_bytes(GOOD.encode("latin-1"))
    with pytest.raises(CommandError, match="line 5: not written in UTF-8"):
        compile_catalogue(catalogue)
