"""What a translation lacks: words, checks, a review. Asked with a handful of queries, however long the page is."""

from collections.abc import Iterator

from django.core.exceptions import FieldDoesNotExist
from django.utils.html import strip_tags
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..engine.models import Translation
from ..engine.segments import choices_in, segments_of
from ..models import Authorship, ChangeKind


class Fault(str):
    """A sentence that says why a translation may not be published and what to do. ``final``: nobody may override it."""

    final: bool

    def __new__(cls, text: str, final: bool = False):
        fault = super().__new__(cls, text)
        fault.final = final
        return fault


LISTED = {"title", "summary"}  # shown away from the page, where nothing can say that they are the original's
NAMED = 5  # places that are named in a message; the rest is only counted


def missing(translation: Translation, is_public: bool) -> Iterator[Fault]:
    """What is missing before a translation may be published.

    Words carried over from before the original changed do not hold back a translation that readers have already: they
    see those words, marked, in any case, and everything else gets better. They hold back a first publication, because
    without it readers are shown the original, which is right.
    """
    segments = segments_of(translation)
    model = translation.source.specific_content_type.model_class()
    untranslated = [each for each in segments if each.words is None]
    faulty = [each for each in segments if each.words is not None and each.words.has_error]
    done = [each for each in segments if each.is_usable]
    changed = [each for each in done if each.carried is not None and each.carried.kind != ChangeKind.TYPO]
    written = [each for each in done if each.carried is None]
    corrected = [each for each in done if each.carried is not None and each.carried.kind == ChangeKind.TYPO]
    unreviewed = [each for each in written if not each.is_reviewed]
    if not is_public:
        unreviewed += _unreviewed_before(translation, corrected)
    yield from _fault(untranslated, len(segments), model, _not_translated)
    if any(each.path in LISTED for each in untranslated):
        yield Fault(_("Lists and search results show the title and the summary. Translate these first."), final=True)
    yield from _fault(faulty, len(segments), model, _has_errors)
    yield from _fault(changed if not is_public else [], len(segments), model, _has_changed)
    yield from _fault(unreviewed, len(segments), model, _not_reviewed)
    yield from _faulty_choices(translation)


def _unreviewed_before(translation, corrected):
    """Carried words lose their review; where only letters were corrected in the original, that of before counts."""
    if not corrected:
        return []
    strings = [each.carried.base_string_id for each in corrected]
    reviewed = Authorship.objects.filter(
        string_translation__translation_of__in=strings,
        string_translation__locale_id=translation.target_locale_id,
        reviewed_at__isnull=False,
    ).values_list("string_translation__translation_of_id", "string_translation__context_id")
    known = set(reviewed)
    return [each for each in corrected if (each.carried.base_string_id, each.source.context_id) not in known]


def _fault(segments, total, model, sentence):
    if not segments:
        return
    places = ", ".join(_place(each, model) for each in segments[:NAMED])
    text = sentence(len(segments)) % {"number": len(segments), "total": total, "places": places}
    yield Fault(text + (" …" if len(segments) > NAMED else ""))


def _place(segment, model):
    name = segment.path.split(".")[0]
    try:
        field = model._meta.get_field(name)
        name = getattr(field, "verbose_name", name)
    except FieldDoesNotExist:
        pass
    words = Truncator(strip_tags(segment.text)).chars(40)
    return f"{capfirst(str(name))} (“{words}”)"


def _not_translated(number):
    return ngettext(
        "%(number)s of %(total)s texts is not translated: %(places)s",
        "%(number)s of %(total)s texts are not translated: %(places)s",
        number,
    )


def _has_errors(number):
    return ngettext(
        "%(number)s of %(total)s texts did not pass the checks: %(places)s",
        "%(number)s of %(total)s texts did not pass the checks: %(places)s",
        number,
    )


def _has_changed(number):
    return ngettext(
        "%(number)s of %(total)s texts was written before the original changed: %(places)s",
        "%(number)s of %(total)s texts were written before the original changed: %(places)s",
        number,
    )


def _not_reviewed(number):
    return ngettext(
        "%(number)s of %(total)s texts is not reviewed: %(places)s",
        "%(number)s of %(total)s texts are not reviewed: %(places)s",
        number,
    )


def _faulty_choices(translation):
    faulty = choices_in(translation).filter(has_error=True).count()
    if faulty:
        sentence = ngettext(
            "%(number)s link did not pass the checks. Correct it or take the original’s.",
            "%(number)s links did not pass the checks. Correct them or take the original’s.",
            faulty,
        )
        yield Fault(sentence % {"number": faulty})
