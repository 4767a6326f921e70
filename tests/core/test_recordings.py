"""Texts read aloud: which files are accepted, who is offered them, and that players get them in parts."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.urls import reverse

from cms.core.models import CustomDocument
from home.models import HomePage
from news.models import NewsPage
from tests.factories.pages import translate

pytestmark = pytest.mark.django_db
SOUNDS = {
    "a.mp3": b"ID3\x03",
    "b.mp3": b"\xff\xfb\x90",
    "c.m4a": b"\0\0\0\x20ftypM4A ",
    "d.opus": b"OggS\0",
    "e.OGG": b"OggS\0",
}


def document(name="a.mp3", content=b"ID3\x03", language="en"):
    found = CustomDocument(title="Read aloud", language=language)
    found.file.save(name, ContentFile(content + bytes(100)), save=False)
    found.full_clean()
    found.save()
    return found


@pytest.mark.sampled()
@pytest.mark.parametrize("name", SOUNDS)
def test_a_recording_is_accepted_by_what_is_in_it(name):
    assert document(name, SOUNDS[name]).content_type.startswith("audio/")


@pytest.mark.sampled()
@pytest.mark.parametrize("name", ["a.mp3", "c.m4a", "d.opus"])
def test_a_page_or_a_program_that_calls_itself_a_recording_is_refused(name, make_editor, client):
    with pytest.raises(ValidationError, match="its content does not"):
        document(name, b"<html><script>")
    client.force_login(get_user_model().objects.create_superuser("administrator"))
    upload = {"title": "Recording", "file": ContentFile(b"<html>", name=name), "language": "en", "collection": 1}
    answer = client.post(reverse("wagtaildocs:add"), upload)
    assert "its content does not" in answer.content.decode()
    assert not CustomDocument.objects.exists()


@pytest.mark.parametrize(
    ("made", "words"),
    [
        ({"name": "a.pdf", "content": b"%PDF"}, "no sound file"),
        ({"language": ""}, "which language is spoken"),
        ({"content": b"ID3" + bytes(21 * 1024 * 1024)}, "larger than 20 MB"),
    ],
)
def test_a_page_takes_no_file_that_its_readers_could_not_play(site, made, words):
    post = NewsPage.objects.get(pk=site.post.pk)
    post.recording = document(**made)
    with pytest.raises(ValidationError, match=words):
        post.full_clean()


def player(client, path):
    return BeautifulSoup(client.get(path).content.decode(), "html.parser").find("audio")


def test_readers_are_offered_the_recording_in_the_language_of_the_text(site, client):
    spoken = document()
    for row in (site.post, site.practice):
        row.recording = spoken
        row.save()
    for path in ("/en/news/second/", "/en/good-practices/rural-farm/"):
        found = player(client, path)
        assert (found["src"], found["preload"]) == (spoken.url, "none")
        assert "in English" in found.find_parent("figure").get_text()
    assert player(client, "/en/") is None
    translation = translate(site.post, "fr")  # it takes over what is not translated yet, the recording too
    assert translation.recording == spoken
    assert player(client, "/fr/news/second/") is None
    translation.recording = document("f.mp3", language="fr")
    translation.save()
    assert player(client, "/fr/news/second/")["src"] == translation.recording.url


def test_where_the_original_answers_its_own_recording_is_offered(site, client):
    HomePage.objects.get(pk=site.home.pk)
    translate(site.home, "fr")
    site.post.recording = document()
    site.post.save()
    found = player(client, "/fr/news/second/")
    assert found and "anglais" in found.find_parent("figure").get_text()


def test_a_player_gets_the_parts_it_asks_for(site, client):
    url = document(content=b"ID3" + bytes(range(97))).url
    whole = b"".join(client.get(url).streaming_content)
    asked = {"bytes=0-3": whole[:4], "bytes=10-": whole[10:], "bytes=-5": whole[-5:], "bytes=190-999": whole[190:]}
    for header, expected in asked.items():
        answer = client.get(url, headers={"range": header})
        assert (answer.status_code, b"".join(answer.streaming_content)) == (206, expected)
        assert int(answer.headers["Content-Length"]) == len(expected)
        assert answer.headers["Content-Range"].endswith(f"/{len(whole)}")
    beyond = client.get(url, headers={"range": "bytes=5000-"})
    assert (beyond.status_code, beyond.headers["Content-Range"]) == (416, f"bytes */{len(whole)}")
    far = "9" * 4400  # more than Python reads as a number
    assert client.get(url, headers={"range": f"bytes={far}-"}).status_code == 416
    for header, expected in {
        f"bytes=1-{far}": whole[1:],
        f"bytes=-{far}": whole,
        f"bytes={'0' * 4400}1-2": whole[1:3],
    }.items():
        answer = client.get(url, headers={"range": header})
        assert (answer.status_code, b"".join(answer.streaming_content)) == (206, expected)
    for header in ("bytes=-", "lines=1-2", "bytes=0-1,3-4"):
        assert client.get(url, headers={"range": header}).status_code == 200
