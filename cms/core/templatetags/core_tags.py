"""What templates of every app need: menus, language marks, sections, rings, rich text links."""

from typing import Any

from django import template
from django.utils import translation
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe

from .. import languages
from ..cleaning import clean
from ..content_urls import Entry
from ..links import is_good
from ..models import NetworkSettings
from ..navigation import navigation
from ..sections import sections as find_sections
from ..sites import for_reader, site_of
from ..structured_data import as_json_ld, breadcrumb, organisation

register = template.Library()


@register.simple_tag(takes_context=True)
def get_navigation(context) -> Any:
    """The Navigation of this response: ``{% get_navigation as nav %}``."""
    return navigation(context["request"], context.get("page"), context.get("content_addresses"))


@register.simple_tag(takes_context=True)
def get_network(context) -> Any:
    """The network's settings for this site; the defaults where none are set."""
    site = site_of(context["request"])
    return getattr(site, "networksettings", None) or NetworkSettings()


@register.simple_tag
def footer_text(network) -> Any:
    """The network's footer in the active language, or None."""
    return network.footer_text()


@register.simple_tag(takes_context=True)
def sections(context, place) -> Any:
    """The sections that apps hand in for a place, each rendered with its own context: ``{% sections "region" %}``."""
    found = find_sections(place, context.get("page"), context.flatten())
    rendered = []
    for section in found:
        engine: Any = template.loader.get_template(section.template)
        with context.push(**section.context):
            rendered.append(engine.template.render(context))
    return format_html_join("", "{}", ((part,) for part in rendered))


@register.filter
def address(thing) -> str:
    """Where readers find a page or a practice: ``{{ region|address }}``, under their prefix, translated or not."""
    return for_reader(thing.url, _code_of(thing)) if thing else ""


@register.simple_tag
def lang_attrs(thing, field="") -> str:
    """``lang`` and ``dir`` for content whose language differs from the page's; nothing where it is the same.

    ``thing`` is a translatable row, or a BCP 47 code. ``field``: the field of the row that is shown, if it may be in
    another language than the row: what nobody has translated yet.
    """
    code = thing if isinstance(thing, str) else _code_of_field(thing, field) or _code_of(thing)
    if not code or code == translation.get_language():
        return ""
    return format_html(' lang="{}" dir="{}"', code, languages.direction(code))


@register.filter
def shown_name(thing) -> str:
    """What readers call a page: its title, unless it knows a name in their language (a region's local name)."""
    return getattr(thing, "shown_name", "") or getattr(thing, "title", "")


@register.filter
def foreign(thing) -> str:
    """The name, in the reader's language, of the language of content that is in another one; empty otherwise."""
    code = _code_of(thing)
    return languages.name_in(code) if code and code != translation.get_language() else ""


def _code_of_field(thing, field):
    return getattr(thing, f"language_of_{field}", "") or getattr(thing, "language_of_field", {}).get(field)


def _code_of(thing):
    return thing.locale.language_code if getattr(thing, "locale_id", None) else ""


@register.simple_tag
def direction() -> str:
    """``ltr`` or ``rtl`` for the active language."""
    return languages.direction(translation.get_language() or languages.SOURCE)


@register.filter
def language_name(code) -> str:
    """A language's name in the reader's language: ``fr`` gives ``French``."""
    return languages.name_in(code) if code else ""


@register.filter
def said_in(code) -> str:
    """How one says that something is in a language: ``fr`` gives ``in French``."""
    return languages.said_in(code) if code else ""


@register.filter
def clean_html(html) -> str:
    """Rich text as it may be shown: with the allowed tags alone."""
    return mark_safe(clean(html))  # noqa: S308 - this is what makes it safe


@register.filter
def good_address(address) -> str:
    """An address that somebody wrote into a field, or nothing if no page may link to it (``javascript:``)."""
    return address if address and is_good(str(address)) else ""


@register.filter
def language_own_name(code) -> str:
    """What a language calls itself: ``fr`` gives ``Français``."""
    return languages.own_name(code)


@register.simple_tag(takes_context=True)
def structured_data(context, nav, network, root, of) -> Any:
    """For machines: the network, the way to what is read, and what that says of itself.

    ``of`` is the page, or content with an address below the page.
    """
    page = context["page"]
    way = nav.breadcrumb if of is page else [*nav.breadcrumb, Entry(shown_name(page), address(page))]
    nodes = [organisation(network.network_name, root)]
    if way:
        nodes.append(breadcrumb(way, shown_name(of), root))
    if hasattr(of, "structured_data"):
        nodes += of.structured_data(context.flatten())
    return as_json_ld(nodes)


@register.filter
def digits(phone) -> str:
    """A telephone number as a link needs it: ``+33 4 76 00 00 00`` gives ``+33476000000``."""
    return "".join(sign for sign in phone if sign.isdigit() or sign == "+")


@register.filter
def open_graph_locale(code) -> str:
    """A language as Open Graph writes it: ``pt-BR`` gives ``pt_BR``."""
    return code.replace("-", "_")
