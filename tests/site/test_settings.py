"""The environment is read in one place, and what cannot be understood is refused with the variable's name."""

from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from cms.settings import env


@pytest.mark.parametrize(("value", "meaning"), [("1", True), ("Yes", True), ("on", True), ("0", False), ("", False)])
def test_a_flag_is_on_or_off(monkeypatch, value, meaning):
    monkeypatch.setenv("SOME_FLAG", value)
    assert env.flag("SOME_FLAG", default=not meaning) is meaning


def test_a_flag_that_is_not_set_has_its_default(monkeypatch):
    monkeypatch.delenv("SOME_FLAG", raising=False)
    assert env.flag("SOME_FLAG", default=True)
    assert not env.flag("SOME_FLAG")


@pytest.mark.parametrize(
    ("read", "value"),
    [(env.flag, "perhaps"), (lambda name: env.number(name, 1), "many"), (lambda name: env.required(name, "x"), " ")],
)
def test_a_value_that_makes_no_sense_is_refused_by_name(monkeypatch, read, value):
    monkeypatch.setenv("SOME_NAME", value)
    with pytest.raises(ImproperlyConfigured, match="SOME_NAME"):
        read("SOME_NAME")


def test_a_list_leaves_out_empty_words(monkeypatch):
    monkeypatch.setenv("SOME_LIST", "a.example, b.example,,")
    assert env.words("SOME_LIST") == ["a.example", "b.example"]


def test_without_an_address_the_database_is_a_file_that_waits_for_writers(monkeypatch, tmp_path):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    database = env.database(tmp_path / "db.sqlite3")
    assert database["NAME"] == str(tmp_path / "db.sqlite3")
    assert database["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode=WAL" in database["OPTIONS"]["init_command"]


@pytest.mark.parametrize(
    ("url", "host"), [("postgres://u:p@db.example/site", "db.example"), ("postgres://u@%2Frun%2Fpg/site", "/run/pg")]
)
def test_an_address_names_the_database(monkeypatch, url, host):
    monkeypatch.setenv("DATABASE_URL", url)
    database = env.database(Path("unused"))
    assert (database["ENGINE"], database["HOST"]) == ("django.db.backends.postgresql", host)
    assert database["NAME"] == "site"


def test_an_address_that_cannot_be_read_is_refused_without_telling_the_password(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "nosuch://user:hidden-word@db.example/site")
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL") as refusal:
        env.database(Path("unused"))
    assert "hidden-word" not in str(refusal.value)


def test_no_other_module_reads_the_environment():
    modules = [path for name in ("cms", "home", "regions", "news") for path in Path(name).rglob("*.py")]
    reading = [str(path) for path in modules if "os.environ" in path.read_text() or "os.getenv" in path.read_text()]
    assert set(reading) <= {"cms/settings/env.py", "cms/wsgi.py", "cms/asgi.py"}


def test_archives_are_no_documents():
    assert not {"zip", "html", "svg", "exe", "js"} & set(settings.WAGTAILDOCS_EXTENSIONS)


def test_a_translation_does_not_go_live_by_itself():
    assert settings.WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE is False


def test_the_server_asks_no_outside_address():
    assert settings.WAGTAILEMBEDS_FINDERS == []
    assert settings.WAGTAIL_GRAVATAR_PROVIDER_URL is None
    assert settings.WAGTAIL_ENABLE_UPDATE_CHECK is False
