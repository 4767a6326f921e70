"""What an app hands in, and what it is asked with."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import Http404
from django.urls import reverse
from django.utils import translation
from wagtail import hooks
from wagtail.models import Site

from cms.core.sites import network_name


@dataclass(frozen=True)
class Reader:
    """For whom something is written: a language (BCP 47) on one site. ``part`` is a part of the stream, or empty."""

    language: str
    site: Site
    part: str = ""

    @property
    def root(self) -> str:
        """The site's address without a slash at the end."""
        return self.site.root_url

    @property
    def network(self) -> str:
        return network_name(self.site)


@dataclass(frozen=True)
class Format:
    """One way to write a stream. ``write`` gets the stream, the reader and the stream's own address."""

    media_type: str
    write: Callable[["Stream", Reader, str], bytes]


class Stream:
    """Public content in the order of time. ``name`` is its address, ``formats`` are by extension."""

    name = ""
    title = ""
    formats: dict[str, Format] = {}

    def part_of(self, page) -> str:
        """The part of the stream that a page stands for, as its address has it: a region's slug. Empty for none."""
        return ""

    def is_shown_on(self, page) -> bool:
        """Whether the page offers the stream to its readers; programs are told of it everywhere."""
        return bool(self.part_of(page))

    def refuse_part(self, reader: Reader) -> None:
        """Raises Http404 where the stream has no such part. Streams with parts say which they have."""
        if reader.part:
            raise Http404("this stream has no parts")

    def title_for(self, reader: Reader) -> str:
        """The name of the stream in the active language; asked after its items were."""
        return f"{self.title} – {reader.network}"

    def address(self, language: str, extension: str, part: str = "") -> str:
        """The stream's own address, without the host."""
        with translation.override(language):
            if part:
                return reverse("feed_of_part", args=[self.name, part, extension])
            return reverse("feed", args=[self.name, extension])


def streams() -> dict[str, Stream]:
    """Name to stream, of all that apps hand in with the hook ``feeds``: functions that give a stream."""
    return {stream.name: stream for stream in (hand_in() for hand_in in hooks.get_hooks("feeds"))}
