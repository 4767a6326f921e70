"""What texts refer to: asked for while they are read a first time, loaded with one query a kind, shown the second time.

Wagtail would look up the pictures, documents and pages of each text by itself, which costs queries for each item.
"""

import re
from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Model
from django.utils.html import format_html
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.rich_text import expand_db_html

from cms.core.originals import original_first
from cms.core.pictures.making import renditions
from cms.core.rich_text import ID, Target, find_targets
from cms.core.sites import for_reader

DOCUMENT_LINK = re.compile(r'<a [^>]*?linktype="document"[^>]*>')
FILTER = "width-960|format-webp"
APART = "\x1f"  # stands in no text: forms and cleaners refuse it


@dataclass(frozen=True)
class Link:
    """A title with the address and the language (BCP 47, empty for the reader's) of what has it."""

    title: str
    url: str
    language: str = ""


class Found:
    """What the texts of one response refer to. Before ``load`` every question is noted and answered with nothing."""

    def __init__(self):
        self._asked = defaultdict(set)
        self._texts, self._pictures, self._documents, self._targets, self._rows = {}, {}, {}, {}, {}

    def text(self, source: str) -> str:
        """Rich text with its links as addresses; not cleaned."""
        return self._answer("texts", self._texts, source) or ""

    def picture(self, pk: int):
        """A rendition with its picture, or None."""
        return self._answer("pictures", self._pictures, pk)

    def document(self, pk: int):
        return self._answer("documents", self._documents, pk)

    def page(self, pk: int) -> Target | None:
        return self._answer("pages", self._targets, pk)

    def row(self, model: type[Model], pk: int) -> Link | None:
        """A translatable row as the reader sees it, or None where the public may not."""
        return self._answer(model, self._rows, (model, pk))

    def _answer(self, kind, known, key):
        self._asked[kind].add(key)
        return known.get(key)

    def load(self, locale_id: int) -> None:
        """One query a kind at most: pages, documents, pictures, and each model of other rows."""
        asked = dict(self._asked)
        texts = sorted(asked.pop("texts", ()))
        linked = {pk for text in texts for pk in _document_ids(text)}
        self._documents = get_document_model().objects.in_bulk(asked.pop("documents", set()) | linked)
        self._targets = find_targets(asked.pop("pages", ()))
        self._pictures = _renditions(asked.pop("pictures", set()))
        # All texts at once: the links of one kind are then looked up together.
        joined = DOCUMENT_LINK.sub(self._link_to_document, APART.join(texts))
        expanded = expand_db_html(joined).split(APART) if texts else []
        self._texts = dict(zip(texts, expanded, strict=True))
        for model, keys in asked.items():
            self._rows |= _rows(model, {pk for _model, pk in keys}, locale_id)

    def _link_to_document(self, match) -> str:
        document = next((self._documents.get(pk) for pk in _document_ids(match[0])), None)
        return format_html('<a href="{}">', document.url) if document else "<a>"


def _document_ids(text) -> list[int]:
    return [int(pk) for tag in DOCUMENT_LINK.findall(text) for pk in ID.findall(tag)]


def _renditions(ids: set) -> dict:
    if not ids:
        return {}
    model = get_image_model()
    kept = model.get_rendition_model().objects.filter(image__in=ids, filter_spec=FILTER).select_related("image")
    found = {rendition.image_id: rendition for rendition in kept}
    for picture in model.objects.filter(pk__in=ids - found.keys()) if ids - found.keys() else ():
        for rendition in renditions(picture, [FILTER]):  # none where it cannot be made: the text stands without it
            found[picture.pk] = rendition
    return found


def _rows(model, ids, locale_id) -> dict:
    handles = model._base_manager.filter(pk__in=ids)
    asked = model._default_manager.visible().filter(translation_key__in=handles.values("translation_key"))
    rows = list(asked.select_related("locale").order_by(original_first(model), "pk"))
    keys = {row.pk: row.translation_key for row in rows if row.pk in ids}
    if ids - keys.keys():  # the row that was chosen is hidden; a translation of it may be public
        keys |= dict(handles.values_list("pk", "translation_key"))
    best = {}
    for row in rows:
        if row.translation_key not in best or row.locale_id == locale_id:
            best[row.translation_key] = row
    return {(model, pk): _link(best[key], locale_id) for pk, key in keys.items() if key in best}


def _link(row, locale_id) -> Link:
    language = "" if row.locale_id == locale_id else row.locale.language_code
    return Link(str(row), for_reader(getattr(row, "url", None), row.locale.language_code), language)
